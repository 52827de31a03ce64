import ArgumentParser
import Domain
import Operations

/// Pay of participants, split over houses by minutes.
struct WageGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "wage",
    Phrase("Lohn und Mehraufwand nach Minuten auf Häuser verteilen.", en: "Split wages and allowances over houses by minutes."),
    subcommands: [WageAdd.self])
}

/// Books a month's pay of a placement.
struct WageAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Lohn oder Mehraufwand eines Monats buchen.", en: "Book a month's wage or allowance."),
    discussion: Phrase(
      """
      Der Betrag wird nach den Minuten des Bautagebuchs auf Häuser und Phasen verteilt, auf den Cent.
      Minuten ohne Haus ergeben eine Position ohne Objekt.
      """,
      en: """
        The amount is split over houses and stages by the site diary's minutes, to the cent.
        Minutes without a house make a line without a property.
        """))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Zuweisung.", en: "Placement.", value: .code)) var placement: String
  @Option(help: .phrase("Monat.", en: "Month.", value: .month), transform: Reading.month) var month: YearMonth
  @Option(
    help: .phrase("Gezahlter Betrag mit Arbeitgeberanteil.", en: "Amount paid, employer's share included.", value: .amount),
    transform: Reading.amount)
  var amount: Money
  @Option(
    help: .phrase(
      "Belegnummer; ohne Angabe aus Monat und Zuweisung.", en: "Voucher; made from month and placement without it.",
      value: Phrase("nummer", en: "number")))
  var voucher: String?
  @Flag(
    help: .phrase(
      "Nachzahlung zu einem Monat, der gebucht ist; sie zählt keine Minuten.",
      en: "A supplement to a month that has been booked; it counts no minutes."))
  var supplement = false
  @Option(help: .phrase("Zahlungstag.", en: "Day of payment.", value: .day), transform: Reading.day) var paidOn: LocalDate?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    var operation = BookPay(placement: placement, month: month, amount: amount)
    operation.voucher = voucher
    operation.isSupplement = supplement
    operation.paidOn = paidOn
    operation.note = note
    let result = try await context.perform(operation)
    if !context.json {
      Terminal.say(Phrase("Beleg \(result.voucher) gebucht.", en: "Voucher \(result.voucher) booked."))
    }
    let lines = result.lines.enumerated().map { index, line -> JSONValue in
      [
        "position": .integer(index + 1), "place": .text(line.place), "minutes": .integer(line.minutes.count),
        "amount_cents": .cents(line.amount),
      ]
    }
    context.show(json: ["voucher": .text(result.voucher), "kind": .text(result.kind.rawValue), "lines": .list(lines)]) {
      Table(
        [
          .figure("Pos.", en: "Line"), .text("Ort", en: "Place"), .figure("Minuten", en: "Minutes"),
          .figure("Betrag", en: "Amount"),
        ],
        rows: result.lines.enumerated().map { index, line in
          [
            String(index + 1), line.place ?? Phrase("ohne Haus", en: "no house").text(), String(line.minutes.count),
            line.amount.description,
          ]
        },
        total: ["", "", String(result.lines.map(\.minutes).sum().count), result.lines.map(\.amount).sum().description])
    }
  }
}
