/// Where somebody went after a placement, or what else ended it.
package enum OutcomeKind: String, Choice {
  case job, training
  case furtherMeasure = "further_measure"
  case unemployed, inactive, retired, moved, unknown, died

  package var name: Phrase {
    switch self {
    case .job: Phrase("Arbeit", en: "job")
    case .training: Phrase("Ausbildung", en: "training")
    case .furtherMeasure: Phrase("weitere Maßnahme", en: "further measure")
    case .unemployed: Phrase("arbeitslos", en: "unemployed")
    case .inactive: Phrase("inaktiv", en: "inactive")
    case .retired: Phrase("Rente", en: "retired")
    case .moved: Phrase("Umzug", en: "moved")
    case .unknown: Phrase("unbekannt", en: "unknown")
    case .died: Phrase("verstorben", en: "died")
    }
  }

  package static var subject: Phrase { Phrase("Ergebnis", en: "Outcome") }
}
