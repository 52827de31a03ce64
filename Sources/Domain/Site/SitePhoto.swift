/// Whether a photo shows a place before the work or after it.
package enum PhotoMoment: String, Choice {
  case before, after

  package var word: String { self == .before ? "vorher" : "nachher" }
  package var name: Phrase { self == .before ? Phrase("vorher", en: "before") : Phrase("nachher", en: "after") }
  package static var subject: Phrase { Phrase("Zeitpunkt des Fotos", en: "Moment of the photo") }
}

/// A photo in the site diary: what it shows and where. Its bytes come on their own way, and are known by their hash.
package struct SitePhoto: Sendable, Hashable {
  /// So large may a photo be; a camera's is a third of it, and a phone's is scaled before.
  package static let size_bytes_max = 25_000_000

  package let hash: PhotoHash
  /// How many bytes are to come.
  package let size_bytes: Int
  /// What the photo shows, for whoever cannot see it.
  package let alternativeText: String
  /// Code of the unit; nil: the building.
  package let unit: String?
  /// A room or a side of the building, such as "Bad" or "Straßenfassade": photos of one place stand beside each other.
  package let place: String?
  package let moment: PhotoMoment?
  package let workPackage: String?
  package let takenAt: Moment?

  package init(
    _ hash: PhotoHash, size_bytes: Int, alternativeText: String, unit: String? = nil, place: String? = nil,
    moment: PhotoMoment? = nil, workPackage: String? = nil, takenAt: Moment? = nil
  ) {
    self.hash = hash
    self.size_bytes = size_bytes
    self.alternativeText = alternativeText
    self.unit = unit
    self.place = place
    self.moment = moment
    self.workPackage = workPackage
    self.takenAt = takenAt
  }
}
