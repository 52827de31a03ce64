extension StatusSpell.Kind: Choice {
  package var name: Phrase {
    switch self {
    case .unemployed: Phrase("arbeitslos", en: "unemployed")
    case .activationMeasure: Phrase("Maßnahme 45", en: "measure 45")
    case .measure: Phrase("Maßnahme", en: "measure")
    case .illness: Phrase("krank", en: "ill")
    case .care: Phrase("Pflege", en: "care")
    case .integrationCourse: Phrase("Integrationskurs", en: "integration course")
    case .employment: Phrase("beschäftigt", en: "employed")
    case .selfEmployment: Phrase("selbstständig", en: "self employed")
    case .notPermitted: Phrase("nicht erlaubt", en: "not permitted")
    case .otherNonEmployment: Phrase("sonstig", en: "other")
    }
  }

  package static var subject: Phrase { Phrase("Status", en: "Status") }
}
