import Domain
import HTTPTypes
import Harness
import Postgres
import Testing

@testable import Web

/// How requests are taken, refused, repeated and paged.
@Suite(.needsPostgres) struct APIRequestTests {
  private static let house: JSONValue = [
    "code": "DO-API-001", "street": "Teststraße", "house_number": "1", "is_invented": true,
  ]

  @Test func `a house is added, read, changed as it was seen, and not as it no longer is`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let made = try await program.make("/properties", Self.house)
      #expect(made.status == 201, "\(made)")
      #expect(made.headers[.location] == "/api/v1/properties/DO-API-001")
      let read = try await program.read("/properties/DO-API-001")
      #expect(read.tag == made.tag)
      #expect(read["name"]?.text == "Teststraße 1")
      let same = try await program.get("/properties/DO-API-001", headers: [.ifNoneMatch: read.tag ?? ""])
      #expect(same.status == 304)
      #expect(same.text.isEmpty)

      let changed = try await program.change(.patch, "/properties/DO-API-001", ["year_built": 1904], seen: read.tag)
      #expect(changed.status == 200, "\(changed)")
      #expect(changed["year_built"]?.integer == 1904)
      #expect(try await program.read("/properties/DO-API-001").tag == changed.tag)

      let stale = try await program.change(.patch, "/properties/DO-API-001", ["year_built": 1905], seen: read.tag)
      #expect(stale.status == 412)
      #expect(stale.code == "precondition.failed")
      #expect(stale.tag == changed.tag)
      let blind = try await program.change(.patch, "/properties/DO-API-001", ["year_built": 1905], seen: nil)
      #expect(blind.status == 428)
      let any = try await program.change(.patch, "/properties/DO-API-001", ["year_built": 1905], seen: "*")
      #expect(any.status == 428)
      let gone = try await program.change(.patch, "/properties/DO-API-001", ["year_built": nil], seen: changed.tag)
      #expect(gone["year_built"] == .null)
    }
  }

  @Test func `sent twice under one key it is made once and answered the same; another request is refused`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let first = try await program.make("/properties", Self.house, key: "k-1")
      // Members in another order are the same request.
      let second = try await program.send(
        .post, "/properties",
        body: #"{"is_invented":true,"house_number":"1","street":"Teststraße","code":"DO-API-001"}"#,
        headers: [.idempotencyKey: "k-1"])
      #expect(first.status == 201)
      #expect(second.status == 201)
      #expect(second.text == first.text)
      #expect(second.tag == first.tag)
      #expect(second.headers[.location] == first.headers[.location])
      let other = try await program.make(
        "/properties", ["code": "DO-API-002", "street": "S", "house_number": "2"], key: "k-1")
      #expect(other.status == 422)
      #expect(other.code == "idempotency_key.reused")
      let taken = try await program.make("/properties", Self.house, key: "k-2")
      #expect(taken.status == 422, "\(taken)")
      // What was refused leaves its key free.
      #expect(
        try await program.make("/properties", ["code": "DO-API-003", "street": "S", "house_number": "3"], key: "k-2").status
          == 201)
      let without = try await program.send(.post, "/properties", body: Self.house.compact)
      #expect(without.status == 400)
      #expect(without.code == "idempotency_key.missing")
      // Another's key of the same name is another key.
      let finance = try await web.program(as: .finance)
      let pot = try await finance.make("/pots", ["code": "T-API", "name": "Test", "kind": "grant"], key: "k-1")
      #expect(pot.status == 201, "\(pot)")
    }
  }

  @Test func `the same request ten times at once makes one`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let answers = try await withThrowingTaskGroup(of: APIClient.Answer.self) { group in
        for _ in 0..<10 { group.addTask { try await program.make("/properties", Self.house, key: "at-once") } }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(Set(answers.map(\.status)) == [201])
      #expect(Set(answers.map(\.text)).count == 1)
    }
  }

  @Test func `answers are kept for a day and then go when a program comes in, and their keys are free again`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      #expect(try await program.make("/properties", Self.house, key: "old").status == 201)
      #expect(
        try await program.make("/properties", ["code": "DO-API-004", "street": "S", "house_number": "4"], key: "new").status
          == 201)
      try await web.test.administer { connection in
        try connection.execute("update api_answers set stored_at = now() - interval '25 hours' where key = 'old'")
      }
      let again = try await program.make("/properties", ["code": "DO-API-005", "street": "S", "house_number": "5"], key: "old")
      #expect(again.status == 201, "\(again)")
      try await web.test.administer { connection in
        try connection.execute("update api_answers set stored_at = now() - interval '25 hours' where key = 'old'")
      }
      // Another program's first call of the minute.
      _ = try await web.program(as: .finance).read("/pots")
      let kept = try await web.test.administer { connection in
        try connection.query("select key from api_answers").decode(String.self)
      }
      #expect(kept == ["new"])
    }
  }

  @Test func `wrong content, wrong method, too much and what is no JSON are told apart`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let form = try await program.send(
        .post, "/properties", body: "code=x", headers: [.contentType: "application/x-www-form-urlencoded"])
      #expect(form.status == 415)
      #expect(form.code == "request.media_type")
      let wrong = try await program.send(.delete, "/properties")
      #expect(wrong.status == 405)
      #expect(wrong.headers[.allow] == "GET, HEAD, POST")
      #expect(wrong.headers[.contentSecurityPolicy] != nil)
      let long = try await program.send(
        .post, "/properties", body: "\"" + String(repeating: "x", count: 1_100_000) + "\"", headers: [.idempotencyKey: "l"])
      #expect(long.status == 413)
      for text in [
        "", "{", "{\"code\":1,}", "{\"code\":\"\\ud800\"}", "{\"a\":1,\"a\":2}", "{\"a\":1.5}", "{\"a\":\"\\u0000\"}",
      ] {
        let answer = try await program.send(.post, "/properties", body: text, headers: [.idempotencyKey: "t"])
        #expect(answer.status == 400, "\(text): \(answer)")
        #expect(answer.code == "json.unreadable")
      }
      #expect(try await program.get("/nothing").status == 404)
      #expect(try await program.get("/properties/%00").status == 404)
    }
  }

  @Test func `all that does not fit is named at once, each by its place`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let answer = try await program.make(
        "/properties", ["code": 1, "street": "S", "year_bild": 1900, "handed_over_on": "gestern"],
        headers: [.acceptLanguage: "en"])
      #expect(answer.status == 422)
      #expect(answer.code == "request.invalid")
      let places = Set((answer["errors"]?.elements ?? []).compactMap { $0["pointer"]?.text })
      #expect(places == ["/code", "/house_number", "/year_bild", "/handed_over_on"])
      #expect(answer.text.contains("Did you mean “year_built”?"))
      #expect(answer.headers[.contentLanguage] == "en")
      let german = try await program.make("/properties", ["x": 1], headers: [.acceptLanguage: "de"])
      #expect(german.headers[.contentLanguage] == "de")
      #expect(german.text.contains("gibt es hier nicht"))
      let parameter = try await program.get("/properties?stat=let&limit=1000")
      #expect(parameter.status == 400)
      #expect((parameter["errors"]?.elements ?? []).count == 2)
    }
  }

  @Test func `a code in a request that nothing has is a wrong request`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let answer = try await program.make(
        "/properties/DO-BRU-051/acquisitions", ["form": "purchase", "seller": "NIEMAND"])
      #expect(answer.status == 422)
      #expect(answer.code == "organisation.unknown")
    }
  }

  @Test func `a list comes in pages whose cursor stays right when something is added before it`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let whole = try await program.read("/properties")["items"]?.elements.compactMap { $0["code"]?.text } ?? []
      var seen: [String] = []
      var path = "/properties?limit=5"
      var pages_count = 0
      while true {
        let page = try await program.read(path)
        seen += page["items"]?.elements.compactMap { $0["code"]?.text } ?? []
        pages_count += 1
        guard let cursor = page["next_cursor"]?.text else { break }
        if pages_count == 1 {
          _ = try await program.make("/properties", ["code": "AA-API-001", "street": "S", "house_number": "1"])
        }
        path = "/properties?limit=5&cursor=\(cursor)"
      }
      #expect(seen == whole)
      #expect(pages_count == (whole.count + 4) / 5)
      #expect(try await program.get("/properties?cursor=abc").code == "cursor.invalid")
    }
  }

  @Test func `the head of an answer comes without its body`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management)
      let read = try await program.read("/properties/DO-BRU-051")
      let head = try await program.send(.head, "/properties/DO-BRU-051")
      #expect(head.status == 200)
      #expect(head.text.isEmpty)
      #expect(head.tag == read.tag)
    }
  }
}
