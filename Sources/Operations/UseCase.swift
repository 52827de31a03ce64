package import Store

/// One thing that somebody does, in one transaction: rule, write, audit event. The actor is the transaction's.
package protocol UseCase: Sendable {
  associatedtype Outcome: Sendable = Void

  /// - Throws: `Problem` for what people can put right, `PostgresError` for a rule of the database, which has its sentence.
  func run(_ tx: Transaction) throws -> Outcome
}
