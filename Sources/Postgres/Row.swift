internal import CLibPQ

/// The rows a statement returned, decoded on demand next to the query that asked for them.
package struct Rows: Sendable {
  /// Owns libpq's result.
  ///
  /// Unchecked, because the pointer is opaque: a result is never changed after it was received, libpq's functions that
  /// read one are thread-safe, and it is freed once, when the last owner lets go.
  private final class Result: @unchecked Sendable {
    let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) {
      self.pointer = pointer
    }

    deinit {
      PQclear(pointer)
    }
  }

  private let result: Result?
  package let count: Int
  /// How many rows an INSERT, UPDATE, DELETE, MERGE, SELECT or COPY concerned; 0 for other statements.
  package let affectedCount: Int

  /// Takes over the result and frees it in the end.
  init(adopting pointer: OpaquePointer) {
    result = Result(pointer)
    count = Int(PQntuples(pointer))
    affectedCount = Int(String(cString: PQcmdTuples(pointer))) ?? 0
  }

  package var isEmpty: Bool { count == 0 }

  /// Every row as a tuple of the given types, one a column: `rows.decode((Int64, String, LocalDate?).self)`.
  ///
  /// - Throws: `PostgresError` of kind `decoding` where number or type of the columns differ, or NULL meets a type
  ///   that is not optional.
  package func decode<each Value: PostgresDecodable>(_: (repeat each Value).Type) throws -> [(repeat each Value)] {
    let columns = try columns(count: Self.count(of: (repeat each Value).self))
    var values: [(repeat each Value)] = []
    values.reserveCapacity(count)
    for row in 0..<count {
      values.append(try decodeRow(row, columns, as: (repeat each Value).self))
    }
    return values
  }

  /// Every row of a statement with one column.
  package func decode<Value: PostgresDecodable>(_: Value.Type) throws -> [Value] {
    let columns = try columns(count: 1)
    return try (0..<count).map { try Value(from: cell(row: Int32($0), column: 0, type: columns[0])) }
  }

  /// The only or first row of a statement with one column, nil where there is none.
  package func first<Value: PostgresDecodable>(as _: Value.Type) throws -> Value? {
    guard count > 0 else { return nil }
    return try Value(from: cell(row: 0, column: 0, type: columns(count: 1)[0]))
  }

  /// The only or first row, nil where there is none.
  package func first<each Value: PostgresDecodable>(as _: (repeat each Value).Type) throws -> (repeat each Value)? {
    guard count > 0 else { return nil }
    let row = try decodeRow(0, columns(count: Self.count(of: (repeat each Value).self)), as: (repeat each Value).self)
    return .some(row)
  }

  /// Every row through a closure, for a value that is built from its columns: `rows.map { (id: Int64, code: String) in … }`.
  package func map<each Value: PostgresDecodable, Output>(
    _ transform: (repeat each Value) throws -> Output
  ) throws -> [Output] {
    let columns = try columns(count: Self.count(of: (repeat each Value).self))
    var outputs: [Output] = []
    outputs.reserveCapacity(count)
    for row in 0..<count {
      let values = try decodeRow(row, columns, as: (repeat each Value).self)
      outputs.append(try transform(repeat each values))
    }
    return outputs
  }

  private static func count<each Value>(of _: (repeat each Value).Type) -> Int {
    var count = 0
    for _ in repeat (each Value).self { count += 1 }
    return count
  }

  /// The type of each column, once the number of columns is known to be right.
  private func columns(count expected: Int) throws -> [UInt32] {
    guard let pointer = result?.pointer else { return [] }
    let actual = Int(PQnfields(pointer))
    guard actual == expected else {
      throw PostgresError(kind: .decoding, reason: "\(actual) columns where \(expected) are expected")
    }
    return (0..<Int32(actual)).map { PQftype(pointer, $0) }
  }

  private func decodeRow<each Value: PostgresDecodable>(
    _ row: Int, _ columns: [UInt32], as _: (repeat each Value).Type
  ) throws -> (repeat each Value) {
    var column = 0
    func next<Decoded: PostgresDecodable>(_: Decoded.Type) throws -> Decoded {
      defer { column += 1 }
      return try Decoded(from: cell(row: Int32(row), column: Int32(column), type: columns[column]))
    }
    return (repeat try next((each Value).self))
  }

  private func cell(row: Int32, column: Int32, type: UInt32) -> Cell {
    guard let pointer = result?.pointer, PQgetisnull(pointer, row, column) == 0 else {
      return Cell(bytes: nil, type: type, result: result?.pointer, column: column)
    }
    let bytes = UnsafeRawBufferPointer(start: PQgetvalue(pointer, row, column), count: Int(PQgetlength(pointer, row, column)))
    return Cell(bytes: bytes, type: type, result: pointer, column: column)
  }
}
