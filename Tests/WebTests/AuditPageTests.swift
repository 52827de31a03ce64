import Domain
import Foundation
import Harness
import HTTPTypes
import Operations
import Postgres
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct AuditPageTests {
  private static let clerk = DemoTown.clerk

  /// Two changes, one of a pot and one of an account; returns their numbers.
  private static func lay(_ web: WebHarness) async throws -> (pot: Int64, account: Int64) {
    try await web.test.database.write(as: clerk) { tx in
      try AuditEvents.record(
        tx, operation: "pot.change", subject: "pot:TOPF-PRUEF", facts: ["granted_cents": 123_456],
        change: AuditChange(from: ["granted_cents": 100_000], to: ["granted_cents": 123_456]))
      try AuditEvents.record(
        tx, operation: "account.change", subject: "account:bauleitung",
        change: AuditChange(from: ["display_name": "Alter Name"], to: ["display_name": "Neuer Name"]))
    }
    let numbers = try await web.look { tx in try AuditQueries.page(AuditFilter(), limit: 2, tx).map(\.number) }
    return (pot: numbers[1], account: numbers[0])
  }

  @Test func `an auditor sees who did what, and what was before and after`() async throws {
    try await WebHarness.run { web in
      let numbers = try await Self.lay(web)
      let auditor = try await web.browser(as: .auditor)
      let list = try await auditor.open("/protokoll")
      #expect(list.contains("Topf geändert"))
      #expect(list.contains("Topf TOPF-PRUEF"))
      #expect(list.contains("k.beispiel"))
      #expect(list.links.contains("/protokoll/\(numbers.pot)"))
      let event = try await auditor.open("/protokoll/\(numbers.pot)")
      #expect(event.contains("1.000,00 €"))
      #expect(event.contains("1.234,56 €"))
      #expect(event.contains("Vorher"))
    }
  }

  @Test func `an administrator sees what became of accounts, and of money and people nothing`() async throws {
    try await WebHarness.run { web in
      let numbers = try await Self.lay(web)
      let administrator = try await web.browser(as: .administrator)
      let account = try await administrator.open("/protokoll/\(numbers.account)")
      #expect(account.contains("Alter Name") && account.contains("Neuer Name"))
      #expect(try await administrator.get("/protokoll/\(numbers.pot)").status == .notFound)
      #expect(!(try await administrator.open("/protokoll")).contains("TOPF-PRUEF"))
    }
  }

  @Test func `nobody else has the page, and what is not there is not found`() async throws {
    try await WebHarness.run { web in
      let numbers = try await Self.lay(web)
      for role in WebHarness.roles where ![.auditor, .administrator].contains(role) {
        let browser = try await web.browser(as: role)
        #expect(try await browser.get("/protokoll").status == .forbidden, "\(role)")
        #expect(try await browser.get("/protokoll/\(numbers.pot)").status == .forbidden, "\(role)")
      }
      let auditor = try await web.browser(as: .auditor)
      for path in ["/protokoll/99999999", "/protokoll/x", "/protokoll/-1", "/protokoll/99999999999999999999"] {
        #expect(try await auditor.get(path).status == .notFound, "\(path)")
      }
    }
  }

  @Test func `the filter finds by person, operation, subject and day, and says where it cannot read`() async throws {
    try await WebHarness.run { web in
      _ = try await Self.lay(web)
      let auditor = try await web.browser(as: .auditor)
      for query in ["wer=K.BEISPIEL", "vorgang=pot.", "woran=PRUEF", "von=\(Moment.now().day.iso)"] {
        let page = try await auditor.open("/protokoll?\(query)")
        #expect(page.contains("TOPF-PRUEF"), "\(query)")
      }
      for query in ["wer=niemand", "vorgang=account.", "woran=TOPF-ANDERS", "bis=2020-01-01"] {
        let page = try await auditor.open("/protokoll?\(query)")
        #expect(!page.contains("TOPF-PRUEF"), "\(query)")
      }
      let unreadable = try await auditor.open("/protokoll?von=morgen")
      #expect(unreadable.contains("nicht lesbar"))
      let backwards = try await auditor.open("/protokoll?von=2026-02-01&bis=2026-01-01")
      #expect(backwards.contains("nicht lesbar"))
      let typed = try await auditor.open("/protokoll?woran=%3Cscript%3E")
      #expect(!typed.contains("<script>"))
    }
  }

  @Test func `older events are a page further, and no event is on two pages`() async throws {
    try await WebHarness.run { web in
      try await web.test.database.write(as: Self.clerk) { tx in
        for number in 1...120 { try AuditEvents.record(tx, operation: "x", subject: "seite:\(number)") }
      }
      let auditor = try await web.browser(as: .auditor)
      var seen: [String] = []
      var path: String? = "/protokoll?woran=seite"
      var pages = 0
      while let next = path {
        let page = try await auditor.open(next)
        seen += page.links.filter { $0.hasPrefix("/protokoll/") }
        path = page.links.first { $0.contains("vor=") }
        pages += 1
      }
      #expect(pages == 3)
      #expect(seen.count == 120)
      #expect(Set(seen).count == 120)
    }
  }

  @Test func `the page says how far the trail is sealed, and while the service runs it is sealed by itself`() async throws {
    try await WebHarness.run { web in
      _ = try await Self.lay(web)
      let auditor = try await web.browser(as: .auditor)
      var page = try await auditor.open("/protokoll")
      for _ in 0..<200 where !page.contains("Kopf der Kette") {
        try await Task.sleep(for: .milliseconds(100))
        page = try await auditor.open("/protokoll")
      }
      let head = try #require(try await web.look { tx in try AuditSeals.head(tx) })
      #expect(page.contains(head.hash))
      #expect(page.contains("Block 1"))
    }
  }

  @Test func `the list comes out as CSV, and that is an event itself`() async throws {
    try await WebHarness.run { web in
      _ = try await Self.lay(web)
      let file = try await web.browser(as: .auditor).open("/protokoll?woran=PRUEF&als=csv")
      #expect(file.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(file.contains("pot:TOPF-PRUEF"))
      #expect(!file.contains("account:bauleitung"))
      let newest = try await web.look { tx in try AuditQueries.page(AuditFilter(operation: "list.export"), limit: 1, tx) }
      #expect(newest.first?.subject == "list:protokoll")
    }
  }

  @Test func `in English nothing German is left of the frame`() async throws {
    try await WebHarness.run { web in
      let numbers = try await Self.lay(web)
      let auditor = try await web.browser(as: .auditor, language: .english)
      let list = try await auditor.open("/protokoll")
      #expect(list.contains("Audit trail") && list.contains("pot changed") && !list.contains("Vorgang"))
      let event = try await auditor.open("/protokoll/\(numbers.pot)")
      #expect(event.contains("What changed") && event.contains("granted"))
    }
  }

  @Test func `every operation that is recorded has a name`() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Sources")
    let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
    var recorded: Set<String> = []
    while let file = files?.nextObject() as? URL {
      guard file.pathExtension == "swift", !file.path.contains("/Audit/") else { continue }
      for match in try String(contentsOf: file, encoding: .utf8).matches(of: /operation: "([a-z_.]+)"/) {
        recorded.insert(String(match.1))
      }
    }
    recorded.formUnion(StageAction.allCases.map { "stage.\($0.rawValue)" })
    recorded.formUnion(UnitChangeKind.allCases.map { "unit.\($0.rawValue)" })
    #expect(recorded.count > 70)
    #expect(recorded.filter { AuditWording.operations[$0] == nil }.sorted() == [])
  }
}
