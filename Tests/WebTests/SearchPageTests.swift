import Domain
import HTTPTypes
import Harness
import Postgres
import Testing

@testable import Web

@Suite(.needsPostgres) struct SearchPageTests {
  @Test func `a code leads straight to its page, however it is written`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let voucher = try await web.test.administer { connection in
        try connection.query("select number from vouchers order by number limit 1").first(as: String.self)
      }
      let pot = try await web.test.administer { connection in
        try connection.query("select code from funding_pots order by code limit 1").first(as: String.self)
      }
      let targets = [
        ("DO-BRU-051", "/objekte/DO-BRU-051"), ("do-bru-051", "/objekte/DO-BRU-051"), ("TN-0001", "/teilnehmende/TN-0001"),
        (try #require(voucher), "/belege/\(voucher ?? "")"), (try #require(pot), "/toepfe/\(pot ?? "")"),
      ]
      for (typed, page) in targets {
        let answer = try await browser.get("/suche?q=\(typed)")
        #expect(answer.status == .seeOther, "\(typed)")
        #expect(answer.location == page)
      }
    }
  }

  @Test func `words are found in any order, and every word must occur`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let found = try await browser.open("/suche?q=51+brunnen")
      #expect(found.links.contains("/objekte/DO-BRU-051"))
      #expect(!(try await browser.open("/suche?q=brunnen+xyzzy")).links.contains("/objekte/DO-BRU-051"))
    }
  }

  @Test func `a name is found with umlauts, without them and written with two letters`() async throws {
    try await WebHarness.run { web in
      try await web.test.administer { connection in
        try connection.execute("update properties set name = 'Größe Mühlengasse 7' where code = 'DO-DEM-003'")
      }
      let browser = try await web.browser(as: .management)
      for typed in ["Mühlengasse", "muhlengasse", "MUEHLENGASSE", "grösse", "groesse+7", "grosse+muhlen"] {
        for page in ["/suche?q=", "/objekte?filter="] {
          #expect(try await browser.open(page + typed).links.contains("/objekte/DO-DEM-003"), "\(page)\(typed)")
        }
      }
      #expect(!(try await browser.open("/suche?q=muhlen+xyzzy")).links.contains("/objekte/DO-DEM-003"))
    }
  }

  @Test func `nobody finds what belongs to others`() async throws {
    try await WebHarness.run { web in
      let siteManager = try await web.browser(as: .siteManager)
      #expect(try await siteManager.get("/suche?q=DO-DEM-001").status == .seeOther)
      let foreign = try await siteManager.open("/suche?q=DO-DEM-012")
      #expect(foreign.contains("Nichts gefunden"))
      let coach = try await web.browser(as: .coach)
      #expect(try await coach.open("/suche?q=R-2024").contains("Nichts gefunden"))
      #expect(try await web.browser(as: .jobcenter).open("/suche?q=DO-DEM").contains("Nichts gefunden"))
      for role in [Role.administrator, .participant] {
        let page = try await web.browser(as: role).get("/suche?q=DO-DEM")
        #expect(page.status == .forbidden, "\(role)")
      }
    }
  }

  @Test func `a participant is found by name only by those who see names, and no address holds it`() async throws {
    try await WebHarness.run { web in
      let person = try await web.test.administer { connection in
        try connection.query(
          """
          select t.code::text, n.family_name from participants t join participant_persons n on n.participant_id = t.id
           where t.code = 'TN-0001'
          """
        ).first(as: (String, String).self)
      }
      let (code, name) = try #require(person)
      let address = "/suche?q=\(name)"
      let coach = try await web.browser(as: .coach).open(address)
      #expect(coach.links.contains("/teilnehmende/\(code)"))
      #expect(!coach.links.contains { $0.contains(name) })
      for role in [Role.finance, .management] {
        let page = try await web.browser(as: role).open(address)
        #expect(!page.links.contains("/teilnehmende/\(code)"), "\(role)")
      }
    }
  }

  @Test func `a wildcard is a letter like others, and what finds nothing says what to do`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      for typed in ["%25%25", "__", "%5C%5C", "xyzzy"] {
        let page = try await browser.open("/suche?q=\(typed)")
        #expect(page.contains("Nichts gefunden"), "\(typed)")
      }
      #expect(try await browser.open("/suche?q=D").contains("Mindestens zwei Zeichen"))
      #expect(try await browser.open("/suche").contains("Mindestens zwei Zeichen"))
      #expect(try await browser.open("/suche?q=%3Cscript%3E").contains("&lt;script&gt;"))
    }
  }

  @Test func `more than a page of one kind is cut, and the page says so`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .finance).open("/suche?q=R-2026")
      #expect(page.contains("mehr als 20"))
      #expect(page.links.filter { $0.hasPrefix("/belege/R-2026") }.count == 20)
    }
  }
}
