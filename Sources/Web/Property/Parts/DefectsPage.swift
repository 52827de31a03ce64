import Domain
import Hummingbird
import Markup
import Store

/// Hazards and defects of a house: open ones first, the most dangerous first.
struct DefectsPage: Sendable {
  let head: PropertyHead
  let page: ListPage<HazardRecord>
  let counts: DefectCounts

  init(_ tx: Transaction, _ code: String, on day: LocalDate, _ request: ListRequest) throws {
    head = try PropertyHead.find(code, tx)
    (page, counts) = try HazardQueries.page(of: head.id, on: day, request, tx)
  }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    let t = frame.t
    return frame.html(
      .defects,
      actions: frame.runsSite
        ? frame.button(
          Phrase("Gefahr oder Mangel melden", en: "Report a hazard or defect"), to: .property(frame.code, "maengel", "neu"),
          main: true)
        : .nothing
    ) {
      section(.class("cards figures"), .aria("label", t("Zahlen", en: "Figures"))) {
        card(Phrase("Offene Gefahren", en: "Open hazards"), counts.openHazards, t)
        card(Phrase("Offene Mängel", en: "Open defects"), counts.openDefects, t)
        card(Phrase("Frist abgelaufen", en: "Overdue"), counts.overdue, t)
        card(Phrase("Erledigt", en: "Closed"), counts.closed, t)
      }
      table(frame, state).html(t)
    }
  }

  private func card(_ title: Phrase, _ count: Int, _ t: Words) -> HTML {
    div(.class("card")) {
      h2 { t(title) }
      span(.class("figure")) { String(count) }
    }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<HazardRecord> {
    let (code, today) = (frame.code, frame.today)
    return DataTable(
      caption: Phrase("Gefahren und Mängel, offene zuerst", en: "Hazards and defects, open ones first"),
      columns: [
        DataColumn("code", Phrase("Code", en: "Code"), onlyInFiles: true) { .text($0.code) },
        DataColumn("was", Phrase("Was", en: "What")) {
          .text($0.description)
        } view: { row, _ in
          HTML {
            a(.class("main"), .href(SiteURL.defect(code, row.code).path)) { row.description }
            br()
            span(.class("quiet small")) { [row.code, row.unit, row.room].compactMap { $0 }.joined(separator: " · ") }
          }
        },
        DataColumn("schwere", Phrase("Schwere", en: "Severity")) {
          .phrase($0.severity.name)
        } view: { row, t in
          DefectTag(row, t).html
        },
        DataColumn("gemeldet", Phrase("gemeldet", en: "reported")) { .day($0.reportedOn) },
        DataColumn("frist", Phrase("Frist", en: "deadline")) {
          .day($0.deadlineOn)
        } view: { row, t in
          guard let deadline = row.deadlineOn else { return .text("–") }
          return row.closedOn == nil && deadline < today
            ? span(.class("tag bad")) { deadline.german } : .text(deadline.german)
        },
        DataColumn("stand", Phrase("Stand", en: "State")) { .phrase($0.state.name) },
        DataColumn("erledigt", Phrase("erledigt", en: "closed")) { .day($0.closedOn) },
        DataColumn("wer", Phrase("Wer behebt", en: "Who fixes")) { .text($0.responsibleName) },
      ],
      rows: .page(page), url: PropertyTab.defects.url(code), state: state,
      empty: Phrase("Weder Gefahren noch Mängel.", en: "Neither hazards nor defects."))
  }
}

/// One hazard or defect with what can be done about it.
struct DefectPage: Sendable {
  let head: PropertyHead
  let defect: HazardRecord

  init(_ tx: Transaction, _ code: String, _ defect: String) throws {
    head = try PropertyHead.find(code, tx)
    self.defect = try Self.find(defect, of: head, tx)
  }

  /// - Throws: `Problem` `page.unknown`.
  static func find(_ code: String, of head: PropertyHead, _ tx: Transaction) throws -> HazardRecord {
    guard let found = try HazardQueries.one(code, of: head.id, tx) else { throw WebProblem.notFound }
    return found
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(
      below: .defects, title: defect.description, tags: DefectTag(defect, t).html, actions: actions(frame)
    ) {
      section(.class("card")) {
        h2 { t("Angaben", en: "Facts") }
        FactsView(
          views: [
            (Phrase("Code", en: "Code"), .text(defect.code)),
            (Phrase("Stand", en: "State"), .text(t(defect.state.name))),
            (Phrase("Gemeldet", en: "Reported"), frame.day(defect.reportedOn)),
            (Phrase("Frist", en: "Deadline"), defect.deadlineOn.map { .text($0.german) }),
            (
              Phrase("Einheit", en: "Unit"),
              defect.unit.map { unit in a(.href(SiteURL.unit(frame.code, unit).path)) { unit } }
            ),
            (Phrase("Raum", en: "Room"), defect.room.map { .text($0) }),
            (Phrase("Gewerk", en: "Trade"), defect.trade.map { .text($0) }),
            (Phrase("Wer behebt", en: "Who fixes it"), defect.responsibleName.map { .text($0) }),
            (Phrase("Erledigt", en: "Closed"), defect.closedOn.map { .text($0.german) }),
            (Phrase("Bemerkung", en: "Note"), defect.closingNote.map { .text($0) }),
          ], t
        ).html
      }
    }
  }

  private func actions(_ frame: PropertyFrame) -> HTML {
    guard frame.runsSite else { return .nothing }
    return HTML {
      for move in DefectMove.possible(defect) {
        frame.button(move.label, to: .defect(frame.code, defect.code, move.rawValue), main: move == .close)
      }
    }
  }
}

/// What can be done about a hazard or defect; the raw value is its part of the address.
enum DefectMove: String, CaseIterable {
  case deadline = "frist"
  case fixed = "beseitigt"
  case close = "schliessen"
  case reopen = "oeffnen"

  var label: Phrase {
    switch self {
    case .deadline: Phrase("Frist setzen", en: "Set a deadline")
    case .fixed: Phrase("Beseitigt melden", en: "Report as fixed")
    case .close: Phrase("Schließen", en: "Close")
    case .reopen: Phrase("Wieder öffnen", en: "Open again")
    }
  }

  static func possible(_ defect: HazardRecord) -> [DefectMove] {
    if defect.closedOn != nil { return [.reopen] }
    return defect.state == .fixed ? [.reopen, .close] : [.deadline, .fixed, .close]
  }
}
