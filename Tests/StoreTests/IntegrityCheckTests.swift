import Domain
import Harness
import Postgres
import Store
import Testing

/// The integrity check finds what was planted with every guard switched off, and nothing else.
@Suite(.needsPostgres) struct IntegrityCheckTests {
  /// A breach planted by hand: the rule that must be named, and the row.
  struct Breach: Sendable, CustomTestStringConvertible {
    let rule: String
    let row: String
    let statements: [SQL]
    var testDescription: String { rule }
  }

  private func findings(after statements: [SQL]) async throws -> [IntegrityFinding] {
    try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(SmallWorld.statements)
        _ = try connection.run(["set session_replication_role = replica"] + statements)
      }
      return try await test.database.read(as: SmallWorld.actor) { tx in try IntegrityCheck.run(tx) }
    }
  }

  @Test func `a database that kept every rule has no finding`() async throws {
    #expect(try await findings(after: []) == [])
  }

  @Test(arguments: Breach.ofTheCatalog + Breach.acrossRows)
  func `a breach planted with the guards off is named with its row`(_ breach: Breach) async throws {
    let found = try await findings(after: breach.statements)
    #expect(found.contains { $0.rule == breach.rule && $0.row.contains(breach.row) }, "\(found)")
  }

  @Test func `every rule across rows has a breach that finds it`() {
    let broken = Set(Breach.acrossRows.map(\.rule))
    #expect(IntegrityRule.all.map(\.name).filter { !broken.contains($0) } == [])
  }

  @Test func `a finding never quotes personal data`() async throws {
    let found = try await findings(after: [
      "insert into participant_persons (participant_id, family_name, given_name) values (99, 'Kanarienvogel', 'Pieps')"
    ])
    #expect(!found.isEmpty)
    #expect(!"\(found)".contains("Kanarienvogel"))
  }
}
