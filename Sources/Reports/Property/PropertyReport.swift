package import Domain
package import Store

/// Everything about a house on one day: what it is, its stages with progress, flats before and after, hazards, who worked how
/// long, and what it cost.
package struct PropertyReport: Report {
  /// A stage with its history and the work on it.
  ///
  /// Progress is that of its work packages, weighted by what they are planned to cost: participants' planned minutes at the
  /// hourly rate `verrechnungssatz` of the legal values, a firm's at its planned cost (database function `stage_progress`).
  /// What was accepted is done, and a stage under way that nobody reported on is unknown.
  package struct StageEntry: Sendable {
    package let stage: StageRecord
    package let events: [StageEventRecord]
    package let work: [StageWork]
    package let firms: [StageFirmWork]

    package var minutes: Int { work.reduce(0) { $0 + $1.minutes } }
    package var firmMinutes: Int { firms.reduce(0) { $0 + $1.minutes } }
    var key: String { "\(stage.code)/\(stage.occurrence)" }
    var label: Phrase {
      stage.occurrence > 1
        ? Phrase("\(stage.name.german) \(stage.occurrence)", en: "\(stage.name.english) \(stage.occurrence)") : stage.name
    }
  }

  /// A pause of a stage; without an end while it lasts.
  package struct Suspension: Sendable {
    package let stage: StageEntry
    package let from: LocalDate
    package let until: LocalDate?
    package let reason: String?
  }

  /// What was spent in one cost group, and from which pots.
  package struct CostGroupEntry: Sendable {
    /// Nil: booked without a cost group.
    package let group: ReportedCostGroup?
    package let lines: [ReportedVoucherLine]
    /// Covered cents by the pot's code.
    package let cover: [String: Money]

    package var amount: Money { lines.map(\.amounts.fundable).sum() }
    package var covered: Money { cover.values.sum() }
    var key: String { group.map { "\($0.edition)/\($0.code)" } ?? "none" }
  }

  package let property: ReportedProperty
  package let asOf: LocalDate
  package let facts: PropertyFacts
  package let acquisitions: [ReportedAcquisition]
  package let surveys: [SurveyFacts]
  package let isAsbestosPresumed: Bool
  package let stages: [StageEntry]
  /// A firm's work that the diary assigns to no work package.
  package let unassignedFirms: [StageFirmWork]
  package let units: [ReportedUnit]
  package let hazards: [ReportedHazard]
  package let breaches: [BreachRecord]
  package let funding: FundingReport

  package var kind: ReportKind { .property }
  package var request: ReportRequest { .property(property.code, asOf: asOf) }

  /// - Throws: `Problem` `property.unknown`.
  package init(_ tx: Transaction, property code: String, asOf: LocalDate) throws {
    self.asOf = asOf
    funding = try FundingReport(tx, property: code, asOf: asOf)
    let property = funding.property
    self.property = property
    facts =
      try tx.ask(PropertyQueries.facts(property.id))
      ?? PropertyFacts(code: property.code, name: property.name, street: "", houseNumber: "")
    acquisitions = try tx.ask(PropertyReportQueries.acquisitions(of: property.id))
    surveys = try tx.ask(PropertyQueries.surveys(property.id))
    isAsbestosPresumed = try tx.ask(PropertyQueries.isAsbestosPresumed(property.id, on: asOf))
    let work = Dictionary(grouping: try PropertyReportQueries.work(tx, on: property.id, through: asOf), by: \.stageID)
    let firms = Dictionary(grouping: try PropertyReportQueries.firms(tx, on: property.id, through: asOf), by: \.stageID)
    stages = try tx.ask(StageQueries.all(of: property.id, on: asOf)).map { stage in
      StageEntry(
        stage: stage, events: try StageQueries.events(stage.id, tx), work: work[stage.id] ?? [], firms: firms[stage.id] ?? [])
    }
    unassignedFirms = firms[nil] ?? []
    units = try tx.ask(PropertyReportQueries.units(of: property.id))
    hazards = try PropertyReportQueries.hazards(tx, of: property.id)
    breaches = try BreachQueries.all(of: property.id, closedToo: true, tx)
  }
}

extension PropertyReport {
  package var suspensions: [Suspension] {
    stages.flatMap { entry in
      entry.events.enumerated().compactMap { index, event -> Suspension? in
        guard event.to == .suspended else { return nil }
        let end = entry.events[(index + 1)...].first
        return Suspension(stage: entry, from: event.happenedOn, until: end?.happenedOn, reason: event.reason)
      }
    }
  }

  package var openHazards: [ReportedHazard] { hazards.filter { $0.closedOn == nil } }

  /// Flats and shops that exist on the day of the report.
  package var currentUnits: [ReportedUnit] { units.filter { $0.existence.contains(asOf) } }
  package var formerUnits: [ReportedUnit] { units.filter { !$0.existence.contains(asOf) } }

  package var minutes: Int { stages.reduce(0) { $0 + $1.minutes } }
  package var firmMinutes: Int {
    stages.reduce(0) { $0 + $1.firmMinutes } + unassignedFirms.reduce(0) { $0 + $1.minutes }
  }

  /// By edition and code; what has no group comes last.
  package var costGroups: [CostGroupEntry] {
    var coverByLine: [VoucherLine.ID: [String: Money]] = [:]
    for pot in funding.pots {
      for item in pot.items { coverByLine[item.line.id, default: [:]][pot.pot.code, default: .zero] += item.cover }
    }
    return Dictionary(grouping: funding.lines, by: \.costGroup)
      .map { group, lines in
        var cover: [String: Money] = [:]
        for line in lines { cover.merge(coverByLine[line.id] ?? [:], uniquingKeysWith: +) }
        return CostGroupEntry(group: group, lines: lines, cover: cover)
      }
      .sorted { left, right in
        guard let first = left.group else { return false }
        guard let second = right.group else { return true }
        return (first.edition, first.code) < (second.edition, second.code)
      }
  }

  /// Why asbestos is presumed, or why not (§ 11a (1) GefStoffV).
  package var asbestosReason: Phrase {
    if let survey = surveys.first(where: { $0.surveyedOn <= asOf }) {
      let result = survey.result == .found ? Phrase("gefunden", en: "found") : Phrase("frei", en: "free")
      return Phrase("Gutachten vom \(survey.surveyedOn.german): ", en: "survey of \(survey.surveyedOn.german): ") + result
        + Phrase(" (\(survey.source))", en: " (\(survey.source))")
    }
    if let day = facts.constructionBeganOn {
      return Phrase("Baubeginn \(day.german)", en: "construction began on \(day.german)")
    }
    if let year = facts.yearBuilt {
      return Phrase("Baujahr \(year), Tag des Baubeginns unbekannt", en: "built in \(year), day construction began unknown")
    }
    return Phrase("Baubeginn unbekannt", en: "start of construction unknown")
  }
}
