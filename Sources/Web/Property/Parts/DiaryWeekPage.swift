import Domain
import Markup
import Store

/// A week of the site diary, Monday to Sunday, at a glance and for printing: what happened on each day, work by package, and what is missing.
struct DiaryWeekPage: Sendable {
  let head: PropertyHead
  let week: CalendarWeek
  let days: [DiaryDigest]
  private let packages: [String: WorkPackageFacts]
  private let firms: [String: String]

  /// - Parameter week: nil is the week of the newest entry.
  init(_ tx: Transaction, _ code: String, _ week: CalendarWeek?, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    self.week = try week ?? CalendarWeek(containing: tx.ask(DiaryQueries.newestDay(of: head.id, upTo: day)) ?? day)
    days = try DiaryWeekQueries.days(in: self.week, before: day, of: head.id, tx)
    packages = Dictionary(
      try WorkPackageQueries.all(of: head.id, on: day, tx).map { ($0.facts.code, $0.facts) }
    ) { first, _ in first }
    firms = Dictionary(try SiteChoices.organisations(tx).map { ($0.code, $0.name.german) }) { first, _ in first }
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(.diary) {
      h2 { "\(t(week.name)) · \(week.monday.german) – \(week.sunday.german)" }
      nav(.class("pages"), .aria("label", t("Wochen", en: "Weeks"))) {
        a(.rel("prev"), .href(SiteURL.diaryWeek(frame.code, week.adding(weeks: -1)).path)) {
          "← \(t(week.adding(weeks: -1).name))"
        }
        a(.href(PropertyTab.diary.url(frame.code).with(["monat": week.monday.yearMonth.iso]).path)) {
          t("Der ganze Monat", en: "The whole month")
        }
        if week.sunday < frame.today {
          a(.rel("next"), .href(SiteURL.diaryWeek(frame.code, week.adding(weeks: 1)).path)) {
            "\(t(week.adding(weeks: 1).name)) →"
          }
        }
      }
      overview(frame).html(t)
      if days.contains(where: { !$0.work.isEmpty }) { work(frame).html(t) }
      for day in days where day.entry != nil { card(day, frame) }
    }
  }

  private func overview(_ frame: PropertyFrame) -> PlainTable {
    let t = frame.t
    return PlainTable(
      caption: Phrase("Die Tage der Woche", en: "The days of the week"),
      columns: [
        .init("Tag", en: "Day"), .init("Wetter", en: "Weather"), .init("Leute", en: "People", figure: true),
        .init("Zeit", en: "Time", figure: true), .init("Firmen", en: "Firms", figure: true),
        .init("Störungen", en: "Troubles", figure: true), .init("unterschrieben", en: "signed"),
      ],
      rows: days.map { day in
        .init(cells: [
          a(.class("main"), .href(SiteURL.diary(frame.code, day.day).path)) {
            "\(t(day.day.weekday.shortName)) \(day.day.german)"
          },
          .text(day.weather?.sentence(t) ?? "–"), .text(day.entry == nil ? "–" : String(day.people)),
          .text(day.entry == nil ? "–" : day.worked.description),
          .text(day.firms.isEmpty ? "–" : String(Set(day.firms.map(\.firm)).count)),
          day.troubles.isEmpty ? .text("–") : span(.class("tag warn")) { String(day.troubles.count) }, state(day, t),
        ])
      },
      total: [
        .text(t("Summe", en: "Total")), .nothing, .nothing, .text(days.map(\.worked).sum().description), .nothing, .nothing,
        .nothing,
      ])
  }

  private func state(_ day: DiaryDigest, _ t: Words) -> HTML {
    if let name = day.signedBy { return .text(name) }
    if day.entry != nil { return span(.class("tag warn")) { t("nein", en: "no") } }
    return day.isGap ? span(.class("tag bad")) { t("kein Eintrag", en: "no entry") } : .text("–")
  }

  /// A row a package, a column a day.
  private func work(_ frame: PropertyFrame) -> PlainTable {
    let t = frame.t
    let codes = Set(days.flatMap { $0.work.map(\.workPackage) }).sorted()
    func minutes(_ code: String, _ day: DiaryDigest) -> Minutes {
      day.work.filter { $0.workPackage == code }.map(\.minutes).sum()
    }
    return PlainTable(
      caption: Phrase("Arbeit der Teilnehmenden je Paket", en: "Participants' work by package"),
      columns: [.init("Arbeitspaket", en: "Work package")]
        + days.map { .init($0.day.weekday.shortName.german, en: $0.day.weekday.shortName.english, figure: true) }
        + [.init("Summe", en: "Total", figure: true)],
      rows: codes.map { code in
        let each = days.map { minutes(code, $0) }
        return .init(
          cells: [a(.href(SiteURL.workPackage(frame.code, code).path)) { place(code) }]
            + each.map { $0 == .zero ? .nothing : .text($0.description) } + [.text(each.sum().description)])
      },
      total: [.text(t("Summe", en: "Total"))] + days.map { $0.worked == .zero ? .nothing : .text($0.worked.description) }
        + [.text(days.map(\.worked).sum().description)])
  }

  /// The package and where in the house it is.
  private func place(_ code: String) -> String {
    [packages[code]?.title ?? code, packages[code]?.unit].compactMap { $0 }.joined(separator: ", ")
  }

  private func card(_ day: DiaryDigest, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return section(.class("card")) {
      h2 {
        a(.href(SiteURL.diary(frame.code, day.day).path)) { "\(t(day.day.weekday.name)), \(day.day.german)" }
      }
      dl(.class("facts")) {
        fact(t("Wetter", en: "Weather"), day.weather.map { [$0.sentence(t)] } ?? [])
        fact(
          t("Teilnehmende", en: "Participants"),
          day.work.map { "\(place($0.workPackage)): \(people($0.people, t)), \($0.minutes)" })
        fact(t("Firmen", en: "Firms"), day.firms.map { firm($0, t) })
        fact(t("Störungen", en: "Troubles"), day.troubles.map { note($0, t) })
        fact(t("Notizen", en: "Notes"), day.notes.map { note($0, t) })
        fact(
          t("Unterschrift", en: "Signature"),
          [day.signedBy ?? t("noch nicht unterschrieben", en: "not signed yet")])
      }
    }
  }

  private func people(_ count: Int, _ t: Words) -> String {
    t("\(count) \(count == 1 ? "Person" : "Personen")", en: "\(count) \(count == 1 ? "person" : "people")")
  }

  private func firm(_ firm: FirmPresence, _ t: Words) -> String {
    let what = [firm.workPackage.map(place), firm.activity].compactMap { $0 }.joined(separator: ": ")
    let who = "\(firms[firm.firm] ?? firm.firm): \(people(firm.headcount, t)), \(firm.minutes)"
    return what.isEmpty ? who : "\(who) · \(what)"
  }

  private func note(_ note: DiaryNote, _ t: Words) -> String {
    let amount = note.quantity.map { "\($0) \(note.unitOfMeasure ?? "") " } ?? ""
    return "\(t(note.kind.name)): \(amount)\(note.text)" + (note.workPackage.map { " (\(place($0)))" } ?? "")
  }

  /// What there is to say of something; nothing where nobody said anything.
  private func fact(_ name: String, _ said: [String]) -> HTML {
    guard !said.isEmpty else { return .nothing }
    return HTML {
      dt { name }
      dd {
        for (number, text) in said.enumerated() {
          if number > 0 { br() }
          text
        }
      }
    }
  }
}

extension SiteURL {
  /// A week of the site diary.
  static func diaryWeek(_ property: String, _ week: CalendarWeek) -> SiteURL {
    .property(property, "tagebuch", "woche").with(["woche": week.iso])
  }
}
