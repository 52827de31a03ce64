import Domain
import Store

/// The first page of a house: what it is, how far it is, what waits, and what it costs.
struct PropertyModel: Sendable {
  let head: PropertyHead
  let facts: PropertyFacts
  let acquisitions: [ReportedAcquisition]
  let surveys: [SurveyFacts]
  let isAsbestosPresumed: Bool
  let stages: [StageRecord]
  let units: [ReportedUnit]
  let hazards: [HazardRecord]
  let defects: [HazardRecord]
  let breachCount: Int
  let lastDiaryDay: LocalDate?
  /// The last days of the diary, the newest first; none for a role that does not read it.
  let diary: [DiaryDaySummary]
  let unsigned: [LocalDate]
  let pots: [PropertyPotMoney]
  let costGroups: [PropertyCostGroup]
  let day: LocalDate

  /// How many days of the diary are shown.
  static let diaryDays_max = 5
  /// How far back from the last entry they are looked for.
  static let diaryDays_reach = 21

  init(_ tx: Transaction, _ code: String, on day: LocalDate, as role: Role) throws {
    self.day = day
    head = try PropertyHead.find(code, tx)
    let id = head.id
    let facts: PropertyFacts?
    (facts, acquisitions, surveys, isAsbestosPresumed, stages, units) = try tx.ask(
      PropertyQueries.facts(id), PropertyReportQueries.acquisitions(of: id), PropertyQueries.surveys(id),
      PropertyQueries.isAsbestosPresumed(id, on: day), StageQueries.all(of: id, on: day), PropertyReportQueries.units(of: id))
    guard let facts else { throw WebProblem.notFound }
    self.facts = facts
    let readsDiary = PropertyTab.diary.roles.contains(role)
    (hazards, defects, breachCount, lastDiaryDay, unsigned, pots, costGroups) = try tx.ask(
      HazardQueries.all(of: id, hazards: true), HazardQueries.all(of: id, hazards: false),
      role == .finance ? .known(0) : BreachQueries.openCount(of: id), DiaryQueries.newestDay(of: id, upTo: day),
      readsDiary ? PropertyPageQueries.unsignedDays(of: id, before: day) : .known([]),
      PropertyPageQueries.pots(of: id), PropertyPageQueries.costGroups(of: id))
    if readsDiary, let last = lastDiaryDay {
      let reach = DateRange(from: last.adding(days: -Self.diaryDays_reach), through: last)
      diary = try tx.ask(DiaryQueries.days(in: reach, last: Self.diaryDays_max, of: id)).reversed()
    } else {
      diary = []
    }
  }
}

extension PropertyModel {
  /// Every stage counts the same; what was accepted or does not happen is done.
  var progress: BasisPoints? { stages.progress }
  var currentUnits: [ReportedUnit] { units.filter { $0.existence.contains(day) } }
  var worked: Minutes { stages.map(\.worked).sum() }
  var committed: Money? {
    let known = pots.compactMap(\.committed)
    return known.isEmpty ? nil : known.sum()
  }
  var allocated: Money { pots.map(\.allocated).sum() }
  var paid: Money { pots.map(\.paid).sum() }
  var expenditure: Money { costGroups.map(\.amount).sum() }
  var isUnderWay: Bool { stages.contains { $0.state == .active } }

  /// Whether asbestos is presumed, and why (§ 11a (1) GefStoffV).
  var asbestos: Phrase {
    if let survey = surveys.first(where: { $0.surveyedOn <= day }) {
      return survey.result.name
        + Phrase(
          " (Gutachten vom \(survey.surveyedOn.german), \(survey.source))",
          en: " (survey of \(survey.surveyedOn.german), \(survey.source))")
    }
    let reason: Phrase =
      if let began = facts.constructionBeganOn {
        Phrase("Baubeginn \(began.german)", en: "building began \(began.german)")
      } else if let year = facts.yearBuilt {
        Phrase("Baujahr \(String(year))", en: "built \(String(year))")
      } else {
        Phrase("Baubeginn nicht bekannt", en: "start of building not known")
      }
    let presumption =
      isAsbestosPresumed
      ? Phrase("wird vermutet (", en: "is presumed (") : Phrase("wird nicht vermutet (", en: "is not presumed (")
    return presumption + reason + Phrase(", kein Gutachten)", en: ", no survey)")
  }
}

extension [StageRecord] {
  /// How far a house is, in whole percent: every stage counts the same. Nil without stages.
  var progress: BasisPoints? {
    guard !isEmpty else { return nil }
    let sum = reduce(0) { sum, stage in
      switch stage.state {
      case .accepted, .skipped, .completed: sum + 10_000
      case .active, .suspended: sum + (stage.progress?.value ?? 0)
      case .planned: sum
      }
    }
    return BasisPoints(sum / count / 100 * 100)
  }
}
