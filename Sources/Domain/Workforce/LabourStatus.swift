/// A spell's status as it is recorded: coarser than § 18 SGB III tells apart, because that is what people know of each other.
package enum LabourStatus: String, NamedCase {
  case unemployed
  case measure45 = "measure_45"
  case measure, ill, care, employed, other

  package var name: Phrase {
    switch self {
    case .unemployed: Phrase("arbeitslos", en: "unemployed")
    case .measure45: Phrase("Maßnahme 45", en: "measure 45")
    case .measure: Phrase("Maßnahme", en: "measure")
    case .ill: Phrase("krank", en: "ill")
    case .care: Phrase("Pflege", en: "care")
    case .employed: Phrase("beschäftigt", en: "employed")
    case .other: Phrase("sonstig", en: "other")
    }
  }

  /// What the clock of § 18 SGB III takes it for.
  package var spellKind: StatusSpell.Kind {
    switch self {
    case .unemployed: .unemployed
    case .measure45: .activationMeasure
    case .measure: .measure
    case .ill: .illness
    case .care: .care
    case .employed: .employment
    case .other: .otherNonEmployment
    }
  }
}
