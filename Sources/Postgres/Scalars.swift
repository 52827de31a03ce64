extension Bool: PostgresCodable {
  package static var postgresType: PostgresType { .bool }

  package func encode(into buffer: inout [UInt8]) {
    buffer.append(self ? 1 : 0)
  }

  package init(from cell: Cell) throws {
    self = try cell.required(as: Bool.self, type: .bool, count: 1)[0] != 0
  }
}

/// Reads any of PostgreSQL's integers that fits, so that a count or a small column needs no cast in the statement.
private func decodeInteger<Integer: FixedWidthInteger>(_ cell: Cell) throws -> Integer {
  let bytes = try cell.required(as: Integer.self)
  let value: Int64
  switch (cell.type, bytes.count) {
  case (PostgresType.int8.id, 8): value = bytes.bigEndian(Int64.self)
  case (PostgresType.int4.id, 4): value = Int64(bytes.bigEndian(Int32.self))
  case (PostgresType.int2.id, 2): value = Int64(bytes.bigEndian(Int16.self))
  case (PostgresType.oidID, 4): value = Int64(bytes.bigEndian(UInt32.self))
  default: throw cell.mismatch(Integer.self)
  }
  guard let result = Integer(exactly: value) else { throw cell.mismatch(Integer.self) }
  return result
}

extension Int16: PostgresCodable {
  package static var postgresType: PostgresType { .int2 }
  package func encode(into buffer: inout [UInt8]) { buffer.appendBigEndian(self) }
  package init(from cell: Cell) throws { self = try decodeInteger(cell) }
}

extension Int32: PostgresCodable {
  package static var postgresType: PostgresType { .int4 }
  package func encode(into buffer: inout [UInt8]) { buffer.appendBigEndian(self) }
  package init(from cell: Cell) throws { self = try decodeInteger(cell) }
}

extension Int64: PostgresCodable {
  package static var postgresType: PostgresType { .int8 }
  package func encode(into buffer: inout [UInt8]) { buffer.appendBigEndian(self) }
  package init(from cell: Cell) throws { self = try decodeInteger(cell) }
}

extension Int: PostgresCodable {
  package static var postgresType: PostgresType { .int8 }
  package func encode(into buffer: inout [UInt8]) { buffer.appendBigEndian(Int64(self)) }
  package init(from cell: Cell) throws { self = try decodeInteger(cell) }
}

extension Double: PostgresCodable {
  package static var postgresType: PostgresType { .float8 }
  package func encode(into buffer: inout [UInt8]) { buffer.appendBigEndian(bitPattern) }

  package init(from cell: Cell) throws {
    let bytes = try cell.required(as: Double.self)
    switch (cell.type, bytes.count) {
    case (PostgresType.float8.id, 8): self = Double(bitPattern: bytes.bigEndian(UInt64.self))
    case (PostgresType.float4ID, 4): self = Double(Float(bitPattern: bytes.bigEndian(UInt32.self)))
    default: throw cell.mismatch(Double.self)
    }
  }
}

extension String: PostgresCodable {
  package static var postgresType: PostgresType { .text }
  package func encode(into buffer: inout [UInt8]) { buffer.append(contentsOf: utf8) }

  /// Reads every textual type, enumerations, and json and jsonb as their text.
  package init(from cell: Cell) throws {
    var bytes = try cell.required(as: String.self)
    if cell.type == PostgresType.jsonb.id {
      // The one format version there is comes first.
      guard bytes.first == 1 else { throw cell.mismatch(String.self) }
      bytes = UnsafeRawBufferPointer(rebasing: bytes.dropFirst())
    } else if !PostgresType.textualIDs.contains(cell.type) && cell.type < PostgresType.firstUserID {
      throw cell.mismatch(String.self)
    }
    self = String(decoding: bytes, as: UTF8.self)
  }
}

/// One byte. It is here so that `[UInt8]` binds and reads as `bytea`; alone it is PostgreSQL's internal "char".
extension UInt8: PostgresCodable {
  package static var postgresType: PostgresType { PostgresType(id: 18, arrayID: 0) }
  package static var postgresArrayType: PostgresType { .bytea }
  package func encode(into buffer: inout [UInt8]) { buffer.append(self) }

  package static func encodeArray(_ values: [UInt8], into buffer: inout [UInt8]) {
    buffer.append(contentsOf: values)
  }

  package init(from cell: Cell) throws {
    self = try cell.required(as: UInt8.self, type: Self.postgresType, count: 1)[0]
  }

  package static func decodeArray(from cell: Cell) throws -> [UInt8] {
    [UInt8](try cell.required(as: [UInt8].self, type: .bytea))
  }
}

/// JSON text bound as `jsonb`. To read jsonb, a `String` will do.
package struct JSONText: PostgresCodable, Hashable {
  package let text: String

  package init(_ text: String) {
    self.text = text
  }

  package static var postgresType: PostgresType { .jsonb }

  package func encode(into buffer: inout [UInt8]) {
    buffer.append(1)
    buffer.append(contentsOf: text.utf8)
  }

  package init(from cell: Cell) throws {
    guard cell.type == PostgresType.jsonb.id || cell.type == PostgresType.jsonID else {
      throw cell.mismatch(JSONText.self)
    }
    text = try String(from: cell)
  }
}

/// The 16 bytes of a `uuid`, in the order in which it is written. Higher layers have their own type and convert.
package struct PostgresUUID: PostgresCodable, Hashable {
  package let bytes: [UInt8]

  /// Nil unless there are exactly 16.
  package init?(bytes: [UInt8]) {
    guard bytes.count == 16 else { return nil }
    self.bytes = bytes
  }

  package static var postgresType: PostgresType { .uuid }
  package func encode(into buffer: inout [UInt8]) { buffer.append(contentsOf: bytes) }

  package init(from cell: Cell) throws {
    bytes = [UInt8](try cell.required(as: PostgresUUID.self, type: .uuid, count: 16))
  }
}
