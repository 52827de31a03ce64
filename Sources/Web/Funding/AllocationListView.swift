import Domain
import Markup
import Store

/// Which allocations of a pot a list shows: the trace of one of its figures.
struct AllocationScope: Sendable, Hashable {
  /// A part of the pot.
  enum Part: Sendable, Hashable {
    case whole
    case budgetLine(String)
    case property(String)
  }

  let pot: String
  let part: Part
  /// Only those whose voucher line is paid.
  let paidOnly: Bool

  var url: SiteURL {
    let base: SiteURL =
      switch part {
      case .whole: .pot(pot, "zuordnungen")
      case .budgetLine(let code): .pot(pot, "ansaetze", code)
      case .property(let code): .pot(pot, "objekte", code)
      }
    return paidOnly ? .under(base, "bezahlt") : base
  }

  func with(paidOnly: Bool) -> AllocationScope { AllocationScope(pot: pot, part: part, paidOnly: paidOnly) }
}

/// The allocations behind a figure of a pot.
struct AllocationListModel: Sendable {
  let scope: AllocationScope
  let potName: String
  let title: Phrase
  let page: ListPage<AllocationFacts>
  let sums: AllocationSums

  /// - Throws: `Problem` `page.unknown` for a part that there is not, or that whoever looks may not see.
  init(_ tx: Transaction, _ scope: AllocationScope, _ request: ListRequest) throws {
    self.scope = scope
    let pot = try WebProblem.hidingUnknown { try Lookup.pot(scope.pot, tx) }
    potName = try PotQueries.decision(of: pot, tx)?.pot.name ?? scope.pot
    var subset = AllocationSubset(pot: scope.pot, paidOnly: scope.paidOnly)
    switch scope.part {
    case .whole:
      title = Phrase("Alle Zuordnungen", en: "All allocations")
    case .budgetLine(let code):
      let line = try WebProblem.hidingUnknown { try Lookup.budgetLine(code, of: pot, tx) }
      let name = try PotQueries.line(line, tx)?.name ?? code
      title = Phrase("Einzelansatz \(code) \(name)", en: "Budget line \(code) \(name)")
      subset.budgetLine = code
    case .property(let code):
      _ = try WebProblem.hidingUnknown { try Lookup.property(code, tx) }
      title = Phrase("Zuordnungen auf \(code)", en: "Allocations on \(code)")
      subset.property = code
    }
    (page, sums) = try AllocationQueries.page(subset, request, tx)
  }
}

/// The list of allocations behind a figure.
struct AllocationListView {
  let model: AllocationListModel
  let t: Words
  let state: TableState

  var html: HTML {
    HTML {
      Crumbs.html([(t(Area.pots.name), .pots), (model.scope.pot, .pot(model.scope.pot))], here: t(model.title), t)
      div(.class("title")) {
        h1 { t(model.title) }
        span(.class("quiet")) { model.potName }
      }
      nav(.class("tabs"), .aria("label", t("Auswahl", en: "Selection"))) {
        ul {
          for paidOnly in [false, true] {
            li {
              a(
                .href(model.scope.with(paidOnly: paidOnly).url.path),
                .aria("current", paidOnly == model.scope.paidOnly ? "page" : nil)
              ) {
                paidOnly ? t("Nur bezahlte", en: "Only paid ones") : t("Zugeordnet", en: "Allocated")
              }
            }
          }
        }
      }
      table.html(t)
    }
  }

  var table: DataTable<AllocationFacts> {
    DataTable(
      caption: model.title,
      columns: [
        DataColumn("zuordnung", Phrase("Zuordnung", en: "Allocation")) { .text($0.name) },
        DataColumn("am", Phrase("am", en: "on")) { .day($0.allocatedOn) },
        DataColumn("beleg", Phrase("Beleg", en: "Voucher")) {
          .text("\($0.voucher)/\($0.position)")
        } view: { row, _ in
          FundingParts.pair(
            FundingParts.link("\(row.voucher)/\(row.position)", .voucher(row.voucher)), row.purpose)
        },
        DataColumn("zweck", Phrase("Zweck", en: "Purpose"), onlyInFiles: true) { .text($0.purpose) },
        DataColumn("objekt", Phrase("Objekt", en: "Property")) {
          .text($0.property)
        } view: { row, _ in
          .whole(row.property ?? "–")
        },
        DataColumn("ansatz", Phrase("Ansatz", en: "Budget line")) { .text($0.budgetLine) },
        DataColumn("foerderfaehig", Phrase("förderfähig", en: "eligible"), figure: true) { .money($0.eligible) },
        DataColumn("gedeckt", Phrase("zugeordnet", en: "allocated"), figure: true) { .money($0.cover) },
        DataColumn("anteil", Phrase("Anteil", en: "share"), figure: true) { .share($0.share) },
        DataColumn("bezahlt", Phrase("bezahlt am", en: "paid on")) {
          .day($0.paidOn)
        } view: { row, t in
          row.paidOn.map { .text($0.german) } ?? span(.class("tag warn")) { t("offen", en: "unpaid") }
        },
        DataColumn("bemerkung", Phrase("Bemerkung", en: "Note"), wide: true) { .phrase($0.remark) },
      ],
      rows: .page(model.page), url: model.scope.url, state: state,
      empty: Phrase("Hier ist nichts zugeordnet.", en: "Nothing is allocated here."),
      total: [
        "foerderfaehig": .money(model.sums.eligible), "gedeckt": .money(model.sums.cover),
      ])
  }
}

extension AllocationFacts {
  /// By which people name it.
  var name: String { reference ?? "#\(number)" }

  /// What became of it, or what it takes back and why.
  var remark: Phrase {
    if let number = reversesNumber {
      let why = reason.map { ": \($0)" } ?? ""
      return Phrase("nimmt #\(number) zurück\(why)", en: "takes #\(number) back\(why)")
    }
    if let number = reversedByNumber { return Phrase("zurückgenommen durch #\(number)", en: "taken back by #\(number)") }
    return Phrase("", en: "")
  }
}
