import Domain
import HTTPTypes
import Harness
import Hummingbird
import Logging
import NIOCore
import Operations
import Postgres
import Store
import Testing

@testable import Web

/// Every address that the service has, tried as everybody: the addresses come from the router itself, so a new one is tried too.
@Suite(.needsPostgres) struct SafetyTests {
  /// All addresses.
  static func routes(_ web: WebHarness) -> [RouteMap.Route] {
    WebService(
      database: web.test.database, settings: WebSettings(), logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
    ).map.routes
  }

  static func pages(_ web: WebHarness) -> [RouteMap.Route] {
    routes(web).filter { $0.roles != nil && !$0.path.hasPrefix("/api/") }
  }

  /// Two tokens and a second coach make every place of the accounts' addresses fillable.
  private static func furnish(_ web: WebHarness) async throws {
    try await web.test.database.write(as: DemoTown.clerk) { tx in
      let day = Moment.now().day.adding(days: 30)
      for name in ["coach", "leitung"] {
        let role: Role = name == "coach" ? .coach : .management
        _ = try CreateApiToken(name, role: role, scope: .read, label: "Probe", lastDay: day).run(tx)
      }
      try EntrustProperty("coach", property: "DO-DEM-001", in: DateRange(from: Moment.now().day)).run(tx)
    }
    // Something of each that waits to be imported.
    try await web.test.administer { connection in
      _ = try connection.run([
        """
        insert into import_uploads (id, account_id, role)
        select gen_random_uuid(), a.id, g.role from accounts a join role_grants g on g.account_id = a.id
         where a.user_name in ('finanzen', 'leitung')
        """, "insert into import_upload_files (upload_id, position, name) select id, 1, 'objekte.csv' from import_uploads",
        "insert into import_upload_files (upload_id, position, name, is_returned) select id, 2, 'objekte.befund.csv', true from import_uploads",
      ])
    }
  }

  @Test func `every place in an address has an example, so that no address goes untried`() async throws {
    try await WebHarness.run { web in
      #expect(RouteExamples.unlisted(Self.pages(web)).sorted() == [])
      #expect(Self.pages(web).count > 20)
    }
  }

  @Test func `every page opens for each role that has it`() async throws {
    try await WebHarness.run { web in
      try await Self.furnish(web)
      let examples = RouteExamples(web: web)
      for role in WebHarness.roles {
        let browser = try await web.browser(as: role)
        for route in Self.pages(web) where route.method == .get && route.roles?.contains(role) == true {
          guard let path = try await examples.path(route, as: role, .own) else { continue }
          let page = try await browser.get(path)
          #expect([.ok, .seeOther].contains(page.status), "\(role) \(path): \(page.testDescription)")
        }
      }
    }
  }

  @Test func `an address that a role does not have is refused, by whichever method`() async throws {
    try await WebHarness.run { web in
      try await Self.furnish(web)
      let examples = RouteExamples(web: web)
      for role in WebHarness.roles {
        let browser = try await web.browser(as: role)
        for route in Self.pages(web) where route.roles?.contains(role) == false {
          // Some value of the form that others have.
          let path = try await examples.path(route, as: .management, .unknown) ?? route.path
          let page = try await browser.send(route.method, path)
          #expect(page.status == .forbidden, "\(role) \(route.method) \(path): \(page.testDescription)")
        }
      }
    }
  }

  @Test func `what is somebody else's looks exactly like what there is not`() async throws {
    try await WebHarness.run { web in
      try await Self.furnish(web)
      let examples = RouteExamples(web: web)
      var foreign_count = 0
      for role in WebHarness.roles {
        let browser = try await web.browser(as: role)
        for route in Self.pages(web) where route.roles?.contains(role) == true {
          for (index, place) in RouteExamples.places(of: route.path).enumerated() {
            guard let unknown = try await examples.path(route, as: role, .unknown, at: index) else { continue }
            let missing = try await browser.send(route.method, unknown)
            if RouteExamples.isClosed(place.upTo) {
              #expect(missing.status == .notFound, "\(role) \(route.method) \(unknown): \(missing.testDescription)")
            }
            guard let foreign = try await examples.path(route, as: role, .foreign, at: index) else { continue }
            let hidden = try await browser.send(route.method, foreign)
            foreign_count += 1
            #expect(hidden.status == missing.status, "\(role) \(route.method) \(foreign): \(hidden.testDescription)")
            let difference = hidden.difference(from: missing, without: foreign, unknown)
            #expect(difference == nil, "\(role) \(route.method) \(foreign)")
          }
        }
      }
      #expect(foreign_count > 0)
    }
  }

  @Test func `nothing unsafe is done without the token or from another site`() async throws {
    try await WebHarness.run { web in
      let unsafe = Self.routes(web).filter { ![.get, .head, .options].contains($0.method) }
      #expect(unsafe.contains { $0.path == "/anmelden" } && unsafe.count > 15)
      for browser in [web.stranger(), try await web.browser(as: .administrator)] {
        for route in unsafe {
          let path = route.path.replacing("{", with: "").replacing("}", with: "")
          let cases: [(String, HTTPFields, Bool)] = [
            ("no token", [.origin: "http://localhost"], false), ("no origin", [:], true),
            ("foreign origin", [.origin: "https://evil.example"], true),
            ("null origin", [.origin: "null"], true),
            ("a site beside it", [.origin: "http://localhost", .fetchSite: "cross-site"], true),
          ]
          for (name, headers, hasToken) in cases {
            let page = try await browser.send(route.method, path, headers: headers, withToken: hasToken)
            // A program that shows nothing at all is told to show its token; there is no browser whose session it could use.
            let isProgram = route.path.hasPrefix("/api/") && browser.token == nil
            #expect(
              page.status == (isProgram ? .unauthorized : .forbidden),
              "\(route.method) \(path), \(name): \(page.testDescription)")
          }
        }
      }
    }
  }

  @Test func `whoever is not signed in is led to the sign-in from every page, and a program is told`() async throws {
    try await WebHarness.run { web in
      for route in Self.pages(web) where route.method == .get {
        let path = route.path.replacing("{", with: "").replacing("}", with: "")
        let page = try await web.stranger().get(path)
        #expect(page.status == .seeOther && page.location?.hasPrefix("/anmelden") == true, "\(path)")
        let told = try await web.stranger().get(path, headers: [.accept: "application/json"])
        #expect(told.status == .unauthorized && told.headers[.contentType]?.hasPrefix("application/problem+json") == true)
      }
    }
  }

  @Test func `methods that an address does not have are refused by name`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .administrator)
      for method in [HTTPRequest.Method.put, .patch, .delete] {
        let page = try await browser.send(method, "/konten")
        #expect(page.status == .methodNotAllowed && page.headers[.allow] == "GET, HEAD", "\(method)")
      }
      #expect(try await browser.send(.post, "/konten").status == .methodNotAllowed)
      let head = try await browser.send(.head, "/konten")
      #expect(head.status == .ok && head.text.isEmpty)
    }
  }

  @Test func `every answer carries the security headers, whatever its status`() async throws {
    try await WebHarness.run { web in
      var seen: Set<Int> = []
      func note(_ page: Page, _ what: String) {
        seen.insert(page.status.code)
        #expect(page.missingSecurityHeaders == [], "\(what) \(page.status.code)")
      }
      let stranger = web.stranger()
      let keeper = try await web.browser(as: .administrator)
      for route in Self.routes(web) where route.method == .get {
        let path = route.path.replacing("{", with: "").replacing("}", with: "")
        note(try await stranger.get(path), path)
        note(try await keeper.get(path), path)
      }
      for path in ["/healthz", "/readyz", "/metrics", "/robots.txt", "/assets/x/y", "/gibt/es/nicht", "/%00", "/konten/%ff"] {
        note(try await stranger.get(path), path)
      }
      note(try await stranger.get(Assets.embedded.address(of: "viertelwerk.css")), "the stylesheet")
      note(try await keeper.post("/rolle", [:]), "400")
      note(try await stranger.get("/konten", headers: [.accept: "application/json"]), "401")
      note(try await web.browser(as: .coach).get("/konten"), "403")
      note(try await keeper.send(.put, "/konten"), "405")
      note(
        try await keeper.post(
          "/konten/neu", body: String(repeating: "x", count: 1_100_000), headers: [.origin: "http://localhost"]), "413")
      note(
        try await keeper.post(
          "/konten/neu", body: "x",
          headers: [.origin: "http://localhost", .contentType: "text/plain", .csrf: keeper.forgeryToken ?? ""]), "415")
      note(try await keeper.submit("/konten/neu", ["name": "x"]), "422")
      try await web.test.administer { connection in try connection.execute("alter table accounts rename to away") }
      note(try await keeper.get("/konten"), "500")
      try await web.test.administer { connection in try connection.execute("alter table away rename to accounts") }
      try await web.losingTheDatabase {
        note(try await keeper.get("/konten"), "503")
        note(try await stranger.get("/readyz"), "503")
      }
      #expect(seen.isSuperset(of: [200, 303, 400, 401, 403, 404, 405, 413, 415, 422, 500, 503]), "\(seen.sorted())")
    }
  }

  @Test(arguments: Language.allCases)
  func `what arrives in the wrong form is refused with what to do, in the language of whoever sent it`(
    _ language: Language
  ) async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator, language: language)
      let isGerman = language == .german
      let ours: HTTPFields = [.origin: "http://localhost", .csrf: keeper.forgeryToken ?? ""]
      var plain = ours
      plain[.contentType] = "text/plain"
      let wrongType = try await keeper.post("/konten/neu", body: "user_name=x", headers: plain)
      #expect(wrongType.status == .unsupportedMediaType)
      #expect(wrongType.contains(isGerman ? "nimmt Formulare" : "takes forms"))
      let big = try await keeper.post("/konten/neu", body: "name=" + String(repeating: "x", count: 1_100_000), headers: ours)
      #expect(big.status == .contentTooLarge)
      #expect(big.contains(isGerman ? "mehr, als auf einmal" : "more than is accepted"))
      let broken = try await keeper.post("/konten/neu", body: "name=%zz%", headers: ours)
      #expect([.badRequest, .forbidden].contains(broken.status), "\(broken.status)")
      // What no form of ours asks is passed over: nothing of it is stored.
      let extra = try await keeper.submit(
        "/konten/coach/aendern", ["name": "Conny", "is_invented": "false", "disabled_at": "2020-01-01"])
      #expect(extra.status == .conflict || extra.status == .seeOther)
      let missing = try await keeper.get("/konten/niemand")
      #expect(missing.status == .notFound && missing.contains(isGerman ? "gibt es nicht" : "does not exist"))
    }
  }

  @Test(arguments: Language.allCases)
  func `whoever saves what somebody else has changed meanwhile is told, and keeps the entries`(_ language: Language)
    async throws
  {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator, language: language)
      let form = try await keeper.open("/konten/coach/aendern")
      let fields = ["_submission", "_version"].map { ($0, form.value(of: $0) ?? "") } + [("name", "Mein Name")]
      #expect(try await keeper.submit("/konten/coach/aendern", ["name": "Anderer Name"]).status == .seeOther)
      let stale = try await keeper.post("/konten/coach/aendern", fields)
      #expect(stale.status == .conflict && stale.value(of: "name") == "Mein Name")
      #expect(stale.contains(language == .german ? "in der Zwischenzeit geändert" : "changed this in the meantime"))
      // What stands there now was seen, so sending it again stores it.
      let again = ["_submission", "_version"].map { ($0, stale.value(of: $0) ?? "") } + [("name", "Mein Name")]
      #expect(try await keeper.post("/konten/coach/aendern", again).status == .seeOther)
    }
  }

  @Test(arguments: Language.allCases)
  func `a session that ran out leads to the sign-in and back, and what was typed is kept`(_ language: Language) async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator, language: language)
      let form = try await keeper.open("/konten/neu")
      try await web.test.administer { connection in try connection.execute("update sessions set ended_at = now()") }
      let page = try await keeper.get("/konten?filter=coach")
      #expect(page.status == .seeOther && page.location == "/anmelden?weiter=%2Fkonten%3Ffilter%3Dcoach")
      let signIn = try await keeper.open(page.location ?? "")
      #expect(signIn.value(of: "_next") == "/konten?filter=coach")
      let fields = [
        ("user_name", "k.spaet"), ("name", "Kim <Spät>"), ("role", "coach"), ("language", "de"),
        ("_submission", form.value(of: "_submission") ?? ""),
      ]
      let english: HTTPFields = [.acceptLanguage: language == .german ? "de" : "en"]
      let late = try await keeper.post("/konten/neu", fields, headers: english)
      #expect(late.status == .forbidden)
      #expect(late.contains(language == .german ? "Ihre Anmeldung ist abgelaufen" : "Your session has expired"))
      #expect(late.value(of: "user_name") == "k.spaet" && late.contains("Kim &lt;Spät&gt;"))
      // Signed in again in another tab, it is sent once more from there: the page now has a token of the new session.
      let fresh = try await web.browser(as: .administrator, language: language)
      let resent = try await fresh.post(
        "/konten/neu", body: "user_name=k.spaet&name=Kim&role=coach&language=de&_submission=\(UniqueID.make())&_token=alt",
        headers: [.origin: "http://localhost"])
      #expect(resent.status == .forbidden && resent.value(of: "_token") == fresh.forgeryToken)
      #expect(try await fresh.post("/konten/neu", fields).status == .ok)
    }
  }

  @Test(arguments: Language.allCases)
  func `a database that goes away is told within seconds, what was typed is kept, and it comes back by itself`(
    _ language: Language
  ) async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator, language: language)
      let isGerman = language == .german
      let tongue: HTTPFields = [.acceptLanguage: isGerman ? "de" : "en"]
      let form = try await keeper.open("/konten/neu")
      let fields = [
        ("user_name", "k.weg"), ("name", "Kim Weg"), ("role", "coach"), ("language", "de"),
        ("_submission", form.value(of: "_submission") ?? ""),
      ]
      try await web.losingTheDatabase {
        let began = ContinuousClock.now
        let page = try await keeper.get("/konten", headers: tongue)
        #expect(page.status == .serviceUnavailable && page.headers[.retryAfter] == "5")
        #expect(page.contains(isGerman ? "gerade nicht erreichbar" : "cannot be reached right now"))
        let sent = try await keeper.post("/konten/neu", fields, headers: tongue)
        #expect(sent.status == .serviceUnavailable && sent.value(of: "user_name") == "k.weg")
        #expect(sent.value(of: "_token") == keeper.forgeryToken)
        #expect(sent.contains(isGerman ? "Ihre Eingaben sind noch da" : "Your entries are still here"))
        #expect(ContinuousClock.now - began < .seconds(10))
        let program = try await keeper.get("/konten", headers: [.accept: "application/json"])
        #expect(program.status == .serviceUnavailable && program.contains("database.unavailable"))
      }
      #expect(try await keeper.get("/konten").status == .ok)
      #expect(try await keeper.post("/konten/neu", fields).status == .ok)
    }
  }

  @Test func `a connection that is cut in the middle of a request is answered, and the next request works`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let holding = Task { try await web.cutWhoeverWaits() }
      while try await web.test.administer({
        try $0.query(
          "select count(*) from pg_locks where relation = 'role_grants'::regclass and granted and mode = 'AccessExclusiveLock'"
        ).first(as: Int.self) ?? 0
      }) == 0 { try await Task.sleep(for: .milliseconds(10)) }
      // The session is looked up in the same table, so the first statement already waits.
      let page = try await keeper.get("/konten")
      #expect(try await holding.value, "nobody waited")
      #expect(page.status == .serviceUnavailable, "\(page.testDescription)")
      #expect(try await keeper.get("/konten").status == .ok)
    }
  }

  @Test func `a form that is sent twice at the same moment does its work once`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let form = try await keeper.open("/konten/neu")
      let fields = [
        ("user_name", "k.doppelt"), ("name", "Kim Doppelt"), ("role", "coach"), ("language", "de"),
        ("_submission", form.value(of: "_submission") ?? ""),
      ]
      let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
        for _ in 0..<4 { group.addTask { try await keeper.post("/konten/neu", fields).status.code } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(statuses.sorted() == [200, 303, 303, 303])
    }
  }
}
