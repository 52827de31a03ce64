import Domain
import HTTPTypes
import Harness
import Operations
import Postgres
import Store
import Testing

@testable import Web

/// Who comes in, and how whoever does not is told.
@Suite(.needsPostgres) struct APIAccessTests {
  @Test func `without a token, with a wrong one and with one that has run out, nobody is let in`() async throws {
    try await WebHarness.run { web in
      var program = try await web.program(as: .management)
      #expect(try await program.get("/properties").status == 200)
      try await web.test.administer { connection in
        try connection.execute(
          "update api_tokens set expires_at = now() - interval '1 second', created_at = now() - interval '2 days'")
      }
      let late = try await program.get("/properties")
      #expect(late.status == 401)
      #expect(late.code == "token.refused")
      #expect(late.headers[.wwwAuthenticate] == "Bearer")
      #expect(late.headers[.contentType] == "application/problem+json; charset=utf-8")
      program.token = "vw_nonsense"
      #expect(try await program.get("/properties").code == "token.refused")
      program.token = nil
      #expect(try await program.get("/properties").status == 401)
      #expect(try await program.make("/properties", [:]).status == 401)
      #expect(try await program.get("/nothing").status == 401)
    }
  }

  @Test func `a token that may read changes nothing`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .management, scope: .read)
      let house = try await program.read("/properties/DO-BRU-051")
      let answer = try await program.change(.patch, "/properties/DO-BRU-051", ["note": "x"], seen: house.tag)
      #expect(answer.status == 403)
      #expect(answer.code == "token.read_only")
      #expect(try await program.make("/properties", [:]).code == "token.read_only")
    }
  }

  @Test func `a wrong token is not made good by a session's cookie`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      #expect(try await browser.get("/api/v1/properties").status == .ok)
      let answer = try await browser.get("/api/v1/properties", headers: [.authorization: "Bearer vw_nonsense"])
      #expect(answer.status == .unauthorized)
    }
  }

  @Test func `with a session's cookie a change needs the browser's token as well`() async throws {
    try await WebHarness.run { web in
      let browser = try await web.browser(as: .management)
      let body = #"{"code":"DO-API-001","street":"Teststraße","house_number":"1"}"#
      var headers: HTTPFields = [.contentType: "application/json", .origin: "http://localhost", .idempotencyKey: "a"]
      let forged = try await browser.post("/api/v1/properties", body: body, headers: headers)
      #expect(forged.status == .forbidden)
      #expect(forged.contains("request.forged"))
      var visitor = Visitor()
      visitor.token = browser.token
      headers[.csrf] = visitor.forgeryToken
      let made = try await browser.post("/api/v1/properties", body: body, headers: headers)
      #expect(made.status == .created)
    }
  }

  @Test func `that a token was used is on record`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .finance)
      _ = try await program.read("/pots")
      let used = try await web.test.administer { connection in
        try connection.query("select count(*) from api_tokens where last_used_at is not null").first(as: Int64.self)
      }
      #expect(used == 1)
    }
  }

  @Test func `every read of a list works for every role that has it, and answers as it is described`() async throws {
    try await WebHarness.run { web in
      for role in WebHarness.roles {
        let program = try await web.program(as: role)
        for operation in API.operations where operation.roles.contains(role) {
          guard case .list = operation.work else { continue }
          let path = Self.example(operation, of: role)
          let answer = try await program.get(path)
          #expect(answer.status == 200, "\(role) \(path): \(answer)")
          Self.expect(answer, fits: operation, role)
        }
      }
    }
  }

  @Test func `everything that a role can read by itself is there for it, and what is not its own is not found`() async throws {
    try await WebHarness.run { web in
      #expect(try await PhotoPageTests.send("/9j/4A==", to: web) == Self.photo)
      let release = try await web.program(as: .management).make("/reports", ["kind": "funding", "property": "DO-DEM-001"])
      #expect(release["number"]?.text == "BER-2026-0001", "\(release)")
      for role in WebHarness.roles {
        let program = try await web.program(as: role)
        for operation in API.operations {
          guard case .read = operation.work else { continue }
          let path = Self.example(operation, of: role)
          let answer = try await program.get(path)
          if operation.roles.contains(role) {
            #expect(
              answer.status == 200 || (answer.status == 404 && Self.mayBeMissing(path, role)), "\(role) \(path): \(answer)")
            if answer.status == 200 { Self.expect(answer, fits: operation, role) }
            let foreign = try await program.get(Self.foreign(operation))
            #expect([404].contains(foreign.status), "\(role) \(Self.foreign(operation)): \(foreign)")
          } else {
            #expect(answer.status == 403, "\(role) \(path): \(answer)")
          }
        }
      }
    }
  }

  @Test func `what belongs to another site manager looks like what does not exist`() async throws {
    try await WebHarness.run { web in
      let program = try await web.program(as: .siteManager)
      let hidden = try await program.get("/properties/DO-DEM-012")
      let missing = try await program.get("/properties/DO-DEM-999")
      #expect(hidden.status == 404)
      #expect(missing.status == 404)
      #expect(hidden.code == missing.code)
      let made = try await program.make(
        "/properties/DO-DEM-012/defects", ["is_hazard": true, "severity": "acute", "description": "x"])
      #expect(made.status == 404)
    }
  }

  /// The hash of what `send` sends.
  private static let photo = "ba4f25bf16ba4be6bc7d3276fafeb67f9eb3c5df042bc3a405e1af15b921eed7"

  /// An address of an operation that leads to something in the demo town.
  static func example(_ operation: APIOperation, of role: Role) -> String {
    let values = [
      "property": "DO-DEM-001", "unit": "WE-01", "stage": "raeumung", "occurrence": "1", "package": "AP-01", "defect": "GF-01",
      "day": "2025-12-19", "participant": "TN-0001", "placement": "ZW-0001", "pot": "STB-001", "voucher": "R-2024-000001",
      "allocation": "1", "breach": "1", "office_note": "1", "organisation": "JC-MUSTER", "report": "BER-2026-0001",
      "hash": photo,
      "kind": role == .coach ? "participants" : "funding",
    ]
    var path = operation.path
    for part in operation.parts { path = path.replacing("{\(part)}", with: values[part] ?? "") }
    var query: [String] = []
    for field in operation.query where field.isRequired {
      query.append("\(field.name)=\(field.name == "day" ? "2026-03-02" : "2026-03")")
    }
    if operation.name == "draftReport" {
      query.append(role == .coach ? "jobcenter=JC-MUSTER&month=2026-03" : "property=DO-DEM-001")
    }
    return path + (query.isEmpty ? "" : "?" + query.joined(separator: "&"))
  }

  /// The same of something that nobody has.
  static func foreign(_ operation: APIOperation) -> String {
    var path = operation.path
    for part in operation.parts {
      let value: String =
        switch part {
        case "occurrence", "allocation", "breach", "office_note": "9999"
        case "day": "1900-01-01"
        case "kind": "funding"
        case "hash": String(repeating: "0", count: 64)
        default: "XX-9999"
        }
      path = path.replacing("{\(part)}", with: value)
    }
    let query = operation.name == "draftReport" ? "?property=XX-9999" : ""
    return path + query
  }

  /// What the demo town may have for one role and not for another.
  private static func mayBeMissing(_ path: String, _ role: Role) -> Bool {
    path.hasPrefix("/breaches/") || path.hasPrefix("/office-notes/")
      || (path.hasPrefix("/reports/") && [.coach, .jobcenter].contains(role))
  }

  private static func expect(_ answer: APIClient.Answer, fits operation: APIOperation, _ role: Role) {
    var check = APICheck(isAnswer: true)
    switch operation.work {
    case .list:
      for element in answer["items"]?.elements ?? [] { check.object(element, operation.answer.fields) }
    default: check.object(answer.json, operation.answer.fields)
    }
    #expect(check.faults.isEmpty, "\(role) \(operation.name): \(check.faults.prefix(5))")
  }
}
