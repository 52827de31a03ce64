/// Whether asbestos must be presumed in a building: construction began up to a day set by law or is unknown, and no survey
/// says otherwise (§ 11a (1) GefStoffV; the day, 31.10.1993, is reference data).
package enum AsbestosPresumption: Sendable, Hashable {
  /// What is known of when construction began.
  package enum ConstructionStart: Sendable, Hashable {
    case day(LocalDate)
    /// Only the year of building; the start may lie anywhere in it, or before.
    case year(Int)
    case unknown
  }

  /// What a survey of the building found.
  package enum Survey: Sendable, Hashable {
    case found
    case free
  }

  case presumed
  case found
  /// Building began after the day.
  case notPresumed
  /// A survey found none.
  case surveyedFree

  /// Whether work on the fabric needs the asbestos gates.
  package var needsGate: Bool { self == .presumed || self == .found }

  /// - Parameter lastPresumedStart: the last day on which a start of construction raises the presumption.
  package init(start: ConstructionStart, survey: Survey?, lastPresumedStart: LocalDate) {
    switch survey {
    case .found: self = .found
    case .free: self = .surveyedFree
    case nil:
      switch start {
      case .day(let day): self = day <= lastPresumedStart ? .presumed : .notPresumed
      // A house of 1995 may have been begun in 1993: with only a year known, it must be clear of the day by two.
      case .year(let year): self = year - lastPresumedStart.year <= 2 ? .presumed : .notPresumed
      case .unknown: self = .presumed
      }
    }
  }
}
