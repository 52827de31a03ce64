import Domain
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

  /// Runs it inside a larger transaction; a code that is taken is named.
  package func perform(_ tx: Transaction) throws -> Outcome {
    do {
      return try run(tx)
    } catch {
      throw newCode.flatMap { Problem.taken(error, giving: $0) } ?? error
    }
  }
}
