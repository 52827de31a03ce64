/// What can go wrong around a server rather than inside a statement; the edge turns it into words for people.
package enum ServerError: Error, Sendable, Equatable {
  /// PostgreSQL's programs are not installed, or not where anybody would look.
  case programsMissing(searched: [String])
  /// The data was made by another major version than the programs that are installed.
  case versionMismatch(data: String, programs: String)
  /// Root called, PostgreSQL refuses root, and the account it should run as does not exist.
  case accountMissing(name: String)
  /// A directory cannot be made, read or searched.
  case dataUnreachable(path: String, reason: String)
  /// The data belongs to another account than the caller's.
  case dataForeign(path: String, owner: String)
  case initialisationFailed(path: String, reason: String)
  case startFailed(log: String, reason: String)
  case startTimedOut(log: String, seconds: Int)
  case stopFailed(log: String, reason: String)
  /// Another command holds the lock for longer than a start could take.
  case lockTimedOut(path: String, seconds: Int)
  case dumpFailed(reason: String)
  /// The file cannot be opened, or not be written.
  case backupUnreachable(path: String, reason: String)
  /// The file was never a backup of ours.
  case backupForeign(path: String)
  /// The file was a backup of ours once: it is cut short or altered.
  case backupDamaged(path: String)
  case restoreFailed(reason: String)
  /// What was read back differs from what was written down when the backup was made.
  case restoreDiffers(tables: [String])

  /// The stable code under which people and programs know the error.
  package var code: String {
    switch self {
    case .programsMissing: "server.programs_missing"
    case .versionMismatch: "server.version_mismatch"
    case .accountMissing: "server.account_missing"
    case .dataUnreachable: "server.data_unreachable"
    case .dataForeign: "server.data_foreign"
    case .initialisationFailed: "server.initialisation_failed"
    case .startFailed: "server.start_failed"
    case .startTimedOut: "server.start_timed_out"
    case .stopFailed: "server.stop_failed"
    case .lockTimedOut: "server.lock_timed_out"
    case .dumpFailed: "backup.failed"
    case .backupUnreachable: "backup.unreachable"
    case .backupForeign: "backup.foreign"
    case .backupDamaged: "backup.damaged"
    case .restoreFailed: "restore.failed"
    case .restoreDiffers: "restore.differs"
    }
  }
}
