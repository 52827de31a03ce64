/// Who does a work package: participants, a trade firm, or both side by side.
package enum Performer: String, Choice {
  case participants, firm, both

  package var word: String {
    switch self {
    case .participants: "teilnehmende"
    case .firm: "firma"
    case .both: "beide"
    }
  }

  package var name: Phrase {
    switch self {
    case .participants: Phrase("Teilnehmende", en: "participants")
    case .firm: Phrase("Firma", en: "firm")
    case .both: Phrase("beide", en: "both")
    }
  }

  package static var subject: Phrase { Phrase("Ausführung", en: "Performer") }
}
