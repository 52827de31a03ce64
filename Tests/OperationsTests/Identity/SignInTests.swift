import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Coming in with a password: what is told to whom, and how guessing is slowed without shutting anybody out.
@Suite(.needsPostgres) struct SignInTests {
  private func withWorld(_ body: (AccountWorld, TestDatabase) async throws -> Void) async throws {
    try await Harness.withDatabase { test in try await body(AccountWorld(test.database), test) }
  }

  @Test func `the right password opens a session in the role that was granted first, then in the one used last`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .siteManager, .coach)
      let token = try await world.signIn(" Kim ")
      let who = try #require(try await world.signedIn(token))
      #expect(who.userName == "kim")
      #expect(who.role == .siteManager)
      #expect(who.roles == [.siteManager, .coach])
      #expect(who.actor == Actor(name: "kim", role: .siteManager, account: who.account))
      world.pass(seconds: 5)
      _ = try await world.reception.chooseRole(token, .coach)
      world.pass(seconds: 5)
      #expect(try await world.signedIn(world.signIn("kim"))?.role == .coach)
    }
  }

  @Test func `unknown people, wrong passwords and disabled accounts look the same and cost the same`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      try await world.add("lou", .coach)
      try await world.perform(DisableAccount("lou"))
      try await world.perform(
        AddAccount(userName: "neu", displayName: "Neu", role: .coach, in: DateRange(from: world.moment.day)))
      for (name, password) in [("niemand", "egal"), ("kim", "falsch"), ("lou", AccountWorld.password), ("neu", ""), ("", "")] {
        let before = world.hashes_count
        #expect(try await world.refusal(name, password, from: "198.51.100.\(name.count)") == "sign_in.refused", "\(name)")
        #expect(world.hashes_count == before + 1, "\(name)")
      }
    }
  }

  @Test func `what was typed into the name's field is not written down, and passwords never`() async throws {
    try await withWorld { world, test in
      try await world.add("kim", .coach)
      _ = try await world.refusal("geheimes-passwort", "kanarienvogel")
      _ = try await world.refusal("kim", "kanarienvogel")
      _ = try await world.signIn("kim")
      let rows = try await test.administer { connection in
        try connection.query(
          """
          select e::text from audit_events e union all select t::text from sign_in_throttles t union all select s::text from sessions s
          """
        ).decode(String.self)
      }
      #expect(!rows.contains { $0.contains("geheim") || $0.contains("kanarien") || $0.contains(AccountWorld.address) })
      let events = try await test.administer { connection in
        try connection.query(
          "select actor || ' ' || operation || ' ' || subject from audit_events where operation ~ '^sign_in' order by id"
        ).decode(String.self)
      }
      #expect(
        events == [
          "doorkeeper sign_in.refuse account:unknown", "doorkeeper sign_in.refuse account:kim",
          "kim sign_in.accept account:kim",
        ])
    }
  }

  @Test func `guesses from one address are slowed, and the owner comes in from another one at once`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      var outcomes: [String: Int] = [:]
      for _ in 0..<1000 { outcomes[try await world.refusal("kim", "falsch") ?? "in", default: 0] += 1 }
      #expect(outcomes["sign_in.refused"] == 6)
      #expect(outcomes["sign_in.throttled"] == 994)
      #expect(try await world.refusal("kim") == "sign_in.throttled")
      #expect(try await world.refusal("kim", from: "198.51.100.9") == nil)
      world.pass(seconds: 60)
      #expect(try await world.refusal("kim") == nil)
    }
  }

  @Test func `guesses at one account from a thousand addresses do not shut its owner out`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      for number in 0..<300 { _ = try await world.refusal("kim", "falsch", from: "10.0.\(number / 250).\(number % 250)") }
      // An address that has tried before waits as long as the account does; one that has not gets its one try.
      #expect(try await world.refusal("kim", "falsch", from: "10.0.0.1") == "sign_in.throttled")
      #expect(try await world.refusal("kim", from: "198.51.100.9") == nil)
    }
  }

  @Test func `whoever usually comes from an address is not kept out by others behind it`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      try await world.add("lou", .coach)
      _ = try await world.signIn("kim")
      for number in 0..<60 { _ = try await world.refusal("erfunden\(number)", "falsch") }
      #expect(try await world.refusal("lou") == "sign_in.throttled")
      #expect(try await world.refusal("kim") == nil)
      world.pass(seconds: 60)
      #expect(try await world.refusal("lou") == nil)
    }
  }

  @Test func `many guesses at once are counted like many one after the other`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let before = world.hashes_count
      await withTaskGroup(of: Void.self) { group in
        for _ in 0..<50 { group.addTask { _ = try? await world.refusal("kim", "falsch") } }
      }
      #expect(world.hashes_count == before + 6)
    }
  }

  @Test func `a right password takes its own try back, and one's own slips are forgotten`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      for _ in 0..<30 {
        #expect(try await world.refusal("kim", "vertippt") == "sign_in.refused")
        #expect(try await world.refusal("kim") == nil)
      }
    }
  }

  @Test func `a password that was hashed with less is hashed anew when it is typed`() async throws {
    try await withWorld { world, test in
      try await world.add("kim", .coach)
      let stronger = Reception(
        database: test.database,
        hasher: {
          var cost = PasswordHasher.Cost()
          cost.n = 1 << 16
          return PasswordHasher(cost: cost) { password, salt, _ in AccountWorld.quickHash(password, salt) }
        }(), clock: Moment.now)
      _ = try await stronger.signIn(userName: "kim", password: AccountWorld.password, address: "::1")
      let n = try await test.administer { try $0.query("select n from credentials").decode(Int.self) }
      #expect(n == [65536])
      #expect(try await world.refusal("kim") == nil)
    }
  }

  @Test func `an account without a role of today does not come in`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      world.pass(seconds: 200 * 86_400)
      #expect(try await world.refusal("kim") == "sign_in.no_role")
    }
  }
}
