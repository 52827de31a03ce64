import Domain
import Harness
import Operations
import Store
import Testing

/// Planning is refused where the law asks for a certificate; work that was done is always recorded.
@Suite(.needsPostgres) struct WorkGateTests {
  private static let march = DateRange(from: "2026-03-01", through: "2026-03-31")

  @Test func `a gate of the law refuses the planning, any other gate warns`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      let plan = PlanWork(world.property, "AP-01", participant: who, in: Self.march)
      #expect(try refusal(tx) { try plan.run(tx) } == "work_assignments.meet_their_gates")
      try world.certify(who, world.lawCertificate, Self.march, tx)
      #expect(try plan.run(tx).map(\.gate) == [world.warningGate])
    }
  }

  @Test func `a certificate that ends within the planned period does not open the gate`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      try world.certify(who, world.lawCertificate, DateRange(from: "2026-03-01", through: "2026-03-30"), tx)
      let plan = PlanWork(world.property, "AP-01", participant: who, in: Self.march)
      #expect(try refusal(tx) { try plan.run(tx) } == "work_assignments.meet_their_gates")
      try world.certify(who, world.lawCertificate, DateRange(from: "2026-03-31", through: "2026-12-31"), tx)
      #expect(try refusal(tx) { try plan.run(tx) } == nil)
    }
  }

  @Test func `work without gated kinds needs nothing`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let plan = PlanWork(world.property, "AP-02", participant: try world.participant(tx), in: Self.march)
      #expect(try plan.run(tx).isEmpty)
    }
  }

  @Test func `work done without its certificate is recorded as a breach and settled with a follow-up`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let who = try world.participant(tx)
      let line = DiaryLine(
        .work(WorkDone(participant: who, workPackage: "AP-01", minutes: Minutes(240), breachReason: "Notfall")))
      let outcome = try world.record([line], tx)
      let breach = try #require(outcome.breaches.first)
      #expect(outcome.breaches.count == 1)
      #expect(breach.gate == world.lawGate)
      #expect(breach.reason == "Notfall")
      #expect(outcome.warnings.map(\.gate) == [world.warningGate])
      #expect(try world.entry(tx)?.events.count == 1)

      let silent = ResolveBreach(breach.number, reason: nil, followUp: nil, closedOn: HouseWorld.day)
      #expect(try refusal(tx) { try silent.run(tx) } == "breach.without_follow_up")
      let settled = try ResolveBreach(breach.number, reason: nil, followUp: "Kurs", closedOn: HouseWorld.day).run(tx)
      #expect(settled.closedOn == HouseWorld.day)
      #expect(try BreachQueries.all(of: world.id(tx), tx).isEmpty)
      #expect(try BreachQueries.all(of: world.id(tx), closedToo: true, tx).map(\.followUp) == ["Kurs"])
    }
  }

  @Test func `a retracted line takes its breach out of the list`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let line = DiaryLine(
        .work(WorkDone(participant: try world.participant(tx), workPackage: "AP-01", minutes: Minutes(240))))
      _ = try world.record([line], tx)
      _ = try RetractDiaryLine(world.property, on: HouseWorld.day, line: line.id.description, reason: "falsch").run(tx)
      #expect(try BreachQueries.all(of: world.id(tx), closedToo: true, tx).isEmpty)
    }
  }

  @Test func `asbestos is presumed where nobody knows, until a survey says otherwise`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      try world.packages(tx)
      let house = try world.id(tx)
      let plan = PlanWork(world.property, "AP-01", participant: try world.participant(tx), in: Self.march)
      #expect(try PropertyQueries.isAsbestosPresumed(house, on: HouseWorld.day, tx))
      #expect(try refusal(tx) { try plan.run(tx) } == "work_assignments.meet_their_gates")
      let survey = SurveyFacts(result: .free, surveyedOn: "2026-02-15", source: "Gutachten")
      try SurveyProperty(world.property, survey).run(tx)
      #expect(try PropertyQueries.isAsbestosPresumed(house, on: "2026-02-14", tx))
      #expect(try !PropertyQueries.isAsbestosPresumed(house, on: "2026-02-15", tx))
      #expect(try refusal(tx) { try plan.run(tx) } == nil)
      let found = SurveyFacts(result: .found, surveyedOn: "2026-03-20", source: "Nachgutachten")
      try SurveyProperty(world.property, found).run(tx)
      #expect(try PropertyQueries.isAsbestosPresumed(house, on: "2026-03-20", tx))
    }
  }
}
