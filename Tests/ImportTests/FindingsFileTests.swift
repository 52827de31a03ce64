import Domain
import FoundationEssentials
import Harness
import Postgres
import Store
import Testing

@testable import Import

/// Lists that go back to whoever sent them, with what was found in each row.
@Suite(.needsPostgres) struct FindingsFileTests {
  private static func faulty() -> Batch {
    var batch = Batch()
    batch.add(
      "objekte.csv", "code;name;strasse;hausnummer;baujahr;Farbe", "HA-1;\"Haus; mit \"\"Zeichen\"\"\";Weg;1;1904;rot",
      "HA-2;Zwei;Weg;2;19O2;",
      "HA-3;Drei;;3;;gelb", "HA-4;Vier;Weg;4;1950;")
    return batch
  }

  private static func text(_ path: String) throws -> [String] {
    try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map(String.init)
  }

  @Test func `a list goes back whole with its findings, and once it is mended all of it is imported`() async throws {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        let report = try await Self.faulty().run(on: test.database, options: ImportOptions(findingsFolder: folder))
        #expect(!report.isStored)
        let path = try #require(report.returned.first?.path)
        #expect(path.hasSuffix("/objekte.befund.csv"))
        let lines = try Self.text(path)
        #expect(lines.first == "code;name;strasse;hausnummer;baujahr;Farbe;Befund")
        #expect(try Data(contentsOf: URL(filePath: path)).starts(with: [0xEF, 0xBB, 0xBF]))
        #expect(lines[1] == "HA-1;\"Haus; mit \"\"Zeichen\"\"\";Weg;1;1904;rot;")
        #expect(lines[2].hasPrefix("HA-2;Zwei;Weg;2;19O2;;baujahr: "))
        #expect(lines[3].hasPrefix("HA-3;Drei;;3;;gelb;strasse: Hier fehlt ein Wert."))
        let mended = lines.joined(separator: "\n").replacing("19O2", with: "1902").replacing("Drei;;", with: "Drei;Weg;")
        try Data(mended.utf8).write(to: URL(filePath: path))
        let second = try await ImportRun(paths: [path]).run(on: test.database, as: Batch.clerk)
        #expect(second.findings.filter { $0.severity != .note } == [])
        #expect(second.isStored && second.newCount == 4)
      }
    }
  }

  @Test func `with --partial sound rows are stored, and exactly the others go back and are imported once mended`() async throws
  {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        var batch = Self.faulty()
        // Rows that refer to a refused one are not reported, and go back with it.
        batch.add("einheiten.csv", "objekt;code;art", "HA-1;W1;wohnung", "HA-2;W1;wohnung", "HA-4;W1;wohnung")
        let options = ImportOptions(findingsFolder: folder, isPartial: true)
        let report = try await batch.run(on: test.database, options: options)
        #expect(report.isStored && report.newCount == 4)
        #expect(report.returned.map { $0.path.split(separator: "/").last } == ["objekte.befund.csv", "einheiten.befund.csv"])
        let houses = try Self.text(report.returned[0].path)
        #expect(houses.dropFirst().map { $0.prefix(4) } == ["HA-2", "HA-3"])
        let units = try Self.text(report.returned[1].path)
        #expect(units.dropFirst() == ["HA-2;W1;wohnung;"])
        let mended = houses.joined(separator: "\n").replacing("19O2", with: "1902").replacing("Drei;;", with: "Drei;Weg;")
        try Data(mended.utf8).write(to: URL(filePath: report.returned[0].path))
        let second = try await ImportRun(paths: [folder], options: options).run(on: test.database, as: Batch.clerk)
        #expect(second.isStored && second.newCount == 3 && second.returned == [])
      }
    }
  }

  @Test func `a row that differs from what is stored goes back, too`() async throws {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        #expect(try await SmallTown.batch.run(on: test.database).isStored)
        var batch = Batch()
        batch.add("objekte.csv", "code;name;strasse;hausnummer", "HA-1;Anders;Musterstraße;1", "HA-9;Neu;Weg;1")
        let report = try await batch.run(on: test.database, options: ImportOptions(findingsFolder: folder, isPartial: true))
        #expect(report.isStored && report.newCount == 1)
        #expect(try Self.text(report.returned[0].path).dropFirst().map { $0.prefix(12) } == ["HA-1;Anders;"])
      }
    }
  }

  @Test func `with --partial, too, a list that somebody may not import is refused in words, and with it the whole batch`()
    async throws
  {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        var batch = Batch()
        // What comes before it in the order of kinds, what comes behind it, and a row that would only go back.
        batch.add("organisationen.csv", "code;name;art", "FI;Firma;firma", "FX;Firma;frima")
        batch.add("objekte.csv", "code;name;strasse;hausnummer", "HA-1;Haus;Weg;1")
        batch.add("toepfe.csv", "code;name;art;geldgeber;bewilligt_eur", "TOPF-1;Topf;eigenmittel;;100,00")
        let report = try await batch.withFolder { lists in
          try await ImportRun(paths: [lists], options: ImportOptions(findingsFolder: folder, isPartial: true)).run(
            on: test.database, as: Actor(name: "f.buchung", role: .finance))
        }
        #expect(!report.isStored && report.newCount == 0)
        #expect(report.places == ["objekte.csv:– – import.forbidden", "organisationen.csv:3 art choice.unknown"])
        let sentence = try #require(report.findings.first).sentence.german
        #expect(
          sentence.contains(
            "»objekte« gehört nicht zu dem, was die Rolle „Finanzen“ einliest. Die Liste weglassen, oder jemand"),
          "\(sentence)")
        let stored = try await test.database.read(as: Batch.clerk) { tx in
          try tx.query(
            "select (select count(*) from organisations) + (select count(*) from properties) + (select count(*) from funding_pots)"
          ).first(as: Int.self)
        }
        #expect(stored == 0)
      }
    }
  }

  @Test func `lists of one name in two folders go back as two, and what was found in a header does not hide the column`()
    async throws
  {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        for (year, code) in [("2025", "HA-1"), ("2026", "HA-2")] {
          try FileManager.default.createDirectory(atPath: "\(folder)/\(year)", withIntermediateDirectories: true)
          let list = "code;name;strasse;hausnummer;baujar\n\(code);Haus;Weg;1;19O2\n"
          try Data(list.utf8).write(to: URL(filePath: "\(folder)/\(year)/objekte.csv"))
        }
        let back = folder + "/befunde"
        let report = try await ImportRun(
          paths: ["\(folder)/2025", "\(folder)/2026"], options: ImportOptions(findingsFolder: back)
        ).run(on: test.database, as: Batch.clerk)
        #expect(report.returned.map { $0.path.split(separator: "/").last } == ["objekte.befund.csv", "objekte-2.befund.csv"])
        for path in report.returned.map(\.path) {
          let mended = try String(contentsOfFile: path, encoding: .utf8).replacing("baujar;", with: "baujahr;").replacing(
            "19O2", with: "1902")
          #expect(mended.contains("Befund: baujar: "))
          try Data(mended.utf8).write(to: URL(filePath: path))
        }
        let second = try await ImportRun(paths: [back]).run(on: test.database, as: Batch.clerk)
        #expect(second.findings.map(\.sentence.german) == [])
        #expect(second.isStored && second.newCount == 2)
      }
    }
  }
}
