import Domain
import HTTPTypes
import Store

/// One thing that a program can do: where, who, with what, and how. The routes and their description are both made from it, so that
/// neither can say what the other does not.
struct APIOperation: Sendable {
  /// Reads many; sorted by the members that `order` names, which tell each from every other.
  typealias List = @Sendable (APICall, Transaction) throws -> [JSONValue]
  /// Reads of a list that grows without bound what one answer holds: sorted, behind the window's key, and no more than its limit.
  typealias LongList = @Sendable (APICall, APIWindow, Transaction) throws -> [JSONValue]
  /// Reads one.
  typealias Read = @Sendable (APICall, Transaction) throws -> JSONValue
  /// Makes something and returns it.
  typealias Create = @Sendable (APIEntries, APICall, Transaction) throws -> APICreated
  /// Changes something; what there is to tell beside its new state is returned.
  typealias Change = @Sendable (APIEntries, APICall, Transaction) throws -> JSONValue?
  /// Reads from one snapshot what a change needs.
  typealias Prepare = @Sendable (APIEntries, APICall, Transaction) throws -> any Sendable

  /// What it does with data, and therefore in which transaction and under which conditions.
  enum Work: Sendable {
    case list(order: [String], Listing)
    /// `discloses`: it reads what is sensitive, which is on record before anybody sees it.
    case read(discloses: Bool, Read)
    /// `parent` is what it is made in: missing is „not found“, while a wrong code in the request is a wrong request.
    case create(parent: Read?, prepare: Prepare?, Create)
    /// `of` is what it changes; the caller must have seen it as it is.
    case change(of: Read, prepare: Prepare?, Change)
  }

  /// Who cuts a list into answers.
  enum Listing: Sendable {
    /// It stays short: whoever answers cuts it.
    case whole(List)
    /// It grows without bound: the database cuts it.
    case windows(LongList)
  }

  let method: HTTPRequest.Method
  /// Below `/api/v1`, with named parts in braces.
  let path: String
  /// The name by which generated clients call it.
  let name: String
  let summary: Phrase
  let roles: Set<Role>
  var query: [APIField] = []
  /// Members of the request's object; nil where it has none.
  var body: [APIField]?
  /// A list's elements, the thing that is read, or its new state.
  let answer: APIShape
  /// What a change tells beside the new state.
  var outcome: [APIField]?
  let work: Work

  /// The group it belongs to: the first word of its path.
  var tag: String { String(path.split(separator: "/").first ?? "") }

  /// The named parts of the path.
  var parts: [String] {
    path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
  }

  var isSafe: Bool {
    switch work {
    case .list, .read: true
    case .create, .change: false
    }
  }
}

/// What was made, and where it can be read.
struct APICreated: Sendable {
  let address: String
  let content: JSONValue
  /// Whether the content is what the address answers, so that its tag can be told with it.
  var isContentOfAddress = true
}

extension APIOperation {
  static func list(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, of answer: APIShape, by order: [String],
    query: [APIField] = [], _ list: @escaping List
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, name: name, summary: summary, roles: roles, query: query, answer: answer,
      work: .list(order: order, .whole(list)))
  }

  static func longList(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, of answer: APIShape, by order: [String],
    query: [APIField] = [], _ list: @escaping LongList
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, name: name, summary: summary, roles: roles, query: query, answer: answer,
      work: .list(order: order, .windows(list)))
  }

  static func read(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, of answer: APIShape, query: [APIField] = [],
    discloses: Bool = false, _ read: @escaping Read
  ) -> APIOperation {
    APIOperation(
      method: .get, path: path, name: name, summary: summary, roles: roles, query: query, answer: answer,
      work: .read(discloses: discloses, read))
  }

  static func create(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, body: [APIField], of answer: APIShape,
    in parent: Read? = nil, prepare: Prepare? = nil, _ create: @escaping Create
  ) -> APIOperation {
    APIOperation(
      method: .post, path: path, name: name, summary: summary, roles: roles, body: body, answer: answer,
      work: .create(parent: parent, prepare: prepare, create))
  }

  /// Changes something by an act of its own, such as signing.
  static func change(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, body: [APIField], of answer: APIShape,
    outcome: [APIField]? = nil, changing read: @escaping Read, prepare: Prepare? = nil, _ change: @escaping Change
  ) -> APIOperation {
    APIOperation(
      method: .post, path: path, name: name, summary: summary, roles: roles, body: body, answer: answer, outcome: outcome,
      work: .change(of: read, prepare: prepare, change))
  }

  /// Changes what is said of it, and leaves the rest.
  static func amend(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, body: [APIField], of answer: APIShape,
    outcome: [APIField]? = nil, changing read: @escaping Read, _ change: @escaping Change
  ) -> APIOperation {
    APIOperation(
      method: .patch, path: path, name: name, summary: summary, roles: roles, body: body, answer: answer, outcome: outcome,
      work: .change(of: read, prepare: nil, change))
  }

  /// Says what it is, whatever it was before.
  static func set(
    _ path: String, _ name: String, _ summary: Phrase, for roles: Set<Role>, body: [APIField], of answer: APIShape,
    outcome: [APIField]? = nil, changing read: @escaping Read, _ change: @escaping Change
  ) -> APIOperation {
    APIOperation(
      method: .put, path: path, name: name, summary: summary, roles: roles, body: body, answer: answer, outcome: outcome,
      work: .change(of: read, prepare: nil, change))
  }
}

/// The named parts of paths, and what each is.
enum APIPath {
  static let prefix = "/api/v1"

  /// A part is a code unless it is something narrower.
  static func type(of part: String) -> APIType {
    switch part {
    case "day": .day
    case "hash": .hash
    case "occurrence", "position": .position
    case "breach", "allocation", "office_note": .number
    case "kind": .choice(["participants", "funding", "property"])
    default: .code
    }
  }

  /// The parts as text, or nil where one cannot be right: nothing has such an address.
  static func parts(of operation: APIOperation, _ value: (String) -> String?) -> [String: String]? {
    var found: [String: String] = [:]
    for part in operation.parts {
      guard let text = value(part), let typed = APIPath.value(text, type(of: part)) else { return nil }
      var check = APICheck()
      check.check(typed, type(of: part), at: "")
      guard check.faults.isEmpty else { return nil }
      found[part] = text
    }
    return found
  }

  /// A text of the address as the value it stands for.
  static func value(_ text: String, _ type: APIType) -> JSONValue? {
    switch type {
    case .integer: Int64(text).flatMap { String($0) == text ? .integer($0) : nil }
    case .flag: text == "true" ? .bool(true) : text == "false" ? .bool(false) : nil
    default: .text(text)
    }
  }
}
