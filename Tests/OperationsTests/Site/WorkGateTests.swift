import Domain
import Harness
import Operations
import Postgres
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

  @Test func `a gate for those whom one instrument funds warns of them alone, and only while it funds them`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.database.write(as: MoneyWorld.clerk) { tx in
        let other = try world.mine.participant(tx)
        try tx.execute(
          """
          insert into work_gates (code, name_de, name_en, stage_code, instrument_code, only_warns, hint_de, hint_en, source, evidence)
          values ('additional', 'Nicht zusätzlich', 'Not additional', \(world.mine.renovation), '16e', true, 'H', 'H', 'Test', 'V-law')
          """)
        let plan = PlanWork(world.mine.property, "AP-02", participant: world.participant, in: Self.march)
        #expect(try plan.run(tx).map(\.gate) == ["additional"])
        #expect(try PlanWork(world.mine.property, "AP-02", participant: other, in: Self.march).run(tx).isEmpty)
        let before = DateRange(from: "2025-03-01", through: "2025-03-31")
        #expect(try PlanWork(world.mine.property, "AP-02", participant: world.participant, in: before).run(tx).isEmpty)
      }
      // Who runs the house is told of those who are known there, and of nobody else.
      let seen = try await world.read(as: .siteManager) { tx in
        try tx.query("select count(*) from participants t cross join lateral gated_funding(t.id, '(,)') f").first(as: Int.self)
      }
      #expect(seen == 1)
      let others = try await world.read(as: .siteManager) { tx in
        try tx.query("select count(*) from generate_series(1, 1000) t cross join lateral gated_funding(t, '(,)') f")
          .first(as: Int.self)
      }
      #expect(others == 1)
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
      #expect(try tx.ask(PropertyQueries.isAsbestosPresumed(house, on: HouseWorld.day)))
      #expect(try refusal(tx) { try plan.run(tx) } == "work_assignments.meet_their_gates")
      let survey = SurveyFacts(result: .free, surveyedOn: "2026-02-15", source: "Gutachten")
      try SurveyProperty(world.property, survey).run(tx)
      #expect(try tx.ask(PropertyQueries.isAsbestosPresumed(house, on: "2026-02-14")))
      #expect(try !tx.ask(PropertyQueries.isAsbestosPresumed(house, on: "2026-02-15")))
      #expect(try refusal(tx) { try plan.run(tx) } == nil)
      let found = SurveyFacts(result: .found, surveyedOn: "2026-03-20", source: "Nachgutachten")
      try SurveyProperty(world.property, found).run(tx)
      #expect(try tx.ask(PropertyQueries.isAsbestosPresumed(house, on: "2026-03-20")))
    }
  }
}
