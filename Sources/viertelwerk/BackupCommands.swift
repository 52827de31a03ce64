import ArgumentParser
import Domain
import Postgres
import Store

/// Writes everything into one file, from which `database restore` brings it back.
struct DatabaseBackup: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "backup", Phrase("Die Datenbank in eine Datei sichern.", en: "Back the database up into a file."))

  @Argument(
    help: .phrase("Datei, die geschrieben wird.", en: "The file to write.", value: Phrase("datei", en: "file")),
    completion: .file())
  var file: String

  func run() async throws {
    let address = try ConnectionAddress(try await Connect.administrator())
    let saved = try await Dump.backUp(address, to: file, environment: CommandEnvironment.current.variables)
    Terminal.say(
      Phrase(
        "Gesichert: \(saved.tables.count) Tabellen, \(saved.rowCount) Zeilen, in \(file).",
        en: "Backed up: \(saved.tables.count) tables, \(saved.rowCount) rows, into \(file)."))
  }
}

/// Replaces the database by a backup, once that has proved to be complete.
struct DatabaseRestore: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "restore", Phrase("Die Datenbank aus einer Sicherung wiederherstellen.", en: "Restore the database from a backup."),
    discussion: Phrase(
      """
      Der heutige Stand bleibt unberührt, bis die Sicherung daneben eingespielt und Tabelle für Tabelle mit dem verglichen \
      ist, was gesichert wurde. Erst dann tritt sie an seine Stelle.
      """,
      en: """
        The present state stays untouched until the backup has been restored beside it and compared, table by table, with \
        what was backed up. Only then does it take its place.
        """))

  @Argument(
    help: .phrase(
      "Datei, die „database backup“ geschrieben hat.", en: "A file that 'database backup' wrote.",
      value: Phrase("datei", en: "file")), completion: .file())
  var file: String

  func run() async throws {
    let address = try ConnectionAddress(try await Connect.administrator())
    let restored = try await Dump.restore(
      file, into: address, environment: CommandEnvironment.current.variables, prepare: Roles.ensure)
    Terminal.say(
      Phrase(
        "Wiederhergestellt und verglichen: \(restored.tables.count) Tabellen, \(restored.rowCount) Zeilen.",
        en: "Restored and compared: \(restored.tables.count) tables, \(restored.rowCount) rows."))
    let status = try await Connect.administer(address.connectionString) { try SchemaStatus(on: $0) }
    if let problem = status.problem { throw problem }
  }
}

/// Throws everything away and begins with an empty schema.
struct DatabaseReset: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "reset", Phrase("Alle Daten verwerfen und leer beginnen.", en: "Discard all data and begin empty."))

  @Flag(help: .phrase("Bestätigt, dass alle Daten verworfen werden.", en: "Confirms that all data is discarded."))
  var yes = false

  func run() async throws {
    guard yes else {
      throw Problem(
        code: "database.reset_unconfirmed",
        message: Phrase("Das würde alle Daten verwerfen.", en: "That would discard all data."),
        hint: Phrase(
          "Erst sichern (viertelwerk database backup …), dann mit --yes bestätigen.",
          en: "Back up first (viertelwerk database backup …), then confirm with --yes."), exit: .usage)
    }
    let address = try ConnectionAddress(try await Connect.administrator())
    let sibling = try await SiblingDatabase.make(
      beside: address, purpose: "reset", environment: CommandEnvironment.current.variables)
    do {
      try await Connect.administer(sibling.address.connectionString) { _ = try Migrator().migrate(on: $0) }
      try await sibling.takePlace()
    } catch {
      try? await sibling.drop()
      throw error
    }
    Terminal.say(Phrase("Die Datenbank ist leer, das Schema ist angelegt.", en: "The database is empty, its schema is laid."))
  }
}
