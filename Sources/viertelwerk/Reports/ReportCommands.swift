import ArgumentParser
import Domain
import Reports
import Store

/// The reports that the Jobcenter, finance and funders receive.
struct ReportGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "report", Phrase("Berichte ausgeben und freigeben.", en: "Print and release reports."),
    subcommands: [
      ReportParticipants.self, ReportFunding.self, ReportProperty.self, ReportList.self, ReportShow.self, ReportCorrect.self,
      ReportJournal.self,
    ])
}

/// How a report is written.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case table, csv, json
}

/// What every report is asked with: its form, its evidence, and whether it leaves the house.
struct ReportOptions: ParsableArguments {
  @Option(help: .phrase("Form: table, csv oder json.", en: "Form: table, csv or json.", value: Phrase("form", en: "form")))
  var format = ReportFormat.table

  @Option(
    defaultAsFlag: "",
    help: .phrase(
      "Zeigt die Zeilen hinter jeder Zahl oder hinter einer.", en: "Shows the rows behind every figure, or behind one.",
      value: Phrase("zahl", en: "figure")))
  var trace: String?

  @Option(
    help: .phrase("Stand (sonst heute).", en: "As of (else today).", value: .day), transform: Reading.day)
  var asOf: LocalDate?

  @Flag(help: .phrase("Freigeben: nummeriert und unveränderlich ablegen.", en: "Release: keep it numbered and unchangeable."))
  var release = false

  @Option(
    help: .phrase("Empfänger der Freigabe (Organisation).", en: "Recipient of the release (organisation).", value: .code))
  var recipient: String?

  /// The day that the report is drawn up on.
  var day: LocalDate { asOf ?? Reading.today }

  func validate() throws {
    if release, trace != nil {
      throw ValidationError(
        Phrase("--release und --trace schließen sich aus.", en: "--release and --trace exclude each other.").text())
    }
    if recipient != nil, !release {
      throw ValidationError(Phrase("--recipient gehört zu --release.", en: "--recipient belongs to --release.").text())
    }
  }
}

/// A command that prints one of the three reports.
protocol ReportCommand: DatabaseCommand {
  var options: ReportOptions { get }
  var request: ReportRequest { get }
}

extension ReportCommand {
  func run(in context: Context) async throws {
    let (request, options) = (request, options)
    let report = try await context.disclose { tx in try request.compute(tx) }
    if options.release {
      let recipient = options.recipient
      let release = try await context.write { tx in try ReleaseReport(report, recipient: recipient).run(tx) }
      Terminal.say(
        Phrase(
          "Freigegeben als \(release.number), Fassung \(release.version).",
          en: "Released as \(release.number), version \(release.version)."))
    }
    try Self.show(report, options: options, json: context.json)
  }

  private static func show(_ report: any Report, options: ReportOptions, json: Bool) throws {
    let format = json ? .json : options.format
    if let figure = options.trace {
      let path = figure.isEmpty ? nil : figure
      switch format {
      case .json: Terminal.line(try report.traceJSON(of: path).pretty)
      case .table, .csv: Terminal.line(try report.tracePage(of: path, width: Terminal.reportWidth))
      }
      return
    }
    switch format {
    case .table: Terminal.line(report.page(width: Terminal.reportWidth).rendered())
    case .csv: Terminal.text(report.csv().rendered())
    case .json: Terminal.line(report.document.pretty)
    }
  }
}

extension Terminal {
  /// Reports are laid out for a terminal of a hundred columns and look the same on a wider one or in a file.
  static let reportWidth = 100
}

/// Prints a Jobcenter's participants of a month.
struct ReportParticipants: ReportCommand {
  static let configuration = CommandConfiguration(
    "participants", Phrase("Teilnehmende eines Jobcenters im Monat.", en: "A Jobcenter's participants in a month."),
    discussion: Phrase(
      "Tage, Stunden, Fehlzeiten (Gründe nur, wo das Jobcenter sie haben darf), unbekannte Tage, Einsatzorte, Qualifikationen, Nachweise, nächster Bericht und § 16d-Frist.",
      en:
        "Days, hours, absences (reasons only where the Jobcenter may have them), unknown days, places, qualifications, certificates, next report and the clock of § 16d."
    ))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: ReportOptions

  @Option(help: .phrase("Jobcenter.", en: "Jobcenter.", value: .code))
  var jobcenter: String

  @Option(
    help: .phrase(
      "Monat, etwa 2026-03 oder 03.2026.", en: "Month, such as 2026-03 or 03.2026.", value: Phrase("monat", en: "month")),
    transform: Reading.month)
  var month: YearMonth

  @Flag(help: .phrase("Mit Namen, für die Ausfertigung des Jobcenters.", en: "With names, for the Jobcenter's own copy."))
  var names = false

  var request: ReportRequest {
    .participants(jobcenter: jobcenter, month: month, withNames: names, asOf: options.day)
  }
}

/// Prints who pays for a house.
struct ReportFunding: ReportCommand {
  static let configuration = CommandConfiguration(
    "funding", Phrase("Finanzierung eines Objekts.", en: "Funding of a property."),
    discussion: Phrase(
      "Töpfe mit Finanzierungsplan, Beleglisten, Kosten ohne Topf, Sachspenden, Kostenangaben und Feststellungen.",
      en: "Pots with their plans, lists of vouchers, costs without a pot, gifts in kind, cost statements and findings."))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: ReportOptions

  @Option(help: .phrase("Objekt.", en: "Property.", value: .code))
  var property: String

  var request: ReportRequest { .funding(property: property, asOf: options.day) }
}

/// Prints all about a house.
struct ReportProperty: ReportCommand {
  static let configuration = CommandConfiguration(
    "property", Phrase("Ein Objekt: Bauphasen, Einheiten, Gefahren, Kosten.", en: "A property: stages, units, hazards, cost."))
  @OptionGroup var shared: SharedOptions
  @OptionGroup var options: ReportOptions

  @Argument(help: .phrase("Objekt.", en: "Property.", value: .code))
  var code: String

  var request: ReportRequest { .property(code, asOf: options.day) }
}
