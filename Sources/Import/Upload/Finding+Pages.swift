package import Domain

extension Finding {
  /// What to do, for somebody who sits at a page; nil where only a command helps.
  package var hintOnPages: Phrase? {
    guard let hint else { return nil }
    switch code {
    case "import.differs" where hint.german.contains("--update"):
      return Phrase(
        "Soll gelten, was in der Datei steht: „Gespeichertes ändern“ wählen. Sonst die Datei angleichen.",
        en: "If the file is right, choose “Change what is stored”. Else adjust the file.")
    case "import.kind_unknown":
      return Phrase(
        "Die Art oder ein Profil wählen, oder die Datei nach ihrer Art benennen, etwa objekte.csv.",
        en: "Choose the kind or a profile, or name the file after its kind, such as properties.csv.")
    case "profile.month_missing":
      return Phrase("Den Monat angeben, etwa 03.2026.", en: "Say the month, such as 03.2026.")
    default:
      return [hint.german, hint.english].contains { $0.contains("--") || $0.contains("viertelwerk ") } ? nil : hint
    }
  }
}
