import Harness
import Postgres
import Testing

/// PostgreSQL's programs where they are, and a word where they are not.
@Suite struct ServerProgramsTests {
  @Test func `where nobody would look there are no programs, and the error says where was looked`() async throws {
    let nowhere = "/nonexistent/postgresql"
    let missing = await #expect(throws: ServerError.self) {
      try await ServerPrograms.find(
        environment: ["PATH": "/nonexistent/bin"],
        places: ServerPrograms.Places(debian: nowhere, asksPgConfig: false))
    }
    #expect(missing == .programsMissing(searched: ["PATH", nowhere]))
    #expect(missing?.code == "server.programs_missing")
  }

  @Test(.needsPostgres) func `data of a version that is not installed names both`() async throws {
    let found = await #expect(throws: ServerError.self) {
      try await ServerPrograms.find(major: "9", environment: TestEnvironment.variables)
    }
    guard case .versionMismatch(data: "9", let programs) = found else {
      Issue.record("\(String(describing: found))")
      return
    }
    #expect(!programs.isEmpty)
  }
}
