import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// The accounts of the demo world: that they open, that nobody real has one, and that a second run changes nothing.
@Suite(.needsPostgres) struct InventAccountsTests {
  private static let world: [SQL] = [
    "insert into organisations (code, name, kind) values ('JC-ERFUNDEN', 'Jobcenter', 'jobcenter')",
    """
    insert into properties (code, name, street, house_number, is_invented)
    values ('DO-E-1', 'Eins', 'Weg', '1', true), ('DO-E-2', 'Zwei', 'Weg', '2', true), ('DO-ECHT', 'Echt', 'Weg', '3', false)
    """,
    "insert into participants (code, is_invented) values ('TN-E1', true), ('TN-E2', true), ('TN-E3', true)",
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
    select 'ZW-E', p.id, 'working', o.id, '[2026-01-01,2030-01-01)', '{360,360,360,360,360,0,0}'
      from participants p, organisations o where p.code = 'TN-E2'
    """,
  ]

  private func withWorld(_ body: (AccountWorld, InventAccounts) async throws -> Void) async throws {
    try await Harness.withDatabase { test in
      try await test.database.write(as: AccountWorld.keeper) { tx in _ = try tx.run(Self.world) }
      let world = AccountWorld(test.database)
      try await body(world, InventAccounts(database: test.database, actor: AccountWorld.keeper, hasher: world.reception.hasher))
    }
  }

  @Test func `every role has an account that opens with what is printed`() async throws {
    try await withWorld { world, invent in
      let accounts = try await invent.run()
      #expect(Set(accounts.flatMap(\.roles)) == Set(Role.grantable))
      #expect(accounts.contains { $0.roles.count == 2 })
      for account in accounts {
        var token = try await world.signIn(account.userName, account.password)
        if let code = account.code(at: world.moment) {
          #expect(try await world.reception.state(of: token) == .secondFactorDue(userName: account.userName))
          token = try await world.reception.confirmSecondFactor(token, code: code, address: AccountWorld.address)
        }
        let who = try #require(try await world.signedIn(token), "\(account.userName)")
        #expect(who.roles == account.roles)
        #expect(who.isInvented)
      }
    }
  }

  @Test func `a second run changes nothing and says the same passwords`() async throws {
    try await withWorld { world, invent in
      let first = try await invent.run()
      let events: SQL = "select count(*) from audit_events"
      let before = try await world.database.read(as: AccountWorld.keeper) { tx in try tx.query(events).first(as: Int.self) }
      let second = try await invent.run()
      let after = try await world.database.read(as: AccountWorld.keeper) { tx in try tx.query(events).first(as: Int.self) }
      #expect(first.map(\.password) == second.map(\.password))
      #expect(first.map(\.secret) == second.map(\.secret))
      #expect(before == after)
      let (houses, people) = try await world.database.read(as: AccountWorld.keeper) { tx in
        (try AccountQueries.houses(tx), try AccountQueries.participants(tx))
      }
      #expect(houses.map { "\($0.userName) \($0.code)" } == ["bauleitung DO-E-1", "vertretung DO-E-2"])
      #expect(people.map { "\($0.userName) \($0.code)" } == ["coach TN-E1", "coach TN-E2", "vertretung TN-E3"])
    }
  }

  @Test func `where a real participant is on record nobody gets a printed password`() async throws {
    try await withWorld { world, invent in
      _ = try await world.database.write(as: AccountWorld.keeper) { tx in
        try tx.execute("insert into participants (code) values ('TN-ECHT')")
      }
      let problem = await #expect(throws: Problem.self) { _ = try await invent.run() }
      #expect(problem?.code == "demo.real_data")
    }
  }

  @Test func `a real account's code is not told`() async throws {
    try await withWorld { world, invent in
      _ = try await invent.run()
      try await world.add("kim", .finance)
      _ = try await world.enrol("kim")
      #expect(try await InventAccounts.code(of: "verwaltung", database: world.database).count == 6)
      let problem = await #expect(throws: Problem.self) {
        _ = try await InventAccounts.code(of: "kim", database: world.database)
      }
      #expect(problem?.code == "demo.no_code")
    }
  }
}
