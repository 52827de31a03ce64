internal import Domain
package import Postgres

/// Brings a database's schema up to what the program knows: forward only, each migration in one transaction.
package struct Migrator {
  private let migrations: [Migration]

  package init(_ migrations: [Migration] = Migration.embedded) {
    self.migrations = migrations
  }

  /// Applies what is pending and returns the names. Two programs that start it at once take turns; the second finds
  /// nothing to do. Missing roles are made first where the login may do that.
  ///
  /// - Parameter onApplied: told after each migration has been committed.
  /// - Throws: `Problem` `schema.ahead`, `schema.changed`, `schema.not_privileged`, `schema.busy`, `roles.not_superuser`;
  ///   `Problem` `schema.failed` naming the migration whose statement the server refused. What was applied before stays.
  @discardableResult
  package func migrate(on connection: Connection, onApplied: (String) -> Void = { _ in }) throws -> [String] {
    try requirePrivilege(connection)
    try lock(connection)
    defer {
      // Where the connection is lost, the server has let go of the lock already.
      _ = try? connection.execute("select pg_advisory_unlock(\(Self.lockKey))")
    }
    if try !Roles.missing(on: connection).isEmpty { try Roles.ensure(on: connection) }
    try createTable(connection)
    let status = try SchemaStatus(on: connection, known: migrations)
    if let problem = status.problem, problem.code != "schema.behind" { throw problem }
    let pending = Set(status.pending)
    var applied: [String] = []
    for migration in migrations where pending.contains(migration.name) {
      try apply(migration, connection)
      applied.append(migration.name)
      onApplied(migration.name)
    }
    return applied
  }

  /// "viertelw" as a number, so that the lock is ours among those of one database.
  private static let lockKey: Int64 = 0x7669_6572_7465_6C77

  private func lock(_ connection: Connection) throws {
    do {
      try connection.execute("select pg_advisory_lock(\(Self.lockKey))")
    } catch let error as PostgresError where error.kind == .lockTimeout {
      throw Problem(
        code: "schema.busy",
        message: Phrase(
          "Ein anderes Programm ändert gerade das Schema der Datenbank.",
          en: "Another program is changing the database's schema."),
        hint: Phrase("Warten und noch einmal versuchen.", en: "Wait and try again."), exit: .retry)
    }
  }

  /// Under forced row-level security an UPDATE by anybody else, the tables' owner included, changes nothing and says nothing.
  private func requirePrivilege(_ connection: Connection) throws {
    let isPrivileged = try connection.query(
      "select rolsuper or rolbypassrls from pg_catalog.pg_roles where rolname = current_user"
    ).first(as: Bool.self)
    guard isPrivileged == true else {
      throw Problem(
        code: "schema.not_privileged",
        message: Phrase(
          "Migrationen brauchen eine Datenbankrolle, die alle Zeilen sieht (Superuser oder BYPASSRLS).",
          en: "Migrations need a database role that sees every row (superuser or BYPASSRLS)."),
        hint: Phrase(
          "viertelwerk migrate mit einer solchen Rolle in DATABASE_URL ausführen; der Dienst selbst braucht sie nicht.",
          en: "Run viertelwerk migrate with such a role in DATABASE_URL; the service itself does not need it."),
        exit: .unavailable)
    }
  }

  /// The table is read at every start, by any login; it holds no secret.
  private func createTable(_ connection: Connection) throws {
    let exists = try connection.query("select to_regclass('public.viertelwerk_migrations') is not null").first(as: Bool.self)
    guard exists != true else { return }
    _ = try connection.run([
      """
      create table public.viertelwerk_migrations (
        name text constraint viertelwerk_migrations_pkey primary key,
        checksum bytea not null
          constraint viertelwerk_migrations_checksum_is_sha256 check (octet_length(checksum) = 32),
        applied_at timestamptz not null default clock_timestamp(),
        duration_milliseconds integer not null
          constraint viertelwerk_migrations_duration_is_not_negative check (duration_milliseconds >= 0)
      )
      """,
      "comment on table public.viertelwerk_migrations is 'Which migrations this database has seen, and from which bytes.'",
      "alter table public.viertelwerk_migrations owner to viertelwerk_owner",
      "grant select on public.viertelwerk_migrations to public",
    ])
  }

  private func apply(_ migration: Migration, _ connection: Connection) throws {
    let options = TransactionOptions(
      mode: .write, settings: [("statement_timeout", "0"), ("search_path", "public, pg_temp")])
    do {
      try PostgresTransaction.run(on: connection, options) { transaction in
        let start = ContinuousClock.now
        try transaction.execute(migration.script)
        let duration_milliseconds = Int((ContinuousClock.now - start) / .milliseconds(1))
        try transaction.execute(
          """
          insert into public.viertelwerk_migrations (name, checksum, duration_milliseconds)
          values (\(migration.name), \(migration.checksum), \(Int32(clamping: duration_milliseconds)))
          """)
      }
    } catch let error as PostgresError where error.kind != .unavailable && error.kind != .commitUnknown {
      throw Problem(
        code: "schema.failed",
        message: Phrase(
          "Die Migration \(migration.name) ist gescheitert und wurde zurückgenommen (SQLSTATE \(error.sqlState)).",
          en: "Migration \(migration.name) failed and was undone (SQLSTATE \(error.sqlState))."),
        detail: Phrase(error.description, en: error.description),
        hint: Phrase(
          "Die früheren Migrationen bleiben; „viertelwerk migrate --status“ zeigt den Stand.",
          en: "Earlier migrations stay; 'viertelwerk migrate --status' shows how it stands."),
        exit: .internal)
    }
  }
}
