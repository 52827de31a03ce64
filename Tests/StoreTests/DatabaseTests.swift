import Domain
import Harness
import Postgres
import Store
import Testing

/// Reads and writes as an actor, on a migrated database.
@Suite(.needsPostgres) struct DatabaseTests {
  private static let clerk = Actor(name: "k.beispiel", role: .operator)

  @Test func `a transaction acts as its actor's role and says who it is`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      let seen = try await database.write(as: Self.clerk) { transaction in
        let row = try transaction.query(
          """
          select current_user::text, session_user::text, current_setting('viertelwerk.actor'),
            current_setting('viertelwerk.role'), current_setting('viertelwerk.request_id')
          """
        ).first(as: (String, String, String, String, String).self)
        return (row, transaction.requestID.description)
      }
      let row = try #require(seen.0)
      #expect(row.0 == "viertelwerk_operator")
      #expect(row.1 == "viertelwerk_service")
      #expect(row.2 == "k.beispiel")
      #expect(row.3 == "operator")
      #expect(row.4 == seen.1)
    }
  }

  @Test func `every role of the program can be taken on, and the login alone sees nothing`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      for role in Role.allCases {
        let name = try await database.read(as: Actor(name: "x", role: role)) {
          try $0.query("select current_user::text").first(as: String.self)
        }
        #expect(name == Roles.name(of: role))
      }
      let login = try Connection(test.connectionString)
      let error = #expect(throws: PostgresError.self) { try login.query("select count(*) from properties") }
      #expect(error?.kind == .permission)
    }
  }

  @Test(arguments: [Roles.invariant, Roles.owner, "viertelwerk_nobody"])
  func `a role that the login may not take on is named, with what to run`(_ role: String) async throws {
    try await Harness.withDatabase { test in
      let connection = try Connection(test.connectionString)
      let error = #expect(throws: PostgresError.self) {
        try PostgresTransaction.run(on: connection, TransactionOptions(mode: .write, role: role)) {
          _ = try $0.query("select 1")
        }
      }
      let problem = error.flatMap { Roles.problem(of: $0, takingOn: role) }
      #expect(problem?.code == "roles.unusable")
      #expect(problem?.message.text(.english).contains(role) == true)
    }
  }

  @Test func `the service may read how the schema stands`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      let url = test.administratorConnectionString
      try await database.requireCurrentSchema()
      try Connection(url).execute(
        "delete from viertelwerk_migrations where name = (select max(name) from viertelwerk_migrations)")
      let problem = await #expect(throws: Problem.self) { try await database.requireCurrentSchema() }
      #expect(problem?.code == "schema.behind")
    }
  }

  @Test func `an empty database is behind, and no error`() async throws {
    try await Harness.withEmptyDatabase { test in
      let database = Database(connectionString: test.administratorConnectionString, poolSize: 1)
      let status = try await database.schemaStatus()
      #expect(status.isEmpty)
      #expect(status.problem?.code == "schema.behind")
      await database.close()
    }
  }

  @Test func `values of the domain come back as they were bound`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      let day = try #require(LocalDate(year: 2014, month: 10, day: 8))
      let month = YearMonth(containing: day)
      let id = UniqueID.make()
      let moment = Moment.now()
      let period = DateRange(from: day, through: day.adding(days: 30))
      let key = Property.ID(7)
      let found = try await database.read(as: Self.clerk) { transaction in
        try transaction.query(
          """
          select \(day), \(day)::text, \(period), upper(\(period))::text, \(month)::text, \(month), \(Money(cents: -1_234_56)),
            \(id), \(id)::text, \(moment), \(key), \(nil as LocalDate?), \([day, day]), \(Minutes(90)), \(BasisPoints(7500))
          """
        ).first(
          as: (
            LocalDate, String, DateRange, String, String, YearMonth, Money, UniqueID, String, Moment, Property.ID, LocalDate?,
            [LocalDate], Minutes, BasisPoints
          ).self)
      }
      let row = try #require(found)
      #expect(row.0 == day)
      #expect(row.1 == "2014-10-08")
      #expect(row.2 == period)
      #expect(row.3 == "2014-11-08")
      #expect(row.4 == "2014-10-01")
      #expect(row.5 == month)
      #expect(row.6 == Money(cents: -123_456))
      #expect(row.7 == id)
      #expect(row.8 == id.description)
      #expect(row.9 == moment)
      #expect(row.10 == key)
      #expect(row.11 == nil)
      #expect(row.12 == [day, day])
      #expect(row.13 == Minutes(90))
      #expect(row.14 == BasisPoints(7500))
    }
  }

  @Test func `questions asked together are each answered, in their order, and a known answer asks nobody`() async throws {
    try await Harness.withDatabase { test in
      let answers = try await test.database.read(as: Self.clerk) { tx in
        let letters: Question<[String]> = .rows("select * from (values (1, 'a'), (2, 'b')) v order by 1") {
          (number: Int, letter: String) in "\(number)\(letter)"
        }
        let seven: Question<Int?> = .first("select 7") { (number: Int) in number }
        let nothing: Question<Int?> = .first("select 8 where false") { (number: Int) in number }
        let nine = Question<Int?>("select 9") { try $0.first(as: Int.self) }
        return try tx.ask(letters, .known("known"), seven, nothing, nine)
      }
      #expect(answers.0 == ["1a", "2b"])
      #expect(answers.1 == "known")
      #expect(answers.2 == 7)
      #expect(answers.3 == nil)
      #expect(answers.4 == 9)
    }
  }

  @Test func `a rehearsal shows what a write would do and leaves nothing`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      let insert: SQL = "insert into districts (code, name, source, evidence) values ('D-1', 'Probe', 'Probe', 'design')"
      #expect(try await database.rehearse(as: Self.clerk) { try $0.execute(insert) } == 1)
      let count = try await database.read(as: Self.clerk) {
        try $0.query("select count(*) from districts where code = 'D-1'").first(as: Int.self)
      }
      #expect(count == 0)
    }
  }

  @Test func `writers that lock each other out never see it`() async throws {
    try await Harness.withDatabase { test in
      let database = test.database
      let url = test.administratorConnectionString
      let admin = try Connection(url)
      // The server looks for deadlocks once a second; here they are the point.
      try admin.execute(
        "do $$ begin execute format('alter database %I set deadlock_timeout = ''10ms''', current_database()); end $$")
      _ = try admin.run([
        "create table counters (id int constraint counters_pkey primary key, n int not null)",
        "insert into counters values (1, 0), (2, 0)", "grant select, update on counters to viertelwerk_operator",
      ])
      let writers = 8
      let rounds = 10
      try await withThrowingTaskGroup(of: Void.self) { group in
        for writer in 0..<writers {
          group.addTask {
            let order = writer.isMultiple(of: 2) ? [1, 2] : [2, 1]
            for _ in 0..<rounds {
              try await database.write(as: Self.clerk) { transaction in
                for id in order { try transaction.execute("update counters set n = n + 1 where id = \(id)") }
              }
            }
          }
        }
        try await group.waitForAll()
      }
      #expect(try admin.query("select n from counters").decode(Int.self) == [writers * rounds, writers * rounds])
    }
  }

  @Test func `an operation that throws leaves nothing and its error comes through`() async throws {
    struct Refused: Error, Equatable {}
    try await Harness.withDatabase { test in
      let database = test.database
      await #expect(throws: Refused()) {
        try await database.write(as: Self.clerk) { transaction in
          try transaction.execute("insert into districts (code, name, source, evidence) values ('D-1', 'P', 'P', 'design')")
          throw Refused()
        }
      }
      let count = try await database.read(as: Self.clerk) {
        try $0.query("select count(*) from districts where code = 'D-1'").first(as: Int.self)
      }
      #expect(count == 0)
    }
  }
}
