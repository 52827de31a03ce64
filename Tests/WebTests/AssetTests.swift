import Domain
import HTTPTypes
import Harness
import Testing

@testable import Web

@Suite(.needsPostgres) struct AssetTests {
  @Test func `files are served compressed to whoever takes that, for ever, and pages never are`() async throws {
    try await WebHarness.run { web in
      let page = try await web.stranger().get("/anmelden", headers: [.acceptEncoding: "gzip"])
      #expect(page.headers[.contentEncoding] == nil)
      let stylesheet = try #require(page.links.first { $0.hasSuffix("viertelwerk.css") })
      let compressed = try await web.stranger().get(stylesheet, headers: [.acceptEncoding: "br, gzip"])
      #expect(compressed.headers[.contentEncoding] == "gzip")
      #expect(compressed.headers[.vary] == "Accept-Encoding")
      #expect(compressed.headers[.cacheControl] == "public, max-age=31536000, immutable")
      let plain = try await web.stranger().get(stylesheet)
      #expect(plain.headers[.contentEncoding] == nil)
      #expect(plain.contains("--brick"))
      let length = try #require(Int(compressed.headers[.contentLength] ?? ""))
      #expect(length < plain.text.utf8.count / 2)
    }
  }

  @Test func `an address with another hash leads nowhere`() async throws {
    try await WebHarness.run { web in
      let page = try await web.stranger().get("/assets/000000000000/viertelwerk.css")
      #expect(page.status == .notFound)
    }
  }
}
