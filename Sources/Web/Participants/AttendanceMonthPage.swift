import Domain
import Markup
import Store

/// A month of somebody's attendance, day by day; with the reasons of absences only where somebody asked for them, which is on record.
struct AttendanceMonthModel: Sendable {
  let participant: ListedParticipant
  let sight: ParticipantSight
  let month: YearMonth
  let day: LocalDate
  let days: [AttendanceFacts]
  /// Nil where nobody asked for them.
  let reasons: [LocalDate: DisclosedAbsence]?

  /// - Parameter withReasons: needs a transaction that may write.
  init(
    _ tx: Transaction, _ participant: ListedParticipant, _ month: YearMonth, on day: LocalDate, _ sight: ParticipantSight,
    withReasons: Bool
  ) throws {
    self.participant = participant
    self.sight = sight
    self.month = month
    self.day = day
    days = try AttendanceQueries.days(in: month.range, of: participant.id, tx)
    guard withReasons else {
      reasons = nil
      return
    }
    let absences = try Disclosures.absences(of: [participant.id], in: month.range, for: .record, tx)
    reasons = Dictionary(absences.map { ($0.day, $0) }) { first, _ in first }
  }
}

/// The month as a table, with the way to the months beside it.
struct AttendanceMonthView {
  let model: AttendanceMonthModel
  let address: RecordAddress
  let t: Words

  private var sight: ParticipantSight { model.sight }

  var html: HTML {
    HTML {
      RecordFrame(participant: model.participant, sight: sight, address: address, page: .attendance, t: t).html(
        actions: actions)
      section(.class("card form wide"), .id("monat")) {
        h2 { t("Anwesenheit \(model.month.german)", en: "Attendance \(model.month.german)") }
        p { summary }
        table.html(t)
        if sight.opensSensitiveFacts { reasonsNote }
      }
      nav(.class("pages"), .aria("label", t("Monate", en: "Months"))) {
        a(.rel("prev"), .href(address.month(model.month.adding(months: -1)).path)) {
          "← \(model.month.adding(months: -1).german)"
        }
        if model.month < model.day.yearMonth {
          a(.rel("next"), .href(address.month(model.month.adding(months: 1)).path)) {
            "\(model.month.adding(months: 1).german) →"
          }
        }
      }
    }
  }

  private var actions: [HTML] {
    guard sight.keepsRecord else { return [] }
    return [
      a(.class("button main"), .href(address.page("anwesenheit", "neu").path)) {
        t("Tag festhalten", en: "Record a day")
      }
    ]
  }

  private var summary: String {
    let worked = model.days.filter { $0.state == .worked }
    let absent = model.days.count { $0.state == .absent }
    let unknown = model.days.count { $0.state == .unknown && $0.day < model.day }
    let hours = worked.map(\.minutes).sum()
    return t(
      "\(hours) an \(worked.count) Tagen anwesend, \(absent) Tage abwesend, \(unknown) Tage unbekannt.",
      en: "\(hours) on \(worked.count) days present, \(absent) days absent, \(unknown) days unknown.")
  }

  private var reasonsNote: HTML {
    HTML {
      if model.reasons == nil {
        p {
          a(
            .class("button"), .rel("nofollow"),
            .href(address.month(model.month).with(["gruende": "ja"]).path)
          ) { t("Gründe der Abwesenheit zeigen", en: "Show the reasons of absence") }
          " "
          span(.class("quiet small")) {
            t("Wer sie ansieht, wird im Protokoll vermerkt.", en: "Whoever looks at them is put on record.")
          }
        }
      } else {
        p(.class("quiet small")) {
          t("Dass Sie die Gründe angesehen haben, steht im Protokoll.", en: "That you looked at the reasons is on record.")
        }
      }
    }
  }

  private var table: RecordTable {
    var columns: [RecordTable.Column] = [
      .text(Phrase("Tag", en: "Day")), .text(Phrase("Stand", en: "State")), .figure(Phrase("Zeit", en: "Time")),
      .figure(Phrase("Bautagebuch", en: "Site diary")),
    ]
    if model.reasons != nil { columns.append(.text(Phrase("Grund", en: "Reason"), wide: true)) }
    if sight.keepsRecord { columns.append(.text(Phrase("Weiter", en: "Go on"))) }
    return RecordTable(
      caption: Phrase("Tage des Monats", en: "Days of the month"), columns: columns,
      rows: model.days.map { row(of: $0) },
      empty: Phrase(
        "In diesem Monat war kein Tag geplant und keiner eingetragen.", en: "No day of this month was planned or recorded."))
  }

  private func row(of facts: AttendanceFacts) -> [HTML] {
    let isAhead = facts.state == .unknown && facts.day >= model.day
    var cells: [HTML] = [
      .text("\(t(facts.day.weekday.shortName)) \(facts.day.german)"),
      HTML {
        isAhead ? span(.class("tag")) { t("geplant", en: "planned") } : AttendanceTag.html(facts.state, t)
        if !facts.isExpected {
          " "
          span(.class("quiet small")) { t("nicht geplant", en: "not planned") }
        }
      },
      .text(facts.state == .worked ? facts.minutes.description : "–"),
      .text(facts.diaryMinutes > .zero ? facts.diaryMinutes.description : "–"),
    ]
    if let reasons = model.reasons { cells.append(reason(reasons[facts.day])) }
    if sight.keepsRecord {
      cells.append(
        isAhead
          ? .text("")
          : a(.href(address.page("anwesenheit", "neu").with(["tag": facts.day.iso]).path)) {
            facts.state == .unknown ? t("Festhalten", en: "Record") : t("Berichtigen", en: "Correct")
            span(.class("unseen")) { " \(facts.day.german)" }
          })
    }
    return cells
  }

  private func reason(_ absence: DisclosedAbsence?) -> HTML {
    guard let absence else { return .text("") }
    return HTML {
      t(absence.name)
      if let day = absence.certifiedUntil {
        br()
        span(.class("quiet small")) { t("bescheinigt bis \(day.german)", en: "certified until \(day.german)") }
      }
      if let note = absence.note {
        br()
        span(.class("quiet small")) { note }
      }
    }
  }
}
