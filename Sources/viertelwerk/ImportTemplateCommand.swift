import ArgumentParser
import Documents
import Domain
import Import

/// Writes an empty list of a kind, to be filled in.
struct ImportTemplateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "template",
    Phrase("Eine leere Liste einer Art ausgeben, zum Ausfüllen.", en: "Write an empty list of a kind, to be filled in."),
    discussion: Phrase(
      "Als CSV, oder mit --xlsx als Arbeitsmappe mit einer Erklärung an jeder Spalte und Auswahllisten.",
      en: "As CSV, or with --xlsx as a workbook with a comment at each column and drop-downs."))

  @Flag(help: .phrase("Als Arbeitsmappe.", en: "As a workbook."))
  var xlsx = false

  @Option(
    help: .phrase(
      "Datei, die es noch nicht gibt (sonst die Standardausgabe).",
      en: "A file that does not exist yet (else standard output).",
      value: Phrase("datei", en: "file")))
  var output: String?

  @Argument(
    help: .phrase("Art der Liste, etwa anwesenheit.", en: "Kind of list, such as attendance.", value: Phrase("art", en: "kind"))
  )
  var kind: String

  func run() async throws {
    let found = try ImportDescribe.find(kind)
    var bytes = ImportTemplate.csv(of: found)
    if xlsx {
      let documents = try DocumentProcess.required(environment: CommandEnvironment.current.variables)
      bytes = try await documents.xlsx(ImportTemplate.workbook(of: found))
    }
    guard let output else { return Terminal.bytes(bytes) }
    let file = try NewFile(output)
    try file.write(bytes)
  }
}
