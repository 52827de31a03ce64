/// An occupation of the Klassifikation der Berufe 2010: five digits, the last of which is the requirement level.
package struct KldBCode: Sendable, Hashable {
  package let digits: String

  /// Helper, skilled worker, specialist, expert.
  package enum RequirementLevel: Int, Sendable, CaseIterable {
    case helper = 1
    case skilled, specialist, expert
  }

  package var level: RequirementLevel {
    digits.utf8.last.flatMap { RequirementLevel(rawValue: Int($0) - 48) } ?? .helper
  }

  /// Reads five digits. A number of four is refused rather than padded: only the military occupations begin with a zero, and
  /// a spreadsheet that has lost their zero cannot be told from one that has lost a digit.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> KldBCode {
    let bytes = Array(text.utf8).trimmed()
    if bytes.count == 5, bytes.decimalValue() != nil, let last = bytes.last,
      RequirementLevel(rawValue: Int(last) - 48) != nil
    {
      return KldBCode(digits: String(decoding: bytes, as: UTF8.self))
    }
    throw UnreadableValue(
      code: "kldb.unreadable",
      message: Phrase("„\(text)“ ist kein Beruf der KldB 2010.", en: "“\(text)” is not an occupation of the KldB 2010."),
      hint: Phrase(
        "Ein Beruf hat fünf Ziffern, die letzte ist das Anforderungsniveau 1 bis 4: 33212.",
        en: "An occupation has five digits, the last is the requirement level 1 to 4: 33212."))
  }
}

extension KldBCode: CustomStringConvertible {
  package var description: String { digits }
}
