import Glibc
import Harness
import Subprocess
import SystemPackage

/// The program as a person or a script calls it: a process of its own.
struct Program {
  /// How it ended and what it wrote.
  struct Outcome {
    let status: Int32
    let output: String
    let errors: String
  }

  /// Beyond PATH and the language nothing of the tests' environment reaches the program.
  var environment: [String: String] = [:]
  /// The number of the account to run it as; only root can choose one.
  var userID: UInt32?
  /// The program itself: what was built together with the tests.
  var executable = "\(TestEnvironment.productsDirectory)/viertelwerk"
  /// Where it is called.
  var workingDirectory = "/"
  /// A file that takes stdout instead.
  var outputPath: String?

  /// Runs it to its end.
  func callAsFunction(_ arguments: String...) async throws -> Outcome {
    try await run(arguments)
  }

  /// Runs it to its end.
  func run(_ arguments: [String]) async throws -> Outcome {
    var variables = ["PATH": TestEnvironment.variables["PATH"] ?? "/usr/bin:/bin", "HOME": "/nonexistent", "LANG": "C.UTF-8"]
    variables["VIERTELWERK_HOME"] = "/nonexistent/viertelwerk"
    for (name, value) in environment { variables[name] = value }
    var keyed: [Environment.Key: String] = [:]
    for (name, value) in variables { keyed[Environment.Key(stringLiteral: name)] = value }
    var command = [executable] + arguments
    if let userID {
      command = ["/usr/bin/setpriv", "--reuid=\(userID)", "--regid=\(userID)", "--clear-groups", "--"] + command
    }
    // A shell opens the file, as it would for anybody else.
    if let outputPath { command = ["/bin/sh", "-c", "exec \"$@\" > '\(outputPath)'", "sh"] + command }
    let result = try await Subprocess.run(
      .path(FilePath(command[0])), arguments: Arguments(Array(command.dropFirst())), environment: .custom(keyed),
      workingDirectory: FilePath(workingDirectory), output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return Outcome(status: status, output: result.standardOutput, errors: result.standardError)
  }
}
