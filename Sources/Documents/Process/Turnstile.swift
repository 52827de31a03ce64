import Synchronization

/// Lets a bounded number in at once and a bounded number wait, in the order they came.
package final class Turnstile: Sendable {
  /// A place that its holder gives back.
  package struct Pass: Sendable {
    let turnstile: Turnstile

    package func leave() { turnstile.leave() }
  }

  private struct State {
    var free: Int
    var nextNumber = 0
    var waiting: [(number: Int, continuation: CheckedContinuation<Void, any Error>)] = []
  }

  private let queue: Int
  private let state: Mutex<State>

  package init(places: Int, queue: Int) {
    self.queue = queue
    state = Mutex(State(free: places))
  }

  /// Waits for a place; nil where too many wait already.
  ///
  /// - Throws: `CancellationError` where the waiting task is cancelled.
  package func enter() async throws -> Pass? {
    enum Answer { case enter, wait(Int), full }
    let answer = state.withLock { state -> Answer in
      if state.free > 0 {
        state.free -= 1
        return .enter
      }
      guard state.waiting.count < queue else { return .full }
      state.nextNumber += 1
      return .wait(state.nextNumber)
    }
    switch answer {
    case .enter: return Pass(turnstile: self)
    case .full: return nil
    case .wait(let number):
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          let now = state.withLock { state -> Result<Void, any Error>? in
            if Task.isCancelled { return .failure(CancellationError()) }
            if state.free > 0 {
              state.free -= 1
              return .success(())
            }
            state.waiting.append((number, continuation))
            return nil
          }
          if let now { continuation.resume(with: now) }
        }
      } onCancel: {
        let found = state.withLock { state in
          state.waiting.firstIndex { $0.number == number }.map { state.waiting.remove(at: $0).continuation }
        }
        found?.resume(throwing: CancellationError())
      }
      return Pass(turnstile: self)
    }
  }

  private func leave() {
    let next = state.withLock { state -> CheckedContinuation<Void, any Error>? in
      guard state.waiting.isEmpty else { return state.waiting.removeFirst().continuation }
      state.free += 1
      return nil
    }
    next?.resume()
  }
}
