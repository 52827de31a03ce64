import Demo
import Documents
import Domain
import FoundationEssentials
import Harness
import Postgres
import Subprocess
import SystemPackage
import Testing

@testable import Import
@testable import Store

/// The same lists, however they are written, leave the same content.
@Suite(.needsPostgres, .needsDocuments) struct SameContentTests {
  /// A hash of everything that each kind of list has in the database.
  private static func content(_ test: TestDatabase) async throws -> [String: String] {
    try await test.database.read(as: Batch.clerk) { tx in
      var hashes: [String: String] = [:]
      for kind in Kind.all {
        let row = SQL.joined(
          kind.merge.comparisons.map { "coalesce(t.\(identifier: $0)::text, chr(30))" }, separator: ", ")
        let hash = try tx.query(
          """
          select count(*) || ' ' || coalesce(md5(string_agg(x.line, chr(10) order by x.line collate "C")), '')
            from (select concat_ws(chr(31), \(fragment: row)) as line from (\(fragment: kind.merge.stored)) t) x
          """
        ).first(as: String.self)
        hashes[kind.name] = hash
      }
      return hashes
    }
  }

  /// How lists may be written: Python makes them from the plain CSV files of a folder.
  private static let forms: [(name: String, script: String)] = [
    ("as they are", ""),
    (
      "with shuffled columns, commas and one more column",
      """
      for name, rows in lists():
          order = list(range(len(rows[0])))
          random.Random(7).shuffle(order)
          rows = [[row[i] for i in order] + [extra] for row, extra in zip(rows, ["Farbe"] + ["rot"] * len(rows))]
          write(name, rows, "utf-8-sig", ",", "\\r\\n")
      """
    ),
    (
      "in Windows-1252 with tabs",
      """
      for name, rows in lists():
          write(name, rows, "cp1252", "\\t", "\\r\\n")
      """
    ),
    (
      "in UTF-16 with pipes",
      """
      for name, rows in lists():
          write(name, rows, "utf-16", "|", "\\n")
      """
    ),
    (
      "as one ZIP",
      """
      with zipfile.ZipFile("jahr.zip", "w", zipfile.ZIP_DEFLATED) as packed:
          for name, _ in lists():
              packed.write(name)
              os.remove(name)
      """
    ),
    (
      "as a workbook for each list",
      """
      import xlsxwriter, datetime, re
      for name, rows in lists():
          book = xlsxwriter.Workbook(name[:-4] + ".xlsx", {"strings_to_numbers": False})
          sheet = book.add_worksheet("Tabelle1")
          day = book.add_format({"num_format": "dd.mm.yyyy"})
          for y, row in enumerate(rows):
              for x, cell in enumerate(row):
                  if y and re.fullmatch(r"\\d\\d\\.\\d\\d\\.(19|20)\\d\\d", cell):
                      sheet.write_datetime(y, x, datetime.datetime.strptime(cell, "%d.%m.%Y"), day)
                  # A percentage of up to 1 would be read as a share, with a warning.
                  elif y and re.fullmatch(r"[1-9]\\d{0,8}(,\\d{1,2})?", cell) and cell[0:2] not in ("1", "1,"):
                      sheet.write_number(y, x, float(cell.replace(",", ".")))
                  else:
                      sheet.write_string(y, x, cell)
          book.close()
          os.remove(name)
      """
    ),
  ]

  private static let common = """
    import csv, os, random, zipfile
    def lists():
        for name in sorted(os.listdir(".")):
            if name.endswith(".csv"):
                with open(name, encoding="utf-8-sig", newline="") as file:
                    yield name, list(csv.reader(file, delimiter=";"))
    def write(name, rows, encoding, delimiter, end):
        with open(name, "w", encoding=encoding, newline="") as file:
            csv.writer(file, delimiter=delimiter, lineterminator=end).writerows(rows)

    """

  @Test func `an invented year is the same content in every form of its lists`() async throws {
    let documents = try #require(Harness.documents)
    let folder = try TestEnvironment.temporaryDirectory("forms")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plain = folder + "/plain"
    try FileManager.default.createDirectory(atPath: plain, withIntermediateDirectories: true)
    _ = try Demo(
      DemoOptions(properties: 1, participants: 6, months: 2, seed: 3, start: YearMonth.parse("2025-11"))
    ).generate(into: plain)
    var first: [String: String]?
    for (name, script) in Self.forms {
      let own = "\(folder)/\(UniqueID.make())"
      try FileManager.default.copyItem(atPath: plain, toPath: own)
      let done = try await Subprocess.run(
        .path(FilePath(documents.python)), arguments: ["-c", Self.common + script], workingDirectory: FilePath(own),
        output: .discarded, error: .string(limit: 10_000))
      try #require(done.terminationStatus.isSuccess, "\(name): \(done.standardError)")
      try await Batch.withReference { test in
        let report = try await ImportRun(paths: [own], options: ImportOptions(acceptsWarnings: true)) { documents }.run(
          on: test.database, as: Batch.clerk)
        #expect(report.findings.filter { $0.severity == .error }.prefix(3).map(\.sentence.german) == [], "\(name)")
        #expect(report.isStored, "\(name)")
        let content = try await Self.content(test)
        if let first {
          for (kind, hash) in first { #expect(content[kind] == hash, "\(name): \(kind)") }
        } else {
          first = content
        }
      }
    }
    #expect(first?.values.count { !$0.hasPrefix("0 ") } ?? 0 > 30)
  }
}
