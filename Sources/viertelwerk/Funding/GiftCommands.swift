import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Gifts in kind: power, water, disposal; no money.
struct GiftGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "gift", Phrase("Sachspenden.", en: "Gifts in kind."), subcommands: [GiftAdd.self, GiftList.self])
}

/// Records a gift in kind.
struct GiftAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add",
    Phrase("Eine Sachspende festhalten; ihr Wert darf unbekannt sein.", en: "Record a gift in kind; its value may be unknown."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Objekt.", en: "Property.", value: .code)) var property: String
  @Option(help: .phrase("Spender.", en: "Donor.", value: .code)) var donor: String
  @Option(help: .phrase("Was gegeben wurde.", en: "What was given.", value: .text)) var description: String
  @Option(
    help: .phrase("Wert, wenn ihn jemand beziffert hat.", en: "Value, where somebody has put a figure on it.", value: .amount),
    transform: Reading.amount)
  var value: Money?
  @Option(help: .phrase("Gegeben ab.", en: "Given from.", value: .day), transform: Reading.day) var from: LocalDate?
  @Option(help: .phrase("Gegeben bis, einschließlich.", en: "Given through, inclusive.", value: .day), transform: Reading.day)
  var until: LocalDate?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?

  func run(in context: Context) async throws {
    var operation = AddGift(property: property, donor: donor, description: description)
    operation.value = value
    operation.given = try Reading.period(from: from, until: until)
    operation.source = source
    try await context.perform(operation)
    context.done(
      Phrase("Sachspende von \(donor) für \(property) festgehalten.", en: "Gift in kind by \(donor) for \(property) recorded."),
      json: ["property": .text(property), "donor": .text(donor), "value_cents": .cents(value)])
  }
}

/// Lists gifts in kind.
struct GiftList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Sachspenden auflisten.", en: "List the gifts in kind."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur dieses Objekt.", en: "Only this property.", value: .code)) var property: String?

  func run(in context: Context) async throws {
    let property = property
    let gifts = try await context.read { tx in
      if let property { _ = try Lookup.property(property, tx) }
      return try GiftQueries.gifts(property: property, tx)
    }
    context.show(
      json: .list(gifts.map(\.json))
    ) {
      Table(
        [
          .text("Objekt", en: "Property"), .text("Spender", en: "Donor"), .text("Sachspende", en: "Gift"),
          .figure("Wert", en: "Value"), .text("Zeitraum", en: "Period"), .text("Quelle", en: "Source"),
        ],
        rows: gifts.map {
          [
            $0.property, $0.donor, $0.description, $0.value.map(\.description) ?? Phrase("unbekannt", en: "unknown").text(),
            $0.given.cell, $0.source ?? "",
          ]
        })
    }
  }
}

/// Costs known only as a sum.
struct CostStatementGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "cost-statement", Phrase("Kosten, die nur als Summe bekannt sind.", en: "Costs that are known only as a sum."),
    subcommands: [CostStatementAdd.self, CostStatementList.self])
}

/// Records a cost that is known only as a sum.
struct CostStatementAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add",
    Phrase(
      "Eine Kostenangabe mit ihrer Quelle festhalten; sie ist kein Beleg.",
      en: "Record a cost statement with its source; it is no voucher."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Objekt.", en: "Property.", value: .code)) var property: String
  @Argument(help: .phrase("Code der Angabe.", en: "Code of the statement.", value: .code)) var code: String
  @Option(help: .phrase("Betrag.", en: "Amount.", value: .amount), transform: Reading.amount) var amount: Money
  @Option(help: .phrase("Was er umfasst.", en: "What it comprises.", value: .text)) var scope: String
  @Option(help: .phrase("Wo es steht.", en: "Where it is written.", value: .text)) var source: String
  @Option(
    help: .phrase(
      "Wie gut belegt: V-law, V, V2, D, X, U, design.", en: "How well known: V-law, V, V2, D, X, U, design.",
      value: .evidence),
    transform: Reading.choice)
  var evidence: Evidence
  @Flag(help: .phrase("Ein gerundeter Betrag.", en: "A rounded amount.")) var rounded = false
  @Flag(help: .phrase("Steht für die Gesamtkosten des Objekts.", en: "Stands for the whole cost of the property.")) var total =
    false
  @Option(help: .phrase("Stand.", en: "As of.", value: .day), transform: Reading.day) var on: LocalDate?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    var operation = AddCostStatement(
      property: property, code: code, amount: amount, scope: scope, source: source, evidence: evidence)
    operation.isRounded = rounded
    operation.isTotal = total
    operation.statedOn = on
    operation.note = note
    try await context.perform(operation)
    context.done(
      Phrase("Kostenangabe \(code) für \(property): \(amount).", en: "Cost statement \(code) for \(property): \(amount)."),
      json: ["property": .text(property), "code": .text(code), "amount_cents": .cents(amount)])
  }
}

/// Lists cost statements.
struct CostStatementList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Kostenangaben auflisten.", en: "List the cost statements."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur dieses Objekt.", en: "Only this property.", value: .code)) var property: String?

  func run(in context: Context) async throws {
    let property = property
    let statements = try await context.read { tx in
      if let property { _ = try Lookup.property(property, tx) }
      return try GiftQueries.costStatements(property: property, tx)
    }
    context.show(
      json: .list(statements.map(\.json))
    ) {
      Table(
        [
          .text("Objekt", en: "Property"), .text("Code", en: "Code"), .figure("Betrag", en: "Amount"),
          .text("Umfang", en: "Scope"),
          .text("Stand", en: "As of"), .text("Beleg", en: "Evidence"), .text("Quelle", en: "Source"),
        ],
        rows: statements.map { statement in
          let amount = statement.amount.description
          return [
            statement.property, statement.code,
            statement.isRounded ? Phrase("rund \(amount)", en: "about \(amount)").text() : amount,
            statement.scope + (statement.isTotal ? Phrase(" (Gesamtkosten)", en: " (total cost)").text() : ""),
            statement.statedOn.cell, statement.evidence.rawValue, statement.source,
          ]
        })
    }
  }
}
