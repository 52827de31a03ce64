/// What an expert's survey for asbestos came to; it replaces the presumption by the year (§ 11a (1) GefStoffV).
package enum SurveyResult: String, Choice {
  case free
  case found

  package var word: String {
    switch self {
    case .free: "frei"
    case .found: "gefunden"
    }
  }

  package var name: Phrase {
    switch self {
    case .free: Phrase("frei", en: "free")
    case .found: Phrase("gefunden", en: "found")
    }
  }

  package static var subject: Phrase { Phrase("Ergebnis des Gutachtens", en: "Result of the survey") }
}
