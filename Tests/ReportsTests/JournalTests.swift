import Demo
import Domain
import FoundationEssentials
import Harness
import Import
import Postgres
import Reports
import Store
import Subprocess
import Testing

/// hledger as a second opinion on our sums, over the invented year.
@Suite(.needsPostgres) struct JournalTests {
  private static var isInstalled: Bool {
    ["/usr/bin/hledger", "/usr/local/bin/hledger"].contains { FileManager.default.isExecutableFile(atPath: $0) }
  }

  @Test(
    .enabled(
      if: isInstalled || Harness.isRequired, "hledger is not installed, so this test was skipped: sudo apt-get install hledger")
  )
  func `hledger adds up the demo to the same cents`() async throws {
    try await Harness.withDatabase(named: "viertelwerk_journal_test") { test in
      let folder = URL(filePath: "/tmp/viertelwerk-journal-\(UniqueID.make())")
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      defer { try? FileManager.default.removeItem(at: folder) }
      let demo = folder.path() + "/demo"
      try FileManager.default.createDirectory(atPath: demo, withIntermediateDirectories: true)
      _ = try Demo(
        DemoOptions(properties: 12, participants: 60, months: 12, seed: 1, start: YearMonth.parse("2025-11"))
      ).generate(into: demo)
      let reference = #filePath.split(separator: "/").dropLast(3).map { "/" + $0 }.joined() + "/seeds/reference"
      let actor = Actor(name: "test", role: .operator)
      let imported = try await ImportRun(paths: [reference, demo]).run(on: test.database, as: actor)
      #expect(imported.isStored, "\(imported.findings.prefix(3))")

      let (journal, ours) = try await test.database.read(as: actor) { tx in
        var text = ""
        try LedgerJournal.write(tx, property: nil, asOf: MonthWorld.asOf) { text += $0 }
        return (text, try Self.sums(tx))
      }
      let file = folder.path() + "/all.journal"
      try Data(journal.utf8).write(to: URL(filePath: file))
      let answer = try await run(
        .name("hledger"), arguments: ["-f", file, "balance", "--flat", "--no-total", "-O", "csv"],
        output: .string(limit: 1 << 24), error: .string(limit: 1 << 16))
      #expect(answer.terminationStatus.isSuccess, "\(answer.standardError)")
      let theirs = Self.balances(answer.standardOutput)
      #expect(theirs.count > 50)
      #expect(theirs == ours)
    }
  }

  /// Our sums by the journal's accounts, straight from the tables.
  private static func sums(_ tx: Transaction) throws -> [String: Int64] {
    let rows = try tx.query(
      """
      with line as (
        select l.*, coalesce(p.code, 'ohne-Objekt') as house from voucher_lines l left join properties p on p.id = l.property_id),
      posting (account, cents) as (
        select 'Ausgaben:' || house || ':' || case when cost_group_code is null then 'ohne-KG'
                 when cost_group_code like '_00' then 'KG' || cost_group_code
                 else 'KG' || left(cost_group_code, 1) || '00:KG' || cost_group_code end, amount_cents from line
        union all select 'Offen:' || house, -amount_cents from line
        union all select 'Offen:' || l.house, a.cover_cents from allocations a join line l on l.id = a.voucher_line_id
        union all select 'Topf:' || p.code || ':' || b.code, -a.cover_cents
          from allocations a join budget_lines b on b.id = a.budget_line_id join funding_pots p on p.id = a.pot_id
        union all select 'Plan:' || p.code || ':' || b.code, a.eligible_cents
          from allocations a join budget_lines b on b.id = a.budget_line_id join funding_pots p on p.id = a.pot_id)
      select account, sum(cents)::bigint from posting group by account having sum(cents) <> 0
      """
    ).decode((String, Int64).self)
    return Dictionary(uniqueKeysWithValues: rows)
  }

  /// `"account","1234.56 EUR"` as cents.
  private static func balances(_ csv: String) -> [String: Int64] {
    var found: [String: Int64] = [:]
    for line in csv.split(separator: "\n").dropFirst() {
      let cells = line.split(separator: ",", maxSplits: 1).map { $0.filter { $0 != "\"" } }
      guard cells.count == 2 else { continue }
      let digits = cells[1].filter { $0.isNumber || $0 == "-" || $0 == "." }
      let parts = digits.split(separator: ".")
      guard let whole = Int64(parts.first ?? "0") else { continue }
      let rest = parts.count == 2 ? Int64((parts[1] + "00").prefix(2)) ?? 0 : 0
      let isNegative = digits.hasPrefix("-")
      found[String(cells[0])] = whole * 100 + (isNegative ? -rest : rest)
    }
    return found
  }
}
