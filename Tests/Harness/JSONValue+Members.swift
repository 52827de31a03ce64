package import Domain

/// What a value holds, as tests look at it; nil or nothing where it is something else.
extension JSONValue {
  package subscript(_ name: String) -> JSONValue? { if case .object(let members) = self { members[name] } else { nil } }
  package var text: String? { if case .text(let text) = self { text } else { nil } }
  package var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
  package var elements: [JSONValue] { if case .list(let values) = self { values } else { [] } }
}
