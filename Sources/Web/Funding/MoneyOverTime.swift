import Domain
import Markup
import Reports
import Store

/// How a pot's money went over its period, month by month, beside an even course: the chart and the table of „time against money“.
struct MoneyOverTime: Sendable {
  /// Where the money stood at the end of a day.
  struct Row: Sendable {
    let day: LocalDate
    /// What an even course would have allocated by then.
    let even: Money
    /// Nil for days to come.
    let allocated: Money?
    let paid: Money?
  }

  let granted: Money
  private let first: LocalDate
  private let last: LocalDate
  private let today: LocalDate
  private let months: [Row]

  /// Nil where the period or the amount is not known, or there is none.
  init?(_ funded: FundedPot, on today: LocalDate) {
    guard let granted = funded.pot.granted, granted.cents > 0, let first = funded.pot.eligiblePeriod?.lower,
      let last = funded.pot.eligiblePeriod?.lastDay, first < last
    else { return nil }
    (self.granted, self.first, self.last, self.today) = (granted, first, last, today)
    let allocations = funded.lines.flatMap(\.allocations)
    var days = stride(from: 0, through: first.yearMonth.distance(to: last.yearMonth), by: 1).map {
      min(first.yearMonth.adding(months: $0).lastDay, last)
    }
    if today >= first, today < last, !days.contains(today) { days = (days + [today]).sorted() }
    let count = Int64(last.days(since: first) + 1)
    months = days.map { day in
      let isPast = day <= today
      return Row(
        day: day, even: granted.times(Int64(day.days(since: first) + 1), over: count),
        allocated: isPast ? allocations.lazy.filter { $0.allocatedOn <= day }.map(\.cover).sum() : nil,
        paid: isPast ? allocations.lazy.filter { $0.paidOn.map { $0 <= day } ?? false }.map(\.cover).sum() : nil)
    }
  }

  /// The rows of the table: half-years, today and the end.
  var rows: [Row] {
    months.filter { $0.day == today || $0.day == last || $0.day.month % 6 == 0 && $0.day == $0.day.yearMonth.lastDay }
  }

  func html(_ t: Words) -> HTML {
    HTML {
      chart(t).html
      ul(.class("legend")) {
        li { t("gestrichelt: gleichmäßiger Verlauf", en: "dashed: even course") }
        li { t("Linie: zugeordnet", en: "line: allocated") }
        li { t("Fläche: was bis zum Ende noch fehlt", en: "area: what is still missing until the end") }
      }
    }
  }

  func table(_ t: Words) -> HTML {
    PlainTable(
      caption: Phrase("Zeit gegen Geld in Zahlen", en: "Time against money in figures"),
      columns: [
        .init("Stand", en: "As of"), .init("gleichmäßig", en: "even course", figure: true),
        .init("zugeordnet", en: "allocated", figure: true), .init("bezahlt", en: "paid", figure: true),
        .init("Abstand", en: "difference", figure: true),
      ],
      rows: rows.map { row in
        PlainTable.Row(cells: [
          .text(row.day == today ? t("heute, \(row.day.german)", en: "today, \(row.day.german)") : row.day.german),
          .text(row.even.description), .text(row.allocated.map(\.description) ?? "–"),
          .text(row.paid.map(\.description) ?? "–"), .text(row.allocated.map { ($0 - row.even).description } ?? "–"),
        ])
      }
    ).html(t)
  }

  private func chart(_ t: Words) -> TimeAgainstMoney {
    let past = months.filter { $0.allocated != nil }
    let top = max(granted, past.compactMap(\.allocated).max() ?? granted)
    let span = Double(last.days(since: first))
    func at(_ day: LocalDate) -> Double { Double(day.days(since: first)) / span }
    func height(_ amount: Money) -> Double { Double(amount.cents) / Double(top.cents) }
    let thirds = [1, 2, 3].map { granted.times(Int64($0), over: 3) }
    return TimeAgainstMoney(
      plan: [.init(time: 0, money: 0), .init(time: 1, money: height(granted))],
      fact: [.init(time: 0, money: 0)] + past.map { .init(time: at($0.day), money: height($0.allocated ?? .zero)) },
      today: today >= first && today <= last ? .init(t("heute", en: "today"), at: at(today)) : nil,
      moneyMarks: thirds.map { .init(Self.rounded($0), at: height($0)) },
      timeMarks: [.init(first.german, at: 0), .init(last.german, at: 1)],
      label: t(
        "Zugeordnete Mittel gegen einen gleichmäßigen Verlauf; die Zahlen stehen in der Tabelle darunter",
        en: "Allocated money against an even course; the figures stand in the table below"))
  }

  /// `480 T€`: an axis has no room for cents.
  private static func rounded(_ amount: Money) -> String {
    amount.cents < 1_000_000
      ? "\(amount.cents / 100) €" : "\(UInt64((amount.cents + 50_000) / 100_000).groupedByThousands()) T€"
  }
}
