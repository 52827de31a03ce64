/// What a unit of a house is used as.
package enum UnitKind: String, Choice {
  case flat
  case shop
  case other

  package var word: String {
    switch self {
    case .flat: "wohnung"
    case .shop: "laden"
    case .other: "sonstige"
    }
  }

  package var name: Phrase {
    switch self {
    case .flat: Phrase("Wohnung", en: "flat")
    case .shop: Phrase("Laden", en: "shop")
    case .other: Phrase("Sonstige", en: "other")
    }
  }

  package static var subject: Phrase { Phrase("Art der Einheit", en: "Kind of unit") }
}

/// How units became other units on a day.
package enum UnitChangeKind: String, Choice {
  case merge
  case split
  case redivision

  package var word: String {
    switch self {
    case .merge: "zusammenlegung"
    case .split: "teilung"
    case .redivision: "neuaufteilung"
    }
  }

  package var name: Phrase {
    switch self {
    case .merge: Phrase("Zusammenlegung", en: "merge")
    case .split: Phrase("Teilung", en: "split")
    case .redivision: Phrase("Neuaufteilung", en: "redivision")
    }
  }

  package static var subject: Phrase { Phrase("Art der Änderung", en: "Kind of change") }
}
