import Domain
import HTTPTypes
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct FundingPageTests {
  // MARK: Who sees what

  @Test func `finance sees every pot with its sums, and each sum leads to what it is made of`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .finance).open("/toepfe")
      let pots = try await web.look { try PotQueries.overview($0) }
      for pot in pots { #expect(page.contains("/toepfe/\(pot.code)/zuordnungen"), "\(pot.code)") }
      #expect(page.contains(pots.map(\.covered).sum().description))
      #expect(page.contains(pots.compactMap(\.granted).sum().description))
      #expect(page.contains("endet in 18 Tagen"))
    }
  }

  @Test func `a site manager sees the pots of their own houses, and of them only what concerns these`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let list = try await browser.open("/toepfe")
      #expect(list.contains("STB-001"))
      #expect(!list.contains("STB-004"))
      #expect(try await browser.get("/toepfe/STB-004").status == .notFound)
      #expect(try await browser.get("/toepfe/STB-004/zuordnungen").status == .notFound)
      let page = try await browser.open("/toepfe/STB-001")
      #expect(!page.contains("Zeit gegen Geld"))
      #expect(!page.contains("/aendern"))
      #expect(try await browser.get("/belege").status == .forbidden)
      #expect(try await browser.get("/toepfe/neu").status == .forbidden)
    }
  }

  @Test func `whoever has nothing to do with money gets no page about it`() async throws {
    try await WebHarness.run { web in
      for role in [Role.coach, .jobcenter, .administrator, .participant] {
        let browser = try await web.browser(as: role)
        for path in ["/toepfe", "/toepfe/STB-001", "/belege", "/belege/R-2024-000001", "/toepfe/neu", "/belege/lohn"] {
          #expect(try await browser.get(path).status == .forbidden, "\(role) \(path)")
        }
      }
    }
  }

  @Test func `an auditor reads everything about money and enters nothing`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .auditor)
      let pot = try await browser.open("/toepfe/STB-002")
      #expect(!pot.contains("/toepfe/STB-002/aendern"))
      let voucher = try await browser.open("/belege/R-2025-000003")
      #expect(voucher.contains("/protokoll?filter=voucher%3AR-2025-000003"))
      for path in ["/belege/neu", "/toepfe/STB-002/ansaetze/neu", "/belege/R-2025-000003/bezahlt"] {
        #expect(try await browser.get(path).status == .forbidden, "\(path)")
      }
    }
  }

  @Test func `what there is not looks the same on every page about money`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      for path in [
        "/toepfe/NIE-1", "/toepfe/NIE-1/belege", "/toepfe/NIE-1/zuordnungen", "/toepfe/STB-001/ansaetze/NIE",
        "/toepfe/STB-001/objekte/NIE", "/toepfe/NIE-1/aendern", "/toepfe/NIE-1/ansaetze/neu", "/toepfe/NIE-1/regeln/neu",
        "/toepfe/NIE-1/objekte/neu", "/toepfe/STB-001/ansaetze/NIE/aendern", "/belege/NIE-1", "/belege/NIE-1/bezahlt",
        "/belege/NIE-1/positionen/1/zuordnen", "/belege/R-2025-000003/positionen/99/zuordnen",
        "/belege/R-2025-000003/positionen/1/zuordnen/NIE/KG300", "/belege/R-2025-000003/positionen/x/zuordnen/STB-001/KG300",
        "/belege/R-2025-000003/zuordnungen/999999999/zuruecknehmen", "/objekte/NIE-1/kostenangaben",
        "/objekte/NIE-1/kostenangaben/neu", "/objekte/NIE-1/sachspenden/neu",
      ] {
        let page = try await browser.get(path)
        #expect(page.status == .notFound, "\(path)")
        #expect(page.contains("page.unknown"), "\(path)")
      }
    }
  }

  // MARK: The page of a pot

  @Test func `the page of a pot adds up to what its allocations sum to`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let page = try await browser.open("/toepfe/STB-002")
      let lines = try await web.look { tx in try PotQueries.lines(of: Lookup.pot("STB-002", tx), tx) }
      #expect(page.contains(lines.map(\.covered).sum().description))
      #expect(page.contains(lines.map(\.paid).sum().description))
      for line in lines {
        #expect(page.contains(line.covered.description), "\(line.code)")
        let behind = try await browser.open("/toepfe/STB-002/ansaetze/\(line.code)")
        #expect(behind.contains(line.covered.description), "\(line.code)")
        let paid = try await browser.open("/toepfe/STB-002/ansaetze/\(line.code)/bezahlt")
        #expect(paid.contains(line.paid.description), "\(line.code)")
      }
      #expect(page.contains("Zeit gegen Geld"))
      #expect(page.contains("period.ending"))
      #expect(page.contains("Nebenbestimmung Nr. 3 (erfunden)"))
      #expect(page.contains("20 Jahre ab Fertigstellung (erfunden)"))
      let house = try await browser.open("/toepfe/STB-002/objekte/DO-DEM-004")
      #expect(house.contains("DO-DEM-004"))
    }
  }

  @Test func `the list of vouchers of a pot has the columns that funders ask for, in their order`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      #expect(try await browser.open("/toepfe/STB-001/belege?filter=000003").contains("R-2025-000003/1"))
      let file = try await browser.open("/toepfe/STB-001/belege?als=csv")
      let heading = file.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
      let columns = heading.replacing("\u{FEFF}", with: "").split(separator: ";").map(String.init)
      #expect(
        columns == [
          "lfd. Nr.", "Einzelansatz", "Beleg", "Rechnung", "Rechnungsdatum", "bezahlt am", "Empfänger, Grund", "Grund",
          "brutto",
          "davon MwSt", "Vorsteuer", "Skonto", "zuwendungsfähig", "zugeordnet", "zugeordnet %", "Vergabe, Bemerkung",
          "Bemerkung",
        ])
    }
  }

  @Test func `a real pot of which little is known is shown with what is known`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .management).open("/toepfe/OEGB-NRW-ASP")
      #expect(page.contains("unbekannt"))
      #expect(page.contains("pot.amount_unknown"))
    }
  }

  // MARK: Forms about a pot

  @Test func `a pot is added with its decision, and a code that is taken is named`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let done = try await browser.submit(
        "/toepfe/neu",
        [
          "code": "T-001", "name": "Testtopf", "art": "grant", "bewilligt": "1.000,00", "eigenanteil": "250", "satz": "80",
          "finanzierungsart": "share", "von": "01.01.2026", "bis": "31.12.2026", "bescheid": "B-1", "geldgeber": "JC-MUSTER",
        ])
      #expect(done.location == "/toepfe/T-001")
      let pot = try await web.look { tx in try #require(try PotQueries.decision(of: Lookup.pot("T-001", tx), tx)) }
      #expect(pot.pot.granted == Money(cents: 100_000))
      #expect(pot.pot.ownShare == Money(cents: 25_000))
      #expect(pot.pot.rate == BasisPoints(percent: 80))
      #expect(pot.pot.eligiblePeriod?.lastDay == LocalDate(year: 2026, month: 12, day: 31))
      #expect(pot.funderCode == "JC-MUSTER")

      let again = try await browser.submit("/toepfe/neu", ["code": "T-001", "name": "Noch einmal", "art": "loan"])
      #expect(again.status == .unprocessableContent)
      #expect(again.contains("„T-001“ gibt es schon."))
      #expect(again.contains("value=\"Noch einmal\""))

      let wrong = try await browser.submit("/toepfe/neu", ["code": "T-002", "art": "grant", "bewilligt": "viel"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("„viel“ ist kein Betrag."))
      #expect(wrong.contains("value=\"viel\""))
    }
  }

  @Test func `a donation is a pot of its own kind`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      #expect(try await browser.open("/toepfe/neu?art=donation").contains("Spende eintragen"))
      _ = try await browser.submit(
        "/toepfe/neu?art=donation", ["code": "SP-1", "name": "Spende für Fenster", "art": "donation", "bewilligt": "500"])
      let pot = try await web.look { tx in try PotQueries.decision(of: Lookup.pot("SP-1", tx), tx)?.pot }
      #expect(pot?.kind == .donation)
    }
  }

  @Test func `a changed decision is written down, and nobody undoes what somebody else has changed meanwhile`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "1.000,00")
      let first = try await browser.open("/toepfe/T-001/aendern")
      let fields = ["name": "Testtopf", "art": "grant", "bewilligt": "2000", "bemerkung": "Änderungsbescheid"]
      let done = try await browser.submit(
        "/toepfe/T-001/aendern",
        ["name": "Testtopf", "art": "grant", "bewilligt": "2000", "bemerkung": "Änderungsbescheid"])
      #expect(done.location == "/toepfe/T-001")
      let pot = try await web.look { tx in try PotQueries.decision(of: Lookup.pot("T-001", tx), tx)?.pot }
      #expect(pot?.granted == Money(cents: 200_000))
      #expect(pot?.note == "Änderungsbescheid")
      let stale = try await browser.post(
        "/toepfe/T-001/aendern",
        fields.map { ($0.key, $0.value) } + [
          ("_submission", first.value(of: "_submission") ?? ""), ("_version", first.value(of: "_version") ?? ""),
        ])
      #expect(stale.status == .conflict)
      #expect(stale.contains("form.stale"))
    }
  }

  @Test func `a pot does not hold less than is allocated`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let page = try await browser.submit(
        "/toepfe/SPENDE/aendern", ["name": "Spende für Farbe", "art": "donation", "bewilligt": "1,00"])
      #expect(page.status == .unprocessableContent)
      #expect(page.contains("hält 1,00 €"))
      #expect(page.contains("value=\"1,00\""))
    }
  }

  @Test func `budget lines are added and changed`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "1.000,00")
      let added = try await browser.submit(
        "/toepfe/T-001/ansaetze/neu", ["code": "KG300", "name": "Bau", "geplant": "1.000,00"])
      #expect(added.location == "/toepfe/T-001")
      let changed = try await browser.submit(
        "/toepfe/T-001/ansaetze/KG300/aendern", ["name": "Bau", "geplant": "1.200,00", "auflage": "Schreiben vom 01.10.2026"])
      #expect(changed.location == "/toepfe/T-001")
      let line = try await web.look { tx in try PotQueries.lines(of: Lookup.pot("T-001", tx), tx)[0] }
      #expect(line.planned == Money(cents: 120_000))
      #expect(line.overrunReason == "Schreiben vom 01.10.2026")
      let wrong = try await browser.submit("/toepfe/T-001/ansaetze/neu", ["code": "KG400", "name": "Technik"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("value=\"Technik\""))
      let less = try await browser.submit(
        "/toepfe/SPENDE/ansaetze/FARBE/aendern", ["name": "Farbe", "geplant": "1,00"])
      #expect(less.status == .unprocessableContent)
    }
  }

  @Test func `rules are added with their clause, and houses are set aside for`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "1.000,00")
      let rule = try await browser.submit(
        "/toepfe/T-001/regeln/neu",
        ["wirkung": "excluded", "klausel": "Nr. 7 des Bescheids", "beleg": "V", "kostenart": "erwerb", "von": "01.01.2026"])
      #expect(rule.location == "/toepfe/T-001")
      let house = try await browser.submit(
        "/toepfe/T-001/objekte/neu", ["objekt": "DO-DEM-001", "betrag": "400,00", "quelle": "Beschluss"])
      #expect(house.location == "/toepfe/T-001")
      let page = try await browser.open("/toepfe/T-001")
      #expect(page.contains("Nr. 7 des Bescheids"))
      #expect(page.contains("Kostenart erwerb"))
      #expect(page.contains("400,00 €"))
      let without = try await browser.submit("/toepfe/T-001/regeln/neu", ["wirkung": "excluded", "klausel": "Nr. 8"])
      #expect(without.status == .unprocessableContent)
      #expect(without.contains("value=\"Nr. 8\""))
      let twice = try await browser.submit("/toepfe/T-001/objekte/neu", ["objekt": "DO-DEM-001", "betrag": "1,00"])
      #expect(twice.status == .unprocessableContent)
    }
  }

  // MARK: Vouchers

  @Test func `the list of vouchers sums, filters and narrows down`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let rows = try await web.look { try VoucherQueries.list($0) }
      let page = try await browser.open("/belege")
      #expect(page.contains(rows.map(\.gross).sum().description))
      #expect(page.contains("(\(rows.count { $0.openLineCount > 0 }))"))
      #expect(try await browser.open("/belege?filter=R-2025-000003").contains("/belege/R-2025-000003"))
      let unpaid = try await browser.open("/belege/liste/unbezahlt")
      #expect(!unpaid.contains("/belege/R-2024-000001\""))
      #expect(try await browser.open("/belege/liste/ungedeckt").status == .ok)
    }
  }

  @Test func `a voucher shows its lines and who pays them`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .finance).open("/belege/R-2025-000003")
      #expect(page.contains("17.955,32 €"))
      #expect(page.contains("14.364,25 €"))
      #expect(page.contains("3.591,07 €"))
      #expect(page.contains("/toepfe/STB-001"))
      #expect(page.contains("/zuruecknehmen"))
      #expect(!page.contains("freigegebenen Bericht"))
    }
  }

  @Test func `a voucher in a released report says in which`() async throws {
    try await WebHarness.run { web in
      let finance = Actor(name: "finanzen", role: .finance)
      let number = try await web.test.database.write(as: finance) { tx in
        try ReleaseReport(FundingReport(tx, property: "DO-DEM-001", asOf: DemoTown.today)).run(tx).number
      }
      let page = try await web.browser(as: .finance).open("/belege/R-2025-000003")
      #expect(page.contains("Steht in einem freigegebenen Bericht."))
      #expect(page.contains("/berichte/\(number)"))
      let pot = try await web.browser(as: .finance).open("/toepfe/STB-001/aendern")
      #expect(pot.contains(number))
    }
  }

  @Test func `a voucher is entered with several lines, and empty rows are left out`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let done = try await Self.addVoucher(browser, "T-B1")
      #expect(done.location == "/belege/T-B1")
      let lines = try await web.look { tx in try VoucherQueries.lines(of: Lookup.voucher("T-B1", tx), tx) }
      #expect(lines.map(\.gross) == [Money(cents: 11_900), Money(cents: 10_000)])
      #expect(lines[0].vat == Money(cents: 1_900))
      #expect(lines[0].stage == "sanierung")
      #expect(lines[1].property == nil)
      #expect(lines[1].hasInputTaxDeduction)

      let wrong = try await browser.submit(
        "/belege/neu?positionen=3",
        [
          "nummer": "T-B2", "art": "invoice", "grund": "Fenster", "empfaenger": "FA-FENSTER", "p1_zweck": "Fenster",
          "p1_kostenart": "firma", "p1_netto": "100", "p1_mwst": "19", "p1_brutto": "120", "p3_zweck": "Einbau",
        ])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("Netto und MwSt ergeben 119,00 €."))
      #expect(wrong.contains("value=\"Einbau\""))
      #expect(wrong.contains("feld-p3_kostenart-fehler"))
      let none = try await browser.submit("/belege/neu", ["nummer": "T-B3", "art": "invoice", "grund": "nichts"])
      #expect(none.contains("Mindestens eine Position ausfüllen."))
    }
  }

  @Test func `the day of payment is entered once`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      _ = try await Self.addVoucher(browser, "T-B1")
      let missing = try await browser.submit("/belege/T-B1/bezahlt", ["am": "31.02.2026"])
      #expect(missing.status == .unprocessableContent)
      #expect(missing.contains("value=\"31.02.2026\""))
      let done = try await browser.submit("/belege/T-B1/bezahlt", ["am": "02.11.2026"])
      #expect(done.location == "/belege/T-B1")
      let lines = try await web.look { tx in try VoucherQueries.lines(of: Lookup.voucher("T-B1", tx), tx) }
      #expect(lines.allSatisfy { $0.paidOn == DemoTown.today })
      let again = try await browser.submit("/belege/T-B1/bezahlt", ["am": "03.11.2026"])
      #expect(again.status == .unprocessableContent)
      #expect(again.contains("ist schon bezahlt"))
    }
  }

  // MARK: Allocations

  @Test func `a voucher line is allocated with what the pot holds in view, and taken back with a reason`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await Self.addVoucher(browser, "T-B1")
      let choices = try await browser.open("/belege/T-B1/positionen/1/zuordnen")
      #expect(choices.contains("/belege/T-B1/positionen/1/zuordnen/T-001/L1"))
      let form = try await browser.open("/belege/T-B1/positionen/1/zuordnen/T-001/L1")
      #expect(form.contains("100,00 €"))
      #expect(form.contains("119,00 €"))
      let done = try await browser.submit(
        "/belege/T-B1/positionen/1/zuordnen/T-001/L1", ["foerderfaehig": "100,00", "gedeckt": "60,00", "kennung": "T-Z1"])
      #expect(done.location == "/belege/T-B1")
      let found = try await web.look { try #require(try AllocationQueries.find("T-Z1", $0)) }
      #expect(found.cover == Money(cents: 6_000))
      let path = "/belege/T-B1/zuordnungen/\(found.number)/zuruecknehmen"
      #expect(try await browser.submit(path, [:]).contains("Diese Angabe fehlt."))
      #expect(try await browser.submit(path, ["grund": "falscher Topf"]).location == "/belege/T-B1")
      let page = try await browser.open("/belege/T-B1")
      #expect(page.contains("falscher Topf"))
      #expect(try await browser.submit(path, ["grund": "noch einmal"]).contains("schon zurückgenommen"))
      // The allocation of another voucher is none of this one's.
      #expect(try await browser.get("/belege/R-2025-000003/zuordnungen/\(found.number)/zuruecknehmen").status == .notFound)
    }
  }

  @Test func `whoever comes second to the last euros of a pot reads what is left, and keeps what was typed`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await Self.addVoucher(browser, "T-B1")
      let path = "/belege/T-B1/positionen/1/zuordnen/T-001/L1"
      let (first, second) = (try await browser.open(path), try await browser.open(path))
      func fields(_ page: Page, _ reference: String) -> [(String, String)] {
        [
          ("foerderfaehig", "60,00"), ("gedeckt", "60,00"), ("kennung", reference),
          ("_submission", page.value(of: "_submission") ?? ""),
        ]
      }
      // Eligible in one plan is at most the line, so the second stands on the other line of the voucher.
      let other = "/belege/T-B1/positionen/2/zuordnen/T-001/L1"
      async let one = browser.post(path, fields(first, "T-Z1"))
      async let two = browser.post(other, fields(second, "T-Z2"))
      let answers = try await [one, two]
      #expect(answers.count { $0.status == .seeOther } == 1)
      let refused = try #require(answers.first { $0.status != .seeOther })
      #expect(refused.status == .unprocessableContent)
      #expect(refused.contains("übersteigt den Rest 40,00 € des Topfes T-001"))
      #expect(refused.contains("value=\"60,00\""))
      #expect(refused.contains("value=\"T-Z"))
    }
  }

  @Test func `a rule that is not certain warns, one that is refuses`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      try await Self.addPot(browser, "T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await Self.addVoucher(browser, "T-B1")
      let path = "/belege/T-B1/positionen/1/zuordnen/T-001/L1"
      _ = try await browser.submit(
        "/toepfe/T-001/regeln/neu",
        ["wirkung": "excluded", "klausel": "Nr. 7", "beleg": "U", "kostenart": "firma"])
      #expect(try await browser.open(path).contains("vielleicht nicht förderfähig: Nr. 7"))
      _ = try await browser.submit(
        "/toepfe/T-001/regeln/neu",
        ["wirkung": "excluded", "klausel": "Nr. 9", "beleg": "V", "kostenart": "firma"])
      #expect(try await browser.open(path).contains("Das wird nicht angenommen"))
      let refused = try await browser.submit(path, ["gedeckt": "10,00", "foerderfaehig": "10,00"])
      #expect(refused.status == .unprocessableContent)
      #expect(refused.contains("nicht förderfähig"))
      #expect(refused.contains("value=\"10,00\""))
    }
  }

  // MARK: Pay

  @Test func `a month of pay is booked by minutes, and not twice by mistake`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let twice = try await browser.submit(
        "/belege/lohn", ["zuweisung": "ZW-0001", "monat": "11.2025", "betrag": "1.000,00"])
      #expect(twice.status == .unprocessableContent)
      #expect(twice.contains("schon gebucht"))
      #expect(twice.contains("value=\"1.000,00\""))
      let supplement = try await browser.submit(
        "/belege/lohn", ["zuweisung": "ZW-0001", "monat": "11.2025", "betrag": "100,00", "nummer": "T-L1"])
      #expect(supplement.location == "/belege/T-L1")
      let lines = try await web.look { tx in try VoucherQueries.lines(of: Lookup.voucher("T-L1", tx), tx) }
      #expect(lines.map(\.gross).sum() == Money(cents: 10_000))
    }
  }

  @Test func `whose pay a voucher is shows only to whoever asks, and stands on record`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let name = try await web.test.administer { connection in
        try connection.query(
          """
          select s.given_name || ' ' || s.family_name from placements p join participant_persons s using (participant_id)
           where p.code = 'ZW-0001'
          """
        ).first(as: String.self)
      }
      let wanted = try #require(name)
      #expect(!(try await browser.open("/belege/R-2025-000148").contains(wanted)))
      let asked = try await browser.post("/belege/R-2025-000148/namen", [:])
      #expect(asked.status == .ok)
      #expect(asked.contains(wanted))
      let events = try await web.test.administer { connection in
        try connection.query(
          """
          select count(*) from audit_events
           where operation = 'disclosure.persons' and facts ->> 'purpose' = 'voucher:R-2025-000148'
          """
        ).first(as: Int64.self)
      }
      #expect(events == 1)
      #expect(try await web.browser(as: .auditor).post("/belege/R-2025-000148/namen", [:]).status == .forbidden)
    }
  }

  // MARK: Without vouchers

  @Test func `cost statements and gifts in kind are entered at their house`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let statement = try await browser.submit(
        "/objekte/DO-DEM-001/kostenangaben/neu",
        [
          "code": "KA-09", "betrag": "12.345,00", "umfang": "Dach", "quelle": "Gutachten", "beleg": "V", "gerundet": "true",
        ])
      #expect(statement.location == "/objekte/DO-DEM-001/kostenangaben")
      let gift = try await browser.submit(
        "/objekte/DO-DEM-001/sachspenden/neu",
        ["spender": "SP-WERKE-MUSTER", "beschreibung": "Bauzaun", "von": "01.10.2026", "bis": "31.10.2026"])
      #expect(gift.location == "/objekte/DO-DEM-001/kostenangaben")
      let page = try await browser.open("/objekte/DO-DEM-001/kostenangaben")
      #expect(page.contains("rund 12.345,00 €"))
      #expect(page.contains("Bauzaun"))
      let wrong = try await browser.submit(
        "/objekte/DO-DEM-001/kostenangaben/neu", ["code": "KA-09", "betrag": "0", "umfang": "Keller"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("value=\"Keller\""))
      let backwards = try await browser.submit(
        "/objekte/DO-DEM-001/sachspenden/neu",
        ["spender": "SP-WERKE-MUSTER", "beschreibung": "Gerüst", "von": "02.10.2026", "bis": "01.10.2026"])
      #expect(backwards.contains("Der letzte Tag liegt vor dem ersten."))
      // A site manager reads what is known of the own houses, and of no other.
      let site = try await web.browser(as: .siteManager)
      #expect(try await site.open("/objekte/DO-DEM-001/kostenangaben").contains("Dach"))
      #expect(try await site.get("/objekte/DO-DEM-012/kostenangaben").status == .notFound)
      #expect(try await site.get("/objekte/DO-DEM-001/kostenangaben/neu").status == .forbidden)
    }
  }

  // MARK: Helpers

  private static func addPot(
    _ browser: Browser, _ code: String, granted: String, line: String? = nil, planned: String = ""
  ) async throws {
    let pot = try await browser.submit("/toepfe/neu", ["code": code, "name": "Testtopf", "art": "grant", "bewilligt": granted])
    #expect(pot.status == .seeOther)
    guard let line else { return }
    let added = try await browser.submit(
      "/toepfe/\(code)/ansaetze/neu", ["code": line, "name": "Alles", "geplant": planned])
    #expect(added.status == .seeOther)
  }

  private static func addVoucher(_ browser: Browser, _ number: String) async throws -> Page {
    try await browser.submit(
      "/belege/neu?positionen=3",
      [
        "nummer": number, "art": "invoice", "grund": "Fenster", "empfaenger": "FA-FENSTER", "rechnung": number,
        "rechnungsdatum": "01.10.2026", "p1_zweck": "Fenster", "p1_kostenart": "firma", "p1_objekt": "DO-DEM-001",
        "p1_phase": "sanierung", "p1_kostengruppe": "330", "p1_netto": "100", "p1_brutto": "119", "p2_zweck": "Lager",
        "p2_kostenart": "material", "p2_netto": "100", "p2_vorsteuer": "true",
      ])
  }
}
