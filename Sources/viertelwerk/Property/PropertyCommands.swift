import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Houses: what they are and how they were acquired.
struct PropertyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "property", Phrase("Häuser", en: "Houses"),
    subcommands: [
      PropertyList.self, PropertyShow.self, PropertyAdd.self, PropertyChange.self, PropertyAcquire.self,
      PropertySurvey.self,
    ])
}

/// Lists the houses, so that one finds a code.
struct PropertyList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Häuser auflisten", en: "List the houses"))
  @OptionGroup var shared: SharedOptions
  @Option(
    help: .phrase("Nur dieser Stand.", en: "Only this status.", value: Phrase("stand", en: "status")), transform: Reading.choice
  )
  var status: PropertyStatus?

  func run(in context: Context) async throws {
    let status = status
    let found = try await context.read { tx in try PropertyQueries.all(status: status, on: Reading.today, tx) }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .text("Kürzel", en: "Code"), .text("Adresse", en: "Address"), .text("Bezirk", en: "District"),
          .text("Stand", en: "Status"), .figure("Einheiten", en: "Units"), .figure("Gefahren", en: "Hazards"),
          .text("In Arbeit", en: "In progress"),
        ],
        rows: found.map { house in
          [
            house.code, house.address, house.district ?? "–", house.status.name.text(), String(house.unitCount),
            String(house.openHazardCount), house.activeStages.map { $0.text() }.joined(separator: ", "),
          ]
        })
    }
  }
}

/// Adds a house.
struct PropertyAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Ein Haus anlegen", en: "Add a house"),
    discussion: Phrase(
      "viertelwerk property add DO-BRU-051 --name \"Brunnenstraße 51\" --street Brunnenstraße --house-number 51",
      en: "viertelwerk property add DO-BRU-051 --name 'Brunnenstraße 51' --street Brunnenstraße --house-number 51"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Neues Kürzel, etwa DO-BRU-051.", en: "New code, such as DO-BRU-051.")) var code: String
  @OptionGroup var options: PropertyOptions
  @Flag(help: .phrase("Das Haus ist erfunden.", en: "The house is invented.")) var invented = false

  func run(in context: Context) async throws {
    let street = try Reading.required(options.street, "--street")
    let number = try Reading.required(options.houseNumber, "--house-number")
    var facts = PropertyFacts(
      code: code, name: options.name ?? "\(street) \(number)", street: street, houseNumber: number, isInvented: invented)
    try options.change()(&facts)
    try await context.perform(AddProperty(facts))
    context.done(
      Phrase("Haus \(code) angelegt.", en: "House \(code) added."),
      json: ["property": .text(code)])
  }
}

/// Writes down what has become known of a house.
struct PropertyChange: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "change", Phrase("Angaben zu einem Haus ergänzen oder ändern", en: "Complete or change what is known of a house"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var code: String
  @OptionGroup var options: PropertyOptions

  func run(in context: Context) async throws {
    try await context.perform(ChangeProperty(code, change: try options.change()))
    context.done(
      Phrase("Angaben zu \(code) gespeichert.", en: "What is known of \(code) is saved."),
      json: ["property": .text(code)])
  }
}

/// Writes down how a house changed hands.
struct PropertyAcquire: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "acquire", Phrase("Erwerb, Erbbaurecht oder Verwaltung eintragen", en: "Record purchase, ground lease or management"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var code: String
  @Option(
    help: .phrase(
      "Form: kauf, erbbaurecht, vorkauf, verwaltung, schenkung, unklar.",
      en: "Form: purchase, ground_lease, pre_emption, management, gift, unclear.", value: Phrase("form", en: "form")),
    transform: Reading.choice)
  var form: AcquisitionForm
  @Option(help: .phrase("Tag des Erwerbs.", en: "Day of acquisition.", value: Phrase("tag", en: "day")), transform: Reading.day)
  var on: LocalDate?
  @Option(help: .phrase("Von wem (Organisation).", en: "From whom (organisation).", value: Phrase("kürzel", en: "code")))
  var seller: String?
  @Option(help: .phrase("An wen (Organisation).", en: "To whom (organisation).", value: Phrase("kürzel", en: "code")))
  var acquirer: String?
  @Option(help: .phrase("Kaufpreis.", en: "Price.", value: Phrase("betrag", en: "amount")), transform: Reading.amount)
  var price: Money?
  @Option(
    help: .phrase("Erbbaurecht: erster Tag.", en: "Ground lease: first day.", value: Phrase("tag", en: "day")),
    transform: Reading.day)
  var from: LocalDate?
  @Option(
    help: .phrase("Erbbaurecht: letzter Tag.", en: "Ground lease: last day.", value: Phrase("tag", en: "day")),
    transform: Reading.day)
  var until: LocalDate?
  @Option(
    help: .phrase("Erbbauzins im Jahr.", en: "Ground rent a year.", value: Phrase("betrag", en: "amount")),
    transform: Reading.amount)
  var groundRent: Money?
  @Option(help: .phrase("Anpassungsklausel.", en: "Index clause.", value: Phrase("text", en: "text"))) var indexClause: String?
  @Option(help: .phrase("Heimfall.", en: "Reversion clause.", value: Phrase("text", en: "text"))) var reversion: String?
  @Option(help: .phrase("Woher das bekannt ist.", en: "Where this is known from.", value: Phrase("quelle", en: "source")))
  var source: String?
  @Option(
    help: .phrase(
      "Wie gut es bekannt ist: V, V2, X, U.", en: "How well it is known: V, V2, X, U.",
      value: Phrase("beleg", en: "evidence")))
  var evidence: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: Phrase("text", en: "text"))) var note: String?

  func run(in context: Context) async throws {
    let facts = AcquisitionFacts(
      form: form, acquiredOn: on, seller: seller, acquirer: acquirer,
      price: price, term: try Reading.period(from: from, until: until),
      groundRentPerYear: groundRent, indexClause: indexClause, reversionClause: reversion,
      source: source, evidence: evidence, note: note)
    let position = try await context.perform(AcquireProperty(code, facts))
    context.done(
      Phrase("Erwerb \(position) von \(code) eingetragen.", en: "Acquisition \(position) of \(code) recorded."),
      json: ["property": .text(code), "position": .integer(position)])
  }
}

/// Writes down what an expert's survey found.
struct PropertySurvey: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "survey", Phrase("Ein Asbestgutachten eintragen", en: "Record a survey for asbestos"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var code: String
  @Option(
    help: .phrase("Ergebnis: frei oder gefunden.", en: "Result: free or found.", value: Phrase("ergebnis", en: "result")),
    transform: Reading.choice)
  var result: SurveyResult
  @Option(
    help: .phrase("Tag des Gutachtens.", en: "Day of the survey.", value: Phrase("tag", en: "day")), transform: Reading.day)
  var on: LocalDate
  @Option(
    help: .phrase(
      "Wer es erstellt hat, mit Aktenzeichen.", en: "Who made it, with its reference.",
      value: Phrase("quelle", en: "source")))
  var source: String

  func run(in context: Context) async throws {
    let survey = SurveyFacts(
      result: result, surveyedOn: on, source: source)
    try await context.perform(SurveyProperty(code, survey))
    context.done(
      Phrase("Gutachten zu \(code) eingetragen.", en: "Survey of \(code) recorded."),
      json: ["property": .text(code), "result": .text(result.rawValue), "on": .day(on)])
  }
}
