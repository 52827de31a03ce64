internal import CLibPQ

/// Several statements that were compiled into the program as one text, such as a migration.
///
/// The bytes come from a C array of the binary, so this too cannot carry a text made at run time.
package struct Script: Sendable {
  fileprivate let text: String

  package init(embedded bytes: UnsafeBufferPointer<UInt8>) {
    text = String(decoding: bytes, as: UTF8.self)
  }
}

extension Connection {
  /// Runs every statement of the script; outside a transaction they are one.
  ///
  /// - Throws: the first statement's `PostgresError`; the rest is not run.
  package func execute(_ script: Script) throws {
    try checkInterruption()
    try leavePipeline()
    let result = PQexec(handle, script.text)
    defer { PQclear(result) }
    let status = PQresultStatus(result)
    guard status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK || status == PGRES_EMPTY_QUERY else {
      throw classified(PostgresError(result: result))
    }
  }
}
