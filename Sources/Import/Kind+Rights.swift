package import Store

extension Kind {
  /// The kinds of lists that the acting role may store; others are refused whatever they say.
  package static func storable(_ tx: Transaction) throws -> [Kind] {
    let writable = try ImportRights.writable(Set(all.flatMap { $0.merge.tables.map(\.description) }), tx)
    return all.filter { $0.merge.tables.allSatisfy { writable.contains($0.description) } }
  }
}
