import Domain
import Harness
import Postgres
import Store
import Testing

@testable import Import

/// One batch with every kind of mistake that people make: each is named once, at its place, and nothing is stored.
@Suite(.needsPostgres) struct BrokenRowsTests {
  /// A row, the column at fault, the code of the finding, and what mends it.
  private struct Broken {
    let file: String
    let row: String
    let column: String
    let code: String
    /// What whoever mends the row writes into it, by column; below no heading, what is too much. Nil: the row is deleted.
    let mended: [String: String]?

    init(_ file: String, _ row: String, _ column: String, _ code: String, _ mended: [String: String]?) {
      self.file = file
      self.row = row
      self.column = column
      self.code = code
      self.mended = mended
    }
  }

  private let rows = [
    Broken("objekte.csv", "HA-10;Haus;Weg;1;19O2;", "baujahr", "number.unreadable", ["baujahr": "1902"]),
    Broken("objekte.csv", "HA-11;Haus;Weg;1;99;", "baujahr", "properties.year_built_is_plausible", ["baujahr": "1899"]),
    Broken("objekte.csv", "HA 12;Haus;Weg;1;;", "code", "code.unreadable", ["code": "HA-12"]),
    Broken("objekte.csv", "HA-13;;Weg;1;;", "name", "import.value_missing", ["name": "Haus"]),
    Broken("objekte.csv", "HA-1;Haus;Weg;1;;", "code", "import.repeated", ["code": "HA-19"]),
    Broken("objekte.csv", "HA-14;Haus;Weg;1;;12.5", "wohnflaeche_m2", "number.unreadable", ["wohnflaeche_m2": "12,5"]),
    Broken("objekte.csv", "HA-15;Haus;Weg;1;;-0", "wohnflaeche_m2", "number.unreadable", ["wohnflaeche_m2": "10"]),
    Broken("objekte.csv", "HA-16;Haus;Weg;1;;0", "wohnflaeche_m2", "properties.area_is_positive", ["wohnflaeche_m2": "20"]),
    Broken("objekte.csv", "HA-17;Haus;Weg;1;;;zu viel", "–", "import.cells_surplus", ["": ""]),
    Broken("objekte.csv", "HA-18;Haus;Weg", "–", "import.cells_missing", ["hausnummer": "2"]),
    Broken("organisationen.csv", "Summe;3;", "–", "import.totals_row", nil),
    Broken("organisationen.csv", "FI;Firma;frima", "art", "choice.unknown", ["art": "firma"]),
    Broken("einheiten.csv", "HA-1;W5;wohnung;01.06.2026;31.05.2026;", "bis", "import.period_reversed", ["bis": "31.12.2026"]),
    Broken("einheiten.csv", "HA-99;W6;wohnung;;;", "objekt", "import.reference_unknown", ["objekt": "HA-2"]),
    Broken(
      "einheitenaenderungen.csv", "HA-1;teilung;01.07.2026;W3;W9", "nachher", "import.reference_unknown",
      ["vorher": "U1", "nachher": "U2, U3"]),
    Broken(
      "einheitenaenderungen.csv", "HA-1;teilung;01.07.2026;W1;W3", "nachher", "unit_successions.pkey",
      ["vorher": "U4", "nachher": "U5, U6"]),
    Broken("bauphasen.csv", "HA-1;sanirung;", "phase", "import.reference_unknown", ["phase": "raeumung"]),
    Broken(
      "bauphasenereignisse.csv", "HA-1;sicherung;abgenommen;01.03.2026;", "zustand", "stage_events.follow_the_state_machine",
      ["phase": "raeumung", "zustand": "begonnen"]),
    Broken(
      "bauphasenereignisse.csv", "HA-1;sanierung;unterbrochen;05.03.2026;", "grund", "stage_events.name_a_reason",
      ["grund": "Frost"]),
    Broken(
      "bauphasenereignisse.csv", "HA-2;sanierung;begonnen;05.03.2026;", "zustand", "stage_events.wait_for_their_gates",
      ["zustand": "uebersprungen", "grund": "kein Bedarf"]),
    Broken(
      "arbeitspakete.csv", "HA-1;AP-2;Putz;sanierung;teilnehmende;999;;", "kostengruppe", "import.reference_unknown",
      ["kostengruppe": "330"]),
    Broken(
      "arbeitspakete.csv", "HA-1;AP-3;Putz;sanierung;teilnehmende;;;viel", "plan_minuten", "number.unreadable",
      ["plan_minuten": "600"]),
    Broken(
      "arbeitspakete.csv", "HA-2;AP-4;Putz;sicherung;teilnehmende;;;", "nr", "import.reference_unknown",
      ["objekt": "HA-1", "phase": "sanierung"]),
    Broken(
      "teilnehmende.csv", "TN-3;Muster;Toni;31.02.1980;", "geboren_am", "date.not_in_calendar", ["geboren_am": "28.02.1980"]),
    Broken("teilnehmende.csv", "TN-4;Muster;;;", "vorname", "participant_persons.given_name_missing", ["vorname": "Robin"]),
    Broken(
      "zuweisungen.csv", "ZW-2;TN-1;arbeit;JC-MUSTER;01.08.2026;31.12.2026;;;16d;", "von",
      "placements.working_ones_do_not_overlap", ["von": "01.09.2026"]),
    Broken(
      "zuweisungen.csv", "ZW-3;TN-2;arbeit;FIRMA;01.08.2026;31.12.2026;;;16d;", "jobcenter", "import.reference_unknown",
      ["jobcenter": "JC-MUSTER"]),
    Broken(
      "zuweisungen.csv", "ZW-4;TN-2;arbeit;JC-MUSTER;01.01.2027;31.12.2027;;;45;", "instrumente",
      "placement_bases.lie_inside_the_placement", ["instrumente": "16d"]),
    Broken(
      "anwesenheit.csv", "TN-5;01.09.2026;anwesend;60;", "tag", "attendance_days.without_placement", ["tag": "01.06.2026"]),
    Broken("anwesenheit.csv", "TN-1;04.03.2026;anwesend;;", "minuten", "attendance_days.minutes_missing", ["minuten": "60"]),
    Broken("anwesenheit.csv", "TN-1;05.03.2026;blaugemacht;;", "art", "import.reference_unknown", ["art": "unentschuldigt"]),
    Broken(
      "arbeitszeilen.csv", "HA-1;10.03.2026;TN-1;AP-1;;1441;", "minuten", "work_lines.minutes_fit_a_day", ["minuten": "144"]),
    Broken("arbeitszeilen.csv", "HA-1;03/04/2026;TN-1;AP-1;;60;", "tag", "date.order_unknown", ["tag": "11.03.2026"]),
    Broken("arbeitszeilen.csv", "HA-1;10.03.2026;TN-1;AP-1;7;1,5E+05;", "minuten", "number.unreadable", ["minuten": "150"]),
    Broken("arbeitszeilen.csv", "HA-1;30.02.2026;TN-1;AP-1;;60;", "tag", "date.not_in_calendar", ["tag": "12.03.2026"]),
    Broken("fortschritt.csv", "HA-1;10.03.2026;AP-1;120", "fortschritt", "percent.range", ["fortschritt": "12"]),
    Broken(
      "bautagebuch.csv", "HA-1;10.03.2026;12;3;;", "temperatur_max", "diary_weather.min_not_above_max", ["temperatur_max": "13"]
    ),
    Broken(
      "toepfe.csv", "TOPF-2;Topf;zuwendung;FG;1.234.56", "bewilligt_eur", "amount.unreadable", ["bewilligt_eur": "1.234,56"]),
    Broken(
      "belege.csv", "R-3;rechnung;FIRMA;2026-17;dasselbe", "rechnungsnummer", "vouchers.same_invoice_once",
      ["rechnungsnummer": "2026-19"]),
    Broken("belege.csv", "R-4;rechnung;;4;ohne Empfänger", "empfaenger", "vouchers.have_a_payee", ["empfaenger": "FIRMA"]),
    Broken(
      "belegpositionen.csv", "R-2;2;HA-1;firma;Rechenfehler;100,00;19,00;118,00", "brutto_eur",
      "voucher_lines.gross_is_net_plus_vat", ["brutto_eur": "119,00"]),
    Broken(
      "zuordnungen.csv", "Z-2;R-2;1;TOPF-1;EA-1;119,00;119,00", "gedeckt_eur", "allocations.cover_within_the_pot",
      ["foerderfaehig_eur": "40,00", "gedeckt_eur": "40,00"]),
    Broken("zuordnungen.csv", "Z-3;R-2;9;TOPF-1;EA-1;1,00;1,00", "position", "import.reference_unknown", ["position": "2"]),
    Broken("zuordnungen.csv", "Z-4;R-2;1;TOPF-1;EA-2;1,00;1,00", "ansatz", "import.reference_unknown", ["ansatz": "EA-1"]),
    Broken(
      "zuordnungen.csv", "Z-5;R-2;1;TOPF-1;EA-1;1,00;2,00", "gedeckt_eur", "allocations.cover_is_part_of_eligible",
      ["gedeckt_eur": "1,00"]),
  ]

  /// Every kind of fault in one batch: what is found, as `ImportReport.places` says it, and what mends it by file and line.
  private func faulty() -> (batch: Batch, places: [String], mended: [String: [Int: [String: String]?]]) {
    var batch = SmallTown.batch
    var places: [String] = []
    var mended: [String: [Int: [String: String]?]] = [:]
    func expect(_ file: String, _ line: Int, _ column: String, _ code: String, _ cells: [String: String]?) {
      places.append("\(file):\(line) \(column) \(code)")
      mended[file, default: [:]][line] = cells
    }
    batch.append("teilnehmende.csv", "TN-5;Fünfte;Person;;")
    batch.append("zuweisungen.csv", "ZW-5;TN-5;arbeit;JC-MUSTER;01.03.2026;31.08.2026;360;;16d;")
    batch.append("einheiten.csv", "HA-1;U1;wohnung;;30.06.2026;", "HA-1;U4;wohnung;;30.06.2026;")
    for code in ["U2", "U3", "U5", "U6"] { batch.append("einheiten.csv", "HA-1;\(code);wohnung;01.07.2026;;") }
    for broken in rows {
      let lines = batch.files.first { $0.name == broken.file }.map { $0.bytes.count { $0 == UInt8(ascii: "\n") } } ?? 0
      batch.append(broken.file, broken.row)
      expect(broken.file, lines + 1, broken.column, broken.code, broken.mended)
    }
    batch.add(
      "kostenangaben.csv", "objekt;code;betrag_eur;umfang;gerundet;quelle;beleg",
      "HA-1;K1;800000;\"halb geschrieben;ja;Presse;V")
    expect("kostenangaben.csv", 2, "–", "import.quote_unclosed", ["umfang": "halb geschrieben"])
    let zero = "teilnehmende;status;von;quelle\nTN-1;arbeitslos;01.03.2025;a\u{0}b\n"
    batch.add("statuszeiten.csv", bytes: [0xFF, 0xFE] + zero.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
    expect("statuszeiten.csv", 2, "quelle", "text.unreadable", ["quelle": "Bescheid"])
    batch.add("sachspenden.csv", "objekt;spender;beschreibung", "HA-1;FG;\"Strom\" und Wasser")
    expect("sachspenden.csv", 2, "–", "import.quote_stray", ["beschreibung": "„Strom“ und Wasser"])
    batch.add("nachweise.csv", "teilnehmende;art;von;gilt", "TN-1;erstunterweisung;01.03.2026;ja")
    places.append("nachweise.csv:1 gilt import.column_aside")
    // Whole files that are broken, and do not go back.
    batch.add("ergebnisse.csv", bytes: [0x89, 0x50, 0x4E, 0x47, 0x00])
    places.append("ergebnisse.csv:– – import.encoding")
    batch.add("liste.csv", "farbe;form", "rot;rund")
    places.append("liste.csv:– – import.kind_unknown")
    return (batch, places, mended)
  }

  @Test func `every broken row is found once, with its line and its column, and nothing is imported`() async throws {
    try await Batch.withReference { test in
      let (batch, expected, _) = faulty()
      let report = try await batch.run(on: test.database)
      let found = report.places
      #expect(Set(expected).subtracting(found).sorted() == [], "not found")
      #expect(Set(found).subtracting(expected).sorted() == [], "found, and not expected")
      #expect(found.count == expected.count)
      #expect(expected.count >= 48)
      for finding in report.findings {
        #expect(finding.hint != nil || !finding.message.german.isEmpty)
        for personal in ["Muster;", "Toni", "31.02.1980", "Kim", "blaugemacht"] {
          #expect(!finding.sentence.german.contains(personal), "\(finding.sentence.german)")
        }
        for technical in ["select", "constraint", "row_no", "PostgreSQL"] {
          #expect(!finding.sentence.english.contains(technical), "\(finding.sentence.english)")
        }
      }
      let stored = try await test.database.read(as: Batch.clerk) { tx in
        try tx.query(
          "select (select count(*) from properties) + (select count(*) from organisations) + (select count(*) from vouchers)"
        )
        .first(as: Int.self)
      }
      #expect(stored == 0)
    }
  }

  @Test func `lists with every kind of fault go back, and mended where each is found they are imported to the last row`()
    async throws
  {
    try await Batch.withReference { test in
      try await Batch().withFolder { folder in
        let (faulty, _, mended) = faulty()
        let report = try await faulty.run(on: test.database, options: ImportOptions(findingsFolder: folder))
        #expect(!report.isStored)
        let returned = Dictionary(
          uniqueKeysWithValues: report.returned.map { ($0.name.replacing(".befund.csv", with: ".csv"), $0.path) })
        #expect(Set(mended.keys).subtracting(returned.keys) == [])
        var batch = Batch()
        var rowCount = 0
        for (name, bytes) in faulty.files where name != "ergebnisse.csv" && name != "liste.csv" {
          var list = try returned[name].map { try Returned($0) } ?? Returned(bytes)
          for (line, cells) in (mended[name] ?? [:]).sorted(by: { $0.key > $1.key }) { try list.mend(line, cells) }
          rowCount += list.rows.count - 1
          batch.files.append((name, list.bytes))
        }
        let second = try await batch.run(on: test.database, options: ImportOptions(acceptsWarnings: true))
        #expect(second.findings.filter { $0.severity == .error }.map(\.sentence.german) == [])
        #expect(second.isStored && second.newCount == rowCount)
        #expect(mended.values.reduce(0) { $0 + $1.count } >= 47)
      }
    }
  }
}

/// A list that came back, as somebody has it before them who mends it.
private struct Returned {
  var rows: [[String]] = []

  init(_ path: String) throws {
    var reader = try CSVReader(try SourceFile(examining: path))
    rows.append(try #require(try reader.readHeader()))
    while let row = try reader.next() {
      // A line whose quotes fit nowhere comes back as it is; people see it by its separators.
      let pieces = reader.brokenLine.split(separator: UInt8(ascii: ";"), omittingEmptySubsequences: false)
      rows.append(row == .cells ? reader.texts() : pieces.map { String(decoding: $0, as: UTF8.self) })
    }
  }

  /// A list in which nothing was found.
  init(_ bytes: [UInt8]) {
    rows = String(decoding: bytes, as: UTF8.self).split(separator: "\n").map { line in
      line.split(separator: ";", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// Writes into the cells of a line below these headings; nil deletes it.
  mutating func mend(_ line: Int, _ cells: [String: String]?) throws {
    guard let cells else {
      rows.remove(at: line - 1)
      return
    }
    for (heading, value) in cells {
      let place = heading.isEmpty ? rows[0].count : try #require(rows[0].firstIndex(of: heading))
      rows[line - 1][place] = value
    }
  }

  var bytes: [UInt8] {
    let lines = rows.map { row in row.map { "\"" + $0.replacing("\"", with: "\"\"") + "\"" }.joined(separator: ";") }
    return Array((lines.joined(separator: "\n") + "\n").utf8)
  }
}
