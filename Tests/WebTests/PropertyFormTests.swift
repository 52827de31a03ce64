import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Testing

@testable import Web

@Suite(.needsPostgres) struct PropertyFormTests {
  @Test func `management adds a house, changes it and says how it was acquired and surveyed`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let wrong = try await browser.submit(
        "/objekte/neu", ["code": "DO-NEU-001", "strasse": "Neuweg", "ort": "Dortmund", "stand": "planned", "baujahr": "alt"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("„alt“ ist keine ganze Zahl."))
      #expect(wrong.value(of: "strasse") == "Neuweg")

      let added = try await browser.submit(
        "/objekte/neu",
        [
          "code": "DO-NEU-001", "strasse": "Neuweg", "hausnummer": "7", "ort": "Dortmund", "stand": "planned",
          "baujahr": "1912",
          "wohnflaeche": "612,5",
        ])
      #expect(added.location == "/objekte/DO-NEU-001")
      let twice = try await browser.submit(
        "/objekte/neu", ["code": "DO-NEU-001", "strasse": "Neuweg", "hausnummer": "7", "ort": "Dortmund", "stand": "planned"])
      #expect(twice.status == .unprocessableContent)

      let acquired = try await browser.submit(
        "/objekte/DO-NEU-001/erwerb", ["form": "purchase", "tag": "02.03.2026", "preis": "120.000", "quelle": "Notarvertrag"])
      #expect(acquired.location == "/objekte/DO-NEU-001")
      let surveyed = try await browser.submit(
        "/objekte/DO-NEU-001/gutachten", ["ergebnis": "free", "tag": "05.03.2026", "quelle": "Labor 12/26"])
      #expect(surveyed.location == "/objekte/DO-NEU-001")
      let page = try await browser.open("/objekte/DO-NEU-001")
      #expect(page.contains("120.000,00 €"))
      #expect(page.contains("Labor 12/26"))
      #expect(page.contains("612,5 m²"))

      let changed = try await browser.submit(
        "/objekte/DO-NEU-001/aendern",
        ["name": "Neuweg sieben", "strasse": "Neuweg", "hausnummer": "7", "ort": "Dortmund", "stand": "acquired"])
      #expect(changed.location == "/objekte/DO-NEU-001")
      let facts = try await web.look { tx in try tx.ask(PropertyQueries.facts(try Lookup.property("DO-NEU-001", tx))) }
      #expect(facts?.name == "Neuweg sieben")
      #expect(facts?.yearBuilt == nil)
    }
  }

  @Test func `who saves a house that somebody else has changed is told`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let form = try await browser.open("/objekte/DO-DEM-003/aendern")
      let fields = ["name": "Erster", "strasse": "A", "hausnummer": "1", "ort": "B", "stand": "in_works"]
      let version = try #require(form.value(of: "_version"))
      func send(_ name: String) async throws -> Page {
        var sent = fields.map { ($0.key, $0.key == "name" ? name : $0.value) }
        sent += [("_version", version), ("_submission", UniqueID.make().description)]
        return try await browser.post("/objekte/DO-DEM-003/aendern", sent)
      }
      #expect(try await send("Erster").status == .seeOther)
      let second = try await send("Zweiter")
      #expect(second.status == .conflict)
      #expect(second.value(of: "name") == "Zweiter")
    }
  }

  @Test func `a site manager adds, merges and splits units`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let house = "/objekte/DO-DEM-003"
      #expect(
        try await browser.submit(house + "/einheiten/neu", ["einheit": "LA-01", "art": "shop", "flaeche": "40"]).location
          == house + "/einheiten/LA-01")
      let one = try await browser.submit(
        house + "/einheiten/zusammenlegen", ["alte[]": "WE-01", "neue": "WE-Z9", "tag": "02.11.2026"])
      #expect(one.status == .unprocessableContent)
      #expect(one.contains("Mindestens zwei Einheiten wählen."))
      let merged = try await browser.submit(
        house + "/einheiten/zusammenlegen",
        ["alte[]": "WE-01", "alte[]": "WE-02", "neue": "WE-Z9", "tag": "02.11.2026", "art": "flat", "flaeche": "109,74"])
      #expect(merged.location == house + "/einheiten/WE-Z9")
      let split = try await browser.submit(
        house + "/einheiten/teilen",
        ["alte[]": "WE-03", "tag": "02.11.2026", "neue1": "WE-3A", "neue2": "WE-3B", "flaeche1": "30"])
      #expect(split.location == house + "/einheiten")
      let units = try await web.look { tx in
        try UnitQueries.all(of: try Lookup.property("DO-DEM-003", tx), on: DemoTown.today, tx).map(\.code)
      }
      #expect(Set(["LA-01", "WE-Z9", "WE-3A", "WE-3B"]).isSubset(of: units))
      #expect(Set(["WE-01", "WE-02", "WE-03"]).isDisjoint(with: units))
    }
  }

  @Test func `a stage is moved on, suspended only with a reason`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let stage = "/objekte/DO-DEM-003/bauphasen/sanierung/1"
      let silent = try await browser.submit(stage + "/unterbrechen", ["tag": "02.11.2026"])
      #expect(silent.status == .unprocessableContent)
      #expect(silent.contains("Diese Angabe fehlt."))
      let suspended = try await browser.submit(stage + "/unterbrechen", ["tag": "02.11.2026", "grund": "Frost"])
      #expect(suspended.location == stage)
      let page = try await browser.open(stage)
      #expect(page.contains("unterbrochen"))
      #expect(page.contains("Grund: Frost"))
      #expect(try await browser.submit(stage + "/fortsetzen", ["tag": "02.11.2026"]).location == stage)
      let wrong = try await browser.submit(stage + "/abnehmen", ["tag": "02.11.2026"])
      #expect(wrong.status == .unprocessableContent)
      #expect(try await browser.get(stage + "/unsinn").status == .notFound)
    }
  }

  @Test func `a gate is passed over by management alone, with a reason that stays`() async throws {
    try await WebHarness.run { web in
      let leader = try await web.browser(as: .management)
      let house = "/objekte/DO-NEU-002"
      _ = try await leader.submit(
        "/objekte/neu", ["code": "DO-NEU-002", "strasse": "Torweg", "hausnummer": "2", "ort": "Dortmund", "stand": "acquired"])
      #expect(
        try await leader.submit(house + "/bauphasen/neu", ["bauphase": "sanierung", "von": "01.11.2026", "bis": "30.11.2026"])
          .location
          == house + "/bauphasen/sanierung/1")
      let start = house + "/bauphasen/sanierung/1/beginnen"
      let waiting = try await leader.submit(start, ["tag": "02.11.2026"])
      #expect(waiting.status == .unprocessableContent)
      #expect(try await leader.submit(start, ["tag": "02.11.2026", "uebergehen": "Dach offen"]).status == .seeOther)
      #expect(try await leader.open(house + "/bauphasen/sanierung/1").contains("Dach offen"))
      #expect(
        !(try await web.browser(as: .siteManager).open("/objekte/DO-DEM-003/bauphasen/vermietung/1/beginnen")).contains(
          "uebergehen"))
    }
  }

  @Test func `a step that a stage cannot take is refused in people's words, with those it can take`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let running = try #require(
        try await web.test.administer { connection in
          try connection.query(
            """
            select '/objekte/' || p.code || '/bauphasen/' || s.stage_code || '/' || s.occurrence
              from stages s join properties p on p.id = s.property_id where s.state = 'active' order by 1 limit 1
            """
          ).first(as: String.self)
        })
      let page = try await browser.submit(running + "/beginnen", ["tag": "01.03.2026"])
      #expect(page.status == .unprocessableContent)
      #expect(page.contains("„beginnen“ geht nur aus „geplant“"))
      #expect(page.contains("Möglich ist jetzt: unterbrechen, fertig melden."))
      #expect(page.contains("<title>Fehler: "))
      #expect(!page.contains("suspend"))
    }
  }

  @Test func `work packages are added, changed and reported on`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let house = "/objekte/DO-DEM-003"
      let added = try await browser.submit(
        house + "/arbeit/neu",
        [
          "paket": "AP-77", "titel": "Zaun", "bauphase": "sanierung 1", "kostengruppe": "340", "wer": "participants",
          "zeit": "80:00",
        ])
      #expect(added.location == house + "/arbeit/AP-77")
      let wrong = try await browser.submit(
        house + "/arbeit/AP-77/aendern", ["titel": "Zaun", "wer": "participants", "zeit": "viel"])
      #expect(wrong.status == .unprocessableContent)
      let changed = try await browser.submit(
        house + "/arbeit/AP-77/aendern", ["titel": "Zaun und Tor", "wer": "participants", "zeit": "90:00"])
      #expect(changed.location == house + "/arbeit/AP-77")
      #expect(
        try await browser.submit(house + "/arbeit/AP-77/stand", ["tag": "02.11.2026", "stand": "35"]).status == .seeOther)
      let found = try await web.look { tx in
        try WorkPackageQueries.all(of: try Lookup.property("DO-DEM-003", tx), on: DemoTown.today, tx).first {
          $0.facts.code == "AP-77"
        }
      }
      #expect(found?.facts.title == "Zaun und Tor")
      #expect(found?.facts.planned == Minutes(hours: 90))
      #expect(found?.done == BasisPoints(percent: 35))
      let planned = try await browser.submit(
        house + "/arbeit/AP-77/einsatz", ["paket": "AP-77", "person": "TN-0001", "von": "03.11.2026", "bis": "05.11.2026"])
      #expect(planned.location == house + "/arbeit")
      #expect(try await browser.open(house + "/arbeit").contains("03.11.2026"))
    }
  }

  @Test func `a hazard is reported, gets a deadline, is fixed, closed and opened again`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let house = "/objekte/DO-DEM-003"
      let wrong = try await browser.submit(house + "/maengel/neu", ["beschreibung": "Loch im Flur", "art": "gefahr"])
      #expect(wrong.status == .unprocessableContent)
      #expect(wrong.contains("Loch im Flur"))
      let reported = try await browser.submit(
        house + "/maengel/neu", ["beschreibung": "Loch im Flur", "art": "gefahr", "schwere": "acute", "gemeldet": "02.11.2026"])
      let hazard = try #require(reported.location)
      #expect(try await browser.submit(hazard + "/frist", ["frist": "05.11.2026"]).location == hazard)
      #expect(try await browser.submit(hazard + "/beseitigt", [:]).location == hazard)
      #expect(try await browser.submit(hazard + "/schliessen", ["als": "verified", "tag": "02.11.2026"]).location == hazard)
      #expect(try await browser.open(hazard).contains("geprüft"))
      #expect(try await browser.submit(hazard + "/oeffnen", ["bemerkung": "wieder offen"]).location == hazard)
      #expect(try await browser.open(house).contains("Loch im Flur"))
    }
  }

  @Test func `a day is written, signed, opened anew and corrected`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let day = "/objekte/DO-DEM-003/tagebuch/2026-11-02"
      #expect(try await browser.submit(day + "/wetter", [:]).status == .unprocessableContent)
      #expect(try await browser.submit(day + "/wetter", ["minimum": "-2", "maximum": "7", "himmel": "clear"]).location == day)
      let nobody = try await browser.submit(day + "/arbeit", ["paket": "AP-16", "zeit": "6:00"])
      #expect(nobody.status == .unprocessableContent)
      #expect(nobody.contains("Wenigstens eine Person wählen."))
      let work = try await browser.submit(
        day + "/arbeit",
        ["paket": "AP-16", "personen[]": "TN-0001", "personen[]": "TN-0002", "zeit": "6:00", "taetigkeit": "Putz"])
      #expect(work.location == day)
      #expect(try await browser.submit(day + "/firma", ["firma": "FA-DACH", "personen": "2", "zeit": "16:00"]).location == day)
      #expect(
        try await browser.submit(day + "/notiz", ["art": "material", "text": "Kalkputz", "menge": "2,5", "masseinheit": "t"])
          .location == day)
      #expect(try await browser.submit(day + "/stand", ["paket": "AP-16", "stand": "60"]).location == day)
      let page = try await browser.open(day)
      for wanted in ["-2 … 7 °C", "6:00 h", "12:00 h", "16:00 h", "2,5 t", "60 %", "TN-0002"] {
        #expect(page.contains(wanted), "\(wanted)")
      }

      #expect(try await browser.submit(day + "/unterschreiben", [:]).location == day)
      #expect(try await browser.open(day).contains("unterschrieben von bauleitung"))
      #expect(try await browser.submit(day + "/notiz", ["art": "note", "text": "zu spät"]).status == .unprocessableContent)
      #expect(try await browser.submit(day + "/neue-fassung", [:]).status == .unprocessableContent)
      #expect(try await browser.submit(day + "/neue-fassung", ["grund": "vergessen"]).location == day)
      let retract = try #require(try await browser.open(day).links.first { $0.hasPrefix(day + "/zuruecknehmen/") })
      #expect(try await browser.submit(retract, ["grund": "falsch"]).location == day)
      let corrected = try await browser.open(day)
      #expect(corrected.contains("Grund: vergessen"))
      #expect(corrected.contains("zurückgenommen"))
      #expect(try await browser.open("/objekte/DO-DEM-003/tagebuch?monat=2026-11").contains("02.11.2026"))
    }
  }

  @Test func `forms of a house are for those who run it`() async throws {
    try await WebHarness.run { web in
      let forms = [
        "/aendern", "/erwerb", "/gutachten", "/einheiten/neu", "/bauphasen/neu", "/bauphasen/sanierung/1/plan", "/arbeit/neu",
        "/arbeit/AP-16/aendern", "/maengel/neu", "/maengel/MG-01/frist", "/einsatzplan/neu", "/tagebuch/2026-11-02/arbeit",
      ]
      for role in WebHarness.roles where !PropertyTab.siteRoles.contains(role) {
        let browser = try await web.browser(as: role)
        for form in forms {
          #expect(try await browser.get("/objekte/DO-DEM-003" + form).status == .forbidden, "\(role) \(form)")
        }
      }
      let manager = try await web.browser(as: .siteManager)
      for form in forms.dropFirst(3) {
        #expect(try await manager.get("/objekte/DO-DEM-003" + form).status == .ok, "\(form)")
        #expect(try await manager.get("/objekte/DO-DEM-012" + form).status == .notFound, "\(form)")
      }
    }
  }
}
