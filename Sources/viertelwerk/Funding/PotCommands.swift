import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Funding pots: what they hold, what they may pay for, and what is left.
struct PotGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "pot", Phrase("Fördertöpfe: Bescheid, Plan, Regeln und Rest.", en: "Funding pots: decision, plan, rules and rest."),
    subcommands: [
      PotList.self, PotShow.self, PotAdd.self, PotChange.self, PotLineGroup.self, PotRuleGroup.self, PotCommit.self,
    ])
}

/// Lists the pots with what is left in each.
struct PotList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list", Phrase("Töpfe mit ihrem Rest auflisten.", en: "List the pots with what is left."))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let pots = try await context.read { try PotQueries.all($0) }
    context.show(json: .list(pots.map(\.json))) {
      Table(
        [
          .text("Topf", en: "Pot"), .text("Name", en: "Name"), .text("Art", en: "Kind"), .figure("Bewilligt", en: "Granted"),
          .figure("Gedeckt", en: "Covered"), .figure("Rest", en: "Rest"), .text("Bis", en: "Until"),
        ],
        rows: pots.map { pot in
          [
            pot.code, pot.name, pot.kind.name.text(),
            pot.granted.map(\.description) ?? Phrase("unbekannt", en: "unknown").text(),
            pot.covered.description, pot.rest.cell, pot.eligibleThrough.cell,
          ]
        })
    }
  }
}

/// Takes in a pot with its decision.
struct PotAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Einen Topf mit seinem Bescheid anlegen.", en: "Add a pot with its decision."),
    discussion: Phrase(
      "Ein Darlehen ist eine eigene Art (--kind darlehen). Was nicht bekannt ist, bleibt weg.",
      en: "A loan is a kind of its own (--kind loan). Leave out what is not known."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Code des Topfes.", en: "Code of the pot.", value: .code)) var code: String
  @Option(help: .phrase("Name.", en: "Name.", value: .text)) var name: String
  @Option(
    help: .phrase("zuwendung, darlehen, eigenmittel oder spende.", en: "grant, loan, own_funds or donation.", value: .kind),
    transform: Reading.choice) var kind: PotKind
  @OptionGroup var options: PotOptions
  @Flag(help: .phrase("Erfundene Daten.", en: "Invented data.")) var invented = false

  func run(in context: Context) async throws {
    var pot = PotRecord(code: code, name: name, kind: kind)
    pot.isInvented = invented
    try options.apply(to: &pot)
    let operation = AddPot(pot, funder: options.funder)
    try await context.perform(operation)
    context.done(
      Phrase("Topf \(code) angelegt.", en: "Pot \(code) added."),
      json: ["code": .text(code), "granted_cents": .cents(options.granted)])
  }
}

/// Writes down what has become known of a pot, as when the decision arrives or is changed.
struct PotChange: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "change", Phrase("Angaben zu einem Topf ergänzen oder ändern.", en: "Complete or change what is known of a pot."),
    discussion: Phrase(
      "Was nicht genannt wird, bleibt. Weniger als schon gedeckt ist, kann ein Topf nicht halten.",
      en: "What is not named stays. A pot cannot hold less than it covers already."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var code: String
  @Option(help: .phrase("Name.", en: "Name.", value: .text)) var name: String?
  @Option(
    help: .phrase("zuwendung, darlehen, eigenmittel oder spende.", en: "grant, loan, own_funds or donation.", value: .kind),
    transform: Reading.choice) var kind: PotKind?
  @OptionGroup var options: PotOptions
  @Option(
    help: .phrase(
      "Warum, wenn der Topf in einem freigegebenen Bericht steht.", en: "Why, where the pot stands in a released report.",
      value: .text)) var reason: String?

  func run(in context: Context) async throws {
    let (name, kind, options) = (name, kind, options)
    let changed = try await context.perform(
      ChangePot(code, funder: options.funder, reason: reason) { pot in
        if let name { pot.name = name }
        if let kind { pot.kind = kind }
        try options.apply(to: &pot)
      })
    context.done(
      changed.isEmpty
        ? Phrase("Topf \(code): nichts geändert.", en: "Pot \(code): nothing changed.")
        : Phrase("Angaben zum Topf \(code) gespeichert.", en: "What is known of pot \(code) is saved."),
      json: ["code": .text(code), "changed": .list(changed.map { .text($0) })])
  }
}

/// The plan of a pot.
struct PotLineGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "line", Phrase("Einzelansätze des Plans.", en: "Lines of the plan."), subcommands: [PotLineAdd.self, PotLineChange.self])
}

/// Adds a line to a pot's plan.
struct PotLineAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add",
    Phrase(
      "Einen Einzelansatz anlegen: geplante förderfähige Ausgaben, wer sie auch zahlt.",
      en: "Add a budget line: planned eligible expenditure, whoever pays it."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var pot: String
  @Argument(help: .phrase("Code des Einzelansatzes.", en: "Code of the line.", value: .code)) var code: String
  @Option(help: .phrase("Name.", en: "Name.", value: .text)) var name: String
  @Option(help: .phrase("Geplant.", en: "Planned.", value: .amount), transform: Reading.amount) var planned: Money
  @Option(
    help: .phrase(
      "Behördliche Auflage, die die Grenze dieses Ansatzes aufhebt.",
      en: "Official requirement that lifts the limit of this line.",
      value: .text)) var overrunReason: String?

  func run(in context: Context) async throws {
    var operation = AddBudgetLine(pot: pot, code: code, name: name, planned: planned)
    operation.overrunReason = overrunReason
    try await context.perform(operation)
    context.done(
      Phrase("Einzelansatz \(code) im Topf \(pot): \(planned).", en: "Budget line \(code) in pot \(pot): \(planned)."),
      json: ["pot": .text(pot), "code": .text(code), "planned_cents": .cents(planned)])
  }
}

/// Changes a line of a pot's plan, as when a decision is changed.
struct PotLineChange: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "change", Phrase("Einen Einzelansatz ändern.", en: "Change a budget line."),
    discussion: Phrase(
      "Was nicht genannt wird, bleibt. Ein Plan, in den das schon Zugeordnete nicht passt, wird abgelehnt.",
      en: "What is not named stays. A plan that does not hold what was allocated is refused."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var pot: String
  @Argument(help: .phrase("Code des Einzelansatzes.", en: "Code of the line.", value: .code)) var code: String
  @Option(help: .phrase("Name.", en: "Name.", value: .text)) var name: String?
  @Option(help: .phrase("Geplant.", en: "Planned.", value: .amount), transform: Reading.amount) var planned: Money?
  @Option(
    help: .phrase(
      "Behördliche Auflage, die die Grenze dieses Ansatzes aufhebt; leer: sie ist entfallen.",
      en: "Official requirement that lifts the limit of this line; empty: there is none any more.",
      value: .text)) var overrunReason: String?
  @Option(
    help: .phrase(
      "Warum, wenn der Ansatz in einem freigegebenen Bericht steht.", en: "Why, where the line stands in a released report.",
      value: .text)) var reason: String?

  func run(in context: Context) async throws {
    let (name, planned, overrunReason) = (name, planned, overrunReason)
    let changed = try await context.perform(
      ChangeBudgetLine(pot: pot, code: code, reason: reason) { line in
        if let name { line.name = name }
        if let planned { line.planned = planned }
        if let overrunReason { line.overrunReason = overrunReason.isEmpty ? nil : overrunReason }
      })
    context.done(
      changed.isEmpty
        ? Phrase(
          "Einzelansatz \(code) im Topf \(pot): nichts geändert.", en: "Budget line \(code) in pot \(pot): nothing changed.")
        : Phrase("Einzelansatz \(code) im Topf \(pot) gespeichert.", en: "Budget line \(code) in pot \(pot) saved."),
      json: ["pot": .text(pot), "code": .text(code), "changed": .list(changed.map { .text($0) })])
  }
}

/// What a pot may pay for.
struct PotRuleGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "rule", Phrase("Förderregeln eines Topfes.", en: "Eligibility rules of a pot."), subcommands: [PotRuleAdd.self])
}

/// Adds a rule to a pot.
struct PotRuleAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine Regel anlegen, was der Topf zahlen darf.", en: "Add a rule of what the pot may pay for."),
    discussion: Phrase(
      "Ohne Einschränkung gilt sie für alles. Nur belegte Regeln (V-law, V) lehnen ab, andere warnen.",
      en: "Without a restriction it holds for everything. Only verified rules (V-law, V) refuse, others warn."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var pot: String
  @Option(
    help: .phrase("foerderfaehig oder ausgeschlossen.", en: "eligible or excluded.", value: Phrase("wirkung", en: "effect")),
    transform: Reading.choice)
  var effect: EligibilityEffect
  @Option(help: .phrase("Woraus sie folgt.", en: "What it follows from.", value: .text)) var clause: String
  @Option(
    help: .phrase(
      "Wie gut belegt: V-law, V, V2, D, X, U, design.", en: "How well known: V-law, V, V2, D, X, U, design.",
      value: .evidence),
    transform: Reading.choice)
  var evidence: Evidence
  @Option(help: .phrase("Nur dieser Einzelansatz.", en: "Only this budget line.", value: .code)) var line: String?
  @Option(help: .phrase("Nur dieses Objekt.", en: "Only this property.", value: .code)) var property: String?
  @Option(help: .phrase("Nur diese Bauphase.", en: "Only this stage.", value: .code)) var stage: String?
  @Option(help: .phrase("Nur Kostengruppen, die so beginnen: 3.", en: "Only cost groups that begin so: 3.", value: .code))
  var group: String?
  @Option(help: .phrase("Nur diese Kostenart.", en: "Only this kind of cost.", value: .code)) var costKind: String?
  @Option(help: .phrase("Gilt ab.", en: "Valid from.", value: .day), transform: Reading.day) var from: LocalDate?
  @Option(help: .phrase("Gilt bis, einschließlich.", en: "Valid through, inclusive.", value: .day), transform: Reading.day)
  var until: LocalDate?

  func run(in context: Context) async throws {
    var operation = AddEligibilityRule(pot: pot, effect: effect, clause: clause, evidence: evidence)
    operation.valid = try Reading.period(from: from, until: until) ?? .unbounded
    operation.budgetLine = line
    operation.property = property
    operation.stage = stage
    operation.costGroupPrefix = group
    operation.costKind = costKind
    let position = try await context.perform(operation)
    context.done(
      Phrase("Regel \(position) im Topf \(pot) angelegt.", en: "Rule \(position) added to pot \(pot)."),
      json: ["pot": .text(pot), "position": .integer(position)])
  }
}

/// Sets aside what a pot holds for a house.
struct PotCommit: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "commit", Phrase("Festhalten, was ein Topf für ein Objekt vorsieht.", en: "Set aside what a pot holds for a property."))
  @OptionGroup var shared: SharedOptions

  @Argument(help: .phrase("Topf.", en: "Pot.", value: .code)) var pot: String
  @Option(help: .phrase("Objekt.", en: "Property.", value: .code)) var property: String
  @Option(
    help: .phrase("Betrag; ohne Angabe nicht bekannt.", en: "Amount; without it not known.", value: .amount),
    transform: Reading.amount) var amount: Money?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?

  func run(in context: Context) async throws {
    var operation = CommitPot(pot: pot, property: property, amount: amount)
    operation.source = source
    try await context.perform(operation)
    let said =
      amount.map { Phrase($0.description, en: $0.description) } ?? Phrase("Betrag nicht bekannt", en: "amount not known")
    context.done(
      Phrase("\(pot) für \(property): ", en: "\(pot) for \(property): ") + said + Phrase(".", en: "."),
      json: ["pot": .text(pot), "property": .text(property), "amount_cents": .cents(amount)])
  }
}
