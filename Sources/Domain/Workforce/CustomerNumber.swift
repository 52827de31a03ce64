/// The Bundesagentur's number of a person. A new one is issued after a long gap, so it is an attribute with a validity and
/// never a key (§ 51a SGB II).
package enum CustomerNumber {
  /// A doubt about the form, or nil where it looks usual (`333D123456`). Only ever a warning: the pattern is known from
  /// secondary sources, and no official check is public.
  package static func doubt(about text: some StringProtocol) -> Phrase? {
    let bytes = Array(text.utf8).trimmed()
    func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
    let usual =
      bytes.count == 10 && bytes.prefix(3).allSatisfy(isDigit) && bytes.suffix(6).allSatisfy(isDigit)
      && (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(bytes[3])
    return usual
      ? nil
      : Phrase(
        "Die Kundennummer sieht ungewöhnlich aus; üblich sind drei Ziffern, ein Buchstabe, sechs Ziffern.",
        en: "The customer number looks unusual; usual are three digits, a letter, six digits.")
  }
}
