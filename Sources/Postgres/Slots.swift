import Synchronization

/// A bounded queue for a bounded number of places: first come, first served, nobody waits longer than the limit.
final class Slots: Sendable {
  private struct State {
    var free: Int
    var nextTicket = 0
    var isClosed = false
    /// Ordered by ticket.
    var waiting: [(ticket: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  }

  private let state: Mutex<State>
  private let waitingLimit: Int
  private let patience: Duration

  init(count: Int, waitingLimit: Int, patience: Duration) {
    state = Mutex(State(free: count))
    self.waitingLimit = waitingLimit
    self.patience = patience
  }

  /// How many wait for a place.
  var waitingCount: Int { state.withLock { $0.waiting.count } }
  /// How many places are free.
  var freeCount: Int { state.withLock { $0.free } }

  private enum Entry {
    case granted
    case refused(PostgresError)
    case mustWait(ticket: Int)
  }

  /// Takes a place, at once or when one becomes free.
  ///
  /// - Throws: `PostgresError` of kind `unavailable` where too many wait, for too long or in vain, `CancellationError`.
  func acquire() async throws {
    let entry = state.withLock { state -> Entry in
      if state.isClosed { return .refused(.unavailable("the connection pool is closed")) }
      if state.free > 0 {
        state.free -= 1
        return .granted
      }
      if state.waiting.count >= waitingLimit { return .refused(.unavailable("too many wait for a connection")) }
      state.nextTicket += 1
      return .mustWait(ticket: state.nextTicket)
    }
    switch entry {
    case .granted: return
    case .refused(let error): throw error
    case .mustWait(let ticket): try await wait(ticket)
    }
  }

  private func wait(_ ticket: Int) async throws {
    let clock = Task { [patience] in
      try await Task.sleep(for: patience)
      self.dismiss(ticket, PostgresError.unavailable("no connection became free in time"))
    }
    defer { clock.cancel() }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let immediate = state.withLock { state -> Entry in
          // Since the first look a place may have become free, or the pool been closed.
          if state.isClosed { return .refused(.unavailable("the connection pool is closed")) }
          if state.free > 0 {
            state.free -= 1
            return .granted
          }
          state.waiting.append((ticket, continuation))
          return .mustWait(ticket: ticket)
        }
        switch immediate {
        case .granted: continuation.resume()
        case .refused(let error): continuation.resume(throwing: error)
        case .mustWait:
          // A cancellation before the ticket was in the queue has found nothing to dismiss.
          if Task.isCancelled { dismiss(ticket, CancellationError()) }
        }
      }
    } onCancel: {
      dismiss(ticket, CancellationError())
    }
  }

  private func dismiss(_ ticket: Int, _ error: any Error) {
    let continuation = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard let index = state.waiting.firstIndex(where: { $0.ticket == ticket }) else { return nil }
      return state.waiting.remove(at: index).continuation
    }
    continuation?.resume(throwing: error)
  }

  /// Gives a place back, to the one who has waited longest.
  func release() {
    let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard !state.waiting.isEmpty else {
        state.free += 1
        return nil
      }
      return state.waiting.removeFirst().continuation
    }
    next?.resume()
  }

  /// Lets nobody in any more; those who wait are told.
  func close() {
    let waiting = state.withLock { state in
      state.isClosed = true
      defer { state.waiting = [] }
      return state.waiting
    }
    for (_, continuation) in waiting {
      continuation.resume(throwing: PostgresError.unavailable("the connection pool is closed"))
    }
  }
}
