import Glibc

/// Lets one command at a time make, start or stop a server; given back by the kernel even when the holder is killed.
enum ServerLock {
  /// Waits for the lock, for as long as a slow start could take, and holds it for the body.
  static func holding<Value>(
    _ path: String, timeout_seconds: Int, _ body: () async throws -> Value
  ) async throws -> Value {
    // Read-only is enough for flock, and lets the owner use a file that root has made.
    let file = open(path, O_RDONLY | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o644)
    guard file >= 0 else { throw ServerError.dataUnreachable(path: path, reason: FileSystem.reason()) }
    defer { close(file) }
    let clock = ContinuousClock()
    let deadline = clock.now + .seconds(timeout_seconds)
    while flock(file, LOCK_EX | LOCK_NB) != 0 {
      guard errno == EWOULDBLOCK || errno == EINTR, clock.now < deadline else {
        throw ServerError.lockTimedOut(path: path, seconds: timeout_seconds)
      }
      try await Task.sleep(for: .milliseconds(20))
    }
    return try await body()
  }
}
