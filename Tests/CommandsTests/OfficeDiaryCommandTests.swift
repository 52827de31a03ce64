import Domain
import Harness
import Postgres
import Store
import Testing

/// The diary at the desk by commands: a week, hours, days of which nobody knows, a note to the office.
@Suite(.needsPostgres) struct OfficeDiaryCommandTests {
  private static let statements: [SQL] = [
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, source, evidence)
    values ('sanierung', 'Sanierung', 'Renovation', 1, false, 'Test', 'design')
    """,
    "insert into properties (code, name, street, house_number) values ('DO-1', 'Musterstraße 1', 'Musterstraße', '1')",
    "insert into stages (property_id, stage_code) select id, 'sanierung' from properties",
    """
    insert into work_packages (property_id, stage_id, code, title, performer)
    select property_id, id, 'AP-01', 'Putz', 'participants' from stages
    """,
    "insert into participants (code) values ('TN-0001')",
    "insert into organisations (code, name, kind) values ('JC', 'Jobcenter', 'jobcenter')",
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
    select 'ZW-1', t.id, 'working', o.id, '[2026-03-02,2026-03-07)', '{300,300,300,0,0,0,0}' from participants t, organisations o
    """,
  ]

  private func withHouse(_ body: (_ german: Program, _ english: Program) async throws -> Void) async throws {
    try await Harness.withDatabase(named: "commands_test") { test in
      try await test.administer { connection in _ = try connection.run(Self.statements) }
      try await body(
        Program(environment: ["DATABASE_URL": test.connectionString]),
        Program(environment: ["DATABASE_URL": test.connectionString, "LANG": "en_GB.UTF-8"]))
    }
  }

  @Test func `a week is told day by day, with work below each day`() async throws {
    try await withHouse { german, english in
      _ = try await german(
        "diary", "add", "DO-1", "--on", "02.03.2026", "--work", "TN-0001:AP-01:240", "--note", "vorfall:Wasser im Keller")
      let week = try await german("diary", "week", "DO-1", "2026-W10")
      #expect(week.status == 0, "\(week.errors)")
      #expect(week.output.hasPrefix("Tag            Leute    Zeit  Firmen  Störungen  unterschrieben\n"), "\(week.output)")
      for line in ["Mo 02.03.2026", "AP-01: 1 × 4:00 h", "kein Eintrag", "So 08.03.2026", "Summe"] {
        #expect(week.output.contains(line), "\(week.output)")
      }
      #expect(try await english("diary", "week", "DO-1", "10/2026").output.contains("no entry"))
      let json = try await german("diary", "week", "DO-1", "04.03.2026", "--json")
      #expect(json.output.contains("\"is_gap\": true"))
      let wrong = try await german("diary", "week", "DO-1", "2026-W60")
      #expect(wrong.status == 64 && wrong.errors.contains("ist keine Woche"), "\(wrong.errors)")
    }
  }

  @Test func `hours and unknown days are listed, and a note is told`() async throws {
    try await withHouse { german, english in
      _ = try await german("diary", "add", "DO-1", "--on", "02.03.2026", "--work", "TN-0001:AP-01:240")
      let hours = try await german("diary", "hours", "2026-W10").output
      #expect(hours.contains("TN-0001  15:00 h      4:00 h     -11:00 h  zu wenig         0          2"), "\(hours)")
      let unknown = try await english("diary", "unknown", "2026-03").output
      #expect(
        unknown.contains("Tu 03.03.2026") && unknown.contains("We 04.03.2026") && unknown.contains("2 days"), "\(unknown)")
      #expect(unknown.contains("DO-1"))
      let told = try await german("diary", "tell", "DO-1", "--on", "02.03.2026", "--to", "finanzen", "Rechnung folgt")
      #expect(told.errors == "Mitteilung 1 an Finanzen.\n")
      let json = try await english("diary", "tell", "DO-1", "--on", "02.03.2026", "--to", "coach", "Late", "--json")
      #expect(json.output.contains("\"number\": 2"))
    }
  }
}
