import Glibc

/// The few questions a server asks of the file system, without a framework that would slow every start of the program.
enum FileSystem {
  /// The entries of a directory without `.` and `..`; empty where there is no such directory.
  static func entries(of directory: String) -> [String] {
    guard let stream = opendir(directory) else { return [] }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != "." && name != ".." { names.append(name) }
    }
    return names
  }

  /// The path without symbolic links, or nil where nothing is there.
  static func realPath(_ path: String) -> String? {
    guard let resolved = realpath(path, nil) else { return nil }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// An absolute path without symbolic links as far as it exists, so that two spellings of a place are one place.
  static func canonical(_ path: String) -> String {
    var existing = path
    if !path.hasPrefix("/") {
      let here = realPath(".") ?? "/"
      existing = here + "/" + path
    }
    var rest: [Substring] = []
    while true {
      if let resolved = realPath(existing) {
        return rest.isEmpty ? resolved : ([resolved == "/" ? "" : resolved] + rest.map(String.init)).joined(separator: "/")
      }
      guard let slash = existing.lastIndex(of: "/"), slash != existing.startIndex || existing.count > 1 else { return path }
      let last = existing[existing.index(after: slash)...]
      if !last.isEmpty && last != "." { rest.insert(last, at: 0) }
      existing = slash == existing.startIndex ? "/" : String(existing[..<slash])
    }
  }

  /// A small text file, or nil where it cannot be read.
  static func text(of path: String) -> String? {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return nil }
    defer { close(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 8192)
    while true {
      let count = read(file, &chunk, chunk.count)
      guard count > 0 else { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Writes a small text file whole: a reader sees the old text or the new, never half.
  static func write(_ text: String, to path: String) throws {
    let beside = "\(path).new-\(getpid())"
    let file = open(beside, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw ServerError.dataUnreachable(path: path, reason: reason()) }
    let bytes = Array(text.utf8)
    let written = Glibc.write(file, bytes, bytes.count)
    let synced = fsync(file)
    close(file)
    guard written == bytes.count, synced == 0, rename(beside, path) == 0 else {
      let why = reason()
      unlink(beside)
      throw ServerError.dataUnreachable(path: path, reason: why)
    }
  }

  /// Makes a rename in a path's directory survive a power cut.
  static func syncDirectory(of path: String) {
    let parent = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
    let directory = open(parent.isEmpty ? "/" : parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard directory >= 0 else { return }
    fsync(directory)
    close(directory)
  }

  /// Makes a directory and what is missing above it; what is there stays as it is.
  static func makeDirectory(_ path: String, mode: mode_t) throws {
    var status = stat()
    if stat(path, &status) == 0 {
      guard status.st_mode & S_IFMT == S_IFDIR else {
        throw ServerError.dataUnreachable(path: path, reason: String(cString: strerror(ENOTDIR)))
      }
      return
    }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeDirectory(String(path[..<slash]), mode: 0o755)
    }
    guard mkdir(path, mode) == 0 || errno == EEXIST else {
      throw ServerError.dataUnreachable(path: path, reason: reason())
    }
    // The umask may have taken away what the server's account needs to get there.
    chmod(path, mode)
  }

  /// Gives a directory that root has just made to the account that will work in it; never follows a link.
  static func hand(_ path: String, to account: ServerAccount) throws {
    guard geteuid() == 0, account.userID != 0 else { return }
    let directory = open(path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard directory >= 0 else { throw ServerError.dataUnreachable(path: path, reason: reason()) }
    defer { close(directory) }
    guard fchown(directory, account.userID, account.groupID) == 0 else {
      throw ServerError.dataUnreachable(path: path, reason: reason())
    }
  }

  /// Removes a tree; what is already gone is no error.
  static func removeTree(_ path: String) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    if status.st_mode & S_IFMT == S_IFDIR {
      for entry in entries(of: path) { removeTree("\(path)/\(entry)") }
      rmdir(path)
    } else {
      unlink(path)
    }
  }

  /// The account number that owns a path, or nil where nothing is there.
  static func owner(of path: String) -> uid_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_uid : nil
  }

  /// What the operating system says about the call that just failed.
  static func reason() -> String {
    String(cString: strerror(errno))
  }
}
