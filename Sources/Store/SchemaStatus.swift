package import Domain
package import Postgres

/// How a database's schema stands to the one this program knows.
package struct SchemaStatus: Sendable, Equatable {
  /// What became of one migration.
  package enum State: Sendable, Equatable {
    case applied(at: Moment, duration_milliseconds: Int)
    case pending
    /// Applied, but from a file with other contents.
    case changed
    /// Applied by a newer program; this one does not know it.
    case unknown
  }

  /// One migration and its state.
  package struct Entry: Sendable, Equatable {
    package let name: String
    package let state: State
  }

  /// Those the program knows, in their order, then those it does not.
  package let entries: [Entry]

  /// True where nothing was ever applied, as in a database just made.
  package var isEmpty: Bool { entries.allSatisfy { $0.state == .pending } }
  package var isCurrent: Bool { problem == nil }
  package var pending: [String] { names { $0 == .pending } }

  private func names(_ isMeant: (State) -> Bool) -> [String] {
    entries.filter { isMeant($0.state) }.map(\.name)
  }

  /// Why the program must not work with this schema, and what to run; nil where it may.
  package var problem: Problem? {
    let changed = names { $0 == .changed }
    let unknown = names { $0 == .unknown }
    if !changed.isEmpty {
      return Problem(
        code: "schema.changed",
        message: Phrase(
          "Das Schema der Datenbank stammt aus geänderten Migrationen: \(changed.joined(separator: ", ")).",
          en: "The database's schema comes from migrations that differ: \(changed.joined(separator: ", "))."),
        hint: Phrase(
          "Die Version von viertelwerk verwenden, die das Schema angelegt hat; „viertelwerk migrate --status“ zeigt den Stand.",
          en: "Use the version of viertelwerk that made the schema; 'viertelwerk migrate --status' shows how it stands."),
        exit: .unavailable)
    }
    if !unknown.isEmpty {
      return Problem(
        code: "schema.ahead",
        message: Phrase(
          "Das Schema der Datenbank ist neuer als dieses Programm: \(unknown.joined(separator: ", ")).",
          en: "The database's schema is newer than this program: \(unknown.joined(separator: ", "))."),
        hint: Phrase(
          "Eine neuere Version von viertelwerk verwenden; „viertelwerk migrate --status“ zeigt den Stand.",
          en: "Use a newer version of viertelwerk; 'viertelwerk migrate --status' shows how it stands."),
        exit: .unavailable)
    }
    if !pending.isEmpty {
      return Problem(
        code: "schema.behind",
        message: Phrase(
          "Dem Schema der Datenbank fehlen \(pending.count) Migrationen, zuerst \(pending[0]).",
          en: "The database's schema lacks \(pending.count) migrations, first \(pending[0])."),
        hint: Phrase(
          "Ausführen: viertelwerk migrate", en: "Run: viertelwerk migrate"), exit: .unavailable)
    }
    return nil
  }

  /// Compares what the database says it has with what the program knows; one query.
  ///
  /// - Throws: `PostgresError` where the database cannot be asked.
  package init(on connection: Connection, known: [Migration] = Migration.embedded) throws {
    let rows: Rows?
    do {
      rows = try connection.query(
        "select name, checksum, applied_at, duration_milliseconds from public.viertelwerk_migrations order by name")
    } catch let error as PostgresError where error.sqlState == Self.undefinedTable {
      rows = nil
    }
    let applied = try rows?.decode((String, [UInt8], Moment, Int).self) ?? []
    var entries = known.map { migration in
      guard let row = applied.first(where: { $0.0 == migration.name }) else {
        return Entry(name: migration.name, state: .pending)
      }
      guard row.1 == migration.checksum else { return Entry(name: migration.name, state: .changed) }
      return Entry(name: migration.name, state: .applied(at: row.2, duration_milliseconds: row.3))
    }
    for row in applied where !known.contains(where: { $0.name == row.0 }) {
      entries.append(Entry(name: row.0, state: .unknown))
    }
    self.entries = entries
  }

  private static let undefinedTable = "42P01"
}

extension Database {
  /// How the schema stands, asked as the login itself, which needs no right for it.
  package func schemaStatus() async throws -> SchemaStatus {
    try await asLogin { try SchemaStatus(on: $0) }
  }

  /// Refuses to go on with a schema that this program does not know; every command that reads data begins with it.
  ///
  /// - Throws: `Problem` `schema.behind`, `schema.ahead` or `schema.changed`.
  package func requireCurrentSchema() async throws {
    if let problem = try await schemaStatus().problem { throw problem }
  }
}
