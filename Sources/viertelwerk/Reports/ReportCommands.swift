import ArgumentParser
import Documents
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
  case table, csv, json, xlsx
}

/// What every report is asked with: its form, its evidence, and whether it leaves the house.
struct ReportOptions: ParsableArguments {
  @Option(
    help: .phrase("Form: table, csv, json oder xlsx.", en: "Form: table, csv, json or xlsx.", value: Phrase("form", en: "form"))
  )
  var format = ReportFormat.table

  @Option(
    help: .phrase(
      "Neue Datei für --format xlsx, die nur Sie lesen dürfen.", en: "New file for --format xlsx that only you may read.",
      value: Phrase("datei", en: "file")))
  var output: String?

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
    if (format == .xlsx) != (output != nil) {
      throw ValidationError(
        Phrase("--format xlsx und --output DATEI gehören zusammen.", en: "--format xlsx and --output FILE belong together.")
          .text())
    }
    if format == .xlsx, trace != nil {
      throw ValidationError(
        Phrase("--trace gibt es nicht als xlsx.", en: "There is no --trace as xlsx.").text())
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
    guard options.format == .xlsx, let output = options.output else { return try await print(in: context) }
    // Before anything is released: what cannot be written must not leave a record of having been.
    let documents = try DocumentProcess.required(environment: CommandEnvironment.current.variables)
    let file = try NewFile(output)
    do {
      let report = try await report(in: context)
      let name = "\(report.kind.name.text()) \(report.request.subject)"
      let written = try await documents.write(Workbook(title: name, sheets: [report.csv().sheet(named: name)])) {
        try file.write($0)
      }
      Terminal.say(
        Phrase("\(written.rows) Zeilen in \(output).", en: "\(written.rows) rows in \(output)."))
    } catch {
      file.discard()
      throw error
    }
  }

  private func print(in context: Context) async throws {
    try Self.show(try await report(in: context), options: options, json: context.json)
  }

  /// Draws the report up, and releases it where that was asked for.
  private func report(in context: Context) async throws -> any Report {
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
    return report
  }

  private static func show(_ report: any Report, options: ReportOptions, json: Bool) throws {
    let format = json ? .json : options.format
    if let figure = options.trace {
      let path = figure.isEmpty ? nil : figure
      switch format {
      case .json: Terminal.line(try report.traceJSON(of: path).pretty)
      case .table, .csv, .xlsx: Terminal.line(try report.tracePage(of: path, width: Terminal.reportWidth))
      }
      return
    }
    switch format {
    case .table: Terminal.line(report.page(width: Terminal.reportWidth).rendered())
    // Validation asks for a file where a spreadsheet is asked for.
    case .csv, .xlsx: Terminal.text(report.csv().rendered())
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
