import Domain
import Reports
import Store

/// The site diary at the desk for people: a week, hours, unknown days.
enum OfficeDiaryTables {
  /// A row a day, with work, firms and notes below it.
  static func week(_ days: [DiaryDigest]) -> Table {
    Table(
      [
        .text("Tag", en: "Day"), .figure("Leute", en: "People"), .figure("Zeit", en: "Time"), .figure("Firmen", en: "Firms"),
        .figure("Störungen", en: "Troubles"), .text("unterschrieben", en: "signed"),
      ],
      rows: days.map { day in
        let state =
          day.entry != nil
          ? day.signedBy ?? Phrase("nein", en: "no").text()
          : day.isGap ? Phrase("kein Eintrag", en: "no entry").text() : "–"
        return [
          "\(day.day.weekday.shortName.text()) \(day.day)", String(day.people), day.worked.description,
          String(Set(day.firms.map(\.firm)).count), String(day.troubles.count), state,
        ]
      },
      below: days.map(details),
      total: [
        Phrase("Summe", en: "Sum").text(), "", days.map(\.worked).sum().description, "",
        String(days.map(\.troubles.count).reduce(0, +)),
        "",
      ])
  }

  private static func details(_ day: DiaryDigest) -> [String] {
    let work = day.work.map { "\($0.workPackage): \($0.people) × \($0.minutes)" }
    let firms = day.firms.map { "\($0.firm): \($0.headcount) × \($0.minutes)" }
    let notes = (day.troubles + day.notes).map { "\($0.kind.name.text()): \($0.text)" }
    return work + firms + notes
  }

  static func hours(_ hours: [WeeklyHours]) -> Table {
    Table(
      [
        .text("Person", en: "Person"), .figure("Plan", en: "Plan"), .figure("gearbeitet", en: "worked"),
        .figure("Unterschied", en: "Difference"), .text("", en: ""), .figure("Fehltage", en: "Absent"),
        .figure("unbekannt", en: "unknown"),
      ],
      rows: hours.map { each in
        [
          each.participant, each.planned.description, each.worked.description, each.difference.description,
          each.standing.name.text(), String(each.absent_days), String(each.unknown_days),
        ]
      })
  }

  static func unknown(_ days: [UnknownDay]) -> Table {
    Table(
      [
        .text("Person", en: "Person"), .text("Tag", en: "Day"), .figure("geplant", en: "planned"), .text("Haus", en: "House"),
        .text("Bautagebuch", en: "Diary"),
      ],
      rows: days.map { each in
        [
          each.participant, "\(each.day.weekday.shortName.text()) \(each.day)", each.planned.description, each.property.cell,
          each.seenPhrase?.text() ?? "",
        ]
      },
      total: [Phrase("\(days.count) Tage", en: "\(days.count) days").text(), "", days.map(\.planned).sum().description, "", ""])
  }
}
