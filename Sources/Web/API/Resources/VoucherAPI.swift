import Domain
import Operations
import Reports
import Store

/// Vouchers, which pot pays which cent of them, and what is known of costs without one.
enum VoucherAPI {
  private static let readers = PotAPI.readers
  private static let writers = PotAPI.writers

  private static let place: [APIField] = [
    .may("property", .code), .may("unit", .code), .may("stage", .code), .may("cost_group", .code), .may("paid_on", .day),
    .may("placement", .code), .may("month", .month), .may("minutes", .minutes),
  ]

  private static let line = APIShape(
    "VoucherLine",
    [
      .must("position", .position), .must("cost_kind", .code), .must("purpose", .text), .must("net_cents", .cents),
      .must("vat_cents", .cents), .must("gross_cents", .cents), .must("discount_cents", .cents),
      .must("input_tax_deduction", .flag), .must("amount_cents", .cents), .must("cover_cents", .cents),
    ] + place)

  private static let newLine = APIShape(
    "NewVoucherLine",
    [
      .must("cost_kind", .code), .must("purpose", .text),
      .may(
        "net_cents", .cents, Phrase("Netto, MwSt und Brutto ergänzen einander.", en: "Net, VAT and gross complete each other.")),
      .may("vat_cents", .cents), .may("gross_cents", .cents), .may("discount_cents", .cents),
      .may("input_tax_deduction", .flag),
      .may("occurrence", .position), .may("cost_group_edition", .integer(1900...2400)),
    ] + place)

  private static let facts: [APIField] = [
    .may("invoice_number", .text), .may("invoiced_on", .day), .may("award_reference", .text), .may("note", .text),
    .may("source", .text), .may("payee", .code),
  ]

  private static let summary = APIShape(
    "VoucherSummary",
    [
      .must("number", .code), .must("kind", .choice(VoucherKind.self)), .must("reason", .text), .must("gross_cents", .cents),
      .must("amount_cents", .cents), .must("cover_cents", .cents), .must("open_lines", .count),
    ] + facts)

  private static let allocation = APIShape(
    "Allocation",
    [
      .must("number", .number), .may("reference", .code), .must("voucher", .code), .must("position", .position),
      .may("property", .code), .must("pot", .code), .must("budget_line", .code), .must("eligible_cents", .cents),
      .must("cover_cents", .cents), .may("share_basis_points", .basisPoints), .must("allocated_on", .day),
      .may("reverses", .number), .may("reversed_by", .number), .may("reason", .text),
    ])

  private static let voucher = summary.with(
    "Voucher", [.must("lines", .list(.object(line))), .must("allocations", .list(.object(allocation)))])

  private static let pay = APIShape(
    "Pay",
    [
      .must("voucher", .code), .must("kind", .choice(VoucherKind.self)),
      .must(
        "lines",
        .list(
          .object(
            APIShape(
              "PayLine",
              [
                .must("position", .position), .may("place", .text), .must("minutes", .minutes), .must("amount_cents", .cents),
              ])))),
    ])

  private static let read: APIOperation.Read = { call, tx in try one(call["voucher"], tx) }

  private static func one(_ number: String, _ tx: Transaction) throws -> JSONValue {
    let id = try Lookup.voucher(number, tx)
    guard let found = try VoucherQueries.summary(of: id, tx), case .object(var members) = found.json else {
      throw APIProblem.unknown
    }
    members["lines"] = .list(try VoucherQueries.lines(of: id, tx).map(\.json))
    members["allocations"] = .list(try AllocationQueries.all(voucher: number, tx).map(\.json))
    return .object(members)
  }

  private static let readAllocation: APIOperation.Read = { call, tx in
    guard let found = try AllocationQueries.find("#" + call["allocation"], tx) else { throw APIProblem.unknown }
    return found.json
  }

  static let operations: [APIOperation] = [
    .longList(
      "/vouchers", "listVouchers", Phrase("Belege auflisten", en: "List the vouchers"), for: readers, of: summary,
      by: ["number"], query: [.may("property", .code)]
    ) { call, window, tx in
      if let property = call.query.text("property") { _ = try Lookup.property(property, tx) }
      return try VoucherQueries.all(
        property: call.query.text("property"), behind: window.text(), limit: window.limit, tx
      ).map(\.json)
    },
    .read(
      "/vouchers/{voucher}", "readVoucher", Phrase("Einen Beleg zeigen", en: "Show a voucher"), for: readers, of: voucher, read),
    .create(
      "/vouchers", "addVoucher", Phrase("Einen Beleg mit seinen Positionen eintragen", en: "Enter a voucher with its lines"),
      for: writers,
      body: [
        .must("number", .code), .must("kind", .choice(VoucherKind.self)), .must("reason", .text), .may("invented", .flag),
        .must("lines", .list(.object(newLine))),
      ] + facts, of: voucher
    ) { body, call, tx in
      let number = body.requiredText("number")
      var record = VoucherRecord(
        number: number, kind: body.requiredChoice("kind", or: .invoice), reason: body.requiredText("reason"))
      record.invoiceNumber = body.text("invoice_number")
      record.invoicedOn = body.day("invoiced_on")
      record.awardReference = body.text("award_reference")
      record.note = body.text("note")
      record.source = body.text("source")
      record.isInvented = body.flag("invented")
      let lines = try body.objects("lines").enumerated().map { try newLine($1, at: "/lines/\($0)") }
      try call.perform(AddVoucher(record, payee: body.text("payee"), lines: lines), tx)
      return APICreated(address: APICall.address("vouchers", number), content: try one(number, tx))
    },
    .change(
      "/vouchers/{voucher}/payments", "payVoucher", Phrase("Den Zahlungstag eintragen", en: "Enter the day of payment"),
      for: writers,
      body: [
        .must("paid_on", .day), .may("position", .position, Phrase("Sonst alle offenen.", en: "Else all that are open.")),
      ], of: voucher, outcome: [.must("positions", .list(.position))], changing: read
    ) { body, call, tx in
      let positions = try call.perform(
        PayVoucher(voucher: call["voucher"], position: body.integer("position"), paidOn: body.requiredDay("paid_on")), tx)
      return ["positions": .list(positions.map { .integer(Int64($0)) })]
    },
    .create(
      "/pay", "bookPay",
      Phrase(
        "Lohn oder Mehraufwand eines Monats nach Minuten auf Häuser verteilen",
        en: "Split a month's wage or allowance over houses by minutes"), for: writers,
      body: [
        .must("placement", .code), .must("month", .month), .must("amount_cents", .rate),
        .may("voucher", .code, Phrase("Sonst aus Monat und Zuweisung.", en: "Else made from month and placement.")),
        .may(
          "supplement", .flag,
          Phrase(
            "Nachzahlung zu einem Monat, der gebucht ist; sie zählt keine Minuten.",
            en: "A supplement to a month that has been booked; it counts no minutes.")),
        .may("paid_on", .day), .may("note", .text),
      ], of: pay
    ) { body, call, tx in
      var operation = BookPay(
        placement: body.requiredText("placement"), month: body.requiredMonth("month"),
        amount: body.requiredMoney("amount_cents"))
      operation.voucher = body.text("voucher")
      operation.isSupplement = body.flag("supplement")
      operation.paidOn = body.day("paid_on")
      operation.note = body.text("note")
      let result = try call.perform(operation, tx)
      let lines = result.lines.enumerated().map { index, line -> JSONValue in
        [
          "position": .integer(index + 1), "place": .text(line.place), "minutes": .integer(line.minutes.count),
          "amount_cents": .cents(line.amount),
        ]
      }
      return APICreated(
        address: APICall.address("vouchers", result.voucher),
        content: ["voucher": .text(result.voucher), "kind": .text(result.kind.rawValue), "lines": .list(lines)],
        isContentOfAddress: false)
    },
    .longList(
      "/allocations", "listAllocations", Phrase("Zuordnungen auflisten", en: "List the allocations"), for: readers,
      of: allocation, by: ["number"], query: [.may("voucher", .code), .may("pot", .code), .may("property", .code)]
    ) { call, window, tx in
      let (voucher, pot, property) = (call.query.text("voucher"), call.query.text("pot"), call.query.text("property"))
      if let voucher { _ = try Lookup.voucher(voucher, tx) }
      if let pot { _ = try Lookup.pot(pot, tx) }
      if let property { _ = try Lookup.property(property, tx) }
      return try AllocationQueries.all(
        voucher: voucher, pot: pot, property: property, behind: window.number(), limit: window.limit, tx
      ).map(\.json)
    },
    .read(
      "/allocations/{allocation}", "readAllocation", Phrase("Eine Zuordnung zeigen", en: "Show an allocation"), for: readers,
      of: allocation, readAllocation),
    .create(
      "/allocations", "allocate", Phrase("Eine Belegposition einem Topf zuordnen", en: "Allocate a voucher line to a pot"),
      for: writers,
      body: [
        .must("voucher", .code), .must("position", .position), .must("pot", .code), .must("budget_line", .code),
        .may("eligible_cents", .cents, Phrase("Sonst, was noch offen ist.", en: "Else what is still open of the line.")),
        .may("cover_cents", .cents, Phrase("Sonst der Fördersatz.", en: "Else at most the pot's rate.")),
        .may(
          "share_basis_points", .basisPoints, Phrase("Bei Lohn: Anteil an jeder Minute.", en: "For pay: share of each minute.")),
        .may("reference", .code), .may("on", .day),
      ], of: allocation.with("Allocated", [.must("uncovered_cents", .cents), .must("doubts", .texts)])
    ) { body, call, tx in
      var operation = AllocateVoucherLine(
        voucher: body.requiredText("voucher"), position: body.requiredInteger("position"), pot: body.requiredText("pot"),
        budgetLine: body.requiredText("budget_line"))
      operation.eligible = body.money("eligible_cents")
      operation.cover = body.money("cover_cents")
      operation.share = body.share("share_basis_points")
      operation.reference = body.text("reference")
      operation.on = body.day("on")
      let result = try call.perform(operation, tx)
      let number = String(result.id.rawValue)
      guard case .object(var members)? = try AllocationQueries.find("#" + number, tx)?.json else { throw APIProblem.unknown }
      members["uncovered_cents"] = .cents(result.uncovered)
      members["doubts"] = .list(result.doubts.map { .text($0.text()) })
      return APICreated(
        address: APICall.address("allocations", number), content: .object(members), isContentOfAddress: false)
    },
    .change(
      "/allocations/{allocation}/reversal", "reverseAllocation",
      Phrase("Eine Zuordnung mit Grund zurücknehmen", en: "Take an allocation back, with a reason"), for: writers,
      body: [.must("reason", .text), .may("on", .day)], of: allocation, outcome: [.must("freed_cents", .cents)],
      changing: readAllocation
    ) { body, call, tx in
      var operation = ReverseAllocation(allocation: "#" + call["allocation"], reason: body.requiredText("reason"))
      operation.on = body.day("on")
      return ["freed_cents": .cents(try call.perform(operation, tx))]
    },
  ]

  private static func newLine(_ entry: APIEntries, at pointer: String) throws -> AddVoucher.Line {
    let (net, vat, gross): (Money, Money, Money)
    switch (entry.money("net_cents"), entry.money("vat_cents"), entry.money("gross_cents")) {
    case (let given?, let tax, nil): (net, vat, gross) = (given, tax ?? .zero, given + (tax ?? .zero))
    case (nil, let tax, let whole?): (net, vat, gross) = (whole - (tax ?? .zero), tax ?? .zero, whole)
    case (let given?, nil, let whole?): (net, vat, gross) = (given, whole - given, whole)
    case (let given?, let tax?, let whole?): (net, vat, gross) = (given, tax, whole)
    case (nil, _, nil):
      throw APIFaults(faults: [
        APIFault(
          pointer: pointer + "/net_cents",
          message: Phrase("Netto oder Brutto fehlt.", en: "Net or gross is missing."))
      ])
    }
    var line = AddVoucher.Line(
      costKind: entry.requiredText("cost_kind"), purpose: entry.requiredText("purpose"), net: net, vat: vat, gross: gross)
    line.property = entry.text("property")
    line.unit = entry.text("unit")
    line.stage = entry.text("stage")
    line.occurrence = entry.integer("occurrence") ?? 1
    line.costGroup = entry.text("cost_group")
    line.costGroupEdition = entry.integer("cost_group_edition")
    line.discount = entry.money("discount_cents") ?? .zero
    line.hasInputTaxDeduction = entry.flag("input_tax_deduction")
    line.paidOn = entry.day("paid_on")
    line.placement = entry.text("placement")
    line.month = entry.month("month")
    line.minutes = entry.minutes("minutes")
    return line
  }
}
