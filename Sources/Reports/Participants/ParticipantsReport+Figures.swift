package import Domain
import Store

extension ParticipantsReport {
  package var figures: JSONValue {
    [
      "jobcenter": .text(jobcenter.code),
      "month": .text(month.iso),
      "participants": .list(entries.map(\.figures)),
      "totals": [
        "participants": .integer(entries.count),
        "expected_days": .integer(entries.reduce(0) { $0 + $1.expectedDays.count }),
        "worked_days": .integer(entries.reduce(0) { $0 + $1.workedDays.count }),
        "worked_minutes": .integer(worked_minutes),
        "absent_days": .integer(entries.reduce(0) { $0 + $1.absentDays.count }),
        "unknown_days": .integer(entries.reduce(0) { $0 + $1.unknownDays.count }),
      ],
    ]
  }

  package var traces: [TracedFigure] { entries.flatMap(\.traces) }
}

extension ParticipantEntry {
  var figures: JSONValue {
    var members: [String: JSONValue] = [
      "key": .text(code),
      "expected_days": .integer(expectedDays.count),
      "planned_minutes": .integer(planned_minutes),
      "worked_days": .integer(workedDays.count),
      "worked_minutes": .integer(worked_minutes),
      "diary_minutes": .integer(diary_minutes),
      "extra_days": .integer(extraDays.count),
      "absent_days": .integer(absentDays.count),
      "pending_days": .integer(pendingDays.count),
      "unknown_days": .list(unknownDays.map { .day($0.day) }),
      "disagreeing_days": .list(disagreements.map { .day($0.day) }),
      "absences": .list(absences.map { ["key": .text($0.key), "days": .list($0.days.map { .day($0.day) })] }),
      "places": .list(
        places.map {
          [
            "key": .text($0.key), "property": .text($0.property), "stage": .text($0.stage),
            "occurrence": .integer($0.occurrence),
            "minutes": .integer($0.minutes),
          ]
        }),
    ]
    members["placements"] = .list(
      placements.map { placement in
        var figures: [String: JSONValue] = [
          "key": .text(placement.code), "measure": .text(placement.measure), "period": .period(placement.period),
          "bases": .list(
            bases.filter { $0.placementID == placement.id }.map {
              ["key": .text($0.instrument), "law": .text($0.law), "period": .period($0.period)]
            }),
        ]
        // Only where there is one: reports that were released before it was said are not touched by that.
        if let last = placement.endedOn { figures["ended_on"] = .day(last) }
        return .object(figures)
      })
    if !outcomes.isEmpty {
      members["outcomes"] = .list(
        outcomes.map { ["key": .text($0.key), "kind": .text($0.kind.rawValue), "on": .day($0.happenedOn)] })
    }
    members["next_reports"] = .list(
      nextReports.map { placement, due in
        [
          "key": .text(placement.code), "kind": .text(due.kind.rawValue), "due_on": .day(due.dueOn),
          "is_requested": .bool(due.isRequested),
        ]
      })
    members["qualifications"] = .list(
      qualifications.map {
        [
          "key": .text("\($0.code)/\($0.level.rawValue)/\($0.achievedOn.iso)"), "qualification": .text($0.code),
          "level": .text($0.level.rawValue),
          "achieved_on": .day($0.achievedOn), "evidence_minutes": .integer($0.evidence_minutes),
          "certificate": .text($0.certificate),
        ]
      })
    let ending = Set(endingCertificates.map(\.id))
    members["certificates"] = .list(
      certificates.map {
        [
          "key": .text("\($0.code)/\($0.valid.lower?.iso ?? "")"), "certificate_kind": .text($0.code),
          "valid": .period($0.valid), "is_ending": .bool(ending.contains($0.id)),
        ]
      })
    members["clocks"] = .list(
      clocks.map {
        [
          "key": .text($0.instrument), "window": .period($0.window), "used_months": .integer($0.used.months),
          "used_days": .integer($0.used.days), "left_months": .integer($0.left.months), "left_days": .integer($0.left.days),
          "standing": .text($0.standing.code),
        ]
      })
    members["breaches"] = .list(
      breaches.map {
        [
          "key": .text("\($0.gate)/\($0.day.iso)/\($0.workPackage)"), "gate": .text($0.gate), "day": .day($0.day),
          "is_open": .bool($0.isOpen),
        ]
      })
    if let name { members["name"] = .text(name) }
    return .object(members)
  }

  var traces: [TracedFigure] {
    let path = "participants.\(code)."
    let linesByDay = Dictionary(grouping: workLines, by: \.day)
    func rows(_ days: [ReportedDay]) -> [TracedFigure.Line] {
      days.flatMap { day in Self.rows(of: day, lines: linesByDay[day.day] ?? []) }
    }
    func figure(_ key: String, _ german: String, _ english: String, _ value: String, _ lines: [TracedFigure.Line])
      -> TracedFigure
    {
      TracedFigure(path + key, Phrase("\(code) \(german)", en: "\(code) \(english)"), value, lines)
    }
    let placementRows = placements.map {
      TracedFigure.Line(SourceRow("placements", $0.id), $0.code + " " + $0.period.description)
    }
    var found = [
      figure(
        "expected_days", "Solltage", "expected days", String(expectedDays.count), placementRows),
      figure("worked_days", "Anwesenheitstage", "days worked", String(workedDays.count), rows(workedDays)),
      figure("worked_minutes", "gearbeitet", "worked", Minutes(worked_minutes).description, rows(workedDays)),
      figure("absent_days", "Fehltage", "days absent", String(absentDays.count), rows(absentDays)),
      figure("unknown_days", "unbekannte Tage", "unknown days", String(unknownDays.count), rows(unknownDays)),
    ]
    found += absences.map { absence in
      figure(
        "absences." + absence.key, absence.name.german, absence.name.english, String(absence.days.count), rows(absence.days))
    }
    found += places.map { place in
      figure(
        "places." + place.key, "auf \(place.label)", "on \(place.label)", Minutes(place.minutes).description,
        place.lines.map(Self.row))
    }
    found += qualifications.map { record in
      figure(
        "qualifications.\(record.code)/\(record.level.rawValue)/\(record.achievedOn.iso)", record.name.german,
        record.name.english,
        record.level.name.text(),
        [
          TracedFigure.Line(
            SourceRow("qualification_records", record.id), record.achievedOn.german,
            Minutes(record.evidence_minutes).description)
        ])
    }
    found += certificates.map { certificate in
      figure(
        "certificates.\(certificate.code)/\(certificate.valid.lower?.iso ?? "")", certificate.name.german,
        certificate.name.english,
        certificate.valid.description,
        [TracedFigure.Line(SourceRow("certificates", certificate.id), certificate.valid.description)])
    }
    found += earlyEnds.map { placement, last in
      figure(
        "placements.\(placement.code).ended_on", "\(placement.code) vorzeitig beendet", "\(placement.code) ended early",
        last.german,
        [TracedFigure.Line(SourceRow("placements", placement.id), placement.code + " " + placement.period.description)])
    }
    // The placement stands beside it, because by that the report is the Jobcenter's and its coach's.
    found += outcomes.map { outcome in
      figure(
        "outcomes.\(outcome.key)", outcome.kind.name.german, outcome.kind.name.english, outcome.happenedOn.german,
        [
          TracedFigure.Line(SourceRow("outcomes", outcome.id), outcome.kind.name.text()),
          TracedFigure.Line(SourceRow("placements", outcome.placementID), outcome.placement),
        ])
    }
    found += breaches.map { breach in
      figure(
        "breaches.\(breach.gate)/\(breach.day.iso)/\(breach.workPackage)", breach.name.german, breach.name.english,
        breach.day.german,
        [
          TracedFigure.Line(SourceRow("gate_breaches", breach.id), breach.gate),
          TracedFigure.Line(SourceRow("work_lines", breach.eventID), "\(breach.property) \(breach.workPackage)"),
        ])
    }
    return found
  }

  /// What a day's minutes come from: the office's record where there is one, else the lines of the diary.
  private static func rows(of day: ReportedDay, lines: [ReportedWorkLine]) -> [TracedFigure.Line] {
    if let id = day.attendanceDayID {
      let kind = day.state == .worked ? Phrase("anwesend", en: "present") : day.absenceName ?? Phrase("abwesend", en: "absent")
      return [
        TracedFigure.Line(
          SourceRow("attendance_days", id), "\(day.day.german) " + kind.text(), Minutes(day.minutes).description)
      ]
    }
    return lines.map(row)
  }

  private static func row(_ line: ReportedWorkLine) -> TracedFigure.Line {
    TracedFigure.Line(
      SourceRow("work_lines", line.eventID), "\(line.day.german) \(line.property) \(line.workPackage)",
      Minutes(line.minutes).description)
  }
}

extension ReportedOutcome {
  var key: String { "\(kind.rawValue)/\(happenedOn.iso)" }
  /// `Arbeit 11.05.2026`
  var label: String { "\(kind.name.text()) \(happenedOn.german)" }
}

extension AssignmentClock.Standing {
  /// Stable, for programs.
  var code: String {
    switch self {
    case .regular: "regular"
    case .extensionOnly: "extension_only"
    case .exhausted: "exhausted"
    }
  }
}
