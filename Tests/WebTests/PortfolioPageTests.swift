import Documents
import Domain
import HTTPTypes
import Harness
import Postgres
import Store
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

  /// Whether somebody is told, two months after the last entry, that the diaries say nothing.
  private static func isToldOfSilence(readsDiary: Bool, _ web: WebHarness) async throws -> Bool {
    let later = DemoTown.today.adding(days: 60)
    let model: PortfolioModel = try await web.look { tx in
      try PortfolioModel(tx, on: later, seesMoney: false, readsDiary: readsDiary)
    }
    return model.alerts.contains(where: isSilence)
  }

  private static func isSilence(_ alert: PortfolioAlert) -> Bool {
    switch alert {
    case .silence: true
    case .hazards, .potEnds: false
    }
  }

  @Test func `nobody is sent to a diary that they may not read`() async throws {
    try await WebHarness.run { web in
      #expect(try await Self.isToldOfSilence(readsDiary: true, web))
      #expect(try await Self.isToldOfSilence(readsDiary: false, web) == false)
      for role in [Role.finance, .auditor] {
        let links = try await web.browser(as: role).open("/objekte").links
        #expect(!links.contains { $0.hasSuffix("/tagebuch") }, "\(role)")
      }
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

  @Test(.needsDocuments)
  func `the list comes out as XLSX with figures that are figures, and leaves an event in the audit trail`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      #expect(try await browser.open("/objekte").contains("als=xlsx"))
      let file = try await browser.open("/objekte?als=xlsx&filter=DO-BRU-051")
      #expect(file.headers[.contentType] == "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
      #expect(file.headers[.contentDisposition]?.hasSuffix(".xlsx\"") == true)
      var rows: [FoundRow] = []
      try await Harness.documents?.readSheet(of: .bytes(file.bytes)) { rows.append($0) }
      #expect(rows.count == 2)
      #expect(rows.last?.cells.contains(.text("DO-BRU-051")) == true)
      #expect(rows.last?.cells.contains { if case .number = $0 { true } else { false } } == true)
      let exports = try await web.test.administer { connection in
        try connection.query(
          "select count(*) from audit_events where operation = 'list.export' and facts ->> 'format' = 'xlsx'"
        )
        .first(as: Int64.self)
      }
      #expect(exports == 1)
    }
  }

  @Test func `without the documents process the list says how to get it, and nothing has left`() async throws {
    try await WebHarness.run(documents: nil) { web in
      let answer = try await web.browser(as: .management).get("/objekte?als=xlsx")
      #expect(answer.status == .serviceUnavailable)
      #expect(answer.contains("tools/setup"))
      let exports = try await web.test.administer { connection in
        try connection.query("select count(*) from audit_events where operation = 'list.export'").first(as: Int64.self)
      }
      #expect(exports == 0)
    }
  }
}
