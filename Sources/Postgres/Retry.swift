/// Runs a whole transaction again when the server chose it as the victim of a conflict.
package struct Retry: Sendable {
  package var attempts: Int
  package var firstPause: Duration
  package var longestPause: Duration

  package init(attempts: Int = 12, firstPause: Duration = .milliseconds(4), longestPause: Duration = .milliseconds(500)) {
    self.attempts = attempts
    self.firstPause = firstPause
    self.longestPause = longestPause
  }

  /// Repeats the body after a deadlock or serialization failure, with pauses that double and are drawn at random, so
  /// that two who met do not meet again. The body must have no effect but its transaction.
  ///
  /// - Throws: the last error where every attempt failed, and any other error at once.
  package func callAsFunction<Output>(
    isolation: isolated (any Actor)? = #isolation, _ body: () async throws -> Output
  ) async throws -> Output {
    var pause = firstPause
    for _ in 1..<max(attempts, 1) {
      do {
        return try await body()
      } catch let error as PostgresError where error.kind == .retryable {
        try await Task.sleep(for: pause * Double.random(in: 0.5...1.5))
        pause = min(pause * 2, longestPause)
      }
    }
    return try await body()
  }
}
