/// A row that a reported figure came from, by its table and key: what a figure is traced to, and what a release keeps.
package struct SourceRow: Sendable, Hashable {
  package let relation: String
  package let id: String

  package init(_ relation: String, _ id: some CustomStringConvertible) {
    self.relation = relation
    self.id = id.description
  }
}

extension SourceRow: Comparable {
  package static func < (left: SourceRow, right: SourceRow) -> Bool {
    left.relation != right.relation ? left.relation < right.relation : left.id < right.id
  }
}

extension SourceRow: CustomStringConvertible {
  package var description: String { relation + ":" + id }
}
