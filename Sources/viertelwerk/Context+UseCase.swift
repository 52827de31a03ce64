import Operations

extension Context {
  /// Runs a use case in one transaction, as the actor.
  func perform<Work: UseCase>(_ work: Work) async throws -> Work.Outcome {
    try await write { tx in try work.run(tx) }
  }
}
