import Domain
import Harness
import Operations
import Store
import Testing

/// The state machine of a stage, its gates, and the hazards that block an acceptance.
@Suite(.needsPostgres) struct StageTests {
  /// How a stage gets into each state.
  private static let paths: [StageState: [StageAction]] = [
    .planned: [], .active: [.start], .suspended: [.start, .suspend], .completed: [.start, .complete],
    .accepted: [.start, .complete, .accept], .skipped: [.skip],
  ]

  @Test(arguments: StageState.allCases, StageAction.allCases)
  func `every step that the state machine does not know is refused, every other one is taken`(
    state: StageState, action: StageAction
  ) async throws {
    let (code, after) = try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.pest).run(tx)
      for step in Self.paths[state] ?? [] { try world.move(step, world.pest, tx) }
      let code = try refusal(tx) { try world.move(action, world.pest, on: HouseWorld.day.adding(days: 1), tx) }
      return (code, try StageQueries.runs(of: world.pest, on: world.id(tx), tx)[0].state)
    }
    #expect((code == nil) == state.actions.contains(action))
    #expect(after == (state.after(action) ?? state))
  }

  @Test(arguments: [StageAction.suspend, .reopen, .skip])
  func `what stands still, is not accepted or does not happen needs a reason`(action: StageAction) async throws {
    let code = try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.pest).run(tx)
      for step in Self.paths[action.from] ?? [] { try world.move(step, world.pest, tx) }
      return try refusal(tx) { try MoveStage(action, world.property, world.pest, on: HouseWorld.day).run(tx) }
    }
    #expect(code == "stage_events.name_a_reason")
  }

  @Test func `a gate is waited for, and overriding it keeps the reason and the gate`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      for stage in [world.pest, world.safety, world.renovation] { _ = try PlanStage(world.property, stage).run(tx) }
      try world.move(.skip, world.pest, tx)
      #expect(try refusal(tx) { try world.move(.start, world.renovation, tx) } == "stage_events.wait_for_their_gates")
      let outcome = try MoveStage(
        .start, world.property, world.renovation, on: HouseWorld.day, overrideReason: "Dach offen"
      ).run(tx)
      #expect(outcome.gatesOverridden == [world.safety])
      let stage = try Lookup.stage(world.renovation, occurrence: 1, of: world.id(tx), tx)
      let event = try #require(try StageQueries.events(stage, tx).last)
      #expect(event.overrideReason == "Dach offen")
      #expect(event.gatesOverridden == [world.safety])
    }
  }

  @Test func `accepted pest control and safety open the renovation`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      for stage in [world.pest, world.safety, world.renovation] { _ = try PlanStage(world.property, stage).run(tx) }
      for step in [StageAction.start, .complete, .accept] {
        try world.move(step, world.pest, tx)
        try world.move(step, world.safety, tx)
      }
      #expect(try refusal(tx) { try world.move(.start, world.renovation, tx) } == nil)
    }
  }

  @Test func `a second pest control that is under way keeps the renovation waiting`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      for stage in [world.pest, world.safety, world.renovation] { _ = try PlanStage(world.property, stage).run(tx) }
      try world.move(.skip, world.pest, tx)
      try world.move(.skip, world.safety, tx)
      #expect(try PlanStage(world.property, world.pest, again: true).run(tx).occurrence == 2)
      try world.move(.start, world.pest, tx)
      #expect(try refusal(tx) { try world.move(.start, world.renovation, tx) } == "stage_events.wait_for_their_gates")
    }
  }

  @Test func `only what the template repeats is planned twice`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.safety).run(tx)
      let code = try refusal(tx) { try PlanStage(world.property, world.safety, again: true).run(tx) }
      #expect(code == "stages.repeat_where_the_template_allows")
    }
  }

  @Test func `nothing happens to a stage before what happened last`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.pest).run(tx)
      try world.move(.start, world.pest, tx)
      let code = try refusal(tx) { try world.move(.complete, world.pest, on: HouseWorld.day.adding(days: -1), tx) }
      #expect(code == "stage_events.in_time_order")
    }
  }

  @Test func `two runs that both fit have to be told apart`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.pest).run(tx)
      _ = try PlanStage(world.property, world.pest, again: true).run(tx)
      #expect(try refusal(tx) { try world.move(.start, world.pest, tx) } == "stage.ambiguous")
      let outcome = try MoveStage(.start, world.property, world.pest, occurrence: 2, on: HouseWorld.day).run(tx)
      #expect(outcome.occurrence == 2)
    }
  }

  @Test func `safety is not accepted while a hazard is open`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.safety).run(tx)
      try world.move(.start, world.safety, tx)
      try world.move(.complete, world.safety, tx)
      let hazard = try ReportHazard(world.property, code: nil, Self.hazard).run(tx).code
      #expect(hazard == "H-01")
      #expect(try refusal(tx) { try world.move(.accept, world.safety, tx) } == "stage_events.accept_without_open_hazards")
      _ = try MoveHazard(world.property, hazard, to: .fixed, on: HouseWorld.day).run(tx)
      #expect(try refusal(tx) { try world.move(.accept, world.safety, tx) } == "stage_events.accept_without_open_hazards")
      _ = try MoveHazard(world.property, hazard, to: .verified, on: HouseWorld.day).run(tx)
      #expect(try refusal(tx) { try world.move(.accept, world.safety, tx) } == nil)
    }
  }

  @Test func `a hazard found after the acceptance says which acceptance it puts in doubt`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      _ = try PlanStage(world.property, world.safety).run(tx)
      for step in [StageAction.start, .complete, .accept] { try world.move(step, world.safety, tx) }
      #expect(try ReportHazard(world.property, code: nil, Self.hazard).run(tx).acceptedStages.count == 1)
    }
  }

  @Test func `a hazard reported while safety is accepted never goes unseen`() async throws {
    try await Harness.withDatabase(named: "stages_test") { database in
      let actor = Actor(name: "test", role: .operator)
      for _ in 0..<12 {
        let world = try await database.database.write(as: actor) { tx in
          let world = try HouseWorld(tx)
          _ = try PlanStage(world.property, world.safety).run(tx)
          try world.move(.start, world.safety, tx)
          try world.move(.complete, world.safety, tx)
          return world
        }
        async let accepted: Bool = database.database.write(as: actor) { tx in
          try refusal(tx) { try world.move(.accept, world.safety, tx) } == nil
        }
        async let reported = database.database.write(as: actor) { tx in
          try ReportHazard(world.property, code: nil, Self.hazard).run(tx)
        }
        // Either the acceptance saw the hazard and was refused, or whoever reported the hazard was told of the acceptance.
        let (wasAccepted, outcome) = try await (accepted, reported)
        #expect(wasAccepted == !outcome.acceptedStages.isEmpty)
      }
    }
  }

  private static let hazard = HazardRecord(
    property: "", code: "", isHazard: true, severity: .acute, description: "Decke gerissen", reportedOn: HouseWorld.day)
}
