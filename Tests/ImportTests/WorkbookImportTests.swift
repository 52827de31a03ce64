import Documents
import Domain
import FoundationEssentials
import Harness
import Subprocess
import SystemPackage
import Testing

@testable import Import

/// Lists that are kept in workbooks: the same rows, the same places in findings, and nothing passed over in silence.
@Suite(.needsPostgres) struct WorkbookImportTests {
  /// The cells as a person would have typed them into a spreadsheet: days and numbers with their types.
  private static func typed(_ text: String) -> SheetCell {
    if text.isEmpty { return .empty }
    if text.wholeMatch(of: /\d\d\.\d\d\.\d{4}/) != nil, let day = try? LocalDate.parse(text) { return .day(day) }
    if text.wholeMatch(of: /[1-9]\d*/) != nil, let number = Int64(text) { return .integer(number) }
    if text.wholeMatch(of: /\d+,\d\d/) != nil, let amount = try? Money.parse(text) { return .money(amount) }
    return .text(text)
  }

  private static func sheet(_ file: (name: String, bytes: [UInt8])) -> Sheet {
    let lines = String(decoding: file.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
    return Sheet(
      name: String(file.name.dropLast(4)), columns: (lines.first ?? []).map { Sheet.Column($0) },
      rows: lines.dropFirst().map { $0.map(typed) })
  }

  /// Writes the sheets as one workbook and imports that.
  private static func run(_ sheets: [Sheet], on test: TestDatabase, named name: String = "liste.xlsx") async throws
    -> ImportReport
  {
    let documents = try #require(Harness.documents)
    var batch = Batch()
    batch.add(name, bytes: try await documents.xlsx(Workbook(title: "Liste", sheets: sheets)))
    return try await batch.withFolder { folder in
      try await ImportRun(paths: [folder]) { documents }.run(on: test.database, as: Batch.clerk)
    }
  }

  @Test(.needsDocuments) func `a workbook of all lists is the same as the CSV files, which hold nothing new after it`()
    async throws
  {
    let files = SmallTown.batch.files
    try await Batch.withReference { test in
      let report = try await Self.run(files.map(Self.sheet), on: test)
      #expect(report.findings.map(\.sentence.german) == [])
      #expect(report.isStored)
      #expect(report.files.count == files.count)
      #expect(report.files.allSatisfy { $0.encoding == .xlsx && $0.newCount == $0.rowCount })
      let again = try await SmallTown.batch.run(on: test.database)
      #expect(again.newCount == 0)
      #expect(again.unchangedCount == report.newCount)
    }
  }

  @Test(.needsDocuments) func `a finding names the workbook, the sheet, the row that the spreadsheet counts, and the column`()
    async throws
  {
    try await Batch.withReference { test in
      let houses = Sheet(
        name: "Objekte 2026", columns: ["code", "name", "strasse", "hausnummer", "baujahr"].map { Sheet.Column($0) },
        rows: [
          ["HA-1", "Muster\nhaus", "Musterstraße", "1", .integer(1904)], [.empty, .empty, .empty, .empty, .empty],
          ["HA-2", "Zweites \"Haus\"; hinten", "Musterstraße", "3", "19O2"],
        ])
      let notes = Sheet(name: "Notizen", columns: [Sheet.Column("Was mir noch einfällt")], rows: [["Dach ansehen"]])
      let report = try await Self.run([houses, notes], on: test)
      #expect(
        report.places == [
          "liste.xlsx [Notizen]:– – import.sheet_passed_over", "liste.xlsx [Objekte 2026]:4 baujahr number.unreadable",
        ])
      #expect(!report.isStored)
    }
  }

  @Test(.needsDocuments)
  func `a workbook without the documents process, and an archive that is no workbook, are refused with what to do`()
    async throws
  {
    let documents = try #require(Harness.documents)
    var batch = Batch()
    batch.add("objekte.xlsx", bytes: [0x50, 0x4B, 0x03, 0x04, 0, 0, 0, 0])
    try await batch.withFolder { folder in
      let missing = await #expect(throws: Problem.self) {
        _ = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)) { throw Problem.documentsMissing }
      }
      #expect(missing?.code == "documents.missing")
      let run = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)) { documents }
      #expect(run.firstLook.hasErrors)
      #expect(run.firstLook.findings.allSatisfy { $0.code.hasPrefix("documents.") && $0.hint != nil })
    }
  }

  /// Runs Python, which every machine with the documents process has, in a folder.
  private static func python(_ script: String, in folder: String) async throws {
    let documents = try #require(Harness.documents)
    let done = try await Subprocess.run(
      .path(FilePath(documents.python)), arguments: ["-c", script], workingDirectory: FilePath(folder), output: .discarded,
      error: .string(limit: 10_000))
    try #require(done.terminationStatus.isSuccess, Comment(rawValue: done.standardError))
  }

  private static let packing = """
    import gzip, os, zipfile
    names = sorted(os.listdir("."))
    with zipfile.ZipFile("monat.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name in names[1:]:
            packed.write(name, "2026/" + name)
        packed.writestr("2026/liesmich.txt", "Hallo")
        packed.writestr("__MACOSX/._liste.csv", "\\0")
    with open(names[0], "rb") as plain, gzip.open(names[0] + ".gz", "wb") as packed:
        packed.write(plain.read())
    for name in names:
        os.remove(name)
    """

  @Test(.needsDocuments) func `the lists in a ZIP and in a gzip file are the same as those that are not packed`() async throws {
    let documents = try #require(Harness.documents)
    try await Batch.withReference { test in
      let report = try await SmallTown.batch.withFolder { folder in
        try await Self.python(Self.packing, in: folder)
        return try await ImportRun(paths: [folder]) { documents }.run(on: test.database, as: Batch.clerk)
      }
      #expect(report.places == ["monat.zip:– – import.left_out"])
      #expect(report.findings.first?.message.german == "Im Archiv liegt, was keine Liste ist: 2026/liesmich.txt.")
      #expect(report.isStored)
      #expect(report.files.map(\.name).contains { $0.hasSuffix("monat.zip/2026/objekte.csv") })
      let again = try await SmallTown.batch.run(on: test.database)
      #expect((again.newCount, again.unchangedCount) == (0, report.newCount))
    }
  }

  @Test(
    .needsDocuments,
    arguments: [
      ("zipfile.ZipFile('a.zip', 'w').writestr('../../objekte.csv', 'code')", "documents.path"),
      ("zipfile.ZipFile('a.zip', 'w').writestr('bild.png', 'x')", "import.nothing"),
      ("open('a.zip', 'wb').write(b'PK\\x03\\x04' + bytes(100))", "documents.damaged"),
      ("open('a.csv.gz', 'wb').write(gzip.compress(b'code;name' * 1000)[:-20])", "documents.damaged"),
    ])
  func `an archive with a trap, without a list, or only half there is refused`(making: String, code: String) async throws {
    let documents = try #require(Harness.documents)
    try await Batch().withFolder { folder in
      try await Self.python("import gzip, zipfile\n\(making)", in: folder)
      let run = try await ImportRun(paths: [folder], options: ImportOptions(isRehearsal: true)) { documents }
      #expect(run.firstLook.findings.map(\.code) == [code])
      #expect(run.firstLook.findings.allSatisfy { $0.hint != nil })
    }
  }

  @Test(arguments: [[0xCD, 0x9A], [0xCC, 0x81], [0xFF, 0x00]] as [[UInt8]])
  func `a workbook is one whatever bytes stand behind the name of its first part`(behind: [UInt8]) async throws {
    var batch = Batch()
    batch.add("a", bytes: [0x50, 0x4B, 0x03, 0x04] + [UInt8](repeating: 0, count: 26) + "[Content_Types].xml".utf8 + behind)
    try await batch.withFolder { folder in #expect(FileSignature(ofFile: folder + "/a") == .workbook) }
  }

  @Test(arguments: [
    (0.1 + 0.2, "0,3"), (19.989999999999998, "19,99"), (5, "5"), (-412.5, "-412,5"), (1_234_567.891, "1234567,891"), (0, "0"),
    (123_456_789_012, "123456789012"), (0.07, "0,07"), (1e-5, "0,00001"),
  ])
  func `a number is written as a spreadsheet shows it`(number: Double, text: String) {
    #expect(SheetRows.typed(number) == text)
  }

  @Test(arguments: [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (701, "ZZ"), (702, "AAA")])
  func `a column is named as a spreadsheet names it`(index: Int, name: String) {
    #expect(SheetColumn.letters(index) == name)
  }
}
