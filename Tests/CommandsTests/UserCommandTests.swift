import Domain
import Harness
import Postgres
import Store
import Testing

/// Accounts as whoever keeps the server adds them: commands, and what they answer.
@Suite(.needsPostgres) struct UserCommandTests {
  private func withProgram(_ body: (_ german: Program, _ test: TestDatabase) async throws -> Void) async throws {
    try await Harness.withDatabase(named: "commands_test") { test in
      try await test.database.write(as: Actor(name: "test", role: .operator)) { tx in
        _ = try tx.run([
          "insert into organisations (code, name, kind) values ('JC-DO', 'Jobcenter', 'jobcenter')",
          "insert into properties (code, name, street, house_number) values ('DO-1', 'Eins', 'Weg', '1')",
          "insert into participants (code) values ('TN-1')",
        ])
      }
      try await body(Program(environment: ["DATABASE_URL": test.connectionString]), test)
    }
  }

  @Test func `whatever is written answers a program in JSON, and says nothing else`() async throws {
    try await withProgram { german, _ in
      let writes = [
        ["user", "add", "kim", "--name", "Kim Erfunden", "--role", "jobcoach"],
        ["user", "add", "jc", "--name", "Jo Erfunden", "--role", "jobcenter", "--jobcenter", "JC-DO", "--english"],
        ["user", "add", "tn", "--name", "To Erfunden", "--role", "teilnehmende", "--participant", "TN-1"],
        ["user", "change", "kim", "--name", "Kim Muster"],
        ["user", "role", "grant", "kim", "bauleitung", "--until", "31.12.2099"],
        ["user", "entrust", "kim", "--property", "DO-1", "--participant", "TN-1"],
        ["user", "release", "kim", "--property", "DO-1"], ["user", "role", "end", "kim", "site_manager"],
        ["token", "create", "kim", "--role", "coach", "--label", "Test", "--until", Moment.now().day.iso],
        ["token", "revoke", "1"], ["user", "link", "kim"], ["user", "disable", "kim"], ["user", "enable", "kim"],
      ]
      for write in writes {
        let answer = try await german.run(write + ["--json"])
        #expect(answer.status == 0, "\(write): \(answer.errors)")
        #expect(answer.output.hasPrefix("{"), "\(write)")
        #expect(answer.errors == "", "\(write)")
      }
      let shown = try await german("user", "show", "kim", "--json")
      #expect(shown.output.contains("\"code\": \"TN-1\""))
      #expect(!shown.output.contains("DO-1"))
      let listed = try await german("user", "list")
      #expect(listed.output.contains("jc           Jo Erfunden  Jobcenter     JC-DO"))
      let tokens = try await german("token", "list", "kim", "--all", "--json")
      #expect(tokens.output.contains("\"label\": \"Test\""))
    }
  }

  @Test func `the link and the token are printed alone on stdout, and kept nowhere`() async throws {
    try await withProgram { german, test in
      let added = try await german("user", "add", "kim", "--name", "Kim", "--role", "jobcoach")
      #expect(added.errors.hasPrefix("Konto kim angelegt. Der Link gilt einmal, bis "))
      let path = added.output.split(separator: "\n")
      #expect(path.count == 1 && path[0].hasPrefix("/link/") && path[0].count == "/link/".count + 43)
      let token = try await german(
        "token", "create", "kim", "--role", "coach", "--label", "x", "--until", Moment.now().day.iso)
      let secrets = [path.joined().dropFirst(6), token.output.split(separator: "\n").joined()[...]]
      let rows = try await test.administer { connection in
        try connection.query(
          "select t::text from one_time_links t union all select t::text from api_tokens t union all select t::text from audit_events t"
        ).decode(String.self)
      }
      #expect(rows.count == 5)
      for secret in secrets { #expect(!rows.contains { $0.contains(secret) }) }
    }
  }

  @Test(
    arguments: [
      (["user", "add", "kim", "--name", "Kim", "--role", "pruefung"], "role_grants.auditors_end", 65),
      (["user", "add", "kim", "--name", "Kim", "--role", "jobcenter"], "role_grants.fit_the_account", 65),
      (["user", "add", "kim", "--name", "Kim", "--role", "jobcenter", "--jobcenter", "JC-X"], "jobcenter.unknown", 65),
      (["user", "add", "kim", "--name", "Kim", "--role", "betrieb"], "usage.invalid", 64),
      (["user", "add", "K!", "--name", "Kim", "--role", "jobcoach"], "accounts.user_name_is_plain", 65),
      (["user", "show", "niemand"], "account.unknown", 65), (["user", "entrust", "kim"], "usage.option_missing", 64),
      (["token", "revoke", "7"], "token.unknown", 65), (["demo", "code", "niemand"], "demo.no_code", 65),
      (["demo", "accounts"], "demo.real_data", 65),
    ] as [([String], String, Int32)]) func `what cannot be is refused with what to do`(
      _ arguments: [String], _ code: String, _ status: Int32
    ) async throws
  {
    try await withProgram { german, _ in
      let answer = try await german.run(arguments)
      #expect(answer.status == status, "\(answer.errors)")
      #expect(answer.errors.contains("[\(code)]"), "\(answer.errors)")
    }
  }
}
