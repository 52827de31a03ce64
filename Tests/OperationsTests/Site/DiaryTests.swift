import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// The site diary: events that are added and taken back, versions that are signed, work that is never lost.
@Suite(.needsPostgres) struct DiaryTests {
  private static func work(_ participant: String, _ minutes: Int, on package: String = "AP-02") -> DiaryLine {
    DiaryLine(.work(WorkDone(participant: participant, workPackage: package, minutes: Minutes(minutes))))
  }

  @Test func `a day sent twice is written once, also after it was signed`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let lines = [
        Self.work(try world.participant(tx), 240), DiaryLine(.note(DiaryNote(kind: .material, text: "Kalk"))),
      ]
      #expect(try world.record(lines, tx).written.count == 2)
      let again = try world.record(lines + [lines[0]], tx)
      #expect(again.written.isEmpty)
      #expect(again.alreadyThere == 3)
      #expect(try SignDiaryDay(world.property, on: HouseWorld.day).run(tx) == 1)
      #expect(try refusal(tx) { try world.record(lines, tx) } == nil)
      #expect(try world.entry(tx)?.events.count == 2)
    }
  }

  @Test func `a working day without an entry is a gap, while somebody works there`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let participant = try world.participant(tx)
      // Monday and Thursday; the weekend is no gap, nor is anything before the diary began or after the last week of work.
      for day in [HouseWorld.day, HouseWorld.day.adding(days: 3)] {
        _ = try RecordDiaryDay(world.property, on: day, [Self.work(participant, 240)], today: day).run(tx)
      }
      let march = YearMonth(containing: HouseWorld.day).range
      let gaps = try DiaryQueries.gaps(in: march, before: "2026-03-10", of: world.id(tx), tx)
      #expect(gaps == ["2026-03-03", "2026-03-04", "2026-03-06", "2026-03-09"])
      let april = YearMonth(containing: "2026-04-01").range
      #expect(try DiaryQueries.gaps(in: april, before: "2026-05-10", of: world.id(tx), tx) == ["2026-04-01", "2026-04-02"])
      #expect(try DiaryQueries.whole(in: march, of: world.id(tx), tx).map(\.day) == ["2026-03-02", "2026-03-05"])
    }
  }

  @Test func `an identity never says something else the second time`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let line = Self.work(try world.participant(tx), 240)
      let material = DiaryLine(
        .note(DiaryNote(kind: .material, text: "Kalk", quantity: ExactDecimal(text: "2.50"), unitOfMeasure: "t")))
      _ = try world.record([line, material], tx)
      #expect(try world.record([line, material], tx).alreadyThere == 2, "the database keeps more zeros than were written")
      guard case .work(let work) = line.content else { return }
      let other = DiaryLine(
        .work(WorkDone(participant: work.participant, workPackage: work.workPackage, minutes: Minutes(300))), id: line.id)
      let new = DiaryLine(.note(DiaryNote(kind: .note, text: "neu")))
      #expect(try refusal(tx) { try world.record([new, other], tx) } == "diary.id_with_other_content")
      let twice = [new, DiaryLine(.note(DiaryNote(kind: .note, text: "anders")), id: new.id)]
      #expect(try refusal(tx) { try world.record(twice, tx) } == "diary.id_with_other_content")
      #expect(try world.entry(tx)?.events.map(\.line.content) == [line.content, material.content])
    }
  }

  @Test func `the device's clock is kept beside the server's, and a quantity as it was written`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      let writtenAt = try Moment.parse("2026-03-02T16:05:00+01:00")
      _ = try world.record([DiaryLine(.note(DiaryNote(kind: .note, text: "x")), writtenAt: writtenAt)], tx)
      let event = try #require(try world.entry(tx)?.events.first)
      #expect(event.line.writtenAt == writtenAt)
      #expect(event.recordedAt != writtenAt)
      let fine = DiaryLine(.note(DiaryNote(kind: .material, text: "x", quantity: ExactDecimal(text: "1.2345"))))
      #expect(try refusal(tx) { try world.record([fine], tx) } == "diary.quantity_too_fine")
    }
  }

  @Test func `an identity belongs to one day and one kind of line`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      let line = DiaryLine(.note(DiaryNote(kind: .note, text: "x")))
      _ = try world.record([line], tx)
      let later = HouseWorld.day.adding(days: 1)
      #expect(try refusal(tx) { try world.record([line], on: later, tx) } == "diary.id_used_elsewhere")
      let weather = DiaryLine(.weather(WeatherObservation(sky: .fog)), id: line.id)
      #expect(try refusal(tx) { try world.record([weather], tx) } == "diary.id_used_elsewhere")
    }
  }

  @Test func `every kind of line reads as it was written`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let firm = "FA-\(world.property.suffix(8))"
      try AddOrganisation(OrganisationRecord(code: firm, name: "Musterfirma", kind: .firm)).run(tx)
      let work = WorkDone(
        participant: try world.participant(tx), workPackage: "AP-01", minutes: Minutes(90), activity: "Putz",
        breachReason: "Eile", followUp: "Kurs")
      let contents: [DiaryLine.Content] = [
        .weather(
          WeatherObservation(minimum_celsius: -3, maximum_celsius: 9, sky: .overcast, precipitation: .snow, note: "Böen")),
        .work(work),
        .firm(
          FirmPresence(
            firm: firm, headcount: 2, minutes: Minutes(960), workPackage: "AP-02", qualification: "Geselle", activity: "Decke")),
        .note(DiaryNote(kind: .hindrance, text: "Kein Strom", workPackage: "AP-02")),
        .progress(ProgressReport(workPackage: "AP-02", done: BasisPoints(percent: 40))),
      ]
      _ = try world.record(contents.map { DiaryLine($0) }, tx)
      #expect(try world.entry(tx)?.events.map(\.line.content) == contents)
    }
  }

  @Test func `after the signature only a new version with its reason changes a day, and both stay visible`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      let first = Self.work(who, 240)
      _ = try world.record([first], tx)
      let reopen = ReopenDiaryDay(world.property, on: HouseWorld.day, reason: "Zeit war falsch")
      #expect(try refusal(tx) { try reopen.run(tx) } == "diary_versions.follow_a_signed_one")
      _ = try SignDiaryDay(world.property, on: HouseWorld.day, by: "bauleitung").run(tx)
      let second = Self.work(who, 200)
      #expect(try refusal(tx) { try world.record([second], tx) } == "diary_events.enter_open_versions")
      let retract = RetractDiaryLine(
        world.property, on: HouseWorld.day, line: String(first.id.description.suffix(6)), reason: "verschrieben")
      #expect(try refusal(tx) { try retract.run(tx) } == "diary_events.enter_open_versions")
      #expect(try refusal(tx) { try SignDiaryDay(world.property, on: HouseWorld.day).run(tx) } == "diary.signed_already")
      let unexplained = ReopenDiaryDay(world.property, on: HouseWorld.day, reason: " ")
      #expect(try refusal(tx) { try unexplained.run(tx) } == "diary_versions.reason_is_not_empty")

      #expect(try reopen.run(tx) == 2)
      #expect(try retract.run(tx) == first.id)
      #expect(try refusal(tx) { try retract.run(tx) } == "diary_retractions.once")
      _ = try world.record([second], tx)
      let entry = try #require(try world.entry(tx))
      #expect(entry.events(inVersion: 1).map(\.line.id) == [first.id])
      #expect(entry.events(inVersion: 2).map(\.line.id) == [second.id])
      #expect(entry.changes(inVersion: 2).added.map(\.line.id) == [second.id])
      #expect(entry.changes(inVersion: 2).takenBack.map(\.retractionReason) == ["verschrieben"])
      #expect(entry.versions.map(\.reason) == [nil, "Zeit war falsch"])
      #expect(entry.versions.map(\.signedBy) == ["bauleitung", nil])
      #expect(try Self.minutes(of: who, tx) == 200)
    }
  }

  @Test func `nothing is written for a day to come, and a day has 24 hours`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      let tomorrow = RecordDiaryDay(
        world.property, on: HouseWorld.day.adding(days: 1), [Self.work(who, 60)], today: HouseWorld.day)
      #expect(try refusal(tx) { try tomorrow.run(tx) } == "diary.day_to_come")
      _ = try world.record([Self.work(who, 1000)], tx)
      #expect(try refusal(tx) { try world.record([Self.work(who, 441)], tx) } == "work_lines.fit_a_day")
      #expect(try refusal(tx) { try world.record([Self.work(who, 440)], tx) } == nil)
    }
  }

  @Test func `a name that nobody has leaves nothing of the day behind`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let lines = [DiaryLine(.note(DiaryNote(kind: .note, text: "x"))), Self.work("TN-gibt-es-nicht", 60)]
      #expect(try refusal(tx) { try world.record(lines, tx) } == "participant.unknown")
      #expect(try world.entry(tx) == nil)
    }
  }

  @Test func `two phones that begin the same day at once both keep their lines`() async throws {
    try await Harness.withDatabase(named: "diary_test") { database in
      let actor = Actor(name: "test", role: .operator)
      let world = try await database.database.write(as: actor) { tx in try HouseWorld(tx) }
      for offset in 0..<10 {
        let day = HouseWorld.day.adding(days: offset)
        async let first = database.database.write(as: actor) { tx in
          try world.record([DiaryLine(.note(DiaryNote(kind: .note, text: "eins")))], on: day, tx)
        }
        async let second = database.database.write(as: actor) { tx in
          try world.record([DiaryLine(.note(DiaryNote(kind: .note, text: "zwei")))], on: day, tx)
        }
        _ = try await (first, second)
        let entry = try await database.database.read(as: actor) { tx in try world.entry(on: day, tx) }
        #expect(entry?.events.count == 2)
        #expect(entry?.versions.count == 1)
      }
    }
  }

  @Test func `progress is the newest report of each package, weighed by plan`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      func report(_ package: String, _ percent: Int, on day: LocalDate) throws {
        let report = ProgressReport(workPackage: package, done: BasisPoints(percent: percent))
        _ = try world.record([DiaryLine(.progress(report))], on: day, tx)
      }
      func progress(on day: LocalDate) throws -> BasisPoints? {
        try tx.ask(StageQueries.all(of: world.id(tx), on: day)).first?.progress
      }
      #expect(try progress(on: HouseWorld.day) == .zero)
      try report("AP-01", 80, on: HouseWorld.day.adding(days: 2))
      try report("AP-01", 40, on: HouseWorld.day)
      try report("AP-02", 100, on: HouseWorld.day)
      // 600 minutes at 40 % and 200 at 100 % are 55 %; two days later 600 at 80 % and 200 at 100 % are 85 %.
      #expect(try progress(on: HouseWorld.day) == BasisPoints(percent: 55))
      #expect(try progress(on: HouseWorld.day.adding(days: 2)) == BasisPoints(percent: 85))
    }
  }

  @Test func `a stage under way that nobody reported on is unknown, and an accepted one is done whatever was reported`()
    async throws
  {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let (begun, accepted) = (HouseWorld.day, HouseWorld.day.adding(days: 3))
      func progress(on day: LocalDate) throws -> BasisPoints? {
        try tx.ask(StageQueries.all(of: world.id(tx), on: day)).first { $0.code == world.renovation }?.progress
      }
      _ = try MoveStage(.start, world.property, world.renovation, on: begun, overrideReason: "Eile").run(tx)
      #expect(try progress(on: begun.adding(days: -1)) == .zero)
      #expect(try progress(on: begun) == nil)
      let report = ProgressReport(workPackage: "AP-02", done: BasisPoints(percent: 40))
      _ = try world.record([DiaryLine(.progress(report))], on: begun.adding(days: 1), tx)
      #expect(try progress(on: begun.adding(days: 1)) == BasisPoints(percent: 10))
      try world.move(.complete, world.renovation, on: begun.adding(days: 2), tx)
      try world.move(.accept, world.renovation, on: accepted, tx)
      #expect(try progress(on: accepted.adding(days: -1)) == BasisPoints(percent: 10))
      #expect(try progress(on: accepted) == BasisPoints(percent: 100))
    }
  }

  private static func minutes(of participant: String, _ tx: Transaction) throws -> Int? {
    try tx.query(
      """
      select sum(w.minutes)::bigint from current_work_lines w join participants t on t.id = w.participant_id
       where t.code = \(participant)
      """
    ).first(as: Int.self)
  }
}
