import Domain
import FoundationEssentials
import Harness
import Testing

/// Profiles by their names, wherever the program is called.
@Suite struct ImportProfileCommandTests {
  @Test func `the profiles that come with the program are known in any folder, and no other`() async throws {
    let program = Program()
    for (name, kind) in [("kimai", "arbeitszeilen"), ("redmine", "arbeitszeilen"), ("anwesenheitsraster", "anwesenheit")] {
      let checked = try await program("import", "profile", "check", name)
      #expect(checked.status == 0 && checked.errors.contains(kind), "\(checked.errors)")
    }
    let unknown = try await program("import", "profile", "check", "kimei")
    #expect(unknown.status == 64)
    #expect(unknown.errors.contains("»kimai«"), "\(unknown.errors)")
  }

  @Test func `a file in seeds/profiles takes the place of the one that comes with the program`() async throws {
    let folder = try TestEnvironment.temporaryDirectory("profiles")
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: "\(folder)/seeds/profiles", withIntermediateDirectories: true)
    try Data("kind: objekte\ncolumns:\n  code: {from: Haus}\n".utf8).write(
      to: URL(filePath: "\(folder)/seeds/profiles/kimai.yaml"))
    let program = Program(workingDirectory: folder)
    let own = try await program("import", "profile", "check", "kimai")
    #expect(own.status == 0 && own.errors.contains("objekte"), "\(own.errors)")
    let shipped = try await program("import", "profile", "check", "redmine")
    #expect(shipped.status == 0 && shipped.errors.contains("arbeitszeilen"), "\(shipped.errors)")
  }
}
