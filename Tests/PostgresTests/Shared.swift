import Synchronization

/// A value that a test and the tasks it starts both look at.
final class Shared<Value: Sendable>: Sendable {
  private let state: Mutex<Value>

  init(_ value: Value) {
    state = Mutex(value)
  }

  var value: Value { state.withLock { $0 } }

  func change(_ body: @Sendable (inout Value) -> Void) {
    state.withLock { body(&$0) }
  }
}
