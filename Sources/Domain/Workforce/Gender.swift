/// As participants state it; no answer is an answer.
package enum Gender: String, Choice {
  case female, male
  case nonBinary = "non_binary"
  case noAnswer = "no_answer"

  package var name: Phrase {
    switch self {
    case .female: Phrase("w", en: "female")
    case .male: Phrase("m", en: "male")
    case .nonBinary: Phrase("d", en: "non binary")
    case .noAnswer: Phrase("keine Angabe", en: "no answer")
    }
  }

  /// Written out, where there is room.
  package var inFull: Phrase {
    switch self {
    case .female: Phrase("weiblich", en: "female")
    case .male: Phrase("männlich", en: "male")
    case .nonBinary: Phrase("divers", en: "non binary")
    case .noAnswer: name
    }
  }

  package static var subject: Phrase { Phrase("Geschlecht", en: "Gender") }
}
