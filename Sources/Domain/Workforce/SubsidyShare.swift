/// How much of a wage an instrument pays, by year of employment: § 16e SGB II 75/50, § 16i SGB II 100/100/90/80/70 %.
/// The rates are reference data with validity and source; this only applies them.
package struct SubsidyShare: Sendable, Hashable {
  /// The share of the first, second, … year of employment.
  package let byYear: [BasisPoints]

  package init(byYear: [BasisPoints]) { self.byYear = byYear }

  /// The share on a day of an employment that began on `start`; zero after the last funded year, nil before the start.
  package func share(on day: LocalDate, employedSince start: LocalDate) -> BasisPoints? {
    guard day >= start else { return nil }
    let year = day.wholeYears(since: start)
    return year < byYear.count ? byYear[year] : .zero
  }
}
