/// Whom a note from the site is to.
package enum NoteAddressee: String, Choice {
  case finance, coach

  package var word: String {
    switch self {
    case .finance: "finanzen"
    case .coach: "coach"
    }
  }

  package var name: Phrase {
    switch self {
    case .finance: Phrase("Finanzen", en: "finance")
    case .coach: Phrase("Jobcoach", en: "job coach")
    }
  }

  package static var subject: Phrase { Phrase("An wen", en: "To whom") }
}
