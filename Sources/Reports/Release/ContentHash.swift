import Crypto
package import Domain

/// What proves that a released report still says what it said: SHA-256 of its figures in the one way of writing them.
package enum ContentHash {
  package static func of(_ figures: JSONValue) -> [UInt8] { Array(SHA256.hash(data: Array(figures.compact.utf8))) }

  /// As people compare it: hexadecimal.
  package static func text(_ hash: [UInt8]) -> String {
    hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}
