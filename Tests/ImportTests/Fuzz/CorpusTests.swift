import FoundationEssentials
import Harness
import Testing

/// Lists and profiles as people keep them, and such as have once brought a reader down. `tools/fuzz` begins with them.
@Suite struct CorpusTests {
  private static let folder =
    "/" + #filePath.split(separator: "/").dropLast().joined(separator: "/") + "/corpus"

  @Test(arguments: FuzzTarget.allCases)
  func `what must hold for any file holds for every one that is kept`(target: FuzzTarget) throws {
    let scratch = try TestEnvironment.temporaryDirectory("corpus")
    defer { try? FileManager.default.removeItem(atPath: scratch) }
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(Self.folder)/\(target.rawValue)").sorted()
    for name in names {
      let bytes = try Data(contentsOf: URL(filePath: "\(Self.folder)/\(target.rawValue)/\(name)"))
      #expect(throws: Never.self, "\(name)") { try target.check(Array(bytes), at: "\(scratch)/liste.csv", isThorough: true) }
    }
    #expect(names.count > 5)
  }
}
