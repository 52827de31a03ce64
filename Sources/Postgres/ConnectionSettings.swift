internal import CLibPQ

/// How every connection of the program behaves, whatever the connection string says about where it goes.
package struct ConnectionSettings: Sendable {
  /// What pg_stat_activity shows.
  package var applicationName: String
  package var connectTimeout_seconds: Int
  package var statementTimeout_seconds: Int
  package var lockTimeout_seconds: Int
  /// A transaction that does nothing for so long is ended by the server, so that its locks go.
  package var idleInTransactionTimeout_seconds: Int

  package init(
    applicationName: String = "viertelwerk", connectTimeout_seconds: Int = 10, statementTimeout_seconds: Int = 600,
    lockTimeout_seconds: Int = 60, idleInTransactionTimeout_seconds: Int = 120
  ) {
    self.applicationName = applicationName
    self.connectTimeout_seconds = connectTimeout_seconds
    self.statementTimeout_seconds = statementTimeout_seconds
    self.lockTimeout_seconds = lockTimeout_seconds
    self.idleInTransactionTimeout_seconds = idleInTransactionTimeout_seconds
  }

  /// Session settings that the server gets with the connection request, at no extra round trip.
  private var options: String {
    [
      // Ends the backend of a killed client while it still works, so that its locks do not outlive it.
      "client_connection_check_interval=1s",
      "idle_in_transaction_session_timeout=\(idleInTransactionTimeout_seconds)s",
      "statement_timeout=\(statementTimeout_seconds)s",
      "lock_timeout=\(lockTimeout_seconds)s",
      // A day begins at midnight in Dortmund, for policies and retention as for `Moment.day`; moments travel as binary and have no zone.
      "timezone=Europe/Berlin",
      "datestyle=ISO",
      "intervalstyle=iso_8601",
      "standard_conforming_strings=on",
      "extra_float_digits=1",
    ].map { "-c \($0)" }.joined(separator: " ")
  }

  /// The connection string's own keywords, completed by what the program wants unless the string says otherwise.
  ///
  /// - Throws: `PostgresError` of kind `misuse` where the string cannot be read; its text is not repeated.
  func keywords(for connectionString: String) throws -> [(keyword: String, value: String)] {
    var message: UnsafeMutablePointer<CChar>?
    let parsed = PQconninfoParse(connectionString, &message)
    // The message may quote the string, and with it a password.
    PQfreemem(message)
    guard let parsed else { throw PostgresError.misuse("the connection string cannot be read") }
    defer { PQconninfoFree(parsed) }
    var values: [(keyword: String, value: String)] = []
    var entry = parsed
    while let keyword = entry.pointee.keyword {
      if let value = entry.pointee.val { values.append((String(cString: keyword), String(cString: value))) }
      entry += 1
    }
    let defaults = [
      ("application_name", applicationName), ("connect_timeout", String(connectTimeout_seconds)),
      ("keepalives", "1"), ("keepalives_idle", "30"), ("keepalives_interval", "10"), ("keepalives_count", "3"),
      ("tcp_user_timeout", "60000"),
    ]
    for (keyword, value) in defaults where !values.contains(where: { $0.keyword == keyword }) {
      values.append((keyword, value))
    }
    values.removeAll { $0.keyword == "client_encoding" }
    values.append(("client_encoding", "UTF8"))
    let own = values.first { $0.keyword == "options" }?.value
    values.removeAll { $0.keyword == "options" }
    // What the string sets comes last and wins.
    values.append(("options", own.map { "\(options) \($0)" } ?? options))
    return values
  }
}
