/// Where a defect or hazard stands (VOB/B § 13: reported, deadline, extension, fixed, verified, or another end).
package enum DefectState: String, Choice {
  case reported
  case deadlineSet = "deadline_set"
  case extended
  case fixed
  case verified
  case rejected
  case substitute
  case priceReduced = "price_reduced"

  /// Nothing is left to do; needs the day.
  package var isClosed: Bool { self == .verified || self == .rejected || self == .priceReduced }

  package var word: String {
    switch self {
    case .reported: "gemeldet"
    case .deadlineSet: "frist_gesetzt"
    case .extended: "nachfrist"
    case .fixed: "beseitigt"
    case .verified: "geprueft"
    case .rejected: "abgelehnt"
    case .substitute: "ersatzvornahme"
    case .priceReduced: "gemindert"
    }
  }

  package var name: Phrase {
    switch self {
    case .reported: Phrase("gemeldet", en: "reported")
    case .deadlineSet: Phrase("Frist gesetzt", en: "deadline set")
    case .extended: Phrase("Nachfrist", en: "extended")
    case .fixed: Phrase("beseitigt gemeldet", en: "fixed, not verified")
    case .verified: Phrase("geprüft", en: "verified")
    case .rejected: Phrase("abgelehnt", en: "rejected")
    case .substitute: Phrase("Ersatzvornahme", en: "substitute performance")
    case .priceReduced: Phrase("gemindert", en: "price reduced")
    }
  }

  package static var subject: Phrase { Phrase("Zustand", en: "State") }
}

/// How bad a defect or hazard is; acute means danger to life.
package enum Severity: String, Choice {
  case low
  case medium
  case high
  case acute

  package var word: String {
    switch self {
    case .low: "gering"
    case .medium: "mittel"
    case .high: "hoch"
    case .acute: "akut"
    }
  }

  package var name: Phrase { Phrase(word, en: rawValue) }
  package static var subject: Phrase { Phrase("Schwere", en: "Severity") }
}
