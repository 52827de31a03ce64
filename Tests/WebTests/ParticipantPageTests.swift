import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Testing

@testable import Web

/// The participants' pages: each role sees of them what its row of the table of roles says, and nothing else.
///
/// In the demo town the coach accompanies TN-0001 to TN-0030, who work on the site manager's houses; TN-0031 and on belong to others.
@Suite(.needsPostgres) struct ParticipantPageTests {
  /// What says why somebody was absent: the names of the kinds, and what was certified.
  private static let reasons = ["Krank", "krank", "Kind krank", "bescheinigt", "Unentschuldigtes", "Urlaub"]
  private static let name = "Erfunden-Ahorn"

  // MARK: Lists

  @Test func `a coach sees the names, next dates and unknown days of those entrusted, and nobody else`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .coach).open("/teilnehmende")
      #expect(page.contains("TN-0001") && page.contains(Self.name))
      #expect(page.contains("Nächster Bericht") && page.contains("Nachweis endet"))
      #expect(!page.contains("TN-0031"))
    }
  }

  @Test func `a site manager sees who works on the own houses, present or not, certificates yes or no`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .siteManager).open("/teilnehmende")
      #expect(page.contains(Self.name) && page.contains("Wiederholte Unterweisung: ja"))
      #expect(!page.contains("TN-0031") && !page.contains("JC-MUSTER") && !page.contains("§ 16"))
    }
  }

  @Test(arguments: [Role.finance, .management])
  func `finance and management see codes, hours and pay, and no name`(role: Role) async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: role).open("/teilnehmende")
      #expect(page.contains("TN-0001") && page.contains("TN-0060") && page.contains("€"))
      #expect(!page.contains("Erfunden-") && !page.contains("Muster-Spatz"))
      let file = try await web.browser(as: role).open("/teilnehmende?als=csv")
      #expect(file.contains("TN-0060") && !file.contains("Erfunden-"))
    }
  }

  // MARK: Who gets in

  @Test(arguments: [Role.jobcenter, .administrator, .participant, .auditor])
  func `a role without participants is told so`(role: Role) async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: role)
      for path in [
        "/teilnehmende", "/teilnehmende/TN-0001", "/teilnehmende/TN-0001/anwesenheit", "/teilnehmende/TN-0001/person",
      ] {
        #expect(try await browser.get(path).status == .forbidden, "\(path)")
      }
    }
  }

  @Test(arguments: [Role.coach, .siteManager])
  func `somebody else's participant and one that does not exist look the same`(role: Role) async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: role)
      for rest in ["", "/anwesenheit", "/anwesenheit?gruende=ja"] {
        let foreign = try await browser.get("/teilnehmende/TN-0045\(rest)")
        let missing = try await browser.get("/teilnehmende/TN-9945\(rest)")
        #expect(foreign.status == .notFound && missing.status == .notFound, "\(rest)")
        #expect(!foreign.contains("TN-00") && foreign.contains("page.unknown") && missing.contains("page.unknown"))
      }
    }
  }

  @Test func `no form of a coach opens for somebody else's participant, and nothing of it is stored`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      for rest in Self.coachForms {
        #expect(try await browser.get("/teilnehmende/TN-0045/\(rest)").status == .notFound, "\(rest)")
        let sent = try await browser.post(
          "/teilnehmende/TN-0045/\(rest)", ["_submission": UniqueID.make().description, "phone": "0231 555"])
        #expect(sent.status == .notFound, "\(rest)")
      }
      // The placement of another participant under the code of an own one.
      #expect(try await browser.get("/teilnehmende/TN-0001/zuweisungen/ZW-0002/beenden").status == .notFound)
    }
  }

  private static let coachForms = [
    "aendern", "zuweisungen/neu", "zuweisungen/ZW-0045/verlaengern", "zuweisungen/ZW-0045/beenden",
    "zuweisungen/ZW-0045/rechtsgrundlage", "anwesenheit/neu", "qualifikationen/neu", "nachweise/neu", "ergebnisse/neu",
    "statuszeiten/neu",
  ]

  @Test(arguments: [Role.siteManager, .finance, .management])
  func `who does not keep the record has none of its forms and no way to sensitive facts`(role: Role) async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: role)
      for rest in [
        "aendern", "anwesenheit/neu", "qualifikationen/neu", "nachweise/neu", "ergebnisse/neu", "statuszeiten/neu", "person",
      ] {
        #expect(try await browser.get("/teilnehmende/TN-0001/\(rest)").status == .forbidden, "\(rest)")
      }
      let record = try await browser.open("/teilnehmende/TN-0001")
      #expect(!record.links.contains { $0.hasSuffix("/person") || $0.hasSuffix("/anwesenheit/neu") })
    }
  }

  // MARK: The record

  @Test func `the record leads to everything about somebody, from the clock to the months`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .coach).open("/teilnehmende/TN-0002")
      for wanted in ["ZW-0002", "§ 16d SGB II", "JC-MUSTER", "Uhr des § 16d", "von 24 Mon.", "Ergebnisbericht", "calendar"] {
        #expect(page.contains(wanted), "\(wanted)")
      }
      #expect(page.links.contains("/teilnehmende/TN-0002/anwesenheit?monat=2026-10"))
      let title = page.text.firstRange(of: "<title>").map { page.text[$0.upperBound...].prefix { $0 != "<" } }
      #expect(title == "TN-0002 · Viertelwerk")
    }
  }

  @Test(arguments: [Role.siteManager, .finance, .management])
  func `reasons of absence appear nowhere for those who must not know them, whatever they ask for`(role: Role) async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: role)
      for path in ["", "/anwesenheit?monat=2026-09", "/anwesenheit?monat=2026-09&gruende=ja"] {
        let page = try await browser.open("/teilnehmende/TN-0001\(path)")
        for reason in Self.reasons { #expect(!page.contains(reason), "\(path): \(reason)") }
      }
      #expect(try await browser.open("/teilnehmende/TN-0001/anwesenheit?monat=2026-09").contains("abwesend"))
      #expect(try await Self.disclosures(web) == [])
    }
  }

  @Test func `a site manager's record has neither Jobcenter nor pay nor learning`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .siteManager).open("/teilnehmende/TN-0001")
      #expect(page.contains(Self.name) && page.contains("ZW-0001"))
      for hidden in ["JC-MUSTER", "14,90", "16i", "Qualifikationen", "Ergebnisse", "TN-0001-ers"] {
        #expect(!page.contains(hidden), "\(hidden)")
      }
    }
  }

  @Test(arguments: [Role.finance, .management])
  func `who keeps money sees wages by code and month, and no name`(role: Role) async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: role).open("/teilnehmende/TN-0001")
      #expect(page.contains("14,90 €") && page.contains("R-2026-000159"))
      #expect(!page.contains("Erfunden-") && page.contains("Qualifikationen") == (role == .management))
    }
  }

  // MARK: Disclosures

  @Test func `a coach sees reasons only when asking for them, and that leaves a record`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      let plain = try await browser.open("/teilnehmende/TN-0001/anwesenheit?monat=2026-09")
      #expect(plain.contains("abwesend") && !plain.contains("Krank, Folgebescheinigung"))
      #expect(try await Self.disclosures(web) == [])
      let told = try await browser.open("/teilnehmende/TN-0001/anwesenheit?monat=2026-09&gruende=ja")
      #expect(told.contains("Krank, Folgebescheinigung") && told.contains("bescheinigt bis 09.10.2026"))
      #expect(try await Self.disclosures(web) == ["coach disclosure.absences participant:TN-0001"])
    }
  }

  @Test func `the page of the person tells address, customer number and unemployment, and leaves a record`() async throws {
    try await WebHarness.run { web in
      let page = try await web.browser(as: .coach).open("/teilnehmende/TN-0001/person")
      for wanted in ["20.04.1971", "Luftschlossstraße 73", "999E000001", "Statuszeiten", "nicht arbeitslos"] {
        #expect(page.contains(wanted), "\(wanted)")
      }
      #expect(
        try await Self.disclosures(web) == [
          "coach disclosure.persons participant:TN-0001", "coach disclosure.benefit_data participant:TN-0001",
        ])
    }
  }

  private static func disclosures(_ web: WebHarness) async throws -> [String] {
    try await web.test.administer { connection in
      try connection.query(
        "select role || ' ' || operation || ' ' || subject from audit_events where operation like 'disclosure.%' order by id"
      ).decode(String.self)
    }
  }

  // MARK: One's own record

  @Test func `a participant sees the own record, and nobody else's`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .participant)
      let record = try await browser.open("/meine-akte")
      #expect(record.contains(Self.name) && record.contains("ZW-0001") && !record.contains("ZW-0002"))
      #expect(!record.links.contains { $0.hasPrefix("/teilnehmende") })
      let month = try await browser.open("/meine-akte/anwesenheit?monat=2026-09&gruende=ja")
      #expect(month.contains("Krank, Folgebescheinigung"))
      #expect(try await browser.open("/meine-akte/person").contains("999E000001"))
      #expect(try await browser.open("/meine-akte/qualifikationsnachweis").contains("Entkernung und Rückbau"))
      #expect(try await web.browser(as: .coach).get("/meine-akte").status == .forbidden)
    }
  }

  @Test func `a participant gets a copy of everything held, to read and for programs, and that is on record`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .participant)
      #expect(try await browser.open("/meine-akte/auskunft").links.contains("/meine-akte/auskunft/json"))
      let json = try await browser.open("/meine-akte/auskunft/json")
      #expect(json.headers[.contentDisposition] == "attachment; filename=\"auskunft-TN-0001.json\"")
      for wanted in ["999E000001", "Krank, Folgebescheinigung", "\"wage_cents_per_hour\": 1490", "teilnehmer"] {
        #expect(json.contains(wanted), "\(wanted)")
      }
      #expect(!json.contains("TN-0002") && !json.contains("999E000002"))
      let html = try await browser.open("/meine-akte/auskunft/html")
      #expect(html.contains("<!doctype html>") && html.contains("20.04.1971") && !html.contains("<script"))
      let events = try await web.test.administer { connection in
        try connection.query(
          "select role || ' ' || subject from audit_events where operation = 'participant.export' order by id"
        ).decode(String.self)
      }
      #expect(events == ["participant participant:TN-0001", "participant participant:TN-0001"])
      for role in WebHarness.roles where role != .participant {
        #expect(try await web.browser(as: role).get("/meine-akte/auskunft/json").status == .forbidden, "\(role)")
      }
    }
  }

  @Test func `the database hands the copy to nobody but the participant and the console`() async throws {
    try await WebHarness.run { web in
      for role in WebHarness.roles {
        let account = WebHarness.account(of: role)
        let actor = try await web.look { tx in
          Actor(name: account, role: role, account: try AccountQueries.one(account, tx).id)
        }
        for code in ["TN-0001", "TN-0002"] {
          let id = try await web.look { tx in try Lookup.participant(code, tx) }
          await #expect(
            throws: (any Error).self, "\(role) \(code)",
            performing: {
              guard role != .participant || code != "TN-0001" else { throw CancellationError() }
              _ = try await web.test.database.disclose(as: actor) { tx in try PersonalDataQueries.all(of: id, tx).count }
            })
        }
      }
    }
  }
}
