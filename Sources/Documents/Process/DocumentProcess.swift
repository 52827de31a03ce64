package import Domain
import Subprocess
import SystemPackage

/// The program of `tools/documents`, which reads and makes spreadsheets and pictures in a process of its own, one a request.
///
/// It starts with an empty environment in an empty folder, confines itself, and is killed when its time is up or nobody waits any
/// more. What it says on stderr is thrown away: it may hold what stands in a file.
package struct DocumentProcess: Sendable {
  /// Python of the environment that `tools/setup` makes.
  package let python: String
  /// The folder of the program.
  package let program: String
  package var limits = DocumentLimits()
  /// Where its empty folder is made; nil: TMPDIR, else `/tmp`.
  package var foldersParent: String?

  package init(python: String, program: String) {
    self.python = python
    self.program = program
  }

  /// As many at once as leave the machine something to serve with; the others wait.
  private static let turnstile = Turnstile(places: 2, queue: 32)

  /// Sends a request and its stream, and reads the answer as it comes.
  ///
  /// - Parameters:
  ///   - send: writes the stream that follows the request; stops quietly when the process wants no more of it.
  ///   - receive: reads the answer; nil where it ended too early, so that how the process ended says why.
  /// - Throws: `Problem` of the `documents` part, `DocumentMistake`, or what the closures throw.
  func exchange<Output: Sendable>(
    _ command: String, _ facts: [String: JSONValue] = [:],
    sending send: @escaping @Sendable (RequestStream) async throws -> Void,
    receiving receive: (inout AnswerReader) async throws -> Output?
  ) async throws -> Output {
    guard let pass = try await Self.turnstile.enter() else { throw Problem.documentsBusy }
    defer { pass.leave() }
    let folder = try WorkFolder(in: foldersParent)
    defer { folder.remove() }
    _ = PipeSignal.ignored
    let request = JSONValue.object(facts.merging(["command": .text(command), "limits": limits.json]) { _, own in own })
    let watch = Watch()
    let limits = limits
    do {
      let result = try await Subprocess.run(
        .path(FilePath(python)), arguments: ["-I", "-B", program], environment: .custom([Environment.Key: String]()),
        workingDirectory: FilePath(folder.path), input: .inputWriter, output: .sequence, error: .discarded
      ) { execution in
        try await withThrowingTaskGroup(of: Void.self) { group in
          group.addTask {
            let stream = RequestStream(writer: execution.standardInputWriter)
            do {
              try await stream.put(Array((request.compact + "\n").utf8))
              try await send(stream)
              try await execution.standardInputWriter.finish()
            } catch  where error is SubprocessError || error is CancellationError {
              // It reads no further, or has ended: its answer, or how it ended, says why.
            } catch {
              watch.sendingFailed(error)
              try? execution.send(signal: .kill)
            }
          }
          group.addTask {
            guard (try? await Task.sleep(for: .seconds(2 * limits.time_s))) != nil else { return }
            watch.timeIsUp()
            try? execution.send(signal: .kill)
          }
          defer {
            // Whatever the reason to stop reading: nobody is left to answer to.
            try? execution.send(signal: .kill)
            group.cancelAll()
          }
          var reader = AnswerReader(execution.standardOutput, limit: limits.output_bytes)
          return try await receive(&reader)
        }
      }
      try Task.checkCancellation()
      if let failure = watch.failure { throw failure }
      if let output = result.closureResult { return output }
      throw watch.isOverdue ? Problem.overLimit("time_s", limits.time_s) : Problem.ended(result.terminationStatus, limits)
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      if watch.isOverdue { throw Problem.overLimit("time_s", limits.time_s) }
      throw error.code == .executableNotFound || error.code == .spawnFailed ? Problem.documentsMissing : error
    }
  }
}

extension DocumentProcess {
  /// What the process beside can do of what it must not, by name: it tries. For looking at an installation.
  package func probe() async throws -> [String: JSONValue] {
    try await exchange("probe") { _ in
    } receiving: { reader in
      try await reader.facts()
    }
  }
}

extension DocumentLimits {
  var json: JSONValue {
    [
      "memory_bytes": .integer(memory_bytes), "time_s": .integer(time_s), "output_bytes": .integer(output_bytes),
      "input_bytes": .integer(input_bytes), "unpacked_bytes": .integer(unpacked_bytes), "open_files": .integer(openFiles),
      "pixels": .integer(pixels),
    ]
  }
}

/// The stream of a request on its way to the process.
struct RequestStream: Sendable {
  let writer: StandardInputWriter

  /// - Throws: also where the process has ended: then fewer bytes are taken, without an error of their own.
  func put(_ bytes: [UInt8]) async throws {
    guard try await writer.write(bytes) == bytes.count else { throw CancellationError() }
  }
}
