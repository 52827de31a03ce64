import Domain
import Hummingbird
import Markup
import Reports
import Store

/// `/teilnehmende/unbekannt`: every expected day of a month of which nobody knows, by participant. Whoever records attendance settles them
/// here (`UnknownDaysForm`); whoever runs a site opens the diary of the day.
struct UnknownDaysPage: Sendable {
  let month: YearMonth
  let today: LocalDate
  let days: [UnknownDay]
  let role: Role

  static func page(_ visit: Visit) async throws -> Response {
    let (month, today, role) = (month(visit), visit.today, visit.person.role)
    let days = try await visit.read { tx in try UnknownDayQueries.all(in: month, before: today, tx) }
    if role == .coach, !days.isEmpty { return try await FormRun(visit, try UnknownDaysForm(visit)).show() }
    let (page, t) = (UnknownDaysPage(month: month, today: today, days: days, role: role), visit.t)
    return visit.page(
      t("Unbekannte Anwesenheit \(t(month.name))", en: "Unknown attendance \(t(month.name))"), in: .participants
    ) {
      page.html(t)
    }
  }

  /// The month of the address, else the last one that is over.
  static func month(_ visit: Visit) -> YearMonth {
    visit.query("monat").flatMap { try? YearMonth.parse($0) } ?? visit.today.yearMonth.adding(months: -1)
  }

  static func byPerson(_ days: [UnknownDay]) -> [[UnknownDay]] {
    Dictionary(grouping: days, by: \.participant).sorted { $0.key < $1.key }.map(\.value)
  }

  static func count(_ days: [UnknownDay], _ people: Int) -> Phrase {
    let days =
      days.count == 1
      ? Phrase("1 Tag", en: "1 day") : Phrase("\(days.count) Tage", en: "\(days.count) days")
    let whose =
      people == 1
      ? Phrase(" einer Person", en: " of one person") : Phrase(" von \(people) Personen", en: " of \(people) people")
    return days + whose
      + Phrase(": nichts im Bautagebuch, nichts festgehalten.", en: ": nothing in the diary, nothing recorded.")
  }

  /// The way to the months beside it.
  static func months(around month: YearMonth, today: LocalDate, _ t: Words) -> HTML {
    nav(.class("pages"), .aria("label", t("Monate", en: "Months"))) {
      a(.rel("prev"), .href(SiteURL.unknownDays(month.adding(months: -1)).path)) { "← \(t(month.adding(months: -1).name))" }
      if month < today.yearMonth {
        a(.rel("next"), .href(SiteURL.unknownDays(month.adding(months: 1)).path)) { "\(t(month.adding(months: 1).name)) →" }
      }
    }
  }

  private func html(_ t: Words) -> HTML {
    let people = Self.byPerson(days)
    return HTML {
      Crumbs.html(
        [(name: t("Teilnehmende", en: "Participants"), url: .participants)],
        here: t("Unbekannte Anwesenheit", en: "Unknown attendance"), t)
      div(.class("title")) { h1 { t("Unbekannte Anwesenheit \(t(month.name))", en: "Unknown attendance \(t(month.name))") } }
      Self.months(around: month, today: today, t)
      if days.isEmpty {
        div(.class("note good")) {
          strong { t("Alles geklärt", en: "Everything is settled") }
          t(
            "Über jeden erwarteten Tag dieses Monats, der vorbei ist, weiß man etwas.",
            en: "Something is known of every expected day of this month that is over.")
        }
      } else {
        p {
          t(Self.count(days, people.count)) + " "
            + t(
              role == .siteManager
                ? "Wer da war, wird im Bautagebuch des Tages nachgetragen; Fehltage hält der Jobcoach fest."
                : "Fehltage hält der Jobcoach fest; wer da war, kann im Bautagebuch des Tages nachgetragen werden.",
              en: role == .siteManager
                ? "Who was there is added in the diary of the day; absences are recorded by the job coach."
                : "Absences are recorded by the job coach; who was there can be added in the diary of the day.")
        }
        PlainTable(
          caption: Phrase("Tage ohne Angabe, je Person", en: "Days of which nobody knows, by person"),
          columns: [
            .init("Person", en: "Person"), .init("Tage", en: "Days", figure: true), .init("Welche", en: "Which", wide: true),
          ],
          rows: people.map { row($0, t) }, total: [.text(t("Summe", en: "Total")), .text(String(days.count)), .nothing]
        ).html(t)
      }
    }
  }

  private func row(_ days: [UnknownDay], _ t: Words) -> PlainTable.Row {
    let code = days.first?.participant ?? ""
    return PlainTable.Row(cells: [
      HTML {
        a(.class("main"), .href(SiteURL.participant(code).path)) { days.first?.shortName ?? code }
        if days.first?.shortName != nil {
          br()
          span(.class("quiet small")) { code }
        }
      },
      .text(String(days.count)),
      HTML {
        for (number, day) in days.enumerated() {
          number == 0 ? "" : ", "
          link(day, t)
        }
      },
    ])
  }

  /// The day, as a link to the diary of the house on which to ask.
  private func link(_ day: UnknownDay, _ t: Words) -> HTML {
    let text = "\(t(day.day.weekday.shortName)) \(day.day.german)" + (day.seenPhrase.map { " (\(t($0)))" } ?? "")
    guard let property = day.property, PropertyTab.diary.roles.contains(role) else { return .text(text) }
    return HTML {
      a(.href(SiteURL.diary(property, day.day).path)) { text }
      " "
      span(.class("quiet small")) { property }
    }
  }
}
