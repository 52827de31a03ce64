import Glibc
import Synchronization

/// What happened to a process while its answer was being read.
final class Watch: Sendable {
  private struct State {
    var isOverdue = false
    var failure: (any Error)?
  }

  private let state = Mutex(State())

  var isOverdue: Bool { state.withLock { $0.isOverdue } }
  /// Why the stream could not be made; what the process answered then is about half of it.
  var failure: (any Error)? { state.withLock { $0.failure } }

  func timeIsUp() { state.withLock { $0.isOverdue = true } }
  func sendingFailed(_ error: any Error) { state.withLock { $0.failure = error } }
}

/// The signal that would end this program when a process beside it ends while it is written to.
enum PipeSignal {
  /// Read once: from then on writing fails with an error instead.
  static let ignored: Void = { _ = signal(SIGPIPE, SIG_IGN) }()
}
