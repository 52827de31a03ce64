import Domain
import Hummingbird
import Markup
import Store

/// The voucher lines behind a figure of money.
struct MoneyTracePage: Sendable {
  let head: PropertyHead
  let title: Phrase
  let page: ListPage<TracedVoucherLine>
  let amount: Money
  let covered: Money
  let url: SiteURL

  init(
    _ tx: Transaction, _ code: String, _ choice: VoucherLineChoice, _ title: Phrase, _ url: SiteURL, _ request: ListRequest
  ) throws {
    head = try PropertyHead.find(code, tx)
    if case .pot(let pot) = choice {
      guard try tx.ask(PropertyPageQueries.pots(of: head.id)).contains(where: { $0.code == pot }) else {
        throw WebProblem.notFound
      }
    }
    self.title = title
    self.url = url
    (page, amount, covered) = try PropertyTraceQueries.voucherLines(of: head.id, choice, request, tx)
  }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    frame.html(below: .money, title: frame.t(title)) { table(frame, state).html(frame.t) }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<TracedVoucherLine> {
    let code = frame.code
    return DataTable(
      caption: Phrase("Belegpositionen hinter dieser Zahl", en: "Voucher lines behind this figure"),
      columns: [
        DataColumn("beleg", Phrase("Beleg", en: "Voucher")) {
          .text("\($0.voucher)/\($0.position)")
        } view: { row, _ in
          frame.voucher(row.voucher, row.position)
        },
        DataColumn("zweck", Phrase("Zweck", en: "Purpose")) { .text($0.purpose) },
        DataColumn("empfaenger", Phrase("Empfänger", en: "Payee")) { .text($0.payee) },
        DataColumn("kg", Phrase("KG", en: "CG")) { .text($0.costGroup) },
        DataColumn("bauphase", Phrase("Bauphase", en: "Stage")) { $0.stage.map { .phrase($0) } ?? .none },
        DataColumn("einheit", Phrase("Einheit", en: "Unit")) {
          .text($0.unit)
        } view: { row, _ in
          row.unit.map { unit in a(.href(SiteURL.unit(code, unit).path)) { unit } } ?? .text("–")
        },
        DataColumn("bezahlt", Phrase("bezahlt", en: "paid")) { .day($0.paidOn) },
        DataColumn("betrag", Phrase("Betrag", en: "Amount"), figure: true) { .money($0.amount) },
        DataColumn("gedeckt", Phrase("gedeckt", en: "covered"), figure: true) { .money($0.covered) },
      ],
      rows: .page(page), url: url, state: state,
      empty: Phrase("Dahinter steht kein Beleg.", en: "There is no voucher behind it."),
      total: ["betrag": .money(amount), "gedeckt": .money(covered)])
  }
}

/// The lines of the diary behind a figure of time.
struct WorkTracePage: Sendable {
  /// Whose time is meant.
  enum Choice: Sendable {
    case all
    case stage(String, occurrence: Int)
    case package(String)
  }

  let head: PropertyHead
  let title: Phrase
  let page: ListPage<TracedWork>
  let total: Minutes
  let url: SiteURL
  private let tab: PropertyTab

  init(
    _ tx: Transaction, _ code: String, _ choice: Choice, through day: LocalDate, _ url: SiteURL, _ request: ListRequest
  ) throws {
    let head = try PropertyHead.find(code, tx)
    self.head = head
    self.url = url
    let meant: WorkChoice
    switch choice {
    case .all:
      title = Phrase("Arbeitszeit", en: "Time worked")
      tab = .work
      meant = .all
    case .stage(let stage, let occurrence):
      let id = try orNotFound { try Lookup.stage(stage, occurrence: occurrence, of: head.id, tx) }
      let name = try SiteChoices.stageKinds(tx).first { $0.code == stage }?.name ?? Phrase(stage, en: stage)
      title = Phrase("Arbeitszeit: ", en: "Time worked: ") + name
      tab = .stages
      meant = .stage(id)
    case .package(let package):
      let id = try orNotFound { try Lookup.workPackage(package, of: head.id, tx) }
      title = Phrase("Arbeitszeit: \(package)", en: "Time worked: \(package)")
      tab = .work
      meant = .package(id)
    }
    (page, total) = try PropertyTraceQueries.work(on: head.id, meant, through: day, request, tx)
  }

  func html(_ frame: PropertyFrame, _ state: TableState) -> HTML {
    frame.html(below: tab, title: frame.t(title)) { table(frame, state).html(frame.t) }
  }

  func table(_ frame: PropertyFrame, _ state: TableState) -> DataTable<TracedWork> {
    let code = frame.code
    return DataTable(
      caption: Phrase("Zeilen des Bautagebuchs hinter dieser Zahl", en: "Lines of the site diary behind this figure"),
      columns: [
        DataColumn("tag", Phrase("Tag", en: "Day")) {
          .day($0.day)
        } view: { row, _ in
          frame.day(row.day)
        },
        DataColumn("wer", Phrase("Wer", en: "Who")) {
          .text($0.who)
        } view: { row, _ in
          row.isFirm ? .text(row.who) : frame.participant(row.who)
        },
        DataColumn("art", Phrase("Art", en: "Kind")) {
          .phrase($0.isFirm ? Phrase("Firma", en: "firm") : Phrase("Teilnehmende", en: "participant"))
        },
        DataColumn("paket", Phrase("Arbeitspaket", en: "Work package")) {
          .text($0.workPackage)
        } view: { row, _ in
          row.workPackage.map { package in a(.href(SiteURL.workPackage(code, package).path)) { package } } ?? .text("–")
        },
        DataColumn("zeit", Phrase("Zeit", en: "Time"), figure: true) { .minutes($0.minutes) },
      ],
      rows: .page(page), url: url, state: state,
      empty: Phrase("Dahinter steht keine Zeile.", en: "There is no line behind it."),
      total: ["zeit": .minutes(total)])
  }
}
