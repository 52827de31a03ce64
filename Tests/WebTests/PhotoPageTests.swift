import Crypto
import Domain
import Foundation
import Harness
import HTTPTypes
import Postgres
import Testing

@testable import Web

/// Photos in the browser: seen with the house that they are of, small and whole, and by nobody else.
@Suite(.needsPostgres) struct PhotoPageTests {
  private static let house = "DO-DEM-001"
  /// A picture of one pixel, as PNG.
  private static let picture =
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="

  /// Sends a photo as a phone does, and returns its hash.
  static func send(
    _ base64: String, moment: String = "before", of unit: String? = nil, on day: String = "2026-03-02", to web: WebHarness
  ) async throws -> String {
    let bytes = try #require(Data(base64Encoded: base64))
    let hash = SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    let program = try await web.program(as: .siteManager)
    let photo: JSONValue = [
      "hash": .text(hash), "size_bytes": .integer(bytes.count), "alternative_text": "Decke im Bad <b>", "place": "Bad",
      "moment": .text(moment), "unit": unit.map { .text($0) } ?? .null,
    ]
    let named = try await program.make("/properties/\(house)/diary/\(day)/messages", ["photos": .list([photo])])
    #expect(named.status == 201, "\(named)")
    let sent = try await program.make(
      "/properties/\(house)/photos/\(hash)/parts", ["first_byte": 0, "bytes": .text(base64)])
    #expect(sent.status == 201, "\(sent)")
    return hash
  }

  @Test func `a photo is shown small, whole and unchanged to who runs the house`() async throws {
    try await WebHarness.run { web in
      let hash = try await Self.send(Self.picture, to: web)
      for role in [Role.siteManager, .management] {
        let browser = try await web.browser(as: role)
        let page = try await browser.open("/objekte/\(Self.house)/fotos")
        #expect(page.contains("/objekte/\(Self.house)/fotos/\(hash)/klein"))
        #expect(page.contains("alt=\"Decke im Bad &lt;b&gt;\""))
        let printed = try await browser.open("/objekte/\(Self.house)/tagebuch/druck?monat=2026-03")
        #expect(printed.contains("/fotos/\(hash)/klein\" alt=\"Decke im Bad &lt;b&gt;\" loading=\"eager\""), "\(printed)")
        let whole = try await browser.get("/objekte/\(Self.house)/fotos/\(hash)")
        #expect(whole.headers[.contentType] == "image/png")
        #expect(whole.bytes == Array(Data(base64Encoded: Self.picture) ?? Data()))
        #expect(whole.headers[.cacheControl] == "no-store")
        let small = try await browser.get("/objekte/\(Self.house)/fotos/\(hash)/klein")
        #expect(small.status == .ok && small.bytes.starts(with: Harness.documents == nil ? [0x89, 0x50] : [0xFF, 0xD8, 0xFF]))
      }
    }
  }

  @Test func `an office puts a photo into a day by a form, and what is none is refused with what was typed kept`() async throws
  {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .siteManager)
      let day = "/objekte/\(Self.house)/tagebuch/2026-03-02"
      func send(_ bytes: [UInt8], _ fields: KeyValuePairs<String, String>) async throws -> Page {
        let page = try await browser.open(day + "/foto")
        #expect(page.contains("enctype=\"multipart/form-data\""))
        let submission = try #require(page.value(of: "_submission"))
        let body = Browser.packed(
          [Sent(name: "IMG 1.jpg", bytes: bytes)], token: browser.forgeryToken,
          fields: ["_submission": submission, "text": fields.first { $0.key == "text" }?.value ?? "", "ort": "Bad"])
        return try await browser.sendMultipart(day + "/foto", body)
      }
      let picture = Array(try #require(Data(base64Encoded: Self.picture)))
      let film = try await send(Array("%PDF-1.7".utf8), ["text": "Decke neu"])
      #expect(film.status == .unprocessableContent)
      #expect(film.contains("Das ist kein Foto"))
      #expect(film.contains("value=\"Decke neu\""))
      #expect(try await send([], ["text": "Decke neu"]).contains("Eine Datei wählen"))
      #expect(try await send(picture, [:]).status == .unprocessableContent)
      #expect(try await !browser.open(day).contains("<img"))
      #expect(try await send(picture, ["text": "Decke neu"]).location == day)
      let shown = try await browser.open(day)
      #expect(shown.contains("alt=\"Decke neu\""))
      let small = try #require(shown.links.first { $0.contains("/fotos/") })
      #expect(try await browser.get(small).bytes == picture)
    }
  }

  @Test func `a photo is not there by the address of another house, and not for other roles`() async throws {
    try await WebHarness.run { web in
      let hash = try await Self.send(Self.picture, to: web)
      let manager = try await web.browser(as: .siteManager)
      #expect(try await manager.get("/objekte/DO-DEM-003/fotos/\(hash)").status == .notFound)
      #expect(try await manager.get("/objekte/DO-DEM-012/fotos/\(hash)/klein").status == .notFound)
      #expect(try await manager.get("/objekte/\(Self.house)/fotos/\(String(repeating: "0", count: 64))").status == .notFound)
      for role in [Role.coach, .finance, .auditor, .jobcenter, .administrator, .participant] {
        let browser = try await web.browser(as: role)
        #expect(
          [.forbidden, .notFound].contains(try await browser.get("/objekte/\(Self.house)/fotos/\(hash)").status), "\(role)")
      }
    }
  }

  @Test func `bytes that look like a photo and give no picture are named by their words, and looked at once`() async throws {
    try await WebHarness.run { web in
      let hash = try await Self.send("/9j/4A==", to: web)
      let browser = try await web.browser(as: .siteManager)
      guard Harness.documents != nil else { return }
      for _ in 1...2 {
        #expect(try await browser.get("/objekte/\(Self.house)/fotos/\(hash)/klein").status == .notFound)
      }
      let kept = try await web.test.administer { connection in
        try connection.query("select refusal from photo_thumbnails").decode(String.self)
      }
      #expect(kept.count == 1)
    }
  }

  @Test func `a room of a flat that was merged is seen beside what it became`() async throws {
    try await WebHarness.run { web in
      _ = try await Self.send(Self.picture, of: "WE-03", on: "2025-02-18", to: web)
      _ = try await Self.send("/9j/4A==", moment: "after", of: "WE-02", on: "2026-01-20", to: web)
      let browser = try await web.browser(as: .siteManager)
      #expect(!(try await browser.open("/objekte/\(Self.house)/fotos").contains("Vorher und nachher")))
      _ = try await Self.send("/9j/4AA=", moment: "after", of: "WE-Z1", on: "2026-01-20", to: web)
      for question in ["", "?einheit=WE-Z1"] {
        let page = try await browser.open("/objekte/\(Self.house)/fotos\(question)")
        #expect(page.contains("data-compare=\"WE-03 → WE-Z1 · Bad: von nachher zu vorher\""), "\(page)")
      }
    }
  }

  @Test func `before and after of one place stand together`() async throws {
    try await WebHarness.run { web in
      _ = try await Self.send(Self.picture, to: web)
      let browser = try await web.browser(as: .siteManager)
      #expect(!(try await browser.open("/objekte/\(Self.house)/fotos").contains("Vorher und nachher")))
      _ = try await Self.send("/9j/4A==", moment: "after", to: web)
      let page = try await browser.open("/objekte/\(Self.house)/fotos")
      #expect(page.contains("Vorher und nachher") && page.contains("data-compare=\"Bad: von nachher zu vorher\""))
      #expect(try await browser.open("/objekte/\(Self.house)/fotos?einheit=WE-01").contains("noch kein Foto"))
      #expect(try await browser.get("/objekte/\(Self.house)/fotos?einheit=XX").status == .notFound)
    }
  }
}
