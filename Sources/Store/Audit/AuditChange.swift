import Crypto
package import Domain

/// What a change made of some facts: their values before and after, as far as they differ.
package struct AuditChange: Sendable, Hashable {
  package let before: [String: JSONValue]
  package let after: [String: JSONValue]

  /// Nil where nothing differs; a fact that one side does not name is null there.
  package init?(from before: [String: JSONValue], to after: [String: JSONValue]) {
    let different = Set(before.keys).union(after.keys).filter { before[$0, default: .null] != after[$0, default: .null] }
    guard !different.isEmpty else { return nil }
    func chosen(_ facts: [String: JSONValue]) -> [String: JSONValue] {
      Dictionary(uniqueKeysWithValues: different.map { ($0, facts[$0, default: .null]) })
    }
    self.before = chosen(before)
    self.after = chosen(after)
  }

  /// The facts that differ, in order.
  package var names: [String] { before.keys.sorted() }

  var content: JSONValue { ["before": .object(before), "after": .object(after)] }
}

/// A change as it is kept beside its event. The salt keeps anybody from guessing, once it is erased, what the hash was made of.
struct AuditPayload {
  let salt: [UInt8]
  let content: String
  let hash: [UInt8]

  init(_ change: AuditChange) {
    salt = RandomBytes.make(count: 16)
    content = change.content.compact
    hash = Self.hash(salt: salt, content: content)
  }

  static func hash(salt: [UInt8], content: String) -> [UInt8] {
    Array(SHA256.hash(data: salt + Array(content.utf8)))
  }
}
