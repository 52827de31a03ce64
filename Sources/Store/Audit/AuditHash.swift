import Crypto

/// How the audit trail is hashed: SHA-256 over fields that carry their length, with a first byte that says what is hashed, so that no
/// two things hash alike. `seal_audit_events` in the database does the same; that both agree is what `audit verify` looks at.
enum AuditHash {
  /// What a hash is made of, by the byte it begins with.
  enum Subject: UInt8 {
    case event = 0
    case node = 1
    case block = 2
    case epoch = 3
  }

  static func of(_ subject: Subject, _ fields: [String?]) -> [UInt8] {
    var bytes = [subject.rawValue]
    for field in fields {
      guard let field else {
        bytes.append(UInt8(ascii: "-"))
        continue
      }
      bytes += "\(field.utf8.count):".utf8
      bytes += field.utf8
    }
    return Array(SHA256.hash(data: bytes))
  }

  static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: [Subject.node.rawValue] + left + right))
  }

  static func hexadecimal(_ bytes: [UInt8]) -> String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }
}

/// The root of a Merkle tree (RFC 6962) over leaves that pass one by one; memory grows with the height of the tree alone.
struct MerkleTree {
  private var peaks: [(height: Int, hash: [UInt8])] = []

  mutating func append(_ leaf: [UInt8]) {
    peaks.append((0, leaf))
    while peaks.count > 1, peaks[peaks.count - 2].height == peaks[peaks.count - 1].height {
      let right = peaks.removeLast()
      let left = peaks.removeLast()
      peaks.append((left.height + 1, AuditHash.node(left.hash, right.hash)))
    }
  }

  /// Nil without a leaf.
  var root: [UInt8]? {
    guard let last = peaks.last else { return nil }
    return peaks.dropLast().reversed().reduce(last.hash) { AuditHash.node($1.hash, $0) }
  }
}
