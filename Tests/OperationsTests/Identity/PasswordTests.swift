import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Setting and changing passwords, by link and at one's own desk; and the tokens of programs.
@Suite(.needsPostgres) struct PasswordTests {
  private func withWorld(_ body: (AccountWorld, TestDatabase) async throws -> Void) async throws {
    try await Harness.withDatabase { test in try await body(AccountWorld(test.database), test) }
  }

  private func refusal(_ body: () async throws -> Void) async throws -> String? {
    do {
      try await body()
      return nil
    } catch let problem as Problem {
      return problem.code
    }
  }

  @Test func `an invitation opens once, and a newer one takes its place`() async throws {
    try await withWorld { world, _ in
      let period = DateRange(from: world.moment.day.adding(days: -1))
      try await world.perform(AddAccount(userName: "kim", displayName: "Kim", role: .coach, in: period))
      let old = try await world.perform(MakeOneTimeLink("kim", .invite))
      let link = try await world.perform(MakeOneTimeLink("kim", .invite))
      #expect(link.path == "/link/\(link.text)")
      #expect(try await world.reception.link(old.text) == nil)
      #expect(try await world.reception.link(link.text) == OneTimeLink(userName: "kim", purpose: .invite))
      #expect(try await refusal { try await world.reception.useLink(link.text, password: "kurz") } == "password.too_short")
      try await world.reception.useLink(link.text, password: AccountWorld.password)
      #expect(try await world.reception.link(link.text) == nil)
      #expect(
        try await refusal { try await world.reception.useLink(link.text, password: "ein anderes passwort") } == "link.unusable")
      #expect(try await world.refusal("kim") == nil)
      #expect(try await world.reception.link("unbekannt") == nil)
    }
  }

  @Test func `of two who use a link at once one is too late`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let link = try await world.perform(MakeOneTimeLink("kim", .reset))
      let outcomes = try await withThrowingTaskGroup(of: String?.self) { group in
        for number in 0..<8 {
          group.addTask {
            try await refusal { try await world.reception.useLink(link.text, password: "leiter eimer kelle \(number)") }
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(outcomes.filter { $0 == nil }.count == 1)
      #expect(outcomes.filter { $0 == "link.unusable" }.count == 7)
    }
  }

  @Test func `a reset runs out after a day and ends every session`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let token = try await world.signIn("kim")
      let bearer = try await world.perform(
        CreateApiToken("kim", role: .coach, scope: .read, label: "Test", lastDay: world.moment.day))
      let link = try await world.perform(MakeOneTimeLink("kim", .reset))
      try await world.reception.useLink(link.text, password: "leiter eimer kelle")
      #expect(try await world.reception.state(of: token) == nil)
      #expect(try await world.reception.bearer(bearer.text) == nil)
      #expect(try await world.refusal("kim") == "sign_in.refused")
      #expect(try await world.refusal("kim", "leiter eimer kelle") == nil)
      let late = try await world.perform(MakeOneTimeLink("kim", .reset))
      world.pass(seconds: 86_400 + 60)
      #expect(try await world.reception.link(late.text) == nil)
    }
  }

  @Test func `changing one's password asks for the old one and ends all other sessions`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let (here, there) = (try await world.signIn("kim"), try await world.signIn("kim"))
      let wrong = try await refusal {
        try await world.reception.changePassword(here, old: "falsch", new: "leiter eimer kelle")
      }
      #expect(wrong == "password.refused")
      let weak = try await refusal {
        try await world.reception.changePassword(here, old: AccountWorld.password, new: "passwort1234")
      }
      #expect(weak == "password.common")
      try await world.reception.changePassword(here, old: AccountWorld.password, new: "leiter eimer kelle")
      #expect(try await world.signedIn(here) != nil)
      #expect(try await world.signedIn(there) == nil)
      #expect(try await world.refusal("kim", "leiter eimer kelle") == nil)
    }
  }

  @Test func `a lost second factor is reset by whoever keeps the accounts, and set up anew`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .finance)
      let (token, _, _) = try await world.enrol("kim")
      let bearer = try await world.perform(
        CreateApiToken("kim", role: .finance, scope: .read, label: "Test", lastDay: world.moment.day))
      try await world.perform(ResetSecondFactor("kim"))
      #expect(try await world.reception.bearer(bearer.text) == nil)
      #expect(try await world.reception.state(of: token) == nil)
      #expect(try await world.reception.state(of: world.signIn("kim")) == .enrolmentDue(userName: "kim"))
    }
  }

  @Test func `a token holds until its last day, or until it is revoked`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let today = world.moment.day
      let made = try await world.perform(
        CreateApiToken("kim", role: .coach, scope: .read, label: "Auswertung", lastDay: today.adding(days: 2)))
      let found = try #require(try await world.reception.bearer(made.text))
      #expect(found.0.actor == Actor(name: "kim", role: .coach, account: found.0.account))
      #expect(found.1 == .read)
      #expect(try await world.reception.bearer("vw_unbekannt") == nil)
      #expect(try await world.reception.bearer("") == nil)
      let listed = try await world.database.read(as: AccountWorld.keeper) { tx in
        try ApiTokenStore.all(at: Moment.now(), tx)
      }
      #expect(listed.map(\.label) == ["Auswertung"])
      #expect(listed[0].lastUsedAt != nil)
      try await world.perform(RevokeApiToken(made.id))
      #expect(try await world.reception.bearer(made.text) == nil)
      #expect(try await refusal { try await world.perform(RevokeApiToken(made.id)) } == "token.unknown")
      let other = try await world.perform(
        CreateApiToken("kim", role: .coach, scope: .read, label: "Auswertung", lastDay: today))
      world.pass(seconds: 86_400)
      #expect(try await world.reception.bearer(other.text) == nil)
      let foreign = try await refusal {
        try await world.perform(CreateApiToken("kim", role: .finance, scope: .read, label: "x", lastDay: today))
      }
      #expect(foreign == "role.not_held")
    }
  }

  @Test func `an administrator keeps accounts and sees no secret`() async throws {
    try await withWorld { world, test in
      try await world.add("kim", .finance)
      _ = try await world.enrol("kim")
      let administrator = Actor(name: "verwaltung", role: .administrator)
      let period = DateRange(from: world.moment.day)
      try await world.perform(AddAccount(userName: "lou", displayName: "Lou", role: .coach, in: period), as: administrator)
      try await world.perform(GrantRole("lou", .siteManager, in: period), as: administrator)
      try await world.perform(EndRole("lou", .siteManager), as: administrator)
      try await world.perform(MakeOneTimeLink("lou", .invite), as: administrator)
      let token = CreateApiToken("lou", role: .coach, scope: .read, label: "x", lastDay: world.moment.day)
      // By a token, or by a role of their own giving, they would come in as somebody whom they have nothing to do with.
      #expect(try await refusal { try await world.perform(token, as: administrator) } == "token.of_another")
      #expect(
        try await refusal { try await world.perform(GrantRole("verwaltung", .coach, in: period), as: administrator) }
          == "role.own")
      try await world.perform(token)
      try await world.perform(ResetSecondFactor("kim"), as: administrator)
      try await world.perform(DisableAccount("lou"), as: administrator)
      let accounts = try await test.database.read(as: administrator) { tx in try AccountQueries.all(tx) }
      #expect(accounts.map(\.userName) == ["kim", "lou"])
      for secret: SQL in [
        "select hash::text from credentials", "select secret::text from second_factors",
        "select token_hash::text from sessions",
        "select token_hash::text from one_time_links", "select token_hash::text from api_tokens",
        "select code_hash::text from recovery_codes", "select enrolment_secret::text from sessions",
      ] {
        for role in [Role.administrator, .operator, .management, .coach, .auditor] {
          let error = await #expect(throws: PostgresError.self) {
            try await test.database.read(as: Actor(name: "x", role: role)) { tx in _ = try tx.query(secret) }
          }
          #expect(error?.kind == .permission)
        }
      }
    }
  }
}
