package import Domain
package import Store

// What programs read of participants, their placements and attendance.

extension PlacementFacts {
  /// The placement for programs.
  package var json: JSONValue {
    [
      "code": .text(code), "participant": .text(participant), "kind": .text(kind.rawValue), "jobcenter": .text(jobcenter),
      "period": .period(period), "weekday_minutes": .list(weekdayMinutes.map { .integer(Int64($0)) }),
      "measure": .text(measure), "measure_number": .text(measureNumber),
      "allowance_cents_per_hour": .cents(allowancePerHour), "wage_cents_per_hour": .cents(wagePerHour),
      "occupation": .text(occupation), "end_reason": .text(endReason), "source": .text(source),
      "bases": .list(bases.map { ["instrument": .text($0.instrument), "law": .text($0.law), "period": .period($0.period)] }),
      "reports": .list(
        reports.map {
          ["kind": .text($0.kind.rawValue), "due_on": .day($0.dueOn), "requested": .bool($0.isRequested)]
        }),
    ]
  }
}

extension CertificateFacts {
  /// The certificate for programs.
  package var json: JSONValue {
    [
      "participant": .text(participant), "kind": .text(kind), "valid": .period(valid), "number": .text(number),
      "issuer": .text(issuer),
    ]
  }
}

extension QualificationFacts {
  /// The qualification for programs.
  package var json: JSONValue {
    [
      "participant": .text(participant), "qualification": .text(qualification), "level": .text(level.rawValue),
      "on": .day(achievedOn), "evidence_minutes": .integer(evidence.count), "certificate": .text(certificate),
    ]
  }
}

extension ParticipantSummary {
  /// The participant in a list for programs.
  package var json: JSONValue {
    [
      "code": .text(code), "invented": .bool(isInvented), "placements": .list(placements.map { .text($0) }),
      "jobcenters": .list(jobcenters.map { .text($0) }), "last_day": .day(lastDay),
    ]
  }
}

extension EvidenceFacts {
  /// The minutes for programs.
  package var json: JSONValue {
    [
      "qualification": .text(qualification), "minutes": .integer(minutes.count), "needed_minutes": .integer(needed?.count),
    ]
  }
}

extension OutcomeFacts {
  /// The outcome for programs.
  package var json: JSONValue {
    [
      "kind": .text(kind.rawValue), "on": .day(happenedOn), "organisation": .text(organisation),
      "occupation": .text(occupation),
    ]
  }
}

extension AttendanceFacts {
  /// The day for programs; a reason only where it was asked for and may be told.
  package func json(reason: Phrase?) -> JSONValue {
    [
      "participant": .text(participant), "placement": .text(placement), "day": .day(day), "expected": .bool(isExpected),
      "state": .text(state.rawValue), "minutes": .integer(minutes.count), "diary_minutes": .integer(diaryMinutes.count),
      "recorded": .bool(isRecorded), "reason": .text(reason?.text()),
    ]
  }
}
