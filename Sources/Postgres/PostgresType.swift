/// Names a PostgreSQL type by its object id, so that a bound value says what it is and a read one is checked.
package struct PostgresType: Sendable, Hashable {
  /// The type's object id in pg_type, which is fixed for every built-in type.
  package let id: UInt32
  /// The object id of the array of this type; 0 where none is used here.
  package let arrayID: UInt32

  package init(id: UInt32, arrayID: UInt32) {
    self.id = id
    self.arrayID = arrayID
  }

  package static let bool = PostgresType(id: 16, arrayID: 1000)
  package static let bytea = PostgresType(id: 17, arrayID: 1001)
  package static let int8 = PostgresType(id: 20, arrayID: 1016)
  package static let int2 = PostgresType(id: 21, arrayID: 1005)
  package static let int4 = PostgresType(id: 23, arrayID: 1007)
  package static let text = PostgresType(id: 25, arrayID: 1009)
  package static let float8 = PostgresType(id: 701, arrayID: 1022)
  package static let date = PostgresType(id: 1082, arrayID: 1182)
  package static let timestamptz = PostgresType(id: 1184, arrayID: 1185)
  package static let numeric = PostgresType(id: 1700, arrayID: 1231)
  package static let uuid = PostgresType(id: 2950, arrayID: 2951)
  package static let jsonb = PostgresType(id: 3802, arrayID: 3807)
  package static let daterange = PostgresType(id: 3912, arrayID: 3913)

  static let jsonID: UInt32 = 114
  static let float4ID: UInt32 = 700
  static let oidID: UInt32 = 26
  /// Built-in types whose binary form is the text itself: name, text, bpchar, varchar, unknown, xml, json, "char".
  static let textualIDs: Set<UInt32> = [18, 19, 25, 114, 142, 705, 1042, 1043]
  /// From here on ids belong to types made by a user: enumerations and domains over text read as text.
  static let firstUserID: UInt32 = 16384
}

/// A value that can be bound to a statement in PostgreSQL's binary format.
package protocol PostgresEncodable: Sendable {
  /// The type the parameter is declared with.
  static var postgresType: PostgresType { get }
  /// The type and the body of an array of such values; `UInt8` differs, because its array is `bytea`.
  static var postgresArrayType: PostgresType { get }
  static func encodeArray(_ values: [Self], into buffer: inout [UInt8])
  /// True where the value stands for NULL and has no bytes.
  var isPostgresNull: Bool { get }
  func encode(into buffer: inout [UInt8])
}

/// A value that can be read from a column in PostgreSQL's binary format.
package protocol PostgresDecodable: Sendable {
  /// - Throws: `PostgresError` of kind `decoding` where the column has another type, is NULL or out of range.
  init(from cell: Cell) throws
  static func decodeArray(from cell: Cell) throws -> [Self]
}

package typealias PostgresCodable = PostgresEncodable & PostgresDecodable

/// Lends a type of another layer (a typed id, a day, an enumeration) the format of a value this layer knows.
package protocol PostgresConvertible: PostgresCodable {
  associatedtype PostgresValue: PostgresCodable
  var postgresValue: PostgresValue { get }
  /// Nil where the stored value has no counterpart, which is reported as a decoding error.
  init?(postgresValue: PostgresValue)
}

extension PostgresConvertible {
  package static var postgresType: PostgresType { PostgresValue.postgresType }
  package var isPostgresNull: Bool { postgresValue.isPostgresNull }

  package func encode(into buffer: inout [UInt8]) {
    postgresValue.encode(into: &buffer)
  }

  package init(from cell: Cell) throws {
    guard let value = Self(postgresValue: try PostgresValue(from: cell)) else {
      throw cell.mismatch(Self.self)
    }
    self = value
  }
}

extension PostgresConvertible where Self: RawRepresentable, PostgresValue == RawValue {
  package var postgresValue: RawValue { rawValue }

  package init?(postgresValue: RawValue) {
    self.init(rawValue: postgresValue)
  }
}
