/// How the hours that somebody worked stand to those that were planned.
package enum HoursStanding: String, Sendable, Hashable {
  case under, kept, over

  /// A quarter of an hour more or less over a week is kept: nobody looks at the clock that closely.
  package static let tolerance = Minutes(15)

  package init(planned: Minutes, worked: Minutes) {
    let difference = (worked - planned).count
    self = difference.magnitude <= Self.tolerance.count.magnitude ? .kept : difference < 0 ? .under : .over
  }

  package var name: Phrase {
    switch self {
    case .under: Phrase("zu wenig", en: "under")
    case .kept: Phrase("eingehalten", en: "kept")
    case .over: Phrase("zu viel", en: "over")
    }
  }
}
