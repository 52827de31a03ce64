internal import CLibPQ

/// One field of one row while it is decoded: its bytes, its type and the column's name for the error.
package struct Cell {
  /// Nil for NULL. Valid only while the row is decoded.
  package let bytes: UnsafeRawBufferPointer?
  package let type: UInt32
  /// The result and the column the field came from, to name it in an error.
  private let result: OpaquePointer?
  private let column: Int32

  init(bytes: UnsafeRawBufferPointer?, type: UInt32, result: OpaquePointer?, column: Int32) {
    self.bytes = bytes
    self.type = type
    self.result = result
    self.column = column
  }

  private var name: String { PQfname(result, column).map { String(cString: $0) } ?? "?" }

  /// The bytes of a field that may not be NULL.
  package func required<Value>(as _: Value.Type) throws -> UnsafeRawBufferPointer {
    guard let bytes else {
      throw PostgresError.decoding(column: name, reason: "NULL where \(Value.self) is expected")
    }
    return bytes
  }

  /// The bytes of a field of exactly this type and, where given, this length.
  package func required<Value>(
    as _: Value.Type, type expected: PostgresType, count: Int? = nil
  ) throws -> UnsafeRawBufferPointer {
    guard type == expected.id else { throw mismatch(Value.self) }
    let bytes = try required(as: Value.self)
    if let count, bytes.count != count { throw mismatch(Value.self) }
    return bytes
  }

  /// The error for a column whose type or content does not fit the Swift type. It never carries the content.
  package func mismatch<Value>(_: Value.Type) -> PostgresError {
    PostgresError.decoding(column: name, reason: "a column of type \(type) does not read as \(Value.self)")
  }

  /// The same column's element of an array.
  func element(_ bytes: UnsafeRawBufferPointer?, type: UInt32) -> Cell {
    Cell(bytes: bytes, type: type, result: result, column: column)
  }
}

extension UnsafeRawBufferPointer {
  /// A big-endian integer at the offset, as PostgreSQL sends every number.
  func bigEndian<Integer: FixedWidthInteger>(_ type: Integer.Type, at offset: Int = 0) -> Integer {
    Integer(bigEndian: loadUnaligned(fromByteOffset: offset, as: Integer.self))
  }
}

extension [UInt8] {
  /// Appends an integer in network byte order.
  mutating func appendBigEndian(_ value: some FixedWidthInteger) {
    Swift.withUnsafeBytes(of: value.bigEndian) { append(contentsOf: $0) }
  }
}
