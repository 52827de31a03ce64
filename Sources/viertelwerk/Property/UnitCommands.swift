import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Flats and shops, and how they became others.
struct UnitGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "unit", Phrase("Wohnungen und Läden", en: "Flats and shops"),
    subcommands: [UnitList.self, UnitShow.self, UnitAdd.self, UnitMerge.self, UnitSplit.self])
}

/// Lists the units of a house on a day.
struct UnitList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Einheiten auflisten", en: "List the units"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(
    help: .phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Flag(help: .phrase("Auch die, die es nicht mehr gibt.", en: "Also those that are gone.")) var all = false

  func run(in context: Context) async throws {
    let (property, day) = (property, all ? nil : on ?? Reading.today)
    let found = try await context.read { tx in
      try UnitQueries.all(of: Lookup.property(property, tx), on: day, tx)
    }
    context.show(json: .list(found.map(\.json))) { UnitTable.table(of: found) }
  }
}

/// Adds a unit to a house.
struct UnitAdd: DatabaseCommand {
  static let configuration = CommandConfiguration("add", Phrase("Eine Einheit anlegen", en: "Add a unit"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Argument(help: .phrase("Neues Kürzel, etwa WE-01.", en: "New code, such as WE-01.", value: .code)) var unit: String
  @OptionGroup var options: UnitOptions
  @Option(
    help: .phrase("Erster Tag, an dem es sie gibt.", en: "First day on which it exists.", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(
    help: .phrase("Letzter Tag, an dem es sie gibt.", en: "Last day on which it exists.", value: .day), transform: Reading.day)
  var until: LocalDate?
  @Option(help: .phrase("Woher das bekannt ist.", en: "Where this is known from.", value: Phrase("quelle", en: "source")))
  var source: String?

  func run(in context: Context) async throws {
    var record = options.record(unit)
    record.existence = try Reading.period(from: from, until: until) ?? .unbounded
    record.source = source
    try await context.perform(AddUnit(property, record))
    context.done(
      Phrase("Einheit \(unit) von \(property) angelegt.", en: "Unit \(unit) of \(property) added."),
      json: ["property": .text(property), "unit": .text(unit)])
  }
}

/// Makes one unit of several.
struct UnitMerge: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "merge", Phrase("Einheiten zusammenlegen", en: "Merge units"),
    discussion: Phrase(
      "Die alten bestehen bis zum Tag davor. Was in ihnen ausgegeben, gefunden und zugesagt wurde, zeigt danach auch die neue.",
      en: "The old ones exist until the day before. What was spent, found and promised in them also shows from the new one."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(
    help: .phrase(
      "Die alten Einheiten, mit Komma: WE-01,WE-02.", en: "The old units, with commas: WE-01,WE-02.",
      value: Phrase("kürzel", en: "codes")))
  var units: String
  @Option(help: .phrase("Kürzel der neuen Einheit.", en: "Code of the new unit.", value: .code)) var into: String
  @Option(help: .phrase("Erster Tag der neuen Einheit.", en: "First day of the new unit.", value: .day), transform: Reading.day)
  var on: LocalDate
  @OptionGroup var options: UnitOptions

  func run(in context: Context) async throws {
    let change = ChangeUnits(
      property, on: on, from: UnitOptions.codes(units), into: [options.record(into)], note: options.note)
    try await context.perform(change)
    context.done(
      Phrase(
        "\(change.predecessors.joined(separator: ", ")) sind ab \(on) \(into).",
        en: "\(change.predecessors.joined(separator: ", ")) are \(into) from \(on) on."),
      json: change.json)
  }
}

/// Makes several units of one, or of several.
struct UnitSplit: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "split", Phrase("Eine Einheit teilen oder mehrere neu aufteilen", en: "Split a unit, or divide several anew"),
    discussion: Phrase(
      "viertelwerk unit split DO-BRU-051 --units WE-12 --into WE-21:42,5:2 --into WE-22:38:1,5 --on 01.03.2026",
      en: "viertelwerk unit split DO-BRU-051 --units WE-12 --into WE-21:42,5:2 --into WE-22:38:1,5 --on 2026-03-01"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(
    help: .phrase(
      "Die alte Einheit, oder mehrere mit Komma.", en: "The old unit, or several with commas.",
      value: Phrase("kürzel", en: "codes")))
  var units: String
  @Option(
    help: .phrase(
      "Eine neue Einheit, auch mit m² und Zimmern (mehrmals).", en: "A new unit, with m² and rooms if known (several times).",
      value: Phrase("kürzel[:m²[:zimmer]]", en: "code[:m²[:rooms]]")))
  var into: [String]
  @Option(
    help: .phrase("Erster Tag der neuen Einheiten.", en: "First day of the new units.", value: .day), transform: Reading.day)
  var on: LocalDate
  @Option(
    help: .phrase(
      "Art: wohnung, laden, sonstige (Vorgabe: wohnung).", en: "Kind: flat, shop, other (default: flat).",
      value: Phrase("art", en: "kind")), transform: Reading.choice)
  var kind: UnitKind?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    let successors = try into.map { text in
      let parts = text.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      return UnitRecord(
        code: parts[0], kind: kind ?? .flat, area_m2: try parts.count > 1 ? Reading.decimal(parts[1]) : nil,
        rooms: try parts.count > 2 ? Reading.decimal(parts[2]) : nil)
    }
    let change = ChangeUnits(property, on: on, from: UnitOptions.codes(units), into: successors, note: note)
    try await context.perform(change)
    context.done(
      Phrase(
        "Aus \(change.predecessors.joined(separator: ", ")) wird ab \(on): \(successors.map(\.code).joined(separator: ", ")).",
        en:
          "From \(on) on, \(change.predecessors.joined(separator: ", ")) is: \(successors.map(\.code).joined(separator: ", "))."
      ),
      json: change.json)
  }
}

extension ChangeUnits {
  /// What a program reads.
  fileprivate var json: JSONValue {
    [
      "property": .text(property), "on": .day(day), "from": .list(predecessors.map { .text($0) }),
      "into": .list(successors.map { .text($0.code) }),
    ]
  }
}

/// What one can say of a unit.
struct UnitOptions: ParsableArguments {
  @Option(
    help: .phrase(
      "Art: wohnung, laden, sonstige (Vorgabe: wohnung).", en: "Kind: flat, shop, other (default: flat).",
      value: Phrase("art", en: "kind")), transform: Reading.choice)
  var kind: UnitKind?
  @Option(help: .phrase("Geschoss.", en: "Floor.", value: .text)) var floor: String?
  @Option(
    help: .phrase("Fläche in m², etwa 42,5.", en: "Area in m², such as 42,5.", value: Phrase("m²", en: "m²")),
    transform: Reading.decimal)
  var area: ExactDecimal?
  @Option(
    help: .phrase("Zimmer, etwa 2,5.", en: "Rooms, such as 2,5.", value: Phrase("zahl", en: "number")),
    transform: Reading.decimal)
  var rooms: ExactDecimal?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func record(_ code: String) -> UnitRecord {
    UnitRecord(code: code, kind: kind ?? .flat, floor: floor, area_m2: area, rooms: rooms, note: note)
  }

  /// `WE-01,WE-02` as codes.
  static func codes(_ text: String) -> [String] {
    text.split(separator: ",").map { code in String(code.drop { $0 == " " }) }
  }
}
