import Domain
import HTTPTypes
import Harness
import Hummingbird
import HummingbirdTesting
import NIOCore
import Operations
import Store
import Testing

@testable import Web

/// A program that calls the API with a token, as one test needs it.
struct APIClient: Sendable {
  let client: any TestClientProtocol
  var token: String?

  /// An answer, as a test looks at it.
  struct Answer: Sendable, CustomTestStringConvertible {
    let status: Int
    let headers: HTTPFields
    let text: String
    let json: JSONValue

    var tag: String? { headers[.eTag] }
    var code: String? { self["code"]?.text }

    subscript(_ name: String) -> JSONValue? { json[name] }

    var testDescription: String { "\(status) \(text.prefix(400))" }
  }

  func get(_ path: String, headers: HTTPFields = [:]) async throws -> Answer { try await send(.get, path, headers: headers) }

  /// Something that is there.
  func read(_ path: String, sourceLocation: SourceLocation = #_sourceLocation) async throws -> Answer {
    let answer = try await get(path)
    #expect(answer.status == 200, "\(path): \(answer)", sourceLocation: sourceLocation)
    return answer
  }

  /// Makes something, under a key of its own unless one is given.
  func make(
    _ path: String, _ body: JSONValue, key: String = UniqueID.make().description, headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    headers[.idempotencyKey] = key
    return try await send(.post, path, body: body.compact, headers: headers)
  }

  /// Changes something as it was seen.
  func change(
    _ method: HTTPRequest.Method = .post, _ path: String, _ body: JSONValue, seen tag: String?
  ) async throws -> Answer {
    var headers = HTTPFields()
    headers[.ifMatch] = tag
    return try await send(method, path, body: body.compact, headers: headers)
  }

  func send(
    _ method: HTTPRequest.Method, _ path: String, body: String? = nil, headers: HTTPFields = [:]
  ) async throws -> Answer {
    var headers = headers
    if let token { headers[.authorization] = "Bearer \(token)" }
    if body != nil, headers[.contentType] == nil { headers[.contentType] = "application/json" }
    return try await client.execute(
      uri: "/api/v1" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) }
    ) { response in
      let text = String(buffer: response.body)
      return Answer(
        status: response.status.code, headers: response.headers, text: text,
        json: (try? JSONValue.parse(text.utf8)) ?? .null)
    }
  }
}

extension WebHarness {
  /// A program that acts for the demo account of a role.
  func program(as role: Role, scope: TokenScope = .write) async throws -> APIClient {
    let made = try await test.database.write(as: DemoTown.clerk) { tx in
      try CreateApiToken(
        Self.account(of: role), role: role, scope: scope, label: "Test", lastDay: Moment.now().day.adding(days: 1)
      ).run(tx)
    }
    return APIClient(client: client, token: made.text)
  }
}
