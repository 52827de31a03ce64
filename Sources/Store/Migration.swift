internal import Crypto
internal import Migrations
package import Postgres

/// One numbered step of the schema as the program carries it.
package struct Migration: Sendable {
  /// The file's name without its ending, such as `0005_funding`; its order is that of the list.
  package let name: String
  package let script: Script
  /// SHA-256 over the file's bytes: a file that was applied is never edited again, and this is how that is noticed.
  package let checksum: [UInt8]

  package init(name: String, embedded bytes: UnsafeBufferPointer<UInt8>) {
    self.name = name
    script = Script(embedded: bytes)
    var hash = SHA256()
    hash.update(bufferPointer: UnsafeRawBufferPointer(bytes))
    checksum = Array(hash.finalize())
  }

  /// Those in `migrations/`, embedded at build time.
  package static let embedded: [Migration] = UnsafeBufferPointer(start: vw_migrations, count: vw_migration_count).map {
    Migration(name: String(cString: $0.name), embedded: UnsafeBufferPointer(start: $0.bytes, count: $0.count))
  }
}
