import Domain
import HTTPTypes
import Harness
import Postgres
import Testing

@testable import Web

@Suite(.needsPostgres) struct PortfolioPageTests {
  @Test func `a site manager sees the houses entrusted to them and no other`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .siteManager).open("/objekte")
      #expect(page.contains("DO-DEM-001"))
      #expect(!page.contains("DO-DEM-012"))
    }
  }

  @Test func `management sees every house with its money`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .management).open("/objekte")
      #expect(page.contains("DO-BRU-051"))
      #expect(page.contains("DO-DEM-012"))
      #expect(page.contains("€"))
    }
  }

  @Test func `the list comes out as CSV and leaves an event in the audit trail`() async throws {
    try await WebHarness.run { web in
      let file = try await web.browser(as: .management).open("/objekte?als=csv")
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(file.contains("DO-BRU-051"))
      let exports = try await web.test.administer { connection in
        try connection.query("select count(*) from audit_events where operation = 'list.export'").first(as: Int64.self)
      }
      #expect(exports == 1)
    }
  }
}
