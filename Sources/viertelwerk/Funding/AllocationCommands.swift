import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Allocations: which pot pays which cent.
struct AllocationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "allocation", Phrase("Zuordnungen: welcher Topf welchen Cent zahlt.", en: "Allocations: which pot pays which cent."),
    subcommands: [AllocationAdd.self, AllocationReverse.self, AllocationList.self])
}

/// Allocates a voucher line to a pot.
struct AllocationAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine Belegposition einem Topf zuordnen.", en: "Allocate a voucher line to a pot."),
    discussion: Phrase(
      """
      Ohne Beträge wird zugeordnet, was von der Position noch offen ist, höchstens der Fördersatz des Topfes.
      Lohn und Mehraufwand brauchen --share: den Anteil, den der Topf an jeder Minute zahlt.
      """,
      en: """
        Without amounts what is still open of the line is allocated, at most the pot's rate.
        Pay needs --share: the part of each minute that the pot pays.
        """))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Belegnummer.", en: "Voucher.", value: Phrase("nummer", en: "number"))) var voucher: String
  @Argument(help: .phrase("Position.", en: "Line.")) var position: Int
  @Option(help: .phrase("Topf.", en: "Pot.", value: .code)) var pot: String
  @Option(help: .phrase("Einzelansatz.", en: "Budget line.", value: .code)) var line: String
  @Option(
    help: .phrase("Was davon im Plan steht.", en: "What of it stands in the plan.", value: .amount), transform: Reading.amount)
  var eligible: Money?
  @Option(help: .phrase("Was der Topf zahlt.", en: "What the pot pays.", value: .amount), transform: Reading.amount)
  var cover: Money?
  @Option(
    help: .phrase("Anteil an jeder Minute, in Prozent.", en: "Share of each minute, in percent.", value: .percent),
    transform: Reading.percent)
  var share: BasisPoints?
  @Option(help: .phrase("Kennung der Zuordnung.", en: "Reference of the allocation.", value: .code)) var reference: String?
  @Option(help: .phrase("Tag; ohne Angabe heute.", en: "Day; today without it.", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    var operation = AllocateVoucherLine(voucher: voucher, position: position, pot: pot, budgetLine: line)
    operation.eligible = eligible
    operation.cover = cover
    operation.share = share
    operation.reference = reference
    operation.on = on
    let result = try await context.perform(operation)
    for doubt in result.doubts { context.warn(doubt) }
    let name = reference ?? "#\(result.id)"
    context.done(
      Phrase(
        "Zuordnung \(name): \(pot) zahlt \(result.cover) von Beleg \(voucher), Position \(position) (förderfähig \(result.eligible)); ohne Deckung bleiben \(result.uncovered).",
        en:
          "Allocation \(name): \(pot) pays \(result.cover) of voucher \(voucher), line \(position) (eligible \(result.eligible)); \(result.uncovered) stay uncovered."
      ),
      json: [
        "number": .integer(result.id.rawValue), "reference": .text(reference), "voucher": .text(voucher),
        "position": .integer(position), "pot": .text(pot), "budget_line": .text(line),
        "eligible_cents": .cents(result.eligible), "cover_cents": .cents(result.cover),
        "uncovered_cents": .cents(result.uncovered), "doubts": .list(result.doubts.map { .text($0.text()) }),
      ])
  }
}

/// Takes an allocation back.
struct AllocationReverse: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "reverse", Phrase("Eine Zuordnung mit Grund zurücknehmen.", en: "Take an allocation back, with a reason."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kennung oder Nummer der Zuordnung.", en: "Reference or number of the allocation.", value: .code))
  var allocation: String
  @Option(help: .phrase("Warum.", en: "Why.", value: .text)) var reason: String
  @Option(help: .phrase("Tag; ohne Angabe heute.", en: "Day; today without it.", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    var operation = ReverseAllocation(allocation: allocation, reason: reason)
    operation.on = on
    let freed = try await context.perform(operation)
    context.done(
      Phrase(
        "Zuordnung \(allocation) zurückgenommen: \(freed) sind wieder frei.",
        en: "Allocation \(allocation) reversed: \(freed) are free again."),
      json: ["allocation": .text(allocation), "freed_cents": .cents(freed)])
  }
}

/// Lists allocations.
struct AllocationList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list", Phrase("Zuordnungen auflisten.", en: "List the allocations."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur dieser Beleg.", en: "Only this voucher.", value: Phrase("nummer", en: "number"))) var voucher:
    String?
  @Option(help: .phrase("Nur dieser Topf.", en: "Only this pot.", value: .code)) var pot: String?
  @Option(help: .phrase("Nur dieses Objekt.", en: "Only this property.", value: .code)) var property: String?

  func run(in context: Context) async throws {
    let (voucher, pot, property) = (voucher, pot, property)
    let allocations = try await context.read { tx in
      if let voucher { _ = try Lookup.voucher(voucher, tx) }
      if let pot { _ = try Lookup.pot(pot, tx) }
      if let property { _ = try Lookup.property(property, tx) }
      return try AllocationQueries.all(voucher: voucher, pot: pot, property: property, tx)
    }
    context.show(json: .list(allocations.map(\.json))) { Self.table(of: allocations) }
  }

  /// Allocations with their sums; a reversal and what it takes back name each other.
  static func table(of allocations: [AllocationFacts]) -> Table {
    Table(
      [
        .text("Zuordnung", en: "Allocation"), .text("Beleg", en: "Voucher"), .figure("Pos.", en: "Line"),
        .text("Topf", en: "Pot"),
        .text("Ansatz", en: "Line"), .figure("Förderfähig", en: "Eligible"), .figure("Gedeckt", en: "Covered"),
        .figure("Anteil", en: "Share"), .text("Am", en: "On"), .text("Bemerkung", en: "Note"),
      ],
      rows: allocations.map { allocation in
        [
          allocation.reference ?? "#\(allocation.number)", allocation.voucher, String(allocation.position), allocation.pot,
          allocation.budgetLine, allocation.eligible.description, allocation.cover.description,
          allocation.share.map(\.description) ?? "",
          allocation.allocatedOn.description, note(on: allocation).text(),
        ]
      },
      total: [
        "", "", "", "", Phrase("Summe", en: "Sum").text(), allocations.map(\.eligible).sum().description,
        allocations.map(\.cover).sum().description,
      ])
  }

  private static func note(on allocation: AllocationFacts) -> Phrase {
    if let number = allocation.reversesNumber {
      let reason = allocation.reason.map { ": \($0)" } ?? ""
      return Phrase("nimmt #\(number) zurück\(reason)", en: "reverses #\(number)\(reason)")
    }
    if let number = allocation.reversedByNumber { return Phrase("zurückgenommen (#\(number))", en: "reversed (#\(number))") }
    return Phrase("", en: "")
  }
}
