package import Domain
package import Postgres

extension Problem {
  /// What a person is told about an error of the database that no operation has explained, without its data.
  ///
  /// Constraints of the schema have sentences of their own, found by name before it comes to this.
  package init(_ error: PostgresError) {
    switch error.kind {
    case .unavailable:
      self.init(
        code: "database.unavailable",
        message: Phrase("Die Datenbank ist nicht erreichbar.", en: "The database cannot be reached."),
        detail: error.reason.map { Phrase("Grund: \($0)", en: "Reason: \($0)") },
        hint: Phrase(
          "„viertelwerk database status“ zeigt, ob sie läuft; mit DATABASE_URL die Angaben dort prüfen.",
          en: "'viertelwerk database status' shows whether it runs; with DATABASE_URL check what it says."),
        exit: .unavailable)
    case .commitUnknown:
      self.init(
        code: "database.commit_unknown",
        message: Phrase(
          "Die Verbindung brach beim Speichern ab; ob gespeichert wurde, ist ungewiss.",
          en: "The connection broke while storing; whether it was stored is uncertain."),
        hint: Phrase(
          "Nachsehen, ob der Vorgang vorhanden ist, und ihn sonst wiederholen.",
          en: "Look whether it is there, and repeat it if not."), exit: .unavailable)
    case .retryable, .lockTimeout:
      self.init(
        code: "database.busy",
        message: Phrase(
          "Jemand anderes hält die Daten zu lange fest.", en: "Somebody else has held the data for too long."),
        hint: Phrase("Später noch einmal versuchen.", en: "Try again later."), exit: .retry)
    case .statementTimeout:
      self.init(
        code: "database.timeout",
        message: Phrase("Die Abfrage dauerte zu lange.", en: "The query took too long."),
        hint: Phrase(
          "Später oder mit einem engeren Zeitraum noch einmal versuchen.", en: "Try again later or with a shorter period."),
        exit: .retry)
    case .cancelled:
      self.init(code: "command.cancelled", message: Phrase("Abgebrochen.", en: "Cancelled."), exit: .retry)
    case .permission:
      self.init(
        code: "database.forbidden",
        message: Phrase("Dazu fehlt dieser Rolle das Recht.", en: "This role has no right to do that."),
        hint: Phrase("Mit einer Rolle arbeiten, die es darf.", en: "Work as a role that may."), exit: .data)
    case .constraint:
      self.init(
        code: "database.refused",
        message: Phrase(
          "Die Datenbank lehnt das ab: Regel \(error.constraint ?? error.sqlState).",
          en: "The database refuses that: rule \(error.constraint ?? error.sqlState)."), exit: .data)
    case .decoding, .misuse, .server:
      self.init(
        code: "internal",
        message: Phrase("Unerwarteter Fehler der Datenbankabfrage.", en: "Unexpected error of a database query."),
        detail: Phrase(error.description, en: error.description),
        hint: Phrase("Bitte melden.", en: "Please report it."), exit: .internal)
    }
  }
}
