import Domain
import Postgres

extension Problem {
  /// What went wrong around the server, in words, with what to do about it.
  init(_ error: ServerError) {
    let (message, hint, exit): (Phrase, Phrase?, ExitKind) =
      switch error {
      case .programsMissing(let searched):
        (
          Phrase(
            "PostgreSQLs Programme fehlen (gesucht: \(searched.joined(separator: ", "))).",
            en: "PostgreSQL's programs are missing (looked in: \(searched.joined(separator: ", ")))."),
          Phrase(
            "sudo apt-get install postgresql, oder DATABASE_URL auf einen vorhandenen Server setzen.",
            en: "sudo apt-get install postgresql, or set DATABASE_URL to a server that exists."), .unavailable
        )
      case .versionMismatch(let data, let programs):
        (
          Phrase(
            "Die Daten sind von PostgreSQL \(data), installiert ist \(programs).",
            en: "The data is of PostgreSQL \(data), installed is \(programs)."),
          Phrase("sudo apt-get install postgresql-\(data)", en: "sudo apt-get install postgresql-\(data)"), .unavailable
        )
      case .accountMissing(let name):
        (
          Phrase(
            "Das Konto „\(name)“ fehlt, unter dem PostgreSQL läuft.", en: "There is no account '\(name)' to run PostgreSQL."),
          Phrase(
            "Als gewöhnlicher Benutzer aufrufen, oder sudo apt-get install postgresql.",
            en: "Call it as an ordinary user, or sudo apt-get install postgresql."), .unavailable
        )
      case .dataUnreachable(let path, let reason):
        (
          Phrase("\(path) ist nicht zugänglich: \(reason).", en: "\(path) cannot be reached: \(reason)."),
          Phrase(
            "Rechte prüfen, oder VIERTELWERK_HOME auf ein anderes Verzeichnis setzen.",
            en: "Check its permissions, or set VIERTELWERK_HOME to another directory."), .unavailable
        )
      case .dataForeign(let path, let owner):
        (
          Phrase("\(path) gehört \(owner).", en: "\(path) belongs to \(owner)."),
          Phrase(
            "Als \(owner) aufrufen, oder VIERTELWERK_HOME auf ein eigenes Verzeichnis setzen.",
            en: "Call it as \(owner), or set VIERTELWERK_HOME to a directory of your own."), .unavailable
        )
      case .initialisationFailed(let path, let reason):
        (
          Phrase(
            "Die Datenbank in \(path) konnte nicht angelegt werden: \(reason)",
            en: "No database could be made in \(path): \(reason)"),
          Phrase("Ist dort genug Platz?", en: "Is there enough space?"), .unavailable
        )
      case .startFailed(let log, let reason):
        (
          Phrase("PostgreSQL ist nicht gestartet: \(reason)", en: "PostgreSQL did not start: \(reason)"),
          Phrase("Das Protokoll sagt mehr: \(log)", en: "The log says more: \(log)"), .unavailable
        )
      case .startTimedOut(let log, let seconds):
        (
          Phrase(
            "PostgreSQL nimmt nach \(seconds) Sekunden noch keine Verbindung an.",
            en: "PostgreSQL accepts no connection after \(seconds) seconds."),
          Phrase("Später noch einmal; das Protokoll sagt mehr: \(log)", en: "Try again later; the log says more: \(log)"),
          .retry
        )
      case .stopFailed(let log, let reason):
        (
          Phrase("PostgreSQL ließ sich nicht anhalten: \(reason)", en: "PostgreSQL could not be stopped: \(reason)"),
          Phrase("Das Protokoll sagt mehr: \(log)", en: "The log says more: \(log)"), .unavailable
        )
      case .lockTimedOut(let path, let seconds):
        (
          Phrase(
            "Ein anderer Befehl startet oder beendet den Server seit mehr als \(seconds) Sekunden.",
            en: "Another command has been starting or stopping the server for more than \(seconds) seconds."),
          Phrase("Später noch einmal (Sperre: \(path)).", en: "Try again later (lock: \(path))."), .retry
        )
      case .dumpFailed(let reason):
        (Phrase("Die Sicherung ist misslungen: \(reason)", en: "The backup failed: \(reason)"), nil, .unavailable)
      case .backupUnreachable(let path, let reason):
        (
          Phrase("\(path) ist nicht zugänglich: \(reason).", en: "\(path) cannot be reached: \(reason)."),
          Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."), .data
        )
      case .backupForeign(let path):
        (
          Phrase("\(path) ist keine Sicherung von viertelwerk.", en: "\(path) is no backup made by viertelwerk."),
          Phrase("Eine Datei angeben, die „database backup“ geschrieben hat.", en: "Name a file that 'database backup' wrote."),
          .data
        )
      case .backupDamaged(let path):
        (
          Phrase(
            "\(path) ist beschädigt oder unvollständig; nichts wurde verändert.",
            en: "\(path) is damaged or incomplete; nothing was changed."),
          Phrase("Eine andere Sicherung nehmen.", en: "Take another backup."), .data
        )
      case .restoreFailed(let reason):
        (
          Phrase(
            "Die Sicherung ließ sich nicht einspielen, der alte Stand bleibt: \(reason)",
            en: "The backup could not be restored, the old state stays: \(reason)"), nil, .unavailable
        )
      case .restoreDiffers(let tables):
        (
          Phrase(
            "Das Eingespielte weicht von der Sicherung ab (\(tables.joined(separator: ", "))); der alte Stand bleibt.",
            en: "What was restored differs from the backup (\(tables.joined(separator: ", "))); the old state stays."),
          Phrase("Bitte melden: das darf nicht vorkommen.", en: "Please report it: this must not happen."), .internal
        )
      }
    self.init(code: error.code, message: message, hint: hint, exit: exit)
  }
}
