import Domain
import Harness
import Postgres
import Store
import Testing

/// What the database refuses reaches people as a sentence.
@Suite(.needsPostgres) struct RuleSentenceTests {
  @Test func `every rule of the schema has a sentence`() async throws {
    let rules = try await Harness.withDatabase { test in
      try await test.administer { connection in
        try connection.query(
          """
          select distinct rule from (
            select conname::text as rule from pg_constraint
             where connamespace = 'public'::regnamespace and contype <> 't' and conrelid is distinct from 'viertelwerk_migrations'::regclass
            union all
            select i.indexrelid::regclass::text from pg_index i join pg_class c on c.oid = i.indrelid
             where c.relnamespace = 'public'::regnamespace and i.indisunique and c.relname <> 'viertelwerk_migrations'
            union all
            select (regexp_matches(p.prosrc, 'reject\\(''([a-z0-9_]+)''', 'g'))[1] from pg_proc p
             where p.pronamespace = 'public'::regnamespace
            union all
            select split_part(encode(g.tgargs, 'escape'), '\\000', 1) from pg_trigger g
              join pg_proc p on p.oid = g.tgfoid and p.proname = 'refuse_change') all_rules
           order by rule
          """
        ).decode(String.self)
      }
    }
    #expect(rules.count > 250)
    #expect(rules.filter { !Problem.hasSentence(forRule: $0) } == [])
  }

  @Test func `too much cover says how much too much, of which pot, and what to do`() async throws {
    let error = try await Harness.withDatabase { test in
      _ = try await test.administer { connection in try connection.run(SmallWorld.statements) }
      return await #expect(throws: PostgresError.self) {
        try await test.database.write(as: SmallWorld.actor) { tx in
          try tx.execute(
            """
            insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
            values (1, 1, 1, 120000, 120000)
            """)
        }
      }
    }
    let problem = try #require(error.flatMap(Problem.violation(of:)))
    #expect(problem.code == "allocations.cover_within_the_pot")
    #expect(problem.message.german == "Der Topf WRF hält 900,00 €; gedeckt wären 1.200,00 €, 300,00 € zu viel.")
    #expect(problem.message.english == "Pot WRF holds 900,00 €; 1.200,00 € would be covered, 300,00 € too much.")
    #expect(problem.hint != nil)
    #expect(problem.exit == .data)
  }

  @Test func `a figure that cannot be is named`() async throws {
    let broken: [(SQL, String)] = [
      ("update units set area_m2 = 0", "Die Fläche der Einheit muss größer als null sein."),
      ("update properties set year_built = 3", "Das Baujahr kann nicht stimmen."),
      ("update work_packages set planned_minutes = -1", "Die geplante Zeit darf nicht negativ sein."),
    ]
    try await Harness.withDatabase { test in
      _ = try await test.administer { connection in try connection.run(SmallWorld.statements) }
      for (statement, sentence) in broken {
        let error = await #expect(throws: PostgresError.self) {
          try await test.database.write(as: SmallWorld.actor) { tx in try tx.execute(statement) }
        }
        #expect(error.flatMap(Problem.violation(of:))?.message.german == sentence)
      }
    }
  }

  @Test func `a rule that is broken by a person's data says so without the data`() async throws {
    let error = try await Harness.withDatabase { test in
      _ = try await test.administer { connection in try connection.run(SmallWorld.statements) }
      return await #expect(throws: PostgresError.self) {
        try await test.database.write(as: SmallWorld.actor) { tx in
          try tx.execute(
            "insert into participant_persons (participant_id, family_name, given_name) values (1, 'Kanarienvogel', ' ')")
        }
      }
    }
    let found = try #require(error)
    let problem = try #require(Problem.violation(of: found))
    #expect(!"\(problem) \(found)".contains("Kanarienvogel"))
    #expect(problem.code == "participant_persons.given_name_is_not_empty")
  }

  @Test func `a code that is taken is named`() async throws {
    let error = try await Harness.withDatabase { test in
      _ = try await test.administer { connection in try connection.run(SmallWorld.statements) }
      return await #expect(throws: PostgresError.self) {
        try await test.database.write(as: SmallWorld.actor) { tx in
          try tx.execute("insert into units (property_id, code, kind) values (1, 'WE-01', 'flat')")
        }
      }
    }
    let problem = try #require(error.flatMap { Problem.violation(of: $0, giving: "WE-01") })
    #expect(problem.code == "units.code_is_unique_in_property")
    #expect(problem.message.german == "„WE-01“ gibt es schon.")
  }
}
