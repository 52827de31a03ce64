import Domain
import FoundationEssentials
import Harness
import Postgres
import Store
import Testing

/// Houses and the site as people work with them: commands, and what they answer, word for word.
@Suite(.needsPostgres) struct HouseCommandTests {
  private static let reference: [SQL] = [
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, accepts_only_without_hazards, source, evidence)
    values ('sicherung', 'Sicherung', 'Safety', 1, false, true, 'Test', 'design'),
           ('sanierung', 'Sanierung', 'Renovation', 2, false, false, 'Test', 'design')
    """,
    "insert into stage_gates (stage_code, requires_code, source, evidence) values ('sanierung', 'sicherung', 'Test', 'design')",
    "insert into participants (code, is_invented) values ('TN-0001', true)",
  ]

  /// A house of its own database, and the program in both languages.
  private func withHouse(_ body: (_ german: Program, _ english: Program) async throws -> Void) async throws {
    try await Harness.withDatabase(named: "commands_test") { test in
      let german = Program(environment: ["DATABASE_URL": test.connectionString])
      let english = Program(environment: ["DATABASE_URL": test.connectionString, "LANG": "en_GB.UTF-8"])
      try await test.database.write(as: Actor(name: "test", role: .operator)) { tx in
        for statement in Self.reference { try tx.execute(statement) }
      }
      let added = try await german(
        "property", "add", "DO-MUS-001", "--street", "Musterstraße", "--house-number", "1", "--year-built", "1911")
      #expect(added.status == 0)
      #expect(added.errors == "Haus DO-MUS-001 angelegt.\n")
      try await body(german, english)
    }
  }

  @Test func `whatever is written answers a program in JSON, and says nothing else`() async throws {
    try await withHouse { german, _ in
      let house = "DO-MUS-001"
      let writes = [
        ["organisation", "add", "FIRMA-1", "--name", "Musterbau", "--kind", "firma"],
        ["property", "add", "DO-MUS-002", "--street", "Musterstraße", "--house-number", "2"],
        ["property", "change", house, "--year-built", "1912"],
        ["property", "acquire", house, "--form", "kauf", "--on", "01.02.2026"],
        ["property", "survey", house, "--result", "frei", "--on", "01.02.2026", "--source", "Gutachten 1"],
        ["unit", "add", house, "WE-01"], ["unit", "add", house, "WE-02"],
        ["unit", "merge", house, "--units", "WE-01,WE-02", "--into", "WE-12", "--on", "01.03.2026"],
        ["unit", "split", house, "--units", "WE-12", "--into", "WE-21", "--into", "WE-22", "--on", "01.04.2026"],
        ["stage", "plan", house, "sicherung"], ["stage", "start", house, "sicherung", "--on", "01.03.2026"],
        ["hazard", "report", house, "Loser Putz", "--severity", "hoch", "--on", "01.03.2026"],
        ["hazard", "fixed", house, "H-01"],
        ["work", "add", house, "AP-01", "Abstützen", "--stage", "sicherung"],
        ["work", "plan", house, "AP-01", "--participant", "TN-0001", "--from", "02.03.2026"],
        ["diary", "add", house, "--on", "02.03.2026", "--work", "TN-0001:AP-01:240"],
        ["diary", "sign", house, "--on", "02.03.2026"],
        ["diary", "reopen", house, "--on", "02.03.2026", "--reason", "Tippfehler"],
      ]
      for write in writes {
        let answer = try await german.run(write + ["--json"])
        let name = write.prefix(2).joined(separator: " ")
        #expect(answer.status == 0, "\(name): \(answer.errors)")
        #expect(answer.errors == "", "\(name)")
        guard case .object = try JSONDecoder().decode(JSONValue.self, from: Data(answer.output.utf8)) else {
          Issue.record("\(name) answers no object")
          continue
        }
      }
    }
  }

  @Test func `flats are merged, and the new one shows what it came from`() async throws {
    try await withHouse { german, english in
      _ = try await german("unit", "add", "DO-MUS-001", "WE-01", "--area", "41,5", "--rooms", "2", "--floor", "EG")
      _ = try await german("unit", "add", "DO-MUS-001", "WE-02", "--area", "42")
      let merged = try await german(
        "unit", "merge", "DO-MUS-001", "--units", "WE-01,WE-02", "--into", "WE-12", "--on", "01.03.2026", "--area", "83,5")
      #expect(merged.errors == "WE-01, WE-02 sind ab 01.03.2026 WE-12.\n")
      #expect(
        try await german("unit", "list", "DO-MUS-001", "--all").output == """
          Einheit  Art      Geschoss    m²  Zimmer  besteht
          ───────  ───────  ────────  ────  ──────  ──────────────
          WE-01    Wohnung  EG        41,5       2  bis 28.02.2026
          WE-02    Wohnung  –           42       –  bis 28.02.2026
          WE-12    Wohnung  –         83,5       –  ab 01.03.2026

          """)
      #expect(
        try await english("unit", "show", "DO-MUS-001", "WE-12").output == """
          DO-MUS-001 · WE-12
            Kind    flat
            Area    83,5 m²
            Exists  from 01.03.2026

          Genealogy
            01.03.2026  merge: WE-01, WE-02 → WE-12
          Unit   Kind  Floor    m²  Rooms  exists
          ─────  ────  ─────  ────  ─────  ────────────────
          WE-01  flat  EG     41,5      2  until 28.02.2026
          WE-02  flat  –        42      –  until 28.02.2026

          """)
      let again = try await german(
        "unit", "merge", "DO-MUS-001", "--units", "WE-01,WE-02", "--into", "WE-13", "--on", "01.04.2026")
      #expect(again.status == 65)
      #expect(again.errors.hasPrefix("Fehler [unit.not_there_then]: Die Einheit „WE-01“ besteht am 01.04.2026"))
    }
  }

  @Test func `a stage out of order, an unknown code and a wrong day say what, which one and what to do`() async throws {
    try await withHouse { german, english in
      _ = try await german("stage", "plan", "DO-MUS-001", "sicherung")
      _ = try await german("stage", "plan", "DO-MUS-001", "sanierung")
      let early = try await german("stage", "start", "DO-MUS-001", "sanierung", "--on", "02.09.2026")
      #expect(early.status == 65)
      #expect(
        early.errors == """
          Fehler [stage_events.wait_for_their_gates]: »sanierung« von DO-MUS-001 kann am 02.09.2026 noch nicht beginnen: nicht abgenommen ist sicherung.
            Abhilfe: Zuerst diese Bauphasen abnehmen, oder einen Grund nennen, der aufbewahrt wird (--override).

          """)
      let unknown = try await english("stage", "start", "DO-MUS-001", "sanirung")
      #expect(unknown.status == 65)
      #expect(
        unknown.errors == """
          Error [stage_kind.unknown]: The kind of stage “sanirung” does not exist.
            Remedy: Did you mean “sanierung”?

          """)
      let house = try await german("property", "show", "DO-MUS-01")
      #expect(house.status == 65)
      #expect(
        house.errors == """
          Fehler [property.unknown]: Das Objekt „DO-MUS-01“ gibt es nicht.
            Abhilfe: Gemeint ist vielleicht „DO-MUS-001“.

          """)
      let day = try await english("stage", "start", "DO-MUS-001", "sicherung", "--on", "31.09.2026")
      #expect(day.status == 64)
      #expect(day.errors.contains("There is no day “31.09.2026”. Month 09.2026 has 30 days."))
      let override = try await german(
        "stage", "start", "DO-MUS-001", "sanierung", "--on", "2026-09-02", "--override", "Dach offen")
      #expect(override.status == 0)
      #expect(
        override.errors == """
          „sanierung“ von DO-MUS-001: läuft am 02.09.2026.
          Warnung: Nicht gewartet wurde auf sicherung; der Grund ist aufbewahrt.

          """)
    }
  }

  @Test func `a hazard answers with its code, for people and for programs`() async throws {
    try await withHouse { german, english in
      let first = try await german(
        "hazard", "report", "DO-MUS-001", "Decke gerissen", "--severity", "akut", "--on", "01.03.2026")
      #expect(first.output == "H-01\n")
      let second = try await english(
        "hazard", "report", "DO-MUS-001", "Loose balcony", "--severity", "high", "--on", "2026-03-01", "--json")
      #expect(second.output == "{\n  \"code\": \"H-02\"\n}\n")
      _ = try await german("hazard", "close", "DO-MUS-001", "H-01", "--on", "02.03.2026")
      #expect(
        try await english("hazard", "list").output == """
          House       Code  Severity  State     reported    Deadline  Place  Description
          ──────────  ────  ────────  ────────  ──────────  ────────  ─────  ─────────────
          DO-MUS-001  H-02  high      reported  01.03.2026  –         –      Loose balcony

          """)
    }
  }

  @Test func `a day is sent as a document, once or twice, shown in both languages, and closed by a signature`() async throws {
    let directory = try TestEnvironment.temporaryDirectory("diary")
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let document = "\(directory)/day.json"
    try Self.day.write(toFile: document, atomically: true, encoding: .utf8)
    try await withHouse { german, english in
      _ = try await german("stage", "plan", "DO-MUS-001", "sanierung")
      _ = try await german("work", "add", "DO-MUS-001", "AP-01", "Putz", "--stage", "sanierung", "--minutes", "10 h")
      let added = try await german("diary", "add", "--input", document).errors
      #expect(added.hasPrefix("Bautagebuch DO-MUS-001, 02.03.2026: 4 Zeilen eingetragen.\n"))
      #expect(added.contains("Ohne Zuweisung zur Arbeit an diesem Tag: TN-0001."))
      #expect(
        try await english("diary", "add", "--input", document).errors
          == "Site diary DO-MUS-001, 02.03.2026: 0 lines written, there already: 4.\n")
      #expect(
        try await german("diary", "show", "DO-MUS-001", "--on", "02.03.2026").output == """
          Bautagebuch DO-MUS-001, Montag, 02.03.2026
            Fassung 1, nicht unterschrieben

          Art          Wer      Paket    Zeit  Was                         Kennung
          ───────────  ───────  ─────  ──────  ──────────────────────────  ───────
          Wetter                               -2 … 4 °C, bedeckt, Schnee  f8ad90
          Arbeit       TN-0001  AP-01  4:00 h  Putz                        f8ad91
          Material                             2,5 t Kalk                  f8ad92
          Fortschritt           AP-01          40,00 %                     f8ad93

          """)
      #expect(
        try await english("diary", "show", "DO-MUS-001", "--on", "2026-03-02").output == """
          Site diary DO-MUS-001, Monday, 02.03.2026
            Version 1, not signed

          Kind      Who      Package    Time  What                       Id
          ────────  ───────  ───────  ──────  ─────────────────────────  ──────
          weather                             -2 … 4 °C, overcast, snow  f8ad90
          work      TN-0001  AP-01    4:00 h  Putz                       f8ad91
          material                            2,5 t Kalk                 f8ad92
          progress           AP-01            40,00 %                    f8ad93

          """)
      _ = try await german("diary", "sign", "DO-MUS-001", "--on", "02.03.2026")
      let late = try await german("diary", "add", "DO-MUS-001", "--on", "02.03.2026", "--note", "vergessen")
      #expect(late.status == 65)
      #expect(late.errors.hasPrefix("Fehler [diary_events.enter_open_versions]: "))
      _ = try await german("diary", "reopen", "DO-MUS-001", "--on", "02.03.2026", "--reason", "Zeit war falsch")
      _ = try await german(
        "diary", "retract", "DO-MUS-001", "--on", "02.03.2026", "--line", "f8ad91", "--reason", "verschrieben")
      let changes = try await german("diary", "show", "DO-MUS-001", "--on", "02.03.2026", "--changes")
      #expect(changes.output.hasSuffix("−  Arbeit  TN-0001  AP-01  4:00 h  Putz  f8ad91   verschrieben\n"))
    }
  }

  private static let day = """
    { "property": "DO-MUS-001", "on": "2026-03-02",
      "weather": [{ "id": "0190163d-8694-739b-aea5-966c26f8ad90", "min": -2, "max": 4, "sky": "overcast", "precipitation": "snow" }],
      "work": [{ "id": "0190163d-8694-739b-aea5-966c26f8ad91", "participant": "TN-0001", "package": "AP-01", "minutes": 240, "activity": "Putz" }],
      "notes": [{ "id": "0190163d-8694-739b-aea5-966c26f8ad92", "kind": "material", "text": "Kalk", "quantity": "2.5", "unit": "t" }],
      "progress": [{ "id": "0190163d-8694-739b-aea5-966c26f8ad93", "package": "AP-01", "done_basis_points": 4000 }] }
    """
}
