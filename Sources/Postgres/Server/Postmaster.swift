import Glibc

/// What the file `postmaster.pid` and the process table say about a data directory's server.
struct Postmaster {
  let data: String

  /// The process number in `postmaster.pid`, or nil without such a file.
  var processID: pid_t? {
    FileSystem.text(of: "\(data)/postmaster.pid")?.split(whereSeparator: \.isNewline).first.flatMap { pid_t($0) }
  }

  /// Whether the server has written that it accepts connections (line 8 of the file).
  var saysReady: Bool {
    guard let lines = FileSystem.text(of: "\(data)/postmaster.pid")?.split(separator: "\n", omittingEmptySubsequences: false),
      lines.count >= 8
    else { return false }
    return lines[7].hasPrefix("ready")
  }

  /// Whether the process in the file is this directory's server. A number may have been given to somebody else since a crash;
  /// every process of PostgreSQL works in its data directory, which tells them apart.
  var isAlive: Bool {
    processID.map(worksHere) ?? false
  }

  /// Processes of this data directory: after a killed postmaster its children live on for a moment, and PostgreSQL rightly
  /// refuses to start beside them.
  var remainingProcessIDs: [pid_t] {
    FileSystem.entries(of: "/proc").compactMap { pid_t($0) }.filter(worksHere)
  }

  private func worksHere(_ processID: pid_t) -> Bool {
    FileSystem.realPath("/proc/\(processID)/cwd") == FileSystem.realPath(data)
  }

  /// Removes lock files (`postmaster.pid`, and the socket's) whose number now belongs to a stranger or to a zombie. PostgreSQL
  /// itself clears those whose process is gone, but takes whatever else answers to the number for a server.
  func clearStaleFiles(socket: String) {
    guard remainingProcessIDs.isEmpty else { return }
    for file in ["\(data)/postmaster.pid", "\(socket).lock"] {
      guard let line = FileSystem.text(of: file)?.split(whereSeparator: \.isNewline).first, let processID = pid_t(line),
        kill(processID, 0) == 0 || errno == EPERM
      else { continue }
      unlink(file)
    }
  }
}
