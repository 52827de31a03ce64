import Documents
import Domain
import FoundationEssentials
import Harness
import Postgres
import Store
import Subprocess
import Synchronization
import SystemPackage
import Testing

@testable import Import

/// Lists go back in the format and the dialect in which they came.
@Suite(.needsPostgres) struct FindingsFormatTests {
  private static let rows = [
    "code;name;strasse;hausnummer;baujahr", "HA-1;\"Haus; Œuvre \"\"1\"\"\";Straße;007;1904", "", "HA-2;Zwei;Weg;2;19O2",
  ]

  private static func run(_ folder: String, on test: TestDatabase, _ options: ImportOptions = ImportOptions()) async throws
    -> ImportReport
  {
    try await ImportRun(paths: [folder], options: options) { try #require(Harness.documents) }.run(
      on: test.database, as: Batch.clerk)
  }

  private static func python(_ script: String, in folder: String) async throws {
    let documents = try #require(Harness.documents)
    let done = try await Subprocess.run(
      .path(FilePath(documents.python)), arguments: ["-c", script], workingDirectory: FilePath(folder), output: .discarded,
      error: .string(limit: 10_000))
    try #require(done.terminationStatus.isSuccess, Comment(rawValue: done.standardError))
  }

  /// Python's name of an encoding, what stands between cells, how lines end, and how the file that comes back begins.
  @Test(
    .needsDocuments,
    arguments: [
      ("utf-8", ";", "\\n", [0xEF, 0xBB, 0xBF, 0x63]), ("utf-8-sig", ",", "\\r\\n", [0xEF, 0xBB, 0xBF, 0x63]),
      ("utf-16", "\\t", "\\r\\n", [0xFF, 0xFE, 0x63, 0]), ("utf-16-be", "|", "\\n", [0xFE, 0xFF, 0, 0x63]),
      ("cp1252", ";", "\\r\\n", [0x63]), ("iso8859-15", ";", "\\n", [0x63]),
    ] as [(String, String, String, [UInt8])])
  func `a text list goes back in its dialect, each row on its line, and once it is mended all of it is imported`(
    encoding: String, delimiter: String, lineEnd: String, start: [UInt8]
  ) async throws {
    // The euro is what tells ISO-8859-15.
    let lines = Self.rows + ["HA-3;Wert 1 €;Weg;3;"]
    let make = """
      import csv, io
      rows = list(csv.reader(\(lines), delimiter=";"))
      with open("objekte.csv", "w", encoding="\(encoding)", newline="") as file:
          csv.writer(file, delimiter="\(delimiter)", lineterminator="\(lineEnd)").writerows(rows)
      """
    let mend = """
      with open("objekte.befund.csv", "rb") as file: text = file.read().decode("\(encoding)")
      assert text.count("\(lineEnd)") == 5 and text.split("\(lineEnd)")[2] == "", text
      assert "\(delimiter)Befund" in text and "\(delimiter)007\(delimiter)1904\(delimiter)" in text, text
      with open("objekte.befund.csv", "wb") as file: file.write(text.replace("19O2", "1902").encode("\(encoding)"))
      """
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        try await Self.python(make, in: folder)
        let report = try await Self.run(folder, on: test, ImportOptions(findingsFolder: folder))
        #expect(!report.isStored)
        #expect(report.returned.map { $0.path.split(separator: "/").last } == ["objekte.befund.csv"])
        let path = try #require(report.returned.first?.path)
        #expect(try Data(contentsOf: URL(filePath: path)).starts(with: start))
        try await Self.python(mend, in: folder)
        let second = try await Self.run(path, on: test)
        #expect(second.findings.filter { $0.severity != .note } == [])
        #expect(second.files.map(\.encoding) == report.files.map(\.encoding))
        #expect(second.isStored && second.newCount == 3)
        let names = try await test.database.read(as: Batch.clerk) { tx in
          try tx.query("select name || house_number from properties order by code").decode(String.self)
        }
        #expect(names == ["Haus; Œuvre \"1\"007", "Zwei2", "Wert 1 €3"])
      }
    }
  }

  @Test func `a row with a quote too many goes back as it was written`() async throws {
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("objekte.csv", "code;name;strasse;hausnummer", "HA-1;\"Haus\" hinten;Weg;1", "HA-2;Zwei;Weg;2")
      try await batch.withFolder { folder in
        let report = try await Self.run(folder, on: test, ImportOptions(findingsFolder: folder))
        let lines = try String(contentsOfFile: report.returned[0].path, encoding: .utf8).split(separator: "\n")
        #expect(lines[1].hasPrefix("HA-1;\"Haus\" hinten;Weg;1;Hinter einem schließenden Anführungszeichen"))
        #expect(lines[2] == "HA-2;Zwei;Weg;2;")
      }
    }
  }

  @Test func `rows that are left over take the place of the list they came from, and the others are stored`() async throws {
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("objekte.befund.csv", "code;name;strasse;hausnummer;baujahr", "HA-1;Eins;Weg;1;1904", "HA-2;Zwei;Weg;2;19O2")
      try await batch.withFolder { folder in
        let options = ImportOptions(findingsFolder: folder, isPartial: true)
        let report = try await Self.run(folder, on: test, options)
        #expect(report.isStored && report.newCount == 1)
        #expect(report.returned.map(\.path) == [folder + "/objekte.befund.csv"])
        let text = try String(contentsOfFile: report.returned[0].path, encoding: .utf8)
        #expect(!text.contains("HA-1") && text.contains("HA-2;Zwei;Weg;2;19O2;baujahr: "))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["objekte.befund.csv"])
      }
    }
  }

  private static func workbook() async throws -> [UInt8] {
    let houses = Sheet(
      name: "Objekte 2026", columns: ["code", "name", "strasse", "hausnummer", "baujahr"].map { Sheet.Column($0) },
      rows: [
        ["HA-1", "=Haus", "Weg", "007", .integer(1904)], [.empty, .empty, .empty, .empty, .empty],
        ["HA-2", "Zwei", "Weg", "2", "19O2"], ["HA-3", "Drei", "Weg", "3", .integer(1950)],
      ])
    let surveys = Sheet(
      name: "Erwerbe", columns: ["objekt", "position", "form", "am", "quelle"].map { Sheet.Column($0) },
      rows: [["HA-1", .integer(1), "kauf", .day(try LocalDate.parse("08.10.2014")), "Probe"]])
    let notes = Sheet(name: "Notizen", columns: [Sheet.Column("Was mir noch einfällt")], rows: [["Dach ansehen"]])
    return try await #require(Harness.documents).xlsx(Workbook(title: "Liste", sheets: [houses, surveys, notes]))
  }

  @Test(.needsDocuments)
  func `a workbook goes back as a workbook with all its sheets and types, and once it is mended all of it is imported`()
    async throws
  {
    let documents = try #require(Harness.documents)
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("Liste.xlsx", bytes: try await Self.workbook())
      try await batch.withFolder { folder in
        let back = folder + "/zurueck"
        let report = try await Self.run(folder, on: test, ImportOptions(findingsFolder: back))
        #expect(!report.isStored)
        try #require(report.returned == [ReturnedList(path: back + "/Liste.befund.xlsx", of: folder + "/Liste.xlsx")])
        var rows: [[FoundCell]] = []
        let found = try await documents.readSheet(of: .file(report.returned[0].path), named: "Objekte 2026") {
          rows.append($0.cells)
        }
        #expect(found.format == .xlsx && found.sheets.map(\.text) == ["Objekte 2026", "Erwerbe", "Notizen"])
        #expect(rows[0] == ["code", "name", "strasse", "hausnummer", "baujahr", "Befund"].map { .text($0) })
        #expect(rows[1] == [.text("HA-1"), .text("=Haus"), .text("Weg"), .text("007"), .number(1904)])
        #expect(rows[2].prefix(5) == [.text("HA-2"), .text("Zwei"), .text("Weg"), .text("2"), .text("19O2")])
        let remark = try #require(rows[2].last)
        #expect(remark == .text(remark.said) && remark.said.hasPrefix("baujahr: "))
        try await Self.python(
          """
          import openpyxl
          book = openpyxl.load_workbook("Liste.befund.xlsx")
          assert book["Objekte 2026"].freeze_panes == "A2", book["Objekte 2026"].freeze_panes
          assert str(book["Erwerbe"]["D2"].value) == "2014-10-08 00:00:00", book["Erwerbe"]["D2"].value
          book["Objekte 2026"]["E4"] = 1902
          book.save("Liste.befund.xlsx")
          """, in: back)
        let second = try await Self.run(back, on: test)
        #expect(second.findings.filter { $0.severity != .note }.map(\.sentence.german) == [])
        #expect(second.isStored && second.newCount == 4)
      }
    }
  }

  @Test(.needsDocuments) func `of a workbook in a ZIP exactly the rows that were not stored go back, under its own name`()
    async throws
  {
    let documents = try #require(Harness.documents)
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("Liste.xlsx", bytes: try await Self.workbook())
      try await batch.withFolder { folder in
        try await Self.python(
          """
          import os, zipfile
          with zipfile.ZipFile("monat.zip", "w") as packed: packed.write("Liste.xlsx", "2026/Liste.xlsx")
          os.remove("Liste.xlsx")
          """, in: folder)
        let back = folder + "/zurueck"
        let report = try await Self.run(folder, on: test, ImportOptions(findingsFolder: back, isPartial: true))
        #expect(report.findings.map(\.code) == ["import.sheet_passed_over", "number.unreadable"])
        #expect(report.isStored && report.newCount == 3)
        try #require(
          report.returned == [ReturnedList(path: back + "/Liste.befund.xlsx", of: folder + "/monat.zip/2026/Liste.xlsx")])
        var codes: [FoundCell?] = []
        let found = try await documents.readSheet(of: .file(report.returned[0].path)) { codes.append($0.cells.first) }
        #expect(found.sheets.map(\.text) == ["Objekte 2026"])
        #expect(codes == [.text("code"), .text("HA-2")])
      }
    }
  }

  @Test(.needsDocuments) func `an ODS list goes back as XLSX and says so; without the documents process as CSV and says why`()
    async throws
  {
    let documents = try #require(Harness.documents)
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        try await Self.python(
          "import sys; sys.path.insert(0, '\(documents.program)'); import yardstick; yardstick.ods('liste.ods')", in: folder)
        let kind = try #require(Kind.named("teilnehmende"))
        let options = ImportOptions(kind: kind, findingsFolder: folder)
        let report = try await Self.run(folder + "/liste.ods", on: test, options)
        #expect(report.files.map(\.encoding) == [.ods])
        #expect(report.returned.map(\.path) == [folder + "/liste.befund.xlsx"])
        #expect(report.returned[0].remark?.german == "Das Format ODS wurde zu XLSX.")
        let isGone = Atomic(false)
        let run = try await ImportRun(paths: [folder + "/liste.ods"], options: options) {
          guard !isGone.load(ordering: .relaxed) else { throw Problem.documentsMissing }
          return documents
        }
        isGone.store(true, ordering: .relaxed)
        let cut = try await run.run(on: test.database, as: Batch.clerk)
        #expect(cut.returned.map(\.path) == [folder + "/teilnehmende-liste.ods--Blatt-.befund.csv"])
        #expect(cut.returned[0].remark?.german.hasPrefix("Als CSV statt als Arbeitsmappe: ") == true)
      }
    }
  }

  @Test func `a grid goes back in its own shape, with its month above it, and imports by its profile once it is mended`()
    async throws
  {
    let folder = Batch.referenceFolder.split(separator: "/").dropLast().joined(separator: "/")
    let profile = try ProfileSearch.profile("/\(folder)/profiles/anwesenheitsraster.yaml")
    try await Batch.withReference { test in
      var town = SmallTown.batch
      town.files.removeAll { ["arbeitszeilen.csv", "anwesenheit.csv", "bautagebuch.csv", "fortschritt.csv"].contains($0.name) }
      #expect(try await town.run(on: test.database).isStored)
      var batch = Batch()
      batch.add("raster.csv", ";März 2026;;;", "", "Kürzel;Std./Tag;2;3;4", "TN-1;6;x;?;K", "Summe;;6;;")
      try await batch.withFolder { folder in
        let back = folder + "/zurueck"
        let report = try await Self.run(folder, on: test, ImportOptions(profile: profile, findingsFolder: back))
        let path = try #require(report.returned.first?.path)
        #expect(path.hasSuffix("/anwesenheit-raster.befund.csv"))
        let text = try String(contentsOfFile: path, encoding: .utf8)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines[0].hasSuffix(";März 2026;;;") && lines[1].isEmpty)
        #expect(lines[2] == "Kürzel;Std./Tag;2;3;4;Befund" && lines[3].hasPrefix("TN-1;6;x;?;K;3: "))
        try Data(text.replacing("?", with: "U").utf8).write(to: URL(filePath: path))
        let second = try await Self.run(path, on: test, ImportOptions(profile: profile))
        #expect(second.isStored && second.newCount == 3)
      }
    }
  }
}

extension FoundCell {
  fileprivate var said: String { if case .text(let text) = self { text } else { "" } }
}
