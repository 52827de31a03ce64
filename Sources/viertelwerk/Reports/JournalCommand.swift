import ArgumentParser
import Domain
import Reports
import Store

/// Prints all money as a journal for hledger, so that a second program can add it up.
struct ReportJournal: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "journal",
    Phrase("Alle Belege und Zuordnungen als hledger-Journal.", en: "All vouchers and allocations as an hledger journal."))
  @OptionGroup var shared: SharedOptions

  @Option(help: .phrase("Nur dieses Objekt.", en: "Only this property.", value: .code))
  var property: String?

  func run(in context: Context) async throws {
    let (property, today) = (property, Reading.today)
    try await context.read { tx in
      try LedgerJournal.write(tx, property: property, asOf: today) { Terminal.text($0) }
    }
  }
}
