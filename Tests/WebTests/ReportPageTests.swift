import Documents
import Domain
import HTTPTypes
import Harness
import Postgres
import Reports
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct ReportPageTests {
  private static let march = "/berichte/entwurf?art=teilnehmende&jobcenter=JC-MUSTER&monat=2026-03"
  private static let elsewhere = "/berichte/entwurf?art=teilnehmende&jobcenter=JC-BEISPIEL&monat=2026-03"
  private static let funding = "/berichte/entwurf?art=finanzierung&objekt=DO-DEM-001"

  /// Releases a draft and returns the report's number.
  private static func release(
    _ draft: String, as role: Role = .management, to recipient: String? = nil, _ web: WebHarness
  ) async throws -> String {
    let answer = try await web.browser(as: role).submit(draft, recipient.map { ["recipient": $0] } ?? [:])
    #expect(answer.status == .seeOther)
    return try #require(answer.location?.split(separator: "/").last.map(String.init))
  }

  private static func count(_ sql: SQL, _ web: WebHarness) async throws -> Int64? {
    try await web.test.administer { connection in try connection.query(sql).first(as: Int64.self) }
  }

  private static func reportCount(_ web: WebHarness) async throws -> Int64? {
    try await count("select count(*) from released_reports", web)
  }

  /// Changes a day that a released report counts, as the office does it: with a reason.
  private static func correctAttendance(_ web: WebHarness) async throws {
    try await web.test.administer { connection in
      _ = try connection.query("select set_config('viertelwerk.correction_reason', 'Stempelkarte nachgereicht', false)")
      let changed = try connection.query(
        """
        update attendance_days d set minutes = d.minutes - 15
         where d.id = (select a.id from attendance_days a join placements p on p.id = a.placement_id
                         join organisations o on o.id = p.jobcenter_id
                        where o.code = 'JC-MUSTER' and a.is_present and a.minutes > 60 and a.day between '2026-03-01' and '2026-03-31'
                        order by a.id limit 1)
        returning d.id
        """)
      #expect(changed.count == 1)
    }
  }

  @Test func `those who have nothing to do with reports have no page of them`() async throws {
    try await WebHarness.run { web in
      for role in [Role.siteManager, .administrator, .participant] {
        let page = try await web.browser(as: role).get("/berichte")
        #expect(page.status == .forbidden, "\(role)")
      }
    }
  }

  @Test func `a month without a report is due, and its draft leads from a figure to its lines`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let list = try await browser.open("/berichte")
      #expect(list.links.contains("/berichte/entwurf?art=teilnehmende&jobcenter=JC-MUSTER&monat=2026-03"))
      #expect(!list.contains("11.2026"))
      let draft = try await browser.open(Self.march)
      #expect(draft.contains("Unwiderruflich freigeben"))
      let traced = try #require(draft.links.first { $0.contains("worked_minutes") }?.split(separator: "#").first)
      let lines = try await browser.open(String(traced))
      #expect(lines.contains("Woher diese Zahl kommt"))
      #expect(lines.contains("Arbeitszeilen") || lines.contains("Anwesenheitstage"))
      #expect(try await browser.get(Self.march + "&spur=participants.TN-9999").status == .notFound)
      #expect(try await Self.reportCount(web) == 0)
    }
  }

  @Test func `a released report keeps its figures with their hash and is no longer due`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.march, web)
      let browser = try await web.browser(as: .management)
      let page = try await browser.open("/berichte/\(number)")
      let hash = try await web.look { tx in ContentHash.text(try ReleasedReportStore.find(tx, number).hash) }
      #expect(page.contains(hash))
      #expect(page.contains("unverändert"))
      let list = try await browser.open("/berichte")
      #expect(list.contains(number))
      #expect(!list.links.contains("/berichte/entwurf?art=teilnehmende&jobcenter=JC-MUSTER&monat=2026-03"))
      let again = try await browser.open(Self.march)
      #expect(again.links.contains("/berichte/\(number)"))
      #expect(try await Self.count("select count(*) from audit_events where operation = 'report.release'", web) == 1)
    }
  }

  @Test func `a draft whose figures have changed since it was looked at is shown again and not released`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let seen = try await browser.open(Self.march)
      try await Self.correctAttendance(web)
      let fields = ["_submission", "_version"].map { ($0, seen.value(of: $0) ?? "") }
      let answer = try await browser.post(Self.march, fields)
      #expect(answer.status == .conflict)
      #expect(answer.contains("Jemand hat das in der Zwischenzeit geändert"))
      #expect(try await Self.reportCount(web) == 0)
      #expect(
        try await Self.count("select count(*) from audit_events where operation = 'disclosure.absences'", web) == 2,
        "what was shown again is on record too")
    }
  }

  @Test func `a coach does not release a funding report, an auditor none at all`() async throws {
    try await WebHarness.run { web in
      let coach = try await web.browser(as: .coach)
      #expect(try await coach.get(Self.funding).status == .forbidden)
      #expect(try await coach.post(Self.funding, [:]).status == .forbidden)
      #expect(try await coach.get("/berichte/neu?art=finanzierung").status == .forbidden)
      let auditor = try await web.browser(as: .auditor)
      let draft = try await auditor.open(Self.funding)
      #expect(!draft.contains("Unwiderruflich freigeben"))
      #expect(try await auditor.post(Self.funding, [:]).status == .forbidden)
      #expect(try await auditor.get(Self.march).status == .forbidden)
      #expect(try await Self.reportCount(web) == 0)
    }
  }

  @Test func `a coach releases the report on a month only where everybody in it is entrusted`() async throws {
    try await WebHarness.run { web in
      let coach = try await web.browser(as: .coach)
      let partial = try await coach.open(Self.march)
      #expect(partial.contains("unvollständig"))
      #expect(!partial.contains("Unwiderruflich freigeben"))
      try await web.test.administer { connection in
        _ = try connection.query(
          """
          insert into participant_assignments (account_id, participant_id, period)
          select a.id, t.id, daterange('2020-01-01', null) from accounts a cross join participants t
           where a.user_name = 'coach' and not exists (select from participant_assignments x
                                                        where x.account_id = a.id and x.participant_id = t.id)
          """)
      }
      let number = try await Self.release(Self.march, as: .coach, web)
      #expect(try await coach.open("/berichte/\(number)").contains("JC-MUSTER"))
    }
  }

  @Test func `finance releases a funding report to its funder, which the auditor reads and the coach does not`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.funding, as: .finance, to: "GG-LAND-ERFUNDEN", web)
      #expect(try await web.browser(as: .finance).open("/berichte/\(number)").contains("Land Erfunden"))
      #expect(try await web.browser(as: .auditor).open("/berichte/\(number)").contains("Belegliste"))
      #expect(try await web.browser(as: .coach).get("/berichte/\(number)").status == .notFound)
      let wrong = try await web.browser(as: .finance).submit(Self.funding, ["recipient": "GG-NIEMAND"])
      #expect(wrong.status == .unprocessableContent)
      #expect(try await Self.reportCount(web) == 1)
      let journal = try await web.browser(as: .finance).open("/berichte/journal?objekt=DO-DEM-001")
      #expect(journal.contains("Ausgaben:DO-DEM-001"))
    }
  }

  @Test func `a Jobcenter sees what was released to it, and of another's not even that it exists`() async throws {
    try await WebHarness.run { web in
      let (own, foreign) = (try await Self.release(Self.march, web), try await Self.release(Self.elsewhere, web))
      let house = try await Self.release(Self.funding, web)
      let jobcenter = try await web.browser(as: .jobcenter)
      let list = try await jobcenter.open("/berichte")
      #expect(list.contains(own))
      for hidden in [foreign, house] {
        #expect(!list.contains(hidden))
        for rest in ["", "/fassungen/1", "/fassungen/1?als=csv", "/fassungen/1?als=json"] {
          #expect(try await jobcenter.get("/berichte/\(hidden)\(rest)").status == .notFound, "\(hidden)\(rest)")
        }
        #expect(try await jobcenter.post("/berichte/\(hidden)/fassungen/1/bestaetigen", [:]).status == .notFound)
        #expect(!(try await jobcenter.open("/suche?q=\(hidden)")).links.contains("/berichte/\(hidden)"))
      }
      let (hiddenPage, missing) = (
        try await jobcenter.get("/berichte/\(foreign)"), try await jobcenter.get("/berichte/BER-2026-9999")
      )
      #expect(hiddenPage.contains("page.unknown") && missing.contains("page.unknown"))
      for path in [
        Self.march, "/berichte/neu", "/berichte/\(own)/berichtigen", "/berichte/journal", "/objekte", "/teilnehmende",
      ] {
        #expect(try await jobcenter.get(path).status != .ok, "\(path)")
      }
      let page = try await jobcenter.open("/berichte/\(own)")
      #expect(page.contains("Eingang bestätigen"))
      #expect(!page.links.contains { $0.contains("spur=") })
      #expect(try await Self.count("select count(*) from audit_events where operation = 'report.open'", web) == 1)
    }
  }

  @Test func `acknowledging a receipt twice leaves one receipt, and those who released it see it`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.march, web)
      let jobcenter = try await web.browser(as: .jobcenter)
      for _ in 1...2 {
        let answer = try await jobcenter.post("/berichte/\(number)/fassungen/1/bestaetigen", [:])
        #expect(answer.status == .seeOther)
        #expect(answer.location == "/berichte/\(number)/fassungen/1")
      }
      #expect(try await Self.count("select count(*) from report_receipts", web) == 1)
      #expect(try await Self.count("select count(*) from audit_events where operation = 'report.acknowledge'", web) == 1)
      #expect(!(try await jobcenter.open("/berichte/\(number)")).contains("Eingang bestätigen"))
      #expect(try await web.browser(as: .management).open("/berichte").contains("· jobcenter"))
    }
  }

  @Test func `files hold the figures as they were released and leave an event first`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.march + "&namen=ja", web)
      let jobcenter = try await web.browser(as: .jobcenter)
      let csv = try await jobcenter.open("/berichte/\(number)/fassungen/1?als=csv")
      #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
      #expect(csv.headers[.contentDisposition] == "attachment; filename=\"\(number)-1.csv\"")
      #expect(csv.contains("TN-0001"))
      let json = try await jobcenter.open("/berichte/\(number)/fassungen/1?als=json")
      let hash = try await web.look { tx in ContentHash.text(try ReleasedReportStore.find(tx, number).hash) }
      #expect(json.contains(hash))
      #expect(json.contains("\"is_intact\": true"))
      let draft = try await web.browser(as: .management).open(Self.march + "&als=csv")
      #expect(draft.contains("TN-0001"))
      #expect(try await Self.count("select count(*) from audit_events where operation = 'report.export'", web) == 3)
    }
  }

  @Test(.needsDocuments) func `a release and a draft come out as XLSX with the same rows as CSV`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.march, web)
      let browser = try await web.browser(as: .management)
      for address in ["/berichte/\(number)/fassungen/1?", Self.march + "&"] {
        let csv = try await browser.open(address + "als=csv")
        let xlsx = try await browser.open(address + "als=xlsx")
        #expect(xlsx.headers[.contentDisposition]?.hasSuffix(".xlsx\"") == true)
        var rows: [FoundRow] = []
        try await Harness.documents?.readSheet(of: .bytes(xlsx.bytes)) { rows.append($0) }
        #expect(rows.count > 1)
        #expect(rows.count == csv.text.split(whereSeparator: \.isNewline).count)
      }
    }
  }

  @Test func `what was touched after the release is shown, and corrected as a new version with a reason`() async throws {
    try await WebHarness.run { web in
      let number = try await Self.release(Self.march, web)
      try await Self.correctAttendance(web)
      let browser = try await web.browser(as: .management)
      #expect(try await browser.open("/berichte?vergleichen=ja").contains("Zahlen geändert"))
      let touched = try await browser.open("/berichte/\(number)")
      #expect(touched.contains("Was sich seit der Freigabe geändert hat"))

      let form = "/berichte/\(number)/berichtigen"
      let without = try await browser.submit(form, ["stand": "30.10.2026"])
      #expect(without.status == .unprocessableContent)
      #expect(without.contains("Diese Angabe fehlt"))
      #expect(without.value(of: "stand") == "30.10.2026")
      #expect(try await browser.submit(form, ["reason": "Stempelkarte"]).status == .seeOther)
      #expect(try await Self.reportCount(web) == 2)

      let second = try await browser.open("/berichte/\(number)")
      #expect(second.contains("Gegenüber Fassung 1"))
      #expect(second.contains("Stempelkarte"))
      let first = try await browser.open("/berichte/\(number)/fassungen/1")
      #expect(first.contains("Es gibt eine neuere Fassung"))
      #expect(try await web.browser(as: .jobcenter).open("/berichte/\(number)").contains("Gegenüber Fassung 1"))

      let nothing = try await browser.submit(form, ["reason": "noch einmal"])
      #expect(nothing.status == .unprocessableContent)
      #expect(nothing.contains("report.unchanged"))
      #expect(try await browser.get("/berichte/\(number)/fassungen/3").status == .notFound)
      #expect(try await browser.get("/berichte/BER-2026-9999/berichtigen").status == .notFound)
    }
  }

  @Test func `choosing a report leads to its draft, and a month that is none keeps what was typed`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let wrong = try await browser.submit("/berichte/neu?art=teilnehmende", ["jobcenter": "JC-MUSTER", "monat": "März"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.value(of: "monat") == "März")
      let right = try await browser.submit(
        "/berichte/neu?art=teilnehmende", ["jobcenter": "JC-MUSTER", "monat": "03.2026", "stand": "01.11.2026"])
      #expect(right.location == "/berichte/entwurf?art=teilnehmende&jobcenter=JC-MUSTER&monat=2026-03&stand=2026-11-01")
      let house = try await browser.submit("/berichte/neu?art=objekt", ["objekt": "DO-BRU-051"])
      #expect(try await browser.open(try #require(house.location)).contains("DO-BRU-051"))
      #expect(try await browser.get("/berichte/entwurf?art=objekt&objekt=DO-NIX-001").status == .notFound)
      #expect(try await browser.get("/berichte/entwurf?art=teilnehmende").status == .seeOther)
    }
  }
}
