import Domain
import HTTPTypes
import Harness
import Hummingbird
import HummingbirdTesting
import Logging
import Operations
import Postgres
import Store
import Testing

@testable import Web

/// Many wrong sign-ins over HTTP; how little they slow others is measured by `tools/bench sign-in`.
@Suite(.needsPostgres) struct SignInFloodTests {
  private static let password = "ein Satz den niemand errät"

  /// The application behind a proxy, with passwords that are hashed in no time and at one moment: however slow the machine, no guess
  /// comes late enough for another try.
  private static func run(_ body: @escaping @Sendable (WebHarness) async throws -> Void) async throws {
    var settings = WebSettings()
    settings.isBehindProxy = true
    let now = Moment.now()
    try await WebHarness.run(settings: settings, hasher: .quick, clock: { now }) { web in
      let reception = Reception(database: web.test.database, hasher: .quick, clock: { now })
      let link = try await web.test.database.write(as: DemoTown.clerk) { tx in try MakeOneTimeLink("coach", .reset).run(tx) }
      try await reception.useLink(link.text, password: password)
      try await body(web)
    }
  }

  private static func signIn(
    _ web: WebHarness, _ password: String, from address: String, language: String = "de"
  ) async throws -> Page {
    var browser = web.stranger()
    browser.anteroom = String(repeating: "ab", count: 32)
    return try await browser.post(
      "/anmelden", [("user_name", "coach"), ("password", password)],
      headers: [.forwardedFor: address, .acceptLanguage: language])
  }

  @Test func `guesses are refused, then slowed with a word about it, and the owner comes in from elsewhere at once`()
    async throws
  {
    try await Self.run { web in
      var statuses: [Int: Int] = [:]
      for _ in 0..<60 { statuses[try await Self.signIn(web, "falsch", from: "198.51.100.7").status.code, default: 0] += 1 }
      // A slow machine lets a second pass, and with it a wait.
      #expect((6...9).contains(statuses[401] ?? 0) && (statuses[401] ?? 0) + (statuses[429] ?? 0) == 60, "\(statuses)")
      let german = try await Self.signIn(web, "falsch", from: "198.51.100.7")
      #expect(german.status == .tooManyRequests && german.headers[.retryAfter] != nil && german.contains("Zu viele Versuche"))
      let english = try await Self.signIn(web, "falsch", from: "198.51.100.7", language: "en")
      #expect(english.contains("Too many tries"))
      let owner = try await Self.signIn(web, Self.password, from: "203.0.113.5")
      #expect(owner.status == .seeOther, "\(owner.testDescription)")
    }
  }

  @Test func `guesses from everywhere lock nobody out: the owner comes in from where they usually do`() async throws {
    try await Self.run { web in
      #expect(try await Self.signIn(web, Self.password, from: "203.0.113.5").status == .seeOther)
      for number in 0..<120 { _ = try await Self.signIn(web, "falsch", from: "198.51.100.\(number)") }
      #expect(try await Self.signIn(web, Self.password, from: "203.0.113.5").status == .seeOther)
    }
  }

  @Test func `that tries are turned away is in the trail, without an address, and not once for each`() async throws {
    try await Self.run { web in
      for _ in 0..<80 { _ = try await Self.signIn(web, "falsch", from: "198.51.100.7") }
      let events = try await web.test.administer { connection in
        try connection.query(
          "select subject || ' ' || facts::text from audit_events where operation = 'sign_in.throttle' order by id"
        ).decode(String.self)
      }
      #expect((1...5).contains(events.count), "\(events.count)")
      #expect(events.allSatisfy { $0.hasPrefix("account:coach") && $0.contains("wait_seconds") && !$0.contains("198.51") })
    }
  }
}
