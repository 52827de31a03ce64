import Domain
import Harness
import Import
import Postgres
import Store
import Synchronization
import Testing

/// Whole batches: stored as a whole, once, and compared with what is there.
@Suite(.needsPostgres) struct ImportTests {
  private func count(_ table: StaticString, _ database: Database) async throws -> Int {
    try await database.read(as: Batch.clerk) { tx in
      try tx.query("select count(*) from \(identifier: table)").first(as: Int.self) ?? -1
    }
  }

  @Test func `a sound batch is stored, and the same batch again changes nothing`() async throws {
    try await Batch.withReference { test in
      let first = try await SmallTown.batch.run(on: test.database)
      #expect(first.findings.map(\.sentence.german) == [])
      #expect(first.isStored)
      #expect(first.newCount == SmallTown.rowCount)
      let again = try await SmallTown.batch.run(on: test.database)
      #expect(again.findings.map(\.sentence.german) == [])
      #expect(again.newCount == 0)
      #expect(again.unchangedCount == SmallTown.rowCount)
      // The reference data is one batch, the town another; the repetition changed nothing, so it is none.
      #expect(try await count("import_batches", test.database) == 2)
      let events = try await test.database.read(as: Batch.clerk) { tx in
        try tx.query("select actor, operation from audit_events where operation = 'import'").decode((String, String).self)
      }
      #expect(events.count == 2)
      #expect(events.allSatisfy { $0.0 == "k.beispiel" })
    }
  }

  @Test func `what was read is what stands in the database`() async throws {
    try await Batch.withReference { test in
      _ = try await SmallTown.batch.run(on: test.database)
      try await test.database.read(as: Batch.clerk) { tx in
        let house = try tx.query(
          "select year_built, living_area_m2::text, city, status from properties where code = 'HA-1'"
        ).first(as: (Int, String, String, String).self)
        #expect(house.map { "\($0)" } == "(1904, \"412.50\", \"Dortmund\", \"planned\")")
        let flats = try tx.query("select code::text, existence from units order by code").decode((String, DateRange).self)
        #expect(flats.map(\.1.description) == ["bis 31.05.2026", "bis 31.05.2026", "ab 01.06.2026"])
        #expect(try tx.query("select count(*) from unit_successions").first(as: Int.self) == 2)
        #expect(
          try tx.query("select state from stages order by id").decode(String.self) == [
            "skipped", "skipped", "active", "planned",
          ])
        #expect(try tx.query("select coalesce(sum(minutes), 0) from current_work_lines").first(as: Int.self) == 360)
        #expect(try tx.query("select done from progress_reports").first(as: Int.self) == 750)
        #expect(try tx.query("select signed_by from diary_versions").first(as: String.self) == "b.leitung")
        #expect(try tx.query("select note from attendance_days where is_present").first(as: String.self) == "Werkstatt")
        #expect(try tx.query("select absence_kind_code from absences").decode(String.self) == ["krank-erst"])
        #expect(
          try tx.query("select instrument_code::text, period from placement_bases").decode((String, DateRange).self).map {
            "\($0.0) \($0.1)"
          }
            == ["16d 01.03.2026 – 31.08.2026"])
        #expect(try tx.query("select cover_cents from allocations").decode(Int.self) == [95_200])
      }
    }
  }

  @Test func `a rehearsal finds the same and stores nothing`() async throws {
    try await Batch.withReference { test in
      let report = try await SmallTown.batch.run(on: test.database, options: ImportOptions(isRehearsal: true))
      #expect(report.newCount == SmallTown.rowCount)
      #expect(!report.isStored)
      #expect(try await count("properties", test.database) == 0)
      #expect(try await count("import_batches", test.database) == 1)
    }
  }

  @Test func `a row that differs from what is stored names both values and overwrites nothing`() async throws {
    try await Batch.withReference { test in
      _ = try await SmallTown.batch.run(on: test.database)
      var changed = SmallTown.batch
      changed.replace("objekte.csv", "1904", with: "1905")
      changed.replace("einheiten.csv", "31.05.2026;2", with: "30.04.2026;2")
      changed.replace("zuordnungen.csv", "952,00;952,00", with: "952,00;900,00")
      changed.replace("teilnehmende.csv", "Alex", with: "Alexa")
      let report = try await changed.run(on: test.database)
      #expect(
        Set(report.places) == [
          "objekte.csv:2 baujahr import.differs", "einheiten.csv:2 bis import.differs",
          "teilnehmende.csv:2 vorname import.differs",
          "zuordnungen.csv:2 gedeckt_eur import.differs",
        ])
      let sentences = report.findings.map(\.sentence.german).joined(separator: "\n")
      #expect(sentences.contains("Gespeichert ist »1904«, in der Datei steht »1905«"))
      #expect(sentences.contains("Gespeichert ist »31.05.2026«, in der Datei steht »30.04.2026«"))
      #expect(sentences.contains("Gespeichert ist »952,00 €«, in der Datei steht »900,00 €«"))
      #expect(!sentences.contains("Alex"), "a name is personal and stands in no message")
      let year = try await test.database.read(as: Batch.clerk) { tx in
        try tx.query("select year_built from properties where code = 'HA-1'").first(as: Int.self)
      }
      #expect(year == 1904)
    }
  }

  @Test func `columns that a file leaves out and cells that are empty say nothing`() async throws {
    try await Batch.withReference { test in
      _ = try await SmallTown.batch.run(on: test.database)
      var short = Batch()
      short.add("objekte.csv", "code,name,strasse,hausnummer,baujahr", "HA-1,Musterhaus,Musterstraße,1,")
      let report = try await short.run(on: test.database)
      #expect(report.findings.map(\.sentence.german) == [])
      #expect(report.unchangedCount == 1)
    }
  }

  @Test func `a sum is blamed on the row that exceeds it, and every other row is accepted`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.append(
        "zuordnungen.csv", "Z-2;R-2;1;TOPF-1;EA-1;50,00;40,00", "Z-3;R-2;1;TOPF-1;EA-1;60,00;20,00",
        "Z-4;R-2;1;TOPF-1;EA-1;5,00;5,00")
      let report = try await batch.run(on: test.database)
      #expect(report.places == ["zuordnungen.csv:4 gedeckt_eur allocations.cover_within_the_pot"])
    }
  }

  @Test func `among thousands of rows each one that the schema refuses is found`() async throws {
    try await Batch.withReference { test in
      var batch = Batch()
      let bad: Set<Int> = [1, 2, 700, 701, 1024, 1999, 2000]
      let rows = (1...2000).map { "O-\($0);Haus;Weg;\($0);\(bad.contains($0) ? "99" : "1950")" }
      batch.add("objekte.csv", (["code;name;strasse;hausnummer;baujahr"] + rows).joined(separator: "\n"))
      let report = try await batch.run(on: test.database)
      #expect(report.findings.map(\.line) == bad.sorted().map { $0 + 1 })
      #expect(Set(report.findings.map(\.code)) == ["properties.year_built_is_plausible"])
      #expect(report.findings.allSatisfy { $0.column == "baujahr" && $0.value == "99" })
      #expect(try await count("properties", test.database) == 0)
    }
  }

  @Test func `beyond a thousand findings the others are counted, wherever they are found`() async throws {
    try await Batch.withReference { test in
      var unreadable = Batch()
      let rows = (1...1500).map { "O-\($0);Haus;Weg;\($0);19O\($0 % 10)" }
      unreadable.add("objekte.csv", (["code;name;strasse;hausnummer;baujahr"] + rows).joined(separator: "\n"))
      let cells = try await unreadable.run(on: test.database)
      #expect(cells.findings.count == 1000)
      #expect(cells.found.errorCount == 1500)
      #expect(cells.found.unlistedCount == 500)

      var unknown = Batch()
      let flats = (1...1200).map { "O-\($0);A;wohnung" }
      unknown.add("einheiten.csv", (["objekt;code;art"] + flats).joined(separator: "\n"))
      let references = try await unknown.run(on: test.database)
      #expect(references.findings.map(\.line) == Array(2...1001))
      #expect(references.found.errorCount == 1200)
    }
  }

  @Test func `what hangs on a refused row is not reported as well`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.replace("objekte.csv", "1904", with: "19O4")
      batch.replace("teilnehmende.csv", "1980-02-29", with: "1981-02-29")
      let report = try await batch.run(on: test.database)
      #expect(
        report.places == ["objekte.csv:2 baujahr number.unreadable", "teilnehmende.csv:2 geboren_am date.not_in_calendar"])
    }
  }

  @Test func `what hangs on a file that cannot be read is not reported as well`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.replace("objekte.csv", "code;name", with: "kennung;name")
      let report = try await batch.run(on: test.database)
      #expect(
        Set(report.places) == ["objekte.csv:1 kennung import.column_aside", "objekte.csv:1 code import.column_missing"])
    }
  }

  @Test func `stages follow their days, whatever the order of the rows`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.append(
        "bauphasenereignisse.csv", "HA-1;sanierung;abgenommen;01.07.2026;", "HA-1;sanierung;abgeschlossen;20.06.2026;")
      let report = try await batch.run(on: test.database)
      #expect(report.findings.map(\.sentence.german) == [])
    }
  }

  @Test func `Windows-1252 is read and said to be so`() async throws {
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add(
        "objekte.csv",
        bytes: Array("code;name;Stra".utf8) + [0xDF] + Array("e;hausnummer\nHA-9;H".utf8) + [0xE4]
          + Array("uschen;Weg;1\n".utf8))
      let report = try await batch.run(on: test.database)
      #expect(report.places == ["objekte.csv:– – import.windows_1252"])
      #expect(report.isStored)
      let name = try await test.database.read(as: Batch.clerk) { tx in
        try tx.query("select name from properties").first(as: String.self)
      }
      #expect(name == "Häuschen")
    }
  }

  @Test func `a column that the kind does not have stays aside and is named; one that looks misspelt waits for a yes`()
    async throws
  {
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("objekte.csv", "code;name;strasse;hausnummer;Schlüsselhaken;baujar", "HA-9;Haus;Weg;1;17;1904")
      let report = try await batch.run(on: test.database)
      #expect(
        report.places == ["objekte.csv:1 Schlüsselhaken import.column_aside", "objekte.csv:1 baujar import.column_aside"])
      #expect(report.findings.map(\.severity) == [.note, .warning])
      #expect(report.awaitsConfirmation && !report.isStored)
      let accepted = try await batch.run(on: test.database, options: ImportOptions(acceptsWarnings: true))
      #expect(accepted.isStored && accepted.newCount == 1)
    }
  }

  @Test func `progress counts every row and byte, and the phases come in their order`() async throws {
    try await Batch.withReference { test in
      let told = Mutex<[ImportProgress]>([])
      let report = try await SmallTown.batch.withFolder { folder in
        try await ImportRun(paths: [folder]).run(on: test.database, as: Batch.clerk) { step in told.withLock { $0.append(step) }
        }
      }
      let steps = told.withLock { $0 }
      #expect(report.isStored)
      #expect(steps.last?.rowCount == SmallTown.rowCount)
      #expect(steps.last.map { $0.read_bytes == $0.size_bytes } == true)
      #expect(steps.filter { $0.kind.name == "attendance" }.map(\.phase) == [.reading, .reading, .checking, .writing])
    }
  }
}
