import Crypto
import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Operations
import Store

/// Carries out one operation for one request: who may, what was sent, under which condition, in which transaction, and how it is answered.
struct APIRun {
  let operation: APIOperation
  let service: WebParts

  func respond(to request: Request, _ context: WebContext) async throws -> Response {
    let language = context.visitor.value.language
    do {
      return try await answer(request, context)
    } catch let refusal as Refusal {
      return Self.refuse(refusal, language)
    } catch let error as APIFaults {
      let problem = operation.isSafe ? APIProblem.parameterInvalid : APIProblem.invalid
      return Self.refuse(Refusal(problem, faults: error.faults), language)
    } catch {
      // Whatever a rule of the database or of an operation says; what nobody foresaw becomes an incident further out.
      guard let problem = Problem.known(error) else { throw error }
      throw problem
    }
  }

  /// A request that is refused, with what there is to say beside the problem.
  private struct Refusal: Error {
    let problem: Problem
    var status: HTTPResponse.Status?
    var faults: [APIFault] = []
    var tag: String?

    init(_ problem: Problem, status: HTTPResponse.Status? = nil, faults: [APIFault] = [], tag: String? = nil) {
      self.problem = problem
      self.status = status
      self.faults = faults
      self.tag = tag
    }
  }

  private static func refuse(_ refusal: Refusal, _ language: Language) -> Response {
    var response = ProblemAnswer.json(
      refusal.problem, language, status: refusal.status,
      with: refusal.faults.isEmpty
        ? [:]
        : [
          "errors": .list(
            refusal.faults.map { ["pointer": .text($0.pointer), "message": .text($0.message.text(language))] })
        ])
    if let tag = refusal.tag { response.headers[.eTag] = tag }
    return response
  }

  private func answer(_ request: Request, _ context: WebContext) async throws -> Response {
    let visitor = context.visitor.value
    guard let person = visitor.signedIn else { throw WebProblem.signInNeeded }
    if !operation.isSafe, visitor.tokenScope == .read { throw APIProblem.readOnly }
    guard operation.roles.contains(person.role) else { throw APIProblem.notForRole(person.role) }
    let parts = APIPath.parts(of: operation) { part in
      context.parameters.get(part).flatMap { Self.unescaped($0[...], isPath: true) }
    }
    guard let parts else { throw APIProblem.unknown }
    let query = try query(of: request)
    let call = APICall(
      actor: person.actor, language: visitor.language, today: service.today(), path: parts, query: APIEntries(.object(query)))
    switch operation.work {
    case .list(let order, let list): return try await page(query, call, order, list)
    case .read(let discloses, let read):
      let value = discloses ? try await disclose(call) { try read(call, $0) } : try await self.read(call) { try read(call, $0) }
      return Self.one(value, request)
    case .create(let parent, let prepare, let create):
      let body = try await body(of: request)
      let entries = APIEntries(body)
      let key = try Self.key(of: request)
      return try await make(key, body, entries, prepared(prepare, entries, call), parent, create)
    case .change(let read, let prepare, let change):
      let tags = Self.tags(request.headers[.ifMatch])
      guard !tags.isEmpty else { throw APIProblem.conditionMissing }
      let entries = APIEntries(try await body(of: request))
      return try await self.change(entries, prepared(prepare, entries, call), tags, request.uri.path, read, change)
    }
  }

  // MARK: Reading

  private func page(
    _ query: [String: JSONValue], _ call: APICall, _ order: [String], _ listing: APIOperation.Listing
  ) async throws -> Response {
    var after: APICursor?
    if let text = call.query.text("cursor") {
      guard let cursor = APICursor(text: text, order: order) else { throw APIProblem.cursorInvalid }
      after = cursor
    }
    let limit = call.query.integer("limit") ?? Self.limit_default
    let window = APIWindow(after: after, limit: limit + 1)
    let all = try await read(call) { tx in
      switch listing {
      case .whole(let list): try list(call, tx)
      case .windows(let list): try list(call, window, tx)
      }
    }
    let sorted = all.map { (key: APICursor.key(of: $0, order), value: $0) }.sorted { APICursor.isBefore($0.key, $1.key) }
    let rest = after.map { cursor in sorted.drop { !APICursor.isBefore(cursor.key, $0.key) } } ?? sorted[...]
    let page = rest.prefix(limit)
    let next = rest.count > limit ? page.last.map { APICursor(key: $0.key).text } : nil
    return Self.json(["items": .list(page.map(\.value)), "next_cursor": .text(next)])
  }

  static let limit_default = 100
  static let limit_max: Int64 = 200

  private static func one(_ value: JSONValue, _ request: Request) -> Response {
    let tag = tag(of: value)
    if let known = request.headers[.ifNoneMatch], tags(known, isWeak: true).contains(tag) || known == "*" {
      return Response(status: .notModified, headers: [.eTag: tag, .vary: vary])
    }
    return json(shown(value), tag: tag)
  }

  // MARK: Writing

  private enum Made: Sendable {
    case now(ApiAnswer)
    case before(ApiAnswer)
    case otherwise
  }

  private func make(
    _ key: String, _ body: JSONValue, _ entries: APIEntries, _ call: APICall, _ parent: APIOperation.Read?,
    _ create: @escaping APIOperation.Create
  ) async throws -> Response {
    let whole = [operation.method.rawValue, operation.path, JSONValue.object(call.path.mapValues { .text($0) }).compact]
    let hash = TokenHash.of((whole + [call.actor.role.rawValue, body.compact]).joined(separator: "\n"))
    let made: Made = try await write(call) { tx in
      switch try ApiAnswers.begin(key, request: hash, tx) {
      case .reused: return .otherwise
      case .answered(let answer): return .before(answer)
      case .new: break
      }
      _ = try parent?(call, tx)
      let created = try Self.referring { try create(entries, call, tx) }
      let answer = ApiAnswer(
        location: created.address, tag: created.isContentOfAddress ? Self.tag(of: created.content) : nil,
        content: created.content.compact)
      try ApiAnswers.finish(key, answer, tx)
      return .now(answer)
    }
    switch made {
    case .otherwise: throw APIProblem.keyReused
    case .now(let answer), .before(let answer):
      var response = Self.json(text: answer.content, status: .created, tag: answer.tag)
      response.headers[.location] = answer.location
      return response
    }
  }

  private func change(
    _ entries: APIEntries, _ call: APICall, _ tags: [String], _ path: String, _ read: @escaping APIOperation.Read,
    _ change: @escaping APIOperation.Change
  ) async throws -> Response {
    let (value, outcome) = try await write(call) { tx in
      // Whoever comes second sees what the first has changed.
      try Submissions.lock(path.split(separator: "/").prefix(4).joined(separator: "/"), tx)
      let current = Self.tag(of: try read(call, tx))
      guard tags.contains(current) else { throw Refusal(APIProblem.conditionFailed, tag: current) }
      let outcome = try Self.referring { try change(entries, call, tx) }
      return (try read(call, tx), outcome)
    }
    guard case .object(var members) = Self.shown(value), let outcome else {
      return Self.json(Self.shown(value), tag: Self.tag(of: value))
    }
    members["outcome"] = outcome
    return Self.json(.object(members), tag: Self.tag(of: value))
  }

  /// A code in a request that nothing has is a wrong request; the address itself was right.
  private static func referring<Output>(_ body: () throws -> Output) throws -> Output {
    do {
      return try body()
    } catch let problem as Problem where problem.status == .notFound {
      throw Refusal(problem, status: .unprocessableContent)
    } catch let value as UnreadableValue {
      throw Refusal(Problem(value), status: .unprocessableContent)
    }
  }

  /// The call with what was read before.
  private func prepared(_ prepare: APIOperation.Prepare?, _ entries: APIEntries, _ call: APICall) async throws -> APICall {
    guard let prepare else { return call }
    let found = try await disclose(call) { tx in try Self.referring { try prepare(entries, call, tx) } }
    var call = call
    call.prepared = found
    return call
  }

  // MARK: Transactions, in the caller's language

  private func read<Output: Sendable>(
    _ call: APICall, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await service.database.read(as: call.actor) { tx in
      try Language.$override.withValue(call.language) { try body(tx) }
    }
  }

  private func disclose<Output: Sendable>(
    _ call: APICall, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await service.database.disclose(as: call.actor) { tx in
      try Language.$override.withValue(call.language) { try body(tx) }
    }
  }

  private func write<Output: Sendable>(
    _ call: APICall, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await service.database.write(as: call.actor) { tx in
      try Language.$override.withValue(call.language) { try body(tx) }
    }
  }

  // MARK: What was sent

  private func body(of request: Request) async throws -> JSONValue {
    let mediaType = request.headers[.contentType].map { $0.prefix { $0 != ";" && $0 != " " }.lowercased() }
    guard mediaType == "application/json" else { throw APIProblem.wrongMediaType }
    var request = request
    let bytes = try await request.collectBody(upTo: WebContext.bodyLimit_bytes)
    let value: JSONValue
    do {
      value = try JSONValue.parse(bytes.readableBytesView)
    } catch {
      throw APIProblem.unreadable(error)
    }
    var check = APICheck()
    check.object(value, operation.body ?? [])
    guard check.faults.isEmpty else { throw APIFaults(faults: check.faults) }
    return value
  }

  /// The parameters of the address, typed; one that nobody knows or that stands twice is refused by name.
  private func query(of request: Request) throws -> [String: JSONValue] {
    let fields = operation.allQuery
    let types = Dictionary(uniqueKeysWithValues: fields.map { ($0.name, $0.type) })
    var found: [String: JSONValue] = [:]
    var faults: [APIFault] = []
    for pair in (request.uri.query ?? "").split(separator: "&") {
      let halves = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = Self.unescaped(halves[0]), let text = Self.unescaped(halves.count > 1 ? halves[1] : "") else {
        throw Refusal(APIProblem.parameterInvalid)
      }
      guard let type = types[name] else {
        let phrase = Phrase("Den Parameter „\(name)“ gibt es hier nicht.", en: "There is no parameter “\(name)” here.")
        faults.append(APIFault(pointer: "/" + name, message: phrase))
        continue
      }
      var check = APICheck()
      check.check(APIPath.value(text, type) ?? .null, type, at: "/" + name)
      faults += check.faults
      if found.updateValue(APIPath.value(text, type) ?? .null, forKey: name) != nil {
        faults.append(APIFault(pointer: "/" + name, message: Phrase("Steht zweimal da.", en: "It stands there twice.")))
      }
    }
    for field in fields where field.isRequired && found[field.name] == nil {
      faults.append(APIFault(pointer: "/" + field.name, message: Phrase("Diese Angabe fehlt.", en: "This is missing.")))
    }
    guard faults.isEmpty else { throw Refusal(APIProblem.parameterInvalid, faults: faults) }
    return found
  }

  /// Nil where it is no text, or one that PostgreSQL cannot hold.
  private static func unescaped(_ text: Substring, isPath: Bool = false) -> String? {
    let raw = isPath ? text.replacing("+", with: "%2B") : text
    guard let plain = raw.removingPercentEncoding, !plain.utf8.contains(0) else { return nil }
    return plain
  }

  private static func key(of request: Request) throws -> String {
    guard let key = request.headers[.idempotencyKey], (1...200).contains(key.utf8.count),
      key.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
    else { throw APIProblem.keyMissing }
    return key
  }

  // MARK: What is answered

  /// Names arrive in the caller's language.
  private static let vary = "Accept-Language, Authorization, Cookie"

  private static let unshown = "#state"

  /// Lets the tag count what is not answered.
  static func tagged(_ value: JSONValue, with state: String?) -> JSONValue {
    guard let state, case .object(var members) = value else { return value }
    members[unshown] = .text(state)
    return .object(members)
  }

  private static func shown(_ value: JSONValue) -> JSONValue {
    guard case .object(var members) = value else { return value }
    members[unshown] = nil
    return .object(members)
  }

  /// Stands for a thing as it was seen: the hash of everything that was answered, and of what else whoever changes it builds on.
  static func tag(of value: JSONValue) -> String {
    let hash = SHA256.hash(data: Array(value.compact.utf8)).prefix(16)
    return "\"" + hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() + "\""
  }

  /// The tags of a condition. Weak ones count for reading only, because a change must not build on what is nearly the same.
  private static func tags(_ header: String?, isWeak: Bool = false) -> [String] {
    (header ?? "").split(separator: ",").map { part in
      let trimmed = part.drop { $0 == " " }
      let tag = trimmed[..<(trimmed.lastIndex { $0 != " " }.map { trimmed.index(after: $0) } ?? trimmed.startIndex)]
      return isWeak && tag.hasPrefix("W/") ? String(tag.dropFirst(2)) : String(tag)
    }.filter { !$0.isEmpty && $0 != "*" }
  }

  private static func json(_ value: JSONValue, status: HTTPResponse.Status = .ok, tag: String? = nil) -> Response {
    json(text: value.compact, status: status, tag: tag)
  }

  private static func json(text: String, status: HTTPResponse.Status, tag: String?) -> Response {
    var headers: HTTPFields = [.contentType: "application/json; charset=utf-8", .vary: vary]
    if let tag { headers[.eTag] = tag }
    return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

extension APIOperation {
  /// A list's paging stands beside its own parameters.
  var allQuery: [APIField] {
    guard case .list = work else { return query }
    return query + [
      .may(
        "limit", .integer(1...APIRun.limit_max),
        Phrase("So viele auf einmal (sonst \(APIRun.limit_default)).", en: "This many at once (else \(APIRun.limit_default).")),
      .may("cursor", .text, Phrase("next_cursor der vorigen Seite.", en: "next_cursor of the page before.")),
    ]
  }
}

extension HTTPField.Name {
  static let idempotencyKey = HTTPField.Name("Idempotency-Key") ?? .server
}
