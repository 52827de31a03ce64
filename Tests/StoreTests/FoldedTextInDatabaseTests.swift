import Domain
import Harness
import Postgres
import Store
import Testing

/// Short lists are sorted by the program and long ones by the database: both must say the same of every letter.
@Suite(.needsPostgres) struct FoldedTextInDatabaseTests {
  @Test func `the database folds each letter of Latin, Greek and Cyrillic script as the program does`() async throws {
    let scripts: [ClosedRange<UInt32>] = [0x20...0x24F, 0x370...0x3FF, 0x400...0x52F, 0x1E00...0x1EFF]
    let letters = scripts.joined().compactMap(Unicode.Scalar.init).filter(\.properties.isAlphabetic).map(String.init)
    let texts = letters + ["Grüße, Ä Ö Ü", "Mu\u{308}ller", "1.234,56 €", "100 % _", "Nguyễn Văn Đức"]
    let folded = try await Harness.withDatabase { test in
      try await test.database.read(as: SmallWorld.actor) { tx in
        try tx.query("select folded(t) from unnest(\(texts)) with ordinality as u (t, n) order by n").decode(String.self)
      }
    }
    #expect(folded.count == texts.count)
    let different = zip(texts, folded).filter { FoldedText($0).text != $1 }
    #expect(different.map { "\($0): \($1), not \(FoldedText($0).text)" } == [])
  }
}
