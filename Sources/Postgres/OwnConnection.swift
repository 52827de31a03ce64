internal import NIOPosix

/// One connection on a thread of its own, for work that belongs to no pool: laying a schema, comparing two databases, holding a
/// snapshot while another program reads it. Waiting for the server there keeps none of Swift's own threads from their work.
package actor OwnConnection {
  private let thread = ConnectionThread()
  private let connectionString: String
  private let settings: ConnectionSettings
  private var connection: Connection?

  private init(_ connectionString: String, settings: ConnectionSettings) {
    self.connectionString = connectionString
    self.settings = settings
  }

  nonisolated package var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

  /// Lends the connection for as long as the body takes, and has closed it when this returns.
  package static func use<Output: Sendable>(
    _ connectionString: String, settings: ConnectionSettings, _ body: @Sendable (OwnConnection) async throws -> Output
  ) async throws -> Output {
    let own = OwnConnection(connectionString, settings: settings)
    do {
      let output = try await body(own)
      await own.close()
      return output
    } catch {
      await own.close()
      throw error
    }
  }

  /// Runs one closure on a connection that is closed again afterwards.
  @discardableResult
  package static func run<Output: Sendable>(
    _ connectionString: String, settings: ConnectionSettings, _ body: @Sendable (Connection) throws -> Output
  ) async throws -> Output {
    try await use(connectionString, settings: settings) { own in try await own.run(body) }
  }

  /// Runs a closure; a transaction that it leaves open is there for the next one.
  package func run<Output: Sendable>(_ body: @Sendable (Connection) throws -> Output) throws -> Output {
    let connection = try self.connection ?? Connection(connectionString, settings: settings)
    self.connection = connection
    return try body(connection)
  }

  private func close() { connection = nil }
}

/// Runs what an actor has to do on one thread, in order.
private final class ConnectionThread: SerialExecutor {
  private let threads = NIOThreadPool(numberOfThreads: 1)

  init() { threads.start() }

  deinit { threads.shutdownGracefully { _ in } }

  func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    threads.submit { [self] _ in job.runSynchronously(on: asUnownedSerialExecutor()) }
  }
}
