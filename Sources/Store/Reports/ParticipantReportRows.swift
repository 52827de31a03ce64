package import Domain

// What the report on a Jobcenter's participants reads. Reasons of absence that the Jobcenter may not have never leave the database.

/// A placement at the Jobcenter with days in the month.
package struct ReportedPlacement: Sendable {
  package let id: Placement.ID
  package let code: String
  package let participantID: Participant.ID
  package let participant: String
  package let isWorking: Bool
  package let measure: String?
  package let measureNumber: String?
  package let period: DateRange
  package let interimReportDueOn: LocalDate?
  package let finalReportDueOn: LocalDate?
  /// Its last day, where it was ended before its time and this lies in the month.
  package let endedOn: LocalDate?
}

/// Where a participant went whom the Jobcenter had referred, and the placement by which it had.
package struct ReportedOutcome: Sendable {
  package let id: Int64
  package let participantID: Participant.ID
  package let participant: String
  package let kind: OutcomeKind
  package let happenedOn: LocalDate
  package let placementID: Placement.ID
  package let placement: String
}

/// A day of a placement: expected, or something was recorded on it.
package struct ReportedDay: Sendable {
  /// What is known of the day.
  package enum State: String, Sendable {
    case worked, absent, unknown
  }

  package let participantID: Participant.ID
  package let placementID: Placement.ID
  package let day: LocalDate
  package let isExpected: Bool
  package let planned_minutes: Int
  package let state: State
  /// What counts: the office's record, else the sum of the diary.
  package let minutes: Int
  package let diary_minutes: Int
  /// The office's record, where there is one.
  package let attendanceDayID: Int64?
  /// Why absent; nil where the reason is not for the Jobcenter.
  package let absenceKind: String?
  package let absenceName: Phrase?
}

/// Work on one package on one day, as the site diary has it.
package struct ReportedWorkLine: Sendable {
  package let eventID: UniqueID
  package let participantID: Participant.ID
  package let day: LocalDate
  package let property: String
  package let stage: String
  package let occurrence: Int
  package let stageName: Phrase
  package let workPackage: String
  package let minutes: Int
}

/// A qualification gained.
package struct ReportedQualification: Sendable {
  package let id: Int64
  package let participantID: Participant.ID
  package let code: String
  package let name: Phrase
  package let level: QualificationLevel
  package let achievedOn: LocalDate
  package let evidence_minutes: Int
  package let certificate: String?
}

/// A certificate that is valid on some day of the month and placement.
package struct ReportedCertificate: Sendable {
  package let id: Int64
  package let participantID: Participant.ID
  package let code: String
  package let name: Phrase
  package let valid: DateRange
}

/// A legal basis of a placement.
package struct ReportedBasis: Sendable {
  package let placementID: Placement.ID
  package let instrument: String
  package let name: Phrase
  package let law: String
  package let period: DateRange
}

/// Work done although a gate was not met.
package struct ReportedBreach: Sendable {
  package let id: Int64
  package let participantID: Participant.ID
  package let gate: String
  package let name: Phrase
  package let eventID: UniqueID
  package let day: LocalDate
  package let property: String
  package let workPackage: String
  package let isOpen: Bool
}

/// How long an instrument may last, and the assignments of a person under it, wherever they were.
package struct LimitedAssignments: Sendable {
  package let instrument: String
  package let participantID: Participant.ID
  package let periods: [DateRange]
  package let months_max: Int
  package let window_months: Int
  package let extension_months: Int
}
