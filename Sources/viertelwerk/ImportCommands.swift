import ArgumentParser
import Documents
import Domain
import Import
import Postgres
import Reports
import Store

/// Everything about bringing files in.
struct ImportGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "import", Phrase("Listen einlesen, ganz oder gar nicht.", en: "Import lists, as a whole or not at all."),
    discussion: Phrase(
      "viertelwerk import ORDNER liest alle Listen darin (CSV, XLSX, XLS, ODS, ZIP, gzip); jede nicht passende Zeile wird genannt, und dann wird nichts gespeichert.",
      en:
        "viertelwerk import FOLDER reads all lists in it (CSV, XLSX, XLS, ODS, ZIP, gzip); every row that does not fit is named, and then nothing is stored."
    ),
    subcommands: [
      ImportFiles.self, ImportDescribe.self, ImportList.self, ImportShow.self, ImportTraceCommand.self, ImportFetch.self,
      ImportUndoCommand.self,
      ImportTemplateCommand.self, ImportProfileGroup.self,
    ],
    defaultSubcommand: ImportFiles.self)
}

/// Imports files and folders in one transaction and says what was new, or what is wrong with each row.
struct ImportFiles: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "files",
    Phrase("Dateien und Ordner einlesen (gilt auch ohne „files“).", en: "Import files and folders ('files' may be left out)."))

  @OptionGroup var shared: SharedOptions

  @Flag(help: .phrase("Nur prüfen, nichts speichern.", en: "Check only, store nothing."))
  var dryRun = false

  @Flag(
    help: .phrase(
      "Gespeichertes ändern, wo die Listen etwas anderes sagen (ohne das wird es nur gezeigt).",
      en: "Change what is stored where the lists say something else (without it that is only shown)."))
  var update = false

  @Flag(help: .phrase("Auch speichern, wenn es Warnungen gibt.", en: "Store it although there are warnings."))
  var acceptWarnings = false

  @Option(
    help: .phrase(
      "Listen mit Fehlern mit einer Spalte „Befund“ in diesen Ordner schreiben, zum Berichtigen (Arbeitsmappen als XLSX).",
      en: "Write lists with errors into this folder with a column 'Findings', to be mended (workbooks as XLSX).",
      value: Phrase("ordner", en: "folder")))
  var findings: String?

  @Flag(
    help: .phrase(
      "Was stimmt, speichern; nur die anderen Zeilen gehen nach --findings.",
      en: "Store what is sound; only the other rows go to --findings."))
  var partial = false

  @Option(
    help: .phrase(
      "Blatt der Arbeitsmappe, Name oder Nummer (sonst alle, die zu sehen sind).",
      en: "Sheet of the workbook, name or number (else all that can be seen).", value: Phrase("blatt", en: "sheet")))
  var sheet: String?

  @Option(
    help: .phrase(
      "Was die Listen enthalten, etwa anwesenheit (sonst sagt es ihr Name oder ihre Kopfzeile).",
      en: "What the lists hold, such as attendance (else their name or header tells).", value: Phrase("art", en: "kind")))
  var kind: String?

  @Option(
    help: .phrase(
      "Profil für Listen mit anderen Spalten: YAML-Datei, kimai, redmine, anwesenheitsraster oder Name aus seeds/profiles (sonst das neben der Liste).",
      en:
        "Profile for lists with other columns: a YAML file, kimai, redmine, anwesenheitsraster, or a name from seeds/profiles (else the one beside the list).",
      value: Phrase("profil", en: "profile")))
  var profile: String?

  @Option(
    help: .phrase(
      "Monat eines Rasters, das ihn nicht selbst nennt.", en: "Month of a grid that does not say it itself.",
      value: Phrase("monat", en: "month")),
    transform: Reading.month)
  var month: YearMonth?

  @Option(
    help: .phrase(
      "Warum sich ändert, was in einem freigegebenen Bericht steht.", en: "Why what stands in a released report changes.",
      value: .text))
  var reason: String?

  @Argument(
    help: .phrase(
      "CSV-Dateien, Arbeitsmappen (XLSX, XLS, ODS), ZIP, gzip, Ordner, oder - für die Standardeingabe.",
      en: "CSV files, workbooks (XLSX, XLS, ODS), ZIP, gzip, folders, or - for standard input.",
      value: Phrase("pfad", en: "path")))
  var paths: [String]

  func run(in context: Context) async throws {
    guard !partial || findings != nil else {
      throw Problem(
        code: "usage.partial_without_findings",
        message: Phrase("--partial braucht --findings.", en: "--partial needs --findings."),
        hint: Phrase(
          "Einen Ordner nennen, in den die übrigen Zeilen geschrieben werden.", en: "Name a folder for the other rows."),
        exit: .usage)
    }
    let report: ImportReport
    let progress = ImportProgressLine()
    let showing = Task { await progress.keepShowing() }
    defer {
      showing.cancel()
      progress.clear()
    }
    do {
      let options = ImportOptions(
        isRehearsal: dryRun, sheet: sheet, kind: try kind.map(ImportDescribe.find), acceptsWarnings: acceptWarnings,
        profile: try profile.map(ProfileSearch.profile), month: month, findingsFolder: findings, isPartial: partial,
        changesRows: update, reason: reason)
      report = try await Interruption.stopping { [paths] in
        let run = try await ImportRun(paths: paths, options: options) {
          try DocumentProcess.required(environment: CommandEnvironment.current.variables)
        }
        return try await run.run(on: context.database, as: context.actor) { progress.show($0) }
      }
      progress.clear()
    } catch let error as PostgresError where error.kind == .unavailable {
      // One transaction holds the whole batch, so what was not committed is not there.
      throw Problem(
        code: "import.database_lost",
        message: Phrase(
          "Die Verbindung zur Datenbank ist während des Einlesens abgebrochen; es wurde nichts gespeichert.",
          en: "The connection to the database broke during the import; nothing was stored."),
        hint: Phrase(
          "„viertelwerk database status“ zeigt, ob sie läuft; dann denselben Befehl noch einmal geben.",
          en: "'viertelwerk database status' shows whether it runs; then give the same command again."),
        exit: .unavailable)
    }
    context.show(json: ImportOutput.json(report)) { ImportOutput.table(report) }
    if !context.json {
      for finding in report.findings { Terminal.complain(ImportOutput.line(finding)) }
      for list in report.returned {
        let remark = list.remark.map { Phrase(" (", en: " (") + $0 + Phrase(")", en: ")") } ?? Phrase("", en: "")
        Terminal.say(Phrase("Mit Befunden geschrieben: \(list.path)", en: "Written with findings: \(list.path)") + remark)
      }
      if let unlisted = ImportOutput.unlisted(report) { Terminal.say(unlisted) }
      Terminal.say(ImportOutput.summary(report))
    }
    if report.hasErrors, report.isStored { throw ExitCode(ExitKind.findings.rawValue) }
    if report.hasErrors || (report.awaitsConfirmation && !dryRun) { throw ExitCode(ExitKind.data.rawValue) }
  }
}

/// Writes a file out again as it was imported.
struct ImportFetch: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "fetch",
    Phrase("Eine importierte Datei wieder ausgeben, Byte für Byte.", en: "Write an imported file out again, byte by byte."),
    discussion: Phrase(
      "Dass jemand sie geholt hat, steht danach im Protokoll.", en: "That somebody fetched it is in the audit trail then."))

  @OptionGroup var shared: SharedOptions

  @Argument(
    help: .phrase(
      "SHA-256 des Inhalts, wie das Protokoll sie nennt.", en: "SHA-256 of the content, as the audit trail names it.",
      value: Phrase("prüfsumme", en: "checksum")))
  var sha256: String

  func run(in context: Context) async throws {
    let digits = Array(sha256.lowercased().utf8)
    let bytes = stride(from: 0, to: digits.count - 1, by: 2).compactMap { index in
      UInt8(String(decoding: digits[index...index + 1], as: UTF8.self), radix: 16)
    }
    guard digits.count == 64, bytes.count == 32 else {
      throw Problem(
        code: "import.checksum_unreadable",
        message: Phrase("Das ist keine SHA-256-Prüfsumme.", en: "This is no SHA-256 checksum."),
        hint: Phrase("Sie hat 64 Ziffern 0–9 und a–f.", en: "It has 64 digits 0–9 and a–f."), exit: .usage)
    }
    // Nothing leaves the process before the event is stored, so a part that is on its way waits for the commit.
    let parts = try await context.write { tx in
      var parts: [[UInt8]] = []
      try ImportContents.fetch(bytes, tx) { parts.append($0) }
      return parts
    }
    for part in parts { Terminal.bytes(part) }
  }
}

/// Shows which files there are, and which columns each has.
struct ImportDescribe: ParsableCommand {
  static let configuration = CommandConfiguration(
    "describe", Phrase("Arten von Dateien und ihre Spalten zeigen.", en: "Show the kinds of files and their columns."))

  @Flag(help: .phrase("Ausgabe als JSON, für Programme.", en: "Output as JSON, for programs."))
  var json = false

  @Argument(
    help: .phrase(
      "Art der Datei, etwa objekte; ohne sie alle Arten.", en: "Kind of file, such as properties; without it all kinds.",
      value: Phrase("art", en: "kind")))
  var kind: String?

  func run() throws {
    guard let kind else {
      if json { return Terminal.line(JSONValue.list(Kind.all.map(ImportOutput.json)).pretty) }
      let rows = Kind.all.map { [$0.german, $0.name, $0.title.text(), String($0.columns.count)] }
      return Terminal.table(
        Table(
          [
            .text("Datei", en: "File (German)"), .text("Englisch", en: "English"), .text("Inhalt", en: "Content"),
            .figure("Spalten", en: "Columns"),
          ],
          rows: rows))
    }
    let found = try Self.find(kind)
    if json { return Terminal.line(ImportOutput.json(found).pretty) }
    let rows = found.columns.map { column in
      [column.german, column.english, column.isRequired ? Phrase("ja", en: "yes").text() : "", column.example]
    }
    Terminal.table(
      Table(
        [
          .text("Spalte", en: "Column (German)"), .text("Englisch", en: "English"), .text("Pflicht", en: "Required"),
          .text("Beispiel", en: "Example"),
        ],
        rows: rows, below: found.columns.map { [$0.meaning.text(), $0.expectation.text()] }))
  }

  /// - Throws: `Problem` `import.kind_unknown`.
  static func find(_ kind: String) throws -> Kind {
    if let found = Kind.named(kind) { return found }
    let near = Suggestion.nearest(to: kind, in: Kind.all.flatMap { [$0.german, $0.name] })
    throw Problem(
      code: "import.kind_unknown", message: Phrase("Die Art »\(kind)« gibt es nicht.", en: "There is no kind '\(kind)'."),
      hint: near.map { Phrase("Gemeint ist vielleicht »\($0)«.", en: "Perhaps '\($0)' is meant.") }
        ?? Phrase("„viertelwerk import describe“ zeigt alle.", en: "'viertelwerk import describe' shows all."), exit: .usage)
  }
}
