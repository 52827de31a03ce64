import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Placements and attendance, in transactions that are rolled back.
@Suite(.needsPostgres) struct PlacementTests {
  private static func lay(_ tx: Transaction) throws {
    try MoneyWorld.lay(tx)
    _ = try tx.run([
      """
      insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence) values
        ('16d', 'AGH', 'AGH', '§ 16d SGB II', false, 'allowance', 'Test', 'V-law'),
        ('16e', 'EvL', 'EvL', '§ 16e SGB II', false, 'wage', 'Test', 'V-law'),
        ('16k', 'Betreuung', 'Coaching', '§ 16k SGB II', true, 'nothing', 'Test', 'V-law')
      """,
      """
      insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
      values ('krank', 'Krank', 'Ill', true, true, true, true, 'Test', 'design')
      """,
    ])
    try MoneyWorld.placement("TN-1", "ZW-1", tx)
  }

  private static func recordedDays(_ tx: Transaction) throws -> [AttendanceFacts] {
    try AttendanceQueries.days(
      in: DateRange(from: "2026-03-02", through: "2026-03-04"), of: Lookup.participant("TN-1", tx), tx)
  }

  @Test func `a placement that ends early takes its legal bases with it`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      try AddPlacementBasis(
        placement: "ZW-1", instrument: "16d", period: DateRange(from: "2026-01-01", through: "2026-06-30")
      ).run(tx)
      try AddPlacementBasis(
        placement: "ZW-1", instrument: "16e", period: DateRange(from: "2026-07-01", through: "2026-12-31")
      ).run(tx)
      try EndPlacement(placement: "ZW-1", lastDay: "2026-03-31", reason: "Arbeit gefunden").run(tx)
      _ = try tx.query("set constraints all immediate")
      let placement = try #require(try PlacementQueries.one(Lookup.placement("ZW-1", tx), tx))
      #expect(placement.period == DateRange(from: "2026-01-01", through: "2026-03-31"))
      #expect(placement.bases.map(\.instrument) == ["16d"])
      #expect(placement.bases.map(\.period) == [DateRange(from: "2026-01-01", through: "2026-03-31")])
      #expect(placement.endReason == "Arbeit gefunden")
    }
  }

  @Test func `a placement does not end before a day that was recorded, nor outside of itself`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      _ = try SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: .present(Minutes(480))).run(tx)
      let early = #expect(throws: PostgresError.self) {
        try tx.savepoint { try EndPlacement(placement: "ZW-1", lastDay: "2026-03-01", reason: "x").run(tx) }
      }
      #expect(early?.constraint == "attendance_days_lie_inside_the_placement")
      let late = #expect(throws: Problem.self) {
        try EndPlacement(placement: "ZW-1", lastDay: "2027-01-01", reason: "x").run(tx)
      }
      #expect(late?.code == "placement.ends_outside")
    }
  }

  @Test func `a placement that is extended takes along the legal bases that would have ended with it`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      try AddPlacementBasis(
        placement: "ZW-1", instrument: "16d", period: DateRange(from: "2026-01-01", through: "2026-06-30")
      ).run(tx)
      try AddPlacementBasis(
        placement: "ZW-1", instrument: "16e", period: DateRange(from: "2026-07-01", through: "2026-12-31")
      ).run(tx)
      try ExtendPlacement(placement: "ZW-1", lastDay: "2027-03-31", reason: "Bescheid verlängert").run(tx)
      _ = try tx.query("set constraints all immediate")
      let placement = try #require(try PlacementQueries.one(Lookup.placement("ZW-1", tx), tx))
      #expect(placement.period == DateRange(from: "2026-01-01", through: "2027-03-31"))
      #expect(
        Set(placement.bases.map(\.period)) == [
          DateRange(from: "2026-01-01", through: "2026-06-30"), DateRange(from: "2026-07-01", through: "2027-03-31"),
        ])
      #expect(
        try refusal(tx) { try ExtendPlacement(placement: "ZW-1", lastDay: "2027-03-31", reason: "x").run(tx) }
          == "placement.already_runs_longer")
      var next = MoneyWorld.addPlacement("TN-1", "ZW-2")
      next.period = DateRange(from: "2027-04-01", through: "2027-12-31")
      try next.run(tx)
      #expect(
        try refusal(tx) { try ExtendPlacement(placement: "ZW-1", lastDay: "2027-04-01", reason: "x").run(tx) }
          == "placements.working_ones_do_not_overlap")
    }
  }

  @Test func `an early end is undone by an extension, and both are on record`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      try EndPlacement(placement: "ZW-1", lastDay: "2026-03-31", reason: "Arbeit gefunden").run(tx)
      try ExtendPlacement(placement: "ZW-1", lastDay: "2026-12-31", reason: "Arbeit verloren").run(tx)
      let placement = try #require(try PlacementQueries.one(Lookup.placement("ZW-1", tx), tx))
      #expect(placement.endReason == nil)
      let events = try tx.query("select operation from audit_events where subject = 'placement:ZW-1' order by id")
        .decode(String.self)
      #expect(events == ["placement.add", "placement.end", "placement.extend"])
    }
  }

  @Test func `a person changes, the old customer number ends where the new one begins, and the log names only facts`()
    async throws
  {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      var person = AddParticipant(code: "TN-9")
      person.person = PersonRecord(familyName: "Beispielhuber", givenName: "Mia")
      person.customerNumber = "333D123456"
      try person.run(tx)
      var change = ChangeParticipant("TN-9")
      #expect(try refusal(tx) { try change.run(tx) } == "participant.nothing_to_change")
      change.person = PersonChange(familyName: "Mustermeier", phone: "0231 000000")
      change.customerNumber = "444D123456"
      #expect(try refusal(tx) { try change.run(tx) } == "participant.customer_number_needs_a_day")
      change.customerNumberFrom = "2026-05-01"
      #expect(try change.run(tx) == ["family_name", "phone", "customer_number"])

      let id = try Lookup.participant("TN-9", tx)
      let numbers = try Disclosures.benefitData(of: id, for: .record, tx)
      #expect(numbers.customerNumber(on: "2026-04-30") == "333D123456")
      #expect(numbers.customerNumber(on: "2026-05-01") == "444D123456")
      let known = try #require(try Disclosures.persons(of: [id], for: .record, tx)[id])
      #expect([known.familyName, known.givenName, known.phone] == ["Mustermeier", "Mia", "0231 000000"])
      let facts = try tx.query("select facts::text from audit_events where operation = 'participant.change'")
        .decode(String.self)
      #expect(facts.count == 1)
      for secret in ["Mustermeier", "0231", "444D"] { #expect(!facts[0].contains(secret)) }
    }
  }

  @Test func `of somebody who was not named, the first change needs both names`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      try AddParticipant(code: "TN-9").run(tx)
      var change = ChangeParticipant("TN-9")
      change.person = PersonChange(phone: "0231 000000")
      #expect(try refusal(tx) { try change.run(tx) } == "participant.name_incomplete")
      change.person = PersonChange(familyName: "Beispielhuber", givenName: "Mia")
      change.customerNumber = "333D123456"
      #expect(try change.run(tx) == ["family_name", "given_name", "customer_number"])
    }
  }

  @Test func `an accompanying basis is refused for a working placement`() async throws {
    let refused = await #expect(throws: PostgresError.self) {
      try await Harness.rolledBack { tx in
        try Self.lay(tx)
        try AddPlacementBasis(
          placement: "ZW-1", instrument: "16k", period: DateRange(from: "2026-01-01", through: "2026-06-30")
        ).run(tx)
      }
    }
    #expect(refused?.constraint == "placement_bases_lie_inside_the_placement")
  }

  @Test func `a day is worked, absent or unknown, and correcting it leaves no trace of the other`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      let ill = RecordedDay.absent(kind: "krank", certifiedUntil: "2026-03-04", note: nil)
      #expect(try SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: .present(Minutes(300))).run(tx).isChanged)
      #expect(try SetAttendance(participant: "TN-1", day: "2026-03-03", recorded: ill).run(tx).isChanged)
      #expect(try !SetAttendance(participant: "TN-1", day: "2026-03-03", recorded: ill).run(tx).isChanged)
      #expect(try Self.recordedDays(tx).map(\.state) == [.worked, .absent, .unknown])
      #expect(try SetAttendance(participant: "TN-1", day: "2026-03-03", recorded: .present(Minutes(60))).run(tx).isChanged)
      _ = try tx.query("set constraints all immediate")
      #expect(try Self.recordedDays(tx).map(\.minutes.count) == [300, 60, 0])
      #expect(try tx.query("select count(*) from absences").first(as: Int.self) == 0)
    }
  }

  @Test func `a day that stands in a released report changes only with a reason, which is kept with old and new`() async throws
  {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      _ = try SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: .present(Minutes(300))).run(tx)
      _ = try tx.run([
        """
        insert into released_reports (number, kind, parameters, figures, content_hash)
        values ('BER-T-1', 'participants', '{}', '{}', decode(repeat('00', 32), 'hex'))
        """,
        """
        insert into report_sources (report_id, relation, source_id)
        select r.id, 'attendance_days', a.id::text from released_reports r, attendance_days a
        """,
      ])
      var change = SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: .present(Minutes(240)))
      let silent = #expect(throws: PostgresError.self) { try tx.savepoint { try change.run(tx) } }
      #expect(silent?.constraint == "released_sources_change_with_a_reason")
      change.reason = "Zettel falsch gelesen"
      #expect(try change.run(tx).isChanged)
      let kept = try tx.query("select reason, before ->> 'minutes', after ->> 'minutes' from corrections")
        .decode((String, String, String).self)
      #expect(kept.map { [$0.0, $0.1, $0.2] } == [["Zettel falsch gelesen", "300", "240"]])
    }
  }

  @Test func `a placement does not end before a day with work in the site diary`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      _ = try RecordDiaryDay(
        "DO-T-001", on: "2026-03-04",
        [DiaryLine(.work(WorkDone(participant: "TN-1", workPackage: "AP-1", minutes: Minutes(60))))],
        today: "2026-03-04"
      ).run(tx)
      let early = EndPlacement(placement: "ZW-1", lastDay: "2026-03-03", reason: "x")
      #expect(try refusal(tx) { try early.run(tx) } == "placement.work_after_end")
      try EndPlacement(placement: "ZW-1", lastDay: "2026-03-04", reason: "x").run(tx)
    }
  }

  private static func met(_ recorded: RecordedDay, _ today: LocalDate, _ tx: Transaction) throws -> String? {
    try refusal(tx) {
      try SetAttendance(participant: "TN-1", day: "2026-03-02", recorded: recorded, today: today).run(tx)
    }
  }

  @Test func `nobody was present on a day to come, and no certificate ends before its day`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      let certified = RecordedDay.absent(kind: "krank", certifiedUntil: "2026-03-01", note: nil)
      #expect(try Self.met(.present(Minutes(300)), "2026-03-01", tx) == "attendance.day_to_come")
      #expect(try Self.met(certified, "2026-03-02", tx) == "attendance.certified_before")
      #expect(try Self.met(.absent(kind: "krank", certifiedUntil: "2026-03-02", note: nil), "2026-03-01", tx) == nil)
      #expect(try Self.met(.present(Minutes(300)), "2026-03-02", tx) == nil)
    }
  }

  @Test func `the final report is due when the placement ends, if a later day was named`() async throws {
    try await Harness.rolledBack { tx in
      try Self.lay(tx)
      try tx.execute("update placements set final_report_due_on = '2026-12-15'")
      for (last, due) in [("2026-12-20", "2026-12-15"), ("2026-10-31", "2026-10-31")] as [(LocalDate, LocalDate)] {
        try EndPlacement(placement: "ZW-1", lastDay: last, reason: "Arbeit gefunden").run(tx)
        #expect(try PlacementQueries.one(Lookup.placement("ZW-1", tx), tx)?.finalReportDueOn == due)
      }
    }
  }

  @Test func `every write leaves an audit event without personal data`() async throws {
    try await Harness.rolledBack { tx in
      try MoneyWorld.lay(tx)
      var operation = AddParticipant(code: "TN-9")
      operation.person = PersonRecord(familyName: "Beispielhuber", givenName: "Mia")
      operation.customerNumber = "333D123456"
      try operation.run(tx)
      let events = try tx.query(
        "select actor, operation, subject, facts::text from audit_events where subject = 'participant:TN-9'"
      ).decode((String, String, String, String).self)
      #expect(events.count == 1)
      #expect(events[0].0 == "test")
      #expect(events[0].1 == "participant.add")
      #expect(!events[0].3.contains("Beispielhuber") && !events[0].3.contains("333D123456"))
    }
  }
}
