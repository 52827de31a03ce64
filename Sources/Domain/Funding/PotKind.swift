/// Whose money a pot holds; a loan, as housing promotion often is, is never called a grant.
package enum PotKind: String, Choice {
  case grant, loan
  case ownFunds = "own_funds"
  case donation

  package var name: Phrase {
    switch self {
    case .grant: Phrase("Zuwendung", en: "grant")
    case .loan: Phrase("Darlehen", en: "loan")
    case .ownFunds: Phrase("Eigenmittel", en: "own funds")
    case .donation: Phrase("Spende", en: "donation")
    }
  }

  package static var subject: Phrase { Phrase("Art des Topfes", en: "Kind of pot") }
}

/// How a grant shares in the cost (VV zu § 44 LHO Nr. 2): a percentage, what is missing, a fixed sum, or all of it.
package enum FinanceType: String, Choice {
  case share, shortfall, fixed, full

  package var name: Phrase {
    switch self {
    case .share: Phrase("Anteil", en: "share")
    case .shortfall: Phrase("Fehlbedarf", en: "shortfall")
    case .fixed: Phrase("Festbetrag", en: "fixed")
    case .full: Phrase("voll", en: "full")
    }
  }

  package static var subject: Phrase { Phrase("Finanzierungsart", en: "Type of finance") }
}

/// Whether a pot's rule lets a cost in or shuts it out.
package enum EligibilityEffect: String, Choice {
  case eligible, excluded

  package var name: Phrase {
    switch self {
    case .eligible: Phrase("förderfähig", en: "eligible")
    case .excluded: Phrase("ausgeschlossen", en: "excluded")
    }
  }

  package static var subject: Phrase { Phrase("Wirkung", en: "Effect") }
}
