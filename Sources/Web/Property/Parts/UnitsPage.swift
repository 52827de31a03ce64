import Domain
import Hummingbird
import Markup
import Store

/// Flats and shops of a house, those that are and those that were, with what each came from and became.
struct UnitsPage: Sendable {
  let head: PropertyHead
  let units: [ReportedUnit]

  init(_ tx: Transaction, _ code: String) throws {
    head = try PropertyHead.find(code, tx)
    units = try tx.ask(PropertyReportQueries.units(of: head.id))
  }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    let t = frame.t
    let code = frame.code
    return frame.html(
      .units,
      actions: frame.runsSite
        ? HTML {
          frame.button(Phrase("Zusammenlegen", en: "Merge"), to: .property(code, "einheiten", "zusammenlegen"))
          frame.button(Phrase("Teilen", en: "Split"), to: .property(code, "einheiten", "teilen"))
          frame.button(Phrase("Einheit anlegen", en: "Add a unit"), to: .property(code, "einheiten", "neu"), main: true)
        } : .nothing
    ) {
      table(frame, state).html(t)
    }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<ReportedUnit> {
    let (code, today) = (frame.code, frame.today)
    // What is there now comes first; the rest is history.
    let rows = units.filter { $0.existence.contains(today) } + units.filter { !$0.existence.contains(today) }
    @Sendable func links(_ codes: [String]) -> HTML {
      HTML {
        for (index, unit) in codes.enumerated() {
          if index > 0 { ", " }
          a(.href(SiteURL.unit(code, unit).path)) { unit }
        }
      }
    }
    return DataTable(
      caption: Phrase("Einheiten mit ihrer Herkunft", en: "Units with their genealogy"),
      columns: [
        DataColumn("einheit", Phrase("Einheit", en: "Unit")) {
          .text($0.code)
        } view: { row, t in
          HTML {
            a(.class("main"), .href(SiteURL.unit(code, row.code).path)) { row.code }
            if !row.existence.contains(today) {
              " "
              span(.class("tag")) {
                row.existence.lower.map { $0 > today } ?? false ? t("künftig", en: "to come") : t("früher", en: "former")
              }
            }
          }
        },
        DataColumn("art", Phrase("Art", en: "Kind")) { .phrase($0.kind.name) },
        DataColumn("geschoss", Phrase("Geschoss", en: "Floor")) { .text($0.floor) },
        DataColumn("flaeche", Phrase("Fläche m²", en: "Area m²"), figure: true) { .text($0.area_m2?.description) },
        DataColumn("zimmer", Phrase("Zimmer", en: "Rooms"), figure: true) { .text($0.rooms?.description) },
        DataColumn("besteht", Phrase("besteht", en: "exists")) { .phrase($0.existence.phrase) },
        DataColumn("aus", Phrase("entstanden aus", en: "made from")) {
          .text($0.predecessors.isEmpty ? nil : $0.predecessors.joined(separator: ", "))
        } view: { row, _ in
          row.predecessors.isEmpty ? .text("–") : links(row.predecessors)
        },
        DataColumn("in", Phrase("aufgegangen in", en: "became")) {
          .text($0.successors.isEmpty ? nil : $0.successors.joined(separator: ", "))
        } view: { row, _ in
          row.successors.isEmpty ? .text("–") : links(row.successors)
        },
      ],
      rows: .all(rows), url: PropertyTab.units.url(code), state: state,
      empty: Phrase("Noch keine Einheit angelegt.", en: "No unit yet."))
  }
}

/// One unit with everything it came from: costs, defects and grant conditions of the old flats stay with the new one.
struct UnitPage: Sendable {
  let head: PropertyHead
  let unit: UnitRecord
  let ancestry: [UnitRecord]
  let changes: [UnitChangeRecord]
  let costs: [UnitCost]
  let defects: [HazardRecord]
  let bindings: [UnitBinding]

  init(_ tx: Transaction, _ code: String, _ unit: String) throws {
    head = try PropertyHead.find(code, tx)
    let id = try orNotFound { [head] in try Lookup.unit(unit, of: head.id, tx) }
    guard let found = try UnitQueries.one(id, tx) else { throw WebProblem.notFound }
    self.unit = found
    ancestry = try UnitQueries.ancestry(id, tx)
    changes = try UnitQueries.changes(of: id, tx)
    costs = try UnitQueries.costs(id, tx)
    defects = try HazardQueries.inAncestry(of: id, tx)
    bindings = try UnitQueries.bindings(id, tx)
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(below: .units, title: unit.code, tags: span(.class("tag info")) { t(unit.kind.name) }) {
      div(.class("split")) {
        section(.class("card")) {
          h2 { t("Angaben", en: "Facts") }
          FactsView(
            [
              (Phrase("Geschoss", en: "Floor"), unit.floor),
              (Phrase("Fläche", en: "Area"), unit.area_m2.map { "\($0) m²" }),
              (Phrase("Zimmer", en: "Rooms"), unit.rooms?.description),
              (Phrase("Besteht", en: "Exists"), t(unit.existence.phrase)),
              (Phrase("Quelle", en: "Source"), unit.source), (Phrase("Bemerkung", en: "Note"), unit.note),
            ], t
          ).html
        }
        section(.class("card")) {
          h2 { t("Herkunft", en: "Genealogy") }
          if changes.isEmpty {
            p(.class("quiet")) { t("Sie war immer so.", en: "It has always been as it is.") }
          }
          ol(.class("timeline")) {
            for change in changes {
              li(.class("past")) {
                strong { "\(change.changedOn.german): \(t(change.kind.name))" }
                br()
                links(change.predecessors, frame)
                " → "
                links(change.successors, frame)
                if let note = change.note {
                  br()
                  span(.class("quiet small")) { note }
                }
              }
            }
          }
        }
      }
      if !defects.isEmpty {
        section(.class("card")) {
          h2 { t(PropertyTab.defects.name) }
          ul(.class("trace")) {
            for defect in defects {
              li {
                div(.class("row")) {
                  span {
                    DefectTag(defect, t).html
                    " "
                    a(.href(SiteURL.defect(frame.code, defect.code).path)) { defect.description }
                  }
                  span(.class("quiet")) { defect.unit ?? "" }
                  span(.class("number")) { t(defect.state.name) }
                }
              }
            }
          }
        }
      }
      section(.class("card")) {
        h2 { t("Kosten", en: "Costs") }
        if costs.isEmpty {
          p(.class("quiet")) { t("Nichts auf diese Einheit gebucht.", en: "Nothing is booked on this unit.") }
        } else {
          p { span(.class("figure")) { costs.map(\.amount).sum().description } }
          VoucherLineList(
            lines: costs.map { cost in
              VoucherLineList.Line(
                voucher: cost.voucher, position: cost.position, text: cost.purpose,
                remark: ([cost.unit] + cost.pots).joined(separator: " · "), paidOn: cost.paidOn, amount: cost.amount)
            }, frame: frame
          ).html
        }
      }
      if !bindings.isEmpty {
        section(.class("card")) {
          h2 { t("Bindungen aus Fördermitteln", en: "Grant conditions") }
          ul(.class("trace")) {
            for binding in bindings {
              li {
                div(.class("row")) {
                  span { frame.pot(binding.pot, binding.name) }
                  span {
                    binding.bindingUntil.map { t("gebunden bis \($0.german)", en: "bound until \($0.german)") }
                      ?? t("Ende nicht bekannt", en: "end not known")
                  }
                  span(.class("number")) { binding.covered.description }
                }
                if let rule = binding.rule { p(.class("small")) { rule } }
              }
            }
          }
        }
      }
    }
  }

  private func links(_ codes: [String], _ frame: PropertyFrame) -> HTML {
    HTML {
      for (index, unit) in codes.enumerated() {
        if index > 0 { ", " }
        if unit == self.unit.code { strong { unit } } else { a(.href(SiteURL.unit(frame.code, unit).path)) { unit } }
      }
    }
  }
}

/// Lines of vouchers; each leads to its voucher where the acting role has a page on it.
struct VoucherLineList {
  /// What is shown of a line.
  struct Line {
    let voucher: String
    let position: Int
    let text: String
    let remark: String
    let paidOn: LocalDate?
    let amount: Money
  }

  let lines: [Line]
  let frame: PropertyFrame

  var html: HTML {
    ul(.class("trace")) {
      for line in lines {
        li {
          div(.class("row")) {
            span { frame.voucher(line.voucher, line.position) }
            span { line.text }
            span(.class("quiet small")) { line.remark }
            span(.class("quiet small")) {
              line.paidOn.map { frame.t("bezahlt \($0.german)", en: "paid \($0.german)") }
                ?? frame.t("nicht bezahlt", en: "not paid")
            }
            span(.class("number")) { line.amount.description }
          }
        }
      }
    }
  }
}

extension PropertyFrame {
  /// A line of a voucher, as a link where the acting role has a page on vouchers.
  func voucher(_ number: String, _ position: Int) -> HTML {
    FundingRoutes.readers.contains(role)
      ? a(.href(SiteURL.voucher(number).path)) { "\(number)/\(position)" } : .text("\(number)/\(position)")
  }
}
