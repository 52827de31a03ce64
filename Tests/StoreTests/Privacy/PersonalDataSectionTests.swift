import Harness
import Postgres
import Store
import Testing

/// The copy of a person's data against the catalog: nothing that leads to a participant is left out.
@Suite(.needsPostgres) struct PersonalDataSectionTests {
  @Test func `every table that refers to a participant, a placement, a day or a work line is part of the copy`() async throws {
    let tables = try await Harness.withDatabase { test in
      try await test.administer { connection in
        try connection.query(
          """
          select distinct k.conrelid::regclass::text from pg_constraint k
           where k.contype = 'f' and k.connamespace = 'public'::regnamespace
             and k.confrelid::regclass::text in ('participants', 'placements', 'attendance_days', 'work_lines') order by 1
          """
        ).decode(String.self)
      }
    }
    #expect(tables.count > 10)
    let covered = Set(PersonalDataSection.allCases.flatMap(\.relations))
    #expect(tables.filter { !covered.contains($0) } == [])
  }
}
