import Testing

@testable import Domain

@Suite struct `Long-term unemployment on a day` {
  private static let terms = LongTermUnemployment.Terms(
    duration_days: 365, harmlessGap_days: 42, window_years: 5, employment_days: 180, unprovenGap_days: 42)

  private static func assess(_ spells: [StatusSpell], on day: LocalDate) -> LongTermUnemployment {
    LongTermUnemployment(spells: spells, on: day, terms: terms)
  }

  private static func spell(_ kind: StatusSpell.Kind, _ from: LocalDate, _ through: LocalDate) -> StatusSpell {
    StatusSpell(kind, DateRange(from: from, through: through))
  }

  @Test func `begins with the 365th day`() {
    let spells = [StatusSpell(.unemployed, DateRange(from: "2025-01-01"))]
    #expect(!Self.assess(spells, on: "2025-12-30").isLongTerm)
    #expect(Self.assess(spells, on: "2025-12-31").isLongTerm)
    #expect(Self.assess(spells, on: "2025-12-31").continuous_days == 365)
  }

  @Test func `needs unemployment on the day itself`() {
    let spells = [Self.spell(.unemployed, "2023-01-01", "2025-06-30"), StatusSpell(.measure, DateRange(from: "2025-07-01"))]
    #expect(Self.assess(spells, on: "2025-06-30").isLongTerm)
    #expect(!Self.assess(spells, on: "2025-07-01").isUnemployed)
    #expect(!Self.assess(spells, on: "2025-07-01").isLongTermForBenefits)
    #expect(!Self.assess([], on: "2025-07-01").isLongTerm)
  }

  @Test func `a measure under § 45 does not break it, another measure does, but not for benefits`() {
    for (kind, continuous, benefits) in [(StatusSpell.Kind.activationMeasure, true, true), (.measure, false, true)] {
      let spells = [
        Self.spell(.unemployed, "2025-01-01", "2025-08-31"), Self.spell(kind, "2025-09-01", "2025-10-31"),
        Self.spell(.unemployed, "2025-11-01", "2026-06-30"),
      ]
      let assessment = Self.assess(spells, on: "2026-05-01")
      #expect(assessment.isLongTerm == continuous)
      #expect(assessment.isLongTermForBenefits == benefits)
    }
  }

  @Test func `illness breaks it from the 43rd day, but not for benefits`() {
    for (last, continuous) in [(LocalDate(stringLiteral: "2025-10-12"), true), ("2025-10-13", false)] {
      let spells = [
        Self.spell(.unemployed, "2025-01-01", "2025-08-31"), Self.spell(.illness, "2025-09-01", last),
        Self.spell(.unemployed, last.adding(days: 1), "2026-12-31"),
      ]
      let assessment = Self.assess(spells, on: "2026-03-31")
      #expect(assessment.isLongTerm == continuous)
      #expect(assessment.isLongTermForBenefits)
    }
  }

  @Test func `for benefits the days around an interruption are added and the interruption is not`() {
    let spells = [
      Self.spell(.unemployed, "2025-01-01", "2025-01-10"), Self.spell(.measure, "2025-01-11", "2025-06-30"),
      Self.spell(.unemployed, "2025-07-01", "2025-12-31"),
    ]
    let assessment = Self.assess(spells, on: "2025-07-05")
    #expect(assessment.benefit_days == 15)
    #expect(assessment.continuous_days == 5)
    #expect(assessment.steps.map(\.treatment) == [.counted, .leftOut, .counted])
  }

  @Test func `jobs are left out up to six months in total`() {
    func assess(_ secondJob_days: Int) -> LongTermUnemployment {
      let second: LocalDate = "2024-06-01"
      let after = second.adding(days: secondJob_days)
      return Self.assess(
        [
          Self.spell(.unemployed, "2023-01-01", "2023-12-31"),
          Self.spell(.employment, "2024-01-01", "2024-03-30"),
          Self.spell(.unemployed, "2024-03-31", "2024-05-31"),
          Self.spell(.employment, second, after.adding(days: -1)),
          StatusSpell(.unemployed, DateRange(from: after)),
        ], on: after.adding(days: 9))
    }
    #expect(assess(90).isLongTermForBenefits)
    #expect(assess(90).benefit_days == 10 + 62 + 365)
    #expect(!assess(91).isLongTermForBenefits)
    #expect(assess(91).benefit_days == 10 + 62)
  }

  @Test func `what lies before the five years does not count for benefits`() {
    let spells = [
      Self.spell(.unemployed, "2019-01-01", "2020-12-31"), Self.spell(.care, "2021-01-01", "2025-06-30"),
      StatusSpell(.unemployed, DateRange(from: "2025-07-01")),
    ]
    #expect(Self.assess(spells, on: "2025-12-31").benefit_days == 184 + 1)
    #expect(!Self.assess(spells, on: "2025-12-31").isLongTermForBenefits)
    #expect(Self.assess(spells, on: "2025-07-10").benefit_days == 10 + 175)
  }

  @Test func `a gap without proof breaks the duration and is left out for benefits only when short`() {
    for (gap_days, benefits) in [(42, true), (43, false)] {
      let resumed = LocalDate(stringLiteral: "2025-10-01").adding(days: gap_days)
      let assessment = Self.assess(
        [Self.spell(.unemployed, "2024-10-01", "2025-09-30"), StatusSpell(.unemployed, DateRange(from: resumed))], on: resumed)
      #expect(!assessment.isLongTerm)
      #expect(assessment.isLongTermForBenefits == benefits)
    }
  }

  @Test func `who is ill while registered is not unemployed on those days, and work goes before all`() {
    let spells = [
      Self.spell(.unemployed, "2025-01-01", "2026-12-31"), Self.spell(.employment, "2025-05-01", "2025-12-31"),
      Self.spell(.illness, "2025-11-01", "2026-01-31"),
    ]
    #expect(!Self.assess(spells, on: "2025-06-01").isUnemployed)
    #expect(Self.assess(spells, on: "2026-02-01").continuous_days == 1)
  }

  @Test func `the order in which spells are recorded does not matter`() {
    var random = RandomSource(seed: 6)
    for _ in 0..<500 {
      var spells: [StatusSpell] = []
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let first = LocalDate(stringLiteral: "2020-01-01").adding(days: Int.random(in: 0..<2400, using: &random))
        let kind = StatusSpell.Kind.allCases.randomElement(using: &random) ?? .unemployed
        spells.append(Self.spell(kind, first, first.adding(days: Int.random(in: 0..<500, using: &random))))
      }
      // Two spells of equal strength on one day stay in the order given; only distinct ones may be shuffled.
      let unemployed = spells.filter { $0.kind == .unemployed } + [StatusSpell(.illness, DateRange("2026-01-01"))]
      let day: LocalDate = "2026-06-01"
      #expect(
        Self.assess(unemployed.shuffled(using: &random), on: day).benefit_days == Self.assess(unemployed, on: day).benefit_days)
      let assessment = Self.assess(spells, on: day)
      #expect(assessment.benefit_days <= 1828)
      #expect(assessment.isUnemployed || assessment.benefit_days == 0)
    }
  }
}
