import Domain
import Operations
import Postgres
import Store

extension Context {
  /// Runs a use case in one transaction, as the actor; a code that is taken is named.
  func perform<Work: UseCase>(_ work: Work) async throws -> Work.Outcome {
    do {
      return try await write { tx in try work.run(tx) }
    } catch let error as PostgresError {
      throw work.newCode.flatMap { Problem.violation(of: error, giving: $0) } ?? error
    }
  }
}
