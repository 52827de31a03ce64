import Domain
import FoundationEssentials
import Testing

@Suite struct JSONValueTests {
  private static let value: JSONValue = [
    "b": 2, "a": ["Straße \"51\"\n\u{1}", nil, true, []], "cents": .cents(Money(cents: -1)), "empty": [:],
  ]

  @Test func `equal values are equal texts, keys in order`() {
    #expect(Self.value.compact == #"{"a":["Straße \"51\"\n\u0001",null,true,[]],"b":2,"cents":-1,"empty":{}}"#)
  }

  @Test func `what is written for people reads back as the same value`() throws {
    let bytes = Data(Self.value.pretty.utf8)
    #expect(try JSONDecoder().decode(JSONValue.self, from: bytes) == Self.value)
    #expect(Self.value.pretty.contains("\n  \"b\": 2,\n"))
  }

  @Test func `an amount with a fraction is refused, not rounded`() {
    #expect(throws: DecodingError.self) { try JSONDecoder().decode(JSONValue.self, from: Data("[1.5]".utf8)) }
  }
}
