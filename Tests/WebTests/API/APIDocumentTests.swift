import Domain
import HTTPTypes
import Harness
import Hummingbird
import Testing

@testable import Web

/// The routes and their description against each other.
@Suite(.needsPostgres) struct APIDocumentTests {
  @Test func `the description holds exactly the operations that answer, each under its own name`() async throws {
    try await WebHarness.run { web in
      let answer = try await APIClient(client: web.client).get("/openapi.json")
      #expect(answer.status == 200)
      #expect(answer["openapi"]?.text == "3.1.0")
      guard case .object(let paths)? = answer["paths"] else { return #expect(Bool(false), "no paths") }
      var described: Set<String> = []
      var names: [String] = []
      for (path, methods) in paths {
        guard case .object(let methods) = methods else { continue }
        for (method, operation) in methods {
          described.insert("\(method.uppercased()) \(path)")
          names.append(operation["operationId"]?.text ?? "")
        }
      }
      #expect(described == Set(API.operations.map { "\($0.method.rawValue) \($0.path)" }))
      #expect(described.count == API.operations.count)
      #expect(Set(names).count == names.count)

      // Every address tells the wrong method which are right, and those are the described ones.
      let program = try await web.program(as: .management)
      for (path, operations) in Dictionary(grouping: API.operations, by: \.path) {
        var right = Set(operations.map(\.method.rawValue))
        if right.contains("GET") { right.insert("HEAD") }
        for method in [.delete, try #require(HTTPRequest.Method("QUERY"))] {
          let wrong = try await program.send(method, path.replacing("{", with: "").replacing("}", with: ""))
          #expect(wrong.status == 405, "\(method) \(path)")
          #expect(Set((wrong.headers[.allow] ?? "").split(separator: ", ").map(String.init)) == right)
        }
      }
    }
  }

  @Test func `every reference of the description leads somewhere`() {
    let document = APIDocument(operations: API.operations).json
    var references: Set<String> = []
    func collect(_ value: JSONValue) {
      switch value {
      case .object(let members):
        if let target = members["$ref"]?.text { references.insert(target) }
        members.values.forEach(collect)
      case .list(let values): values.forEach(collect)
      default: break
      }
    }
    collect(document)
    #expect(references.count > 30)
    for reference in references {
      var place: JSONValue? = document
      for part in reference.dropFirst(2).split(separator: "/") { place = place?[String(part)] }
      #expect(place != nil, "\(reference)")
    }
  }

  @Test func `shapes of one name are the same everywhere`() {
    var found: [String: [String]] = [:]
    func collect(_ type: APIType) {
      switch type {
      case .object(let shape):
        let fields = shape.fields.map { "\($0.name):\($0.isRequired):\($0.type)" }
        if !shape.name.isEmpty {
          #expect(found[shape.name] == nil || found[shape.name] == fields, "\(shape.name)")
          found[shape.name] = fields
        }
        shape.fields.forEach { collect($0.type) }
      case .list(let element): collect(element)
      default: break
      }
    }
    for operation in API.operations { collect(.object(operation.answer)) }
    #expect(found.count > 30)
  }
}
