import Domain
import Operations
import Store

/// Says that a pot pays for a voucher line; shows what the pot still holds, what the line still needs and what speaks against it.
struct AllocateForm: FormPage {
  private let voucher: String
  private let position: Int
  private let pot: String
  private let budgetLine: String

  init(_ visit: Visit) throws {
    guard let position = Int(try visit.parameter("position")) else { throw WebProblem.notFound }
    self.position = position
    voucher = try visit.parameter("nummer")
    pot = try visit.parameter("topf")
    budgetLine = try visit.parameter("ansatz")
  }

  private var back: SiteURL { .voucher(voucher, "positionen", String(position), "zuordnen") }

  func form(_ tx: Transaction) throws -> Form {
    let (line, choice) = try WebProblem.hidingUnknown {
      let voucherID = try Lookup.voucher(voucher, tx)
      _ = try Lookup.voucherLine(position, of: voucherID, tx)
      let potID = try Lookup.pot(pot, tx)
      let line = try VoucherQueries.lines(of: voucherID, tx).first { $0.position == position }
      return (
        line,
        try line.flatMap {
          try AllocationQueries.choices(for: $0.id, pot: potID, budgetLine: Lookup.budgetLine(budgetLine, of: potID, tx), tx)
            .first
        }
      )
    }
    guard let line, let choice else { throw WebProblem.notFound }
    return Form(
      title: Phrase("Beleg \(voucher)/\(position) aus \(pot) bezahlen", en: "Pay voucher \(voucher)/\(position) from \(pot)"),
      introduction: Phrase(
        "Ohne Beträge wird zugeordnet, was offen ist, höchstens der Fördersatz des Topfes.",
        en: "Without amounts what is open is allocated, at most the pot's rate."),
      facts: facts(line, choice), warnings: warnings(line, choice),
      action: Phrase("Zuordnen", en: "Allocate"), cancel: back, area: .vouchers, fields: fields(line))
  }

  private func facts(_ line: VoucherLineFacts, _ choice: AllocationChoice) -> [FormFact] {
    [
      FormFact(Phrase("Position", en: "Line"), Phrase(line.purpose, en: line.purpose)),
      FormFact(Phrase("Förderbar", en: "Fundable"), line.amount),
      FormFact(Phrase("Davon ohne Deckung", en: "Of it uncovered"), line.amount - line.covered),
      FormFact(
        Phrase("\(pot) hält noch", en: "\(pot) still holds"),
        choice.potRest.map { Phrase($0.description, en: $0.description) } ?? Phrase("unbekannt", en: "unknown")),
      FormFact(
        Phrase("Im Einzelansatz \(budgetLine) frei", en: "Free in budget line \(budgetLine)"), choice.lineRest),
    ]
      + (choice.eligibleInPot.isZero
        ? [] : [FormFact(Phrase("Steht dort schon", en: "Stands there already"), choice.eligibleInPot)])
      + (choice.rate.map { [FormFact(Phrase("Fördersatz", en: "rate"), Phrase($0.description, en: $0.description))] } ?? [])
  }

  private func warnings(_ line: VoucherLineFacts, _ choice: AllocationChoice) -> [Phrase] {
    guard choice.isImpossible(for: line) || choice.isDoubtful(for: line) else { return [] }
    let judgement = choice.judgement(of: line)
    return [
      choice.isImpossible(for: line)
        ? Phrase("Das wird nicht angenommen: ", en: "This will not be accepted: ") + judgement + Phrase(".", en: ".")
        : Phrase("Bitte prüfen: ", en: "Please check: ") + judgement + Phrase(".", en: ".")
    ]
  }

  private func fields(_ line: VoucherLineFacts) -> [FormField] {
    let reference: [FormField] = [
      FormField(
        "am", Phrase("Zugeordnet am", en: "Allocated on"), .day, hint: Phrase("Leer: heute.", en: "Empty: today.")),
      FormField("kennung", Phrase("Kennung", en: "Reference"), .code),
    ]
    let amounts: [FormField] = [
      FormField(
        "foerderfaehig", Phrase("Förderfähig im Plan", en: "Eligible in the plan"), .money,
        hint: Phrase("Was von der Position im Plan steht.", en: "What of the line stands in the plan.")),
      FormField(
        "gedeckt", Phrase("Der Topf zahlt", en: "The pot pays"), .money,
        hint: Phrase("Höchstens, was förderfähig ist.", en: "At most what is eligible.")),
    ]
    guard line.placement != nil else { return amounts + reference }
    return [
      FormField(
        "anteil", Phrase("Anteil an jeder Minute in Prozent", en: "Share of each minute in percent"), .percent, required: true)
    ] + amounts + reference
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var allocation = AllocateVoucherLine(voucher: voucher, position: position, pot: pot, budgetLine: budgetLine)
    allocation.eligible = entries.money("foerderfaehig")
    allocation.cover = entries.money("gedeckt")
    allocation.share = entries.percent("anteil")
    allocation.reference = entries.text("kennung")
    allocation.on = entries.day("am")
    try entries.check()
    let result = try allocation.run(tx)
    return FormOutcome(
      .voucher(voucher),
      saying: .joined(
        [
          Phrase(
            "\(pot) zahlt \(result.cover) von Position \(position); ohne Deckung bleiben \(result.uncovered).",
            en: "\(pot) pays \(result.cover) of line \(position); \(result.uncovered) stay uncovered.")
        ] + result.doubts))
  }
}
