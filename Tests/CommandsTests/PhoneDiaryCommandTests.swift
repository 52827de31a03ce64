import Domain
import Foundation
import Harness
import Postgres
import Testing

/// The diary's people, briefings and photos by commands, and the file of a phone that could not send.
@Suite(.needsPostgres) struct PhoneDiaryCommandTests {
  private static let statements: [SQL] = [
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, source, evidence)
    values ('sanierung', 'Sanierung', 'Renovation', 1, false, 'Test', 'design')
    """,
    "insert into properties (code, name, street, house_number) values ('DO-1', 'Musterstraße 1', 'Musterstraße', '1')",
    "insert into stages (property_id, stage_code) select id, 'sanierung' from properties",
    """
    insert into work_packages (property_id, stage_id, code, title, performer)
    select property_id, id, 'AP-01', 'Putz', 'participants' from stages
    """,
    "insert into participants (code) values ('TN-0001'), ('TN-0002')",
  ]

  private func withHouse(_ body: (_ program: Program, _ folder: URL) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "vw-test-phone-\(UniqueID.make())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await Harness.withDatabase(named: "commands_test") { test in
      try await test.administer { connection in _ = try connection.run(Self.statements) }
      try await body(Program(environment: ["DATABASE_URL": test.connectionString]), folder)
    }
  }

  @Test func `who was there, the briefing and a photo stand in the day`() async throws {
    try await withHouse { program, folder in
      let photo = folder.appending(path: "decke.jpg")
      try Data([0xFF, 0xD8, 0xFF, 0xE0]).write(to: photo)
      let added = try await program(
        "diary", "add", "DO-1", "--on", "02.03.2026", "--present", "TN-0001=7:00-15:30-0:30", "--absent", "TN-0002",
        "--briefing",
        "Staub: Masken tragen=TN-0001")
      #expect(added.status == 0, "\(added.errors)")
      let put = try await program(
        "diary", "photo", "DO-1", photo.path, "--text", "Decke, Putz lose", "--moment", "vorher", "--on", "02.03.2026")
      #expect(put.status == 0, "\(put.errors)")
      let day = try await program("diary", "show", "DO-1", "--on", "02.03.2026").output
      for line in ["da, 7:00–15:30, Pause 0:30", "nicht da", "Staub: Masken tragen", "vorher, Decke, Putz lose"] {
        #expect(day.contains(line), "\(day)")
      }
    }
  }

  @Test func `a file that is no photo, and times that cannot be, are refused, and nothing is written`() async throws {
    try await withHouse { program, folder in
      let text = folder.appending(path: "rechnung.pdf")
      try Data("%PDF-1.7".utf8).write(to: text)
      let refused = try await program("diary", "photo", "DO-1", text.path, "--text", "x", "--on", "02.03.2026")
      #expect(refused.status == 65 && refused.errors.contains("photo.refused"), "\(refused.errors)")
      let late = try await program("diary", "add", "DO-1", "--on", "02.03.2026", "--present", "TN-0001=16:00-15:30")
      #expect(late.status == 65 && late.errors.contains("Beginn, Ende und Pause prüfen"), "\(late.errors)")
      let form = try await program("diary", "add", "DO-1", "--on", "02.03.2026", "--present", "TN-0001=7:00")
      #expect(form.status == 64, "\(form.errors)")
      #expect(try await program("diary", "show", "DO-1", "--on", "02.03.2026").status != 0)
    }
  }

  @Test func `the file of a phone is sent once, however often it is read`() async throws {
    try await withHouse { program, folder in
      let file = folder.appending(path: "telefon.json")
      let hash = "ba4f25bf16ba4be6bc7d3276fafeb67f9eb3c5df042bc3a405e1af15b921eed7"
      let saved = """
        {"exported_at": "2026-03-02T16:00:00Z", "waiting": [
          {"id": "1", "kind": "diary", "property": "DO-1", "on": "2026-03-02", "body": {
            "work": [{"id": "01936000-0000-7000-8000-0000000000a1", "participant": "TN-0001", "package": "AP-01", "minutes": 240}],
            "progress": [{"id": "01936000-0000-7000-8000-0000000000a2", "package": "AP-01", "done_basis_points": 5000}],
            "photos": [{"id": "01936000-0000-7000-8000-0000000000a3", "hash": "\(hash)", "size_bytes": 4, "alternative_text": "Decke"}],
            "signs": true}},
          {"id": "2", "kind": "photo", "property": "DO-1", "on": "2026-03-02", "hash": "\(hash)", "base64": "/9j/4A=="},
          {"id": "3", "kind": "hazard", "property": "DO-1", "on": "2026-03-02", "body": {}}]}
        """
      try Data(saved.utf8).write(to: file)
      let first = try await program("diary", "send", file.path, "--json")
      #expect(first.status == 0, "\(first.errors)")
      #expect(first.output.contains("\"written\": 3") && first.output.contains("\"photos\": 1"), "\(first.output)")
      #expect(first.output.contains("\"not_sent\": 1"), "\(first.output)")
      let second = try await program("diary", "send", file.path, "--json")
      #expect(second.output.contains("\"written\": 0") && second.output.contains("\"already_there\": 3"), "\(second.output)")
      try Data(
        #"{"waiting": [{"kind": "diary", "on": "2026-03-02", "property": "DO-1", "body": {"work": [{"id": "1"}]}}]}"#.utf8
      )
      .write(to: file)
      let broken = try await program("diary", "send", file.path)
      #expect(broken.status == 65 && broken.errors.contains("/waiting/0/body/work/0/participant"), "\(broken.errors)")
    }
  }
}
