/// The kinds of events that a day of the site diary is made of.
package enum DiaryEventKind: String, Sendable, CaseIterable {
  case weather
  case presence
  case briefing
  case workLine = "work_line"
  case firmPresence = "firm_presence"
  case note
  case progress
  case photo
  case retraction

  package var name: Phrase {
    switch self {
    case .weather: Phrase("Wetter", en: "weather")
    case .presence: Phrase("Anwesenheit", en: "presence")
    case .briefing: Phrase("Unterweisung", en: "briefing")
    case .workLine: Phrase("Arbeit", en: "work")
    case .firmPresence: Phrase("Firma", en: "firm")
    case .note: Phrase("Notiz", en: "note")
    case .progress: Phrase("Fortschritt", en: "progress")
    case .photo: Phrase("Foto", en: "photo")
    case .retraction: Phrase("Rücknahme", en: "retraction")
    }
  }
}
