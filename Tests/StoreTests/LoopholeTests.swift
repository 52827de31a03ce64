import Domain
import Harness
import Postgres
import Store
import Synchronization
import Testing

/// Ways around the invariants: rows that move to another owner, limits that change afterwards, two writers at once.
@Suite(.needsPostgres) struct LoopholeTests {
  /// The rule that refused the statements; nil where nothing did.
  private static func refusal(of statements: [SQL], on connection: Connection) throws -> String? {
    try connection.execute("begin")
    defer { _ = try? connection.execute("rollback") }
    do {
      _ = try connection.run(statements)
      try connection.execute("set constraints all immediate")
      return nil
    } catch let error as PostgresError {
      return error.constraint ?? error.description
    }
  }

  @Test func `no detour leads around a rule`() async throws {
    let refusals = try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(SmallWorld.statements)
        return try Loophole.all.map { try Self.refusal(of: $0.statements, on: connection) }
      }
    }
    for (loophole, refusal) in zip(Loophole.all, refusals) {
      #expect(refusal == loophole.rule, "\(loophole.name)")
    }
  }

  @Test func `what is not the last step of a detour is allowed`() async throws {
    let refusals = try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(SmallWorld.statements)
        return try Loophole.all.map { try Self.refusal(of: $0.statements.dropLast(), on: connection) }
      }
    }
    // Without its last step that one leaves an absent day without a kind, which is refused for its own sake.
    for (loophole, refusal) in zip(Loophole.all, refusals) where !loophole.name.hasPrefix("an absence that moves") {
      #expect(refusal == nil, "\(loophole.name)")
    }
  }

  /// A guard and the statement that takes it away.
  private struct Guard: Sendable {
    let name: String
    let removal: SQL
  }

  /// Every trigger, and the checks and exclusions of the tables in which money, attendance and diary stand.
  private static func guards(on connection: Connection) throws -> [Guard] {
    let triggers = try connection.query(
      """
      select c.relname::text, g.tgname::text from pg_trigger g join pg_class c on c.oid = g.tgrelid
       where c.relnamespace = 'public'::regnamespace and not g.tgisinternal order by 1, 2
      """
    ).decode((String, String).self)
    let constraints = try connection.query(
      """
      select k.conrelid::regclass::text, k.conname::text from pg_constraint k
       where k.connamespace = 'public'::regnamespace and k.contype in ('c', 'x') and k.conrelid::regclass::text in
             ('allocations', 'voucher_lines', 'attendance_days', 'placements', 'placement_bases', 'work_lines', 'diary_versions',
              'diary_retractions', 'released_reports', 'funding_pots')
         and k.conname !~ '(_is_known|_is_not_empty|_is_not_negative|_is_positive|_is_retraction|_is_work_line)$'
       order by 1, 2
      """
    ).decode((String, String).self)
    return triggers.map {
      Guard(name: $1, removal: "alter table \(quotedIdentifier: $0) disable trigger \(quotedIdentifier: $1)")
    }
      + constraints.map {
        Guard(name: $1, removal: "alter table \(quotedIdentifier: $0) drop constraint \(quotedIdentifier: $1)")
      }
  }

  @Test func `a guard that is taken away lets some detour through`() async throws {
    let unmissed = try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(SmallWorld.statements)
        return try Self.guards(on: connection).filter { taken in
          // Those that speak of the same thing first: one that gets through is enough.
          let subject = taken.name.prefix { $0 != "_" }
          let likely = Loophole.all.filter { $0.rule.hasPrefix(subject) }
          let others = Loophole.all.filter { !$0.rule.hasPrefix(subject) }
          return try (likely + others).allSatisfy {
            try Self.refusal(of: [taken.removal] + $0.statements, on: connection) == $0.rule
          }
        }.map(\.name)
      }
    }
    #expect(unmissed == [])
  }

  /// Runs the first statements and holds them open while the second ones are tried on another connection.
  private static func race(_ first: [SQL], _ second: [SQL]) async throws -> [String?] {
    try await Harness.withDatabase { test in
      try await test.administer { connection in _ = try connection.run(SmallWorld.statements) }
      let isUnderWay = Atomic(false)
      let holding = Task {
        try await test.administer { connection in
          try Self.attempt(on: connection) {
            _ = try connection.run(first)
            isUnderWay.store(true, ordering: .releasing)
            _ = try connection.query("select pg_sleep(0.5)::text")
          }
        }
      }
      while !isUnderWay.load(ordering: .acquiring) { try await Task.sleep(for: .milliseconds(5)) }
      let other = try await test.administer { connection in
        try Self.attempt(on: connection) { _ = try connection.run(second) }
      }
      return [try await holding.value, other]
    }
  }

  /// Commits what a closure does; the rule that refused it, or nil.
  private static func attempt(on connection: Connection, _ body: () throws -> Void) throws -> String? {
    try connection.execute("begin")
    do {
      try body()
      try connection.execute("commit")
      return nil
    } catch let error as PostgresError {
      _ = try? connection.execute("rollback")
      return error.constraint ?? error.description
    }
  }

  @Test func `a day that is being recorded and an end that would cut it off never both pass`() async throws {
    let record: SQL =
      "insert into attendance_days (participant_id, placement_id, day, is_present, minutes) values (1, 1, '2026-06-30', true, 60)"
    let end: SQL = "update placements set period = '[2026-01-01,2026-06-01)'"
    #expect(try await Self.race([record], [end]) == [nil, "attendance_days_lie_inside_the_placement"])
    #expect(try await Self.race([end], [record]) == [nil, "attendance_days_lie_inside_the_placement"])
  }

  @Test func `a legal basis and an end that would leave it outside never both pass`() async throws {
    let basis: SQL =
      "insert into placement_bases (placement_id, instrument_code, period) values (1, '16d', '[2026-01-01,2026-07-01)')"
    let end: SQL = "update placements set period = '[2026-01-01,2026-06-01)'"
    let settled: SQL = "set constraints all immediate"
    #expect(try await Self.race([basis, settled], [end]) == [nil, "placement_bases_lie_inside_the_placement"])
    #expect(try await Self.race([end, settled], [basis]) == [nil, "placement_bases_lie_inside_the_placement"])
  }

  @Test func `a hazard and an acceptance at the same moment never both pass`() async throws {
    let ready: [SQL] = [
      "insert into stage_events (stage_id, to_state, happened_on) values (1, 'active', '2026-01-01')",
      "insert into stage_events (stage_id, to_state, happened_on) values (1, 'completed', '2026-02-01')",
    ]
    let hazard: SQL = """
      insert into defects (property_id, code, is_hazard, severity, description, reported_on)
      values (1, 'G-1', true, 'acute', 'Balkon', '2026-01-15')
      """
    let acceptance: SQL = "insert into stage_events (stage_id, to_state, happened_on) values (1, 'accepted', '2026-02-02')"
    #expect(try await Self.race([hazard], ready + [acceptance]) == [nil, "stage_events_accept_without_open_hazards"])
  }

  @Test func `a hazard that becomes known after the acceptance is no breach of it`() async throws {
    try await Harness.withDatabase { test in
      try await test.administer { connection in
        _ = try connection.run(SmallWorld.statements)
        for (state, day) in [("active", "2026-01-01"), ("completed", "2026-02-01"), ("accepted", "2026-02-05")] {
          try connection.execute(
            "insert into stage_events (stage_id, to_state, happened_on) values (1, \(state), \(day)::text::date)")
        }
        try connection.execute(
          """
          insert into defects (property_id, code, is_hazard, severity, description, reported_on)
          values (1, 'G-1', true, 'acute', 'Balkon', '2026-01-15')
          """)
        try connection.execute("update defects set state = 'verified', closed_on = '2026-03-01'")
        try connection.execute("update defects set state = 'reported', closed_on = null")
      }
      let found = try await test.database.read(as: SmallWorld.actor) { tx in try IntegrityCheck.run(tx) }
      #expect(found == [])
    }
  }
}
