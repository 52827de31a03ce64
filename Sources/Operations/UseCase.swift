package import Store

/// One thing that somebody does, in one transaction: rule, write, audit event. The actor is the transaction's.
package protocol UseCase: Sendable {
  associatedtype Outcome: Sendable = Void

  /// - Throws: `Problem` for what people can put right, `PostgresError` for a rule of the database, which has its sentence.
  func run(_ tx: Transaction) throws -> Outcome

  /// The code it is about to give to something new, so that one which is taken can be named.
  var newCode: String? { get }
}

extension UseCase {
  package var newCode: String? { nil }
}
