extension PostgresEncodable {
  package var isPostgresNull: Bool { false }
  package static var postgresArrayType: PostgresType { PostgresType(id: postgresType.arrayID, arrayID: 0) }

  /// The body of a one-dimensional array: dimensions, whether NULLs occur, the element type, then each element.
  package static func encodeArray(_ values: [Self], into buffer: inout [UInt8]) {
    buffer.appendBigEndian(Int32(values.isEmpty ? 0 : 1))
    buffer.appendBigEndian(Int32(values.contains { $0.isPostgresNull } ? 1 : 0))
    buffer.appendBigEndian(postgresType.id)
    guard !values.isEmpty else { return }
    buffer.appendBigEndian(Int32(values.count))
    buffer.appendBigEndian(Int32(1))
    for value in values {
      buffer.appendField(value)
    }
  }
}

extension PostgresDecodable {
  /// Reads a one-dimensional array; a NULL element is an error unless the element type is optional.
  package static func decodeArray(from cell: Cell) throws -> [Self] {
    let bytes = try cell.required(as: [Self].self)
    guard bytes.count >= 12 else { throw cell.mismatch([Self].self) }
    let dimensions = bytes.bigEndian(Int32.self)
    let type = bytes.bigEndian(UInt32.self, at: 8)
    if dimensions == 0 { return [] }
    guard dimensions == 1, bytes.count >= 20 else { throw cell.mismatch([Self].self) }
    let count = Int(bytes.bigEndian(Int32.self, at: 12))
    guard count >= 0, count <= bytes.count / 4 else { throw cell.mismatch([Self].self) }
    var values: [Self] = []
    values.reserveCapacity(count)
    var offset = 20
    for _ in 0..<count {
      guard offset + 4 <= bytes.count else { throw cell.mismatch([Self].self) }
      let length = Int(bytes.bigEndian(Int32.self, at: offset))
      offset += 4
      guard length >= 0 else {
        values.append(try Self(from: cell.element(nil, type: type)))
        continue
      }
      guard offset + length <= bytes.count else { throw cell.mismatch([Self].self) }
      let field = UnsafeRawBufferPointer(rebasing: bytes[offset..<offset + length])
      values.append(try Self(from: cell.element(field, type: type)))
      offset += length
    }
    return values
  }
}

extension Array: PostgresEncodable where Element: PostgresEncodable {
  package static var postgresType: PostgresType { Element.postgresArrayType }
  package func encode(into buffer: inout [UInt8]) { Element.encodeArray(self, into: &buffer) }
}

extension Array: PostgresDecodable where Element: PostgresDecodable {
  package init(from cell: Cell) throws { self = try Element.decodeArray(from: cell) }
}

extension Optional: PostgresEncodable where Wrapped: PostgresEncodable {
  package static var postgresType: PostgresType { Wrapped.postgresType }
  package var isPostgresNull: Bool { map(\.isPostgresNull) ?? true }

  package func encode(into buffer: inout [UInt8]) {
    self?.encode(into: &buffer)
  }
}

extension Optional: PostgresDecodable where Wrapped: PostgresDecodable {
  package init(from cell: Cell) throws {
    self = cell.bytes == nil ? nil : try Wrapped(from: cell)
  }
}

extension [UInt8] {
  /// Appends a value as PostgreSQL frames it in arrays and in binary COPY: its length, or -1 for NULL, and its bytes.
  mutating func appendField(_ value: some PostgresEncodable) {
    guard !value.isPostgresNull else {
      appendBigEndian(Int32(-1))
      return
    }
    let start = count
    appendBigEndian(Int32(0))
    value.encode(into: &self)
    let length = Int32(count - start - 4)
    Swift.withUnsafeBytes(of: length.bigEndian) { bytes in
      for (offset, byte) in bytes.enumerated() {
        self[start + offset] = byte
      }
    }
  }
}
