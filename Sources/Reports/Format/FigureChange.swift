package import Domain

/// A figure that differs between two computations of one report.
package struct FigureChange: Sendable, Hashable {
  /// Where it stands: keys joined with points; a list's element by its own `key`, else by its place.
  package let path: String
  /// Nil where the figure is new.
  package let old: JSONValue?
  /// Nil where the figure is gone.
  package let new: JSONValue?

  /// Every figure that differs, in order of its path. What the older one says nothing of at all, because the program that drew it up
  /// did not count it yet, has not changed.
  package static func between(_ old: JSONValue, _ new: JSONValue) -> [FigureChange] {
    let (before, after) = (leaves(of: old), leaves(of: new))
    let known = Set(before.values.map(\.members))
    func isKnown(_ leaf: Leaf) -> Bool {
      // A list that was empty is known, too, whatever stands in it now.
      leaf.members.indices.contains { known.contains(Array(leaf.members[...$0])) } || leaf.members.isEmpty
    }
    return Set(before.keys).union(after.keys).sorted().compactMap { path in
      let (was, becomes) = (before[path], after[path])
      guard was?.value != becomes?.value, was != nil || becomes.map(isKnown) == true else { return nil }
      return FigureChange(path: path, old: was?.value, new: becomes?.value)
    }
  }

  /// A value at the end of a path, and the members that lead to it: what it is a figure of, whichever entry of a list it is in.
  private struct Leaf {
    let value: JSONValue
    let members: [String]
  }

  private static func leaves(of value: JSONValue) -> [String: Leaf] {
    var found: [String: Leaf] = [:]
    collect(value, at: "", [], into: &found)
    return found
  }

  private static func collect(_ value: JSONValue, at path: String, _ members: [String], into found: inout [String: Leaf]) {
    func child(_ name: String) -> String { path.isEmpty ? name : path + "." + name }
    switch value {
    case .object(let entries) where !entries.isEmpty:
      for (name, entry) in entries { collect(entry, at: child(name), members + [name], into: &found) }
    case .list(let values) where values.contains(where: { key(of: $0) != nil }):
      for (index, element) in values.enumerated() {
        collect(element, at: child(key(of: element) ?? String(index)), members, into: &found)
      }
    default: found[path] = Leaf(value: value, members: members)
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
