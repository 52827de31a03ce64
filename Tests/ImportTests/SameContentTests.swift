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

  /// How `tools/serving/list_forms.py` may write the plain lists of a folder anew; `tools/robust --forms` does the same with a whole year.
  private static let forms = ["as_they_are", "shuffled", "windows_1252", "utf_16", "packed", "workbooks"]

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
    for name in Self.forms {
      let own = "\(folder)/\(UniqueID.make())"
      try FileManager.default.copyItem(atPath: plain, toPath: own)
      let done = try await Subprocess.run(
        .path(FilePath(documents.python)), arguments: ["-B", documents.program + "/../serving/list_forms.py", name, own],
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
