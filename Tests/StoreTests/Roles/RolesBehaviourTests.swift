import Domain
import Harness
import Postgres
import Store
import Testing

/// What each role really reaches in a small world with two of everything, and that every policy is needed for it.
@Suite(.needsPostgres) struct RolesBehaviourTests {
  /// Runs a closure in a transaction of the superuser over `RolesWorld`.
  private static func inWorld<Output: Sendable>(_ body: @escaping @Sendable (Connection) throws -> Output) async throws
    -> Output
  {
    try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(RolesWorld.statements)
        _ = try connection.run(RolesProbe.functions + RolesProbe.actors)
        return try body(connection)
      }
    }
  }

  private static func answers() async throws -> [(table: String, role: String, text: String)] {
    try await inWorld { connection in
      try connection.query(
        """
        select c.relname::text, replace(a.acting, 'viertelwerk_', ''), pg_temp.probe(a.acting, a.account, c.relname)
          from pg_class c, actors a
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
         order by c.relname, array_position(\(RolesWorld.accounts.map { "viertelwerk_\($0.role.rawValue)" }), a.acting)
        """
      ).decode((String, String, String).self)
    }
  }

  @Test func `each role reaches the rows that were reviewed`() async throws {
    let reached = try await Self.answers().filter { $0.text != "select – | insert – | update – | delete –" }
    try RolesFile.expect(reached, is: "roles-world")
  }

  @Test func `nothing of the other house, participant or Jobcenter is seen or written by those who are tied to one`()
    async throws
  {
    // Row 2 is the others'. These tables are for everybody, or their rows are not of a house or a person.
    let common: Set<String> = [
      "stage_kinds", "organisations", "stage_transitions", "accounts", "role_grants", "property_assignments", "audit_events",
      "report_numbers", "submissions", "audit_payloads", "api_answers",
    ]
    let tied: Set<String> = ["site_manager", "coach", "jobcenter", "participant"]
    for answer in try await Self.answers() where tied.contains(answer.role) && !common.contains(answer.table) {
      for part in answer.text.split(separator: " | ") {
        let rows = part.prefix { $0 != "(" }.split(separator: " ").dropFirst()
        // Of the events of the diary the first seven are house 1's.
        let own = answer.table == "diary_events" ? 2 : 0
        #expect(!rows.contains("2") || own == 2, "\(answer.role) \(answer.table): \(part)")
      }
    }
  }

  @Test func `every table has rows in the world, so that its policies are tried`() async throws {
    let empty = try await Self.inWorld { connection in
      let tables = try connection.query(
        """
        select c.relname::text from pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations' order by 1
        """
      ).decode(String.self)
      return try tables.filter { try connection.query("select from \(quotedIdentifier: $0) limit 1").isEmpty }
    }
    #expect(empty == [])
  }

  @Test func `without any one policy, or with it opened up, something would be different`() async throws {
    let unnoticed = try await Self.inWorld { connection in
      try connection.execute("begin")
      defer { _ = try? connection.execute("rollback") }
      return try connection.query("select * from pg_temp.unnoticed()").decode(String.self)
    }
    #expect(unnoticed == [])
  }

  @Test func `what is entrusted is settled as a transaction begins, as accounts and assignments say it`() async throws {
    let settled: [Role: [String]] = try await Harness.withDatabase { test in
      try await test.administer { connection in _ = try connection.run(RolesWorld.statements) }
      var settled: [Role: [String]] = [:]
      for (role, account) in RolesWorld.accounts {
        let actor = Actor(name: "probe", role: role, account: account.map { Account.ID($0) })
        settled[role] = try await test.database.read(as: actor) { tx in
          let agrees = try tx.query(
            """
            select acting_properties() = entrusted_properties() and acting_participant() is not distinct from own_participant()
            """
          ).first(as: Bool.self)
          #expect(agrees == true, "\(role)")
          if role == .coach || role == .participant {
            let settledAlike = try tx.query(
              "select acting_people() = entrusted_people() and acting_work_houses() = worked_houses()"
            ).first(as: Bool.self)
            #expect(settledAlike == true, "\(role)")
          }
          return try tx.query(
            """
            select s from unnest(array['houses', 'people', 'participant', 'work_houses']) as kind
              cross join lateral (select kind || ' ' || nullif(current_setting('viertelwerk.' || kind), '')) as t (s) where s is not null
            """
          ).decode(String.self)
        }
      }
      return settled
    }
    let expected: [Role: [String]] = [
      .siteManager: ["houses {1}"], .coach: ["people {1}", "work_houses {1}"],
      .participant: ["people {1}", "participant 1", "work_houses {1}"],
    ]
    #expect(settled.filter { !$0.value.isEmpty } == expected)
  }

  @Test func `whom a coach takes in is theirs in the same transaction`() async throws {
    let seen = try await Harness.withDatabase { test in
      try await test.administer { connection in _ = try connection.run(RolesWorld.statements) }
      return try await test.database.write(as: Actor(name: "probe", role: .coach, account: Account.ID(2))) { tx in
        try tx.execute("select take_in_participant('TN-NEU', true)")
        return try tx.query("select code::text from participants where code = 'TN-NEU'").decode(String.self)
      }
    }
    #expect(seen == ["TN-NEU"])
  }
}
