import Harness
import Testing

/// What the program says to a command line it cannot follow, and how it ends.
@Suite struct UsageTests {
  private let german = Program()
  private let english = Program(environment: ["LANG": "en_GB.UTF-8"])

  @Test func `a mistake on the command line is explained in German and ends with 64`() async throws {
    let outcome = try await german("database", "stat")
    #expect(outcome.status == 64)
    #expect(outcome.output == "")
    #expect(
      outcome.errors == """
        Fehler [usage.invalid]: Unerwartete Angabe „stat“.
        Aufruf: viertelwerk database <befehl>
          Mehr dazu: viertelwerk database --help

        """)
  }

  @Test func `the locale chooses English`() async throws {
    let outcome = try await english("database", "stat")
    #expect(outcome.status == 64)
    #expect(
      outcome.errors.hasPrefix("Error [usage.invalid]: Unexpected argument 'stat'\nUsage: viertelwerk database <subcommand>\n"))
  }

  @Test(arguments: [
    ["completion"], ["completion", "tcsh"], ["completion", "bash", "--fast"], ["database", "backup"],
    ["database", "reset", "--yes=1"],
    ["migrate", "-x"], ["completion", "bash", "zsh", "fish"],
  ])
  func `every kind of mistake is said in German`(arguments: [String]) async throws {
    let outcome = try await german.run(arguments)
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Fehler [usage.invalid]: "))
    for word in ["Unknown", "Missing", "Unexpected", "unexpected", "invalid for", "does not", "Usage", "Help:", "Error"] {
      #expect(!outcome.errors.contains(word), "\(outcome.errors)")
    }
  }

  @Test func `the option for the language may stand anywhere and wins over the locale`() async throws {
    for arguments in [["--language", "en", "database"], ["database", "--language=en"]] {
      #expect(try await german.run(arguments).output.hasPrefix("OVERVIEW: "))
    }
    #expect(try await english("database", "--language", "de").output.hasPrefix("ÜBERBLICK: "))
  }

  @Test func `an unknown language is refused by name`() async throws {
    let outcome = try await german("database", "--language", "fr")
    #expect(outcome.status == 64)
    #expect(outcome.errors.hasPrefix("Fehler [usage.language]: Die Sprache „fr“"))
  }

  @Test func `a server that is not there ends with 69 and shows no password`() async throws {
    let outcome = try await Program(
      environment: ["DATABASE_URL": "postgresql://somebody:geheim@/nothing?host=/nonexistent"])("migrate", "--status")
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("Fehler [database.unavailable]: "))
    #expect(!outcome.errors.contains("geheim"))
  }

  @Test func `a foreign server is neither started nor stopped`() async throws {
    let program = Program(environment: ["DATABASE_URL": "host=/nonexistent"])
    for command in ["start", "stop", "status"] {
      let outcome = try await program("database", command)
      #expect(outcome.status == 64)
      #expect(outcome.errors.hasPrefix("Fehler [server.foreign]: "))
    }
  }

  @Test func `output that cannot be written is an error`() async throws {
    let outcome = try await Program(outputPath: "/dev/full")("completion", "bash")
    #expect(outcome.status == 69)
    #expect(outcome.errors.hasPrefix("Fehler [output.failed]: "))
  }

  @Test(arguments: ["bash", "zsh", "fish"])
  func `each shell gets a completion script that knows the commands`(shell: String) async throws {
    let outcome = try await german("completion", shell)
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("database"))
    #expect(outcome.output.contains("restore"))
  }
}
