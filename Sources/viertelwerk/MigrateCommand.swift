import ArgumentParser
import Domain
import Postgres
import Store

/// Brings the schema up to what the program knows, or says how it stands.
struct MigrateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "migrate",
    Phrase(
      "Das Schema der Datenbank auf den Stand des Programms bringen.", en: "Bring the database's schema up to the program's."))

  @Flag(help: .phrase("Nur zeigen, wie es steht.", en: "Only show how it stands."))
  var status = false

  @Flag(help: .phrase("Ausgabe des Standes als JSON.", en: "Output the status as JSON."))
  var json = false

  @Flag(
    help: .phrase(
      "Das Schema ausgeben, das die Migrationen anlegen.", en: "Print the schema that the migrations lay."))
  var dumpSchema = false

  func run() async throws {
    if dumpSchema { return Terminal.line(try await freshSchema()) }
    let connectionString = try await Connect.administrator()
    if status || json {
      let found = try await Connect.administer(connectionString) { try SchemaStatus(on: $0) }
      show(found)
      if !found.isCurrent { throw ExitCode(ExitKind.findings.rawValue) }
      return
    }
    let applied = try await Connect.administer(connectionString) { connection in
      try Migrator().migrate(on: connection) { name in
        Terminal.say(Phrase("Migration \(name) angewendet.", en: "Migration \(name) applied."))
      }
    }
    if applied.isEmpty { Terminal.say(Phrase("Das Schema ist aktuell.", en: "The schema is current.")) }
  }

  /// From a database made for it, so that it is the schema of this program and not of whatever database there is.
  private func freshSchema() async throws -> String {
    let environment = CommandEnvironment.current.variables
    let address = try ConnectionAddress(try await Connect.administrator())
    let sibling = try await SiblingDatabase.make(beside: address, purpose: "schema", environment: environment)
    do {
      let own = sibling.address.connectionString
      let programs = try await OwnConnection.use(own, settings: .patient) { connection in
        _ = try await connection.run { try Migrator().migrate(on: $0) }
        return try await ServerPrograms.find(for: connection, environment: environment)
      }
      let text = try await SchemaDump.text(connectionString: own, programs: programs, environment: environment)
      try await sibling.drop()
      // The text ends in a line end of its own, and so does a line of output.
      return text.hasSuffix("\n") ? String(text.dropLast()) : text
    } catch {
      try? await sibling.drop()
      throw error
    }
  }

  private func show(_ status: SchemaStatus) {
    if json {
      let entries = status.entries.map { entry in
        JSONValue.object(["name": .text(entry.name), "state": .text(Self.key(of: entry.state))])
      }
      return Terminal.line(JSONValue.object(["current": .bool(status.isCurrent), "migrations": .list(entries)]).pretty)
    }
    let rows = status.entries.map { [$0.name, Self.words(for: $0.state).text()] }
    Terminal.table(Table([.text("Migration", en: "Migration"), .text("Stand", en: "State")], rows: rows))
  }

  private static func key(of state: SchemaStatus.State) -> String {
    switch state {
    case .applied: "applied"
    case .pending: "pending"
    case .changed: "changed"
    case .unknown: "unknown"
    }
  }

  private static func words(for state: SchemaStatus.State) -> Phrase {
    switch state {
    case .applied: Phrase("angewendet", en: "applied")
    case .pending: Phrase("steht aus", en: "pending")
    case .changed: Phrase("stammt aus einer anderen Fassung", en: "comes from another version")
    case .unknown: Phrase("ist diesem Programm unbekannt", en: "unknown to this program")
    }
  }
}
