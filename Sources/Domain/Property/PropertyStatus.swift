/// Where a house stands as a whole, from the first idea to letting or sale.
package enum PropertyStatus: String, Choice {
  case planned
  case acquired
  case inWorks = "in_works"
  case letOut = "let"
  case sold

  package var word: String {
    switch self {
    case .planned: "geplant"
    case .acquired: "erworben"
    case .inWorks: "im_bau"
    case .letOut: "vermietet"
    case .sold: "verkauft"
    }
  }

  package var name: Phrase {
    switch self {
    case .planned: Phrase("geplant", en: "planned")
    case .acquired: Phrase("erworben", en: "acquired")
    case .inWorks: Phrase("im Bau", en: "in works")
    case .letOut: Phrase("vermietet", en: "let")
    case .sold: Phrase("verkauft", en: "sold")
    }
  }

  package static var subject: Phrase { Phrase("Stand des Hauses", en: "Status of the property") }
}
