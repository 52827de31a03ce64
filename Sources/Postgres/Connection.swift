internal import CLibPQ
internal import Glibc

/// One connection to PostgreSQL, used by one thread at a time.
///
/// Statements go through libpq's pipeline mode: any number of them costs one round trip. COPY and scripts of several
/// statements are the exceptions and leave the pipeline for as long as they last.
package final class Connection {
  let handle: OpaquePointer
  /// Stops, from another thread, what this connection is doing.
  package let cancelHandle: CancelHandle
  /// The wish of the present user of the connection to stop, if somebody may have one.
  var interruption: Interruption?
  private var statements = StatementCache()
  private let noticeReceiver: NoticeReceiver

  /// Connects, which may take as long as the connect timeout for each host named.
  ///
  /// - Parameter connectionString: keywords or a URI as libpq takes them, several hosts included.
  /// - Throws: `PostgresError` of kind `unavailable` where there is no way in, `misuse` where the string is unreadable.
  package init(
    _ connectionString: String, settings: ConnectionSettings = ConnectionSettings(),
    onNotice: (@Sendable (PostgresNotice) -> Void)? = nil
  ) throws {
    let keywords = try settings.keywords(for: connectionString)
    let opened = Self.withCStrings(keywords.map(\.keyword)) { names in
      Self.withCStrings(keywords.map(\.value)) { values in PQconnectdbParams(names, values, 0) }
    }
    guard let opened else { throw PostgresError.unavailable("no memory for a connection") }
    guard PQstatus(opened) == CONNECTION_OK else {
      let secret = keywords.first { $0.keyword == "password" }?.value
      let error = Self.connectionError(opened, hiding: secret)
      PQfinish(opened)
      throw error
    }
    handle = opened
    cancelHandle = CancelHandle(opened)
    noticeReceiver = NoticeReceiver(deliver: onNotice)
    PQsetNoticeReceiver(
      handle,
      { context, result in
        guard let context else { return }
        Unmanaged<NoticeReceiver>.fromOpaque(context).takeUnretainedValue().receive(result)
      }, Unmanaged.passUnretained(noticeReceiver).toOpaque())
  }

  deinit {
    PQfinish(handle)
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

  /// Runs statements in one round trip; when one fails those after it are not run, and its error is thrown.
  ///
  /// Outside a transaction they are one: the pipeline ends with a single synchronisation point.
  package func run(_ statements: [SQL]) throws -> [Rows] {
    try checkInterruption()
    try enterPipeline()
    var expected: [Expected] = []
    expected.reserveCapacity(2 * statements.count)
    do {
      for statement in statements {
        try send(statement, &expected)
      }
      try check(PQpipelineSync(handle) == 1)
      try flush()
    } catch {
      // What was queued is out of step with the server now; nothing more can be asked on this connection.
      isOutOfStep = true
      throw error
    }
    let rows = try receive(expected)
    try releaseEvicted()
    return rows
  }

  /// Statements that were given up for others and still stand on the server.
  private var evicted: [String] = []

  /// Gives them up on the server too, in a round trip of their own behind the statements: ahead of BEGIN one would take the
  /// snapshot, and the isolation could not be set. Rare: only a connection with hundreds of different statements has any.
  private func releaseEvicted() throws {
    guard !evicted.isEmpty, transactionState != .failed else { return }
    do {
      for name in evicted {
        try check(PQsendQueryParams(handle, "deallocate \(name)", 0, nil, nil, nil, nil, 1) == 1)
      }
      try check(PQpipelineSync(handle) == 1)
      try flush()
    } catch {
      isOutOfStep = true
      throw error
    }
    let released = evicted
    evicted = []
    _ = try receive(released.map { _ in .release })
  }

  /// What stands in the pipeline, in order, so that each answer finds what it answers.
  private enum Expected {
    case preparation(StatementCache.Key)
    case release
    case rows(StatementCache.Key?)
  }

  private func send(_ statement: SQL, _ expected: inout [Expected]) throws {
    let rendered = statement.rendered()
    let parameters = statement.parameters
    guard rendered.isStatic else {
      try parameters.withPointers { count, values, lengths, formats in
        try check(
          PQsendQueryParams(handle, rendered.text, count, parameters.types, values, lengths, formats, 1) == 1)
      }
      expected.append(.rows(nil))
      return
    }
    let key = StatementCache.Key(text: rendered.text, types: parameters.types)
    let name: String
    if let known = statements.name(for: key) {
      name = known
    } else {
      let (fresh, displaced) = statements.insert(key)
      if let displaced { evicted.append(displaced) }
      // Recorded first: should sending fail half-way, the whole connection is given up.
      expected.append(.preparation(key))
      try check(
        PQsendPrepare(handle, fresh, rendered.text, Int32(parameters.types.count), parameters.types) == 1)
      name = fresh
    }
    try parameters.withPointers { count, values, lengths, formats in
      try check(PQsendQueryPrepared(handle, name, count, values, lengths, formats, 1) == 1)
    }
    expected.append(.rows(key))
  }

  /// Reads one answer for each entry and the synchronisation point behind them.
  private func receive(_ expected: [Expected]) throws -> [Rows] {
    var rows: [Rows] = []
    rows.reserveCapacity(expected.count)
    var failure: PostgresError?
    do {
      for entry in expected {
        while let result = try nextResult() {
          let status = PQresultStatus(result)
          if status == PGRES_TUPLES_OK || status == PGRES_COMMAND_OK {
            if case .rows = entry {
              rows.append(Rows(adopting: result))
            } else {
              PQclear(result)
            }
            continue
          }
          switch status {
          case PGRES_PIPELINE_ABORTED: break
          case PGRES_FATAL_ERROR: failure = failure ?? Self.failure(result)
          case PGRES_EMPTY_QUERY: failure = failure ?? PostgresError.misuse("the statement is empty")
          default:
            // COPY: the server waits for data that nobody sends, so the connection is of no more use.
            PQclear(result)
            throw PostgresError.misuse("COPY has calls of its own")
          }
          if case .preparation(let key) = entry { statements.remove(key) }
          if case .rows(let key?) = entry, failure?.kind == .retryable, failure?.sqlState != "40001",
            failure?.sqlState != "40P01"
          {
            statements.remove(key)
          }
          PQclear(result)
          // A lost connection answers with errors for ever.
          if PQstatus(handle) != CONNECTION_OK { throw brokenError() }
        }
      }
      try awaitSynchronisation()
    } catch {
      isOutOfStep = true
      throw failure ?? error
    }
    if let failure { throw classified(failure) }
    return rows
  }

  private static func failure(_ result: OpaquePointer) -> PostgresError {
    let error = PostgresError(result: result)
    // "cached plan must not change result type": the schema changed under a kept statement, which is then prepared anew.
    if error.sqlState == "0A000", error.routine == "RevalidateCachedQuery" { return error.reclassified(.retryable) }
    return error
  }

  /// A statement stopped because its caller asked for it is not one that took too long.
  func classified(_ error: PostgresError) -> PostgresError {
    if error.sqlState == "57014", interruption?.isCancelled == true { return error.reclassified(.cancelled) }
    return error
  }

  private func awaitSynchronisation() throws {
    while true {
      guard let result = try nextResult() else {
        if PQstatus(handle) != CONNECTION_OK { throw brokenError() }
        continue
      }
      let status = PQresultStatus(result)
      PQclear(result)
      if status == PGRES_PIPELINE_SYNC { return }
      if PQstatus(handle) != CONNECTION_OK { throw brokenError() }
    }
  }

  // MARK: State

  /// True once sending or reading went wrong in a way that leaves unknown what the server answers next.
  private(set) var isOutOfStep = false

  /// Where the server stands: outside a transaction, inside one, or inside one that has failed.
  enum TransactionState {
    case none, open, failed, lost
  }

  var transactionState: TransactionState {
    if isOutOfStep || PQstatus(handle) != CONNECTION_OK { return .lost }
    return switch PQtransactionStatus(handle) {
    case PQTRANS_IDLE: .none
    case PQTRANS_INTRANS: .open
    case PQTRANS_INERROR: .failed
    default: .lost
    }
  }

  /// True while the connection can be used for more.
  ///
  /// An idle server has nothing to say; when something is there to read, it most likely is its farewell, and a fresh
  /// connection costs less than finding out.
  package var isUsable: Bool {
    guard transactionState != .lost else { return false }
    var descriptor = pollfd(fd: PQsocket(handle), events: Int16(POLLIN), revents: 0)
    return poll(&descriptor, 1, 0) == 0
  }

  /// The server's process for this connection, as in pg_stat_activity.
  package var backendID: Int32 { PQbackendPID(handle) }

  func checkInterruption() throws {
    if interruption?.isCancelled == true {
      throw PostgresError(kind: .cancelled, reason: "the caller does not want it any more")
    }
    if isOutOfStep || PQstatus(handle) != CONNECTION_OK { throw brokenError() }
  }

  // MARK: Opening

  private static func connectionError(_ handle: OpaquePointer, hiding secret: String?) -> PostgresError {
    var detail = PQerrorMessage(handle).map { String(cString: $0) } ?? ""
    if let secret, !secret.isEmpty {
      detail = detail.split(separator: secret, omittingEmptySubsequences: false).joined(separator: "…")
    }
    return .unavailable("no connection to the server", detail: detail)
  }

  /// Lends C strings to libpq as an array that ends with NULL.
  private static func withCStrings<Result>(
    _ strings: [String], _ body: ([UnsafePointer<CChar>?]) -> Result
  ) -> Result {
    let copies = strings.map { strdup($0) }
    defer { copies.forEach { free($0) } }
    return body(copies.map { UnsafePointer($0) } + [nil])
  }
}
