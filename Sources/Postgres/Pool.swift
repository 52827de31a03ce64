internal import NIOPosix
import Synchronization

/// Connections that are opened when needed and kept, each used by one thread at a time.
///
/// libpq blocks, so every closure runs on a thread of its own and never on Swift's cooperative ones.
package final class Pool: Sendable {
  /// A connection on its way from one thread to the next.
  ///
  /// Unchecked, because a connection is no Sendable: it is either in the list, which the mutex guards, or with the one
  /// thread that took it out.
  private struct Idle: @unchecked Sendable {
    let connection: Connection
  }

  /// How many connections there may be at once.
  package let size: Int
  private let connectionString: String
  private let settings: ConnectionSettings
  private let onNotice: (@Sendable (PostgresNotice) -> Void)?
  private let slots: Slots
  private let threads: NIOThreadPool
  /// Cancel requests open a connection and wait; they must neither do that on a cooperative thread nor queue behind
  /// the very statement they are to stop.
  private let messenger: NIOThreadPool
  private let idle = Mutex<[Idle]>([])

  /// - Parameters:
  ///   - size: how many connections there may be at once.
  ///   - waitingLimit: how many callers may wait for one; the next is refused at once.
  ///   - patience: how long a caller waits for one.
  package init(
    connectionString: String, size: Int, settings: ConnectionSettings = ConnectionSettings(), waitingLimit: Int = 1_000,
    patience: Duration = .seconds(30), onNotice: (@Sendable (PostgresNotice) -> Void)? = nil
  ) {
    self.connectionString = connectionString
    self.settings = settings
    self.onNotice = onNotice
    let size = max(1, size)
    self.size = size
    slots = Slots(count: size, waitingLimit: waitingLimit, patience: patience)
    threads = NIOThreadPool(numberOfThreads: size)
    messenger = NIOThreadPool(numberOfThreads: 1)
    threads.start()
    messenger.start()
  }

  deinit {
    threads.shutdownGracefully { _ in }
    messenger.shutdownGracefully { _ in }
  }

  /// How many connections are in use, and how many callers wait for one.
  package var load: (busy: Int, waiting: Int) { (size - slots.freeCount, slots.waitingCount) }

  /// Runs the closure with a connection, on a thread where it may block.
  ///
  /// When the calling task is cancelled the running statement is, and the closure's next one is refused. A connection
  /// that comes back broken or inside a transaction is thrown away; the next caller gets a fresh one.
  ///
  /// - Throws: what the closure throws; `CancellationError` where the task was cancelled; `PostgresError` of kind
  ///   `unavailable` where no connection can be had.
  package func run<Output: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Output) async throws -> Output {
    try Task.checkCancellation()
    try await slots.acquire()
    defer { slots.release() }
    let interruption = Interruption()
    do {
      return try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { continuation in
          threads.submit { [self] state in
            guard case .active = state else {
              continuation.resume(throwing: PostgresError.unavailable("the connection pool is closed"))
              return
            }
            continuation.resume(with: Result { try lend(interruption, body) })
          }
        }
      } onCancel: {
        guard interruption.request() else { return }
        messenger.submit { _ in interruption.deliver() }
      }
    } catch let error as PostgresError where error.kind == .cancelled {
      throw CancellationError()
    }
  }

  private func lend<Output>(_ interruption: Interruption, _ body: (Connection) throws -> Output) throws -> Output {
    let connection = try takeIdle() ?? Connection(connectionString, settings: settings, onNotice: onNotice)
    connection.interruption = interruption
    interruption.begin(connection.cancelHandle)
    defer {
      interruption.end()
      connection.interruption = nil
      if connection.transactionState == .none {
        idle.withLock { $0.append(Idle(connection: connection)) }
      }
    }
    return try body(connection)
  }

  /// The connection that was used last, since its caches are warm; those the server has hung up on are dropped.
  private func takeIdle() -> Connection? {
    while let candidate = idle.withLock({ $0.popLast() }) {
      if candidate.connection.isUsable { return candidate.connection }
    }
    return nil
  }

  /// Lets nobody in any more, waits for those inside, and closes every connection.
  package func close() async {
    slots.close()
    try? await threads.shutdownGracefully()
    try? await messenger.shutdownGracefully()
    idle.withLock { $0 = [] }
  }
}
