import Domain
import Hummingbird
import Markup
import Store

/// A month of the site diary: a line a day, with what happened and whether somebody has signed it.
struct DiaryMonthPage: Sendable {
  let head: PropertyHead
  let month: YearMonth
  let days: [DiaryDaySummary]
  /// Working days on which nothing was written, since the diary began.
  let gaps: [LocalDate]

  /// - Parameter month: nil is the month of the newest entry.
  init(_ tx: Transaction, _ code: String, _ month: YearMonth?, on day: LocalDate) throws {
    head = try PropertyHead.find(code, tx)
    self.month = try month ?? (tx.ask(DiaryQueries.newestDay(of: head.id, upTo: day)) ?? day).yearMonth
    days = try tx.ask(DiaryQueries.days(in: self.month.range, of: head.id))
    gaps = try DiaryQueries.gaps(in: self.month.range, before: day, of: head.id, tx)
  }

  private func title(_ month: YearMonth, _ t: Words) -> String { t(month.name) }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    let t = frame.t
    return frame.html(
      .diary,
      actions: HTML {
        if !days.isEmpty {
          a(.class("button"), .href(SiteURL.property(frame.code, "tagebuch", "druck").with(["monat": month.iso]).path)) {
            t("Zum Drucken", en: "For printing")
          }
        }
        a(
          .class("button"), .href(SiteURL.diaryWeek(frame.code, CalendarWeek(containing: days.last?.day ?? month.lastDay)).path)
        ) {
          t("Nach Wochen", en: "By weeks")
        }
        frame.button(
          Phrase("Heute eintragen", en: "Write today's diary"), to: .diary(frame.code, frame.today), main: true)
      }
    ) {
      h2 { title(month, t) }
      nav(.class("pages"), .aria("label", t("Monate", en: "Months"))) {
        a(.class("button"), .rel("prev"), .href(address(month.adding(months: -1), frame))) {
          title(month.adding(months: -1), t)
        }
        form(.class("filters"), .method(.get), .action(PropertyTab.diary.url(frame.code).path)) {
          input(
            .type("text"), .name("tag"), .aria("label", t("Tag", en: "Day")), .inputmode("numeric"), .maxlength(10),
            .placeholder(t("TT.MM.JJJJ", en: "DD.MM.YYYY")), .autocomplete("off"))
          button(.class("button"), .type("submit")) { t("Tag öffnen", en: "Open the day") }
        }
        if month < frame.today.yearMonth {
          a(.class("button"), .rel("next"), .href(address(month.adding(months: 1), frame))) {
            title(month.adding(months: 1), t)
          }
        }
      }
      if !gaps.isEmpty {
        div(.class("note warn")) {
          strong {
            gaps.count == 1
              ? t("1 Arbeitstag ohne Eintrag", en: "1 working day without an entry")
              : t("\(gaps.count) Arbeitstage ohne Eintrag", en: "\(gaps.count) working days without an entry")
          }
          for (number, gap) in gaps.enumerated() {
            number == 0 ? "" : ", "
            a(.href(SiteURL.diary(frame.code, gap).path)) { "\(t(gap.weekday.shortName)) \(gap.german)" }
          }
        }
      }
      table(frame, state).html(t, tools: !days.isEmpty)
    }
  }

  private func address(_ month: YearMonth, _ frame: PropertyFrame) -> String {
    PropertyTab.diary.url(frame.code).with(["monat": month.iso]).path
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<DiaryDaySummary> {
    let code = frame.code
    return DataTable(
      caption: Phrase("Tage des Bautagebuchs", en: "Days of the site diary"),
      columns: [
        DataColumn("tag", Phrase("Tag", en: "Day")) {
          .day($0.day)
        } view: { row, t in
          a(.class("main"), .href(SiteURL.diary(code, row.day).path)) { "\(t(row.day.weekday.shortName)) \(row.day.german)" }
        },
        DataColumn("leute", Phrase("Teilnehmende", en: "Participants"), figure: true) { .integer($0.participantCount) },
        DataColumn("zeit", Phrase("Zeit", en: "Time"), figure: true) { .minutes($0.worked) },
        DataColumn("firmen", Phrase("Firmen", en: "Firms"), figure: true) { .integer($0.firmCount) },
        DataColumn("firmenzeit", Phrase("Zeit der Firmen", en: "firms' time"), figure: true) { .minutes($0.firmWorked) },
        DataColumn("notizen", Phrase("Notizen", en: "Notes"), figure: true) { .integer($0.noteCount) },
        DataColumn("stoerungen", Phrase("Störungen", en: "Troubles"), figure: true) {
          .integer($0.troubleCount)
        } view: { row, _ in
          row.troubleCount == 0 ? .text("–") : span(.class("tag warn")) { String(row.troubleCount) }
        },
        DataColumn("fassung", Phrase("Fassung", en: "Version"), figure: true) { .integer($0.version) },
        DataColumn("unterschrieben", Phrase("unterschrieben", en: "signed")) {
          .text($0.signedBy)
        } view: { row, t in
          row.signedBy.map { .text($0) } ?? span(.class("tag warn")) { t("nein", en: "no") }
        },
      ],
      rows: .all(days), url: PropertyTab.diary.url(code).with(["monat": month.iso]), state: state,
      empty: Phrase("In diesem Monat wurde nichts eingetragen.", en: "Nothing was written in this month."),
      total: days.isEmpty
        ? [:]
        : ["zeit": .minutes(days.map(\.worked).sum()), "firmenzeit": .minutes(days.map(\.firmWorked).sum())])
  }
}
