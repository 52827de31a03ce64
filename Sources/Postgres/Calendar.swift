/// A `date` as days since 1970-01-01. Higher layers have their own type for a day and convert.
package struct PostgresDate: PostgresCodable, Hashable {
  package let daysSinceEpoch: Int

  package init(daysSinceEpoch: Int) {
    self.daysSinceEpoch = daysSinceEpoch
  }

  /// PostgreSQL counts from 2000-01-01, which is this many days after 1970-01-01.
  static let epochOffset_days = 10_957

  package static var postgresType: PostgresType { .date }

  package func encode(into buffer: inout [UInt8]) {
    buffer.appendBigEndian(Int32(clamping: daysSinceEpoch - Self.epochOffset_days))
  }

  /// `infinity` and `-infinity` are refused: an open end is a missing bound of a range, not a day.
  package init(from cell: Cell) throws {
    let days = try cell.required(as: PostgresDate.self, type: .date, count: 4).bigEndian(Int32.self)
    guard days != .max, days != .min else { throw cell.mismatch(PostgresDate.self) }
    daysSinceEpoch = Int(days) + Self.epochOffset_days
  }
}

/// A half-open `daterange` in days since 1970-01-01: the lower bound belongs to it, the upper does not, nil is unbounded.
package struct PostgresDateRange: PostgresCodable, Hashable {
  package let lower: PostgresDate?
  package let upper: PostgresDate?

  package init(lower: PostgresDate?, upper: PostgresDate?) {
    self.lower = lower
    self.upper = upper
  }

  private enum Flag {
    static let empty: UInt8 = 0x01
    static let lowerInclusive: UInt8 = 0x02
    static let upperInclusive: UInt8 = 0x04
    static let lowerInfinite: UInt8 = 0x08
    static let upperInfinite: UInt8 = 0x10
  }

  package static var postgresType: PostgresType { .daterange }

  package func encode(into buffer: inout [UInt8]) {
    var flags: UInt8 = 0
    flags |= lower == nil ? Flag.lowerInfinite : Flag.lowerInclusive
    flags |= upper == nil ? Flag.upperInfinite : 0
    buffer.append(flags)
    if let lower { buffer.appendField(lower) }
    if let upper { buffer.appendField(upper) }
  }

  /// An empty range is refused: it is no period. The server has made every other range half-open.
  package init(from cell: Cell) throws {
    let bytes = try cell.required(as: PostgresDateRange.self, type: .daterange)
    guard let flags = bytes.first, flags & (Flag.empty | Flag.upperInclusive) == 0 else {
      throw cell.mismatch(PostgresDateRange.self)
    }
    var offset = 1
    func bound() throws -> PostgresDate {
      guard offset + 8 <= bytes.count, bytes.bigEndian(Int32.self, at: offset) == 4 else {
        throw cell.mismatch(PostgresDateRange.self)
      }
      let field = UnsafeRawBufferPointer(rebasing: bytes[offset + 4..<offset + 8])
      offset += 8
      return try PostgresDate(from: cell.element(field, type: PostgresType.date.id))
    }
    lower = flags & Flag.lowerInfinite == 0 ? try bound() : nil
    upper = flags & Flag.upperInfinite == 0 ? try bound() : nil
  }
}

/// A moment (`timestamptz`) as microseconds since 1970-01-01 00:00 UTC.
package struct PostgresTimestamp: PostgresCodable, Hashable, Comparable {
  package let microsecondsSinceEpoch: Int64

  package init(microsecondsSinceEpoch: Int64) {
    self.microsecondsSinceEpoch = microsecondsSinceEpoch
  }

  private static let epochOffset_microseconds: Int64 = 946_684_800_000_000

  package static var postgresType: PostgresType { .timestamptz }

  package func encode(into buffer: inout [UInt8]) {
    buffer.appendBigEndian(microsecondsSinceEpoch - Self.epochOffset_microseconds)
  }

  package init(from cell: Cell) throws {
    let value = try cell.required(as: PostgresTimestamp.self, type: .timestamptz, count: 8).bigEndian(Int64.self)
    let (sum, overflow) = value.addingReportingOverflow(Self.epochOffset_microseconds)
    // `infinity` is stored as the largest number and overflows here.
    guard !overflow, value != .min else { throw cell.mismatch(PostgresTimestamp.self) }
    microsecondsSinceEpoch = sum
  }

  package static func < (left: PostgresTimestamp, right: PostgresTimestamp) -> Bool {
    left.microsecondsSinceEpoch < right.microsecondsSinceEpoch
  }
}
