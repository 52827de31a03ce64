import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// A site manager's day, as a site manager.
@Suite(.needsPostgres) struct SiteWorkTests {
  private static let day = RoleWorld.day

  @Test func `a site manager does everything of the day on the own house`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (house, code, participant) = (world.mine, world.mine.property, world.participant)
      try await world.write(as: .siteManager) { tx in
        _ = try PlanStage(code, house.pest).run(tx)
        _ = try MoveStage(.start, code, house.pest, on: Self.day).run(tx)
        _ = try PlanStage(code, house.renovation, planned: DateRange(from: Self.day)).run(tx)
        try AddWorkPackage(
          code,
          WorkPackageFacts(
            code: "AP-03", title: "Boden", stage: house.renovation, performer: .participants, workKinds: [house.oldFabric])
        ).run(tx)
        for unit in ["WE-1", "WE-2"] { try AddUnit(code, UnitRecord(code: unit, kind: .flat)).run(tx) }
        try ChangeUnits(code, on: Self.day, from: ["WE-1", "WE-2"], into: [UnitRecord(code: "WE-3", kind: .flat)]).run(tx)
        let hazard = HazardRecord(
          property: code, code: "", isHazard: true, severity: .high, description: "Loch", unit: "WE-3", reportedOn: Self.day)
        let found = try ReportHazard(code, code: nil, hazard).run(tx)
        _ = try MoveHazard(code, found.code, to: .fixed, on: Self.day).run(tx)
        _ = try PlanWork(code, "AP-02", participant: participant, in: DateRange(Self.day)).run(tx)
        let note = DiaryLine(.note(DiaryNote(kind: .visitor, text: "Besuch", workPackage: "AP-02")))
        let written = try house.record(
          [
            note, DiaryLine(.work(WorkDone(participant: participant, workPackage: "AP-01", minutes: Minutes(60)))),
            DiaryLine(.firm(FirmPresence(firm: "FIRMA-1", headcount: 2, minutes: Minutes(120), workPackage: "AP-01"))),
            DiaryLine(.progress(ProgressReport(workPackage: "AP-01", done: BasisPoints(5000)))),
          ], tx)
        let breach = try #require(written.breaches.first)
        _ = try ResolveBreach(breach.number, reason: "eilig", followUp: "Kurs", closedOn: Self.day).run(tx)
        _ = try RetractDiaryLine(code, on: Self.day, line: note.id.description, reason: "Irrtum").run(tx)
        _ = try SignDiaryDay(code, on: Self.day, by: "Bauleitung").run(tx)
        _ = try ReopenDiaryDay(code, on: Self.day, reason: "Nachtrag").run(tx)
      }
      try await world.read(as: .siteManager) { tx in
        let id = try house.id(tx)
        let entry = try #require(try house.entry(tx))
        #expect(entry.versions.count == 2 && entry.events.count == 5)
        #expect(try tx.ask(StageQueries.all(of: id, on: Self.day)).first { $0.code == house.renovation }?.progress != nil)
        #expect(try WorkPackageQueries.all(of: id, on: Self.day, tx).count == 3)
        #expect(try UnitQueries.all(of: id, on: nil, tx).count == 3)
        #expect(try tx.ask(HazardQueries.all(of: id, hazards: true)).map(\.state) == [.fixed])
      }
    }
  }

  @Test func `work without a working placement is kept, and whoever accompanies the person is told`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (house, code) = (world.mine, world.participant)
      try await world.write(as: .operator) { tx in
        try EndPlacement(placement: "ZW-\(code)", lastDay: Self.day, reason: "Arbeit gefunden").run(tx)
      }
      let later = Self.day.adding(days: 1)
      let line = DiaryLine(.work(WorkDone(participant: code, workPackage: "AP-02", minutes: Minutes(60))))
      let sent = try await world.write(as: .siteManager) { tx in
        try SendDiaryDay(house.property, on: later, [line], today: later).run(tx)
      }
      #expect(sent.unassigned == [code] && sent.record.written == [line.id])
      let again = try await world.write(as: .siteManager) { tx in
        try SendDiaryDay(house.property, on: later, [line], today: later).run(tx)
      }
      #expect(again.unassigned == [])
      let notes = try await world.read(as: .coach) { tx in try OfficeNotes.all(settledToo: false, tx) }
      #expect(notes.count == 1)
      let broken = try await world.read(as: .operator) { tx in try IntegrityCheck.run(tx) }
      #expect(broken.map(\.rule) == ["work_lines_lie_inside_a_placement"])
    }
  }

  @Test func `who may only do additional work is told of one's own houses, whomever one asks about`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await test.administer { connection in
        try connection.execute(
          "insert into instruments select (jsonb_populate_record(i, '{\"code\": \"16d\"}')).* from instruments i where code = '16e'"
        )
        try connection.execute("update placement_bases set instrument_code = '16d'")
      }
      let asked: SQL = "select count(*) from additional_work_only(array[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]::bigint[], \(Self.day))"
      #expect(try await world.read(as: .siteManager) { tx in try tx.query(asked).first(as: Int.self) } == 1)
      #expect(try await world.read(as: .management) { tx in try tx.query(asked).first(as: Int.self) } == 2)
    }
  }

  @Test func `a site manager sees one house, who works there, and nothing of the other`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (mine, theirs) = (world.mine, world.theirs)
      try await world.read(as: .siteManager) { tx in
        #expect(try PropertyQueries.all(on: Self.day, tx).map(\.code) == [mine.property])
        let participants = try ParticipantQueries.all(on: Self.day, tx)
        #expect(participants.map(\.code) == [world.participant])
        #expect(participants.first?.placements == ["ZW-TN-MINE"] && participants.first?.jobcenters == [])
        let days = try AttendanceQueries.days(in: RoleWorld.month.range, tx)
        #expect(Set(days.map(\.participant)) == [world.participant])
        #expect(try ParticipantQueries.certificates(tx).isEmpty)
        #expect(
          try tx.query("select family_name from participant_persons").decode(String.self) == ["Name \(world.participant)"])
        _ = try (tx.ask(PropertyQueries.facts(mine.id(tx))), PropertyQueries.pots(mine.id(tx), tx))
        _ = try (PotQueries.all(tx), VoucherQueries.all(tx), GiftQueries.gifts(tx), GiftQueries.costStatements(tx))
      }
      try await world.expect("property.unknown", as: .siteManager, reading: true) { _ = try theirs.id($0) }
      try await world.expect("property.unknown", as: .siteManager) { tx in
        _ = try theirs.record([DiaryLine(.weather(WeatherObservation(sky: .clear)))], tx)
      }
      try await world.expect("participant.unknown", as: .siteManager) { tx in
        _ = try PlanWork(mine.property, "AP-02", participant: world.stranger, in: DateRange(Self.day)).run(tx)
      }
      try await world.expect("forbidden", as: .siteManager, reading: true) { _ = try $0.query("select * from absences") }
      try await world.expect("forbidden", as: .siteManager, reading: true) {
        _ = try $0.query("select born_on from participant_persons")
      }
      try await world.expect("forbidden", as: .siteManager) { _ = try Disclosures.persons(of: [], for: .record, $0) }
    }
  }

  @Test func `a gate is overridden by management, not by a site manager`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let house = world.mine
      let start = MoveStage(.start, house.property, house.renovation, on: Self.day, overrideReason: "Frost droht")
      try await world.expect("forbidden", as: .siteManager) { _ = try start.run($0) }
      let outcome = try await world.write(as: .management) { try start.run($0) }
      #expect(!outcome.gatesOverridden.isEmpty)
    }
  }

  @Test func `management keeps houses and plans people onto any of them`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let theirs = world.theirs
      try await world.write(as: .management) { tx in
        try AddProperty(PropertyFacts(code: "DO-NEU", name: "Neu", street: "Weg", houseNumber: "1")).run(tx)
        try ChangeProperty("DO-NEU") { $0.note = "Notiz" }.run(tx)
        _ = try AcquireProperty("DO-NEU", AcquisitionFacts(form: .purchase, acquiredOn: Self.day)).run(tx)
        try SurveyProperty("DO-NEU", SurveyFacts(result: .free, surveyedOn: Self.day, source: "Gutachten")).run(tx)
        try AddOrganisation(OrganisationRecord(code: "NEU", name: "Neu", kind: .firm)).run(tx)
        for unit in ["WE-1", "WE-2"] { try AddUnit("DO-NEU", UnitRecord(code: unit, kind: .flat)).run(tx) }
        try ChangeUnits("DO-NEU", on: Self.day, from: ["WE-1", "WE-2"], into: [UnitRecord(code: "WE-3", kind: .flat)]).run(tx)
        _ = try PlanWork(theirs.property, "AP-02", participant: world.participant, in: DateRange(Self.day)).run(tx)
        try AddParticipant(code: "TN-NEU").run(tx)
        try MoneyWorld.addPlacement("TN-NEU", "ZW-NEU").run(tx)
        try EndPlacement(placement: "ZW-NEU", lastDay: "2026-06-30", reason: "Arbeit gefunden").run(tx)
      }
      try await world.read(as: .management) { tx in
        let id = try theirs.id(tx)
        _ = try (PropertyQueries.all(on: Self.day, tx), tx.ask(StageQueries.all(of: id, on: Self.day)))
        _ = try (BreachQueries.all(closedToo: true, tx), theirs.entry(tx))
        #expect(try PlacementQueries.all(tx).allSatisfy { $0.endReason == nil })
        _ = try (ParticipantQueries.certificates(tx), ParticipantQueries.qualifications(tx))
        _ = try ParticipantQueries.outcomes(of: Lookup.participant(world.participant, tx), tx)
      }
      try await world.expect("forbidden", as: .management, reading: true) {
        _ = try $0.query("select family_name from participant_persons")
      }
    }
  }
}
