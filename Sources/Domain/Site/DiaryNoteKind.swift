/// What a note in the site diary is about; the list follows what a Bautagebuch has to hold (HOAI Anlage 10 LPH 8 e).
package enum DiaryNoteKind: String, Choice {
  case material, equipment, incident, hindrance, concern, order, inspection, test, visitor, plan, acceptance, note

  package var word: String {
    switch self {
    case .material: "material"
    case .equipment: "geraet"
    case .incident: "vorfall"
    case .hindrance: "behinderung"
    case .concern: "bedenken"
    case .order: "anordnung"
    case .inspection: "besuch"
    case .test: "pruefung"
    case .visitor: "besucher"
    case .plan: "plan"
    case .acceptance: "abnahme"
    case .note: "notiz"
    }
  }

  package var name: Phrase {
    switch self {
    case .material: Phrase("Material", en: "material")
    case .equipment: Phrase("Gerät", en: "equipment")
    case .incident: Phrase("Vorfall", en: "incident")
    case .hindrance: Phrase("Behinderung", en: "hindrance")
    case .concern: Phrase("Bedenken", en: "concern")
    case .order: Phrase("Anordnung", en: "order")
    case .inspection: Phrase("Begehung", en: "inspection")
    case .test: Phrase("Prüfung", en: "test")
    case .visitor: Phrase("Besuch", en: "visitor")
    case .plan: Phrase("Plan", en: "plan")
    case .acceptance: Phrase("Abnahme", en: "acceptance")
    case .note: Phrase("Notiz", en: "note")
    }
  }

  package static var subject: Phrase { Phrase("Art der Notiz", en: "Kind of note") }
}
