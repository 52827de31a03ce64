import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// The diary at the desk, as each role has it: hours of a week, days of which nobody knows, notes to the office.
@Suite(.needsPostgres) struct OfficeDiaryTests {
  private static let monday = RoleWorld.day
  private static let week = CalendarWeek(containing: monday)
  private static let march = RoleWorld.month
  /// The Saturday of the week: its five days are over.
  private static let saturday: LocalDate = "2026-03-07"

  private static func work(_ participant: String, _ minutes: Int, on day: LocalDate, at house: HouseWorld, _ tx: Transaction)
    throws
  {
    let line = DiaryLine(.work(WorkDone(participant: participant, workPackage: "AP-02", minutes: Minutes(minutes))))
    _ = try RecordDiaryDay(house.property, on: day, [line], today: day).run(tx)
  }

  private static func set(_ participant: String, _ day: LocalDate, _ recorded: RecordedDay, _ tx: Transaction) throws {
    _ = try SetAttendance(participant: participant, day: day, recorded: recorded).run(tx)
  }

  // MARK: Hours

  @Test func `hours of a week count work on every house, and take absent days out of the plan`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let mine = world.participant
      // Monday 240 on the own house is there. Tuesday on somebody else's house, Wednesday ill, Thursday and Friday from the office.
      try await world.database.write(as: MoneyWorld.clerk) { tx in
        try Self.work(mine, 480, on: "2026-03-03", at: world.theirs, tx)
        try Self.set(mine, "2026-03-04", .absent(kind: "krank", certifiedUntil: nil, note: nil), tx)
        try Self.set(mine, "2026-03-05", .present(Minutes(480)), tx)
        try Self.set(mine, "2026-03-06", .present(Minutes(375)), tx)
      }
      for (role, name) in [(Role.siteManager, "V. Name TN-MINE"), (.coach, "V. Name TN-MINE"), (.management, nil)] {
        try await world.read(as: role) { tx in
          let all = try WeeklyHoursQueries.all(in: Self.week, before: Self.saturday, tx)
          let own = try #require(all.first { $0.participant == mine }, "\(role)")
          #expect(own.planned == Minutes(480 + 480 + 480 + 360) && own.worked == Minutes(240 + 480 + 480 + 375), "\(role)")
          #expect(own.difference == Minutes(-225) && own.standing == .under && own.absent_days == 1, "\(role)")
          #expect(own.shortName == name, "\(role)")
          let others = all.filter { $0.participant != mine }.map(\.participant)
          #expect(others == (role == .management ? [world.stranger] : []), "\(role)")
          if role == .management { #expect(all.map(\.participant) == [world.stranger, mine], "who misses most comes first") }
        }
      }
    }
  }

  @Test func `a running week counts the days that are over, and a week to come nothing`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.read(as: .coach) { tx in
        let running = try #require(try WeeklyHoursQueries.all(in: Self.week, before: "2026-03-04", tx).first)
        #expect(running.planned == Minutes(960) && running.worked == Minutes(240) && running.unknown_days == 1)
        #expect(try WeeklyHoursQueries.all(in: Self.week, before: "2026-02-01", tx).isEmpty)
      }
    }
  }

  @Test func `somebody long gone from a house is no longer its manager's`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let may = CalendarWeek(containing: "2026-05-06")
      let seen = try await world.read(as: .siteManager) { try WeeklyHoursQueries.all(in: may, before: "2026-06-01", $0) }
      #expect(seen.isEmpty)
      let own = try await world.read(as: .coach) { try WeeklyHoursQueries.all(in: may, before: "2026-06-01", $0) }
      #expect(own.map(\.participant) == [world.participant])
      try await world.expect("forbidden", as: .finance, reading: true) { tx in
        _ = try WeeklyHoursQueries.all(in: may, before: "2026-06-01", tx)
      }
    }
  }

  // MARK: Unknown days

  @Test func `a day of which nobody knows is listed until the diary or the office says something, on whichever house`()
    async throws
  {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (mine, house) = (world.participant, world.mine.property)
      func open(_ role: Role) async throws -> [UnknownDay] {
        try await world.read(as: role) { try UnknownDayQueries.all(in: Self.march, before: Self.saturday, $0) }
      }
      for role in [Role.siteManager, .coach] {
        let days = try await open(role)
        #expect(days.map(\.day) == ["2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06"], "\(role)")
        #expect(Set(days.map(\.participant)) == [mine] && Set(days.map(\.property)) == [house], "\(role)")
        #expect(days.first?.planned == Minutes(480) && days.last?.planned == Minutes(360), "\(role)")
      }
      #expect(try await open(.management).count == 8)
      try await world.write(as: .coach) { tx in
        try Self.set(mine, "2026-03-03", .absent(kind: "krank", certifiedUntil: nil, note: nil), tx)
        try Self.set(mine, "2026-03-04", .present(Minutes(480)), tx)
      }
      try await world.database.write(as: MoneyWorld.clerk) { try Self.work(mine, 480, on: "2026-03-05", at: world.theirs, $0) }
      #expect(try await open(.coach).map(\.day) == ["2026-03-06"])
      let count = try await world.read(as: .coach) { try UnknownDayQueries.count(in: Self.march, before: Self.saturday, $0) }
      #expect(count == 1)
      // Seen on the other house since, and on the own one before: the own one still asks.
      #expect(try await open(.siteManager).map(\.property) == [house])
    }
  }

  @Test func `what the diary says of a day without work goes with the question: seen, not seen, taken back`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (mine, house) = (world.participant, world.mine.property)
      func say(_ isPresent: Bool, on day: LocalDate, _ id: UniqueID = .make()) async throws {
        _ = try await world.write(as: .siteManager) { tx in
          let line = DiaryLine(.presence(SitePresence(mine, isPresent: isPresent)), id: id)
          return try SendDiaryDay(house, on: day, [line], today: Self.saturday).run(tx)
        }
      }
      let taken = UniqueID.make()
      try await say(false, on: "2026-03-03")
      try await say(true, on: "2026-03-04")
      try await say(true, on: "2026-03-05", taken)
      _ = try await world.write(as: .siteManager) { tx in
        try RetractDiaryLine(house, on: "2026-03-05", line: taken.description, reason: "verwechselt").run(tx)
      }
      for role in [Role.siteManager, .coach] {
        let days = try await world.read(as: role) { try UnknownDayQueries.all(in: Self.march, before: Self.saturday, $0) }
        #expect(days.map(\.wasSeen) == [false, true, nil, nil], "\(role)")
      }
    }
  }

  @Test func `whoever went on to another house is asked about there, four weeks after they were last seen`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.database.write(as: MoneyWorld.clerk) { tx in
        try Self.work(world.participant, 480, on: "2026-03-10", at: world.mine, tx)
        try Self.work(world.participant, 480, on: "2026-04-01", at: world.theirs, tx)
      }
      func open(_ role: Role) async throws -> [LocalDate] {
        let april = YearMonth(containing: "2026-04-01")
        return try await world.read(as: role) { try UnknownDayQueries.all(in: april, before: "2026-04-11", $0).map(\.day) }
      }
      let before: [LocalDate] = ["2026-04-02", "2026-04-03", "2026-04-06"]
      #expect(try await open(.siteManager) == before)
      #expect(try await open(.coach) == before + ["2026-04-07", "2026-04-08", "2026-04-09", "2026-04-10"])
    }
  }

  @Test func `nobody is asked about days that are not over, nor a finance clerk at all`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let none = try await world.read(as: .coach) { try UnknownDayQueries.all(in: Self.march, before: "2026-02-10", $0) }
      #expect(none.isEmpty)
      try await world.expect("forbidden", as: .finance, reading: true) { tx in
        _ = try UnknownDayQueries.count(in: Self.march, before: Self.saturday, tx)
      }
    }
  }

  // MARK: Notes

  private static func tell(_ house: HouseWorld, _ addressee: NoteAddressee, on day: LocalDate = monday) -> TellOffice {
    TellOffice(house.property, on: day, to: addressee, "Rechnung folgt", today: "2026-12-31")
  }

  @Test func `a note is seen by those it is to, settled once by them, and never changed`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (toFinance, toCoach) = try await world.write(as: .siteManager) { tx in
        (try Self.tell(world.mine, .finance).run(tx), try Self.tell(world.mine, .coach).run(tx))
      }
      let elsewhere = try await world.write(as: .management) { try Self.tell(world.theirs, .coach).run($0) }
      let seen: [(Role, [Int64])] = [
        (.finance, [toFinance]), (.coach, [toCoach]), (.siteManager, [toCoach, toFinance]),
        (.management, [elsewhere, toCoach, toFinance]),
      ]
      for (role, numbers) in seen {
        #expect(
          try await world.read(as: role) { try OfficeNotes.all(settledToo: false, $0).map(\.number) } == numbers, "\(role)")
      }
      try await world.expect("forbidden", as: .auditor, reading: true) { _ = try OfficeNotes.all(settledToo: true, $0) }
      let done = try await world.write(as: .finance) { try SettleOfficeNote(toFinance).run($0) }
      #expect(done.doneBy == "somebody" && done.doneAt != nil && done.author == "somebody")
      try await world.expect("office_note.done_already", as: .finance) { _ = try SettleOfficeNote(toFinance).run($0) }
      try await world.expect("office_note.unknown", as: .finance) { _ = try SettleOfficeNote(toCoach).run($0) }
      try await world.expect("office_note.unknown", as: .coach) { _ = try SettleOfficeNote(elsewhere).run($0) }
      try await world.expect("forbidden", as: .siteManager) { _ = try SettleOfficeNote(toCoach).run($0) }
      try await world.expect("forbidden", as: .coach) { try $0.execute("update office_notes set note = 'anders'") }
      #expect(try await world.read(as: .finance) { try OfficeNotes.all(settledToo: false, $0) }.isEmpty)
      #expect(try await world.read(as: .siteManager) { try OfficeNotes.one(toFinance, $0)?.doneBy } == "somebody")
    }
  }

  @Test func `a site manager tells of the own houses and of days that have been`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.expect("property.unknown", as: .siteManager) { _ = try Self.tell(world.theirs, .finance).run($0) }
      try await world.expect("diary.day_to_come", as: .siteManager) { tx in
        _ = try TellOffice(world.mine.property, on: "2026-03-03", to: .finance, "Morgen", today: "2026-03-02").run(tx)
      }
      try await world.expect("office_notes.note_is_not_empty", as: .siteManager) { tx in
        _ = try TellOffice(world.mine.property, on: Self.monday, to: .finance, "  ", today: Self.monday).run(tx)
      }
      try await world.expect("forbidden", as: .coach) { _ = try Self.tell(world.mine, .finance).run($0) }
      try await world.expect("forbidden", as: .finance) { _ = try Self.tell(world.mine, .coach).run($0) }
    }
  }

  @Test func `a coach whose people left a house more than six months before is not told of it`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      // They worked there on the 2nd of March.
      let (early, late) = try await world.write(as: .siteManager) { tx in
        (
          try Self.tell(world.mine, .coach, on: "2026-09-01").run(tx),
          try Self.tell(world.mine, .coach, on: "2026-09-03").run(tx)
        )
      }
      #expect(try await world.read(as: .coach) { try OfficeNotes.all(settledToo: true, $0).map(\.number) } == [early])
      try await world.expect("office_note.unknown", as: .coach) { _ = try SettleOfficeNote(late).run($0) }
    }
  }
}
