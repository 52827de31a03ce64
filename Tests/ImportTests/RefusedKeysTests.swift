import Domain
import FoundationEssentials
import Harness
import Testing

@testable import Import

/// A list that is faulty from end to end: nothing of it piles up in memory, and nothing of it is forgotten.
@Suite(.needsPostgres) struct RefusedKeysTests {
  @Test func `keys come out as they went in, also the many that wait in a file, and the file is gone afterwards`() throws {
    let parent = try TestEnvironment.temporaryDirectory("keys")
    defer { try? FileManager.default.removeItem(atPath: parent) }
    do {
      let keys = RefusedKeys(kind: "participants", in: parent)
      for number in 0..<50_000 { keys.append(Array("TN-\(number)".utf8)) }
      #expect(try FileManager.default.contentsOfDirectory(atPath: parent).count == 1)
      var sent: [UInt8] = []
      try keys.send { sent += $0 }
      let lines = String(decoding: sent, as: UTF8.self).split(separator: "\n")
      #expect(lines.elementsEqual((0..<50_000).map { "participants\tTN-\($0)"[...] }))
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: parent) == [])
  }

  @Test func `where there is no room for them the import says so instead of forgetting them`() throws {
    let keys = RefusedKeys(kind: "participants", in: "/nonexistent")
    for number in 0..<50_000 { keys.append(Array("TN-\(number)".utf8)) }
    let problem = #expect(throws: Problem.self) { try keys.send { _ in } }
    #expect(problem?.code == "documents.no_folder")
  }

  @Test func `what refers to one of very many faulty rows is not reported as well, and what refers to nothing is`() async throws
  {
    try await Batch.withReference { test in
      var batch = Batch()
      let count = 14_000
      let houses = (0..<count).map { "HAUS-\($0);;Weg;\($0)\n" }.joined()
      batch.add("objekte.csv", bytes: Array("code;name;strasse;hausnummer\n\(houses)".utf8))
      batch.add(
        "einheiten.csv", "objekt;code;art", "HAUS-0;A;wohnung", "HAUS-\(count - 1);A;wohnung", "HAUS-\(count);A;wohnung")
      let report = try await batch.run(on: test.database, options: ImportOptions(isRehearsal: true))
      // Of the flats only the last one's house stands nowhere: it alone is one more.
      #expect(report.found.errorCount == count + 1)
    }
  }
}
