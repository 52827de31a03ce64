import Documents
import Domain
import HTTPTypes
import Harness
import Postgres
import Store
import Synchronization
import Testing

@testable import Web

/// Lists come in by the browser: looked at first, then stored as a whole or not at all.
@Suite(.needsPostgres) struct ImportPageTests {
  private static let header = "code;name;art;strasse;plz;ort;quelle"
  private static let good = Sent(name: "organisationen.csv", content: "\(header)\nNEU-1;Neu <GmbH>;firma;;;Dortmund;Probe\n")
  private static let bad = Sent(name: "organisationen.csv", content: "\(header)\nNEU-1;Neu;frima;;;Dortmund;Probe\n")

  private func count(_ web: WebHarness, _ query: SQL) async throws -> Int {
    try await web.test.administer { connection in try connection.query(query).first(as: Int.self) ?? -1 }
  }

  @Test func `what is wrong is shown with its place, a mended file takes its place, and then it is stored`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let batches = try await count(web, "select count(*) from import_batches")
      let (path, page) = try await browser.preview(files: Self.bad)
      #expect(page.status == .ok && page.contains("1 Fehler: So wird nichts gespeichert."))
      #expect(page.contains("organisationen.csv") && page.contains("frima") && page.contains("Gemeint ist vielleicht »firma«"))
      #expect(!page.contains("\(path)/einlesen"))
      // A button that is not there does nothing either.
      #expect(try await browser.post("\(path)/einlesen", [:]).location == path)
      #expect(try await browser.settled(path).contains("1 Fehler"))

      let (same, mended) = try await browser.preview("\(path)/dateien", [Self.good])
      #expect(same == path && mended.contains("Alles passt.") && mended.contains("1 neu, 0 schon da"))
      #expect(mended.contains("Neu &lt;GmbH&gt;") && mended.contains("\(path)/einlesen"))
      #expect(try await count(web, "select count(*) from organisations where code = 'NEU-1'") == 0)
      #expect(try await count(web, "select count(*) from import_batches") == batches)

      #expect(try await browser.post("\(path)/einlesen", [:]).location == path)
      let done = try await browser.settled(path)
      let batch = try #require(done.location)
      #expect(done.status == .seeOther && batch.hasPrefix("/import/verlauf/"))
      let shown = try await browser.open(batch)
      #expect(shown.contains("organisationen.csv") && shown.contains("leitung") && shown.contains("<dd>1</dd>"))
      #expect(try await browser.open("/import").contains(batch))
      #expect(try await count(web, "select count(*) from organisations where code = 'NEU-1'") == 1)
      #expect(try await count(web, "select count(*) from import_upload_parts") == 0)
      #expect(try await count(web, "select count(*) from audit_events where operation = 'import' and role = 'management'") == 1)
    }
  }

  @Test func `the same again finds everything there and changes nothing`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, _) = try await browser.preview(files: Self.good)
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      let (again, page) = try await browser.preview(files: Self.good)
      #expect(page.contains("Alles ist schon da.") && !page.contains("\(again)/einlesen"))
      #expect(try await browser.post("\(again)/verwerfen", [:]).location == "/import")
      #expect(try await browser.get(again).status == .notFound)
      #expect(try await count(web, "select count(*) from import_upload_files") == 0)
    }
  }

  @Test func `who may not import is refused, and an auditor only reads`() async throws {
    try await WebHarness.run { web in
      for role in [Role.siteManager, .coach, .administrator, .participant] {
        let browser = try await web.browser(as: role)
        #expect(try await browser.get("/import").status == .forbidden)
        #expect(try await browser.upload("/import", [Self.good]).status == .forbidden, "\(role)")
      }
      let auditor = try await web.browser(as: .auditor)
      let page = try await auditor.open("/import")
      #expect(page.contains("Eingelesene Listen") && !page.contains("type=\"file\""))
      #expect(try await auditor.upload("/import", [Self.good]).status == .forbidden)
      #expect(try await count(web, "select count(*) from import_uploads") == 0)
    }
  }

  @Test func `only such lists are offered as the role may store`() async throws {
    try await WebHarness.run { web in
      let finance = try await web.browser(as: .finance).open("/import")
      #expect(finance.contains("value=\"belege\""))
      for people in ["anwesenheit", "teilnehmende", "ergebnisse"] { #expect(!finance.contains("value=\"\(people)\"")) }
      // What is offered to management is stored by management.
      let management = try await web.browser(as: .management).open("/import")
      #expect(management.contains("value=\"objekte\"") && !management.contains("value=\"anwesenheit\""))
    }
  }

  @Test func `nobody else sees what somebody has uploaded, nor they themselves in another role`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, _) = try await browser.preview(files: Self.bad)
      try await web.test.administer { connection in
        try connection.execute(
          """
          insert into role_grants (account_id, role, period, granted_by)
          select id, 'finance', '[2020-01-01,2100-01-01)', 'test' from accounts where user_name = 'leitung'
          """)
      }
      for other in [try await web.browser(as: .finance), try await web.browser(of: "leitung", as: .finance)] {
        #expect(try await other.get(path).status == .notFound)
        #expect(try await !other.open("/import").contains(path))
        for action in ["pruefen", "einlesen", "abbrechen", "verwerfen", "dateien/1/entfernen"] {
          #expect(try await other.post("\(path)/\(action)", [:]).status == .notFound, "\(action)")
        }
        #expect(try await other.upload("\(path)/dateien", [Self.good]).status == .notFound)
      }
      #expect(try await browser.open(path).contains("1 Fehler"))
      #expect(try await browser.open("/import").contains(path))
    }
  }

  @Test func `a restart between upload and import loses nothing`() async throws {
    try await WebHarness.run { web in
      let path = try await web.browser(as: .management).preview(files: Self.good).path
      // What was under way when the service ended is not there; its files are.
      try await web.test.administer { connection in try connection.execute("update import_uploads set review = null") }
      try await web.restarted { web in
        let browser = try await web.browser(as: .management)
        let page = try await browser.open(path)
        #expect(page.contains("Die Prüfung wurde unterbrochen") && page.contains("\(path)/verwerfen"))
        _ = try await browser.post("\(path)/pruefen", [:])
        #expect(try await browser.settled(path).contains("Alles passt."))
      }
      try await web.restarted { web in
        let browser = try await web.browser(as: .management)
        #expect(try await browser.open(path).contains("Alles passt."))
        _ = try await browser.post("\(path)/einlesen", [:])
        #expect(try await browser.settled(path).status == .seeOther)
      }
      #expect(try await count(web, "select count(*) from organisations where code = 'NEU-1'") == 1)
    }
  }

  @Test func `findings are filtered by the address and handed out as CSV`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, page) = try await browser.preview(
        files: Sent(name: "organisationen.csv", content: "\(Self.header)\nA-1;A;frima;;;;P\nB-1;B;bank;;;;P\n"))
      #expect(page.contains("frima") && page.contains("bank"))
      let one = try await browser.open("\(path)?filter=frima")
      #expect(one.contains("frima") && !one.contains("\"Wert\">bank<"))
      let file = try await browser.get("\(path)?als=csv")
      #expect(file.status == .ok && file.headers[.contentType]?.hasPrefix("text/csv") == true)
      #expect(file.contains("choice.unknown") && file.contains("bank"))
    }
  }

  @Test func `personal columns are dots, before and after`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (_, page) = try await browser.preview(
        files: Sent(name: "teilnehmende.csv", content: "code;nachname;vorname\nTN-9001;Kanarienvogel;Kim\n"))
      #expect(page.contains("TN-9001") && page.contains("•••") && !page.contains("Kanarienvogel"))
      #expect(page.contains("gehört nicht zu dem, was die Rolle „Geschäftsführung“ einliest"))
      #expect(
        try await count(web, "select count(*) from import_uploads where review like '%Kanarienvogel%' or review is null") == 0)
    }
  }

  @Test func `what is too much is refused by name, and nothing of it is kept`() async throws {
    var settings = WebSettings()
    settings.uploads.total_bytes = 1 << 20
    settings.uploads.files = 3
    settings.uploads.head_bytes = 1024
    try await WebHarness.run(settings: settings) { web in
      let browser = try await web.browser(as: .finance)
      let big = try await browser.upload("/import", [Sent(name: "a.csv", content: String(repeating: "x", count: 1_100_000))])
      #expect(big.status == .contentTooLarge && big.contains("größer als 1 MB"))
      let many = try await browser.upload("/import", (1...4).map { Sent(name: "\($0).csv", content: "x") })
      #expect(many.status == .contentTooLarge && many.contains("mehr als 3 Dateien"))
      let long = try await browser.upload("/import", [Sent(name: String(repeating: "x", count: 2_000), content: "x")])
      #expect(long.status == .badRequest && long.contains("mehr als 1 KB"))
      let none = try await browser.upload("/import", [Sent(name: "", content: "")])
      #expect(none.status == .unprocessableContent && none.contains("keine Datei"))
      let whole = Browser.packed([Self.good], token: browser.forgeryToken)
      let half = try await browser.sendMultipart("/import", Array(whole.dropLast(20)))
      #expect(half.status == .badRequest)
      // Every other address keeps its own limit.
      let other = try await browser.upload("/sprache", [Self.good])
      #expect(other.status == .forbidden)
      #expect(try await count(web, "select count(*) from import_uploads") == 0)
    }
  }

  @Test func `no more uploads wait than are kept`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      for _ in 0..<ImportUploads.waiting_max { #expect(try await browser.upload("/import", [Self.good]).status == .seeOther) }
      let more = try await browser.upload("/import", [Self.good])
      #expect(more.status == .unprocessableContent && more.contains("Es warten schon 5 Uploads"))
    }
  }

  @Test func `no file is kept for a form without the browser's token, or where it comes too late`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .finance)
      #expect(try await browser.sendMultipart("/import", Browser.packed([Self.good], token: nil)).status == .forbidden)
      let wrong = String(repeating: "0", count: 64)
      #expect(try await browser.sendMultipart("/import", Browser.packed([Self.good], token: wrong)).status == .forbidden)
      let end = Array("--\(Browser.boundary)--\r\n".utf8)
      let late = Browser.packed([Self.good], token: nil).dropLast(end.count) + Browser.packed([], token: browser.forgeryToken)
      #expect(try await browser.sendMultipart("/import", Array(late)).status == .forbidden)
      #expect(try await count(web, "select count(*) from import_uploads") == 0)
    }
  }

  @Test func `files are removed one by one, and the last one takes the upload with it`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, page) = try await browser.preview("/import", [Self.good, Sent(name: "notiz.txt", content: "Hallo")])
      #expect(page.contains("1 Fehler") && page.contains("Weder der Name noch die Spalten"))
      #expect(try await browser.post("\(path)/dateien/2/entfernen", [:]).location == path)
      #expect(try await browser.settled(path).contains("Alles passt."))
      #expect(try await browser.post("\(path)/dateien/1/entfernen", [:]).location == "/import")
      #expect(try await browser.get(path).status == .notFound)
    }
  }

  /// Holds a table that imports wait for while a test runs, and lets go of it after a minute: whoever waits for it is found, and does
  /// not wait forever.
  private func holding(_ web: WebHarness, _ body: () async throws -> Void) async throws {
    let test = web.test
    let isOver = Atomic(false)
    let holder = Task {
      try await test.administer { connection in
        try connection.execute("begin")
        try connection.execute("lock table organisations in access exclusive mode")
        var rounds = 0
        while rounds < 1_200, !isOver.load(ordering: .acquiring) {
          _ = try connection.query("select pg_sleep(0.05)::text")
          rounds += 1
        }
        try connection.execute("rollback")
        return isOver.load(ordering: .acquiring)
      }
    }
    while try await count(
      web,
      "select count(*) from pg_locks where relation = 'organisations'::regclass and granted and mode = 'AccessExclusiveLock'")
      == 0
    {
      try await Task.sleep(for: .milliseconds(20))
    }
    do {
      defer { isOver.store(true, ordering: .releasing) }
      try await body()
    }
    #expect(try await holder.value, "somebody waited for the table")
  }

  @Test func `what is under way looks again by itself, and a button stops it and leaves nothing`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      try await holding(web) {
        let path = try #require(try await browser.upload("/import", [Self.good]).location)
        let page = try await browser.open(path)
        #expect(page.headers[.refresh] == "2" && page.contains("Wird geprüft") && page.contains("organisationen.csv"))
        for action in ["einlesen", "pruefen", "dateien/1/entfernen"] {
          #expect(try await browser.post("\(path)/\(action)", [:]).status == .unprocessableContent, "\(action)")
        }
        #expect(try await browser.post("\(path)/abbrechen", [:]).location == path)
        let stopped = try await browser.open(path)
        #expect(stopped.headers[.refresh] == nil && stopped.contains("Abgebrochen; es wurde nichts gespeichert."))
        #expect(stopped.contains("Noch einmal prüfen"))
      }
    }
  }

  @Test func `a service that ends stops what is under way, and the next one goes on from the upload`() async throws {
    try await WebHarness.run { web in
      let path = try await web.browser(as: .management).preview(files: Self.good).path
      try await holding(web) {
        try await web.restarted { web in
          let browser = try await web.browser(as: .management)
          #expect(try await browser.post("\(path)/einlesen", [:]).location == path)
          #expect(try await browser.open(path).contains("Wird eingelesen"))
        }
      }
      let browser = try await web.browser(as: .management)
      #expect(try await browser.open(path).contains("Alles passt."))
      #expect(try await count(web, "select count(*) from organisations where code = 'NEU-1'") == 0)
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).location?.hasPrefix("/import/verlauf/") == true)
    }
  }

  @Test func `warnings are said on the button, and notes are not`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (_, noted) = try await browser.preview(
        files: Sent(name: "organisationen.csv", content: "code;name;art;anmerkung\nN-1;N;firma;x\n"))
      #expect(noted.contains("Alles passt.") && noted.contains(">Hinweis<") && noted.contains("Nicht verstanden"))
      let (path, warned) = try await browser.preview(
        files: Sent(name: "organisationen.csv", content: "code;name;art;strase\nN-1;N;firma;Weg\n"))
      #expect(warned.contains("Alles passt, mit 1 Warnung.") && warned.contains("Trotz 1 Warnung einlesen"))
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(try await count(web, "select count(*) from organisations where code = 'N-1'") == 1)
    }
  }

  @Test(.needsDocuments) func `a workbook is shown sheet by sheet under the name that people gave it`() async throws {
    try await WebHarness.run { web in
      let documents = try #require(Harness.documents)
      let sheets = [("organisationen", "code"), ("notizen", "was")].map { name, heading in
        Sheet(name: name, columns: ["name", "art", heading].map { Sheet.Column($0) }, rows: [["Neu", "firma", "NEU-1"]])
      }
      let bytes = try await documents.xlsx(Workbook(title: "Liste", sheets: sheets))
      let browser = try await web.browser(as: .finance)
      let (path, page) = try await browser.preview(files: Sent(name: "C:\\Listen\\Büro 2026.xlsx", bytes: bytes))
      #expect(page.contains("Listen/Büro 2026.xlsx [organisationen]") && page.contains("XLSX") && page.contains("Alles passt."))
      _ = try await browser.post("\(path)/einlesen", [:])
      let batch = try await browser.open(try #require(try await browser.settled(path).location))
      #expect(batch.contains("Büro 2026.xlsx [organisationen]"))
    }
  }

  @Test func `what nobody comes back to is forgotten after a day`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (old, _) = try await browser.preview(files: Self.good)
      let (new, _) = try await browser.preview(files: Self.good)
      try await web.test.administer { connection in
        try connection.execute(
          "update import_uploads set changed_at = now() - interval '25 hours' where id::text = \(String(old.dropFirst(8)))")
      }
      try await web.test.database.write(as: Actor(name: "doorkeeper", role: .doorkeeper), ImportUploads.tidy)
      #expect(try await browser.get(old).status == .notFound)
      #expect(try await browser.get(new).status == .ok)
      #expect(try await count(web, "select count(*) from import_upload_parts") == 1)
    }
  }
}

extension Browser {
  fileprivate func preview(files: Sent...) async throws -> (path: String, page: Page) { try await preview("/import", files) }
}
