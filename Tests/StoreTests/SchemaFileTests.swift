import FoundationEssentials
import Harness
import Postgres
import Store
import Testing

/// The schema as a text under version control, so that a change of it is seen in review.
@Suite(.needsPostgres) struct SchemaFileTests {
  @Test func `the file is what the migrations add up to`() async throws {
    let dumped = try await Harness.withDatabase { test in
      let programs = try await ServerPrograms.find(environment: TestEnvironment.variables)
      return try await SchemaDump.text(
        connectionString: test.administratorConnectionString, programs: programs, environment: TestEnvironment.variables)
    }
    let path = "\(#filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined())/migrations/schema.sql"
    let written = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    let changes = dumped.split(separator: "\n").difference(from: written.split(separator: "\n")).prefix(10).map { change in
      switch change {
      case .insert(_, let line, _): "+ \(line)"
      case .remove(_, let line, _): "- \(line)"
      }
    }
    // Only the first lines that differ: the whole schema in a message helps nobody.
    #expect(changes == [], "run: viertelwerk migrate --dump-schema > migrations/schema.sql")
    #expect(dumped.utf8.count == written.utf8.count)
  }

  @Test func `what depends on the version, the moment or the login is left out`() async throws {
    let text = try await Harness.withEmptyDatabase { test in
      try await test.administer { _ = try $0.execute("create table things (id int constraint things_pkey primary key)") }
      let programs = try await ServerPrograms.find(environment: TestEnvironment.variables)
      return try await SchemaDump.text(
        connectionString: test.administratorConnectionString, programs: programs, environment: TestEnvironment.variables)
    }
    #expect(
      text == """
        CREATE TABLE public.things (
            id integer NOT NULL
        );

        ALTER TABLE ONLY public.things
            ADD CONSTRAINT things_pkey PRIMARY KEY (id);

        """)
  }
}
