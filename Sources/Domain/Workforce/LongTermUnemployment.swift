/// Whether somebody is long-term unemployed on a day, computed from the raw spells (§ 18 SGB III).
///
/// Paragraph 1 counts one unbroken duration, which measures under § 45 and up to six weeks of illness or other non-employment
/// do not break. Paragraph 2, only for benefits that presuppose long-term unemployment, also leaves out seven kinds of
/// interruption within the five years before the day: the unemployed days before and after are added, the interruption is not.
package struct LongTermUnemployment: Sendable, Hashable {
  /// The limits of § 18, from reference data with validity and source.
  package struct Terms: Sendable, Hashable {
    /// One year as days: 365.
    package let duration_days: Int
    /// Six weeks: the longest illness or other non-employment that does not break the duration (paragraph 1).
    package let harmlessGap_days: Int
    /// Five years: the window of paragraph 2.
    package let window_years: Int
    /// Six months, as 180 days (§ 191 BGB): jobs up to this in total are left out (paragraph 2 no. 5).
    package let employment_days: Int
    /// A short interruption without proof (paragraph 2 no. 7); the law gives no number, practice takes six weeks.
    package let unprovenGap_days: Int

    package init(
      duration_days: Int, harmlessGap_days: Int, window_years: Int, employment_days: Int, unprovenGap_days: Int
    ) {
      self.duration_days = duration_days
      self.harmlessGap_days = harmlessGap_days
      self.window_years = window_years
      self.employment_days = employment_days
      self.unprovenGap_days = unprovenGap_days
    }
  }

  /// What became of one stretch of days, so that the result can be explained line by line.
  package struct Step: Sendable, Hashable {
    package enum Treatment: Sendable, Hashable {
      /// Unemployed: counts.
      case counted
      /// Does not break the duration and counts on (paragraph 1).
      case bridged
      /// Left out: neither counts nor breaks (paragraph 2).
      case leftOut
      /// Breaks: nothing before it counts.
      case broke
    }
    package let period: DateRange
    /// Nil for a gap between the recorded spells.
    package let kind: StatusSpell.Kind?
    package let treatment: Treatment
  }

  /// Unemployed on the day itself; without it there is no long-term unemployment.
  package let isUnemployed: Bool
  /// Days of the unbroken duration (paragraph 1), the day itself included.
  package let continuous_days: Int
  /// Days added up within the window (paragraph 2).
  package let benefit_days: Int
  /// From the day backwards, for paragraph 2.
  package let steps: [Step]
  private let terms: Terms

  /// Long-term unemployed as paragraph 1 and the statistics mean it.
  package var isLongTerm: Bool { isUnemployed && continuous_days >= terms.duration_days }

  /// Long-term unemployed for a benefit that presupposes it (paragraph 2).
  package var isLongTermForBenefits: Bool { isUnemployed && max(continuous_days, benefit_days) >= terms.duration_days }

  /// Where spells overlap the unemployed one gives way: who is ill or in a measure is not unemployed that day.
  package init(spells: [StatusSpell], on day: LocalDate, terms: Terms) {
    self.terms = terms
    let stretches = Self.stretches(of: spells, through: day)
    isUnemployed = stretches.first?.kind == .unemployed
    guard isUnemployed else {
      continuous_days = 0
      benefit_days = 0
      steps = []
      return
    }
    continuous_days = Self.count(stretches, terms: terms, window: nil).days
    // The five years end on the day before, from which they run back by the calendar; the day itself comes on top.
    let window = DateRange(from: day.adding(years: -terms.window_years), through: day)
    (benefit_days, steps) = Self.count(stretches, terms: terms, window: window)
  }

  private struct Stretch {
    let kind: StatusSpell.Kind?
    let period: DateRange
    var days_count: Int { period.days_count ?? 0 }
  }

  /// The history as stretches without overlap, the latest first, gaps included as stretches of no kind.
  private static func stretches(of spells: [StatusSpell], through day: LocalDate) -> [Stretch] {
    let past = DateRange(lower: nil, upper: day.adding(days: 1)) ?? .empty
    // Who is in work is not ill from unemployment, so work wins over all, and unemployment gives way to all.
    let strength: [StatusSpell.Kind: Int] = [.employment: 3, .selfEmployment: 3, .unemployed: 1]
    let clipped = spells.map { StatusSpell($0.kind, $0.period.intersection(past)) }.filter { !$0.period.isEmpty }
    var taken: [DateRange] = []
    var pieces: [Stretch] = []
    for spell in clipped.sorted(by: { strength[$0.kind, default: 2] > strength[$1.kind, default: 2] }) {
      var rest = [spell.period]
      for range in taken { rest = rest.flatMap { $0.subtracting(range) } }
      pieces += rest.map { Stretch(kind: spell.kind, period: $0) }
      taken = DateRange.merged(taken + rest)
    }
    let known = pieces.sorted { ($0.period.upper ?? day) > ($1.period.upper ?? day) }
    var result: [Stretch] = []
    for stretch in known {
      let end = result.last?.period.lower ?? day.adding(days: 1)
      if let upper = stretch.period.upper, let gap = DateRange(lower: upper, upper: end), !gap.isEmpty {
        result.append(Stretch(kind: nil, period: gap))
      }
      if let last = result.last, last.kind == stretch.kind, let joined = last.period.union(stretch.period) {
        result[result.count - 1] = Stretch(kind: last.kind, period: joined)
      } else {
        result.append(stretch)
      }
    }
    return result
  }

  /// Walks back from the latest stretch until one breaks the duration. With a window, paragraph 2 applies within it.
  private static func count(_ stretches: [Stretch], terms: Terms, window: DateRange?) -> (days: Int, steps: [Step]) {
    var counted = 0
    var employed = 0
    var steps: [Step] = []
    // Bridged days count once there is unemployment before them too: an interruption lies between two times of it.
    var bridged = 0
    var pending: [Step] = []
    for stretch in stretches {
      let period = window?.intersection(stretch.period) ?? stretch.period
      if period.isEmpty { break }
      // Unbounded to the past: as long as anything has to be.
      let days = period.days_count ?? terms.duration_days
      let treatment = treatment(of: stretch, terms: terms, inWindow: window != nil, employedBefore: employed)
      pending.append(Step(period: period, kind: stretch.kind, treatment: treatment))
      switch treatment {
      case .counted:
        counted += bridged + days
        steps += pending
        (bridged, pending) = (0, [])
      case .bridged: bridged += days
      case .leftOut: if stretch.kind == .employment || stretch.kind == .selfEmployment { employed += stretch.days_count }
      case .broke: return (counted, steps + pending.suffix(1))
      }
    }
    return (counted, steps)
  }

  private static func treatment(
    of stretch: Stretch, terms: Terms, inWindow: Bool, employedBefore: Int
  ) -> Step.Treatment {
    let days = stretch.days_count
    switch stretch.kind {
    case .unemployed: return .counted
    case .activationMeasure: return .bridged
    case .illness, .care, .otherNonEmployment, .integrationCourse, .notPermitted:
      // Paragraph 1 sentence 2: illness or other non-employment up to six weeks.
      if days <= terms.harmlessGap_days { return .bridged }
      return inWindow && stretch.kind != .otherNonEmployment ? .leftOut : .broke
    case .measure: return inWindow ? .leftOut : .broke
    case .employment, .selfEmployment:
      return inWindow && employedBefore + days <= terms.employment_days ? .leftOut : .broke
    case nil: return inWindow && days <= terms.unprovenGap_days ? .leftOut : .broke
    }
  }
}
