import Domain
import HTTPTypes
import Testing

@testable import Web

/// A file that a test uploads.
struct Sent {
  let name: String
  let bytes: [UInt8]

  init(name: String, content: String) { self.init(name: name, bytes: Array(content.utf8)) }

  init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
  }
}

extension Browser {
  static let boundary = "----grenze7d1f"

  /// Files as browsers pack them, after the token and the fields, and what was chosen behind them.
  static func packed(
    _ files: [Sent], token: String?, fields: KeyValuePairs<String, String> = [:], choices: [String: String] = [:]
  ) -> [UInt8] {
    let chosen = choices.map { name, value in
      "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }.joined()
    var body = ""
    let given = (token.map { [("_token", $0)] } ?? []) + fields.map { ($0.key, $0.value) }
    for (name, value) in given {
      body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n"
    }
    return files.reduce(into: Array(body.utf8)) { bytes, file in
      let head = "--\(boundary)\r\nContent-Disposition: form-data; name=\"dateien\"; filename=\"\(file.name)\"\r\n\r\n"
      bytes += Array(head.utf8) + file.bytes + Array("\r\n".utf8)
    } + Array((chosen + "--\(boundary)--\r\n").utf8)
  }

  /// Sends files from the site itself, with the browser's token.
  func upload(_ path: String, _ files: [Sent], choices: [String: String] = [:]) async throws -> Page {
    try await sendMultipart(path, Self.packed(files, token: forgeryToken, choices: choices))
  }

  /// Sends a body as it is.
  func sendMultipart(_ path: String, _ body: [UInt8]) async throws -> Page {
    try await post(
      path, bytes: body,
      headers: [.origin: "http://localhost", .contentType: "multipart/form-data; boundary=\(Self.boundary)"])
  }

  /// Uploads files and opens their preview, once they are checked.
  func preview(
    _ path: String = "/import", _ files: [Sent], choices: [String: String] = [:],
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws -> (path: String, page: Page) {
    let answer = try await upload(path, files, choices: choices)
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
