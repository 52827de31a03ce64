import Harness
import Subprocess
import SystemPackage
import Testing

/// The program on a terminal of its own, as a person sees it: `script` makes one and types into it.
struct TerminalSession {
  /// How it ended, and all that the terminal was told.
  struct Outcome {
    let status: Int32
    let screen: String

    /// What stood on the line that is written again and again, without what steers the terminal.
    var frames: [String] {
      screen.split(separator: "\r").filter { $0.hasSuffix("\u{1B}[K") }.map { String($0.dropLast(3)) }.filter { !$0.isEmpty }
    }
  }

  var environment: [String: String]
  let columns: Int

  /// Runs it to its end.
  ///
  /// - Parameter isTime: asked of all that was written so far; Ctrl-C is typed once when it says so.
  func run(_ arguments: [String], interruptingWhen isTime: @Sendable @escaping (String) -> Bool = { _ in false }) async throws
    -> Outcome
  {
    var variables: [Environment.Key: String] = [
      "PATH": "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8", "TERM": "xterm",
    ]
    for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
    let words = ["\(TestEnvironment.productsDirectory)/viertelwerk"] + arguments
    let command = "stty cols \(columns); exec \(words.map { "'\($0)'" }.joined(separator: " "))"
    let result = try await Subprocess.run(
      .path("/usr/bin/script"), arguments: ["-q", "-e", "-f", "-c", command, "/dev/null"], environment: .custom(variables),
      workingDirectory: "/", input: .inputWriter, output: .sequence, error: .discarded
    ) { execution in
      var bytes: [UInt8] = []
      var isTyped = false
      for try await piece in execution.standardOutput {
        piece.withUnsafeBytes { bytes.append(contentsOf: $0) }
        if !isTyped, isTime(String(decoding: bytes, as: UTF8.self)) {
          isTyped = true
          _ = try await execution.standardInputWriter.write([0x03])
        }
      }
      try await execution.standardInputWriter.finish()
      return String(decoding: bytes, as: UTF8.self)
    }
    guard case .exited(let status) = result.terminationStatus else { return Outcome(status: -1, screen: result.closureResult) }
    return Outcome(status: status, screen: result.closureResult)
  }
}
