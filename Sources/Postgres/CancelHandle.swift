internal import CLibPQ
import Synchronization

/// Asks the server, from any thread, to stop what a connection is doing.
package final class CancelHandle: Sendable {
  /// libpq's request is read-only once made and may be sent from any thread; the lock keeps it from being freed meanwhile.
  private struct Request: @unchecked Sendable {
    // Safe to share: only touched under the mutex below.
    let pointer: OpaquePointer
  }

  private let request: Mutex<Request?>

  init(_ connection: OpaquePointer) {
    request = Mutex(PQgetCancel(connection).map(Request.init))
  }

  /// Sends the request on a connection of its own and waits until the server has taken it. It is no error when there
  /// is nothing to stop or nobody to tell: the caller finds that out from the statement itself.
  package func cancel() {
    request.withLock { request in
      guard let request else { return }
      var message = [CChar](repeating: 0, count: 256)
      _ = PQcancel(request.pointer, &message, Int32(message.count))
    }
  }

  deinit {
    request.withLock { request in
      if let request { PQfreeCancel(request.pointer) }
      request = nil
    }
  }
}

/// One caller's wish to stop, and the connection it concerns while there is one.
///
/// The wish is looked at before each statement; one that is under way is cancelled at the server.
package final class Interruption: Sendable {
  private struct State {
    var isCancelled = false
    var running: CancelHandle?
  }

  private let state = Mutex(State())

  package init() {}

  package var isCancelled: Bool { state.withLock { $0.isCancelled } }

  /// From now on a wish to stop concerns this connection.
  func begin(_ handle: CancelHandle) {
    state.withLock { $0.running = handle }
  }

  /// Waits for a request under way, so that it cannot hit the next user of the connection.
  func end() {
    state.withLock { $0.running = nil }
  }

  /// Notes the wish, and returns at once.
  func request() -> Bool {
    state.withLock { state in
      state.isCancelled = true
      return state.running != nil
    }
  }

  /// Tells the server; blocks for the time that takes.
  func deliver() {
    state.withLock { $0.running?.cancel() }
  }
}
