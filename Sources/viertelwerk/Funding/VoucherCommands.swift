import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Vouchers (Belege): what was spent, where and on what.
struct VoucherGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "voucher", Phrase("Belege: eintragen, bezahlen, nachsehen.", en: "Vouchers: enter, pay, look up."),
    subcommands: [VoucherAdd.self, VoucherPay.self, VoucherList.self, VoucherShow.self])
}

/// Enters a voucher with all its lines.
struct VoucherAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Einen Beleg mit seinen Positionen eintragen.", en: "Enter a voucher with its lines."),
    discussion: Phrase(
      """
      Jede Position ist ein --line:
      --line 'objekt=DO-BRU-051,phase=sanierung,kostengruppe=330,kostenart=firma,netto=1.000,00,mwst=190,00,zweck=Fenster'
      Netto, MwSt und Brutto ergänzen einander. Mit --input DATEI (oder -) als JSON: number, kind, reason, lines …
      """,
      en: """
        Each line is a --line:
        --line 'property=DO-BRU-051,stage=sanierung,group=330,kind=firma,net=1.000,00,vat=190,00,purpose=Windows'
        Net, VAT and gross complete each other. With --input FILE (or -) as JSON: number, kind, reason, lines …
        """))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Unsere Belegnummer.", en: "Our number of the voucher.", value: Phrase("nummer", en: "number")))
  var number: String?
  @Option(
    help: .phrase(
      "rechnung, quittung, lohn, mehraufwand, gebuehr oder gutschrift.",
      en: "invoice, receipt, wage, allowance, fee or credit_note.", value: .kind), transform: Reading.choice) var kind:
    VoucherKind?
  @Option(help: .phrase("Empfänger der Zahlung.", en: "Payee.", value: .code)) var payee: String?
  @Option(help: .phrase("Nummer der Rechnung.", en: "Number of the invoice.", value: .text)) var invoice: String?
  @Option(help: .phrase("Tag der Rechnung.", en: "Day of the invoice.", value: .day), transform: Reading.day)
  var invoicedOn: LocalDate?
  @Option(help: .phrase("Grund der Zahlung.", en: "Reason of the payment.", value: .text)) var reason: String?
  @Option(help: .phrase("Vergabevermerk.", en: "Award reference.", value: .text)) var award: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?
  @Flag(help: .phrase("Erfundene Daten.", en: "Invented data.")) var invented = false
  @Option(
    help: .phrase(
      "Eine Position; mehrfach möglich.", en: "A line; may be repeated.", value: Phrase("felder", en: "fields")))
  var line: [String] = []
  @Option(
    help: .phrase(
      "Beleg als JSON aus einer Datei oder von - lesen.", en: "Read the voucher as JSON from a file or -.",
      value: Phrase("datei", en: "file")))
  var input: String?

  func run(in context: Context) async throws {
    let operation = try input.map { try Self.operation(from: JSONInput.read($0)) } ?? operation()
    let amount = try await context.perform(operation)
    let number = operation.voucher.number
    context.done(
      Phrase(
        "Beleg \(number) eingetragen: \(operation.lines.count) Position(en), \(amount).",
        en: "Voucher \(number) entered: \(operation.lines.count) line(s), \(amount)."),
      json: ["number": .text(number), "lines": .integer(operation.lines.count), "amount_cents": .cents(amount)])
  }

  private func operation() throws -> AddVoucher {
    guard let number, let kind, let reason else {
      throw Problem(
        code: "voucher.incomplete",
        message: Phrase("Es fehlen Belegnummer, --kind oder --reason.", en: "The number, --kind or --reason is missing."),
        hint: Phrase("viertelwerk voucher add --help", en: "viertelwerk voucher add --help"), exit: .usage)
    }
    var voucher = VoucherRecord(number: number, kind: kind, reason: reason)
    voucher.invoiceNumber = invoice
    voucher.invoicedOn = invoicedOn
    voucher.awardReference = award
    voucher.note = note
    voucher.source = source
    voucher.isInvented = invented
    let lines = try line.enumerated().map { try VoucherLineFields($1, number: $0 + 1).line() }
    return AddVoucher(voucher, payee: payee, lines: lines)
  }

  private static func operation(from value: JSONValue) throws -> AddVoucher {
    guard case .object(let members) = value, case .text(let number) = members["number"],
      case .text(let kind) = members["kind"], case .text(let reason) = members["reason"],
      case .list(let lines) = members["lines"]
    else {
      throw Problem(
        code: "voucher.incomplete",
        message: Phrase(
          "Das JSON braucht die Texte number, kind und reason und die Liste lines.",
          en: "The JSON needs the texts number, kind and reason and the list lines."),
        exit: .data)
    }
    func text(_ key: String) -> String? { if case .text(let text) = members[key] { text } else { nil } }
    var voucher = VoucherRecord(number: number, kind: try VoucherKind.parse(kind), reason: reason)
    voucher.invoiceNumber = text("invoice_number")
    voucher.invoicedOn = try text("invoiced_on").map { try LocalDate.parse($0) }
    voucher.awardReference = text("award_reference")
    voucher.note = text("note")
    voucher.source = text("source")
    voucher.isInvented = members["invented"] == .bool(true)
    return AddVoucher(
      voucher, payee: text("payee"),
      lines: try lines.enumerated().map { try VoucherLineFields($1, number: $0 + 1).line() })
  }
}

/// Enters the day of payment.
struct VoucherPay: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "pay", Phrase("Den Zahlungstag eines Belegs eintragen.", en: "Enter the day a voucher was paid."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Belegnummer.", en: "Voucher.", value: Phrase("nummer", en: "number"))) var number: String
  @Option(help: .phrase("Zahlungstag (Wertstellung).", en: "Day of payment (value date).", value: .day), transform: Reading.day)
  var on: LocalDate
  @Option(help: .phrase("Nur diese Position.", en: "Only this line.")) var position: Int?

  func run(in context: Context) async throws {
    let operation = PayVoucher(voucher: number, position: position, paidOn: on)
    let positions = try await context.perform(operation)
    let list = positions.map(String.init).joined(separator: ", ")
    context.done(
      Phrase("Beleg \(number), Position \(list): bezahlt am \(on).", en: "Voucher \(number), line \(list): paid on \(on)."),
      json: ["number": .text(number), "paid_on": .day(on), "positions": .list(positions.map { .integer(Int64($0)) })])
  }
}

/// Lists vouchers.
struct VoucherList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Belege auflisten.", en: "List the vouchers."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur Belege dieses Objekts.", en: "Only vouchers of this property.", value: .code)) var property:
    String?

  func run(in context: Context) async throws {
    let property = property
    let vouchers = try await context.read { tx in
      if let property { _ = try Lookup.property(property, tx) }
      return try VoucherQueries.all(property: property, tx)
    }
    context.show(json: .list(vouchers.map(\.json))) {
      Table(
        [
          .text("Beleg", en: "Voucher"), .text("Art", en: "Kind"), .text("Empfänger", en: "Payee"),
          .text("Rechnung", en: "Invoice"),
          .text("Grund", en: "Reason"), .figure("Brutto", en: "Gross"), .figure("Gedeckt", en: "Covered"),
          .figure("Offen", en: "Open"), .text("Bezahlt", en: "Paid"),
        ],
        rows: vouchers.map { voucher in
          [
            voucher.number, voucher.kind.name.text(), voucher.payee ?? "–", voucher.invoicedOn.cell, voucher.reason,
            voucher.gross.description, voucher.covered.description, (voucher.amount - voucher.covered).description,
            (voucher.openLineCount == 0 ? Phrase("ja", en: "yes") : Phrase("offen", en: "open")).text(),
          ]
        })
    }
  }
}

/// Shows a voucher with its lines and who pays them.
struct VoucherShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Einen Beleg mit Positionen und Zuordnungen zeigen.", en: "Show a voucher with lines and allocations."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Belegnummer.", en: "Voucher.", value: Phrase("nummer", en: "number"))) var number: String

  func run(in context: Context) async throws {
    let number = number
    let found = try await context.read { tx in
      let id = try Lookup.voucher(number, tx)
      return (
        try VoucherQueries.summary(of: id, tx), try VoucherQueries.lines(of: id, tx),
        try AllocationQueries.all(voucher: number, tx)
      )
    }
    guard let voucher = found.0 else { return }
    let (lines, allocations) = (found.1, found.2)
    if context.json {
      guard case .object(var members) = voucher.json else { return }
      members["lines"] = .list(lines.map(\.json))
      members["allocations"] = .list(allocations.map(\.json))
      return Terminal.line(JSONValue.object(members).pretty)
    }
    Terminal.table(facts(voucher))
    Terminal.line("")
    Terminal.table(table(of: lines))
    if !allocations.isEmpty {
      Terminal.line("")
      Terminal.table(AllocationList.table(of: allocations))
    }
  }

  private func facts(_ voucher: VoucherSummary) -> Table {
    var rows: [[String]] = []
    func row(_ title: Phrase, _ value: String?) { if let value { rows.append([title.text(), value]) } }
    row(Phrase("Beleg", en: "Voucher"), "\(voucher.number), \(voucher.kind.name.text())")
    row(Phrase("Empfänger", en: "Payee"), voucher.payee)
    row(Phrase("Rechnung", en: "Invoice"), voucher.invoiceNumber.map { $0 + (voucher.invoicedOn.map { ", \($0)" } ?? "") })
    row(Phrase("Grund", en: "Reason"), voucher.reason)
    row(Phrase("Vergabevermerk", en: "Award"), voucher.awardReference)
    row(Phrase("Bemerkung", en: "Note"), voucher.note)
    row(Phrase("Quelle", en: "Source"), voucher.source)
    row(Phrase("Betrag", en: "Amount"), voucher.amount.description)
    row(Phrase("ohne Deckung", en: "uncovered"), (voucher.amount - voucher.covered).description)
    return Table([.text("Angabe", en: "Item"), .text("Wert", en: "Value")], rows: rows)
  }

  private func table(of lines: [VoucherLineFacts]) -> Table {
    Table(
      [
        .figure("Pos.", en: "Line"), .text("Ort", en: "Place"), .text("KG", en: "Group"), .text("Kostenart", en: "Kind"),
        .text("Zweck", en: "Purpose"), .figure("Netto", en: "Net"), .figure("MwSt", en: "VAT"), .figure("Brutto", en: "Gross"),
        .figure("Betrag", en: "Amount"), .figure("Gedeckt", en: "Covered"), .text("Bezahlt", en: "Paid"),
        .figure("Minuten", en: "Minutes"),
      ],
      rows: lines.map { line in
        let place = [line.property, line.unit, line.stage].compactMap { $0 }.joined(separator: ", ")
        return [
          String(line.position), place.isEmpty ? "–" : place, line.costGroup ?? "–", line.costKind, line.purpose,
          line.net.description, line.vat.description, line.gross.description, line.amount.description,
          line.covered.description, line.paidOn.cell, line.minutes.map { String($0.count) } ?? "",
        ]
      })
  }
}
