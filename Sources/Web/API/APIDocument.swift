import Domain
import HTTPTypes

/// The description of the API in OpenAPI 3.1, made from the same operations as its routes.
struct APIDocument {
  let operations: [APIOperation]

  var json: JSONValue {
    var paths: [String: [String: JSONValue]] = [:]
    for operation in operations {
      paths[operation.path, default: [:]][operation.method.rawValue.lowercased()] = describe(operation)
    }
    return [
      "openapi": "3.1.0",
      "info": [
        "title": "Viertelwerk", "version": "1",
        "description": .text(
          "Days are ISO 8601, amounts are cents, times are minutes, shares are basis points; periods hold their last day. "
            + "Every change needs If-Match with the ETag that was read (428 without, 412 where it is stale); every POST that makes "
            + "something needs an Idempotency-Key, and is answered the same when it is sent again within a day. Problems are RFC 9457 "
            + "with a stable code. What the acting role may not see is not found."),
      ],
      "servers": [["url": .text(APIPath.prefix)]],
      "security": [["token": []], ["session": []]],
      "tags": .list(Set(operations.map(\.tag)).sorted().map { ["name": .text($0)] }),
      "paths": .object(paths.mapValues { .object($0) }),
      "components": [
        "securitySchemes": [
          "token": ["type": "http", "scheme": "bearer", "description": "viertelwerk token create"],
          "session": ["type": "apiKey", "in": "cookie", "name": .text(Recognition.sessionCookie)],
        ],
        "schemas": .object(schemas), "responses": .object(responses), "headers": .object(Self.headers),
      ],
    ]
  }

  // MARK: Operations

  private func describe(_ operation: APIOperation) -> JSONValue {
    var members: [String: JSONValue] = [
      "operationId": .text(operation.name), "summary": .text(operation.summary.english),
      "description": .text(
        "\(operation.summary.german) (\(operation.roles.map(\.rawValue).sorted().joined(separator: ", ")))"),
      "tags": .list([.text(operation.tag)]), "responses": .object(answers(of: operation)),
    ]
    let parameters = parameters(of: operation)
    if !parameters.isEmpty { members["parameters"] = .list(parameters) }
    if let body = operation.body {
      members["requestBody"] = [
        "required": true,
        "content": ["application/json": ["schema": Self.object(body, isAnswer: false)]],
      ]
    }
    return .object(members)
  }

  private func parameters(of operation: APIOperation) -> [JSONValue] {
    var found: [JSONValue] = operation.parts.map { part in
      ["name": .text(part), "in": "path", "required": true, "schema": Self.schema(APIPath.type(of: part), isAnswer: false)]
    }
    found += operation.allQuery.map { field in
      var members: [String: JSONValue] = [
        "name": .text(field.name), "in": "query", "required": .bool(field.isRequired),
        "schema": Self.schema(field.type, isAnswer: false),
      ]
      if let note = field.note { members["description"] = .text(note.english) }
      return .object(members)
    }
    let tag: JSONValue = ["type": "string", "pattern": "^\"[0-9a-f]{32}\"$"]
    switch operation.work {
    case .list: break
    // What is no tag is left alone (RFC 9110, 13.1.2): it matches nothing.
    case .read: found.append(["name": "If-None-Match", "in": "header", "required": false, "schema": ["type": "string"]])
    case .create:
      found.append([
        "name": "Idempotency-Key", "in": "header", "required": true,
        "schema": ["type": "string", "pattern": "^[!-~]{1,200}$"],
      ])
    case .change: found.append(["name": "If-Match", "in": "header", "required": true, "schema": tag])
    }
    return found
  }

  private func answers(of operation: APIOperation) -> [String: JSONValue] {
    var found: [String: JSONValue] = ["default": Self.reference("responses", "Problem")]
    var problems: [Int] = [400, 401, 403, 405, 503]
    let content = Self.reference("schemas", operation.answer.name)
    switch operation.work {
    case .list:
      found["200"] = Self.answer(
        "A page of the list.",
        [
          "type": "object", "required": ["items", "next_cursor"], "additionalProperties": false,
          "properties": [
            "items": ["type": "array", "items": content],
            "next_cursor": ["type": ["string", "null"], "description": "Null on the last page."],
          ],
        ])
      problems.append(404)
    case .read:
      found["200"] = Self.answer("The thing as it is.", content, headers: ["ETag"])
      found["304"] = ["description": "It is as it was seen."]
      problems.append(404)
    case .create:
      found["201"] = Self.answer("What was made.", content, headers: ["ETag", "Location"])
      problems += [404, 409, 413, 415, 422]
    case .change:
      let answer =
        operation.outcome.map { outcome in
          Self.object(operation.answer.fields + [.may("outcome", .object(APIShape("", outcome)))], isAnswer: true)
        } ?? content
      found["200"] = Self.answer("Its new state.", answer, headers: ["ETag"])
      problems += [404, 409, 412, 413, 415, 422, 428]
    }
    for status in problems { found[String(status)] = Self.reference("responses", "Problem") }
    return found
  }

  private static func answer(_ description: String, _ schema: JSONValue, headers: [String] = []) -> JSONValue {
    var members: [String: JSONValue] = [
      "description": .text(description), "content": ["application/json": ["schema": schema]],
    ]
    if !headers.isEmpty {
      members["headers"] = .object(Dictionary(uniqueKeysWithValues: headers.map { ($0, reference("headers", $0)) }))
    }
    return .object(members)
  }

  // MARK: Components

  private static let headers: [String: JSONValue] = [
    "ETag": ["description": "Stands for the thing as it was answered.", "schema": ["type": "string"]],
    "Location": ["description": "Where it can be read.", "schema": ["type": "string"]],
  ]

  private var responses: [String: JSONValue] {
    [
      "Problem": [
        "description": "What went wrong, and what to do (RFC 9457).",
        "content": ["application/problem+json": ["schema": Self.reference("schemas", "Problem")]],
      ]
    ]
  }

  private static let problem: JSONValue = [
    "type": "object", "required": ["type", "title", "status", "code"],
    "properties": [
      "type": ["type": "string"], "title": ["type": "string"], "status": ["type": "integer"],
      "code": ["type": "string", "description": "Stable, such as property.unknown."], "detail": ["type": "string"],
      "hint": ["type": "string", "description": "What to do about it."],
      "instance": ["type": "string", "description": "The number of the request."],
      "errors": [
        "type": "array",
        "items": [
          "type": "object", "required": ["pointer", "message"],
          "properties": ["pointer": ["type": "string"], "message": ["type": "string"]],
        ],
      ],
    ],
  ]

  private var schemas: [String: JSONValue] {
    var found: [String: JSONValue] = ["Problem": Self.problem]
    for operation in operations {
      Self.collect(.object(operation.answer), into: &found)
      for field in operation.outcome ?? [] { Self.collect(field.type, into: &found) }
    }
    return found
  }

  private static func collect(_ type: APIType, into found: inout [String: JSONValue]) {
    switch type {
    case .object(let shape):
      if !shape.name.isEmpty { found[shape.name] = object(shape.fields, isAnswer: true) }
      for field in shape.fields { collect(field.type, into: &found) }
    case .list(let element): collect(element, into: &found)
    default: break
    }
  }

  private static func reference(_ kind: String, _ name: String) -> JSONValue {
    ["$ref": .text("#/components/\(kind)/\(name)")]
  }

  // MARK: Schemas

  private static func object(_ fields: [APIField], isAnswer: Bool) -> JSONValue {
    let required = fields.filter { isAnswer || $0.isRequired }.map { JSONValue.text($0.name) }
    let properties = fields.map { field -> (String, JSONValue) in
      var schema = schema(field.type, isAnswer: isAnswer)
      if !field.isRequired { schema = nullable(schema) }
      if let note = field.note, case .object(var members) = schema {
        members["description"] = .text(note.english)
        schema = .object(members)
      }
      return (field.name, schema)
    }
    var members: [String: JSONValue] = [
      "type": "object", "properties": .object(Dictionary(uniqueKeysWithValues: properties)), "additionalProperties": false,
    ]
    if !required.isEmpty { members["required"] = .list(required) }
    return .object(members)
  }

  private static func nullable(_ schema: JSONValue) -> JSONValue {
    guard case .object(var members) = schema else { return schema }
    guard let type = members["type"] else {
      return members.isEmpty ? schema : ["anyOf": .list([schema, ["type": "null"]])]
    }
    members["type"] = .list([type, "null"])
    if case .list(let words)? = members["enum"] { members["enum"] = .list(words + [.null]) }
    return .object(members)
  }

  static func schema(_ type: APIType, isAnswer: Bool) -> JSONValue {
    switch type {
    case .text:
      isAnswer
        ? ["type": "string"]
        : ["type": "string", "minLength": 1, "maxLength": .integer(Int64(APIType.text_max)), "pattern": "^[^\\u0000]*$"]
    case .code:
      isAnswer
        ? ["type": "string"]
        : [
          "type": "string", "minLength": 1, "maxLength": .integer(Int64(APIType.code_max)),
          "pattern": "^[^\\u0000-\\u001F\\u007F-\\u009F]+$",
        ]
    case .day: ["type": "string", "format": "date"]
    case .month: ["type": "string", "pattern": "^(19|20)[0-9][0-9]-(0[1-9]|1[0-2])$"]
    case .moment: ["type": "string", "format": "date-time"]
    case .uuid: ["type": "string", "format": "uuid"]
    case .hash: ["type": "string", "pattern": "^[0-9a-f]{64}$"]
    case .bytes(let count):
      [
        "type": "string", "contentEncoding": "base64", "minLength": 4, "maxLength": .integer(Int64((count + 2) / 3 * 4)),
        "pattern": "^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)?$",
      ]
    case .decimal(let whole, let fraction):
      isAnswer
        ? ["type": "string", "pattern": "^[0-9]+(\\.[0-9]+)?$"]
        : ["type": "string", "pattern": .text("^[0-9]{1,\(whole)}(\\.[0-9]{1,\(fraction)})?$")]
    case .integer(let range):
      isAnswer
        ? ["type": "integer"]
        : ["type": "integer", "minimum": .integer(range.lowerBound), "maximum": .integer(range.upperBound)]
    case .flag: ["type": "boolean"]
    case .choice(let words): ["type": "string", "enum": .list(words.map { .text($0) })]
    case .list(let element):
      isAnswer
        ? ["type": "array", "items": schema(element, isAnswer: isAnswer)]
        : ["type": "array", "items": schema(element, isAnswer: isAnswer), "maxItems": .integer(Int64(APIType.list_max))]
    case .object(let shape):
      isAnswer && !shape.name.isEmpty
        ? reference("schemas", shape.name) : object(shape.fields, isAnswer: isAnswer)
    case .anything: [:]
    }
  }
}
