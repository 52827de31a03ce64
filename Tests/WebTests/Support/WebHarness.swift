import Documents
import Domain
import Harness
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NIOCore
import Operations
import Postgres
import Store
import Testing

@testable import Web

/// The application in a town of its own, without a network.
struct WebHarness: Sendable {
  let test: TestDatabase
  let client: any TestClientProtocol

  /// Runs a test against the application, in a copy of the demo town that may be changed.
  ///
  /// - Parameters:
  ///   - clock: what time it is at the door.
  ///   - documents: nil as where the documents process is not installed.
  static func run(
    settings: WebSettings = WebSettings(), hasher: PasswordHasher = .quick,
    clock: @escaping @Sendable () -> Moment = Moment.now, documents: DocumentProcess? = Harness.documents,
    _ body: @escaping @Sendable (WebHarness) async throws -> Void
  ) async throws {
    try await Harness.withCopy(of: try await DemoTown.prepared()) { test in
      let service = WebService(
        database: test.database, settings: settings, logger: quiet,
        reception: Reception(database: test.database, hasher: hasher, clock: clock), documents: documents,
        today: { DemoTown.today })
      try await service.application().test(.router) { client in
        try await body(WebHarness(test: test, client: client))
      }
    }
  }

  private static let quiet = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

  /// Runs a test against another process over the same data.
  func restarted(_ body: @escaping @Sendable (WebHarness) async throws -> Void) async throws {
    let service = WebService(
      database: test.database, settings: WebSettings(), logger: Self.quiet, documents: Harness.documents,
      today: { DemoTown.today })
    let test = test
    try await service.application().test(.router) { client in try await body(WebHarness(test: test, client: client)) }
  }

  /// A browser in which nobody has signed in.
  func stranger() -> Browser { Browser(client: client) }

  /// A browser in which the demo account of a role is signed in; scrypt and the second factor have their own tests.
  func browser(as role: Role, language: Language = .german) async throws -> Browser {
    try await browser(of: Self.account(of: role), as: role, language: language)
  }

  /// A browser in which an account is signed in and acts in one of its roles.
  func browser(of userName: String, as role: Role, language: Language = .german) async throws -> Browser {
    let token = SessionToken.make()
    try await test.database.write(as: Actor(name: "doorkeeper", role: .doorkeeper)) { tx in
      let account = try #require(try CredentialStore.visitor(userName, on: Moment.now().day, tx)).account
      let now = Moment.now()
      try SessionStore.begin(
        TokenHash.of(token), of: account,
        SessionStep(
          stage: .open, role: role, begunAt: now, expiresAt: now.adding(microseconds: 3_600_000_000), secondFactorAt: now), tx)
    }
    let browser = Browser(client: client, token: token)
    if language != .german { _ = try await browser.post("/sprache", ["language": language.rawValue]) }
    return browser
  }

  /// The demo account that holds a role and no other.
  static func account(of role: Role) -> String {
    switch role {
    case .siteManager: "bauleitung"
    case .coach: "coach"
    case .jobcenter: "jobcenter"
    case .finance: "finanzen"
    case .management: "leitung"
    case .auditor: "pruefung"
    case .administrator: "verwaltung"
    default: "teilnehmer"
    }
  }

  /// The roles that people sign in with.
  static let roles: [Role] = [
    .siteManager, .coach, .jobcenter, .finance, .management, .auditor, .administrator, .participant,
  ]

  /// Runs a test while nobody can connect to the database.
  func losingTheDatabase(_ body: () async throws -> Void) async throws {
    try await test.setAway(true)
    do { try await body() } catch {
      try await test.setAway(false)
      throw error
    }
    try await test.setAway(false)
  }

  /// Holds a table that every session is looked up in until somebody waits for it, and ends the connection of whoever does.
  func cutWhoeverWaits() async throws -> Bool {
    try await test.administer { connection in
      try connection.execute("begin")
      try connection.execute("lock table role_grants in access exclusive mode")
      var wasThere = false
      for _ in 0..<600 where !wasThere {
        wasThere =
          try connection.query(
            """
            select coalesce(bool_or(pg_terminate_backend(pid)), false) from pg_locks
             where not granted and relation = 'role_grants'::regclass
               and database = (select oid from pg_database where datname = current_database())
            """
          ).first(as: Bool.self) ?? false
        if !wasThere { _ = try connection.query("select pg_sleep(0.05)::text") }
      }
      try connection.execute("rollback")
      return wasThere
    }
  }

  /// Reads as whoever works at the console, for looking at what a page has done.
  func look<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await test.database.read(as: DemoTown.clerk, body)
  }
}

/// An answer, as a test looks at it.
struct Page: Sendable {
  let status: HTTPResponse.Status
  let headers: HTTPFields
  /// The body as it came; a file is no text.
  let bytes: [UInt8]

  var text: String { String(decoding: bytes, as: UTF8.self) }
  var location: String? { headers[.location] }

  func contains(_ wanted: String) -> Bool { text.contains(wanted) }

  /// The value of a form's hidden or shown input.
  func value(of name: String) -> String? {
    guard let found = text.firstRange(of: "name=\"\(name)\"") else { return nil }
    let opening = text[..<found.lowerBound].lastIndex(of: "<") ?? text.startIndex
    guard let end = text[found.upperBound...].firstIndex(of: ">") else { return nil }
    let tag = text[opening..<end]
    guard let start = tag.firstRange(of: " value=\"")?.upperBound else { return nil }
    return String(tag[start...].prefix { $0 != "\"" })
  }

  /// Every address that a link of the page leads to.
  var links: [String] {
    text.split(separator: "href=\"").dropFirst().map { piece in
      String(piece.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
    }
  }
}

extension Page {
  /// What every answer carries; those that are not there.
  var missingSecurityHeaders: [String] {
    let wanted: [(HTTPField.Name, String)] = [
      (.contentSecurityPolicy, "default-src 'none'"), (.contentTypeOptions, "nosniff"), (.referrerPolicy, "same-origin"),
      (.frameOptions, "DENY"), (.openerPolicy, "same-origin"), (.resourcePolicy, "same-origin"),
      (.permissionsPolicy, "camera=()"),
      (.cacheControl, ""), (.requestID, ""),
    ]
    return wanted.filter { headers[$0.0]?.hasPrefix($0.1) != true }.map { $0.0.rawName }
  }

  /// Where two answers differ that should tell the same; nil where they do not.
  func difference(from other: Page, without path: String, _ otherPath: String) -> String? {
    for (own, others) in zip(comparable(without: path), other.comparable(without: otherPath)) where own != others {
      let place = zip(own, others).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? 0
      return "\(own.dropFirst(max(0, place - 40)).prefix(160)) | \(others.dropFirst(max(0, place - 40)).prefix(160))"
    }
    return nil
  }

  /// Everything that an answer tells, without what was asked for and without numbers that differ each time.
  private func comparable(without path: String) -> [String] {
    var text = text
    let places = path.split(separator: "/").map { String($0) }
    // What is as short as a number stands in a page for other reasons too.
    for place in places where place.utf8.count > 3 { text = text.replacing(place, with: "…") }
    for name in ["_token", "_submission"] { text = text.replacing(value(of: name) ?? "–", with: "…") }
    if let number = headers[.requestID] { text = text.replacing(number, with: "…") }
    // The nearest code that one may see depends on what was typed and on nothing else.
    if let hint = text.firstRange(of: "Gemeint ist vielleicht „"), let end = text[hint.upperBound...].firstIndex(of: "“") {
      text.replaceSubrange(hint.upperBound..<end, with: "…")
    }
    let names = headers.filter { $0.name != .requestID && $0.name != .contentLength }.map { "\($0.name): \($0.value)" }
    return names.sorted() + [String(status.code), text]
  }
}

extension Page: CustomTestStringConvertible {
  /// Short: a failed expectation prints it.
  var testDescription: String {
    let title = text.firstRange(of: "<title>").map { text[$0.upperBound...].prefix { $0 != "<" } } ?? text.prefix(200)
    return "\(status.code) \(title)\(location.map { " → \($0)" } ?? "")"
  }
}

/// A browser that keeps its session, as one test needs it.
struct Browser: Sendable {
  let client: any TestClientProtocol
  var token: SessionToken?
  /// The secret of a browser in which nobody has signed in yet.
  var anteroom: String?

  private var cookies: String? {
    token.map { "\(Recognition.sessionCookie)=\($0.text)" } ?? anteroom.map { "\(Recognition.anteroomCookie)=\($0)" }
  }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Page {
    var headers = headers
    if let cookies { headers[.cookie] = cookies }
    return try await send(path, .get, headers, nil)
  }

  /// A page that must be there.
  func open(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Page {
    let page = try await get(path)
    #expect(page.status == .ok, "\(path)", sourceLocation: sourceLocation)
    return page
  }

  /// Sends fields as a browser would: from the site itself, with the browser's token.
  func post(_ path: String, _ fields: KeyValuePairs<String, String>) async throws -> Page {
    try await post(path, fields.map { ($0.key, $0.value) })
  }

  func post(_ path: String, _ fields: [(String, String)], headers: HTTPFields = [:]) async throws -> Page {
    var fields = fields
    if let forgeryToken { fields.append(("_token", forgeryToken)) }
    let body = fields.map { "\(Self.escaped($0.0))=\(Self.escaped($0.1))" }.joined(separator: "&")
    var headers = headers
    headers[.origin] = "http://localhost"
    return try await post(path, body: body, headers: headers)
  }

  /// What the browser's forms carry.
  var forgeryToken: String? {
    var visitor = Visitor()
    visitor.token = token
    visitor.anteroom = anteroom
    return visitor.forgeryToken
  }

  /// Asks by any method; what changes something comes from the site itself, with a form that says nothing but that it is new.
  func send(_ method: HTTPRequest.Method, _ path: String) async throws -> Page {
    if [.get, .head].contains(method) { return try await send(path, method, cookieHeaders, nil) }
    return try await send(method, path, headers: [.origin: "http://localhost"], withToken: true)
  }

  /// The same with headers of the test's own, and without the token where it says so.
  func send(
    _ method: HTTPRequest.Method, _ path: String, headers: HTTPFields, withToken hasToken: Bool
  ) async throws -> Page {
    var headers = headers
    if let cookies { headers[.cookie] = cookies }
    headers[.contentType] = "application/x-www-form-urlencoded"
    let token = hasToken ? "&_token=\(forgeryToken ?? "")" : ""
    return try await send(path, method, headers, ByteBuffer(string: "_submission=\(UniqueID.make())\(token)"))
  }

  private var cookieHeaders: HTTPFields { cookies.map { [.cookie: $0] } ?? [:] }

  /// Sends a body as it is, for what no browser sends.
  func post(_ path: String, body: String, headers: HTTPFields = [:]) async throws -> Page {
    try await post(path, bytes: Array(body.utf8), headers: headers)
  }

  func post(_ path: String, bytes: [UInt8], headers: HTTPFields) async throws -> Page {
    var headers = headers
    if let cookies { headers[.cookie] = cookies }
    if headers[.contentType] == nil { headers[.contentType] = "application/x-www-form-urlencoded" }
    return try await send(path, .post, headers, ByteBuffer(bytes: bytes))
  }

  /// Opens a form, fills it in over what stands there, and sends it.
  ///
  /// Only hidden fields are taken over; what a test does not fill in stays empty.
  func submit(
    _ path: String, _ fields: KeyValuePairs<String, String>, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> Page {
    let page = try await open(path, sourceLocation: sourceLocation)
    var sent = fields.map { ($0.key, $0.value) }
    for name in ["_submission", "_version"] {
      if let value = page.value(of: name) { sent.append((name, value)) }
    }
    return try await post(path, sent)
  }

  private func send(
    _ path: String, _ method: HTTPRequest.Method, _ headers: HTTPFields, _ body: ByteBuffer?
  ) async throws -> Page {
    try await client.execute(uri: path, method: method, headers: headers, body: body) { response in
      Page(status: response.status, headers: response.headers, bytes: Array(buffer: response.body))
    }
  }

  private static func escaped(_ text: String) -> String {
    text.utf8.map { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"):
        String(UnicodeScalar(byte))
      default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
      }
    }.joined()
  }
}
