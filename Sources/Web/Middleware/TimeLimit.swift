import Hummingbird

/// Ends what takes too long, so that one slow request holds neither a connection nor a transaction for ever.
struct TimeLimit: RouterMiddleware {
  let uploads: UploadLimits

  /// Longer than any page needs, shorter than people wait.
  static let limit = Duration.seconds(30)

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let limit = UploadLimits.apply(to: request) || UploadLimits.isPhoto(request) ? uploads.duration : Self.limit
    // Cancelling reaches the statement that runs in the database.
    return try await withoutActuallyEscaping(next) { next in
      try await withThrowingTaskGroup(of: Response?.self) { group in
        let work = Work(next: next)
        group.addTask { try await work.next(request, context) }
        group.addTask {
          try await Task.sleep(for: limit)
          return nil
        }
        defer { group.cancelAll() }
        guard let first = try await group.next(), let response = first else { throw WebProblem.tooSlow }
        return response
      }
    }
  }

  /// The rest of the chain on its way into the task that runs it.
  ///
  /// Unchecked, because the closure is not marked Sendable: it is called once, by one task, and the group waits for that task before the
  /// closure goes out of scope.
  private struct Work: @unchecked Sendable {
    let next: (Request, WebContext) async throws -> Response
  }
}
