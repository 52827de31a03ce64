internal import CLibPQ

/// What PostgreSQL, or the way to it, refused.
///
/// `description` names the kind, the SQLSTATE and the objects of the schema, never a value, a statement or a
/// connection string, so it may stand in any log. The server's own words, which may quote data, are only in
/// `detailForFindings`.
package struct PostgresError: Error, Sendable, Equatable {
  /// What a caller can do about it.
  package enum Kind: String, Sendable {
    /// The server cannot be reached, went away or takes no more connections: try later.
    case unavailable
    /// The connection was lost while COMMIT was under way: nobody knows whether it was stored.
    case commitUnknown
    /// A serialization failure or deadlock: the same transaction may succeed when run again.
    case retryable
    /// Cancelled because the caller's task was.
    case cancelled
    /// A statement ran longer than its limit.
    case statementTimeout
    /// A lock was not to be had in time.
    case lockTimeout
    /// A constraint or a trigger of the schema refused it (class 23, and P0001 raised by a trigger).
    case constraint
    /// The acting role lacks the right.
    case permission
    /// A column did not read as the Swift type that was asked for.
    case decoding
    /// The program used the connection in a way that cannot work.
    case misuse
    /// Anything else the server reports.
    case server
  }

  package let kind: Kind
  /// Five characters as in the PostgreSQL manual's appendix A; empty where the error did not come from the server.
  package let sqlState: String
  package let schema: String?
  package let table: String?
  package let column: String?
  package let constraint: String?
  /// The server's routine that raised it, such as `exec_stmt_raise`.
  package let routine: String?
  /// What went wrong on this side of the connection, without data.
  package let reason: String?
  /// The server's message, detail and context, which may quote values. Only for the person whose data it is.
  package let detailForFindings: String?
  /// The DETAIL that a function of the schema gave with RAISE: facts as JSON for a sentence a person can read. The
  /// schema's rule is that it holds codes and amounts only. Nil for the server's own errors, whose detail quotes rows.
  package let raisedDetail: String?

  init(
    kind: Kind, sqlState: String = "", schema: String? = nil, table: String? = nil, column: String? = nil,
    constraint: String? = nil, routine: String? = nil, reason: String? = nil, detailForFindings: String? = nil,
    raisedDetail: String? = nil
  ) {
    self.kind = kind
    self.sqlState = sqlState
    self.schema = schema
    self.table = table
    self.column = column
    self.constraint = constraint
    self.routine = routine
    self.reason = reason
    self.detailForFindings = detailForFindings
    self.raisedDetail = raisedDetail
  }

  /// Reads an error out of a result; the result stays the caller's to clear.
  init(result: OpaquePointer?) {
    func field(_ code: Int32) -> String? {
      PQresultErrorField(result, code).map { String(cString: $0) }
    }
    func field(_ character: Unicode.Scalar) -> String? { field(Int32(character.value)) }
    let state = field("C") ?? ""
    let routine = field("R")
    let isRaised = routine == "exec_stmt_raise"
    self.init(
      kind: Self.kind(of: state), sqlState: state, schema: field("s"), table: field("t"), column: field("c"),
      constraint: field("n"), routine: routine, reason: state.isEmpty ? "no answer from the server" : nil,
      detailForFindings: [field("M"), field("D"), field("W")].compactMap { $0 }.joined(separator: "\n"),
      raisedDetail: isRaised ? field("D") : nil)
  }

  static func decoding(column: String, reason: String) -> PostgresError {
    PostgresError(kind: .decoding, column: column, reason: reason)
  }

  static func unavailable(_ reason: String, detail: String? = nil) -> PostgresError {
    PostgresError(kind: .unavailable, reason: reason, detailForFindings: detail)
  }

  static func misuse(_ reason: String) -> PostgresError {
    PostgresError(kind: .misuse, reason: reason)
  }

  /// The same error under another kind, where the caller knows more than the SQLSTATE says.
  func reclassified(_ kind: Kind) -> PostgresError {
    PostgresError(
      kind: kind, sqlState: sqlState, schema: schema, table: table, column: column, constraint: constraint,
      routine: routine, reason: reason, detailForFindings: detailForFindings, raisedDetail: raisedDetail)
  }

  private static func kind(of state: String) -> Kind {
    switch state {
    case "": .unavailable
    // A kept statement whose result changed with the schema, or that the server forgot: prepared anew it works.
    case "40001", "40P01", "26000": .retryable
    case "0A000": .server
    case "57014": .statementTimeout
    case "55P03": .lockTimeout
    case "42501": .permission
    case "P0001": .constraint
    case "57P01", "57P02", "57P03", "57P05", "25P03", "53300": .unavailable
    case _ where state.hasPrefix("08"): .unavailable
    case _ where state.hasPrefix("23"): .constraint
    case _ where state.hasPrefix("28"): .unavailable
    default: .server
    }
  }
}

extension PostgresError: CustomStringConvertible, CustomDebugStringConvertible {
  package var description: String {
    var text = "PostgreSQL \(kind.rawValue)"
    if !sqlState.isEmpty { text += " \(sqlState)" }
    let place = [
      constraint.map { "constraint \($0)" }, table.map { "table \($0)" }, column.map { "column \($0)" },
      routine.map { "routine \($0)" }, reason,
    ].compactMap { $0 }
    return place.isEmpty ? text : "\(text) (\(place.joined(separator: ", ")))"
  }

  package var debugDescription: String { description }
}

extension PostgresError: CustomReflectable {
  /// Keeps a dumped or interpolated error from showing what `description` leaves out.
  package var customMirror: Mirror { Mirror(self, children: ["description": description]) }
}

/// Something the server says beside its answer, such as a RAISE NOTICE or a warning.
package struct PostgresNotice: Sendable {
  /// Not translated: WARNING, NOTICE, INFO …
  package let severity: String
  package let sqlState: String
  /// The server's words, which may quote data.
  package let message: String
}
