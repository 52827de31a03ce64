import Domain
import Harness
import Operations
import Store
import Testing

/// One entry, made once on a phone, is what everybody else's figures follow from.
@Suite(.needsPostgres) struct OneEntryTests {
  private static let day = RoleWorld.day.adding(days: 1)

  /// What the Jobcenter, the certificate and finance count of somebody.
  private struct Figures: Equatable {
    let attended: Minutes
    let isPresent: Bool
    let paid: Minutes
  }

  private static func figures(_ world: RoleWorld) async throws -> Figures {
    try await world.read(as: .management) { tx in
      let id = try Lookup.participant(world.participant, tx)
      let month = DateRange(from: "2026-03-01", through: "2026-03-31")
      let days = try AttendanceQueries.days(in: month, of: id, tx)
      return Figures(
        attended: days.map(\.minutes).sum(), isPresent: days.contains(where: { $0.day == day && $0.state == .worked }),
        paid: try PayQueries.diaryMinutes(of: id, in: month, tx).map(\.minutes).sum())
    }
  }

  @Test func `a day that a phone sends moves the attendance and the minutes that a month's wage is split by`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let before = try await Self.figures(world)
      #expect(!before.isPresent)
      let line = DiaryLine(.work(WorkDone(participant: world.participant, workPackage: "AP-02", minutes: Minutes(300))))
      let send = SendDiaryDay(world.mine.property, on: Self.day, [line], isSigned: true, today: Self.day)
      for _ in 1...2 { _ = try await world.write(as: .siteManager) { tx in try send.run(tx) } }
      let after = try await Self.figures(world)
      #expect(after == Figures(attended: before.attended + Minutes(300), isPresent: true, paid: before.paid + Minutes(300)))

      let correction = SendDiaryDay(
        world.mine.property, on: Self.day, [], retractions: [.init(id: .make(), line: line.id, reason: "falsch")],
        reason: "falsche Person", today: Self.day)
      _ = try await world.write(as: .siteManager) { tx in try correction.run(tx) }
      #expect(try await Self.figures(world) == before)
    }
  }
}
