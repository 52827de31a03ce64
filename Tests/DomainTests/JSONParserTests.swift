import Domain
import Testing

/// Reading JSON that others have written.
@Suite struct JSONParserTests {
  private func read(_ text: String) -> JSONValue? { try? JSONValue.parse(text.utf8) }

  @Test func `what is written is read again`() {
    let value: JSONValue = [
      "a": [1, -2, 9_223_372_036_854_775_807, true, nil], "ä \"\\\n\u{1}\u{1F600}": ["x": []], "leer": [:], "text": "",
    ]
    #expect(read(value.compact) == value)
    #expect(read(value.pretty) == value)
    #expect(read(" [ 1 , \"\\u00e4\\ud83d\\ude00\\/\" ] ") == [1, "ä\u{1F600}/"])
  }

  @Test(arguments: [
    ("0", 0), ("-0", 0), ("1.0", 1), ("12.50e1", 125), ("2e3", 2000), ("5000e-3", 5), ("-9223372036854775808", Int64.min),
    ("0e400", 0),
  ])
  func `a whole number may be written with a point or an exponent`(_ text: String, _ number: Int64) {
    #expect(read(text) == .integer(number))
  }

  @Test(arguments: [
    "", " ", "{", "[1,]", "{\"a\":1,}", "{\"a\" 1}", "{a:1}", "'a'", "01", "-", "1.", "1.5", "1e", ".5", "+1", "NaN", "tru",
    "9223372036854775808", "1e19", "1e999999999999999999999", "\"", "\"\\x\"", "\"\\u12g4\"", "\"\\ud800\"",
    "\"\\ud800\\u0041\"",
    "\"\\udc00\"", "\"\\u0000\"", "\"\u{1}\"", "1 2", "{\"a\":1,\"a\":1}", String(repeating: "[", count: 100_000),
  ])
  func `anything else is refused`(_ text: String) { #expect(read(text) == nil) }

  @Test func `what is no UTF-8 is refused, and the place is told`() {
    #expect(throws: UnreadableJSON.self) { try JSONValue.parse([0x22, 0xFF, 0x22]) }
    do {
      _ = try JSONValue.parse("[1, x]".utf8)
    } catch {
      #expect(error.offset_bytes == 4)
    }
  }
}
