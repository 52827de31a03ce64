import Domain
import UnixSignals

/// Work that Ctrl-C, or whoever ends the program, stops in order: what it has begun is undone before the program ends.
enum Interruption {
  /// - Throws: what the work throws; `Problem` `interrupted` where a signal stopped it.
  static func stopping<Output: Sendable>(_ work: @escaping @Sendable () async throws -> Output) async throws -> Output {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return try await withThrowingTaskGroup(of: Output?.self) { group in
      group.addTask(operation: work)
      group.addTask {
        for await _ in signals { break }
        return nil
      }
      defer { group.cancelAll() }
      if let output = try await group.next() ?? nil { return output }
      group.cancelAll()
      do {
        // What was too late to stop is done, and must not be said to be undone.
        if let output = try await group.next() ?? nil { return output }
      } catch is CancellationError {}
      throw Problem(
        code: "interrupted",
        message: Phrase("Abgebrochen; es wurde nichts gespeichert.", en: "Interrupted; nothing was stored."),
        exit: .retry)
    }
  }
}
