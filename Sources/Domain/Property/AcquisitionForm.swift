/// How a house came to us. A ground lease (ErbbauRG) alone has a term, a ground rent and a reversion.
package enum AcquisitionForm: String, Choice {
  case purchase
  case groundLease = "ground_lease"
  case preEmption = "pre_emption"
  case management
  case gift
  case unclear

  package var word: String {
    switch self {
    case .purchase: "kauf"
    case .groundLease: "erbbaurecht"
    case .preEmption: "vorkauf"
    case .management: "verwaltung"
    case .gift: "schenkung"
    case .unclear: "unklar"
    }
  }

  package var name: Phrase {
    switch self {
    case .purchase: Phrase("Kauf", en: "purchase")
    case .groundLease: Phrase("Erbbaurecht", en: "ground lease")
    case .preEmption: Phrase("Vorkauf", en: "pre-emption")
    case .management: Phrase("Verwaltung", en: "management")
    case .gift: Phrase("Schenkung", en: "gift")
    case .unclear: Phrase("unklar", en: "unclear")
    }
  }

  package static var subject: Phrase { Phrase("Form des Erwerbs", en: "Form of acquisition") }
}
