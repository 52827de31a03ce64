/// Whether somebody works under a placement or is accompanied by it; only working ones exclude each other in time.
package enum PlacementKind: String, Choice {
  case working, accompanying

  package var name: Phrase {
    switch self {
    case .working: Phrase("Arbeit", en: "working")
    case .accompanying: Phrase("Begleitung", en: "accompanying")
    }
  }

  package static var subject: Phrase { Phrase("Art der Zuweisung", en: "Kind of placement") }
}
