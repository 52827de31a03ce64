import Domain
import Harness
import Postgres
import Reports
import Store
import Testing

/// Stored figures read back as tables say what the report itself says.
@Suite(.needsPostgres) struct SheetTests {
  private static let request = ReportRequest.participants(
    jobcenter: "JC-EINS", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)

  @Test func `a file of stored figures about participants is the file that the report itself makes`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      let report = try Self.request.compute(tx)
      let sheet = ReportSheet(kind: .participants, figures: report.figures, names: try ReportNames(tx))
      #expect(sheet.csv().rendered() == report.csv().rendered())
    }
  }

  @Test func `every figure of a sheet that names its path is traced by the report under that path`() async throws {
    try await Harness.rolledBack { tx in
      _ = try tx.run(MonthWorld.statements)
      var ledger = RandomLedger(seed: 11)
      _ = try tx.run(ledger.statements(vouchers: 12))
      let names = try ReportNames(tx)
      let requests: [ReportRequest] = [
        Self.request, .funding(property: RandomLedger.house, asOf: MonthWorld.asOf),
        .property(RandomLedger.house, asOf: MonthWorld.asOf),
      ]
      for request in requests {
        let report = try request.compute(tx)
        let sheet = ReportSheet(kind: report.kind, figures: report.figures, names: names)
        let traced = Set(report.traces.map(\.key))
        let cells = sheet.facts.map(\.cell) + sheet.tables.flatMap { $0.rows.flatMap(\.self) }
        let named = cells.compactMap(\.key)
        #expect(named.contains { traced.contains($0) }, "\(report.kind)")
        // Days that disagree, rests of lines and amounts of unbooked pots have no lines of their own.
        let others = named.filter { key in
          !traced.contains(key)
            && !["disagreeing_days", "rest_cents", "paid_cents", "firm_minutes"].contains { key.hasSuffix($0) }
        }
        #expect(others == [], "\(report.kind)")
      }
    }
  }

  @Test func `a figure's path and its value are said in words and in their unit`() {
    #expect(FigureWording.label("participants.TN-0001.worked_minutes").german == "TN-0001 · gearbeitet")
    #expect(FigureWording.value(2370, of: "participants.TN-0001.worked_minutes").german == "39:30 h")
    #expect(FigureWording.value(123_456, of: "totals.paid_cents").german == "1.234,56 €")
    #expect(
      FigureWording.value(["2026-05-18", "2026-05-27"], of: "participants.TN-0001.unknown_days").german
        == "18.05.2026, 27.05.2026")
    #expect(FigureWording.value(nil, of: "totals.paid_cents").german == "–")
  }
}
