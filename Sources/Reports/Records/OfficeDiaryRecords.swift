package import Domain
package import Store

// What programs read of the site diary at the desk: a week, hours, unknown days, notes to the office.

extension DiaryDigest {
  package var json: JSONValue {
    [
      "day": .day(day), "is_gap": .bool(isGap), "is_written": .bool(entry != nil), "signed_by": .text(signedBy),
      "participants": .integer(people), "worked_minutes": .integer(worked.count),
      "weather": weather.map { .object(DiaryLine.Content.weather($0).json) } ?? .null,
      "work": .list(
        work.map {
          ["package": .text($0.workPackage), "participants": .integer($0.people), "minutes": .integer($0.minutes.count)]
        }),
      "firms": .list(firms.map { .object(DiaryLine.Content.firm($0).json) }),
      "troubles": .list(troubles.map { .object(DiaryLine.Content.note($0).json) }),
      "notes": .list(notes.map { .object(DiaryLine.Content.note($0).json) }),
    ]
  }
}

extension WeeklyHours {
  /// By code: who somebody is stays with the pages of those who work with them.
  package var json: JSONValue {
    [
      "participant": .text(participant), "planned_minutes": .integer(planned.count), "worked_minutes": .integer(worked.count),
      "difference_minutes": .integer(difference.count), "standing": .text(standing.rawValue),
      "absent_days": .integer(absent_days), "unknown_days": .integer(unknown_days),
    ]
  }
}

extension UnknownDay {
  package var json: JSONValue {
    [
      "participant": .text(participant), "day": .day(day), "planned_minutes": .integer(planned.count),
      "property": .text(property), "was_seen": wasSeen.map { .bool($0) } ?? .null,
    ]
  }
}

extension UnknownDay {
  /// What the diary says of the day in words.
  package var seenPhrase: Phrase? {
    wasSeen.map { $0 ? Phrase("da, ohne Arbeit", en: "there, without work") : Phrase("nicht da", en: "not there") }
  }
}

extension OfficeNote {
  package var json: JSONValue {
    [
      "number": .integer(number), "property": .text(property), "day": .day(day), "to": .text(addressee.rawValue),
      "text": .text(text), "author": .text(author), "written_at": .text(writtenAt.iso), "done_by": .text(doneBy),
      "done_at": .text(doneAt?.iso),
    ]
  }
}
