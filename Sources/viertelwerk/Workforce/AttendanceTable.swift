import Domain
import Store

/// Attendance for people: a month as a grid, or the days of one person.
enum AttendanceTable {
  /// A row a person, a column a day.
  static func grid(of days: [AttendanceFacts], month: YearMonth) -> Table {
    let dates = Array(month.range.days)
    let columns: [Table.Column] =
      [.text("Person", en: "Person")] + dates.map { .figure(String($0.day), en: String($0.day)) }
      + [.figure("Tage", en: "Days"), .figure("Stunden", en: "Hours"), .figure("?", en: "?")]
    let byPerson = Dictionary(grouping: days, by: \.participant)
    let rows = byPerson.keys.sorted().map { person -> [String] in
      let own = byPerson[person] ?? []
      let byDay = Dictionary(own.map { ($0.day, $0) }) { first, _ in first }
      let worked = own.filter { $0.state == .worked }
      return [person] + dates.map { byDay[$0].map { mark(of: $0) } ?? "·" }
        + [
          String(worked.count), worked.map(\.minutes).sum().description,
          String(own.count { $0.state == .unknown }),
        ]
    }
    return Table(columns, rows: rows)
  }

  private static func mark(of day: AttendanceFacts) -> String {
    switch day.state {
    case .worked: "x"
    case .absent: "a"
    case .unknown: "?"
    }
  }

  /// One line a person: the days that somebody has to find out about.
  static func unknown(in days: [AttendanceFacts]) -> [String] {
    let unknown = Dictionary(grouping: days.filter { $0.state == .unknown }, by: \.participant)
    return unknown.keys.sorted().map { person in
      let list = (unknown[person] ?? []).map { String($0.day.german.prefix(6)) }.joined(separator: ", ")
      return Phrase("Unbekannt: \(person) am \(list)", en: "Unknown: \(person) on \(list)").text()
    }
  }

  /// A row a day.
  static func days(_ days: [AttendanceFacts], reasons: [LocalDate: Phrase]) -> Table {
    Table(
      [
        .text("Tag", en: "Day"), .text("Stand", en: "State"), .figure("Zeit", en: "Time"), .figure("Bautagebuch", en: "Diary"),
        .text("Zuweisung", en: "Placement"), .text("Bemerkung", en: "Note"),
      ],
      rows: days.map { day in
        var notes: [String] = []
        if let reason = reasons[day.day] { notes.append(reason.text()) }
        if !day.isExpected { notes.append(Phrase("nicht erwartet", en: "not expected").text()) }
        return [
          day.day.description, state(of: day).text(), day.minutes.description, day.diaryMinutes.description,
          day.placement ?? "–",
          notes.joined(separator: ", "),
        ]
      },
      total: [
        Phrase("Summe", en: "Sum").text(), "", days.map(\.minutes).sum().description,
        days.map(\.diaryMinutes).sum().description,
      ])
  }

  private static func state(of day: AttendanceFacts) -> Phrase {
    switch day.state {
    case .worked: Phrase("gearbeitet", en: "worked")
    case .absent: Phrase("abwesend", en: "absent")
    case .unknown: Phrase("unbekannt", en: "unknown")
    }
  }
}
