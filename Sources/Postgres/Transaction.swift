/// How a transaction begins: what it may do, as whom, and with which settings.
package struct TransactionOptions: Sendable {
  /// The isolation a transaction runs at.
  package enum Mode: Sendable {
    /// READ COMMITTED: a rule that spans rows locks the owner of the total and sums in a new statement.
    case write
    /// REPEATABLE READ READ ONLY: one snapshot, so that the figures of a report agree with each other.
    case read
    /// REPEATABLE READ READ WRITE: one snapshot like `read`, with room for the record of who looked at what is sensitive.
    case disclosure
  }

  package var mode: Mode
  /// The role that is taken on until the transaction ends; nil keeps the login's own.
  package var role: String?
  /// Settings that last until the transaction ends, such as who acts; read by policies and triggers.
  package var settings: [(name: String, value: String)]
  /// What is evaluated once role and settings hold, for what follows from them.
  package var consequence: SQL?

  package init(
    mode: Mode, role: String? = nil, settings: [(name: String, value: String)] = [], consequence: SQL? = nil
  ) {
    self.mode = mode
    self.role = role
    self.settings = settings
    self.consequence = consequence
  }

  /// BEGIN and, in one statement, the role, the settings and what follows from them. They are functions and not SET, because SET
  /// takes no parameters; the role comes first, so that nothing is ever planned under the login's rights.
  fileprivate var prelude: [SQL] {
    let begin: SQL =
      switch mode {
      case .write: "begin isolation level read committed read write"
      case .read: "begin isolation level repeatable read read only"
      case .disclosure: "begin isolation level repeatable read read write"
      }
    var calls: [SQL] = []
    if let role { calls.append("set_config('role', \(role), true)") }
    calls += settings.map { "set_config(\($0.name), \($0.value), true)" }
    if let consequence { calls.append(consequence) }
    guard !calls.isEmpty else { return [begin] }
    return [begin, "select \(fragment: SQL.joined(calls, separator: ", "))"]
  }
}

/// One transaction on one connection, from the first statement to COMMIT or ROLLBACK.
///
/// It begins together with its first statement, in the same round trip; one without statements costs nothing.
package final class PostgresTransaction {
  private let connection: Connection
  private let options: TransactionOptions
  private var hasBegun = false
  private var hasEnded = false

  private init(_ connection: Connection, _ options: TransactionOptions) {
    self.connection = connection
    self.options = options
  }

  /// What becomes of the work when the closure returns without an error.
  package enum Ending: Sendable {
    case commit
    /// Deferred constraints and triggers run as they would at COMMIT, then everything is undone.
    case rehearse
  }

  /// Runs the closure in a transaction and ends it; after an error it is rolled back and the error thrown on.
  ///
  /// - Throws: what the closure throws; `PostgresError` of kind `commitUnknown` where the connection broke during COMMIT.
  package static func run<Output>(
    on connection: Connection, _ options: TransactionOptions, ending: Ending = .commit,
    _ body: (PostgresTransaction) throws -> Output
  ) throws -> Output {
    guard connection.transactionState == .none else {
      throw PostgresError.misuse("a transaction is already open on this connection")
    }
    let transaction = PostgresTransaction(connection, options)
    defer { transaction.hasEnded = true }
    do {
      let output = try body(transaction)
      switch ending {
      case .commit:
        try transaction.commit()
      case .rehearse:
        if transaction.hasBegun { _ = try transaction.run(["set constraints all immediate"]) }
        transaction.rollback()
      }
      return output
    } catch {
      transaction.rollback()
      throw error
    }
  }

  // MARK: Statements

  /// Runs one statement and returns its rows.
  package func query(_ sql: SQL) throws -> Rows {
    guard let rows = try run([sql]).last else { throw PostgresError.misuse("no statement") }
    return rows
  }

  /// Runs one statement and returns how many rows it concerned.
  @discardableResult
  package func execute(_ sql: SQL) throws -> Int {
    try query(sql).affectedCount
  }

  /// Runs statements in as few round trips as their number allows and returns the rows of each.
  package func run(_ statements: [SQL]) throws -> [Rows] {
    guard !statements.isEmpty else { return [] }
    try checkOpen()
    var rows: [Rows] = []
    rows.reserveCapacity(statements.count)
    var rest = statements[...]
    if !hasBegun {
      let prelude = options.prelude
      hasBegun = true
      let first = rest.prefix(Self.batch)
      rest = rest.dropFirst(Self.batch)
      rows += try connection.run(prelude + first).dropFirst(prelude.count)
    }
    while !rest.isEmpty {
      rows += try connection.run(Array(rest.prefix(Self.batch)))
      rest = rest.dropFirst(Self.batch)
    }
    return rows
  }

  /// Bounds what is queued on both sides before the answers are read.
  private static let batch = 500

  /// Reads a large result in portions, so that memory does not grow with it; the closure sees each row once.
  package func forEach<each Value: PostgresDecodable>(
    _ sql: SQL, _ body: (repeat each Value) throws -> Void
  ) throws {
    cursors += 1
    let name = "portion_\(cursors)"
    try execute("declare \(quotedIdentifier: name) no scroll cursor for \(fragment: sql)")
    while true {
      let rows = try query("fetch forward 2000 from \(quotedIdentifier: name)")
      if rows.isEmpty { break }
      _ = try rows.map(body)
    }
    try execute("close \(quotedIdentifier: name)")
  }

  private var cursors = 0

  /// Runs the closure so that an error in it undoes only its own work, and throws the error on.
  package func savepoint<Output>(_ body: () throws -> Output) throws -> Output {
    // One name serves for all: the innermost savepoint of a name is the one that is meant.
    try execute("savepoint attempt")
    let output: Output
    do {
      output = try body()
    } catch {
      if connection.transactionState != .lost, !isInterrupted {
        _ = try run(["rollback to savepoint attempt", "release savepoint attempt"])
      }
      throw error
    }
    try execute("release savepoint attempt")
    return output
  }

  private var isInterrupted: Bool { connection.interruption?.isCancelled == true }

  // MARK: COPY

  /// Sends rows into a table and returns how many arrived; see `CopyWriter`.
  @discardableResult
  package func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
    try begin()
    return try connection.copyIn(sql, body)
  }

  /// Receives what a COPY … TO STDOUT sends, one row a call in text and CSV.
  package func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try begin()
    try connection.copyOut(sql, body)
  }

  /// COPY and scripts stay outside pipelines, so the transaction has to begin before them.
  private func begin() throws {
    try checkOpen()
    guard !hasBegun else { return }
    hasBegun = true
    _ = try connection.run(options.prelude)
  }

  /// Runs a script that is compiled into the program.
  package func execute(_ script: Script) throws {
    try begin()
    try connection.execute(script)
  }

  // MARK: The end

  private func checkOpen() throws {
    guard !hasEnded else { throw PostgresError.misuse("the transaction has ended; its closure is over") }
  }

  private func commit() throws {
    guard hasBegun else { return }
    switch connection.transactionState {
    case .open: break
    case .failed:
      // COMMIT would answer ROLLBACK without an error, and the caller would take the work for stored.
      throw PostgresError.misuse("a statement failed, its error was swallowed, and nothing can be stored after it")
    case .none: throw PostgresError.misuse("the transaction was ended by a statement of its own")
    case .lost: throw PostgresError.unavailable("the connection was lost")
    }
    try connection.checkInterruption()
    do {
      _ = try connection.run(["commit"])
    } catch let error as PostgresError where error.kind == .unavailable {
      throw error.reclassified(.commitUnknown)
    }
  }

  /// Undoes what there is to undo. It cannot fail in a way that matters: where the connection is gone the server rolls back.
  private func rollback() {
    let state = connection.transactionState
    guard state == .open || state == .failed else { return }
    // The wish to stop has been heard; it must not keep the connection from being cleaned up.
    let interruption = connection.interruption
    connection.interruption = nil
    defer { connection.interruption = interruption }
    _ = try? connection.run(["rollback"])
  }
}
