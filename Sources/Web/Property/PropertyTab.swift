import Domain

/// A part of a house's pages, and who works there.
enum PropertyTab: Sendable, CaseIterable {
  case overview, stages, work, units, defects, diary, photos, money

  var name: Phrase {
    switch self {
    case .overview: Phrase("Überblick", en: "Overview")
    case .stages: Phrase("Bauphasen", en: "Stages")
    case .work: Phrase("Arbeit", en: "Work")
    case .units: Phrase("Einheiten", en: "Units")
    case .defects: Phrase("Gefahren und Mängel", en: "Hazards and defects")
    case .diary: Phrase("Bautagebuch", en: "Site diary")
    case .photos: Phrase("Fotos", en: "Photos")
    case .money: Phrase("Geld", en: "Money")
    }
  }

  func url(_ code: String) -> SiteURL {
    switch self {
    case .overview: .property(code)
    case .stages: .property(code, "bauphasen")
    case .work: .property(code, "arbeit")
    case .units: .property(code, "einheiten")
    case .defects: .property(code, "maengel")
    case .diary: .property(code, "tagebuch")
    case .photos: .property(code, "fotos")
    case .money: .property(code, "geld")
    }
  }

  /// A coach sees where their people worked, and no more; what people wrote down about a day stays with those who run the site.
  var roles: Set<Role> {
    switch self {
    case .overview: Area.properties.roles
    case .diary, .photos: Self.siteRoles
    case .stages, .work, .units, .defects, .money: Self.readers
    }
  }

  /// Who reads everything of a house but its diary.
  static let readers: Set<Role> = [.siteManager, .finance, .management, .auditor]
  /// Who runs a site.
  static let siteRoles: Set<Role> = [.siteManager, .management]
  /// Who says what a house is and how it was acquired.
  static let officeRoles: Set<Role> = [.management]
}
