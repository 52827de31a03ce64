import ArgumentParser
import Demo
import Domain

/// Invented data, for trying the program and for measuring it.
struct DemoGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "demo", Phrase("Erfundene Daten zum Ausprobieren", en: "Invented data for trying things out"),
    subcommands: [DemoGenerate.self, DemoAccounts.self, DemoCode.self])
}

/// Writes an invented world as files that `import` reads.
struct DemoGenerate: ParsableCommand {
  static let configuration = CommandConfiguration(
    "generate",
    Phrase("Erfundene Häuser, Menschen und Belege als CSV schreiben", en: "Write invented houses, people and vouchers as CSV"),
    discussion: Phrase(
      "Gleiche Angaben ergeben immer dieselben Dateien. Niemand und nichts darin ist echt. Einlesen: erst seeds/reference, dann den Ordner mit „viertelwerk import“.",
      en:
        "The same options always give the same files. Nobody and nothing in them is real. To read them: first seeds/reference, then the folder with 'viertelwerk import'."
    ))

  @Option(help: .phrase("Wie viele Häuser, 1 bis 2000.", en: "How many houses, 1 to 2000.", value: Phrase("zahl", en: "count")))
  var properties = 12

  @Option(
    help: .phrase(
      "Wie viele Teilnehmende, 0 bis 50000.", en: "How many participants, 0 to 50000.", value: Phrase("zahl", en: "count")))
  var participants = 60

  @Option(help: .phrase("Wie viele Monate, 1 bis 60.", en: "How many months, 1 to 60.", value: Phrase("zahl", en: "count")))
  var months = 12

  @Option(
    help: .phrase("Welche der vielen Welten.", en: "Which of the many worlds.", value: Phrase("zahl", en: "number")))
  var seed: UInt64 = 1

  @Option(help: .phrase("Der erste Monat.", en: "The first month.", value: Phrase("monat", en: "month")))
  var start = "2025-11"

  @Option(
    name: [.short, .long],
    help: .phrase(
      "Wohin geschrieben wird; vorhandene Dateien gleichen Namens werden ersetzt.",
      en: "Where to write; files of the same name are replaced.", value: Phrase("ordner", en: "folder")))
  var output: String

  @Flag(help: .phrase("Ausgabe als JSON, für Programme.", en: "Output as JSON, for programs."))
  var json = false

  func run() throws {
    let first: YearMonth
    do {
      first = try YearMonth.parse(start)
    } catch {
      throw Problem(error, exit: .usage)
    }
    let options = try DemoOptions(
      properties: properties, participants: participants, months: months, seed: seed, start: first)
    let files = try Demo(options).generate(into: output)
    if json {
      return Terminal.line(
        JSONValue.list(files.map { ["file": .text($0.file + ".csv"), "rows": .integer(Int64($0.rows_count))] }).pretty)
    }
    Terminal.table(
      Table(
        [.text("Datei", en: "File"), .figure("Zeilen", en: "Rows")],
        rows: files.map { [$0.file + ".csv", $0.rows_count.magnitude.groupedByThousands()] }))
    Terminal.say(
      Phrase("Alles darin ist erfunden. Geschrieben nach \(output).", en: "All of it is invented. Written to \(output)."))
  }
}
