package import Domain

// What the report on a house reads beyond what its pages show: the rows behind minutes, costs, flats and hazards.

/// A participant's minutes on a stage.
package struct StageWork: Sendable {
  package let eventID: UniqueID
  package let stageID: Stage.ID
  package let participant: String
  package let day: LocalDate
  package let workPackage: String
  package let minutes: Int
}

/// A firm's minutes on a stage, of all its people together.
package struct StageFirmWork: Sendable {
  package let eventID: UniqueID
  /// Nil where the diary names no work package.
  package let stageID: Stage.ID?
  package let firm: String
  package let day: LocalDate
  package let headcount: Int
  package let minutes: Int
}

/// A flat or shop with what it came from.
package struct ReportedUnit: Sendable {
  package let id: Unit.ID
  package let code: String
  package let kind: UnitKind
  package let floor: String?
  package let area_m2: ExactDecimal?
  package let rooms: ExactDecimal?
  package let existence: DateRange
  package let source: String?
  package let predecessors: [String]
  package let successors: [String]
}

/// A hazard with its key.
package struct ReportedHazard: Sendable {
  package let id: Hazard.ID
  package let code: String
  package let severity: Severity
  package let description: String
  package let unit: String?
  package let reportedOn: LocalDate
  package let deadlineOn: LocalDate?
  package let state: DefectState
  package let closedOn: LocalDate?
}

/// How a house changed hands, with names and key.
package struct ReportedAcquisition: Sendable {
  package let id: Int64
  package let facts: AcquisitionFacts
  package let seller: String?
  package let acquirer: String?
}
