import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// What becomes of a session: steps up, new tokens, and its end.
@Suite(.needsPostgres) struct SessionTests {
  private func withWorld(_ body: (AccountWorld, TestDatabase) async throws -> Void) async throws {
    try await Harness.withDatabase { test in try await body(AccountWorld(test.database), test) }
  }

  /// The code of the problem that a closure throws; nil where it throws none.
  private func refusal(_ body: () async throws -> Void) async throws -> String? {
    do {
      try await body()
      return nil
    } catch let problem as Problem {
      return problem.code
    }
  }

  @Test(arguments: Role.grantable) func `a role that reaches far opens only with a second factor`(_ role: Role) async throws {
    // These two need an account of a Jobcenter or a participant, which makes no difference here.
    guard role != .jobcenter, role != .participant else {
      #expect(role.needsSecondFactor == (role == .jobcenter))
      return
    }
    try await withWorld { world, _ in
      try await world.add("kim", role)
      let state = try await world.reception.state(of: world.signIn("kim"))
      if role.needsSecondFactor {
        #expect(state == .enrolmentDue(userName: "kim"))
      } else {
        #expect(try #require(state) != .enrolmentDue(userName: "kim"))
      }
    }
  }

  @Test func `a second factor is set up once, asked for at each sign-in, and each code opens once`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .finance)
      let (first, secret, codes) = try await world.enrol("kim")
      #expect(try await world.signedIn(first)?.role == .finance)
      #expect(Set(codes).count == 10)
      #expect(try await refusal { _ = try await world.reception.beginEnrolment(first) } == "second_factor.exists")

      let pending = try await world.signIn("kim")
      #expect(try await world.reception.state(of: pending) == .secondFactorDue(userName: "kim"))
      #expect(try await refusal { _ = try await world.reception.chooseRole(pending, .finance) } == "session.ended")
      let code = try world.code(secret)
      let open = try await world.reception.confirmSecondFactor(pending, code: code, address: AccountWorld.address)
      #expect(open != pending)
      #expect(try await world.signedIn(open)?.role == .finance)
      #expect(try await world.reception.state(of: pending) == nil)

      let again = try await world.signIn("kim")
      let replay = try await refusal {
        _ = try await world.reception.confirmSecondFactor(again, code: code, address: AccountWorld.address)
      }
      #expect(replay == "second_factor.refused")
      let recovered = try await world.reception.confirmSecondFactor(
        again, code: codes[3].lowercased(), address: AccountWorld.address)
      #expect(try await world.signedIn(recovered) != nil)
      let third = try await world.signIn("kim")
      let used = try await refusal {
        _ = try await world.reception.confirmSecondFactor(third, code: codes[3], address: AccountWorld.address)
      }
      #expect(used == "second_factor.refused")
    }
  }

  @Test func `codes are not guessed quickly`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .finance)
      let (_, secret, _) = try await world.enrol("kim")
      let pending = try await world.signIn("kim")
      var outcomes: [String] = []
      for _ in 0..<8 {
        let outcome = try await refusal {
          _ = try await world.reception.confirmSecondFactor(pending, code: "000000", address: AccountWorld.address)
        }
        outcomes.append(outcome ?? "in")
      }
      #expect(outcomes == Array(repeating: "second_factor.refused", count: 6) + ["sign_in.throttled", "sign_in.throttled"])
      world.pass(seconds: 2)
      let token = try await world.reception.confirmSecondFactor(
        pending, code: world.code(secret), address: AccountWorld.address)
      #expect(try await world.signedIn(token) != nil)
    }
  }

  @Test func `setting up begins with the same secret until it is done, and a wrong code leaves none behind`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .auditor)
      let token = try await world.signIn("kim")
      let enrolment = try await world.reception.beginEnrolment(token)
      #expect(try await world.reception.beginEnrolment(token) == enrolment)
      let other = try await world.signIn("kim")
      #expect(try await world.reception.beginEnrolment(other) != enrolment)
      let wrong = try await refusal { _ = try await world.reception.finishEnrolment(token, code: "000000") }
      #expect(wrong == "second_factor.refused")
      let done = try await world.reception.finishEnrolment(token, code: world.code(enrolment.secretBase32))
      #expect(try await world.reception.state(of: token) == nil)
      #expect(try await world.signedIn(done.token)?.role == .auditor)
      let late = try await refusal { _ = try await world.reception.finishEnrolment(other, code: "000000") }
      #expect(late == "second_factor.exists")
    }
  }

  @Test func `choosing a role gives a new token, and one that reaches far asks for the factor first`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach, .finance)
      let coach = try await world.signIn("kim")
      let finance = try await world.reception.chooseRole(coach, .finance)
      #expect(finance != coach)
      #expect(try await world.reception.state(of: coach) == nil)
      #expect(try await world.reception.state(of: finance) == .enrolmentDue(userName: "kim"))
      let enrolment = try await world.reception.beginEnrolment(finance)
      let done = try await world.reception.finishEnrolment(finance, code: world.code(enrolment.secretBase32)).token
      #expect(try await world.signedIn(done)?.role == .finance)
      let back = try await world.reception.chooseRole(done, .coach)
      #expect(try await world.signedIn(back)?.role == .coach)
      #expect(try await world.signedIn(world.reception.chooseRole(back, .finance))?.role == .finance)
      #expect(try await refusal { _ = try await world.reception.chooseRole(back, .coach) } == "session.ended")
    }
  }

  @Test func `a role that is not held is not chosen`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let token = try await world.signIn("kim")
      #expect(try await refusal { _ = try await world.reception.chooseRole(token, .management) } == "session.role_not_held")
    }
  }

  @Test func `a session ends when it is idle, after a week, and when somebody signs out`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let idle = try await world.signIn("kim")
      world.pass(seconds: 12 * 3600 - 1)
      #expect(try await world.signedIn(idle) != nil)
      world.pass(seconds: 12 * 3600)
      #expect(try await world.signedIn(idle) == nil)

      let busy = try await world.signIn("kim")
      for _ in 0..<(7 * 24 - 1) {
        world.pass(seconds: 3600)
        try #require(try await world.signedIn(busy) != nil)
      }
      world.pass(seconds: 3600)
      #expect(try await world.signedIn(busy) == nil)

      let left = try await world.signIn("kim")
      try await world.reception.signOut(left)
      try await world.reception.signOut(left)
      #expect(try await world.signedIn(left) == nil)
    }
  }

  @Test func `a half-open door closes after ten minutes`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .finance)
      let token = try await world.signIn("kim")
      world.pass(seconds: 600)
      #expect(try await world.reception.state(of: token) == nil)
    }
  }

  @Test func `being seen is written at most once a minute`() async throws {
    try await withWorld { world, test in
      try await world.add("kim", .coach)
      let token = try await world.signIn("kim")
      func version() async throws -> [String] {
        try await test.administer { try $0.query("select xmin::text from sessions").decode(String.self) }
      }
      let first = try await version()
      world.pass(seconds: 59)
      _ = try await world.signedIn(token)
      #expect(try await version() == first)
      world.pass(seconds: 1)
      _ = try await world.signedIn(token)
      #expect(try await version() != first)
    }
  }

  @Test func `disabling ends sessions, links and tokens at once, and enabling does not wake them`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      let token = try await world.signIn("kim")
      let bearer = try await world.perform(
        CreateApiToken("kim", role: .coach, scope: .read, label: "Test", lastDay: world.moment.day))
      let link = try await world.perform(MakeOneTimeLink("kim", .reset))
      try await world.perform(DisableAccount("kim"))
      #expect(try await world.reception.state(of: token) == nil)
      #expect(try await world.reception.bearer(bearer.text) == nil)
      #expect(try await world.reception.link(link.text) == nil)
      try await world.perform(EnableAccount("kim"))
      #expect(try await world.reception.state(of: token) == nil)
      #expect(try await world.reception.link(link.text) == nil)
      #expect(try await world.reception.bearer(bearer.text) == nil)
      #expect(try await world.refusal("kim") == nil)
    }
  }

  @Test func `a role that ends takes sessions and tokens in it along, and leaves those in others`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach, .siteManager)
      let coach = try await world.signIn("kim")
      let other = try await world.reception.chooseRole(world.signIn("kim"), .siteManager)
      let bearer = try await world.perform(
        CreateApiToken("kim", role: .coach, scope: .write, label: "Test", lastDay: world.moment.day))
      #expect(try await world.reception.bearer(bearer.text)?.1 == .write)
      try await world.perform(EndRole("kim", .coach))
      #expect(try await world.reception.state(of: coach) == nil)
      #expect(try await world.reception.bearer(bearer.text) == nil)
      #expect(try await world.signedIn(other)?.roles == [.siteManager])
      // Given again, the role opens nothing that was handed out before.
      try await world.perform(GrantRole("kim", .coach, in: DateRange(from: world.moment.day)))
      #expect(try await world.reception.bearer(bearer.text) == nil)
    }
  }

  @Test func `a role that was granted today and is ended today never opens again`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      try await world.perform(GrantRole("kim", .management, in: DateRange(from: world.moment.day)))
      let token = try await world.reception.chooseRole(world.signIn("kim"), .management)
      try await world.perform(EndRole("kim", .management))
      #expect(try await world.reception.state(of: token) == nil)
    }
  }

  @Test func `a sign-in forgets forms that arrived more than a week ago, whoever sent them, and no other`() async throws {
    try await withWorld { world, test in
      try await world.add("kim", .coach)
      try await world.add("lou", .coach)
      try await test.administer { connection in
        try connection.execute(
          """
          insert into submissions (account_id, id, arrived_at, location)
          select id, gen_random_uuid(), now() - days * interval '1 day', days::text from accounts, unnest(array[6, 8]) days
           where user_name in ('kim', 'lou')
          """)
      }
      _ = try await world.signIn("kim")
      let left = try await test.administer { connection in
        try connection.query(
          "select a.user_name || ' ' || s.location from submissions s join accounts a on a.id = s.account_id order by 1"
        ).decode(String.self)
      }
      #expect(left == ["kim 6", "lou 6"])
    }
  }

  @Test func `the language is chosen for good`() async throws {
    try await withWorld { world, _ in
      try await world.add("kim", .coach)
      try await world.reception.chooseLanguage(world.signIn("kim"), .english)
      #expect(try await world.signedIn(world.signIn("kim"))?.language == .english)
    }
  }
}
