import Domain

/// Reads the members of a JSON document and names the place where one is missing or of another kind.
struct JSONReader {
  private let members: [String: JSONValue]
  private let path: String

  init(_ value: JSONValue, path: String = "") throws {
    guard case .object(let members) = value else {
      throw Self.problem(path.isEmpty ? "$" : path, Phrase("ein Objekt", en: "an object"))
    }
    self.members = members
    self.path = path
  }

  /// Whether something was said of it, null included.
  func has(_ name: String) -> Bool { members[name] != nil }

  /// An object below this one.
  func object(_ name: String) throws -> JSONReader {
    try JSONReader(members[name] ?? .null, path: place(name))
  }

  func text(_ name: String) throws -> String {
    guard let text = try optionalText(name) else { throw Self.problem(place(name), Phrase("ein Text", en: "a text")) }
    return text
  }

  func optionalText(_ name: String) throws -> String? {
    switch members[name] {
    case .text(let text): return text
    case .null, nil: return nil
    default: throw Self.problem(place(name), Phrase("ein Text", en: "a text"))
    }
  }

  /// A point in time as ISO 8601 with its offset.
  func optionalMoment(_ name: String) throws -> Moment? { try optionalText(name).map { try Moment.parse($0) } }

  func integer(_ name: String) throws -> Int {
    guard let number = try optionalInteger(name) else {
      throw Self.problem(place(name), Phrase("eine ganze Zahl", en: "a whole number"))
    }
    return number
  }

  func optionalInteger(_ name: String) throws -> Int? {
    switch members[name] {
    case .integer(let number): return Int(number)
    case .null, nil: return nil
    default: throw Self.problem(place(name), Phrase("eine ganze Zahl", en: "a whole number"))
    }
  }

  func flag(_ name: String) throws -> Bool {
    guard case .bool(let flag)? = members[name] else {
      throw Self.problem(place(name), Phrase("true oder false", en: "true or false"))
    }
    return flag
  }

  /// The texts of a list; none where it is missing.
  func texts(_ name: String) throws -> [String] {
    switch members[name] {
    case .list(let values):
      return try values.enumerated().map { index, value in
        guard case .text(let text) = value else {
          throw Self.problem("\(place(name))[\(index)]", Phrase("ein Text", en: "a text"))
        }
        return text
      }
    case .null, nil: return []
    default: throw Self.problem(place(name), Phrase("eine Liste", en: "a list"))
    }
  }

  /// The objects of a list; none where it is missing.
  func list(_ name: String) throws -> [JSONReader] {
    switch members[name] {
    case .list(let values):
      return try values.enumerated().map { index, value in try JSONReader(value, path: "\(place(name))[\(index)]") }
    case .null, nil: return []
    default: throw Self.problem(place(name), Phrase("eine Liste", en: "a list"))
    }
  }

  private func place(_ name: String) -> String { path.isEmpty ? name : "\(path).\(name)" }

  private static func problem(_ place: String, _ wanted: Phrase) -> Problem {
    Problem(
      code: "json.wrong_member",
      message: Phrase(
        "Im JSON muss »\(place)« \(wanted.german) sein.", en: "In the JSON, '\(place)' must be \(wanted.english)."))
  }
}
