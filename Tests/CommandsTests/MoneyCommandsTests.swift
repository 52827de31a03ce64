import Harness
import Postgres
import Testing

/// People and money from the command line, as somebody types it, wrong input included.
@Suite(.needsPostgres) struct MoneyCommandsTests {
  private static let seeds = #filePath.split(separator: "/").dropLast(3).map { "/\($0)" }.joined() + "/seeds"

  /// Runs commands that must work.
  private static func run(_ commands: [[String]], by program: Program) async throws {
    for command in commands {
      let outcome = try await program.run(command)
      #expect(outcome.status == 0, "\(command): \(outcome.errors)")
    }
  }

  private static let voucher = [
    "voucher", "add", "R-1", "--kind", "rechnung", "--payee", "FIRMA-1", "--invoice", "2026/117", "--reason", "Fenster",
    "--line",
    "kostengruppe=330,kostenart=firma,netto=1.000,00,mwst=190,00,zweck=\"Fenster, zwei Flügel\"", "--line",
    "kostenart=material,brutto=10,00,zweck=Dübel,bezahlt=08.10.2026",
  ]

  @Test func `a cent that a pot has not got is refused with the rest that there is, in both languages`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      try await Self.run(
        [
          ["import", "\(Self.seeds)/reference"], ["organisation", "add", "FIRMA-1", "--name", "Musterbau", "--kind", "firma"],
          ["pot", "add", "WRF", "--name", "Wohnraum", "--kind", "darlehen", "--granted", "900,00"],
          ["pot", "line", "add", "WRF", "A1", "--name", "Bau", "--planned", "5.000,00"], Self.voucher,
        ], by: program)
      let allocation = ["allocation", "add", "R-1", "1", "--pot", "WRF", "--line", "A1", "--cover", "1.100,00"]
      let german = try await program.run(allocation)
      #expect(german.status == 65)
      #expect(german.output == "")
      #expect(
        german.errors.contains(
          "[allocations.cover_within_the_pot]: Zuordnung 1.100,00 € übersteigt den Rest 900,00 € des Topfes WRF (Beleg R-1, Position 1)."
        ), "\(german.errors)")
      let english = try await program.run(allocation + ["--language", "en"])
      #expect(
        english.errors.contains("Allocation of 1.100,00 € exceeds the rest 900,00 € of pot WRF (voucher R-1, line 1)."),
        "\(english.errors)")

      let made = try await program("allocation", "add", "R-1", "1", "--pot", "WRF", "--line", "A1", "--reference", "Z-1")
      #expect(made.status == 65, "without amounts the whole line is asked for: \(made.errors)")
      try await Self.run(
        [["allocation", "add", "R-1", "1", "--pot", "WRF", "--line", "A1", "--cover", "900,00", "--reference", "Z-1"]],
        by: program)
      let back = try await program("allocation", "reverse", "Z-1", "--reason", "falscher Topf")
      #expect(back.errors == "Zuordnung Z-1 zurückgenommen: 900,00 € sind wieder frei.\n")
      let pot = try await program("pot", "list", "--json")
      #expect(pot.output.contains("\"rest_cents\": 90000"), "\(pot.output)")
    }
  }

  @Test func `what is typed wrong is answered with what is meant, and nothing is entered`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      try await Self.run(
        [
          ["import", "\(Self.seeds)/reference"], ["organisation", "add", "FIRMA-1", "--name", "Musterbau", "--kind", "firma"],
          ["pot", "add", "WRF-NRW-2013", "--name", "Wohnraum", "--kind", "darlehen"], Self.voucher,
        ], by: program)
      let cases: [(arguments: [String], status: Int32, says: String)] = [
        (Self.voucher, 65, "[vouchers.number_is_unique]"),
        (["voucher", "add", "R-2"] + Self.voucher.dropFirst(3), 65, "[vouchers.same_invoice_once]"),
        (
          ["voucher", "add", "R-3", "--kind", "lohn", "--reason", "x", "--line", "netto=1,00,zweck=x"], 64,
          "es fehlt „kostenart“"
        ),
        (
          ["voucher", "add", "R-3", "--kind", "lohn", "--reason", "x", "--line", "kostenart=lohm,netto=1,00,zweck=x"], 65,
          "Gemeint ist vielleicht „lohn“."
        ),
        (["voucher", "pay", "R-1", "--on", "31.02.2026"], 64, "Den Tag „31.02.2026“ gibt es nicht."),
        (["voucher", "show", "R-11"], 65, "Gemeint ist vielleicht „R-1“."),
        (["pot", "show", "WRF-NRW-2012"], 65, "Gemeint ist vielleicht „WRF-NRW-2013“."),
        (["allocation", "reverse", "Z-9", "--reason", "x"], 65, "[allocation.unknown]"),
        (["wage", "add", "--placement", "ZW-1", "--month", "2026-13", "--amount", "1,00"], 64, "ist kein Monat"),
        (["attendance", "set", "TN-1", "01.03.2026"], 64, "[attendance.one_of_two]"),
      ]
      for (arguments, status, says) in cases {
        let outcome = try await program.run(arguments)
        #expect(outcome.status == status, "\(arguments): \(outcome.errors)")
        #expect(outcome.errors.contains(says), "\(arguments): \(outcome.errors)")
      }
      let vouchers = try await program("voucher", "list", "--json")
      #expect(vouchers.output.contains("\"gross_cents\": 120000") && !vouchers.output.contains("R-2"), "\(vouchers.output)")
    }
  }

  @Test func `what becomes known later is added by command, and a list of nothing says so`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      try await Self.run(
        [
          ["import", "\(Self.seeds)/reference"], ["organisation", "add", "JC-1", "--name", "Muster", "--kind", "jobcenter"],
          ["pot", "add", "STB", "--name", "Städtebau", "--kind", "zuwendung"], ["participant", "add", "TN-9", "--invented"],
          [
            "placement", "add", "ZW-9", "--participant", "TN-9", "--jobcenter", "JC-1", "--from", "2026-03-02", "--until",
            "2026-03-31", "--week", "360,360,360,360,240", "--basis", "16d",
          ],
          [
            "pot", "change", "STB", "--granted", "900,00", "--from", "2026-01-01", "--until", "31.12.2026", "--refuses-outside",
          ],
          ["pot", "change", "STB", "--until", "2027-06-30", "--no-refuses-outside"],
          ["placement", "extend", "ZW-9", "--until", "30.06.2026", "--reason", "Bescheid"],
          ["participant", "change", "TN-9", "--family-name", "Beispielhuber", "--given-name", "Mia"],
        ], by: program)
      let pot = try await program("pot", "show", "STB")
      #expect(pot.output.contains("01.01.2026 – 30.06.2027\n") && pot.output.contains("\nKeine Ansätze.\n"), "\(pot.output)")
      let month = try await program("attendance", "show", "TN-9", "--month", "2026-06")
      #expect(month.status == 0 && month.output.contains("30.06.2026  unbekannt"), "\(month.output)\(month.errors)")
      let nothing = try await program("voucher", "list", "--language", "en")
      #expect(nothing.output == "No entries.\n")
    }
  }

  @Test func `of a budget line changes what is named, and an empty requirement takes it back`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      try await Self.run(
        [
          ["pot", "add", "STB", "--name", "Städtebau", "--kind", "zuwendung", "--granted", "900,00"],
          ["pot", "line", "add", "STB", "KG300", "--name", "Bau", "--planned", "500,00", "--overrun-reason", "Auflage"],
          ["pot", "line", "change", "STB", "KG300", "--planned", "700,00"],
        ], by: program)
      let changed = try await program("pot", "show", "STB")
      #expect(changed.output.contains("Bau (Auflage)") && changed.output.contains("700,00 €"), "\(changed.output)")
      try await Self.run([["pot", "line", "change", "STB", "KG300", "--overrun-reason", ""]], by: program)
      #expect(try await program("pot", "show", "STB").output.contains("(Auflage)") == false)
      let nothing = try await program("pot", "line", "change", "STB", "KG300", "--name", "Bau", "--language", "en")
      #expect(nothing.errors + nothing.output == "Budget line KG300 in pot STB: nothing changed.\n")
      let unknown = try await program("pot", "line", "change", "STB", "KG400", "--planned", "1,00")
      #expect(unknown.status == 65 && unknown.errors.contains("[budget_line.unknown]"), "\(unknown.errors)")
    }
  }

  @Test func `a participant stays unnamed unless names are asked for, and whoever asks is on record`() async throws {
    try await Harness.withDatabase { test in
      let program = Program(environment: ["DATABASE_URL": test.connectionString])
      try await Self.run(
        [
          [
            "participant", "add", "TN-9", "--invented", "--family-name", "Beispielhuber", "--given-name", "Mia",
            "--customer-number",
            "333D123456",
          ]
        ], by: program)
      let plain = try await program("participant", "show", "TN-9")
      #expect(plain.status == 0 && !plain.output.contains("Beispielhuber"))
      func looks() async throws -> Int? {
        try await test.administer {
          try $0.query("select count(*) from audit_events where operation = 'disclosure.persons'").first(as: Int.self)
        }
      }
      #expect(try await looks() == 0)
      let named = try await program("participant", "show", "TN-9", "--names")
      #expect(named.output.contains("Mia Beispielhuber") && named.output.contains("333D123456"))
      #expect(try await looks() == 1)
    }
  }
}
