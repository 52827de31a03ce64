import Domain
import HTTPTypes
import Harness
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
}
