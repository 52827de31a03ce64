import Domain
import Harness
import Import
import Postgres
import Store
import Testing

/// One batch with every kind of mistake that people make: each is named once, at its place, and nothing is stored.
@Suite(.needsPostgres) struct BrokenRowsTests {
  /// A row, the column at fault and the code of the finding.
  private struct Broken {
    let file: String
    let row: String
    let column: String
    let code: String

    init(_ file: String, _ row: String, _ column: String, _ code: String) {
      self.file = file
      self.row = row
      self.column = column
      self.code = code
    }
  }

  private let rows = [
    Broken("objekte.csv", "HA-10;Haus;Weg;1;19O2;", "baujahr", "number.unreadable"),
    Broken("objekte.csv", "HA-11;Haus;Weg;1;99;", "baujahr", "properties.year_built_is_plausible"),
    Broken("objekte.csv", "HA 12;Haus;Weg;1;;", "code", "code.unreadable"),
    Broken("objekte.csv", "HA-13;;Weg;1;;", "name", "import.value_missing"),
    Broken("objekte.csv", "HA-1;Haus;Weg;1;;", "code", "import.repeated"),
    Broken("objekte.csv", "HA-14;Haus;Weg;1;;12.5", "wohnflaeche_m2", "number.unreadable"),
    Broken("objekte.csv", "HA-15;Haus;Weg;1;;-0", "wohnflaeche_m2", "number.unreadable"),
    Broken("objekte.csv", "HA-16;Haus;Weg;1;;0", "wohnflaeche_m2", "properties.area_is_positive"),
    Broken("objekte.csv", "HA-17;Haus;Weg;1;;;zu viel", "–", "import.cells_surplus"),
    Broken("objekte.csv", "HA-18;Haus;Weg", "–", "import.cells_missing"),
    Broken("organisationen.csv", "Summe;3;", "–", "import.totals_row"),
    Broken("organisationen.csv", "FI;Firma;frima", "art", "choice.unknown"),
    Broken("einheiten.csv", "HA-1;W5;wohnung;01.06.2026;31.05.2026;", "bis", "import.period_reversed"),
    Broken("einheiten.csv", "HA-99;W6;wohnung;;;", "objekt", "import.reference_unknown"),
    Broken("einheitenaenderungen.csv", "HA-1;teilung;01.07.2026;W3;W9", "nachher", "import.reference_unknown"),
    Broken("einheitenaenderungen.csv", "HA-1;teilung;01.07.2026;W1;W3", "nachher", "unit_successions.pkey"),
    Broken("bauphasen.csv", "HA-1;sanirung;", "phase", "import.reference_unknown"),
    Broken(
      "bauphasenereignisse.csv", "HA-1;sicherung;abgenommen;01.03.2026;", "zustand", "stage_events.follow_the_state_machine"),
    Broken("bauphasenereignisse.csv", "HA-1;sanierung;unterbrochen;05.03.2026;", "grund", "stage_events.name_a_reason"),
    Broken("bauphasenereignisse.csv", "HA-2;sanierung;begonnen;05.03.2026;", "zustand", "stage_events.wait_for_their_gates"),
    Broken("arbeitspakete.csv", "HA-1;AP-2;Putz;sanierung;teilnehmende;999;;", "kostengruppe", "import.reference_unknown"),
    Broken("arbeitspakete.csv", "HA-1;AP-3;Putz;sanierung;teilnehmende;;;viel", "plan_minuten", "number.unreadable"),
    Broken("arbeitspakete.csv", "HA-2;AP-4;Putz;sicherung;teilnehmende;;;", "nr", "import.reference_unknown"),
    Broken("teilnehmende.csv", "TN-3;Muster;Toni;31.02.1980;", "geboren_am", "date.not_in_calendar"),
    Broken("teilnehmende.csv", "TN-4;Muster;;;", "vorname", "participant_persons.given_name_missing"),
    Broken(
      "zuweisungen.csv", "ZW-2;TN-1;arbeit;JC-MUSTER;01.08.2026;31.12.2026;;;16d;", "von",
      "placements.working_ones_do_not_overlap"),
    Broken("zuweisungen.csv", "ZW-3;TN-2;arbeit;FIRMA;01.08.2026;31.12.2026;;;16d;", "jobcenter", "import.reference_unknown"),
    Broken(
      "zuweisungen.csv", "ZW-4;TN-2;arbeit;JC-MUSTER;01.01.2027;31.12.2027;;;45;", "instrumente",
      "placement_bases.lie_inside_the_placement"),
    Broken("anwesenheit.csv", "TN-5;01.09.2026;anwesend;60;", "tag", "attendance_days.without_placement"),
    Broken("anwesenheit.csv", "TN-1;04.03.2026;anwesend;;", "minuten", "attendance_days.minutes_missing"),
    Broken("anwesenheit.csv", "TN-1;05.03.2026;blaugemacht;;", "art", "import.reference_unknown"),
    Broken("arbeitszeilen.csv", "HA-1;10.03.2026;TN-1;AP-1;;1441;", "minuten", "work_lines.minutes_fit_a_day"),
    Broken("arbeitszeilen.csv", "HA-1;03/04/2026;TN-1;AP-1;;60;", "tag", "date.order_unknown"),
    Broken("arbeitszeilen.csv", "HA-1;10.03.2026;TN-1;AP-1;7;1,5E+05;", "minuten", "number.unreadable"),
    Broken("arbeitszeilen.csv", "HA-1;30.02.2026;TN-1;AP-1;;60;", "tag", "date.not_in_calendar"),
    Broken("fortschritt.csv", "HA-1;10.03.2026;AP-1;120", "fortschritt", "percent.range"),
    Broken("bautagebuch.csv", "HA-1;10.03.2026;12;3;;", "temperatur_max", "diary_weather.min_not_above_max"),
    Broken("toepfe.csv", "TOPF-2;Topf;zuwendung;FG;1.234.56", "bewilligt_eur", "amount.unreadable"),
    Broken("belege.csv", "R-3;rechnung;FIRMA;2026-17;dasselbe", "rechnungsnummer", "vouchers.same_invoice_once"),
    Broken("belege.csv", "R-4;rechnung;;4;ohne Empfänger", "empfaenger", "vouchers.have_a_payee"),
    Broken(
      "belegpositionen.csv", "R-2;2;HA-1;firma;Rechenfehler;100,00;19,00;118,00", "brutto_eur",
      "voucher_lines.gross_is_net_plus_vat"),
    Broken("zuordnungen.csv", "Z-2;R-2;1;TOPF-1;EA-1;119,00;119,00", "gedeckt_eur", "allocations.cover_within_the_pot"),
    Broken("zuordnungen.csv", "Z-3;R-2;9;TOPF-1;EA-1;1,00;1,00", "position", "import.reference_unknown"),
    Broken("zuordnungen.csv", "Z-4;R-2;1;TOPF-1;EA-2;1,00;1,00", "ansatz", "import.reference_unknown"),
    Broken("zuordnungen.csv", "Z-5;R-2;1;TOPF-1;EA-1;1,00;2,00", "gedeckt_eur", "allocations.cover_is_part_of_eligible"),
  ]

  @Test func `every broken row is found once, with its line and its column, and nothing is imported`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.append("teilnehmende.csv", "TN-5;Fünfte;Person;;")
      batch.append("zuweisungen.csv", "ZW-5;TN-5;arbeit;JC-MUSTER;01.03.2026;31.08.2026;360;;16d;")
      var expected: [String] = []
      for broken in rows {
        let lines = batch.files.first { $0.name == broken.file }.map { $0.bytes.count { $0 == UInt8(ascii: "\n") } } ?? 0
        batch.append(broken.file, broken.row)
        expected.append("\(broken.file):\(lines + 1) \(broken.column) \(broken.code)")
      }
      // Whole files that are broken.
      batch.add(
        "kostenangaben.csv", "objekt;code;betrag_eur;umfang;gerundet;quelle;beleg",
        "HA-1;K1;800000;\"halb geschrieben;ja;Presse;V")
      expected.append("kostenangaben.csv:2 – import.quote_unclosed")
      batch.add("ergebnisse.csv", bytes: [0x89, 0x50, 0x4E, 0x47, 0x00])
      expected.append("ergebnisse.csv:– – import.encoding")
      batch.add("liste.csv", "farbe;form", "rot;rund")
      expected.append("liste.csv:– – import.kind_unknown")
      batch.add("nachweise.csv", "teilnehmende;art;von;gilt", "TN-1;erstunterweisung;01.03.2026;ja")
      expected.append("nachweise.csv:1 gilt import.column_aside")
      let zero = "teilnehmende;status;von;quelle\nTN-1;arbeitslos;01.03.2026;a\u{0}b\n"
      batch.add("statuszeiten.csv", bytes: [0xFF, 0xFE] + zero.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
      expected.append("statuszeiten.csv:2 quelle text.unreadable")
      batch.add("sachspenden.csv", "objekt;spender;beschreibung", "HA-1;FG;\"Strom\" und Wasser")
      expected.append("sachspenden.csv:2 – import.quote_stray")

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
}
