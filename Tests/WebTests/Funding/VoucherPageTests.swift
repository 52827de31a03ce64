import Domain
import HTTPTypes
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct VoucherPageTests {
  // MARK: Vouchers

  @Test func `the list of vouchers sums, filters and narrows down`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      let rows = try await web.look { try VoucherQueries.page(.all, ListRequest(), $0).page.rows }
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
      let done = try await browser.addVoucher("T-B1")
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
      // What only the end of the transaction refuses comes back with what was typed, too.
      let plus = try await browser.submit(
        "/belege/neu",
        [
          "nummer": "T-G1", "art": "credit_note", "empfaenger": "EIG-ERDACHT", "grund": "Fenster zurück",
          "p1_kostenart": "firma",
          "p1_zweck": "Fenster", "p1_netto": "100", "p1_brutto": "100",
        ])
      #expect(plus.status == .unprocessableContent && plus.contains("hat mit 100,00 € kein Minus"))
      #expect(plus.contains("value=\"Fenster zurück\"") || plus.contains(">Fenster zurück<"))
    }
  }

  @Test func `the day of payment is entered once`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      _ = try await browser.addVoucher("T-B1")
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
      try await browser.addPot("T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await browser.addVoucher("T-B1")
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
      try await browser.addPot("T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await browser.addVoucher("T-B1")
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
      try await browser.addPot("T-001", granted: "100,00", line: "L1", planned: "300,00")
      _ = try await browser.addVoucher("T-B1")
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
        "/belege/lohn", ["zuweisung": "ZW-0001", "monat": "11.2025", "betrag": "100,00", "nummer": "T-L1", "nachzahlung": "ja"])
      #expect(supplement.location == "/belege/T-L1")
      let lines = try await web.look { tx in try VoucherQueries.lines(of: Lookup.voucher("T-L1", tx), tx) }
      #expect(lines.map(\.gross).sum() == Money(cents: 10_000))
      #expect(lines.allSatisfy { $0.minutes == .zero })
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
}
