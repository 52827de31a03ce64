import FoundationEssentials
import Harness
import Postgres
import Testing

/// Planted names, days and numbers come out only where somebody asks for them by name.
@Suite(.needsPostgres) struct CanaryTests {
  /// What goes wrong while such data is being entered: each is refused, by the program or by the database.
  private static let refused: [[String]] = [
    ["participant", "add", CanaryWorld.code, "--family-name", Canary.familyName, "--given-name", Canary.givenName],
    ["participant", "add", "TN-78", "--family-name", Canary.familyName, "--given-name", " ", "--phone", Canary.phone],
    ["participant", "add", "TN-78", "--family-name", Canary.familyName, "--street", Canary.street],
    ["participant", "change", CanaryWorld.code, "--customer-number", Canary.customerNumber],
    [
      "participant", "change", CanaryWorld.code, "--customer-number", Canary.customerNumber, "--customer-number-from",
      "2026-01-01",
    ],
    ["participant", "change", "TN-79", "--family-name", Canary.familyName, "--city", Canary.city],
    ["attendance", "set", CanaryWorld.code, "2026-09-01", "--absent", "krank-erst", "--note", Canary.absenceNote],
    ["attendance", "set", CanaryWorld.code, "2026-03-04", "--absent", "kranq", "--note", Canary.absenceNote],
    ["outcome", "add", CanaryWorld.code, "job", "--on", "2026-04-01", "--note", Canary.note],
    ["placement", "end", "ZW-77", "--on", "2027-01-01", "--reason", Canary.note],
    ["participant", "export", "TN-79"],
  ]

  /// What shows much and names nobody.
  private static let silent: [[String]] = [
    ["participant", "list"], ["participant", "list", "--json"], ["participant", "show", CanaryWorld.code],
    ["participant", "show", CanaryWorld.code, "--json"], ["placement", "list"], ["retention", "due", "--on", "2040-01-01"],
    ["retention", "due", "--on", "2040-01-01", "--json"], ["retention", "apply"], ["privacy", "record"], ["check"],
    ["report", "participants", "--jobcenter", "JC-1", "--month", "2026-03"],
    ["attendance", "show", "--month", "2026-03"],
  ]

  @Test func `a planted value comes out of no message, list, log or audit event`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      for (command, outcome) in zip(CanaryWorld.commands, try await CanaryWorld.run(by: program)) {
        #expect(outcome.status == 0, "\(command.prefix(3)): \(outcome.errors)")
        #expect(Canary.sung(in: outcome.output + outcome.errors) == [], "\(command.prefix(3))")
      }
      for command in Self.refused {
        let outcome = try await program.run(command)
        #expect(outcome.status != 0, "\(command)")
        #expect(Canary.sung(in: outcome.output + outcome.errors) == [], "\(command)")
      }
      for command in Self.silent {
        let outcome = try await program.run(command)
        #expect(Canary.sung(in: outcome.output + outcome.errors) == [], "\(command)")
      }
      let events = try await test.administer { connection in
        try connection.query("select to_jsonb(a)::text from audit_events a").decode(String.self)
      }
      #expect(!events.isEmpty)
      #expect(events.filter { !Canary.sung(in: $0).isEmpty } == [])
      let log = try await Harness.serverLog()
      #expect(log.contains("ERROR"), "the log of the server holds what was refused")
      #expect(Canary.sung(in: log) == [])
    }
  }

  @Test func `an import that is refused names the line and column, and no value of a person`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      let folder = try TestEnvironment.temporaryDirectory("canary")
      let lines = [
        "code;nachname;vorname;geboren_am;kundennummer",
        "TN-1;\(Canary.familyName);\(Canary.givenName);\(Canary.bornOn)x;\(Canary.customerNumber)",
        "TN-2;\(Canary.familyName);;23.11.1987;\(Canary.customerNumber)", "TN-2;\(Canary.familyName);\(Canary.givenName);;",
      ]
      try lines.joined(separator: "\n").write(toFile: "\(folder)/teilnehmende.csv", atomically: true, encoding: .utf8)
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let outcome = try await program("import", "\(folder)/teilnehmende.csv")
      #expect(outcome.status != 0)
      #expect(outcome.errors.contains("teilnehmende.csv") || outcome.output.contains("teilnehmende.csv"))
      #expect(Canary.sung(in: outcome.output + outcome.errors) == [])
    }
  }

  @Test func `a canary that sings is heard`() {
    #expect(Canary.sung(in: "Fehler bei \(Canary.familyName.uppercased())") == [Canary.familyName])
    #expect(Canary.sung(in: "TN-77, 3 Zeilen") == [])
  }
}
