import Crypto
package import Domain

/// How secrets of 256 random bits are kept: as their SHA-256, which needs no salt because nobody can guess what went in.
package enum TokenHash {
  package static func of(_ token: SessionToken) -> [UInt8] { of(token.text) }

  package static func of(_ text: String) -> [UInt8] { of(Array(text.utf8)) }

  static func of(_ bytes: [UInt8]) -> [UInt8] { Array(SHA256.hash(data: bytes)) }
}

/// Compares secrets in a time that says nothing about where they differ.
enum ConstantTime {
  static func areEqual(_ left: [UInt8], _ right: [UInt8]) -> Bool {
    guard left.count == right.count else { return false }
    return zip(left, right).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) } == 0
  }
}
