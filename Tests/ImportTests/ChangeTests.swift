import Domain
import Harness
import Postgres
import Store
import Testing

@testable import Import

/// Rows that say something else than what is stored, and batches that are taken back.
@Suite(.needsPostgres) struct ChangeTests {
  private static let update = ImportOptions(changesRows: true)

  private static func text(_ sql: SQL, _ test: TestDatabase) async throws -> String? {
    try await test.database.read(as: Batch.clerk) { tx in try tx.query(sql).first(as: String.self) }
  }

  private static func batches(_ test: TestDatabase) async throws -> [Int64] {
    try await test.database.read(as: Batch.clerk) { tx in
      try tx.query("select id from import_batches order by id").decode(Int64.self)
    }
  }

  @Test func `a changed row is shown as a change, applied only with --update, and then it is unchanged`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add(
        "objekte.csv", "code;name;strasse;hausnummer;baujahr", "HA-1;Anderer Name;Musterstraße;1;1905", "HA-9;Neu;Weg;1;")
      batch.add("teilnehmende.csv", "code;nachname;vorname", "TN-1;Anders;Alex")
      batch.add(
        "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;minuten_mo;instrumente",
        "ZW-1;TN-1;arbeit;JC-MUSTER;01.03.2026;31.08.2026;300;16d")
      let shown = try await batch.run(on: test.database)
      #expect(Set(shown.findings.map(\.code)) == ["import.differs"])
      #expect(shown.findings.allSatisfy { $0.hint?.german.contains("--update") == true })
      #expect(!shown.isStored)
      let report = try await batch.run(on: test.database, options: Self.update)
      #expect(report.isStored && report.newCount == 1 && report.changedCount == 3)
      #expect(report.findings.filter { $0.severity != .note } == [])
      #expect(report.findings.map(\.sentence.german).contains { $0.contains("Geändert: »Musterhaus« → »Anderer Name«.") })
      #expect(!report.findings.map(\.sentence.german).contains { $0.contains("Anders") })
      // What the lists leave out stays as it is.
      #expect(
        try await Self.text("select concat_ws(' ', name, year_built, living_area_m2) from properties where code = 'HA-1'", test)
          == "Anderer Name 1905 412.50")
      #expect(
        try await Self.text(
          "select family_name || ' ' || born_on from participant_persons n join participants t on t.id = n.participant_id where t.code = 'TN-1'",
          test) == "Anders 1980-02-29")
      #expect(
        try await Self.text("select weekday_minutes::text from placements where code = 'ZW-1'", test) == "{300,360,0,0,0,0,0}")
      let again = try await batch.run(on: test.database, options: Self.update)
      #expect(again.changedCount == 0 && again.newCount == 0 && again.unchangedCount == 4)
    }
  }

  @Test func `what a changed row was stands in the audit trail, and nothing of a person does`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add("objekte.csv", "code;name;strasse;hausnummer;baujahr", "HA-1;Anderer Name;Musterstraße;1;1905")
      batch.add("teilnehmende.csv", "code;nachname;vorname", "TN-1;Anders;Alex")
      #expect(try await batch.run(on: test.database, options: Self.update).changedCount == 2)
      let kept = try await Self.text(
        """
        select p.content from audit_payloads p join audit_events e on e.payload_hash = p.hash
         where e.operation = 'import' order by e.id desc limit 1
        """, test)
      #expect(kept?.contains("objekte.csv:2 name") == true)
      #expect(kept?.contains("Musterhaus") == true && kept?.contains("Anderer Name") == true)
      #expect(kept?.contains("Anders\"") == false && kept?.contains("teilnehmende.csv") == false)
    }
  }

  @Test func `a list knows no payment that is still to come`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add(
        "belegpositionen.csv", "beleg;position;kostenart;zweck;netto_eur;mwst_eur;brutto_eur;bezahlt_am",
        "R-1;9;firma;Tor;1,00;0,00;1,00;04.01.2099")
      let report = try await batch.run(on: test.database)
      #expect(report.places == ["belegpositionen.csv:2 bezahlt_am voucher.paid_in_future"])
    }
  }

  @Test func `a paid voucher is not changed by a list`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      _ = try await test.database.write(as: Batch.clerk) { tx in
        try tx.execute("update voucher_lines set paid_on = '2026-03-10'")
      }
      let line = try #require(
        try await Self.text(
          """
          select concat_ws(';', v.number, l.position, l.cost_kind_code, l.purpose, '1,00', '0,00', '1,00')
            from voucher_lines l join vouchers v on v.id = l.voucher_id order by l.id limit 1
          """, test))
      var batch = Batch()
      batch.add("belegpositionen.csv", "beleg;position;kostenart;zweck;netto_eur;mwst_eur;brutto_eur", line)
      let report = try await batch.run(on: test.database, options: Self.update)
      #expect(!report.isStored)
      #expect(report.places.contains { $0.hasSuffix("paid_money_is_never_edited") })
    }
  }

  @Test func `what one of two lists has no column for stays as it is stored`() async throws {
    try await Batch.withReference { test in
      var batch = SmallTown.batch
      batch.append("zuweisungen.csv", "ZW-2;TN-2;arbeit;JC-MUSTER;01.03.2026;31.08.2026;300;240;16d;2,00")
      #expect(try await batch.run(on: test.database).isStored)
      var lists = Batch()
      lists.add(
        "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;minuten_mo;minuten_di;instrumente",
        "ZW-1;TN-1;arbeit;JC-MUSTER;01.03.2026;31.08.2026;360;300;16d")
      lists.add(
        "zuweisungen-2.csv", "code;teilnehmende;art;jobcenter;von;bis;instrumente;massnahme",
        "ZW-2;TN-2;arbeit;JC-MUSTER;01.03.2026;31.08.2026;16d;AGH Nord")
      let shown = try await lists.run(on: test.database)
      #expect(
        shown.places.sorted() == [
          "zuweisungen-2.csv:2 massnahme import.differs", "zuweisungen.csv:2 minuten_di import.differs",
        ])
      #expect(try await lists.run(on: test.database, options: Self.update).changedCount == 2)
      #expect(
        try await Self.text(
          "select string_agg(concat_ws(' ', code, weekday_minutes::text, measure), ', ' order by code) from placements", test)
          == "ZW-1 {360,300,0,0,0,0,0}, ZW-2 {300,240,0,0,0,0,0} AGH Nord")
    }
  }

  @Test func `legal bases move with the placement, and the same list finds it as it is`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      _ = try await test.database.write(as: Batch.clerk) { tx in
        try tx.execute(
          """
          insert into placement_bases (placement_id, instrument_code, period)
          select id, '16e', '[2026-04-01,2026-05-01)' from placements where code = 'ZW-1'
          """)
      }
      for (until, moved) in [("31.10.2026", "2026-11-01"), ("31.07.2026", "2026-08-01")] {
        var batch = Batch()
        batch.add(
          "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;instrumente",
          "ZW-1;TN-1;arbeit;JC-MUSTER;01.03.2026;\(until);16d")
        #expect(try await batch.run(on: test.database, options: Self.update).changedCount == 1)
        #expect(
          try await Self.text(
            "select string_agg(instrument_code || period::text, ' ' order by instrument_code) from placement_bases", test)
            == "16d[2026-03-01,\(moved)) 16e[2026-04-01,2026-05-01)")
        #expect(try await batch.run(on: test.database).unchangedCount == 1)
      }
    }
  }

  @Test func `a legal basis that somebody added keeps the placement from being taken back`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add(
        "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;instrumente",
        "ZW-2;TN-2;arbeit;JC-MUSTER;01.03.2026;31.08.2026;16d")
      #expect(try await batch.run(on: test.database).isStored)
      _ = try await test.database.write(as: Batch.clerk) { tx in
        try tx.execute(
          """
          insert into placement_bases (placement_id, instrument_code, period)
          select id, '16e', '[2026-04-01,2026-05-01)' from placements where code = 'ZW-2'
          """)
      }
      let number = try #require(try await Self.batches(test).last)
      let problem = await #expect(throws: Problem.self) {
        try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      }
      #expect(problem?.code == "import.undo_refused")
      #expect(
        try await Self.text(
          "select count(*)::text from placement_bases b join placements p on p.id = b.placement_id where p.code = 'ZW-2'", test)
          == "2")
    }
  }

  @Test func `what stands in a released report changes by a list that names the reason`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      _ = try await test.database.write(as: Batch.clerk) { tx in
        _ = try tx.run([
          """
          insert into released_reports (number, kind, parameters, figures, content_hash)
          values ('BER-T-1', 'participants', '{}', '{}', decode(repeat('00', 32), 'hex'))
          """,
          """
          insert into report_sources (report_id, relation, source_id)
          select r.id, 'attendance_days', a.id::text from released_reports r, attendance_days a
          """,
        ])
      }
      var batch = Batch()
      batch.add("anwesenheit.csv", "teilnehmende;tag;art;minuten", "TN-1;02.03.2026;anwesend;300")
      var options = Self.update
      #expect(
        try await batch.run(on: test.database, options: options).findings.map(\.code).contains(
          "rule.released_sources_change_with_a_reason"))
      options.reason = "Zettel falsch gelesen"
      #expect(try await batch.run(on: test.database, options: options).changedCount == 1)
      #expect(try await Self.text("select string_agg(reason, ',') from corrections", test) == "Zettel falsch gelesen")
    }
  }

  @Test func `attendance that cannot be is refused at its cell`() async throws {
    try await Batch.withReference { test in
      var town = SmallTown.batch
      town.append(
        "zuweisungen.csv", "ZW-1B;TN-1;begleitung;JC-MUSTER;01.09.2026;31.12.2099;;;16k;",
        "ZW-2;TN-2;arbeit;JC-MUSTER;01.09.2026;31.12.2099;;;16d;")
      let laid = try await town.run(on: test.database)
      #expect(laid.isStored)
      var batch = Batch()
      batch.add(
        "anwesenheit.csv", "teilnehmende;tag;art;minuten;krank_bis", "TN-1;01.09.2026;anwesend;300;",
        "TN-1;04.03.2026;anwesend;300;06.03.2026", "TN-1;05.03.2026;krank-erst;;04.03.2026",
        "TN-2;04.01.2099;anwesend;300;", "TN-1;01.10.0026;urlaub;;")
      #expect(
        try await batch.run(on: test.database).places == [
          "anwesenheit.csv:2 tag attendance_days.without_placement",
          "anwesenheit.csv:3 krank_bis attendance.certificate_of_presence",
          "anwesenheit.csv:4 krank_bis attendance.certified_before", "anwesenheit.csv:5 tag attendance.day_to_come",
          "anwesenheit.csv:6 tag date.range",
        ])
      batch = Batch()
      batch.add("anwesenheit.csv", "teilnehmende;tag;art", "TN-2;04.01.2099;urlaub")
      #expect(try await batch.run(on: test.database).isStored)
    }
  }

  @Test func `attendance changes between presence and absence both ways`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add("anwesenheit.csv", "teilnehmende;tag;art;minuten", "TN-1;02.03.2026;urlaub;", "TN-1;03.03.2026;anwesend;300")
      let report = try await batch.run(on: test.database, options: Self.update)
      #expect(report.findings.filter { $0.severity == .error }.map(\.sentence.german) == [])
      #expect(report.changedCount == 2)
      #expect(
        try await Self.text(
          """
          select string_agg(concat_ws(' ', t.day, t.minutes, a.absence_kind_code), ', ' order by t.day)
            from attendance_days t left join absences a on a.attendance_day_id = t.id
          """, test) == "2026-03-02 0 urlaub, 2026-03-03 300")
    }
  }

  @Test func `a change that a rule refuses, and one of what stays for ever, stop the batch with their place`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add(
        "objekte.csv", "code;name;strasse;hausnummer;baujahr", "HA-1;Musterhaus;Musterstraße;1;99", "HA-2;Gut;Musterstraße;3;")
      batch.add(
        "zuordnungen.csv", "kennung;beleg;position;topf;ansatz;foerderfaehig_eur;gedeckt_eur",
        "Z-1;R-1;1;TOPF-1;EA-1;952,00;900,00")
      let report = try await batch.run(on: test.database, options: Self.update)
      #expect(!report.isStored)
      #expect(
        Set(report.places.filter { !$0.hasSuffix("import.changed") }).isSuperset(of: [
          "objekte.csv:2 baujahr properties.year_built_is_plausible"
        ]))
      #expect(report.places.contains { $0.hasPrefix("zuordnungen.csv:2 ") })
      #expect(try await Self.text("select name from properties where code = 'HA-2'", test) == "Zweites Haus")
    }
  }

  @Test func `a batch on which nothing depends is taken back whole, and imports again`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      var batch = Batch()
      batch.add("teilnehmende.csv", "code;nachname;vorname", "TN-8;Acht;Person")
      batch.add(
        "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;minuten_mo;instrumente",
        "ZW-8;TN-8;arbeit;JC-MUSTER;01.03.2026;31.08.2026;300;16d")
      batch.add(
        "anwesenheit.csv", "teilnehmende;tag;art;minuten;krank_bis;bemerkung", "TN-8;02.03.2026;krank-erst;;;",
        "TN-8;03.03.2026;krank-erst;;05.03.2026;liegt vor", "TN-8;04.03.2026;urlaub;;;", "TN-8;09.03.2026;anwesend;300;;",
        "TN-8;10.03.2026;anwesend;240;;früher gegangen")
      #expect(try await batch.run(on: test.database).newCount == 7)
      let number = try #require(try await Self.batches(test).last)
      let count = try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      #expect(count == 7)
      #expect(try await Self.text("select count(*)::text from participants where code = 'TN-8'", test) == "0")
      let twice = await #expect(throws: Problem.self) {
        try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      }
      #expect(twice?.code == "import.batch_undone")
      #expect(try await batch.run(on: test.database).newCount == 7)
    }
  }

  @Test func `a batch is not taken back while something depends on it or has changed since; every reason is named`()
    async throws
  {
    try await Batch.withReference { test in
      var houses = Batch()
      houses.add("objekte.csv", "code;name;strasse;hausnummer", "HA-7;Sieben;Weg;7")
      houses.add("organisationen.csv", "code;name;art", "FI-7;Firma;firma", "FI-8;Andere;firma")
      #expect(try await houses.run(on: test.database).isStored)
      var units = Batch()
      units.add("einheiten.csv", "objekt;code;art", "HA-7;W1;wohnung")
      #expect(try await units.run(on: test.database).isStored)
      _ = try await test.database.write(as: Batch.clerk) { tx in
        try tx.execute("update organisations set name = 'Umbenannt' where code = 'FI-7'")
        try tx.execute("update organisations set code = 'FI-9' where code = 'FI-8'")
      }
      let number = try #require(try await Self.batches(test).dropLast().last)
      let problem = await #expect(throws: Problem.self) {
        try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      }
      #expect(problem?.code == "import.undo_refused")
      #expect(problem?.detail?.german.contains("objekte: ") == true)
      #expect(problem?.detail?.german.contains("organisationen: 2 Zeilen sind seit dem Einlesen geändert worden.") == true)
      #expect(try await Self.text("select name from properties where code = 'HA-7'", test) == "Sieben")
      // Nobody deletes otherwise, and by this way only from tables that it knows.
      for statement in ["delete from units", "select remove_imported(\(number), 'audit_events', '{}')"] as [SQL] {
        let error = await #expect(throws: PostgresError.self) {
          try await test.database.write(as: Batch.clerk) { tx in try tx.execute(statement) }
        }
        #expect(error?.sqlState == "42501")
      }
    }
  }

  @Test func `a row is followed to the line of each file that brought or changed it`() async throws {
    try await Batch.withReference { test in
      var batch = Batch()
      batch.add("organisationen.csv", "code;name;art", "FI-6;Firma;firma", "FI-7;Firma;firma")
      #expect(try await batch.run(on: test.database).isStored)
      batch = Batch()
      batch.add("organisationen.csv", "code;name;art", "FI-7;Neuer Name;firma")
      #expect(try await batch.run(on: test.database, options: Self.update).isStored)
      let kind = try #require(Kind.named("organisationen"))
      let origins = try await test.database.read(as: Batch.clerk) { tx in try ImportTrace.origins(of: ["FI-7"], kind, tx) }
      #expect(
        origins.map { "\($0.file):\($0.line) \($0.isChange)" } == ["organisationen.csv:3 false", "organisationen.csv:2 true"])
      for values in [["FI-8"], ["FI-7", "x"]] {
        let problem = await #expect(throws: Problem.self) {
          try await test.database.read(as: Batch.clerk) { tx in try ImportTrace.origins(of: values, kind, tx) }
        }
        #expect(["import.row_unknown", "import.key"].contains(problem?.code))
      }
    }
  }

  @Test func `a batch of which nobody noted the rows is not said to be taken back`() async throws {
    try await Batch.withReference { test in
      var houses = Batch()
      houses.add("objekte.csv", "code;name;strasse;hausnummer", "HA-7;Sieben;Weg;7")
      #expect(try await houses.run(on: test.database).isStored)
      let number = try #require(try await Self.batches(test).last)
      try await test.administer { connection in try connection.execute("delete from import_rows") }
      let problem = await #expect(throws: Problem.self) {
        try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      }
      #expect(problem?.detail?.german == "objekte: Welche Zeilen es waren, ist bei dieser Einlesung nicht vermerkt.")
    }
  }

  @Test func `what is append-only is never taken back`() async throws {
    try await Batch.withReference { test in
      #expect(try await SmallTown.batch.run(on: test.database).isStored)
      let number = try #require(try await Self.batches(test).last)
      let problem = await #expect(throws: Problem.self) {
        try await test.database.write(as: Batch.clerk) { tx in try ImportWithdrawal.undo(number, tx) }
      }
      #expect(problem?.detail?.german.contains("arbeitszeilen: Einträge dieser Art bleiben für immer stehen") == true)
    }
  }
}
