import Glibc

/// Where a private server keeps its things, decided once and written down where it differs from what was wished.
///
/// ```
/// <home>/location           only where the data had to go elsewhere: that place
/// <base>/lock               held while one command makes, starts or stops the server
/// <base>/data               PostgreSQL's data directory
/// <base>/log/server.log
/// <base>/socket             the Unix socket, or
/// <base>/socket-directory   the name of a shorter directory, where a socket's path would exceed 107 bytes
/// ```
package struct ServerDirectory: Sendable, Equatable {
  /// What was asked for.
  package let home: String
  /// Where it really is: `home`, or a place that the server's account can reach.
  package let base: String
  /// The account the server runs as.
  package let account: ServerAccount

  package var data: String { "\(base)/data" }
  package var log: String { "\(base)/log/server.log" }
  var lock: String { "\(base)/lock" }
  private var socketRecord: String { "\(base)/socket-directory" }

  /// A Unix socket's address has room for 107 bytes and a zero.
  static let socketPathLimit_bytes = 107
  private static let socketName = ".s.PGSQL.5432"

  /// Finds out where the server of `home` lives, without changing anything.
  package init(home wished: String) throws {
    home = FileSystem.canonical(wished)
    let recorded = FileSystem.text(of: "\(home)/location")
      .flatMap { $0.split(whereSeparator: \.isNewline).first }.map(String.init)
    let caller = geteuid()
    var base = recorded ?? home
    if let owner = FileSystem.owner(of: "\(base)/data") {
      guard let account = ServerAccount(userID: owner), owner != 0, caller == 0 || caller == owner else {
        throw ServerError.dataForeign(path: "\(base)/data", owner: ServerAccount(userID: owner)?.name ?? "\(owner)")
      }
      self.account = account
    } else if caller == 0 {
      guard let postgres = ServerAccount(name: "postgres") else { throw ServerError.accountMissing(name: "postgres") }
      account = postgres
      if recorded == nil, !postgres.canReach(home) { base = "/var/lib/viertelwerk/\(Self.shortName(of: home))" }
    } else {
      guard let own = ServerAccount(userID: caller) else { throw ServerError.accountMissing(name: "\(caller)") }
      account = own
      // A user can only reach what root keeps elsewhere if the data is theirs, which was looked at above.
      if access(base, F_OK) == 0, access(base, R_OK | W_OK | X_OK) != 0 {
        throw ServerError.dataUnreachable(path: base, reason: FileSystem.reason())
      }
    }
    self.base = base
  }

  /// Makes the directories around the data, and writes down where the data is when that is not the place asked for.
  func prepare() throws {
    let isRoot = geteuid() == 0
    try FileSystem.makeDirectory(home, mode: isRoot ? 0o755 : 0o700)
    if base != home {
      try FileSystem.makeDirectory(base, mode: 0o755)
      if FileSystem.text(of: "\(home)/location") == nil {
        try FileSystem.write(
          "\(base)\nThe account \(account.name), which runs PostgreSQL, cannot reach \(home): the data is in the directory above.\n",
          to: "\(home)/location")
      }
    }
    for name in ["log", "socket"] where access("\(base)/\(name)", F_OK) != 0 {
      try FileSystem.makeDirectory("\(base)/\(name)", mode: 0o700)
      try FileSystem.hand("\(base)/\(name)", to: account)
    }
  }

  /// The directory of the socket: as recorded, else beside the data.
  package var socketDirectory: String {
    FileSystem.text(of: socketRecord)
      .flatMap { $0.split(whereSeparator: \.isNewline).first }.map(String.init) ?? "\(base)/socket"
  }

  /// The socket's own path, to see whether somebody answers.
  var socket: String { "\(socketDirectory)/\(Self.socketName)" }

  /// Makes sure that there is a directory that a socket fits in, private to the server's account.
  func prepareSocketDirectory() throws {
    let beside = "\(base)/socket"
    let isPlain = beside.utf8.allSatisfy { byte in
      (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
        || "/._-+@".utf8.contains(byte)
    }
    if isPlain, "\(beside)/\(Self.socketName)".utf8.count <= Self.socketPathLimit_bytes {
      unlink(socketRecord)
      return
    }
    // /tmp is the one place that every machine has; the name is ours alone, and nobody else may have made it.
    let short = "/tmp/viertelwerk-\(account.userID)-\(Self.shortName(of: base))"
    if mkdir(short, 0o700) == 0 { try FileSystem.hand(short, to: account) }
    var status = stat()
    guard lstat(short, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == account.userID,
      status.st_mode & 0o077 == 0
    else { throw ServerError.dataForeign(path: short, owner: ServerAccount(userID: status.st_uid)?.name ?? "\(status.st_uid)") }
    if socketDirectory != short { try FileSystem.write("\(short)\n", to: socketRecord) }
  }

  /// Sixteen hexadecimal digits that stand for a path (FNV-1a): short, and the same every time.
  static func shortName(of path: String) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in path.utf8 { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
