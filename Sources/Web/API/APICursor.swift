import Domain

/// The part of a list that one answer holds: what stands behind a key, and how much of it.
struct APIWindow: Sendable {
  let after: APICursor?
  let limit: Int

  /// A part of the key that is a text; nil at the beginning.
  ///
  /// - Throws: `Problem` `cursor.invalid`.
  func text(_ position: Int = 0) throws -> String? {
    guard let key = after?.key else { return nil }
    guard case .text(let text) = key[position] else { throw APIProblem.cursorInvalid }
    return text
  }

  /// A part of the key that is a number; nil at the beginning.
  ///
  /// - Throws: `Problem` `cursor.invalid`.
  func number(_ position: Int = 0) throws -> Int64? {
    guard let key = after?.key else { return nil }
    guard case .integer(let number) = key[position] else { throw APIProblem.cursorInvalid }
    return number
  }
}

/// Where the next page of a list begins: behind the element with this key. What is added or goes away meanwhile shifts nothing.
struct APICursor: Sendable, Hashable {
  let key: [JSONValue]

  /// The values that tell an element from all others.
  static func key(of element: JSONValue, _ order: [String]) -> [JSONValue] {
    guard case .object(let members) = element else { return [] }
    return order.map { members[$0] ?? .null }
  }

  /// Only this program reads it.
  var text: String { Base64URL.encode(Array(JSONValue.list(key).compact.utf8)) }

  init(key: [JSONValue]) { self.key = key }

  init?(text: String, order: [String]) {
    guard text.utf8.count <= 2_000, let bytes = Base64URL.decode(text), let value = try? JSONValue.parse(bytes),
      case .list(let key) = value, key.count == order.count
    else { return nil }
    self.key = key
  }

  /// The order of lists: what is not known first, then numbers by size and texts by their bytes.
  static func isBefore(_ left: [JSONValue], _ right: [JSONValue]) -> Bool {
    for (one, other) in zip(left, right) where one != other {
      switch (one, other) {
      case (.integer(let one), .integer(let other)): return one < other
      case (.text(let one), .text(let other)): return one.utf8.lexicographicallyPrecedes(other.utf8)
      case (.object, .object), (.list, .list): return one.compact.utf8.lexicographicallyPrecedes(other.compact.utf8)
      default: return rank(one) < rank(other)
      }
    }
    return false
  }

  private static func rank(_ value: JSONValue) -> Int {
    switch value {
    case .null: 0
    case .bool: 1
    case .integer: 2
    case .text: 3
    case .list, .object: 4
    }
  }
}
