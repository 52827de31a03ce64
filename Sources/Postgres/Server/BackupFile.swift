internal import Crypto
internal import Glibc

/// A backup as it lies on the disk: what pg_dump wrote in its custom format, then the fingerprint of what was dumped, then a
/// line that ends a whole file and carries the SHA-256 of everything before it.
///
/// pg_restore reads by the table of contents at the front and does not mind what follows, so PostgreSQL's own programs can
/// use the file too.
struct BackupFile {
  let path: String

  private static let magic = "viertelwerk-backup-1"
  /// The magic, ten digits for the length of the fingerprint, 64 for the hash, two blanks and a line end.
  private static let footerLength = 20 + 1 + 10 + 1 + 64 + 1

  /// Ends a file that pg_dump has written, and makes sure that it is on the disk.
  func seal(_ fingerprint: Fingerprint) throws {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { throw unreachable() }
    defer { close(file) }
    let lines = fingerprint.tables.map { "\($0.count)\t\($0.hash)\t\($0.name)\n" }.joined()
    let end = lseek(file, 0, SEEK_END)
    guard end > 0 else { throw unreachable() }
    try append(Array(lines.utf8), to: file)
    let digest = try hash(file, count: Int(end) + lines.utf8.count)
    let length = String(lines.utf8.count)
    let footer = "\(Self.magic) \(String(repeating: "0", count: 10 - length.count))\(length) \(digest)\n"
    guard lseek(file, 0, SEEK_END) > 0 else { throw unreachable() }
    try append(Array(footer.utf8), to: file)
    guard fsync(file) == 0 else { throw unreachable() }
  }

  /// The fingerprint of a whole and unaltered file.
  ///
  /// - Throws: `ServerError` `backup.unreachable`, `backup.foreign`, `backup.damaged`.
  func verifiedFingerprint() throws -> Fingerprint {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreachable() }
    defer { close(file) }
    guard try bytes(of: file, from: 0, count: 5) == Array("PGDMP".utf8) else { throw ServerError.backupForeign(path: path) }
    let size = Int(lseek(file, 0, SEEK_END))
    guard size > Self.footerLength else { throw ServerError.backupDamaged(path: path) }
    let footer = String(decoding: try bytes(of: file, from: size - Self.footerLength, count: Self.footerLength), as: UTF8.self)
    let words = footer.split(separator: " ")
    guard words.count == 3, words[0] == Self.magic, let length = Int(words[1]), length + Self.footerLength < size,
      words[2] == (try hash(file, count: size - Self.footerLength)) + "\n"
    else { throw ServerError.backupDamaged(path: path) }
    let text = String(
      decoding: try bytes(of: file, from: size - Self.footerLength - length, count: length), as: UTF8.self)
    let tables = try text.split(separator: "\n").map { line in
      let fields = line.split(separator: "\t", maxSplits: 2)
      guard fields.count == 3, let count = Int64(fields[0]) else { throw ServerError.backupDamaged(path: path) }
      return Fingerprint.Table(name: String(fields[2]), count: count, hash: String(fields[1]))
    }
    return Fingerprint(tables: tables)
  }

  private func append(_ bytes: [UInt8], to file: Int32) throws {
    var rest = bytes[...]
    while !rest.isEmpty {
      let written = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard written > 0 else { throw unreachable() }
      rest = rest.dropFirst(written)
    }
  }

  private func bytes(of file: Int32, from offset: Int, count: Int) throws -> [UInt8] {
    var buffer = [UInt8](repeating: 0, count: count)
    let got = pread(file, &buffer, count, off_t(offset))
    guard got >= 0 else { throw unreachable() }
    return Array(buffer.prefix(got))
  }

  private func hash(_ file: Int32, count: Int) throws -> String {
    var hash = SHA256()
    var offset = 0
    while offset < count {
      let chunk = try bytes(of: file, from: offset, count: min(1 << 20, count - offset))
      guard !chunk.isEmpty else { throw ServerError.backupDamaged(path: path) }
      hash.update(data: chunk)
      offset += chunk.count
    }
    return hash.finalize().map { byte in
      let digits = String(byte, radix: 16)
      return digits.count == 1 ? "0" + digits : digits
    }.joined()
  }

  private func unreachable() -> ServerError {
    .backupUnreachable(path: path, reason: FileSystem.reason())
  }
}
