import Domain
import Postgres
import Store

/// What a refused operation answers, under its stable code; a savepoint keeps the transaction going.
func refusal<Output>(_ tx: Transaction, _ body: () throws -> Output) throws -> String? {
  do {
    _ = try tx.savepoint(body)
    return nil
  } catch let problem as Problem {
    return problem.code
  } catch let error as PostgresError {
    guard let problem = Problem.violation(of: error) else { throw error }
    return problem.code
  }
}

/// The same for rules that the database looks at when the transaction ends.
func deferredRefusal<Output>(_ tx: Transaction, _ body: () throws -> Output) throws -> String? {
  try refusal(tx) {
    _ = try body()
    try tx.execute("set constraints all immediate")
  }
}
