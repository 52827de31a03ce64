import Domain
import Markup
import Store

/// Twelve months of attendance: each day for the calendar, each month's sums for the table beside it.
struct AttendanceYear: Sendable {
  /// A month's days and sums.
  struct Month: Sendable {
    let month: YearMonth
    var days: [YearCalendar.State] = []
    var worked_days = 0
    var absent_days = 0
    var unknown_days = 0
    var time = Minutes.zero
  }

  let months: [Month]

  /// The months that end with `last`, and the days in them.
  static func period(through last: YearMonth) -> DateRange {
    DateRange(from: last.adding(months: -11).firstDay, through: last.lastDay)
  }

  /// - Parameter placed: when somebody was placed to work.
  init(_ facts: [AttendanceFacts], placed: [DateRange], through last: YearMonth, today: LocalDate) {
    let byDay = Dictionary(facts.map { ($0.day, $0) }) { first, _ in first }
    months = (-11...0).map { offset in
      var month = Month(month: last.adding(months: offset))
      for day in month.month.range.days {
        guard let found = byDay[day] else {
          month.days.append(day <= today && placed.contains { $0.contains(day) } ? .free : .outside)
          continue
        }
        switch found.state {
        case .worked:
          month.days.append(.worked)
          month.worked_days += 1
          month.time += found.minutes
        case .absent:
          month.days.append(.absent)
          month.absent_days += 1
        // What has not been yet is no gap.
        case .unknown where day >= today: month.days.append(.outside)
        case .unknown:
          month.days.append(.unknown)
          month.unknown_days += 1
        }
      }
      return month
    }
  }

  func html(_ address: RecordAddress, _ t: Words) -> HTML {
    div(.class("split")) {
      div {
        div(
          .class("scroll"), .tabindex(0), .role("region"),
          .aria("label", t("Kalender der Anwesenheit", en: "Calendar of attendance"))
        ) {
          YearCalendar(months.map { YearCalendar.Month(t(Self.shortName($0.month)), $0.days) }, label: label(t)).html
        }
        ul(.class("legend")) {
          li { t("■ anwesend", en: "■ present") }
          li { t("✕ abwesend", en: "✕ absent") }
          li { t("○ unbekannt", en: "○ unknown") }
          li { t("· nicht geplant", en: "· not planned") }
        }
      }
      div { table(address).html(t) }
    }
  }

  private func label(_ t: Words) -> String {
    let worked = months.map(\.worked_days).reduce(0, +)
    let absent = months.map(\.absent_days).reduce(0, +)
    let unknown = months.map(\.unknown_days).reduce(0, +)
    return t(
      "Zwölf Monate: \(worked) Tage anwesend, \(absent) abwesend, \(unknown) unbekannt",
      en: "Twelve months: \(worked) days present, \(absent) absent, \(unknown) unknown")
  }

  private func table(_ address: RecordAddress) -> RecordTable {
    RecordTable(
      caption: Phrase("Anwesenheit nach Monaten", en: "Attendance by month"),
      columns: [
        .text(Phrase("Monat", en: "Month")), .figure(Phrase("anwesend", en: "present")),
        .figure(Phrase("abwesend", en: "absent")), .figure(Phrase("unbekannt", en: "unknown")),
        .figure(Phrase("Stunden", en: "Hours")),
      ],
      rows: months.reversed().filter { month in month.days.contains { $0 != .outside } }.map { month in
        [
          a(.class("tap"), .href(address.month(month.month).path)) { month.month.german }, .text(String(month.worked_days)),
          .text(String(month.absent_days)),
          month.unknown_days == 0 ? .text("0") : span(.class("tag warn")) { String(month.unknown_days) },
          .text(month.time.description),
        ]
      })
  }

  private static func shortName(_ month: YearMonth) -> Phrase {
    let german = ["Jan", "Feb", "Mär", "Apr", "Mai", "Jun", "Jul", "Aug", "Sep", "Okt", "Nov", "Dez"]
    let english = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return Phrase(german[month.month - 1], en: english[month.month - 1])
  }
}
