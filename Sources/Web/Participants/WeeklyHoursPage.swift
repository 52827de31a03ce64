import Domain
import Hummingbird
import Markup
import Store

/// `/teilnehmende/wochenstunden`: who worked more or less in a week than was planned, over all houses one may see.
struct WeeklyHoursPage: Sendable {
  let week: CalendarWeek
  let today: LocalDate
  /// Also those who kept to the plan.
  let showsAll: Bool
  let role: Role
  private let everybody: [WeeklyHours]

  static func page(_ visit: Visit) async throws -> Response {
    let (today, role, showsAll) = (visit.today, visit.person.role, visit.query("alle") != nil)
    let week =
      visit.query("woche").flatMap { try? CalendarWeek.parse($0) } ?? CalendarWeek(containing: today).adding(weeks: -1)
    let page = try await visit.read { tx in
      WeeklyHoursPage(
        week: week, today: today, showsAll: showsAll, role: role,
        everybody: try WeeklyHoursQueries.all(in: week, before: today, tx))
    }
    let table = page.table(TableState(visit))
    if let file = try await visit.export(table) { return file }
    let t = visit.t
    return visit.page(t("Wochenstunden \(t(week.name))", en: "Hours of \(t(week.name))"), in: .participants) {
      page.html(table, t)
    }
  }

  private func url(_ week: CalendarWeek, all: Bool) -> SiteURL {
    SiteURL.weeklyHours.with(["woche": week.iso, "alle": all ? "ja" : nil])
  }

  private func html(_ table: DataTable<WeeklyHours>, _ t: Words) -> HTML {
    let kept = everybody.count { $0.standing == .kept }
    return HTML {
      Crumbs.html(
        [(name: t("Teilnehmende", en: "Participants"), url: .participants)], here: t("Wochenstunden", en: "Weekly hours"), t)
      div(.class("title")) {
        h1 { t("Wochenstunden", en: "Weekly hours") }
        span(.class("quiet")) { "\(t(week.name)) · \(week.monday.german) – \(week.sunday.german)" }
      }
      p {
        t(
          "\(everybody.count - kept) mit mehr oder weniger Zeit als geplant, \(kept) eingehalten. ",
          en: "\(everybody.count - kept) with more or less time than planned, \(kept) kept. ")
        if kept > 0 || showsAll {
          a(.href(url(week, all: !showsAll).path)) {
            showsAll ? t("Nur Abweichungen zeigen", en: "Show differences only") : t("Alle zeigen", en: "Show everybody")
          }
        }
      }
      p(.class("quiet small")) {
        t(
          "Festgehaltene Fehltage sind aus dem Plan genommen. Bis zu einer Viertelstunde Unterschied gilt als eingehalten."
            + (week.sunday < today ? "" : " Gezählt sind die Tage bis gestern."),
          en: "Recorded absences are taken out of the plan. A difference of up to a quarter of an hour counts as kept."
            + (week.sunday < today ? "" : " Days up to yesterday are counted."))
      }
      nav(.class("pages"), .aria("label", t("Wochen", en: "Weeks"))) {
        a(.rel("prev"), .href(url(week.adding(weeks: -1), all: showsAll).path)) { "← \(t(week.adding(weeks: -1).name))" }
        if week.sunday < today {
          a(.rel("next"), .href(url(week.adding(weeks: 1), all: showsAll).path)) { "\(t(week.adding(weeks: 1).name)) →" }
        }
      }
      table.html(t)
    }
  }

  private func table(_ state: TableState) -> DataTable<WeeklyHours> {
    DataTable(
      caption: Phrase("Geplante und gearbeitete Stunden", en: "Hours planned and worked"), columns: person + hours + days,
      rows: .all(everybody.filter { showsAll || $0.standing != .kept }), url: url(week, all: showsAll), state: state,
      empty: Phrase("Alle haben ihre Stunden eingehalten.", en: "Everybody kept to their hours."))
  }

  private var person: [DataColumn<WeeklyHours>] {
    let name = DataColumn<WeeklyHours>("name", Phrase("Name", en: "Name"), onlyInFiles: true) { .text($0.shortName) }
    let code = DataColumn<WeeklyHours>("person", Phrase("Person", en: "Person")) {
      .text($0.participant)
    } view: { row, _ in
      HTML {
        a(.class("main"), .href(SiteURL.participant(row.participant).path)) { row.shortName ?? row.participant }
        if row.shortName != nil {
          br()
          span(.class("quiet small")) { row.participant }
        }
      }
    }
    return everybody.contains { $0.shortName != nil } ? [name, code] : [code]
  }

  private var hours: [DataColumn<WeeklyHours>] {
    [
      DataColumn("plan", Phrase("geplant", en: "planned"), figure: true) { .minutes($0.planned) },
      DataColumn("zeit", Phrase("gearbeitet", en: "worked"), figure: true) { .minutes($0.worked) },
      DataColumn("unterschied", Phrase("Unterschied", en: "Difference"), figure: true) { .minutes($0.difference) },
      DataColumn("stand", Phrase("Stand", en: "State")) {
        .phrase($0.standing.name)
      } view: { row, t in
        span(.class(row.standing == .kept ? "tag good" : "tag warn")) { t(row.standing.name) }
      },
    ]
  }

  private var days: [DataColumn<WeeklyHours>] {
    let month = week.monday.yearMonth
    return [
      DataColumn("fehltage", Phrase("Fehltage", en: "Days absent"), figure: true) { .integer($0.absent_days) },
      DataColumn("unbekannt", Phrase("Tage unbekannt", en: "Days unknown"), figure: true) {
        .integer($0.unknown_days)
      } view: { row, _ in
        row.unknown_days == 0
          ? span { "0" }
          : a(.href(SiteURL.unknownDays(month).path)) { span(.class("tag warn")) { String(row.unknown_days) } }
      },
    ]
  }
}

extension SiteURL {
  static let weeklyHours = SiteURL.under(.participants, "wochenstunden")
  /// Expected days of a month of which nobody knows.
  static func unknownDays(_ month: YearMonth) -> SiteURL {
    SiteURL.under(.participants, "unbekannt").with(["monat": month.iso])
  }
}
