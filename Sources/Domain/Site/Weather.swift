/// What the sky looked like over the site.
package enum Sky: String, Choice {
  case clear, cloudy, overcast, fog

  package var word: String {
    switch self {
    case .clear: "klar"
    case .cloudy: "wolkig"
    case .overcast: "bedeckt"
    case .fog: "nebel"
    }
  }

  package var name: Phrase { self == .fog ? Phrase("Nebel", en: "fog") : Phrase(word, en: rawValue) }
  package static var subject: Phrase { Phrase("Himmel", en: "Sky") }
}

/// What fell from it.
package enum Precipitation: String, Choice {
  case none, drizzle, rain
  case heavyRain = "heavy_rain"
  case snow, hail

  package var word: String {
    switch self {
    case .none: "keiner"
    case .drizzle: "niesel"
    case .rain: "regen"
    case .heavyRain: "starkregen"
    case .snow: "schnee"
    case .hail: "hagel"
    }
  }

  package var name: Phrase {
    switch self {
    case .none: Phrase("trocken", en: "dry")
    case .drizzle: Phrase("Nieselregen", en: "drizzle")
    case .rain: Phrase("Regen", en: "rain")
    case .heavyRain: Phrase("Starkregen", en: "heavy rain")
    case .snow: Phrase("Schnee", en: "snow")
    case .hail: Phrase("Hagel", en: "hail")
    }
  }

  package static var subject: Phrase { Phrase("Niederschlag", en: "Precipitation") }
}
