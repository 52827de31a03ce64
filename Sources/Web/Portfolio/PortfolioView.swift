import Domain
import Markup
import Store

/// The portfolio: attention first, then one line a house.
struct PortfolioView {
  let model: PortfolioModel
  let t: Words
  let state: TableState
  let mayAdd: Bool

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Objekte", en: "Properties") }
        span(.class("quiet")) {
          t(
            "\(model.rows.count) Objekte · \(model.underWay) in Arbeit",
            en: "\(model.rows.count) properties · \(model.underWay) under way")
        }
        if mayAdd {
          div(.class("actions")) {
            a(.class("button main"), .href(SiteURL.newProperty.path)) {
              t("Objekt anlegen", en: "Add a property")
            }
          }
        }
      }
      if !model.alerts.isEmpty {
        section(.class("cards"), .aria("label", t("Heute wichtig", en: "Important today"))) {
          for alert in model.alerts.prefix(PortfolioModel.alerts_max) { card(alert) }
        }
        if model.alerts.count > PortfolioModel.alerts_max {
          p(.class("quiet small")) {
            t(
              "und \(model.alerts.count - PortfolioModel.alerts_max) weitere Hinweise in der Liste",
              en: "and \(model.alerts.count - PortfolioModel.alerts_max) more in the list")
          }
        }
      }
      table.html(t)
    }
  }

  private func card(_ alert: PortfolioAlert) -> HTML {
    switch alert {
    case .hazards(let code, let name, let count, let deadline):
      let isOverdue = deadline.map { $0 < model.day } ?? false
      return div(.class(isOverdue ? "note bad" : "note warn")) {
        strong {
          count == 1
            ? t("1 offene Gefahr · \(name)", en: "1 open hazard · \(name)")
            : t("\(count) offene Gefahren · \(name)", en: "\(count) open hazards · \(name)")
        }
        deadline.map {
          isOverdue
            ? t("Frist war am \($0.german). ", en: "Deadline was \($0.german). ")
            : t("Frist \($0.german). ", en: "Deadline \($0.german). ")
        } ?? ""
        a(.href(SiteURL.property(code, "maengel").path)) { t("Zu den Gefahren von \(name)", en: "To the hazards of \(name)") }
      }
    case .potEnds(let code, let name, let lastDay, let rest):
      let days = lastDay.days(since: model.day)
      return div(.class("note warn")) {
        strong {
          days == 0
            ? t("\(name) endet heute", en: "\(name) ends today")
            : t("\(name) endet in \(days) Tagen", en: "\(name) ends in \(days) days")
        }
        t("\(rest) sind noch nicht zugeordnet. ", en: "\(rest) are not allocated yet. ")
        a(.href(SiteURL.pot(code).path)) { t("Zum Topf \(code)", en: "To pot \(code)") }
      }
    case .silence(let code, let name, let lastDay):
      return div(.class("note")) {
        strong { t("Kein Tagebuch · \(name)", en: "No diary · \(name)") }
        lastDay.map { t("Letzter Eintrag am \($0.german). ", en: "Last entry on \($0.german). ") }
          ?? t("Noch kein Eintrag. ", en: "No entry yet. ")
        a(.href(SiteURL.property(code, "tagebuch").path)) { t("Zum Tagebuch von \(name)", en: "To the diary of \(name)") }
      }
    }
  }

  var table: DataTable<PortfolioRow> {
    let day = model.day
    return DataTable(
      caption: Phrase("Alle Objekte mit Bauphasen und Förderung", en: "All properties with stages and funding"),
      columns: [
        DataColumn("code", Phrase("Code", en: "Code"), onlyInFiles: true) { .text($0.code) },
        DataColumn("objekt", Phrase("Objekt", en: "Property")) {
          .text($0.name)
        } view: { row, t in
          HTML {
            a(.class("main"), .href(SiteURL.property(row.code).path)) { row.name }
            br()
            span(.class("quiet small")) { [row.code, row.district].compactMap { $0 }.joined(separator: " · ") }
            if row.isInvented {
              " "
              span(.class("tag")) { t("Beispiel", en: "example") }
            }
          }
        },
        DataColumn("phasen", Phrase("Erwerb → Vermietung", en: "Acquisition → letting"), wide: true) {
          $0.currentStage.map { .phrase($0.name) } ?? .none
        } view: { row, t in
          HTML { if row.stages.isEmpty { span(.class("quiet")) { "–" } } else { StageStrip(row.stages, t).html } }
        },
        DataColumn("stand", Phrase("Stand", en: "Progress"), figure: true) {
          .share($0.progress)
        } view: { row, _ in
          span { row.progress.map { "\($0.value / 100) %" } ?? "–" }
        },
        DataColumn("tagebuch", Phrase("Tagebuch", en: "Diary")) {
          .day($0.lastDiaryDay)
        } view: { row, t in
          Self.diary(row, day, t)
        },
        DataColumn("gefahren", Phrase("Gefahren", en: "Hazards"), figure: true) {
          .integer($0.openHazards)
        } view: { row, t in
          row.openHazards == 0
            ? span(.class("tag good")) { t("keine", en: "none") }
            : span(.class("tag bad")) { t("\(row.openHazards) offen", en: "\(row.openHazards) open") }
        },
        DataColumn("mittel", Phrase("zugeordnet · bezahlt", en: "allocated · paid"), wide: true) {
          .money($0.allocated)
        } view: { row, t in
          HTML {
            if let granted = row.committed {
              MoneyBar(granted: granted, allocated: row.allocated, paid: row.paid, t).html
            } else {
              span(.class("quiet")) { "–" }
            }
          }
        },
        DataColumn("bewilligt", Phrase("bewilligt", en: "granted"), figure: true) { .money($0.committed) },
        DataColumn("leitung", Phrase("Bauleitung", en: "Site manager")) {
          .text($0.managers.isEmpty ? nil : $0.managers.joined(separator: ", "))
        } view: { row, _ in
          HTML {
            if row.managers.isEmpty { "–" }
            for (index, manager) in row.managers.enumerated() {
              if index > 0 { br() }
              span(.class("small")) { manager }
            }
          }
        },
      ],
      rows: .all(model.rows), url: .properties, state: state,
      empty: Phrase("Ihnen ist kein Objekt anvertraut.", en: "No property is entrusted to you."))
  }

  private static func diary(_ row: PortfolioRow, _ day: LocalDate, _ t: Words) -> HTML {
    guard row.stages.contains(where: { $0.state == .active || $0.state == .suspended }) else {
      return span(.class("quiet")) { row.lastDiaryDay.map(\.german) ?? "–" }
    }
    guard let last = row.lastDiaryDay else { return span(.class("tag warn")) { t("noch keines", en: "none yet") } }
    let days = day.days(since: last)
    return span(.class(days > PortfolioModel.silence_days ? "tag warn" : "tag")) {
      switch days {
      case ..<1: t("heute", en: "today")
      case 1: t("gestern", en: "yesterday")
      default: t("vor \(days) Tagen", en: "\(days) days ago")
      }
    }
  }
}

extension PortfolioRow {
  /// The stage that is under way, else the last one that was done.
  var currentStage: PortfolioStage? {
    stages.first { $0.state == .active || $0.state == .suspended || $0.state == .completed }
      ?? stages.last { $0.state == .accepted }
  }

  /// How far the house is: every stage counts the same, what was accepted or does not happen is done. Nil without stages.
  var progress: BasisPoints? {
    guard !stages.isEmpty else { return nil }
    let sum = stages.reduce(0) { sum, stage in
      switch stage.state {
      case .accepted, .skipped, .completed: sum + 10_000
      case .active, .suspended: sum + (stage.progress?.value ?? 0)
      case .planned: sum
      }
    }
    return BasisPoints(sum / stages.count / 100 * 100)
  }
}
