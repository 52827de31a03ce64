/// A statement whose text stands in the program and whose values are bound.
///
/// What is interpolated becomes a parameter (`\(propertyID)` is sent as `$1`), so data can never be read as SQL:
/// the literal parts are `StaticString`s, and no initialiser takes a `String` made at run time.
package struct SQL: Sendable, ExpressibleByStringInterpolation {
  enum Piece: Sendable {
    case text(StaticString)
    case staticIdentifier(StaticString)
    case identifier(String)
    case parameter
  }

  private(set) var pieces: [Piece]
  private(set) var parameters: Parameters

  package init(stringLiteral value: StaticString) {
    pieces = [.text(value)]
    parameters = Parameters()
  }

  package init(stringInterpolation: StringInterpolation) {
    pieces = stringInterpolation.pieces
    parameters = stringInterpolation.parameters
  }

  private init() {
    pieces = []
    parameters = Parameters()
  }

  /// Several fragments in a row, as for a list of columns or of conditions.
  package static func joined(_ fragments: [SQL], separator: SQL) -> SQL {
    var result = SQL()
    for (index, fragment) in fragments.enumerated() {
      if index > 0 { result.append(separator) }
      result.append(fragment)
    }
    return result
  }

  private mutating func append(_ fragment: SQL) {
    pieces += fragment.pieces
    parameters.append(fragment.parameters)
  }

  /// Collects the literal text and the values of one interpolated statement.
  package struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var pieces: [Piece] = []
    fileprivate var parameters = Parameters()

    package init(literalCapacity: Int, interpolationCount: Int) {
      pieces.reserveCapacity(2 * interpolationCount + 1)
    }

    package mutating func appendLiteral(_ literal: StaticString) {
      if literal.utf8CodeUnitCount > 0 { pieces.append(.text(literal)) }
    }

    /// Binds a value.
    package mutating func appendInterpolation(_ value: some PostgresEncodable) {
      pieces.append(.parameter)
      parameters.append(value)
    }

    /// Binds a value or NULL. Spelled out, because the compiler takes an optional inside a literal for a slip otherwise.
    package mutating func appendInterpolation<Value: PostgresEncodable>(_ value: Value?) {
      pieces.append(.parameter)
      parameters.append(value)
    }

    /// Splices another statement's text and values.
    package mutating func appendInterpolation(fragment: SQL) {
      pieces += fragment.pieces
      parameters.append(fragment.parameters)
    }

    /// Names a table or column that stands in the program.
    package mutating func appendInterpolation(identifier: StaticString) {
      pieces.append(.staticIdentifier(identifier))
    }

    /// Names an object whose name is only known at run time (a database, a role, a table from the catalog). It is
    /// always quoted, so it can name a thing but never say anything else; such a statement is not kept prepared.
    package mutating func appendInterpolation(quotedIdentifier: String) {
      pieces.append(.identifier(quotedIdentifier))
    }
  }

  /// The values bound to a statement, in PostgreSQL's binary format, one behind the other.
  struct Parameters: Sendable {
    private(set) var types: [UInt32] = []
    /// -1 for NULL.
    private(set) var lengths: [Int32] = []
    private(set) var bytes: [UInt8] = []

    mutating func append<Value: PostgresEncodable>(_ value: Value) {
      types.append(Value.postgresType.id)
      guard !value.isPostgresNull else {
        lengths.append(-1)
        return
      }
      let start = bytes.count
      value.encode(into: &bytes)
      lengths.append(Int32(bytes.count - start))
    }

    mutating func append(_ other: Parameters) {
      types += other.types
      lengths += other.lengths
      bytes += other.bytes
    }

    /// Lends libpq the pointers it wants: one a value, NULL where the value is NULL.
    func withPointers<Result>(
      _ body: (
        _ count: Int32, _ values: [UnsafePointer<CChar>?], _ lengths: [Int32], _ formats: [Int32]
      ) throws -> Result
    ) rethrows -> Result {
      // One more byte, so that an empty text at the end still has an address and is not taken for NULL.
      try (bytes + [0]).withUnsafeBytes { buffer in
        var values: [UnsafePointer<CChar>?] = []
        values.reserveCapacity(lengths.count)
        var offset = 0
        for length in lengths {
          guard length >= 0 else {
            values.append(nil)
            continue
          }
          values.append(buffer.baseAddress.map { ($0 + offset).assumingMemoryBound(to: CChar.self) })
          offset += Int(length)
        }
        return try body(Int32(lengths.count), values, lengths, [Int32](repeating: 1, count: lengths.count))
      }
    }
  }

  /// The text that is sent, with `$1`, `$2` … for the values.
  func rendered() -> Rendered {
    var text: [UInt8] = []
    text.reserveCapacity(256)
    var number = 0
    var isStatic = true
    for piece in pieces {
      switch piece {
      case .text(let literal):
        literal.withUTF8Buffer { text.append(contentsOf: $0) }
      case .staticIdentifier(let name):
        text.appendQuoted(name.description)
      case .identifier(let name):
        isStatic = false
        text.appendQuoted(name)
      case .parameter:
        number += 1
        text.append(UInt8(ascii: "$"))
        text.append(contentsOf: String(number).utf8)
      }
    }
    return Rendered(text: String(decoding: text, as: UTF8.self), isStatic: isStatic)
  }

  /// A statement's text, and whether it can recur, so that keeping it prepared pays.
  struct Rendered {
    let text: String
    let isStatic: Bool
  }
}

extension [UInt8] {
  /// Appends an SQL identifier in double quotes; a quote inside is doubled.
  fileprivate mutating func appendQuoted(_ name: String) {
    append(UInt8(ascii: "\""))
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\"") { append(byte) }
      append(byte)
    }
    append(UInt8(ascii: "\""))
  }
}
