import Documents
import Domain
import Glibc
import Harness
import Testing

/// Reports as spreadsheets, from the command line.
@Suite(.needsPostgres) struct ReportWorkbookTests {
  private static let seeds = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/seeds"

  @Test(.needsDocuments) func `a report comes out as XLSX whose figures are figures, and writes over nothing`() async throws {
    try await Harness.withDatabase { test in
      let folder = try TestEnvironment.temporaryDirectory("workbook")
      let path = "\(folder)/belege.xlsx"
      defer {
        unlink(path)
        rmdir(folder)
      }
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      for kinds in ["reference", "brunnenstrasse-51"] {
        let seeded = try await program("import", "\(Self.seeds)/\(kinds)")
        #expect(seeded.status == 0, "\(seeded.errors)")
      }
      let report = ["report", "funding", "--property", "DO-BRU-051", "--format", "xlsx", "--output", path]
      let written = try await program.run(report)
      #expect(written.status == 0, "\(written.errors)")
      var rows: [FoundRow] = []
      try await Harness.documents?.readSheet(of: .file(path)) { rows.append($0) }
      #expect(rows.first?.cells.first == .text("Topf"))
      let csv = try await program("report", "funding", "--property", "DO-BRU-051", "--format", "csv")
      #expect(csv.output.split(whereSeparator: \.isNewline).count == rows.count)
      let again = try await program.run(report)
      #expect(again.status == 69)
      #expect(again.errors.contains("[output.failed]"))
    }
  }

  @Test func `a spreadsheet needs a file to go to, and only a spreadsheet does`() async throws {
    for arguments in [["--format", "xlsx"], ["--format", "csv", "--output", "/tmp/x"], ["--output", "/tmp/x"]] {
      let outcome = try await Program().run(["report", "property", "DO-BRU-051"] + arguments)
      #expect(outcome.status == 64)
      #expect(outcome.errors.contains("--output"))
    }
  }

  @Test func `without the documents process it says how to get it and leaves no file`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString, "VIERTELWERK_DOCUMENTS": "/nonexistent"])
      let path = "/tmp/vw-without-documents-\(getpid()).xlsx"
      let outcome = try await program("report", "property", "DO-BRU-051", "--format", "xlsx", "--output", path)
      #expect(outcome.status == 69)
      #expect(outcome.errors.contains("[documents.missing]"))
      #expect(outcome.errors.contains("tools/setup"))
      #expect(access(path, F_OK) != 0)
    }
  }
}
