/// How well a fact is known. Only what stands in the statute or in a source may refuse; the rest warns.
package enum Evidence: String, Choice {
  case law = "V-law"
  case verified = "V"
  case secondHand = "V2"
  case derived = "D"
  case contradicted = "X"
  case unverified = "U"
  case design

  package var word: String { rawValue.lowercased() }

  package var name: Phrase {
    switch self {
    case .law: Phrase("Gesetz", en: "statute")
    case .verified: Phrase("belegt", en: "verified")
    case .secondHand: Phrase("Zweitquelle", en: "second hand")
    case .derived: Phrase("abgeleitet", en: "derived")
    case .contradicted: Phrase("widersprüchlich", en: "contradicted")
    case .unverified: Phrase("unbelegt", en: "unverified")
    case .design: Phrase("eigene Festlegung", en: "own decision")
    }
  }

  package static var subject: Phrase { Phrase("Beleg", en: "Evidence") }
}
