package import Domain
package import Store

// What programs read of the site diary.

extension DiaryDay {
  /// The day in one of its versions, with all versions named.
  package func json(version: Int) -> JSONValue {
    [
      "property": .text(property), "on": .day(day), "version": .integer(version),
      "versions": .list(
        versions.map { each in
          [
            "version": .integer(each.number), "reason": .text(each.reason), "opened_by": .text(each.openedBy),
            "signed_by": .text(each.signedBy), "signed_at": .text(each.signedAt?.iso),
          ]
        }),
      "lines": .list(events(inVersion: version).map(\.json)),
    ]
  }
}

extension DiaryEvent {
  package var json: JSONValue {
    var members: [String: JSONValue] = [
      "id": .text(line.id.description), "kind": .text(line.content.kind.rawValue), "author": .text(author),
      "written_at": .text(line.writtenAt?.iso), "recorded_at": .text(recordedAt.iso), "version": .integer(version),
    ]
    for (name, value) in line.content.json { members[name] = value }
    return .object(members)
  }
}

extension DiaryLine.Content {
  /// The members that a line of this kind has beside its identity.
  package var json: [String: JSONValue] {
    switch self {
    case .weather(let seen):
      [
        "min": .integer(seen.minimum_celsius), "max": .integer(seen.maximum_celsius), "sky": .text(seen.sky?.rawValue),
        "precipitation": .text(seen.precipitation?.rawValue), "note": .text(seen.note),
      ]
    case .work(let work):
      [
        "participant": .text(work.participant), "package": .text(work.workPackage),
        "minutes": .integer(work.minutes.count), "activity": .text(work.activity),
        "breach_reason": .text(work.breachReason), "follow_up": .text(work.followUp),
      ]
    case .firm(let firm):
      [
        "firm": .text(firm.firm), "headcount": .integer(firm.headcount), "minutes": .integer(firm.minutes.count),
        "package": .text(firm.workPackage), "qualification": .text(firm.qualification), "activity": .text(firm.activity),
      ]
    case .note(let note):
      [
        "note_kind": .text(note.kind.rawValue), "text": .text(note.text), "quantity": .text(note.quantity?.text),
        "unit": .text(note.unitOfMeasure), "package": .text(note.workPackage),
      ]
    case .progress(let report):
      ["package": .text(report.workPackage), "done_basis_points": .integer(report.done.value)]
    case .presence(let presence):
      [
        "participant": .text(presence.participant), "is_present": .bool(presence.isPresent),
        "start_minutes": .integer(presence.hours?.start.count), "end_minutes": .integer(presence.hours?.end.count),
        "break_minutes": .integer(presence.hours?.pause.count),
      ]
    case .briefing(let briefing):
      ["topic": .text(briefing.topic), "participants": .list(briefing.participants.map { .text($0) })]
    case .photo(let photo):
      [
        "hash": .text(photo.hash.description), "size_bytes": .integer(photo.size_bytes),
        "alternative_text": .text(photo.alternativeText), "unit": .text(photo.unit), "place": .text(photo.place),
        "moment": .text(photo.moment?.rawValue), "package": .text(photo.workPackage), "taken_at": .text(photo.takenAt?.iso),
      ]
    }
  }
}

extension DiaryDaySummary {
  package var json: JSONValue {
    [
      "day": .day(day), "version": .integer(version), "signed_by": .text(signedBy),
      "participants": .integer(participantCount), "worked_minutes": .integer(worked.count), "firms": .integer(firmCount),
      "firm_minutes": .integer(firmWorked.count), "notes": .integer(noteCount), "troubles": .integer(troubleCount),
    ]
  }
}
