package import Domain
package import Postgres

// How the values of the domain stand in the database. Each is one conformance, so that a query binds and reads
// `LocalDate`, `Money` or `Property.ID` as such and the format is said in one place.

/// A day is a `date`.
extension LocalDate: PostgresConvertible {
  package var postgresValue: PostgresDate { PostgresDate(daysSinceEpoch: daysSinceEpoch) }

  /// Nil for the years that the domain does not know.
  package init?(postgresValue: PostgresDate) {
    guard LocalDate.daysSinceEpoch_range.contains(postgresValue.daysSinceEpoch) else { return nil }
    self.init(daysSinceEpoch: postgresValue.daysSinceEpoch)
  }
}

/// A period is a `daterange`, half-open on both sides of the wire.
extension DateRange: PostgresConvertible {
  package var postgresValue: PostgresDateRange {
    PostgresDateRange(lower: lower?.postgresValue, upper: upper?.postgresValue)
  }

  package init?(postgresValue: PostgresDateRange) {
    let lower = postgresValue.lower.flatMap(LocalDate.init(postgresValue:))
    let upper = postgresValue.upper.flatMap(LocalDate.init(postgresValue:))
    guard (lower == nil) == (postgresValue.lower == nil), (upper == nil) == (postgresValue.upper == nil) else { return nil }
    self.init(lower: lower, upper: upper)
  }
}

/// A month is the `date` of its first day; the schema checks that it is a first.
extension YearMonth: PostgresConvertible {
  package var postgresValue: PostgresDate { firstDay.postgresValue }

  package init?(postgresValue: PostgresDate) {
    guard let day = LocalDate(postgresValue: postgresValue), day.day == 1 else { return nil }
    self.init(containing: day)
  }
}

/// An amount is a `bigint` of cents.
extension Money: PostgresConvertible {
  package var postgresValue: Int64 { cents }
  package init?(postgresValue: Int64) { self.init(cents: postgresValue) }
}

/// A duration is an `integer` of minutes.
extension Minutes: PostgresConvertible {
  package var postgresValue: Int { count }
  package init?(postgresValue: Int) { self.init(postgresValue) }
}

/// A share is an `integer` of hundredths of a percent.
extension BasisPoints: PostgresConvertible {
  package var postgresValue: Int { value }
  package init?(postgresValue: Int) { self.init(postgresValue) }
}

/// A moment is a `timestamptz`.
extension Moment: PostgresConvertible {
  package var postgresValue: PostgresTimestamp { PostgresTimestamp(microsecondsSinceEpoch: microsecondsSinceEpoch) }

  package init?(postgresValue: PostgresTimestamp) {
    self.init(microsecondsSinceEpoch: postgresValue.microsecondsSinceEpoch)
  }
}

/// An id made outside the database is a `uuid`.
extension UniqueID: PostgresEncodable, PostgresDecodable {
  package static var postgresType: PostgresType { .uuid }
  package func encode(into buffer: inout [UInt8]) { buffer.append(contentsOf: bytes) }

  package init(from cell: Cell) throws {
    guard let id = UniqueID(bytes: try PostgresUUID(from: cell).bytes) else { throw cell.mismatch(UniqueID.self) }
    self = id
  }
}

/// The hash of a photo is a `bytea`.
extension PhotoHash: PostgresConvertible {
  package var postgresValue: [UInt8] { bytes }
  package init?(postgresValue: [UInt8]) { self.init(bytes: postgresValue) }
}

/// A typed key is the `bigint` it wraps.
extension Identifier: PostgresConvertible {
  package var postgresValue: Int64 { rawValue }
  package init?(postgresValue: Int64) { self.init(postgresValue) }
}
