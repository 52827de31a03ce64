import Domain
import HTTPTypes
import Testing

@testable import Web

/// A file that a test uploads.
struct Sent {
  let name: String
  let content: String
  var field = "dateien"
}

extension Browser {
  static let boundary = "----grenze7d1f"

  /// Files as browsers pack them, after the token.
  func packed(_ files: [Sent], token: String?) -> String {
    var body = ""
    if let token {
      body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"_token\"\r\n\r\n\(token)\r\n"
    }
    for file in files {
      body += "--\(Self.boundary)\r\nContent-Disposition: form-data; name=\"\(file.field)\"; filename=\"\(file.name)\"\r\n"
      body += "Content-Type: text/csv\r\n\r\n\(file.content)\r\n"
    }
    return body + "--\(Self.boundary)--\r\n"
  }

  /// Sends files from the site itself, with the browser's token.
  func upload(_ path: String, _ files: [Sent]) async throws -> Page {
    try await sendMultipart(path, packed(files, token: forgeryToken))
  }

  /// Sends a body as it is.
  func sendMultipart(_ path: String, _ body: String) async throws -> Page {
    try await post(
      path, body: body,
      headers: [.origin: "http://localhost", .contentType: "multipart/form-data; boundary=\(Self.boundary)"])
  }

  /// Uploads files and opens their preview, once they are checked.
  func preview(_ path: String = "/import", _ files: [Sent], sourceLocation: SourceLocation = #_sourceLocation) async throws
    -> (path: String, page: Page)
  {
    let answer = try await upload(path, files)
    #expect(answer.status == .seeOther, "\(answer.testDescription)", sourceLocation: sourceLocation)
    let path = try #require(answer.location, sourceLocation: sourceLocation)
    return (path, try await settled(path))
  }

  /// What a page shows once nothing is under way any more.
  func settled(_ path: String) async throws -> Page {
    for _ in 0..<100 {
      let page = try await get(path)
      if page.headers[.refresh] == nil { return page }
    }
    return try await get(path)
  }
}
