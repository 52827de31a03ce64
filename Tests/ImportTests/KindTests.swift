import Domain
import Harness
import Import
import Testing

/// The kinds as data, against each other and against the schema.
struct KindTests {
  @Test(arguments: [
    ("objekte.csv", "properties"), ("/tmp/03_objekte.csv", "properties"), ("Objekte-2026.csv", "properties"),
    ("properties.csv", "properties"), ("belegpositionen.csv", "voucher_lines"), ("belege_2026-01.CSV", "vouchers"),
    ("einheitenaenderungen.csv", "unit_changes"), ("einheiten.csv", "units"), ("nachweisarten.csv", "certificate_kinds"),
    ("nachweise.csv", "certificates"),
  ])
  func `a file's name tells its kind`(file: String, kind: String) async throws {
    var batch = Batch()
    let name = file.split(separator: "/").last.map(String.init) ?? file
    batch.add(name, "x")
    try await batch.withFolder { folder in
      let look = try await ImportRun(paths: ["\(folder)/\(name)"], options: ImportOptions(isRehearsal: true)).firstLook
      #expect(look.files.map { $0.kind?.name } == [kind])
    }
  }

  @Test func `where the name says nothing the header does`() async throws {
    var batch = Batch()
    batch.add("export.csv", "Objekt,Code,Art,Geschoss,Fläche m2")
    batch.add("liste.csv", "vorname;lieblingsfarbe")
    try await batch.withFolder { folder in
      let look = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)).firstLook
      #expect(look.files.map { $0.kind?.name } == ["units", nil])
      #expect(look.findings.map(\.code) == ["import.kind_unknown"])
      #expect(look.findings.first?.hint?.german.contains("objekte") == true)
    }
  }

  @Test func `no two kinds and no two columns of one kind have the same name`() {
    #expect(
      Set(Kind.all.flatMap { Set([$0.name, $0.german]) }).count == Kind.all.map { $0.name == $0.german ? 1 : 2 }.reduce(0, +))
    for kind in Kind.all {
      #expect(Set(kind.columns.map(\.german)).count == kind.columns.count, "\(kind.german)")
      #expect(Set(kind.columns.map(\.english)).count == kind.columns.count, "\(kind.name)")
      #expect(Set(kind.columns.map(\.name.description)).count == kind.columns.count, "\(kind.name)")
    }
  }

  @Test func `every column says what it means, in both languages`() {
    for kind in Kind.all {
      for column in kind.columns {
        for text in [column.meaning.german, column.meaning.english] {
          #expect(!text.isEmpty, "\(kind.german).\(column.german)")
          #expect(
            ![column.german, column.english, column.name.description].contains(text.lowercased()), "\(kind.german): \(text)")
          #expect(!text.hasSuffix("."), "\(kind.german): \(text)")
          #expect(text.count <= 110, "\(kind.german): \(text)")
        }
      }
    }
  }

  @Test(.needsPostgres) func `every kind's statements fit the schema, with German headers and with English ones`() async throws
  {
    try await Harness.withDatabase { test in
      for names in [\Column.german, \Column.english] {
        var batch = Batch()
        for kind in Kind.all {
          batch.add("\(kind.german).csv", kind.columns.map { $0[keyPath: names] }.joined(separator: ";"))
        }
        let report = try await batch.run(on: test.database)
        #expect(report.findings.map(\.sentence.german) == [])
        #expect(report.files.count == Kind.all.count)
      }
    }
  }
}
