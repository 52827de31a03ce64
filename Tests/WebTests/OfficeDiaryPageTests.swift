import Domain
import HTTPTypes
import Harness
import Operations
import Postgres
import Store
import Testing

@testable import Web

/// The diary at the desk as pages: a week, hours, days of which nobody knows, notes to the office.
@Suite(.needsPostgres) struct OfficeDiaryPageTests {
  private static let house = "/objekte/DO-DEM-003"
  private static let october = YearMonth(containing: "2026-10-01")

  @Test func `a week shows every day with work, people and signature, and leads to day, month and the weeks beside it`()
    async throws
  {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let page = try await browser.open(Self.house + "/tagebuch/woche?woche=2026-W44")
      #expect(page.contains("KW 44/2026 · 26.10.2026 – 01.11.2026"))
      for day in 26...31 { #expect(page.contains("\(day).10.2026")) }
      #expect(page.contains("So 01.11.2026"))
      #expect(page.contains("Arbeit der Teilnehmenden je Paket"))
      #expect(page.links.contains(Self.house + "/tagebuch?monat=2026-10"))
      #expect(page.links.contains(Self.house + "/tagebuch/woche?woche=2026-W43"))
      #expect(page.links.contains(Self.house + "/tagebuch/woche?woche=2026-W45"))
      #expect(page.links.contains(Self.house + "/tagebuch/2026-10-30"))
      let month = try await browser.open(Self.house + "/tagebuch?monat=2026-10")
      #expect(month.links.contains { $0.hasPrefix(Self.house + "/tagebuch/woche?woche=2026-W4") })
      let day = try await browser.open(Self.house + "/tagebuch/2026-10-30")
      #expect(day.links.contains(Self.house + "/tagebuch/woche?woche=2026-W44"))
      // Without a week, or with one that cannot be read: that of the newest entry.
      #expect(try await browser.open(Self.house + "/tagebuch/woche?woche=unsinn").contains("KW 44/2026"))
      #expect(try await browser.get("/objekte/DO-DEM-012/tagebuch/woche").status == .notFound)
      #expect(try await web.browser(as: .coach).get(Self.house + "/tagebuch/woche").status == .forbidden)
    }
  }

  @Test func `a printed day says which person signed it, and not the account alone`() async throws {
    try await WebHarness.run { web in
      let account = WebHarness.account(of: .siteManager)
      let name = try await web.test.administer { connection in
        // A signature stands; the world's were made before there were accounts.
        try connection.execute("alter table diary_versions disable trigger user")
        try connection.execute("update diary_versions set signed_by = \(account) where signed_by is not null")
        return try connection.query("select display_name from accounts where user_name = \(account)").first(as: String.self)
      }
      let printed = try await web.browser(as: .siteManager).open(Self.house + "/tagebuch/druck?monat=2026-10")
      #expect(printed.contains("Bauleitung: \(name ?? "?") (\(account)), "))
    }
  }

  @Test func `a working day without an entry stands in its week as missing`() async throws {
    try await WebHarness.run { web in
      let gap = try await web.look { tx in
        let id = try Lookup.property("DO-DEM-003", tx)
        // Two working days after the newest entry nobody has written anything.
        return try tx.ask(DiaryQueries.newestDay(of: id, upTo: "2026-12-31"))?.adding(days: 7)
      }
      let day = try #require(gap)
      let week = try await web.look { tx in
        try DiaryWeekQueries.days(
          in: CalendarWeek(containing: day), before: day.adding(days: 1), of: Lookup.property("DO-DEM-003", tx), tx)
      }
      #expect(week.count == 7 && week.first { $0.day == day }?.isGap == true && week.first { $0.day == day }?.entry == nil)
    }
  }

  @Test func `hours of a week: site managers by their houses, coaches by their people, management by code`() async throws {
    try await WebHarness.run { web in
      let path = "/teilnehmende/wochenstunden?woche=2026-W42"
      for role in [Role.siteManager, .coach, .management] {
        let page = try await web.browser(as: role).open(path + "&alle=ja")
        #expect(page.contains("KW 42/2026 · 12.10.2026 – 18.10.2026"), "\(role)")
        #expect(page.contains("TN-0"), "\(role)")
        #expect(page.contains("Erfunden") == (role != .management), "\(role)")
        #expect(page.links.contains { $0.contains("woche=2026-W43") }, "\(role)")
      }
      #expect(try await web.browser(as: .finance).get(path).status == .forbidden)
      // A filter without scripts stays in the week.
      #expect(try await web.browser(as: .management).open(path).value(of: "woche") == "2026-W42")
      let file = try await web.browser(as: .management).get(path + "&als=csv")
      #expect(file.contains("geplant") && file.contains("TN-0001"))
    }
  }

  // MARK: Unknown days

  private static func open(_ web: WebHarness, as role: Role) async throws -> [UnknownDay] {
    let account = WebHarness.account(of: role)
    let id = try await web.test.administer { connection in
      try connection.query("select id from accounts where user_name = \(account)").first(as: Account.ID.self)
    }
    return try await web.test.database.read(as: Actor(name: account, role: role, account: id)) { tx in
      try UnknownDayQueries.all(in: october, before: DemoTown.today, tx)
    }
  }

  @Test func `a coach settles several days of one person in the list, and what is left is counted`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      let days = try await Self.open(web, as: .coach)
      let person = try #require(Dictionary(grouping: days, by: \.participant).first { $0.value.count > 1 })
      let start = try await browser.open("/teilnehmende")
      #expect(start.contains("Oktober 2026: \(days.count) Tage ohne Angabe"))
      let path = "/teilnehmende/unbekannt?monat=2026-10"
      #expect(start.links.contains(path))
      let list = try await browser.open(path)
      #expect(list.contains("\(days.count) Tage von"))
      func fields(_ more: [(String, String)]) -> [(String, String)] {
        [("_submission", UniqueID.make().description)] + person.value.map { ("tage-\(person.key)[]", $0.day.iso) } + more
      }
      // Present without a time: nothing is recorded, and what was typed and ticked is still there.
      let wrong = try await browser.post(
        path, fields([("stand-\(person.key)", "present"), ("grund", "Stundenzettel verlegt")]))
      #expect(wrong.status == .unprocessableContent && wrong.contains("\(person.key): Diese Angabe fehlt."))
      #expect(wrong.contains("Stundenzettel verlegt"))
      #expect(wrong.text.matches(of: /value="2026-10-\d\d" checked/).count == person.value.count)
      #expect(try await Self.open(web, as: .coach).count == days.count)
      // One of them is settled by somebody else meanwhile: it is not overwritten from here, and the others wait.
      let (taken, rest) = (try #require(person.value.first), person.value.dropFirst())
      try await web.test.database.write(as: DemoTown.clerk) { tx in
        _ = try SetAttendance(participant: person.key, day: taken.day, recorded: .present(Minutes(123))).run(tx)
      }
      let present = [("stand-\(person.key)", "present"), ("zeit-\(person.key)", "5:00")]
      let stale = try await browser.post(path, fields(present))
      #expect(stale.status == .unprocessableContent && stale.contains("Der \(taken.day.german) ist inzwischen geklärt."))
      let right = try await browser.post(
        path, [("_submission", UniqueID.make().description)] + rest.map { ("tage-\(person.key)[]", $0.day.iso) } + present)
      #expect(right.status == .seeOther && right.location == path)
      let left = try await Self.open(web, as: .coach)
      #expect(left.count == days.count - person.value.count && !left.contains { $0.participant == person.key })
      #expect(try await browser.open("/teilnehmende").contains("Oktober 2026: \(left.count) Ta"))
      let recorded = try await web.look { tx in
        try tx.query(
          """
          select sum(d.minutes)::integer from attendance_days d join participants t on t.id = d.participant_id
           where t.code = \(person.key) and d.day = any(\(person.value.map(\.day)))
          """
        ).first(as: Int.self)
      }
      #expect(recorded == 123 + 300 * rest.count)
    }
  }

  @Test func `absent needs a kind, and a person with nothing ticked is asked for the days`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .coach)
      let first = try #require(try await Self.open(web, as: .coach).first)
      let (code, path) = (first.participant, "/teilnehmende/unbekannt?monat=2026-10")
      func send(_ more: [(String, String)]) async throws -> Page {
        try await browser.post(path, [("_submission", UniqueID.make().description)] + more)
      }
      #expect(try await send([]).contains("Wenigstens einen Tag wählen."))
      #expect(try await send([("stand-\(code)", "absent")]).contains("Wenigstens einen Tag wählen."))
      let day = ("tage-\(code)[]", first.day.iso)
      #expect(try await send([day]).contains("Diese Angabe fehlt."))
      #expect(
        try await send([day, ("stand-\(code)", "absent"), ("zeit-\(code)", "1:00")]).contains(
          "Wer abwesend war, hat keine Zeit."))
      let done = try await send([day, ("stand-\(code)", "absent"), ("art-\(code)", "urlaub")])
      #expect(done.status == .seeOther)
    }
  }

  @Test func `a site manager sees the list of the own houses and is led to the diary; nobody else settles days`() async throws {
    try await WebHarness.run { web in
      let path = "/teilnehmende/unbekannt?monat=2026-10"
      let days = try await Self.open(web, as: .siteManager)
      #expect(!days.isEmpty && days.allSatisfy { $0.property != nil })
      let browser = try await web.browser(as: .siteManager)
      let page = try await browser.open(path)
      for day in days { #expect(page.links.contains("/objekte/\(day.property ?? "")/tagebuch/\(day.day.iso)")) }
      #expect(!page.contains("name=\"_submission\""))
      #expect(try await browser.post(path, [("_submission", UniqueID.make().description)]).status == .forbidden)
      #expect(try await web.browser(as: .management).open(path).contains("Fehltage hält der Jobcoach fest"))
      #expect(try await web.browser(as: .finance).get(path).status == .forbidden)
      // A month in which everything is known says so.
      #expect(try await browser.open("/teilnehmende/unbekannt?monat=2027-01").contains("Alles geklärt"))
    }
  }

  // MARK: Released reports

  @Test func `a reported line that is taken back stands with the report by house, day, person and reason`() async throws {
    try await WebHarness.run { web in
      let management = try await web.browser(as: .management)
      let released = try await web.program(as: .management).make("/reports", ["kind": "property", "property": "DO-DEM-003"])
      #expect(released["number"]?.text == "BER-2026-0001", "\(released)")
      let site = try await web.browser(as: .siteManager)
      let day = Self.house + "/tagebuch/2026-10-30"
      let work = try await web.look { tx in
        try tx.query(
          """
          select w.event_id::text, t.code from work_lines w join participants t on t.id = w.participant_id
            join properties p on p.id = w.property_id where p.code = 'DO-DEM-003' and w.day = '2026-10-30' order by 1 limit 1
          """
        ).decode((String, String).self).first
      }
      let (line, participant) = try #require(work)
      let taken = try await site.post(
        day + "/zuruecknehmen/\(line)", [("_submission", UniqueID.make().description), ("grund", "War an einem anderen Haus")])
      #expect(taken.status == .seeOther)
      let wanted = "Bautagebuch DO-DEM-003, 30.10.2026, \(participant): „War an einem anderen Haus“ (bauleitung)"
      #expect(try await management.open("/berichte").contains(wanted))
      #expect(try await management.open("/berichte/BER-2026-0001").contains(wanted))
    }
  }

  // MARK: Notes

  @Test func `a note from a day of the diary waits on the start page of finance until it is done`() async throws {
    try await WebHarness.run { web in
      let (site, finance) = (try await web.browser(as: .siteManager), try await web.browser(as: .finance))
      let path = Self.house + "/tagebuch/2026-10-30/mitteilung"
      #expect(try await site.open(Self.house + "/tagebuch/2026-10-30").links.contains(path))
      let wrong = try await site.post(path, [("_submission", UniqueID.make().description), ("text", "Gerüst wird teurer")])
      #expect(wrong.status == .unprocessableContent && wrong.contains("Gerüst wird teurer"))
      let told = try await site.post(
        path, [("_submission", UniqueID.make().description), ("an", "finance"), ("text", "Gerüst wird teurer")])
      #expect(told.status == .seeOther)
      let start = try await finance.open("/toepfe")
      #expect(start.contains("Gerüst wird teurer") && start.contains("30.10.2026 · bauleitung"))
      #expect(try await !web.browser(as: .coach).open("/teilnehmende").contains("Gerüst wird teurer"))
      let number = try #require(
        try await web.look { try $0.query("select id from office_notes").first(as: Int64.self) })
      #expect(try await web.browser(as: .coach).post("/mitteilungen/\(number)/erledigt", []).status == .notFound)
      #expect(try await finance.post("/mitteilungen/\(number)/erledigt", []).location == "/toepfe")
      #expect(try await finance.post("/mitteilungen/\(number)/erledigt", []).location == "/toepfe")
      #expect(try await !finance.open("/toepfe").contains("Gerüst wird teurer"))
      #expect(try await site.open(Self.house + "/tagebuch/2026-10-30").contains("erledigt: finanzen"))
    }
  }
}
