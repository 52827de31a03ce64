import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Funders, Jobcenters, firms, donors, sellers.
struct OrganisationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "organisation", Phrase("Geldgeber, Jobcenter, Firmen, Spender", en: "Funders, Jobcenters, firms, donors"),
    subcommands: [OrganisationList.self, OrganisationShow.self, OrganisationAdd.self])
}

/// Lists organisations, so that one finds a code.
struct OrganisationList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Organisationen auflisten", en: "List the organisations"))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur diese Art.", en: "Only this kind.", value: Phrase("art", en: "kind")), transform: Reading.choice)
  var kind: OrganisationKind?

  func run(in context: Context) async throws {
    let kind = kind
    let found = try await context.read { tx in try OrganisationQueries.all(kind: kind, tx) }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [.text("Kürzel", en: "Code"), .text("Name", en: "Name"), .text("Art", en: "Kind"), .text("Ort", en: "City")],
        rows: found.map { [$0.code, $0.name, $0.kind.name.text(), $0.city ?? "–"] })
    }
  }
}

/// Shows one organisation.
struct OrganisationShow: DatabaseCommand {
  static let configuration = CommandConfiguration("show", Phrase("Eine Organisation zeigen", en: "Show an organisation"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel der Organisation.", en: "Code of the organisation.")) var code: String

  func run(in context: Context) async throws {
    let code = code
    let found = try await context.read { tx in try OrganisationQueries.one(code, tx) }
    if context.json { return Terminal.line(found.json.pretty) }
    Terminal.line("\(found.code) · \(found.name)")
    var facts = FactList()
    facts.add(Phrase("Art", en: "Kind"), found.kind.name.text())
    facts.add(Phrase("Straße", en: "Street"), found.street)
    facts.add(Phrase("Ort", en: "City"), [found.postalCode, found.city].compactMap { $0 }.joined(separator: " "))
    facts.add(Phrase("Quelle", en: "Source"), found.source)
    Terminal.facts(facts)
  }
}

/// Adds an organisation.
struct OrganisationAdd: DatabaseCommand {
  static let configuration = CommandConfiguration("add", Phrase("Eine Organisation anlegen", en: "Add an organisation"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Neues Kürzel, etwa JC-DO.", en: "New code, such as JC-DO.")) var code: String
  @Option(help: .phrase("Name.", en: "Name.")) var name: String
  @Option(
    help: .phrase(
      "Art: geldgeber, jobcenter, firma, spender, eigentuemer, lieferant, behoerde, arbeitgeber, partner.",
      en: "Kind: funder, jobcenter, firm, donor, owner, supplier, authority, employer, partner.",
      value: Phrase("art", en: "kind")), transform: Reading.choice)
  var kind: OrganisationKind
  @Option(help: .phrase("Straße mit Hausnummer.", en: "Street with number.", value: Phrase("straße", en: "street")))
  var street: String?
  @Option(help: .phrase("Postleitzahl.", en: "Postal code.", value: Phrase("plz", en: "code"))) var postalCode: String?
  @Option(help: .phrase("Ort.", en: "City.", value: Phrase("ort", en: "city"))) var city: String?
  @Option(help: .phrase("Woher das bekannt ist.", en: "Where this is known from.", value: Phrase("quelle", en: "source")))
  var source: String?

  func run(in context: Context) async throws {
    let record = OrganisationRecord(
      code: code, name: name, kind: kind, street: street, postalCode: postalCode, city: city,
      source: source)
    try await context.perform(AddOrganisation(record))
    context.done(
      Phrase("Organisation \(code) angelegt.", en: "Organisation \(code) added."),
      json: record.json)
  }
}
