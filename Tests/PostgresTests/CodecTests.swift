import Harness
import Postgres
import Testing

/// Values in PostgreSQL's binary format, checked against the server's own text of them.
@Suite(.needsPostgres) struct CodecTests {
  @Test func `every scalar comes back as it was bound`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let row = try connection.query(
        """
        select \(true), \(Int16(-7)), \(Int32.min), \(Int64.max), \(-1.5), \("Straße „Ü“ 🧱"), \([UInt8]([0, 255, 0])),
          \(nil as String?), \(""), \([UInt8]())
        """
      ).first(as: (Bool, Int16, Int32, Int64, Double, String, [UInt8], String?, String, [UInt8]).self)
      let found = try #require(row)
      #expect(found.0)
      #expect(found.1 == -7)
      #expect(found.2 == .min)
      #expect(found.3 == .max)
      #expect(found.4 == -1.5)
      #expect(found.5 == "Straße „Ü“ 🧱")
      #expect(found.6 == [0, 255, 0])
      #expect(found.7 == nil)
      #expect(found.8 == "")
      #expect(found.9 == [])
    }
  }

  @Test func `arrays keep their elements, their order and their NULLs`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let row = try connection.query(
        """
        select \([Int64]([3, -1])), \([String]()), \([nil, "a,b", #"{"}\"#] as [String?]),
          \([PostgresDate(daysSinceEpoch: 0), PostgresDate(daysSinceEpoch: 10_957)])::text, array[true, false]
        """
      ).first(as: ([Int64], [String], [String?], String, [Bool]).self)
      let found = try #require(row)
      #expect(found.0 == [3, -1])
      #expect(found.1 == [])
      #expect(found.2 == [nil, "a,b", #"{"}\"#])
      #expect(found.3 == "{1970-01-01,2000-01-01}")
      #expect(found.4 == [true, false])
    }
  }

  @Test func `a day is the same day on both sides`() async throws {
    let days = [
      (0, "1970-01-01"), (-1, "1969-12-31"), (10_957, "2000-01-01"), (16_351, "2014-10-08"), (-719_162, "0001-01-01"),
      (2_932_896, "9999-12-31"),
    ]
    try await withServer { url in
      let connection = try Connection(url)
      for (day, text) in days {
        let row = try connection.query("select \(PostgresDate(daysSinceEpoch: day))::text, \(text)::date")
          .first(as: (String, PostgresDate).self)
        #expect(row?.0 == text)
        #expect(row?.1.daysSinceEpoch == day)
      }
    }
  }

  @Test func `a period is half-open on both sides`() async throws {
    let periods: [(Int?, Int?, String)] = [
      (0, 31, "[1970-01-01,1970-02-01)"), (nil, 0, "(,1970-01-01)"), (0, nil, "[1970-01-01,)"), (nil, nil, "(,)"),
    ]
    try await withServer { url in
      let connection = try Connection(url)
      for (lower, upper, text) in periods {
        let range = PostgresDateRange(
          lower: lower.map(PostgresDate.init(daysSinceEpoch:)), upper: upper.map(PostgresDate.init(daysSinceEpoch:)))
        let row = try connection.query("select \(range)::text, \(text)::daterange").first(as: (String, PostgresDateRange).self)
        #expect(row?.0 == text)
        #expect(row?.1 == range)
      }
    }
  }

  @Test func `an infinite day and an empty period are refused, not guessed`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      #expect(throws: PostgresError.self) {
        try connection.query("select 'infinity'::date as until").first(as: PostgresDate.self)
      }
      let error = #expect(throws: PostgresError.self) {
        try connection.query("select 'empty'::daterange as period").first(as: PostgresDateRange.self)
      }
      #expect(error?.kind == .decoding)
      #expect(error?.column == "period")
    }
  }

  @Test func `a moment keeps its microseconds`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let moment = PostgresTimestamp(microsecondsSinceEpoch: 1_412_761_234_567_891)
      let row = try connection.query("select \(moment)::text, \(moment)").first(as: (String, PostgresTimestamp).self)
      #expect(row?.0 == "2014-10-08 11:40:34.567891+02")
      #expect(row?.1 == moment)
    }
  }

  @Test func `a day of the database begins at midnight in Dortmund, in summer and winter`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let days = try connection.query(
        "select timestamptz '2026-06-30 22:00Z'::date::text, timestamptz '2026-06-30 21:59Z'::date::text, timestamptz '2026-11-26 23:00Z'::date::text"
      ).first(as: (String, String, String).self)
      #expect(days?.0 == "2026-07-01")
      #expect(days?.1 == "2026-06-30")
      #expect(days?.2 == "2026-11-27")
    }
  }

  @Test func `a numeric is exact in both directions`() async throws {
    let texts = [
      "0", "1", "-1", "10000", "99999999", "0.1", "-0.0001", "12.50", "123456789012345678901234567890.000100", "0.00",
      "100000000", "0.00001234", "-20000.5",
    ]
    try await withServer { url in
      let connection = try Connection(url)
      for text in texts {
        let bound = try #require(PostgresNumeric(text))
        let row = try connection.query("select \(bound)::text, \(text)::numeric").first(as: (String, PostgresNumeric).self)
        #expect(row?.0 == text)
        #expect(row?.1.text == text)
        #expect(bound.text == text)
      }
    }
  }

  @Test(arguments: ["", "-", "1.", ".5", "1e5", "1,5", "٣", "1.2.3", " 1"])
  func `what is no plain decimal is no numeric`(_ text: String) {
    #expect(PostgresNumeric(text) == nil)
  }

  @Test func `json and uuid come back as they were bound`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let bytes = (0..<16).map { UInt8($0 * 16) }
      let id = try #require(PostgresUUID(bytes: bytes))
      let row = try connection.query("select \(JSONText(#"{"a":[1,"ß"]}"#)), \(id), \(id)::text, '{}'::json")
        .first(as: (String, PostgresUUID, String, JSONText).self)
      #expect(row?.0 == #"{"a": [1, "ß"]}"#)
      #expect(row?.1 == id)
      #expect(row?.2 == "00102030-4050-6070-8090-a0b0c0d0e0f0")
      #expect(row?.3.text == "{}")
    }
  }

  @Test func `an enumeration and a domain read as what they are made of`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      try connection.execute("create type mood as enum ('fine')")
      try connection.execute("create domain cents as bigint")
      let row = try connection.query("select 'fine'::mood, 5::cents").first(as: (String, Int64).self)
      #expect(row?.0 == "fine")
      #expect(row?.1 == 5)
    }
  }

  @Test func `the wrong type, a NULL and a wrong number of columns name the column and not the content`() async throws {
    try await withServer { url in
      let connection = try Connection(url)
      let rows = try connection.query("select 'geheim' as secret, null::int as missing, 70000 as big")
      for attempt: () throws -> Void in [
        { _ = try rows.decode((Int, Int?, Int).self) }, { _ = try rows.decode((String, Int, Int).self) },
        { _ = try rows.decode((String, Int?, Int16).self) }, { _ = try rows.decode((String, Int?).self) },
      ] {
        let error = #expect(throws: PostgresError.self, performing: attempt)
        #expect(error?.kind == .decoding)
        #expect(error.map { !"\($0)".contains("geheim") && !"\($0)".contains("70000") } == true)
      }
    }
  }
}
