import Domain
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

/// A coach's work, a participant's look at the own record, and a Jobcenter's at its reports.
@Suite(.needsPostgres) struct CoachWorkTests {
  private static let day = RoleWorld.day
  private static let asOf: LocalDate = "2026-04-01"

  private static func ill(_ participant: String, _ kind: String = "krank") -> SetAttendance {
    SetAttendance(
      participant: participant, day: "2026-03-03", recorded: .absent(kind: kind, certifiedUntil: "2026-03-05", note: "Attest"))
  }

  @Test func `a coach keeps the whole record of the own participants`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let code = world.participant
      try await world.write(as: .coach) { tx in
        #expect(try Self.ill(code).run(tx).isChanged)
        #expect(try !Self.ill(code).run(tx).isChanged)
        #expect(try Self.ill(code, "geheim").run(tx).isChanged)
        #expect(try SetAttendance(participant: code, day: "2026-03-04", recorded: .present(Minutes(300))).run(tx).isChanged)
        _ = try AddQualification(participant: code, qualification: "putz", level: .guided, achievedOn: Self.day).run(tx)
        _ = try AddCertificate(participant: code, kind: world.mine.lawCertificate, from: Self.day).run(tx)
        try AddSpell(participant: code, status: .illness, period: DateRange(from: "2023-01-01", through: "2023-02-01")).run(tx)
        try AddOutcome(participant: code, kind: .job, happenedOn: "2026-12-31").run(tx)
        var change = ChangeParticipant(code)
        change.person = PersonChange(phone: "0231 000000")
        change.customerNumber = "NEU"
        change.customerNumberFrom = "2026-05-01"
        _ = try change.run(tx)
        try ExtendPlacement(placement: "ZW-\(code)", lastDay: "2027-01-31", reason: "läuft weiter").run(tx)
        try EndPlacement(placement: "ZW-\(code)", lastDay: "2026-11-30", reason: "Arbeit gefunden").run(tx)
      }
      try await world.disclose(as: .coach) { tx in
        let id = try Lookup.participant(code, tx)
        let period = DateRange(from: "2026-03-01", through: "2026-03-31")
        #expect(try AttendanceQueries.reasons(in: period, of: id, tx).mapValues(\.english) == ["2026-03-03": "Counselling"])
        let data = try Disclosures.benefitData(of: id, for: .record, tx)
        #expect(data.customerNumbers.map(\.number) == ["K-\(code)", "NEU"] && data.spells.count == 2)
        let person = try #require(try Disclosures.persons(of: [id], for: .record, tx)[id])
        #expect(person.bornOn == "1990-01-01" && person.phone == "0231 000000")
        #expect(try PlacementQueries.all(tx).map(\.endReason) == ["Arbeit gefunden"])
        #expect(try ParticipantQueries.all(on: Self.day, tx).map(\.code) == [code])
        #expect(try ParticipantQueries.qualifications(tx).count == 1)
        _ = try (ParticipantQueries.evidence(of: id, through: Self.day, tx), BreachQueries.all(tx))
      }
    }
  }

  private static func set(_ recorded: RecordedDay, _ code: String, _ tx: Transaction) throws -> String {
    let result = try SetAttendance(participant: code, day: "2026-03-03", recorded: recorded).run(tx)
    _ = try tx.run(["set constraints all immediate", "set constraints all deferred"])
    let note = try tx.query("select coalesce(note, '–') from attendance_days where day = '2026-03-03'").decode(String.self)
    return "\(result.isChanged) \(note[0])"
  }

  @Test func `presence with a note becomes an absence, and a note stays where none is given`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let code = world.participant
      try await world.write(as: .coach) { tx in
        let days = [
          RecordedDay.present(Minutes(300), note: "Werkstatt"), .present(Minutes(300)), .present(Minutes(240)),
          .absent(kind: "krank", certifiedUntil: nil, note: nil), .present(Minutes(300), note: "Schulung"),
        ]
        let found = try days.map { try Self.set($0, code, tx) }
        #expect(found == ["true Werkstatt", "false Werkstatt", "true Werkstatt", "true –", "true Schulung"])
      }
    }
  }

  @Test func `whom a coach takes in is entrusted to the coach`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .coach) { tx in
        var newcomer = AddParticipant(code: "TN-NEU")
        newcomer.person = PersonRecord(familyName: "Neu", givenName: "Nora")
        newcomer.customerNumber = "N-1"
        try newcomer.run(tx)
        try MoneyWorld.addPlacement("TN-NEU", "ZW-NEU").run(tx)
      }
      #expect(try await world.read(as: .coach) { try ParticipantQueries.all(on: Self.day, $0).count } == 2)
    }
  }

  @Test func `of the participants of others a coach sees and writes nothing`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.expect("participant.unknown", as: .coach) { _ = try Self.ill(world.stranger).run($0) }
      let ids = try await world.read(as: .operator) { tx in
        (try Lookup.participant(world.participant, tx), try Lookup.participant(world.stranger, tx))
      }
      let found = try await world.disclose(as: .coach) { tx in
        try Disclosures.persons(of: [ids.0, ids.1], for: .record, tx).keys.map { $0 }
      }
      #expect(found == [ids.0])
      try await world.expect("forbidden", as: .coach) {
        _ = try ParticipantWrites.recordCustomerNumber("X", from: nil, of: ids.1, $0)
      }
      try await world.expect("forbidden", as: .coach) { tx in
        _ = try tx.query("insert into outcomes (participant_id, kind, happened_on) values (\(ids.1), 'job', '2026-01-01')")
      }
      try await world.expect("forbidden", as: .coach, reading: true) { _ = try PotQueries.all($0) }
    }
  }

  @Test func `whoever looks is on record before anything is shown, and a mere reading transaction shows nothing`() async throws
  {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let id = try await world.read(as: .operator) { try Lookup.participant(world.participant, $0) }
      try await world.expect("25006", as: .coach, reading: true) { _ = try Disclosures.persons(of: [id], for: .record, $0) }
      _ = try await world.disclose(as: .coach) { try Disclosures.persons(of: [id], for: .record, $0) }
      let events = try await world.read(as: .auditor) { tx in
        try tx.query(
          """
          select concat_ws(' ', actor, role, subject, facts ->> 'purpose', facts -> 'participants') from audit_events
           where operation = 'disclosure.persons'
          """
        ).decode(String.self)
      }
      #expect(events == [#"somebody coach participant:TN-MINE record ["TN-MINE"]"#])
    }
  }

  @Test func `a participant reads the own record and nobody else's`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .coach) { _ = try Self.ill(world.participant).run($0) }
      try await world.disclose(as: .participant) { tx in
        #expect(try ParticipantQueries.all(on: Self.day, tx).map(\.code) == [world.participant])
        let id = try Lookup.participant(world.participant, tx)
        #expect(try PlacementQueries.all(tx).map(\.code) == ["ZW-TN-MINE"])
        let days = try AttendanceQueries.days(in: RoleWorld.month.range, tx)
        #expect(days.contains { $0.state == .worked } && days.contains { $0.state == .absent })
        #expect(try AttendanceQueries.reasons(in: RoleWorld.month.range, of: id, tx).count == 1)
        #expect(try Disclosures.persons(of: [id], for: .record, tx)[id]?.bornOn == "1990-01-01")
        _ = try (
          ParticipantQueries.certificates(tx), ParticipantQueries.qualifications(tx), ParticipantQueries.outcomes(of: id, tx)
        )
        _ = try ParticipantQueries.evidence(of: id, through: Self.day, tx)
      }
      try await world.expect("forbidden", as: .participant) { _ = try Self.ill(world.participant).run($0) }
      try await world.expect("participant.unknown", as: .participant, reading: true) {
        _ = try Lookup.participant(world.stranger, $0)
      }
    }
  }

  @Test func `a coach releases the report, and only its Jobcenter reads and acknowledges it`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .coach) { _ = try Self.ill(world.participant, "geheim").run($0) }
      let request = ReportRequest.participants(jobcenter: "JC-T", month: RoleWorld.month, withNames: true, asOf: Self.asOf)
      let report = try await world.disclose(as: .coach) { try request.compute($0) }
      let same = try await world.disclose(as: .operator) { try request.compute($0) }
      #expect(report.figures == same.figures)
      #expect(!report.figures.compact.contains("geheim"), "this Jobcenter may not have that reason")
      let release = try await world.write(as: .coach) { try ReleaseReport(report).run($0) }
      for role in [Role.coach, .management] {
        let touched = try await world.disclose(as: role) { tx in try ReleaseState.all(tx).map(\.isTouched) }
        #expect(touched == [false])
      }

      let theirs = ReportRequest.participants(jobcenter: "JC-2", month: RoleWorld.month, withNames: false, asOf: Self.asOf)
      let other = try await world.disclose(as: .management) { try theirs.compute($0) }
      let hidden = try await world.write(as: .management) { try ReleaseReport(other).run($0) }
      try await world.read(as: .jobcenter) { tx in
        let numbers = try ReleasedReportStore.newest(tx).map(\.number)
        #expect(numbers == [release.number])
        #expect(try ParticipantQueries.all(on: Self.day, tx).map(\.code) == [world.participant])
      }
      let receipt = try await world.write(as: .jobcenter) { try AcknowledgeReport(release.number).run($0) }
      #expect(receipt?.receivedBy == "somebody")
      #expect(try await world.read(as: .coach) { try ReportReceipts.find(release.id, $0) } == receipt)
      try await world.expect("report.unknown", as: .jobcenter) { _ = try AcknowledgeReport(hidden.number).run($0) }
      try await world.expect("forbidden", as: .jobcenter) { _ = try ReportReceipts.acknowledge(hidden.id, $0) }
      try await world.expect("forbidden", as: .jobcenter, reading: true) { _ = try PlacementQueries.all($0) }
      try await world.expect("report.unknown", as: .coach, reading: true) {
        _ = try ReleasedReportStore.find($0, hidden.number)
      }
    }
  }

  @Test func `a report that would leave somebody out is not released by a coach`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .management) { tx in
        try AddParticipant(code: "TN-NEU").run(tx)
        try MoneyWorld.addPlacement("TN-NEU", "ZW-NEU").run(tx)
      }
      let request = ReportRequest.participants(jobcenter: "JC-T", month: RoleWorld.month, withNames: false, asOf: Self.asOf)
      let partial = try await world.disclose(as: .coach) { try request.compute($0) }
      try await world.expect("report.incomplete", as: .coach) { _ = try ReleaseReport(partial).run($0) }
      let whole = try await world.disclose(as: .management) { try request.compute($0) }
      try await world.expect(nil, as: .management) { _ = try ReleaseReport(whole).run($0) }
    }
  }
}
