import FoundationEssentials
import Harness
import Testing

/// The help of every command, word for word, in both languages: `Tests/CommandsTests/help/<command>.de.txt`.
///
/// After a change on purpose: `VIERTELWERK_TEST_RECORD=1 swift test --filter HelpTests`, and read the difference.
@Suite struct HelpTests {
  private static let folder = #filePath.split(separator: "/").dropLast().map { "/\($0)" }.joined() + "/help"

  @Test(arguments: ["de", "en"])
  func `every command explains itself as recorded`(language: String) async throws {
    var recorded = Set(
      try FileManager.default.contentsOfDirectory(atPath: Self.folder).filter { $0.hasSuffix(".\(language).txt") })
    for command in try await commands(below: [], language) {
      let name = (["viertelwerk"] + command).joined(separator: "-") + ".\(language).txt"
      let help = try await Program().run(command + ["--help", "--language", language])
      #expect(help.status == 0)
      #expect(help.errors == "")
      if TestEnvironment.variables["VIERTELWERK_TEST_RECORD"] == "1" {
        try help.output.write(toFile: "\(Self.folder)/\(name)", atomically: true, encoding: .utf8)
      }
      let expected = try? String(contentsOfFile: "\(Self.folder)/\(name)", encoding: .utf8)
      #expect(help.output == expected, "\(name)")
      recorded.remove(name)
    }
    #expect(recorded == [], "help of commands that there no longer are")
  }

  @Test func `no word of the parser's English is left in German`() async throws {
    let english = [
      "OVERVIEW", "USAGE", "OPTIONS", "ARGUMENTS", "SUBCOMMANDS", "Show ", "See '", "default:", "values:", "<subcommand>",
      "Usage:", "Error", "<options>", "<property>", "<stage>", "<hazard>", "<unit>", "<kind>", "<title>", "<description>",
      "<package>", "<evidence>", "<level>", "<rate>", "<share>", "<gender>", "<effect>", "<finance>",
    ]
    for command in try await commands(below: [], "de") {
      let help = try await Program().run(command + ["--help"])
      for word in english { #expect(!help.output.contains(word), "\(word) in \(command)") }
    }
  }

  /// The commands that a help lists, and those below them, by the two columns it lists them in.
  private func commands(below command: [String], _ language: String) async throws -> [[String]] {
    let help = try await Program().run(command + ["--help", "--language", language]).output
    var found = [command]
    var isListing = false
    for line in help.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasSuffix(":") && line == line.uppercased() {
        isListing = !["OPTIONEN:", "OPTIONS:", "ARGUMENTE:", "ARGUMENTS:"].contains(line)
      } else if isListing, line.hasPrefix("  "), !line.hasPrefix("   "), !line.hasPrefix("  See"), !line.hasPrefix("  Mehr"),
        let name = line.split(separator: " ").first
      {
        found += try await commands(below: command + [String(name)], language)
      }
    }
    return found
  }
}
