package import Glibc

/// The operating system's account a server runs as: PostgreSQL refuses root, and reaches only what this account can.
package struct ServerAccount: Sendable, Equatable {
  package let name: String
  package let userID: uid_t
  package let groupID: gid_t
  package let groupIDs: [gid_t]

  /// The account with this name, or nil where there is none.
  package init?(name: String) {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    guard getpwnam_r(name, &record, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    self.init(record)
  }

  /// The account with this number, or nil where there is none.
  package init?(userID: uid_t) {
    var record = passwd()
    var found: UnsafeMutablePointer<passwd>?
    var buffer = [CChar](repeating: 0, count: 16384)
    guard getpwuid_r(userID, &record, &buffer, buffer.count, &found) == 0, found != nil else { return nil }
    self.init(record)
  }

  private init(_ record: passwd) {
    name = String(cString: record.pw_name)
    userID = record.pw_uid
    groupID = record.pw_gid
    var count: Int32 = 64
    var groups = [gid_t](repeating: 0, count: Int(count))
    let known = getgrouplist(record.pw_name, record.pw_gid, &groups, &count)
    groupIDs = known > 0 ? Array(groups.prefix(Int(count))) : [record.pw_gid]
  }

  /// Whether this account may enter every directory on the way to `path`, as far as the way exists.
  package func canReach(_ path: String) -> Bool {
    var way = ""
    for component in ["/"] + path.split(separator: "/").map(String.init) {
      way = way.isEmpty ? "/" : (way == "/" ? "/" + component : way + "/" + component)
      var status = stat()
      guard stat(way, &status) == 0 else { return errno == ENOENT }
      guard status.st_mode & S_IFMT == S_IFDIR, maySearch(status) else { return false }
    }
    return true
  }

  private func maySearch(_ status: stat) -> Bool {
    if userID == 0 { return true }
    if status.st_uid == userID { return status.st_mode & S_IXUSR != 0 }
    if groupIDs.contains(status.st_gid) { return status.st_mode & S_IXGRP != 0 }
    return status.st_mode & S_IXOTH != 0
  }
}
