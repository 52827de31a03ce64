import Domain
import Harness
import HTTPTypes
import Postgres
import Testing

@testable import Web

/// Each resource once through: made, read, listed, changed.
@Suite(.needsPostgres) struct APIResourceTests {
  /// A house of the test's own with a stage, as management.
  private static func withHouse(_ body: @escaping @Sendable (WebHarness, APIClient, String) async throws -> Void) async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      _ = try await made(
        program, "/properties", ["code": "DO-API-001", "street": "Teststraße", "house_number": "1", "is_invented": true])
      try await body(web, program, "/properties/DO-API-001")
    }
  }

  /// Something that is made; the address that is told leads to it.
  @discardableResult
  private static func made(
    _ program: APIClient, _ path: String, _ body: JSONValue, sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> APIClient.Answer {
    let answer = try await program.make(path, body)
    #expect(answer.status == 201, "\(path): \(answer)", sourceLocation: sourceLocation)
    #expect(answer.headers[.location]?.hasPrefix("/api/v1/") == true, sourceLocation: sourceLocation)
    if let tag = answer.tag, let location = answer.headers[.location] {
      let read = try await program.read(String(location.dropFirst("/api/v1".count)), sourceLocation: sourceLocation)
      #expect(read.tag == tag, "\(path)", sourceLocation: sourceLocation)
    }
    return answer
  }

  /// Something that is changed as it was read.
  @discardableResult
  private static func changed(
    _ program: APIClient, _ resource: String, _ act: String, _ body: JSONValue, by method: HTTPRequest.Method = .post,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> APIClient.Answer {
    let seen = try await program.read(resource, sourceLocation: sourceLocation)
    let blind = try await program.change(method, resource + act, body, seen: nil)
    #expect(blind.status == 428, "\(resource + act): \(blind)", sourceLocation: sourceLocation)
    let stale = try await program.change(method, resource + act, body, seen: "\"00000000000000000000000000000000\"")
    #expect(stale.status == 412, "\(resource + act): \(stale)", sourceLocation: sourceLocation)
    let answer = try await program.change(method, resource + act, body, seen: seen.tag)
    #expect(answer.status == 200, "\(resource + act): \(answer)", sourceLocation: sourceLocation)
    #expect(try await program.read(resource).tag == answer.tag, "\(resource + act)", sourceLocation: sourceLocation)
    return answer
  }

  private static func count(_ program: APIClient, _ path: String, sourceLocation: SourceLocation = #_sourceLocation)
    async throws
    -> Int
  {
    try await program.read(path, sourceLocation: sourceLocation)["items"]?.elements.count ?? 0
  }

  @Test func `units are added and merged; surveys and acquisitions are recorded`() async throws {
    try await Self.withHouse { _, program, house in
      try await Self.made(program, house + "/units", ["code": "WE-01", "area_m2": "42.5", "rooms": "2"])
      try await Self.made(program, house + "/units", ["code": "WE-02"])
      let merged = try await Self.made(
        program, house + "/unit-changes",
        ["on": "2026-10-01", "from": ["WE-01", "WE-02"], "into": [["code": "WE-11", "rooms": "4"]]])
      #expect(merged["kind"]?.text == "merge")
      let unit = try await program.read(house + "/units/WE-11")
      #expect(unit["ancestry"]?.elements.count == 3)
      #expect(try await Self.count(program, house + "/units?on=2026-11-01") == 1)
      #expect(try await Self.count(program, house + "/units?all=true") == 3)
      try await Self.made(
        program, house + "/surveys", ["result": "free", "on": "2026-09-01", "source": "Gutachten erfunden"])
      #expect(try await Self.count(program, house + "/surveys") == 1)
      let acquired = try await Self.made(
        program, house + "/acquisitions", ["form": "purchase", "on": "2026-09-10", "price_cents": 12_345_600])
      #expect(acquired["position"]?.integer == 1)
      #expect(try await Self.count(program, house + "/acquisitions") == 1)
    }
  }

  @Test func `stages are planned, replanned and moved; packages and defects go along`() async throws {
    try await Self.withHouse { _, program, house in
      try await Self.made(
        program, house + "/stages",
        ["stage": "raeumung", "planned": ["from": "2026-10-01", "through": "2026-10-31"]])
      let stage = house + "/stages/raeumung/1"
      try await Self.changed(
        program, stage, "", ["planned": ["from": "2026-10-02", "through": "2026-11-30"]], by: .patch)
      let again = try await program.make(house + "/stages", ["stage": "raeumung"])
      #expect(again.code == "stage.planned_before")
      let moved = try await Self.changed(
        program, stage, "/transitions",
        ["action": "start", "on": "2026-10-05", "override_reason": "Der Erwerb ist beurkundet."])
      #expect(moved["state"]?.text == "active")
      #expect(moved["events"]?.elements.count == 1)
      let twice = try await program.change(.post, stage + "/transitions", ["action": "start"], seen: moved.tag)
      #expect(twice.status == 422, "\(twice)")

      try await Self.made(
        program, house + "/work-packages",
        ["code": "AP-01", "title": "Räumen", "stage": "raeumung", "planned_minutes": 4800, "cost_group": "210"])
      #expect(try await Self.count(program, house + "/work-packages?stage=raeumung") == 1)
      let defect = try await Self.made(
        program, house + "/defects", ["is_hazard": true, "severity": "acute", "description": "Decke gerissen"])
      let code = defect["code"]?.text ?? ""
      let deadline = try await Self.changed(
        program, house + "/defects/\(code)", "/moves", ["state": "deadline_set", "deadline_on": "2026-11-20"])
      #expect(deadline["state"]?.text == "deadline_set")
      #expect(try await Self.count(program, house + "/defects?is_hazard=true") == 1)
      #expect(try await Self.count(program, house + "/defects?is_hazard=false") == 0)
    }
  }

  @Test func `a day of the diary is written once although it is sent twice, signed, and corrected by a new version`()
    async throws
  {
    try await Self.withHouse { _, program, house in
      try await Self.made(program, house + "/stages", ["stage": "raeumung"])
      try await Self.made(program, house + "/work-packages", ["code": "AP-01", "title": "Räumen", "stage": "raeumung"])
      let line = UniqueID.make().description
      let lines: JSONValue = [
        "weather": [["min": -2, "max": 5, "sky": "overcast"]],
        "notes": [
          ["id": .text(line), "kind": "incident", "text": "Wasser im Keller", "device_at": "2026-10-05T09:30:00+02:00"]
        ],
        "progress": [["package": "AP-01", "done_basis_points": 4000]],
      ]
      let day = house + "/diary/2026-10-05"
      let written = try await Self.made(program, day + "/lines", lines)
      #expect(written["written"]?.elements.count == 3)
      let again = try await Self.made(
        program, day + "/lines",
        [
          "notes": [
            ["id": .text(line), "kind": "incident", "text": "Wasser im Keller", "device_at": "2026-10-05T09:30:00+02:00"]
          ]
        ])
      #expect(again["already_there"]?.integer == 1)
      #expect(try await Self.count(program, house + "/diary?month=2026-10") == 1)
      try await Self.changed(program, day, "/signature", [:])
      let reopened = try await Self.changed(program, day, "/versions", ["reason": "Ein Eintrag war falsch."])
      #expect(reopened["version"]?.integer == 2)
      let retracted = try await Self.changed(
        program, day, "/retractions", ["line": .text(line), "reason": "Es war nur Regen."])
      #expect(retracted["lines"]?.elements.count == 2)
      #expect(try await program.read(day + "?version=1")["lines"]?.elements.count == 3)
      let future = try await program.make(house + "/diary/2027-01-01/lines", lines)
      #expect(future.code == "diary.day_to_come")
      let wrong = try await program.make(day + "/lines", ["work": [["participant": "TN-0001", "package": "AP-01"]]])
      #expect(wrong["errors"]?.elements.first?["pointer"]?.text == ["", "work", "0", "minutes"].joined(separator: "/"))
    }
  }

  @Test func `a week of the diary, hours, unknown days and notes to the office are read, and a note is told and settled`()
    async throws
  {
    try await WebHarness.run { web in
      let (site, coach, finance) = (
        try await web.program(as: .siteManager), try await web.program(as: .coach), try await web.program(as: .finance)
      )
      #expect(try await Self.count(site, "/properties/DO-DEM-003/diary-weeks/2026-10-28") == 7)
      #expect(try await Self.count(coach, "/weekly-hours?day=2026-10-14&all=true") > 0)
      #expect(try await Self.count(coach, "/unknown-attendance?month=2026-10") > 0)
      let told = try await Self.made(
        site, "/properties/DO-DEM-003/diary/2026-10-30/office-notes", ["to": "finance", "text": "Gerüst wird teurer"])
      let path = "/office-notes/\(told["number"]?.integer ?? 0)"
      #expect(try await Self.count(finance, "/office-notes?property=DO-DEM-003") == 1)
      let settled = try await Self.changed(finance, path, "/settlement", [:])
      #expect(settled["done_by"]?.text == "finanzen")
      #expect(try await Self.count(finance, "/office-notes") == 0)
      #expect(try await Self.count(site, "/office-notes?all=true") == 1)
      let future = try await site.make(
        "/properties/DO-DEM-003/diary/2027-01-01/office-notes", ["to": "coach", "text": "Morgen"])
      #expect(future.code == "diary.day_to_come")
    }
  }

  @Test func `a participant is taken in and placed, and the placement runs on and ends`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      try await Self.made(program, "/participants", ["code": "TN-9001", "invented": true])
      #expect(try await program.read("/participants/TN-9001")["invented"] == true)
      try await Self.made(
        program, "/placements",
        [
          "code": "ZW-9001", "participant": "TN-9001", "jobcenter": "JC-MUSTER",
          "period": ["from": "2026-10-01", "through": "2026-12-31"], "weekday_minutes": [300, 300, 300, 300, 300],
        ])
      try await Self.changed(
        program, "/placements/ZW-9001", "/extension", ["last_day": "2027-01-31", "reason": "verlängert"])
      try await Self.changed(
        program, "/placements/ZW-9001", "/bases",
        ["instrument": "16d", "period": ["from": "2026-10-01", "through": "2027-01-31"]])
      let ended = try await Self.changed(
        program, "/placements/ZW-9001", "/end", ["last_day": "2026-10-31", "reason": "Arbeit gefunden"])
      #expect(ended["period"]?["through"]?.text == "2026-10-31")
      #expect(try await Self.count(program, "/placements?participant=TN-9001") == 1)
    }
  }

  @Test func `a coach keeps attendance and what was learned; reasons of absence leave a record`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .coach)
      let person = "/participants/TN-0001"
      let day = person + "/attendance/2026-10-05"
      let present = try await Self.changed(program, day, "", ["present_minutes": 420], by: .put)
      #expect(present["minutes"]?.integer == 420)
      #expect(present["outcome"]?["changed"] == true)
      let both = try await program.change(.put, day, ["present_minutes": 1, "absent": "urlaub"], seen: present.tag)
      #expect(both.code == "attendance.one_of_two")
      let certified = try await program.change(
        .put, day, ["present_minutes": 1, "certified_until": "2026-10-05"], seen: present.tag)
      #expect(certified.code == "attendance.certificate_of_presence")
      let later = person + "/attendance/2026-12-24"
      let toCome = try await program.change(.put, later, ["present_minutes": 1], seen: try await program.read(later).tag)
      #expect(toCome.code == "attendance.day_to_come")
      let absent = try await program.change(.put, day, ["absent": "urlaub"], seen: present.tag)
      #expect(absent["state"]?.text == "absent", "\(absent)")
      #expect(absent["reason"] == .null)
      #expect(try await program.read(day + "/reason")["reason"]?.text == "Urlaub")
      // What is not answered counts, too: whoever saw the day before somebody changed the reason is told so.
      let ill = try await program.change(.put, day, ["absent": "krank-erst"], seen: absent.tag)
      #expect(ill["state"]?.text == "absent", "\(ill)")
      let stale = try await program.change(.put, day, ["absent": "urlaub"], seen: absent.tag)
      #expect(stale.status == 412)
      _ = try await program.change(.put, day, ["absent": "urlaub"], seen: ill.tag)
      let looked = try await web.test.administer { connection in
        try connection.query("select count(*) from audit_events where operation like 'disclosure%' and actor = 'coach'").first(
          as: Int64.self)
      }
      #expect((looked ?? 0) > 0)
      #expect(try await Self.count(program, person + "/attendance?month=2026-10") > 0)

      try await Self.made(
        program, person + "/qualifications",
        ["qualification": "mauern", "level": "guided", "on": "2026-10-06", "evidence_minutes": 3000])
      try await Self.made(program, person + "/certificates", ["kind": "jahresunterweisung", "from": "2026-10-06"])
      try await Self.made(program, person + "/outcomes", ["kind": "job", "on": "2026-10-30"])
      try await Self.made(
        program, person + "/spells", ["status": "employed", "period": ["from": "2001-01-01", "through": "2001-12-31"]])
      let changed = try await Self.changed(program, person, "", ["phone": "0231 000"], by: .patch)
      #expect(changed["outcome"]?["changed"]?.elements == ["phone"])
      #expect(!changed.text.contains("0231") && !changed.text.contains("#state"))
      let once = try await program.change(.patch, person, ["phone": "0231 111"], seen: changed.tag)
      #expect(once.status == 200)
      let late = try await program.change(.patch, person, ["phone": "0231 000"], seen: changed.tag)
      #expect(late.status == 412)
      _ = try await program.change(.patch, person, ["phone": "0231 000"], seen: once.tag)
      let record = try await program.read(person + "/record?names=true")
      #expect(record["person"]?["phone"]?.text == "0231 000")
      #expect(try await program.read(person + "/record")["person"] == .null)
      // Reasons, names and health are no site manager's and no management's.
      for role in [Role.siteManager, .management, .finance, .auditor] {
        let other = try await web.program(as: role)
        #expect(try await other.get(day + "/reason").status == 403)
        #expect(try await other.get(person + "/record").status == 403)
      }
    }
  }

  @Test func `money goes from a pot to a voucher's line and back, to the cent`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .finance)
      try await Self.made(
        program, "/organisations", ["code": "GG-API", "name": "Geldgeber erfunden", "kind": "funder", "city": "Musterstadt"])
      try await Self.made(
        program, "/pots",
        ["code": "T-API", "name": "Test", "kind": "grant", "granted_cents": 100_000, "funder": "GG-API", "invented": true])
      let more = try await Self.changed(
        program, "/pots/T-API", "", ["rate_basis_points": 8_000, "granted_on": "2026-01-15"], by: .patch)
      #expect(more["rate_basis_points"]?.integer == 8_000)
      try await Self.made(
        program, "/pots/T-API/budget-lines", ["code": "KG300", "name": "Bau", "planned_cents": 125_000])
      try await Self.made(
        program, "/pots/T-API/rules", ["effect": "eligible", "clause": "Nr. 1 (erfunden)", "evidence": "design"])
      try await Self.made(
        program, "/pots/T-API/commitments", ["property": "DO-DEM-001", "amount_cents": 50_000])
      try await Self.made(
        program, "/vouchers",
        [
          "number": "B-API-1", "kind": "invoice", "reason": "Fenster", "invented": true, "payee": "GG-API",
          "lines": [
            ["property": "DO-DEM-001", "cost_kind": "firma", "purpose": "Fenster", "net_cents": 100_000, "vat_cents": 19_000]
          ],
        ])
      let paid = try await Self.changed(program, "/vouchers/B-API-1", "/payments", ["paid_on": "2026-10-20"])
      #expect(paid["outcome"]?["positions"]?.elements == [1])
      let allocated = try await Self.made(
        program, "/allocations", ["voucher": "B-API-1", "position": 1, "pot": "T-API", "budget_line": "KG300"])
      #expect(allocated["cover_cents"]?.integer == 95_200)
      let number = allocated["number"]?.integer ?? 0
      #expect(try await Self.count(program, "/allocations?pot=T-API") == 1)
      let back = try await Self.changed(
        program, "/allocations/\(number)", "/reversal", ["reason": "falscher Topf"])
      #expect(back["outcome"]?["freed_cents"]?.integer == 95_200)
      #expect(try await program.read("/pots/T-API")["rest_cents"]?.integer == 100_000)
      let empty = try await program.make("/vouchers", ["number": "B-API-2", "kind": "invoice", "reason": "x", "lines": []])
      #expect(empty.code == "voucher.without_lines")
      let incomplete = try await program.make(
        "/vouchers",
        ["number": "B-API-3", "kind": "invoice", "reason": "x", "lines": [["cost_kind": "firma", "purpose": "x"]]])
      #expect(incomplete["errors"]?.elements.first?["pointer"]?.text == "/lines/0/net_cents")
      try await Self.made(
        program, "/properties/DO-DEM-001/gifts", ["donor": "GG-API", "description": "Strom"])
      #expect(try await Self.count(program, "/properties/DO-DEM-001/gifts") > 0)
      try await Self.made(
        program, "/properties/DO-DEM-001/cost-statements",
        ["code": "KA-API", "amount_cents": 1_000, "scope": "Alles", "source": "erfunden", "evidence": "design"])
    }
  }

  @Test func `a report is drawn up, released, received by its Jobcenter, and corrected only where something changed`()
    async throws
  {
    try await WebHarness.run { web in
      let management = try await web.program(as: .management)
      let draft = try await management.read("/report-drafts/participants?jobcenter=JC-MUSTER&month=2026-03")
      let report = try await Self.made(
        management, "/reports", ["kind": "participants", "jobcenter": "JC-MUSTER", "month": "2026-03"])
      #expect(report["figures"] == draft["figures"])
      #expect(report["is_intact"] == true)
      let path = "/reports/" + (report["number"]?.text ?? "")
      let jobcenter = try await web.program(as: .jobcenter)
      #expect(try await Self.count(jobcenter, "/reports") == 1)
      let received = try await Self.changed(jobcenter, path, "/receipt", [:])
      #expect(received["received_by"]?.text == "jobcenter")
      #expect(try await jobcenter.get("/participants").status == 403)
      let seen = try await management.read(path)
      let unchanged = try await management.change(.post, path + "/corrections", ["reason": "x"], seen: seen.tag)
      #expect(unchanged.code == "report.unchanged")
      #expect(try await management.read(path + "/changes")["is_touched"] == false)
      let missing = try await management.get("/report-drafts/participants")
      #expect(missing.status == 400)
      #expect(missing.code == "parameter.invalid")
    }
  }
}
