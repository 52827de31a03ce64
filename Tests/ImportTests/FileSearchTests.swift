import Domain
import FoundationEssentials
import Import
import Testing

/// Which files an import takes, before any database is asked.
@Suite struct FileSearchTests {
  private static func names(_ paths: [String]) async throws -> [String] {
    try await ImportRun(paths: paths, options: ImportOptions(isRehearsal: true)).firstLook.files.map {
      $0.name.split(separator: "/").suffix(2).joined(separator: "/")
    }
  }

  @Test func `a link that leads back into its own folder brings no file in twice`() async throws {
    var batch = Batch()
    batch.add("objekte.csv", "code;name")
    try await batch.withFolder { folder in
      let inner = "\(folder)/house"
      try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
      try FileManager.default.copyItem(atPath: "\(folder)/objekte.csv", toPath: "\(inner)/objekte.csv")
      try FileManager.default.createSymbolicLink(atPath: "\(inner)/back", withDestinationPath: folder)
      let own = folder.split(separator: "/").last.map(String.init) ?? ""
      #expect(try await Self.names([folder, inner]) == ["house/objekte.csv", "\(own)/objekte.csv"])
    }
  }

  @Test func `a folder without a CSV file and a path that leads nowhere are told apart`() async throws {
    try await Batch().withFolder { folder in
      let look = try await ImportRun(paths: [folder, "\(folder)/missing"], options: ImportOptions(isRehearsal: true)).firstLook
      #expect(look.findings.map(\.code) == ["import.nothing", "import.unreadable"])
    }
  }
}
