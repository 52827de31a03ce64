/// One of a few words that a column or an option takes; the raw value is what the database and English files carry.
package protocol Choice: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// The word in German files and commands (`erworben` for `acquired`).
  var word: String { get }
  /// What people read.
  var name: Phrase { get }
  /// What is chosen here, as the subject of a sentence: „Zustand“.
  static var subject: Phrase { get }
}

extension Choice {
  /// Reads the German or the English word, regardless of case.
  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> Self {
    let wanted = text.lowercased()
    if let found = allCases.first(where: { $0.word == wanted || $0.rawValue == wanted }) { return found }
    let german = allCases.map(\.word).joined(separator: ", ")
    let english = allCases.map(\.rawValue).joined(separator: ", ")
    throw UnreadableValue(
      code: "choice.unknown",
      message: Phrase(
        "\(subject.text(.german)): „\(text)“ gibt es nicht.", en: "\(subject.text(.english)): there is no “\(text)”."),
      hint: Phrase("Möglich ist: \(german).", en: "Possible: \(english)."))
  }
}
