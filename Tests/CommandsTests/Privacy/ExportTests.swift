import FoundationEssentials
import Harness
import Postgres
import Testing

/// The copy of everything that is held about a person.
@Suite(.needsPostgres) struct ExportTests {
  @Test func `the copy holds every planted value, with purposes, and is on record`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      for outcome in try await CanaryWorld.run(by: program) { #expect(outcome.status == 0, "\(outcome.errors)") }
      let json = try await program("participant", "export", CanaryWorld.code)
      #expect(json.status == 0, "\(json.errors)")
      // A day stands in it as 1987-11-23 only.
      #expect(Set(Canary.all).subtracting(Canary.sung(in: json.output)) == ["23.11.1987"])
      for word in [
        "\"absence\": \"Krank, Erstbescheinigung\"", "\"jobcenter\": \"Muster\"", "§ 78 SGB X",
        "\"operation\": \"participant.export\"",
      ] {
        #expect(json.output.contains(word), "\(word)")
      }
      let html = try await program("participant", "export", CanaryWorld.code, "--format", "html", "--language", "en")
      #expect(html.output.hasPrefix("<!doctype html><html lang=\"en\">") && html.output.contains("23.11.1987"))
      #expect(Set(Canary.all).subtracting(Canary.sung(in: html.output)) == ["1987-11-23"])
      let events = try await test.administer { connection in
        try connection.query(
          "select count(*) from audit_events where operation = 'participant.export' and subject = 'participant:TN-77'"
        )
        .first(as: Int.self)
      }
      #expect(events == 2)
    }
  }

  @Test func `what somebody wrote stays text in the page`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      _ = try await program(
        "participant", "add", "TN-1", "--family-name", "<script>alert(1)</script>", "--given-name", "\"\u{301}'&")
      let page = try await program("participant", "export", "TN-1", "--format", "html")
      #expect(page.output.contains("&lt;script&gt;") && !page.output.contains("<script"))
    }
  }

  @Test func `a file is made new, for its owner alone, and an existing one is left as it is and nothing recorded`() async throws
  {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      _ = try await program("participant", "add", "TN-1", "--family-name", Canary.familyName, "--given-name", Canary.givenName)
      let folder = try TestEnvironment.temporaryDirectory("export")
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let path = "\(folder)/auskunft.json"
      let written = try await program("participant", "export", "TN-1", "--output", path)
      #expect(written.status == 0 && written.output == "" && Canary.sung(in: written.errors) == [])
      let attributes = try FileManager.default.attributesOfItem(atPath: path)
      #expect((attributes[.posixPermissions] as? Int) == 0o600)
      #expect(try String(contentsOfFile: path, encoding: .utf8).contains(Canary.familyName))
      let again = try await program("participant", "export", "TN-1", "--output", path)
      #expect(again.status == 69 && again.errors.contains("[output.failed]"))
      let unknown = try await program("participant", "export", "TN-2", "--output", "\(folder)/b.json")
      #expect(unknown.status == 65 && unknown.errors.contains("[participant.unknown]"))
      #expect(!FileManager.default.fileExists(atPath: "\(folder)/b.json"))
      let events = try await test.administer { connection in
        try connection.query("select count(*) from audit_events where operation = 'participant.export'").first(as: Int.self)
      }
      #expect(events == 1)
    }
  }

  @Test func `every field of the copy has a label`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      for outcome in try await CanaryWorld.run(by: program) { #expect(outcome.status == 0, "\(outcome.errors)") }
      let json = try await program("participant", "export", CanaryWorld.code)
      let copy = try JSONDecoder().decode(Copy.self, from: Data(json.output.utf8))
      let fields = Set(copy.data.values.flatMap { $0 }.flatMap(\.keys))
      #expect(fields.count > 30)
      #expect(fields.subtracting(copy.fields.keys) == [])
      #expect(Set(copy.data.keys) == Set(copy.labels.keys))
    }
  }

  /// The parts of an export that a program would look at.
  private struct Copy: Decodable {
    struct Anything: Decodable {
      init(from decoder: any Decoder) {}
    }

    let data: [String: [[String: Anything]]]
    let labels: [String: [String: String]]
    let fields: [String: [String: String]]
  }
}
