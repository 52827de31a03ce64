import Documents
import Domain
import FoundationEssentials
import Harness
import Subprocess
import SystemPackage
import Testing

@testable import Import

/// Files that something has damaged: the readers say so or read what is there, and come to an end.
@Suite struct MutationTests {
  private static let nasty: [[UInt8]] = [
    [0], [0xFF], [0xFE, 0xFF], [0xC3], Array("\"".utf8), Array("\"\"".utf8), Array("\r".utf8), Array("\n".utf8),
    Array(";".utf8),
    Array("\t".utf8), Array("sep=,\n".utf8), Array("{".utf8), Array("&a ".utf8), Array("*a".utf8), Array("!!x ".utf8),
    Array(": ".utf8),
    Array("[".utf8), [UInt8](repeating: 0x20, count: 300), Array("999999999999999999999999".utf8), Array("\u{202E}".utf8),
  ]

  /// Cuts, doubles, swaps and inserts at a few places.
  private static func damaged(_ bytes: [UInt8], _ chance: inout Dice) -> [UInt8] {
    var bytes = bytes
    for _ in 0..<Int.random(in: 1...6, using: &chance) {
      let place = Int.random(in: 0...bytes.count, using: &chance)
      switch Int.random(in: 0..<5, using: &chance) {
      case 0: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 0...40, using: &chance)))
      case 1: bytes.insert(contentsOf: bytes[place..<min(bytes.count, place + 30)], at: place)
      case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &chance)
      default: bytes.insert(contentsOf: nasty.randomElement(using: &chance) ?? [], at: place)
      }
    }
    return bytes
  }

  @Test func `a damaged list is read to its end: every row is sound or found`() throws {
    let folder = try TestEnvironment.temporaryDirectory("damaged")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    var chance = Dice(state: 20_261_127)
    var (read, refused, found) = (0, 0, 0)
    for round in 0..<60 {
      for file in SmallTown.batch.files {
        let path = "\(folder)/\(file.name)"
        try Data(Self.damaged(file.bytes, &chance)).write(to: URL(filePath: path))
        let kind = try #require(KindDetection.kind(ofFile: file.name))
        do throws(Problem) {
          let source = try SourceFile(examining: path)
          var reader = RowReader(
            PreparedFile(name: file.name, source: source, kind: kind, profile: nil, month: nil, number: 0))
          var lines = 0
          do {
            try reader.read(firstRow: 0) { bytes, _, _ in
              lines += bytes.count { $0 == UInt8(ascii: "\n") }
              #expect(bytes.last == UInt8(ascii: "\n"))
            }
          } catch {
            Issue.record("round \(round), \(file.name): \(error)")
          }
          #expect(lines + reader.refusedLines.count <= reader.rowCount, "round \(round), \(file.name)")
          read += lines
          found += reader.findings.count
        } catch {
          refused += 1
        }
      }
    }
    // All three happen, or nothing was tried.
    #expect(read > 100 && refused > 10 && found > 100)
  }

  @Test(.needsDocuments) func `a damaged workbook is read or refused in words, within the limits of the process beside`()
    async throws
  {
    let documents = try #require(Harness.documents)
    let folder = try TestEnvironment.temporaryDirectory("damaged")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let rows: [[SheetCell]] = (0..<50).map { [.text("HA-\($0)"), "Haus", "Weg", .integer(Int64($0)), .day("2026-03-01")] }
    let sheet = Sheet(
      name: "objekte", columns: ["code", "name", "strasse", "hausnummer", "x"].map { Sheet.Column($0) }, rows: rows)
    let sound = try await documents.xlsx(Workbook(title: "Liste", sheets: [sheet]))
    var chance = Dice(state: 3)
    var refused = 0
    for _ in 0..<25 {
      let path = "\(folder)/objekte.xlsx"
      try Data(Self.damaged(sound, &chance)).write(to: URL(filePath: path))
      let look = try await ImportRun(paths: [path]) { documents }.firstLook
      refused += look.findings.contains { $0.severity == .error } ? 1 : 0
      #expect(look.findings.allSatisfy { !$0.message.german.isEmpty })
    }
    #expect(refused > 5)
  }

  @Test(.needsPostgres, .needsDocuments, arguments: [("ods", "ods"), ("hidden", "xlsx"), ("lists", "zip")])
  func `what is damaged inside of a packed file is read or refused in words, and takes nothing with it`(
    kind: String, ending: String
  ) async throws {
    var documents = try #require(Harness.documents)
    let folder = try TestEnvironment.temporaryDirectory("damaged")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let processes = folder + "/processes"
    try FileManager.default.createDirectory(atPath: processes, withIntermediateDirectories: true)
    documents.foldersParent = processes
    let file = "\(folder)/objekte.\(ending)"
    for arguments in [["spoil", kind, file], ["damage", file, "24"]] {
      let done = try await Subprocess.run(
        .path(FilePath(documents.python)), arguments: Arguments(["-B", documents.program + "/yardstick.py"] + arguments),
        output: .discarded, error: .string(limit: 10_000))
      try #require(done.terminationStatus.isSuccess, "\(done.standardError)")
    }
    let sound = "\(folder)/organisationen.csv"
    try Data("code;name;art\nFI;Firma;firma\n".utf8).write(to: URL(filePath: sound))
    try await Harness.withDatabase { [documents] test in
      var (refused, read) = (0, 0)
      for number in 0..<24 {
        let began = ContinuousClock.now
        let report = try await ImportRun(
          paths: ["\(file).\(number)", sound], options: ImportOptions(isRehearsal: true)
        ) { documents }.run(on: test.database, as: Batch.clerk)
        #expect(ContinuousClock.now - began < .seconds(60), "\(number)")
        #expect(report.findings.allSatisfy { !$0.message.german.isEmpty && !$0.message.german.contains("passwd") })
        #expect(report.files.contains { $0.name == sound && $0.rowCount == 1 }, "\(number)")
        let isRead = report.files.contains { $0.name != sound && $0.encoding != nil }
        read += isRead ? 1 : 0
        refused += report.findings.contains { $0.code.hasPrefix("documents.") } ? 1 : 0
      }
      #expect(refused > 3 && read > 0, "\(refused) refused, \(read) read")
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: processes) == [])
  }

  @Test func `a damaged profile is a profile or an error in words`() throws {
    let folder = Batch.referenceFolder.split(separator: "/").dropLast().joined(separator: "/")
    var chance = Dice(state: 7)
    var (sound, broken) = (0, 0)
    for name in ["kimai", "redmine", "anwesenheitsraster"] {
      let text = try Data(contentsOf: URL(filePath: "/\(folder)/profiles/\(name).yaml"))
      for _ in 0..<400 {
        let damaged = String(decoding: Self.damaged(Array(text), &chance), as: UTF8.self)
        do throws(Problem) {
          _ = try ProfileDocument(file: "p.yaml").read(damaged)
          sound += 1
        } catch {
          #expect(error.code == "profile.invalid")
          broken += 1
        }
      }
    }
    #expect(sound > 50 && broken > 50)
  }
}
