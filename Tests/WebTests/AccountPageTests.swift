import Domain
import HTTPTypes
import Harness
import Operations
import Postgres
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct AccountPageTests {
  private func texts(_ web: WebHarness, _ query: SQL) async throws -> [String] {
    try await web.test.administer { connection in try connection.query(query).decode(String.self) }
  }

  @Test func `whoever keeps accounts sees roles, second factors and who is signed in; management sees roles alone`()
    async throws
  {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator).open("/konten")
      #expect(keeper.contains("finanzen") && keeper.contains("Zweiter Faktor") && keeper.contains("Konto anlegen"))
      #expect(!keeper.contains("Teilnehmende"))
      let reader = try await web.browser(as: .management).open("/konten")
      #expect(reader.contains("finanzen") && reader.contains("Teilnehmende"))
      #expect(!reader.contains("Zweiter Faktor") && !reader.contains("Konto anlegen"))
      #expect(try await web.browser(as: .coach).get("/konten").status == .forbidden)
    }
  }

  @Test func `the list of participants entrusted to somebody is shown to management and never to the administrator`()
    async throws
  {
    try await WebHarness.run { web in
      let code = try #require(
        try await texts(
          web,
          """
          select t.code from participants t join participant_assignments s on s.participant_id = t.id
            join accounts a on a.id = s.account_id where a.user_name = 'coach' order by 1 limit 1
          """
        ).first)
      #expect(try await web.browser(as: .management).open("/konten/coach").contains(code))
      let keeper = try await web.browser(as: .administrator)
      let page = try await keeper.open("/konten/coach")
      #expect(!page.contains(code) && page.contains("Einmal-Links"))
      #expect(try await keeper.get("/konten/coach/teilnehmende/neu").status == .forbidden)
      #expect(try await keeper.get("/konten/niemand").status == .notFound)
    }
  }

  @Test func `a new account is handed over by a link that is shown once, stands in no address, and opens once`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let form = try await keeper.open("/konten/neu")
      let submission = try #require(form.value(of: "_submission"))
      let fields = [
        ("user_name", "k.neu"), ("name", "Kim Neu"), ("role", "coach"), ("from", "02.11.2026"), ("language", "en"),
        ("_submission", submission),
      ]
      let answer = try await keeper.post("/konten/neu", fields)
      #expect(answer.status == .ok)
      #expect(answer.headers[.cacheControl] == "no-store")
      let link = try #require(answer.text.firstRange(of: "http://localhost/link/")).upperBound
      let secret = String(answer.text[link...].prefix { $0 != "<" })
      #expect(secret.count == 43)
      // Sent again it is stored once, and shows nothing a second time.
      let again = try await keeper.post("/konten/neu", fields)
      #expect(again.status == .seeOther && again.location == "/konten/k.neu" && !again.text.contains(secret))
      #expect(try await !keeper.open("/konten/k.neu").contains(secret))
      #expect(
        try await texts(web, "select user_name || ' ' || language from accounts where user_name = 'k.neu'") == ["k.neu en"])
      let kept = try await texts(web, "select e::text from audit_events e union all select l::text from one_time_links l")
      #expect(!kept.contains { $0.contains(secret) })
      // Whoever has the link chooses the password.
      let stranger = try await web.stranger().get("/link/\(secret)")
      #expect(stranger.status == .ok && stranger.contains("k.neu"))
    }
  }

  @Test func `a wrong entry keeps what was typed, and says what is wrong with it`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let twice = try await keeper.submit(
        "/konten/neu", ["user_name": "finanzen", "name": "Noch Jemand", "role": "finance", "language": "de"])
      #expect(twice.status == .unprocessableContent)
      #expect(twice.contains("gibt es schon") && twice.value(of: "name") == "Noch Jemand")
      let both = try await keeper.submit(
        "/konten/neu",
        [
          "user_name": "x.y", "name": "X", "role": "jobcenter", "jobcenter": "JC-MUSTER", "participant": "TN-0001",
          "until": "1.1.2020",
        ])
      #expect(both.status == .unprocessableContent)
      #expect(both.contains("Der letzte Tag liegt vor dem ersten.") && both.contains("oder zu einer teilnehmenden Person"))
      // A role of the machine cannot be chosen, whatever a browser sends.
      let machine = try await keeper.submit(
        "/konten/neu", ["user_name": "x.z", "name": "X", "role": "operator", "language": "de"])
      #expect(machine.status == .unprocessableContent)
      #expect(try await texts(web, "select user_name from accounts where user_name like 'x.%'") == [])
    }
  }

  @Test func `an account is renamed, disabled with its sessions, and let in again`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let coach = try await web.browser(as: .coach)
      #expect(try await keeper.submit("/konten/coach/aendern", ["name": "Conny Kurz"]).location == "/konten/coach")
      #expect(try await keeper.open("/konten/coach").contains("Conny Kurz"))
      #expect(try await keeper.submit("/konten/coach/sperren", [:]).location == "/konten/coach")
      #expect(try await coach.get("/konto").status == .seeOther)
      #expect(try await keeper.open("/konten/coach").contains("gesperrt"))
      #expect(try await keeper.submit("/konten/coach/link", [:]).status == .unprocessableContent)
      #expect(try await keeper.submit("/konten/coach/zulassen", [:]).location == "/konten/coach")
      let own = try await keeper.submit("/konten/verwaltung/sperren", [:])
      #expect(own.status == .unprocessableContent && own.contains("eigene Konto"))
    }
  }

  @Test func `roles are granted and ended; one that the account has already is refused`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      #expect(
        try await keeper.submit("/konten/coach/rollen/neu", ["role": "site_manager", "from": "02.11.2026"]).location
          == "/konten/coach")
      #expect(
        try await keeper.submit("/konten/coach/rollen/neu", ["role": "site_manager"]).status == .unprocessableContent)
      // An examiner's access ends on a day that is said.
      #expect(try await keeper.submit("/konten/coach/rollen/neu", ["role": "auditor"]).status == .unprocessableContent)
      #expect(try await keeper.submit("/konten/coach/rollen/site_manager/beenden", [:]).location == "/konten/coach")
      #expect(try await keeper.get("/konten/coach/rollen/finance/beenden").status == .notFound)
      #expect(try await keeper.get("/konten/coach/rollen/operator/beenden").status == .notFound)
      let operations = try await texts(
        web, "select operation from audit_events where operation like 'role.%' and actor = 'verwaltung' order by id")
      #expect(operations == ["role.grant", "role.end"])
    }
  }

  @Test func `houses are entrusted by both, participants by management, and both are taken back`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let management = try await web.browser(as: .management)
      #expect(
        try await keeper.submit("/konten/bauleitung/objekte/neu", ["property": "DO-BRU-051", "from": "02.11.2026"]).location
          == "/konten/bauleitung")
      #expect(try await web.browser(as: .siteManager).open("/objekte").contains("DO-BRU-051"))
      #expect(
        try await management.submit("/konten/bauleitung/objekte/DO-BRU-051/beenden", [:]).location == "/konten/bauleitung")
      #expect(try await management.get("/konten/bauleitung/objekte/DO-XXX-999/beenden").status == .notFound)
      #expect(
        try await keeper.submit("/konten/bauleitung/objekte/neu", ["property": "DO-XXX-999"]).status == .unprocessableContent)
      let code = try #require(
        try await texts(
          web,
          """
          select t.code from participants t where not exists (select from participant_assignments s join accounts a on a.id = s.account_id
            where s.participant_id = t.id and a.user_name = 'coach') order by 1 limit 1
          """
        ).first)
      #expect(
        try await management.submit("/konten/coach/teilnehmende/neu", ["participant": code, "from": "02.11.2026"]).location
          == "/konten/coach")
      #expect(try await management.submit("/konten/coach/teilnehmende/\(code)/beenden", [:]).location == "/konten/coach")
      #expect(
        try await management.submit("/konten/coach/teilnehmende/neu", ["participant": "TN-9999"]).status
          == .unprocessableContent)
      // Nor does the trail tell whoever keeps accounts.
      let trail = try await keeper.open("/protokoll?als=csv")
      #expect(trail.contains("bauleitung") && !trail.contains(code))
    }
  }

  @Test func `a lost second factor is reset, and a reset where there is none is refused`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      #expect(try await keeper.submit("/konten/finanzen/zweiter-faktor", [:]).location == "/konten/finanzen")
      #expect(try await keeper.submit("/konten/finanzen/zweiter-faktor", [:]).status == .unprocessableContent)
    }
  }

  @Test func `a token is shown once, stands in its owner's account, and is revoked by either`() async throws {
    try await WebHarness.run { web in
      let keeper = try await web.browser(as: .administrator)
      let day = Moment.now().day.adding(days: 30).german
      let own = "/konten/verwaltung"
      let form = try await keeper.open("\(own)/tokens/neu")
      let made = try await keeper.post(
        "\(own)/tokens/neu",
        [
          ("role", "administrator"), ("scope", "read"), ("label", "Kontenliste"), ("until", day),
          ("_submission", try #require(form.value(of: "_submission"))),
        ])
      #expect(made.status == .ok && made.contains("vw_") && made.contains("Token 1"))
      #expect(try await !keeper.open(own).contains("vw_"))
      #expect(try await keeper.submit("\(own)/tokens/1/widerrufen", [:]).location == own)
      let never = try await keeper.submit(
        "\(own)/tokens/neu", ["role": "administrator", "scope": "read", "label": "Ewig", "until": "1.1.2090"])
      #expect(never.status == .unprocessableContent)
      let foreign = try await keeper.submit(
        "/konten/coach/tokens/neu", ["role": "coach", "scope": "read", "label": "Fremd", "until": day])
      #expect(foreign.status == .unprocessableContent && foreign.contains("nur eigene"))
      for _ in 1...2 {
        _ = try await web.test.database.write(as: Actor(name: "betrieb", role: .operator)) { tx in
          try CreateApiToken(
            "coach", role: .coach, scope: .read, label: "Auswertung", lastDay: Moment.now().day.adding(days: 30)
          ).run(tx)
        }
      }
      #expect(try await keeper.submit("/konten/coach/tokens/2/widerrufen", [:]).location == "/konten/coach")
      #expect(try await keeper.get("/konten/coach/tokens/2/widerrufen").status == .notFound)
      #expect(try await keeper.get("/konten/finanzen/tokens/3/widerrufen").status == .notFound)
      let coach = try await web.browser(as: .coach)
      #expect(try await coach.open("/konto").contains("Auswertung"))
      #expect(try await web.browser(as: .management).post("/konto/tokens/3/widerrufen", [:]).status == .notFound)
      #expect(try await coach.post("/konto/tokens/3/widerrufen", [:]).location == "/konto")
      #expect(try await texts(web, "select count(*)::text from api_tokens where revoked_at is null") == ["0"])
    }
  }

  @Test func `everybody sees where they are signed in and ends what they have forgotten elsewhere`() async throws {
    try await WebHarness.run { web in
      for role in WebHarness.roles {
        let here = try await web.browser(as: role)
        let elsewhere = try await web.browser(as: role)
        let page = try await here.open("/konto")
        #expect(page.contains("ein anderes") && page.contains(WebHarness.account(of: role)))
        #expect(try await here.post("/konto/anmeldungen", [:]).location == "/konto")
        #expect(try await elsewhere.get("/konto").status == .seeOther)
        #expect(try await here.open("/konto").text.contains("ein anderes") == false)
      }
    }
  }

  @Test func `one's own password is changed by whoever knows it, and other sessions end`() async throws {
    try await WebHarness.run { web in
      let old = "ein Satz den niemand errät"
      let token = try await Self.giveAPassword(old, to: "coach", web)
      let coach = Browser(client: web.client, token: token)
      let elsewhere = try await web.browser(as: .coach)
      func change(_ old: String, _ new: String, _ again: String) async throws -> Page {
        try await coach.submit("/konto/kennwort", ["old": old, "new": new, "again": again])
      }
      let wrong = try await change("falsch", "noch ein langer Satz", "noch ein langer Satz")
      #expect(wrong.contains("id=\"feld-old-fehler\"") && wrong.contains("Das bisherige Kennwort stimmt nicht."))
      #expect(wrong.contains("<title>Fehler: "))
      #expect(try await change(old, "noch ein langer Satz", "ein anderer").status == .unprocessableContent)
      let short = try await change(old, "kurz", "kurz")
      #expect(short.status == .unprocessableContent && short.contains("id=\"feld-new-fehler\"") && !short.contains(old))
      let done = try await change(old, "noch ein langer Satz", "noch ein langer Satz")
      #expect(done.status == .seeOther && done.location == "/konto")
      #expect(try await coach.get("/konto").status == .ok)
      #expect(try await elsewhere.get("/konto").status == .seeOther)
    }
  }

  /// Sets a password as its owner would, and signs in with it.
  private static func giveAPassword(_ password: String, to userName: String, _ web: WebHarness) async throws -> SessionToken {
    let reception = Reception(database: web.test.database, hasher: .quick, clock: Moment.now)
    let link = try await web.test.database.write(as: DemoTown.clerk) { tx in try MakeOneTimeLink(userName, .reset).run(tx) }
    try await reception.useLink(link.text, password: password)
    return try await reception.signIn(userName: userName, password: password, address: "192.0.2.1")
  }
}
