import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Who is known on a house: kept beside the plans and the diary, and always what these say.
@Suite(.needsPostgres) struct HousePeopleTests {
  private static let march = DateRange(from: "2026-03-01", through: "2026-03-31")

  private static func known(_ world: HouseWorld, _ tx: Transaction) throws -> [String] {
    try tx.query(
      """
      select t.code from house_participants h join participants t on t.id = h.participant_id
       where h.property_id = \(world.id(tx)) order by t.code
      """
    ).decode(String.self)
  }

  private static func unplan(_ participant: String, _ tx: Transaction) throws {
    try tx.execute(
      "delete from work_assignments where participant_id = (select id from participants where code = \(participant))")
  }

  @Test func `whoever is planned is known, and forgotten when the plan goes, unless they came`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let (came, planned) = (try world.participant(tx), try world.participant(tx))
      for person in [came, planned] {
        _ = try PlanWork(world.property, "AP-02", participant: person, in: Self.march).run(tx)
      }
      #expect(try Self.known(world, tx) == [came, planned].sorted())
      _ = try world.record([DiaryLine(.presence(SitePresence(came, isPresent: true)))], tx)
      for person in [came, planned] { try Self.unplan(person, tx) }
      #expect(try Self.known(world, tx) == [came])
    }
  }

  @Test func `a plan that is given to somebody else takes the knowledge along`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let (first, second) = (try world.participant(tx), try world.participant(tx))
      _ = try PlanWork(world.property, "AP-02", participant: first, in: Self.march).run(tx)
      try tx.execute(
        """
        update work_assignments set participant_id = (select id from participants where code = \(second))
         where participant_id = (select id from participants where code = \(first))
        """)
      #expect(try Self.known(world, tx) == [second])
    }
  }

  @Test func `whoever worked is known once, however many lines name them`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      let lines = (1...3).map { _ in
        DiaryLine(.work(WorkDone(participant: who, workPackage: "AP-02", minutes: Minutes(60))))
      }
      _ = try world.record(lines, tx)
      #expect(try Self.known(world, tx) == [who])
    }
  }
}
