import Domain
import Testing

/// Figures with decimals are kept digit for digit and written as Germans write them.
@Suite struct ExactDecimalTests {
  @Test(arguments: [
    ("42", "42", "42"), ("42,5", "42.5", "42,5"), ("1.234,50", "1234.50", "1.234,5"), ("0,050", "0.050", "0,05"),
    (" 7 ", "7", "7"), ("612,00", "612.00", "612"),
  ])
  func `what people type is kept exactly and shown without idle zeros`(typed: String, kept: String, shown: String) throws {
    let value = try ExactDecimal.parse(typed)
    #expect(value.text == kept)
    #expect(value.description == shown)
  }

  @Test(arguments: ["", "42.5", "1.23", "12.34,5", "4,5,6", "-3", "x", "4,", ",5", "1e3", "1.2345,0"])
  func `what could be read in two ways is refused`(typed: String) {
    #expect(throws: UnreadableValue.self) { try ExactDecimal.parse(typed) }
  }
}
