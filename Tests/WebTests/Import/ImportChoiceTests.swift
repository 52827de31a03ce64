import Domain
import HTTPTypes
import Harness
import Postgres
import Reports
import Store
import Testing

@testable import Web

/// What the command is told by its options, somebody in a browser chooses: profile, kind, month, changes, a part.
@Suite(.needsPostgres) struct ImportChoiceTests {
  private static let header = "code;name;art"

  private func text(_ web: WebHarness, _ query: SQL) async throws -> String? {
    try await web.test.administer { connection in try connection.query(query).first(as: String.self) }
  }

  @Test func `a list with other columns is read by a profile that is uploaded with it, and looks up only what is uploaded too`()
    async throws
  {
    let list = Sent(name: "export.csv", content: "Nr;Firma;Typ\nF-1;Eins;x\nF-2;Zwei;y\n")
    let profile = "kind: organisationen\ncolumns:\n  code: {from: Nr}\n  name: {from: Firma}\n"
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, without) = try await browser.preview("/import", [list])
      #expect(without.contains("Die Art oder ein Profil wählen") && !without.contains("--kind"))
      for lookup in ["/etc/passwd", "../../etc/passwd", "seeds/reference/gewerke.csv", "typen.csv"] {
        let yaml = Sent(name: "mein.yaml", content: profile + "  art: {from: Typ, lookup: \(lookup)}\n")
        let (_, missing) = try await browser.preview("\(path)/dateien", [yaml])
        #expect(missing.contains("mein.yaml:5: ") && missing.contains("»\(lookup)« ist nicht dabei."), "\(lookup)")
      }
      let (_, page) = try await browser.preview(
        "\(path)/dateien", [Sent(name: "typen.csv", content: "Typ;Art\nx;firma\ny;behoerde\n")])
      #expect(page.contains("Alles passt.") && page.contains("2 neu") && page.contains("→ code"))
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(
        try await text(
          web,
          "select string_agg(concat_ws(' ', code, name, kind), ', ' order by code) from organisations where code like 'F-_'")
          == "F-1 Eins firm, F-2 Zwei authority")
    }
  }

  @Test func `a profile that is wrong is said with its line, and one too deep or too large hurts nobody`() async throws {
    let list = Sent(name: "export.csv", content: "Nr;Firma\nF-1;Eins\n")
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, wrong) = try await browser.preview("/import", [list, Sent(name: "a.yaml", content: "kind: mond\n")])
      #expect(wrong.contains("a.yaml:1: Die Art »mond« gibt es nicht."))
      for content in [String(repeating: "[", count: 60_000), String(repeating: "a: b\n", count: 20_000)] {
        let (_, page) = try await browser.preview("\(path)/dateien", [Sent(name: "a.yaml", content: content)])
        #expect(page.status == .ok && page.contains("a.yaml") && page.contains("class=\"note bad\""))
      }
    }
  }

  @Test func `a shipped profile is chosen with the files, stays chosen, and tells what the list is`() async throws {
    let list = Sent(
      name: "export.csv",
      content:
        "Datum,Dauer,Benutzername,Projekt,Tätigkeit,Beschreibung\n2026-03-09,4.00,TN-0001,DO-DEM-002 Haus,AP-08 Putz,Wand\n")
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let start = try await browser.open("/import")
      for name in ["kimai", "redmine"] { #expect(start.contains("<option value=\"\(name)\">")) }
      // Why somebody was absent is nothing that management may store.
      #expect(!start.contains("<option value=\"anwesenheitsraster\">"))
      let (path, page) = try await browser.preview("/import", [list], choices: ["profil": "kimai"])
      #expect(page.contains("<option value=\"kimai\" selected>") && page.contains("Arbeitszeilen"))
      #expect(page.contains("→ minuten") && page.contains("→ paket"))
      #expect(try await browser.post("\(path)/angaben", ["profil": "gibt-es-nicht"]).location == path)
      #expect(try await browser.settled(path).contains("Das Profil „gibt-es-nicht“ gibt es nicht."))
    }
  }

  @Test func `the kind is said where nothing tells it, and what was typed wrongly comes back with what is wrong`() async throws
  {
    let list = Sent(name: "liste.csv", content: "code;name;art;a;b;c;d;e;f\nF-1;Eins;firma;;;;;;\n")
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, page) = try await browser.preview("/import", [list])
      #expect(page.contains("Weder der Name noch die Spalten"))
      _ = try await browser.post("\(path)/angaben", ["art": "organisationen", "monat": "Mai?", "blatt": "\"2\""])
      let wrong = try await browser.settled(path)
      #expect(
        wrong.contains("„Mai?“ ist kein Monat.") && wrong.contains("value=\"Mai?\"")
          && wrong.contains("value=\"&quot;2&quot;\""))
      #expect(wrong.contains("<option value=\"organisationen\" selected>"))
      #expect(try await browser.post("\(path)/einlesen", [:]).location == path)
      _ = try await browser.post("\(path)/angaben", ["art": "organisationen", "monat": "05.2026"])
      #expect(try await browser.settled(path).contains("Alles passt."))
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(try await text(web, "select name from organisations where code = 'F-1'") == "Eins")
    }
  }

  @Test func `what is stored changes only where that is chosen, after the change was shown from old to new`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (first, _) = try await browser.preview(
        "/import", [Sent(name: "organisationen.csv", content: "\(Self.header)\nF-1;Eins;firma\n")])
      _ = try await browser.post("\(first)/einlesen", [:])
      #expect(try await browser.settled(first).status == .seeOther)
      let (path, page) = try await browser.preview(
        "/import", [Sent(name: "organisationen.csv", content: "\(Self.header)\nF-1;Anders;firma\n")])
      #expect(
        page.contains("Gespeichert ist »Eins«, in der Datei steht »Anders«.") && page.contains("„Gespeichertes ändern“ wählen"))
      #expect(!page.contains("--update") && !page.contains("\(path)/einlesen"))
      _ = try await browser.post("\(path)/angaben", ["aendern": "ja"])
      let shown = try await browser.settled(path)
      #expect(shown.contains("Geändert: »Eins« → »Anders«.") && shown.contains("0 neu, 1 geändert, 0 schon da"))
      #expect(shown.contains("name=\"aendern\" value=\"ja\" checked"))
      #expect(try await text(web, "select name from organisations where code = 'F-1'") == "Eins")
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(try await text(web, "select name from organisations where code = 'F-1'") == "Anders")
    }
  }

  @Test func `what stands in a released report changes where the reason is given`() async throws {
    try await WebHarness.run { web in
      _ = try await web.test.database.write(as: Actor(name: "betrieb", role: .operator)) { tx in
        try ReleaseReport(PropertyReport(tx, property: "DO-DEM-007", asOf: DemoTown.today)).run(tx)
      }
      let browser = try await web.browser(as: .management)
      let list = Sent(name: "topfobjekte.csv", content: "topf;objekt;betrag_eur\nSTB-003;DO-DEM-007;1,00\n")
      let (path, page) = try await browser.preview("/import", [list], choices: ["aendern": "ja"])
      #expect(page.contains("steht im freigegebenen Bericht") && !page.contains("\(path)/einlesen"))
      _ = try await browser.post("\(path)/angaben", ["aendern": "ja", "grund": "Neuer Bescheid"])
      #expect(try await browser.settled(path).contains("value=\"Neuer Bescheid\""))
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(try await text(web, "select reason from corrections where relation = 'pot_commitments'") == "Neuer Bescheid")
    }
  }

  @Test func `a list with faults is fetched with its findings, mended and stored`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, page) = try await browser.preview(
        "/import", [Sent(name: "organisationen.csv", content: "\(Self.header)\nF-1;Eins;firma\nF-2;Zwei;frima\n")])
      let file = try #require(page.text.firstMatch(of: /href="([^"]+\/befunde\/\d+)"/)?.1)
      let list = try await browser.get(String(file))
      #expect(list.headers[.contentDisposition]?.contains("organisationen.befund.csv") == true)
      #expect(list.text.contains("F-1;Eins;firma;\n") && list.text.contains("F-2;Zwei;frima;art: "))
      for other in [try await web.browser(as: .finance)] { #expect(try await other.get(String(file)).status == .notFound) }
      #expect(try await text(web, "select count(*)::text from audit_events where operation = 'list.export'") == "1")
      let mended = Sent(name: "organisationen.befund.csv", content: list.text.replacing("frima", with: "firma"))
      let (_, sound) = try await browser.preview("\(path)/dateien", [mended])
      #expect(sound.contains("Alles passt.") && sound.contains("2 neu") && !sound.contains("/befunde/"))
      #expect(!sound.contains("organisationen.csv"))
      _ = try await browser.post("\(path)/einlesen", [:])
      #expect(try await browser.settled(path).status == .seeOther)
      #expect(try await text(web, "select count(*)::text from organisations where code like 'F-_'") == "2")
      #expect(try await text(web, "select count(*)::text from import_upload_files") == "0")
    }
  }

  @Test func `only what is sound is stored where that is chosen, and the rest is fetched, mended and stored`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let (path, page) = try await browser.preview(
        "/import", [Sent(name: "organisationen.csv", content: "\(Self.header)\nF-1;Eins;firma\nF-2;Zwei;frima\n")],
        choices: ["teilweise": "ja"])
      #expect(
        page.contains("1 Fehler: Nur was stimmt, wird gespeichert.") && page.contains("1 neu")
          && page.contains("Was stimmt, einlesen"))
      #expect(try await text(web, "select count(*)::text from organisations where code like 'F-_'") == "0")
      _ = try await browser.post("\(path)/einlesen", [:])
      let rest = try await browser.settled(path)
      #expect(rest.status == .ok && rest.contains("Gespeichert ist, was stimmte.") && rest.contains("/import/verlauf/"))
      #expect(try await text(web, "select string_agg(code, ',') from organisations where code like 'F-_'") == "F-1")
      #expect(try await browser.open("/import").contains("Übrig: organisationen.befund.csv"))
      // What is stored is not stored again, nor checked.
      #expect(try await browser.post("\(path)/einlesen", [:]).status == .notFound)
      let file = try #require(rest.text.firstMatch(of: /href="([^"]+\/befunde\/\d+)"/)?.1)
      let list = try await browser.get(String(file))
      #expect(!list.text.contains("F-1") && list.text.contains("F-2;Zwei;frima;art: ") && !list.text.contains("--"))
      let (second, sound) = try await browser.preview(
        "/import", [Sent(name: "organisationen.befund.csv", content: list.text.replacing("frima", with: "firma"))])
      #expect(sound.contains("Alles passt."))
      _ = try await browser.post("\(second)/einlesen", [:])
      #expect(try await browser.settled(second).status == .seeOther)
      #expect(try await text(web, "select count(*)::text from organisations where code like 'F-_'") == "2")
      #expect(try await browser.post("\(path)/verwerfen", [:]).location == "/import")
      #expect(try await browser.get(path).status == .notFound)
    }
  }
}
