import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Testing

@testable import Web

/// The forms about participants: once right, and it is stored; once wrong, and everything typed is still there.
@Suite(.needsPostgres) struct ParticipantFormTests {
  /// What a test fills in, what then stands in the database, and what is wrong.
  private struct Trial: Sendable {
    let path: String
    var role = Role.coach
    let right: [(String, String)]
    /// A query that is true once it has been stored.
    let stored: SQL
    let wrong: [(String, String)]
    /// What the page then says.
    let says: String
  }

  private static let trials: [Trial] = [
    Trial(
      path: "/teilnehmende/neu",
      right: [
        ("code", "TN-0901"), ("family_name", "Erfunden-Esche"), ("given_name", "Muster-Meise"), ("born_on", "01.02.1980"),
        ("customer_number", "999E000901"), ("invented", "true"),
      ],
      stored: """
        exists (select from participants t join participant_persons p on p.participant_id = t.id
                 where t.code = 'TN-0901' and t.is_invented and p.born_on = '1980-02-01')
        """,
      wrong: [("code", "TN-0902"), ("family_name", "Erfunden-Esche"), ("born_on", "31.02.1980")],
      says: "Zu Angaben über die Person gehören beide Namen."),
    Trial(
      path: "/teilnehmende/neu", role: .management, right: [("code", "TN-0903")],
      stored: "exists (select from participants where code = 'TN-0903')", wrong: [("code", "")], says: "Diese Angabe fehlt."),
    Trial(
      path: "/teilnehmende/TN-0002/aendern", right: [("phone", "0231 000901"), ("city", "Musterdorf (erfunden)")],
      stored: """
        exists (select from participant_persons p join participants t on t.id = p.participant_id
                 where t.code = 'TN-0002' and p.phone = '0231 000901' and p.family_name = 'Erfunden-Tanne')
        """,
      wrong: [("born_on", "gestern")], says: "gestern"),
    Trial(
      path: "/teilnehmende/TN-0003/zuweisungen/neu",
      right: [
        ("code", "ZW-0901"), ("jobcenter", "JC-MUSTER"), ("from", "01.01.2027"), ("until", "30.06.2027"), ("kind", "working"),
        ("bases[]", "16d"), ("minutes_1", "6:00"), ("minutes_5", "4:30"), ("allowance", "2,00"),
      ],
      stored: """
        exists (select from placements p join placement_bases b on b.placement_id = p.id
                 where p.code = 'ZW-0901' and b.instrument_code = '16d' and p.allowance_cents_per_hour = 200
                   and p.weekday_minutes = '{360,0,0,0,270,0,0}')
        """,
      wrong: [
        ("code", "ZW-0902"), ("jobcenter", "JC-MUSTER"), ("from", "01.07.2027"), ("until", "30.06.2027"), ("kind", "working"),
      ],
      says: "Der letzte Tag liegt vor dem ersten."),
    Trial(
      path: "/teilnehmende/TN-0001/zuweisungen/ZW-0001/verlaengern",
      right: [("until", "31.12.2028"), ("reason", "Bescheid (erfunden)")],
      stored: "exists (select from placements where code = 'ZW-0001' and upper(period) = '2029-01-01')",
      wrong: [("until", "01.01.2026"), ("reason", "Bescheid (erfunden)")], says: "placement.already_runs_longer"),
    Trial(
      path: "/teilnehmende/TN-0001/zuweisungen/ZW-0001/beenden",
      right: [("last_day", "31.12.2026"), ("reason", "Umzug (erfunden)")],
      stored: "exists (select from placements where code = 'ZW-0001' and end_reason = 'Umzug (erfunden)')",
      wrong: [("last_day", "01.01.2030"), ("reason", "Umzug (erfunden)")], says: "placement.ends_outside"),
    Trial(
      path: "/teilnehmende/TN-0001/zuweisungen/ZW-0001/rechtsgrundlage",
      right: [("instrument", "16f"), ("from", "01.10.2025"), ("until", "31.12.2025")],
      stored: """
        exists (select from placement_bases b join placements p on p.id = b.placement_id
                 where p.code = 'ZW-0001' and b.instrument_code = '16f' and upper(b.period) = '2026-01-01')
        """,
      wrong: [("instrument", "16f"), ("from", "01.10.2020"), ("until", "31.12.2025")], says: "ZW-0001"),
    Trial(
      path: "/teilnehmende/TN-0001/anwesenheit/neu?tag=2026-11-02",
      right: [("day", "02.11.2026"), ("state", "absent"), ("kind", "urlaub"), ("note", "Testvermerk")],
      stored: """
        exists (select from attendance_days d join absences a on a.attendance_day_id = d.id join participants t on t.id = d.participant_id
                 where t.code = 'TN-0001' and d.day = '2026-11-02' and a.absence_kind_code = 'urlaub' and a.note = 'Testvermerk')
        """,
      wrong: [("day", "02.11.2026"), ("state", "present"), ("kind", "urlaub")],
      says: "Wer anwesend war, hat keine Art der Abwesenheit."),
    Trial(
      path: "/teilnehmende/TN-0001/anwesenheit/neu?tag=2026-10-05",
      right: [("day", "05.10.2026"), ("state", "present"), ("minutes", "5:00"), ("note", "Werkstatt")],
      stored: """
        exists (select from attendance_days d join participants t on t.id = d.participant_id
                 where t.code = 'TN-0001' and d.day = '2026-10-05' and d.note = 'Werkstatt')
        """,
      wrong: [("day", "05.10.2026"), ("state", "present"), ("minutes", "5:00"), ("certified_until", "06.10.2026")],
      says: "gehört zu einer Abwesenheit"),
    Trial(
      path: "/teilnehmende/TN-0001/qualifikationen/neu",
      right: [("qualification", "raeumung"), ("level", "independent"), ("achieved_on", "30.10.2026"), ("evidence", "12:30")],
      stored: """
        exists (select from qualification_records q join participants t on t.id = q.participant_id
                 where t.code = 'TN-0001' and q.qualification_code = 'raeumung' and q.level = 'independent' and q.evidence_minutes = 750)
        """,
      wrong: [("qualification", "raeumung"), ("level", "meisterhaft"), ("achieved_on", "30.10.2026")], says: "meisterhaft"),
    Trial(
      path: "/teilnehmende/TN-0001/nachweise/neu",
      right: [("kind", "ersthelfer"), ("from", "30.10.2026"), ("number", "EH-901")],
      stored: "exists (select from certificates where certificate_kind_code = 'ersthelfer' and number = 'EH-901')",
      wrong: [("kind", "ersthelfer"), ("from", "30.10.2026"), ("until", "01.01.2026")],
      says: "Der letzte Tag liegt vor dem ersten."),
    Trial(
      path: "/teilnehmende/TN-0001/ergebnisse/neu",
      right: [("kind", "job"), ("happened_on", "01.11.2026"), ("organisation", "MUSTERWERK"), ("occupation", "32101")],
      stored: """
        exists (select from outcomes o join participants t on t.id = o.participant_id
                 where t.code = 'TN-0001' and o.kind = 'job' and o.occupation_code = '32101')
        """,
      wrong: [("kind", "job"), ("happened_on", "01.11.2026"), ("occupation", "99999")], says: "99999"),
    Trial(
      path: "/teilnehmende/TN-0001/statuszeiten/neu",
      right: [("status", "unemployed"), ("from", "01.10.2028"), ("source", "Testquelle")],
      stored: "exists (select from unemployment_spells where source = 'Testquelle' and lower(period) = '2028-10-01')",
      wrong: [("status", "unemployed"), ("source", "Testquelle")], says: "Diese Angabe fehlt."),
    Trial(
      path: "/teilnehmende/TN-0001/zuweisungen/ZW-0001/lohn", role: .finance,
      right: [("monat", "10.2026"), ("betrag", "100,00"), ("nummer", "L-NACHTRAG-901"), ("nachzahlung", "ja")],
      stored:
        """
        coalesce((select sum(l.amount_cents) from voucher_lines l join vouchers v on v.id = l.voucher_id
                   where v.number = 'L-NACHTRAG-901'), 0) = 10000
        """,
      wrong: [("monat", "10.2026"), ("betrag", "100,00")], says: "wage.already_booked"),
  ]

  @Test(arguments: trials.indices)
  func `a form stores what was typed once it is right, and keeps it where something is wrong`(index: Int) async throws {
    let trial = Self.trials[index]
    try await WebHarness.run { web in
      let browser = try await web.browser(as: trial.role)
      let refused = try await Self.send(trial.wrong, to: trial.path, browser)
      #expect(refused.status == .unprocessableContent, "\(trial.path)")

      #expect(refused.contains(trial.says), "\(trial.path): \(trial.says)")
      for (_, typed) in trial.wrong where typed != "meisterhaft" {
        #expect(refused.contains(typed), "\(trial.path): \(typed)")
      }
      #expect(try await Self.holds(trial.stored, web) == false, "\(trial.path)")
      let done = try await Self.send(trial.right, to: trial.path, browser)
      #expect(done.status == .seeOther, "\(trial.path): \(done.text.suffix(3_000))")
      #expect(try await Self.holds(trial.stored, web), "\(trial.path)")
      // Where it leads says nothing about anybody but the code.
      #expect(done.location?.contains("Erfunden") == false && done.location?.contains("urlaub") == false)
      #expect(try await browser.get(done.location ?? "").status == .ok)
    }
  }

  @Test func `a day that somebody else has changed meanwhile is not overwritten, whatever the form shows of it`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      let path = "/teilnehmende/TN-0001/anwesenheit/neu?tag=2026-11-02"
      let absent = [("day", "02.11.2026"), ("state", "absent")]
      let first = try await Self.send(absent + [("kind", "urlaub")], to: path, browser)
      #expect(first.status == .seeOther)
      let seen = try await browser.open(path)
      let meanwhile = try await Self.send(absent + [("kind", "krank-erst")], to: path, browser)
      #expect(meanwhile.status == .seeOther)
      let stale = try await Self.post(absent + [("kind", "urlaub")], to: path, from: seen, browser)
      #expect(stale.status == .conflict)
    }
  }

  @Test func `whoever takes a participant in is entrusted with them`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      let done = try await Self.send([("code", "TN-0905")], to: "/teilnehmende/neu", browser)
      #expect(done.location == "/teilnehmende/TN-0905")
      #expect(try await browser.open("/teilnehmende").contains("TN-0905"))
    }
  }

  @Test func `management takes a code in without learning or writing who it is`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      #expect(!(try await browser.open("/teilnehmende/neu").contains("family_name")))
      let done = try await Self.send(
        [("code", "TN-0906"), ("family_name", "Erfunden-Esche")], to: "/teilnehmende/neu", browser)
      #expect(done.status == .seeOther)
      let named = try await Self.holds(
        "exists (select from participant_persons p join participants t on t.id = p.participant_id where t.code = 'TN-0906')",
        web)
      #expect(!named)
    }
  }

  /// Opens a form and sends it with these entries; some of their values may stand several times.
  private static func send(_ entries: [(String, String)], to path: String, _ browser: Browser) async throws -> Page {
    let form = try await browser.open(path)
    return try await post(entries, to: path, from: form, browser)
  }

  private static func post(
    _ entries: [(String, String)], to path: String, from form: Page, _ browser: Browser
  ) async throws -> Page {
    let hidden = ["_submission", "_version"].compactMap { name in form.value(of: name).map { (name, $0) } }
    return try await browser.post(path, entries + hidden)
  }

  private static func holds(_ condition: SQL, _ web: WebHarness) async throws -> Bool {
    try await web.test.administer { connection in
      try connection.query("select \(fragment: condition)").first(as: Bool.self) ?? false
    }
  }
}
