import Domain
import Harness
import Reports
import Store
import Testing

/// One month counted by hand, see `MonthWorld`.
@Suite(.needsPostgres) struct ParticipantsReportTests {
  private static func report(
    _ tx: Transaction, jobcenter: String = "JC-EINS", names: Bool = false, asOf: LocalDate = MonthWorld.asOf
  ) throws -> ParticipantsReport {
    _ = try tx.run(MonthWorld.statements)
    return try ParticipantsReport(tx, jobcenter: jobcenter, month: MonthWorld.month, withNames: names, asOf: asOf)
  }

  private static func days(_ days: [ReportedDay]) -> [Int] { days.map(\.day.day) }

  @Test func `days and minutes are those that were counted by hand`() async throws {
    try await Harness.rolledBack { tx in
      let entry = try #require(Self.report(tx).entries.first)
      #expect(Self.days(entry.expectedDays) == [11, 12, 13, 15, 18, 19, 20, 21, 22, 26, 27, 28, 29])
      #expect(entry.planned_minutes == 13 * 300)
      #expect(Self.days(entry.workedDays) == [11, 15, 19, 20, 21, 22, 26, 29])
      #expect(entry.worked_minutes == 2400)
      #expect(entry.diary_minutes == 2340)
      #expect(Self.days(entry.absentDays) == [12, 13])
      #expect(Self.days(entry.unknownDays) == [18, 27, 28])
      #expect(entry.pendingDays.isEmpty)
    }
  }

  @Test func `a day that is not over yet is pending, not unknown`() async throws {
    try await Harness.rolledBack { tx in
      let entry = try #require(Self.report(tx, asOf: LocalDate.parse("2026-05-28")).entries.first)
      #expect(Self.days(entry.unknownDays) == [18, 27])
      #expect(Self.days(entry.pendingDays) == [28])
    }
  }

  @Test func `another Jobcenter's days and people are none of this one's business`() async throws {
    try await Harness.rolledBack { tx in
      let report = try Self.report(tx)
      #expect(report.entries.map(\.code) == ["TN-0001", "TN-0003", "TN-0004"])
      let entry = try #require(report.entries.first)
      #expect(entry.placements.map(\.code) == ["ZW-2"])
      #expect(entry.days.allSatisfy { $0.day.day >= 11 })
      #expect(entry.qualifications.map(\.level) == [.guided])
      #expect(entry.certificates.compactMap(\.valid.lastDay) == [try LocalDate.parse("2026-06-14")])
      #expect(entry.endingCertificates.count == 1)
      let other = try ParticipantsReport(
        tx, jobcenter: "JC-ZWEI", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)
      #expect(other.entries.map(\.worked_minutes) == [300, 0])
      #expect(other.entries.last?.unknownDays.count == 19)
    }
  }

  @Test func `a reason that is not for the Jobcenter stands nowhere in its report`() async throws {
    try await Harness.rolledBack { tx in
      let report = try Self.report(tx)
      let entry = try #require(report.entries.first)
      #expect(entry.absences.map(\.kind) == ["krank-erst", nil])
      #expect(entry.absences.map(\.name.german) == ["Krank, Erstbescheinigung", "abwesend"])
      let everything =
        report.document.compact + report.page(width: 100).rendered() + report.csv().rendered()
        + (try report.tracePage(of: nil, width: 100))
      #expect(!everything.contains("geheim"))
      #expect(!everything.contains("Beratung"))
      #expect(everything.contains("krank-erst"))
    }
  }

  @Test func `names are shown only where they are asked for`() async throws {
    try await Harness.rolledBack { tx in
      let anonymous = try Self.report(tx)
      #expect(!(anonymous.document.compact + anonymous.page(width: 100).rendered()).contains("Erika"))
      let named = try ParticipantsReport(
        tx, jobcenter: "JC-EINS", month: MonthWorld.month, withNames: true, asOf: MonthWorld.asOf)
      #expect(named.page(width: 100).rendered().contains("Erika"))
    }
  }

  @Test func `where office and diary differ the office counts and the difference is said`() async throws {
    try await Harness.rolledBack { tx in
      let report = try Self.report(tx)
      #expect(Self.days(try #require(report.entries.first).disagreements) == [15])
      #expect(report.page(width: 100).rendered().contains("TN-0001, 15.05.2026: das Büro hat 5:00 h, das Bautagebuch 4:00 h"))
    }
  }

  @Test func `minutes go to the houses that the diary names`() async throws {
    try await Harness.rolledBack { tx in
      let places = try #require(Self.report(tx).entries.first).places
      #expect(places.map(\.property) == ["DO-1", "DO-2"])
      #expect(places.map(\.minutes) == [2100, 240])
    }
  }

  @Test func `the clock of § 16d counts assignments at every Jobcenter`() async throws {
    try await Harness.rolledBack { tx in
      let clock = try #require(Self.report(tx).entries.first?.clocks.first)
      // 01.01. – 30.06.2025 are six months, 11. – 30.05.2026 are twenty days.
      #expect(clock.used == AssignmentClock.Span(months: 6, days: 20))
      #expect(clock.left == AssignmentClock.Span(months: 17, days: 10))
      #expect(clock.standing == .regular)
    }
  }

  @Test func `the half-time report is the next one due`() async throws {
    try await Harness.rolledBack { tx in
      let next = try #require(Self.report(tx).entries.first?.nextReports.first)
      // Half of the 113 days from 11.05. to 31.08.2026.
      #expect(next.due.kind == .interim)
      #expect(next.due.dueOn == (try LocalDate.parse("2026-07-06")))
      #expect(!next.due.isRequested)
    }
  }

  @Test func `minutes lead back to the office's record or to the lines of the diary`() async throws {
    try await Harness.rolledBack { tx in
      let trace = try #require(Self.report(tx).traces(of: "TN-0001.worked_minutes").first)
      let relations = Dictionary(grouping: trace.lines, by: \.source.relation).mapValues(\.count)
      #expect(relations == ["attendance_days": 1, "work_lines": 8])
    }
  }

  @Test func `what became of somebody is told to the Jobcenter that had referred them, also after the placement`() async throws
  {
    try await Harness.rolledBack { tx in
      let report = try Self.report(tx)
      #expect(
        report.entries.map { $0.outcomes.map { "\($0.kind.rawValue) \($0.happenedOn.iso) \($0.placement)" } } == [
          [], ["moved 2026-05-09 ZW-4"], ["training 2026-05-19 ZW-5"],
        ])
      #expect(
        report.entries.map { $0.earlyEnds.map { "\($0.placement.code) \($0.lastDay.iso)" } } == [[], ["ZW-4 2026-05-08"], []])
      let trace = try #require(report.traces(of: "TN-0004").last)
      #expect(trace.lines.map(\.source.relation) == ["outcomes", "placements"])
      let other = try ParticipantsReport(
        tx, jobcenter: "JC-ZWEI", month: MonthWorld.month, withNames: false, asOf: MonthWorld.asOf)
      #expect(other.entries.map { $0.outcomes.map(\.kind) } == [[.furtherMeasure], [.job]])
    }
  }

  @Test func `the printed report looks as it did`() async throws {
    let text = try await Harness.rolledBack { tx in try Self.report(tx).page(width: 100).rendered() }
    try Snapshot.expect(text, is: "participants")
  }

  @Test func `an unknown Jobcenter is answered with the nearest one`() async throws {
    try await Harness.rolledBack { tx in
      let unknown = #expect(throws: Problem.self) { try Self.report(tx, jobcenter: "JC-EIN") }
      #expect(unknown?.code == "jobcenter.unknown")
      #expect(unknown?.hint?.german.contains("JC-EINS") == true)
    }
  }
}
