import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct PotPageTests {
  // MARK: The page of a pot

  @Test func `a donation is asked for what was given, and not for a decision`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let form = try await browser.open("/toepfe/neu?art=donation")
      #expect(!form.contains("Finanzierungsart") && !form.contains("Fördersatz"))
      let kind = try #require(form.value(of: "art"))
      let done = try await browser.submit(
        "/toepfe/neu?art=donation",
        ["art": kind, "code": "SP-2026", "name": "Spielplatz", "bewilligt": "1.250,00", "bescheid_am": "01.03.2026"])
      #expect(done.location == "/toepfe/SP-2026")
      let stored = try await web.test.administer { connection in
        try connection.query("select kind, granted_cents from funding_pots where code = 'SP-2026'").first(
          as: (String, Int64).self)
      }
      #expect(stored?.0 == "donation")
      #expect(stored?.1 == 125_000)
    }
  }

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
      try await browser.addPot("T-001", granted: "1.000,00")
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
      try await browser.addPot("T-001", granted: "1.000,00")
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
      try await browser.addPot("T-001", granted: "1.000,00")
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
}
