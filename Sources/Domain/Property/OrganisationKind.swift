/// What an organisation mainly is for us.
package enum OrganisationKind: String, Choice {
  case funder, jobcenter, firm, donor, owner, supplier, authority, employer, partner

  package var word: String {
    switch self {
    case .funder: "geldgeber"
    case .jobcenter: "jobcenter"
    case .firm: "firma"
    case .donor: "spender"
    case .owner: "eigentuemer"
    case .supplier: "lieferant"
    case .authority: "behoerde"
    case .employer: "arbeitgeber"
    case .partner: "partner"
    }
  }

  package var name: Phrase {
    switch self {
    case .funder: Phrase("Geldgeber", en: "funder")
    case .jobcenter: Phrase("Jobcenter", en: "job centre")
    case .firm: Phrase("Firma", en: "firm")
    case .donor: Phrase("Spender", en: "donor")
    case .owner: Phrase("Eigentümer", en: "owner")
    case .supplier: Phrase("Lieferant", en: "supplier")
    case .authority: Phrase("Behörde", en: "authority")
    case .employer: Phrase("Arbeitgeber", en: "employer")
    case .partner: Phrase("Partner", en: "partner")
    }
  }

  package static var subject: Phrase { Phrase("Art der Organisation", en: "Kind of organisation") }
}
