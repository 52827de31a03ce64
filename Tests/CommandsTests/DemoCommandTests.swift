import Glibc
import Harness
import Testing

/// The command that invents a world: what it says, what it refuses, and that its memory does not grow with the world.
@Suite struct DemoCommandTests {
  private let program = Program()

  /// A folder of its own that goes with the test.
  private final class Folder {
    let path: String

    init() throws {
      var template = Array("/tmp/viertelwerk-demo-XXXXXX".utf8CString)
      path = try #require(mkdtemp(&template).map { String(cString: $0) })
    }

    deinit {
      if let names = opendir(path) {
        while let entry = readdir(names) {
          let name = withUnsafePointer(to: &entry.pointee.d_name) { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
          unlink("\(path)/\(String(cString: name))")
        }
        closedir(names)
      }
      rmdir(path)
    }
  }

  @Test func `says which files it wrote, on stdout, and that all is invented, on stderr`() async throws {
    let folder = try Folder()
    let outcome = try await program("demo", "generate", "--properties", "3", "--participants", "4", "--output", folder.path)
    #expect(outcome.status == 0)
    let rows = outcome.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(rows.contains(["objekte.csv", "3"]))
    #expect(rows.contains(["teilnehmende.csv", "4"]))
    #expect(outcome.errors == "Alles darin ist erfunden. Geschrieben nach \(folder.path).\n")
    let json = try await program(
      "demo", "generate", "--properties", "3", "--participants", "4", "--output", folder.path, "--json", "--language", "en")
    #expect(json.output.contains("\"file\": \"objekte.csv\""))
    #expect(json.errors == "")
  }

  @Test(arguments: [
    (["--properties", "0"], "demo.size"), (["--participants", "50001"], "demo.size"), (["--months", "61"], "demo.size"),
    (["--start", "13.2025"], "month.unreadable"), (["--seed", "-1"], "usage.invalid"),
    (["--properties", "viele"], "usage.invalid"),
  ]) func `refuses what it cannot invent`(_ arguments: [String], _ code: String) async throws {
    let folder = try Folder()
    let outcome = try await program.run(["demo", "generate", "--output", folder.path] + arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.contains("[\(code)]"), "\(outcome.errors)")
    #expect(outcome.output == "")
  }

  @Test func `says where it cannot write`() async throws {
    let outcome = try await program("demo", "generate", "--output", "/proc/demo")
    #expect(outcome.status == 69)
    #expect(outcome.errors.contains("[demo.cannot_write]"), "\(outcome.errors)")
  }

  /// The kernel refuses memory beyond a limit, so a program that needs more does not get to its end.
  @Test func `needs no more memory for a hundred times as many rows`() async throws {
    let folder = try Folder()
    func runs(within limit_kilobytes: Int, _ properties: Int, _ participants: Int) async throws -> Bool {
      var limited = program
      limited.executable = "/bin/sh"
      let outcome = try await limited.run(
        [
          "-c", "ulimit -c 0; ulimit -v \(limit_kilobytes); exec \"$0\" \"$@\"", program.executable, "demo", "generate",
          "--properties", "\(properties)", "--participants", "\(participants)", "--output", folder.path,
        ])
      return outcome.status == 0
    }
    var enough_kilobytes = 32_000
    while enough_kilobytes < 400_000, try await !runs(within: enough_kilobytes, 3, 6) { enough_kilobytes += 4_000 }
    // Ninety houses and a thousand people write over 20 MB; what is kept of them is a crew's three houses.
    #expect(try await runs(within: enough_kilobytes + 6_000, 90, 1_000))
  }
}
