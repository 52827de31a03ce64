import Harness
import Subprocess
import SystemPackage
import Testing

/// The running service ended under load, softly and hard. Here the short form of what `tools/robust` does.
@Suite(.needsPostgres) struct RobustServiceTests {
  @Test(.timeLimit(.minutes(5)))
  func `ended under load it breaks no request, and killed it has kept every acknowledged write`() async throws {
    try await Harness.withDatabase { test in
      let tools = "/" + #filePath.split(separator: "/").dropLast(3).joined(separator: "/") + "/tools"
      let result = try await Subprocess.run(
        .path("/usr/bin/env"),
        arguments: [
          "python3", "-m", "serving.robust", "--program", "\(TestEnvironment.productsDirectory)/viertelwerk", "--terms", "1",
          "--kills", "3", "--own-database",
        ],
        environment: .custom(["DATABASE_URL": test.connectionString, "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1"]),
        workingDirectory: FilePath(tools), output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
      #expect(
        result.terminationStatus == .exited(0), "\(result.standardOutput)\n\(result.standardError)")
      #expect(result.standardOutput.contains("every invariant holds"))
    }
  }
}
