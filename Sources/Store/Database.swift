package import Domain
package import Postgres

/// The program's way to its data: every read and every write is one closure, run in one transaction as one `Actor`.
package final class Database: Sendable {
  private let pool: Pool
  private let retry = Retry()

  /// Connects when first used.
  ///
  /// - Parameters:
  ///   - connectionString: whatever libpq takes, several hosts included.
  ///   - poolSize: how many transactions may run at once; each has a connection and a thread.
  ///   - patience: how long a caller waits for one of them.
  package init(
    connectionString: String, poolSize: Int, settings: ConnectionSettings = ConnectionSettings(),
    patience: Duration = .seconds(30),
    onNotice: (@Sendable (PostgresNotice) -> Void)? = nil
  ) {
    pool = Pool(connectionString: connectionString, size: poolSize, settings: settings, patience: patience, onNotice: onNotice)
  }

  /// Reads from one snapshot, so that all figures the closure computes agree with each other.
  ///
  /// - Throws: what the closure throws, `PostgresError`, or `CancellationError`.
  package func read<Output: Sendable>(
    as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await run(.read, as: actor, ending: .commit, body)
  }

  /// Reads what is sensitive from one snapshot, and commits the record of who looked at it before anything is returned. See
  /// `Disclosures`.
  ///
  /// - Throws: what the closure throws, `PostgresError`, or `CancellationError`.
  package func disclose<Output: Sendable>(
    as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await run(.disclosure, as: actor, ending: .commit, body)
  }

  /// Writes at READ COMMITTED. After a deadlock the whole closure runs again, so it must have no effect but through its
  /// transaction.
  ///
  /// - Throws: what the closure throws, `PostgresError`, or `CancellationError`.
  package func write<Output: Sendable>(
    as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await run(.write, as: actor, ending: .commit, body)
  }

  /// Does everything that `write` does, deferred rules included, and then undoes it: to show what a write would do.
  package func rehearse<Output: Sendable>(
    as actor: Actor, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await run(.write, as: actor, ending: .rehearse, body)
  }

  private func run<Output: Sendable>(
    _ mode: TransactionOptions.Mode, as actor: Actor, ending: PostgresTransaction.Ending,
    _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    let requestID = RequestID.current ?? UniqueID.make()
    let options = TransactionOptions(
      mode: mode, role: Roles.name(of: actor.role),
      settings: [
        ("viertelwerk.actor", actor.name), ("viertelwerk.role", actor.role.rawValue),
        ("viertelwerk.account_id", actor.account?.description ?? ""), ("viertelwerk.request_id", requestID.description),
      ], consequence: "settle_scope()")
    do {
      return try await retry {
        try await pool.run { connection in
          try PostgresTransaction.run(on: connection, options, ending: ending) { transaction in
            try body(Transaction(transaction, actor: actor, requestID: requestID))
          }
        }
      }
    } catch let error as PostgresError {
      throw Roles.problem(of: error, takingOn: Roles.name(of: actor.role)) ?? error
    }
  }

  /// Runs a closure on a connection as the login itself, for what belongs to no actor: the state of the schema.
  func asLogin<Output: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Output) async throws -> Output {
    try await pool.run(body)
  }

  /// How many transactions may run at once, how many do, and how many callers wait.
  package var load: (size: Int, busy: Int, waiting: Int) { (pool.size, pool.load.busy, pool.load.waiting) }

  /// Whether the database answers, can be written and has the schema this program knows; what the service is asked before it
  /// gets requests.
  ///
  /// - Throws: `Problem` `schema.behind`, `schema.ahead`, `database.read_only`; `PostgresError`.
  package func requireReady() async throws {
    try await requireCurrentSchema()
    let isReadOnly = try await asLogin { connection in
      try connection.query("select pg_is_in_recovery() or current_setting('default_transaction_read_only')::boolean")
        .first(as: Bool.self)
    }
    guard isReadOnly == false else {
      throw Problem(
        code: "database.read_only",
        message: Phrase("Die Datenbank nimmt nur Lesendes an.", en: "The database accepts reads only."), exit: .unavailable)
    }
  }

  /// Waits for what is under way and closes every connection.
  package func close() async {
    await pool.close()
  }
}
