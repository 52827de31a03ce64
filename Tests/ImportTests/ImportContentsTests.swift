import Domain
import Harness
import Import
import Postgres
import Store
import Testing

/// What was imported is kept by its content: once, whole, and only together with what was made of it.
@Suite(.needsPostgres) struct ImportContentsTests {
  private static let house = ["code;name;strasse;hausnummer", "DO-X-1;Haus;Weg;1"]

  private static func counts(_ test: TestDatabase) async throws -> (parts: Int, files: Int) {
    try await test.database.read(as: Batch.clerk) { tx in
      (
        try tx.query("select count(*) from import_contents").decode(Int.self)[0],
        try tx.query("select count(*) from import_files").decode(Int.self)[0]
      )
    }
  }

  @Test func `the same content under two names is kept once, and a large file in parts`() async throws {
    try await Harness.withDatabase { test in
      var batch = Batch()
      batch.add("objekte.csv", Self.house[0], Self.house[1])
      #expect(try await batch.run(on: test.database).isStored)
      #expect(try await Self.counts(test) == (1, 1))
      try await test.administer { try $0.execute("delete from properties") }
      var again = Batch()
      again.add("properties.csv", Self.house[0], Self.house[1])
      #expect(try await again.run(on: test.database).isStored)
      #expect(try await Self.counts(test) == (1, 2))
      var large = Batch()
      let rows = (1...40_000).map { "DO-L-\($0);Haus mit einem langen Namen, damit die Datei wächst;Weg;\($0)" }
      large.add("objekte.csv", bytes: Array(([Self.house[0]] + rows).joined(separator: "\n").utf8))
      #expect(try await large.run(on: test.database).isStored)
      let bytes = try await test.database.write(as: Batch.clerk) { tx in
        let hash = try tx.query("select sha256 from import_contents where part = 2").decode([UInt8].self)[0]
        var bytes: [UInt8] = []
        try ImportContents.fetch(hash, tx) { bytes += $0 }
        return bytes
      }
      #expect(bytes == large.files[0].bytes)
      #expect(try await Self.counts(test).parts > 3)
    }
  }

  @Test func `what was refused or only rehearsed is not kept`() async throws {
    try await Harness.withDatabase { test in
      var batch = Batch()
      batch.add("objekte.csv", Self.house[0], Self.house[1])
      _ = try await batch.run(on: test.database, options: ImportOptions(isRehearsal: true))
      var wrong = Batch()
      wrong.add("objekte.csv", Self.house[0], "DO-X-1;;Weg;1")
      #expect(try await !wrong.run(on: test.database).isStored)
      #expect(try await Self.counts(test) == (0, 0))
    }
  }
}
