package import Domain
package import Postgres

/// One transaction of one `Actor`: what every query and every operation is given.
///
/// It is synchronous and stays on its thread, so it can never be held open across an `await`.
package final class Transaction {
  /// Who reads or writes; the database knows too, and its policies and its audit log use it.
  package let actor: Actor
  /// Names this piece of work in the audit log and to the person who has to ask about it.
  package let requestID: UniqueID
  private let transaction: PostgresTransaction

  init(_ transaction: PostgresTransaction, actor: Actor, requestID: UniqueID) {
    self.transaction = transaction
    self.actor = actor
    self.requestID = requestID
  }

  /// Runs one statement and returns its rows.
  package func query(_ sql: SQL) throws -> Rows { try transaction.query(sql) }

  /// Runs one statement and returns how many rows it concerned.
  @discardableResult
  package func execute(_ sql: SQL) throws -> Int { try transaction.execute(sql) }

  /// Runs many statements in as few round trips as their number allows.
  package func run(_ statements: [SQL]) throws -> [Rows] { try transaction.run(statements) }

  /// Reads a large result in portions; memory does not grow with it.
  package func forEach<each Value: PostgresDecodable>(
    _ sql: SQL, _ body: (repeat each Value) throws -> Void
  ) throws {
    try transaction.forEach(sql, body)
  }

  /// Runs the closure so that an error in it undoes only its own work, and throws the error on.
  package func savepoint<Output>(_ body: () throws -> Output) throws -> Output { try transaction.savepoint(body) }

  /// Sends rows into a temporary table and returns how many arrived; a table with row-level security refuses COPY.
  @discardableResult
  package func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
    try transaction.copyIn(sql, body)
  }

  /// Receives what a COPY … TO STDOUT sends, one row a call.
  package func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    try transaction.copyOut(sql, body)
  }
}
