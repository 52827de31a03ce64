internal import CLibPQ
internal import Glibc

/// Writes the rows of a COPY … FROM STDIN into a buffer that goes to the server 64 KiB at a time.
///
/// Which calls fit depends on the statement's format: `row` for `(format binary)` and for the text format, where each
/// value says how it is written; `write` for bytes that already are CSV or text.
package struct CopyWriter: ~Copyable {
  private let connection: Connection
  private let isBinary: Bool
  private var buffer: [UInt8] = []
  private static let flushSize_bytes = 64 * 1024

  fileprivate init(_ connection: Connection, isBinary: Bool) {
    self.connection = connection
    self.isBinary = isBinary
    buffer.reserveCapacity(Self.flushSize_bytes + 16 * 1024)
    if isBinary {
      buffer += [0x50, 0x47, 0x43, 0x4F, 0x50, 0x59, 0x0A, 0xFF, 0x0D, 0x0A, 0x00]
      buffer.appendBigEndian(Int32(0))
      buffer.appendBigEndian(Int32(0))
    }
  }

  /// Appends one row to a COPY in binary format. The columns' types must be exactly those of the values.
  package mutating func row<each Value: PostgresEncodable>(_ value: repeat each Value) throws {
    guard isBinary else { throw PostgresError.misuse("typed rows need COPY … (format binary)") }
    var count: Int16 = 0
    for _ in repeat (each Value).self { count += 1 }
    buffer.appendBigEndian(count)
    repeat buffer.appendField(each value)
    try flushIfFull()
  }

  /// Appends one row to a COPY in text format, escaped; nil is NULL. The server reads each field as its column's type.
  package mutating func textRow(_ fields: some Sequence<String?>) throws {
    guard !isBinary else { throw PostgresError.misuse("text rows need COPY … (format text)") }
    var isFirst = true
    for field in fields {
      if !isFirst { buffer.append(UInt8(ascii: "\t")) }
      isFirst = false
      guard let field else {
        buffer.append(UInt8(ascii: "\\"))
        buffer.append(UInt8(ascii: "N"))
        continue
      }
      for byte in field.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): buffer += [byte, byte]
        case UInt8(ascii: "\t"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "t")]
        case UInt8(ascii: "\n"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "n")]
        case UInt8(ascii: "\r"): buffer += [UInt8(ascii: "\\"), UInt8(ascii: "r")]
        default: buffer.append(byte)
        }
      }
    }
    buffer.append(UInt8(ascii: "\n"))
    try flushIfFull()
  }

  /// Appends bytes as they are, for data that already is CSV or text. Whoever finds nothing to write for long is stopped here, too.
  package mutating func write(_ bytes: some Sequence<UInt8>) throws {
    try connection.checkInterruption()
    buffer.append(contentsOf: bytes)
    try flushIfFull()
  }

  private mutating func flushIfFull() throws {
    if buffer.count >= Self.flushSize_bytes { try flush() }
  }

  private mutating func flush() throws {
    try connection.checkInterruption()
    try buffer.withUnsafeBytes { bytes in
      try connection.check(
        PQputCopyData(connection.handle, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count)) == 1)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  fileprivate mutating func finish() throws {
    if isBinary { buffer.appendBigEndian(Int16(-1)) }
    try flush()
  }
}

extension Connection {
  /// Runs a COPY … FROM STDIN that the closure feeds, and returns how many rows arrived.
  ///
  /// When the closure throws, the server discards what it got; its error is thrown on. The statement takes no bound
  /// values, because COPY takes none.
  @discardableResult
  package func copyIn(_ sql: SQL, _ body: (inout CopyWriter) throws -> Void) throws -> Int {
    let start = try startCopy(sql, expecting: PGRES_COPY_IN)
    let isBinary = PQbinaryTuples(start) == 1
    PQclear(start)
    var writer = CopyWriter(self, isBinary: isBinary)
    do {
      try body(&writer)
      try writer.finish()
    } catch {
      if PQputCopyEnd(handle, "given up by the client") == 1 {
        _ = try? finishCopy()
      }
      throw error
    }
    try check(PQputCopyEnd(handle, nil) == 1)
    return try finishCopy()
  }

  /// Runs a COPY … TO STDOUT and gives the closure each row as the server sends it (for CSV and text: one line).
  ///
  /// When the closure throws, the rest is cancelled and its error thrown on.
  package func copyOut(_ sql: SQL, _ body: (UnsafeRawBufferPointer) throws -> Void) throws {
    PQclear(try startCopy(sql, expecting: PGRES_COPY_OUT))
    var thrown: (any Error)?
    while true {
      var row: UnsafeMutablePointer<CChar>?
      let count = PQgetCopyData(handle, &row, 0)
      guard count > 0 else { break }
      defer { PQfreemem(row) }
      guard thrown == nil else { continue }
      do {
        try checkInterruption()
        try body(UnsafeRawBufferPointer(start: row, count: Int(count)))
      } catch {
        thrown = error
        cancelHandle.cancel()
      }
    }
    if let thrown {
      _ = try? finishCopy()
      throw thrown
    }
    _ = try finishCopy()
  }

  /// - Returns: the result that says that data may flow; the caller clears it.
  private func startCopy(_ sql: SQL, expecting expected: ExecStatusType) throws -> OpaquePointer? {
    guard sql.parameters.types.isEmpty else { throw PostgresError.misuse("COPY takes no bound values") }
    try checkInterruption()
    try leavePipeline()
    let result = PQexec(handle, sql.rendered().text)
    let status = PQresultStatus(result)
    guard status == expected else {
      defer { PQclear(result) }
      if status == PGRES_FATAL_ERROR { throw classified(PostgresError(result: result)) }
      throw PostgresError.misuse("the statement is not the COPY that is expected here")
    }
    return result
  }

  /// Reads the answers behind the data.
  private func finishCopy() throws -> Int {
    var count = 0
    var failure: PostgresError?
    while let result = PQgetResult(handle) {
      if PQresultStatus(result) == PGRES_COMMAND_OK {
        count = Int(String(cString: PQcmdTuples(result))) ?? 0
      } else if failure == nil {
        failure = PostgresError(result: result)
      }
      PQclear(result)
      if PQstatus(handle) != CONNECTION_OK { break }
    }
    if let failure { throw classified(failure) }
    return count
  }
}
