import Domain
import Logging
import Operations
import ServiceLifecycle
import Store

/// Seals the audit trail every few seconds, as long as the service runs, and once more when everything else has ended.
///
/// A database that is away is asked again the next time; what waits meanwhile is sealed then.
struct AuditSealer: Service {
  let database: Database
  let metrics: Metrics
  let logger: Logger
  /// An event waits half as long as is promised, so that one failure breaks no promise.
  var interval: Duration = .seconds(5)

  func run() async throws {
    var isAway = false
    while !Task.isCancelled, !Task.isShuttingDownGracefully {
      await pass(&isAway)
      // Being told to end cuts the pause short, and nothing that is being written.
      try? await cancelWhenGracefulShutdown { try await Task.sleep(for: interval) }
    }
    // What was written by the last requests.
    await pass(&isAway)
  }

  /// - Parameter isAway: whether the last pass failed, so that a night without a database is two lines in the log.
  private func pass(_ isAway: inout Bool) async {
    do {
      while !Task.isCancelled, try await database.write(as: Reception.doorkeeper, AuditSeals.seal) > 0 {}
      if isAway { logger.info("audit trail is being sealed again") }
      isAway = false
    } catch {
      metrics.sealingFailed()
      if !isAway {
        logger.warning("audit trail is not being sealed", metadata: ["kind": "\(Problem.known(error)?.code ?? "internal")"])
      }
      isAway = true
    }
  }
}
