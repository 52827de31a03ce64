package import Domain

/// A figure that differs between two computations of one report.
package struct FigureChange: Sendable, Hashable {
  /// Where it stands: keys joined with points; a list's element by its own `key`, else by its place.
  package let path: String
  /// Nil where the figure is new.
  package let old: JSONValue?
  /// Nil where the figure is gone.
  package let new: JSONValue?

  /// Every figure that differs, in order of its path.
  package static func between(_ old: JSONValue, _ new: JSONValue) -> [FigureChange] {
    let (before, after) = (leaves(of: old), leaves(of: new))
    return Set(before.keys).union(after.keys).sorted()
      .filter { before[$0] != after[$0] }
      .map { FigureChange(path: $0, old: before[$0], new: after[$0]) }
  }

  private static func leaves(of value: JSONValue) -> [String: JSONValue] {
    var found: [String: JSONValue] = [:]
    collect(value, at: "", into: &found)
    return found
  }

  private static func collect(_ value: JSONValue, at path: String, into found: inout [String: JSONValue]) {
    func child(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
    switch value {
    case .object(let members) where !members.isEmpty:
      for (name, member) in members { collect(member, at: child(name), into: &found) }
    case .list(let values) where values.contains(where: { key(of: $0) != nil }):
      for (index, element) in values.enumerated() {
        collect(element, at: child(key(of: element) ?? String(index)), into: &found)
      }
    default: found[path] = value
    }
  }

  private static func key(of value: JSONValue) -> String? {
    if case .object(let members) = value, case .text(let key)? = members["key"] { key } else { nil }
  }

  /// A figure as a line of text; „–“ where there is none.
  package static func text(_ value: JSONValue?) -> String {
    switch value {
    case nil, .null?: "–"
    case .text(let text)?: text
    case let value?: value.compact
    }
  }
}
