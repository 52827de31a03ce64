import Postgres

/// What the codes in some columns must exist as.
package struct ImportReference: Sendable {
  /// The kind that is referred to; a row of it that was refused in the same batch is not reported a second time.
  package let kind: StaticString
  /// The staged columns that make up its key, the one to report last.
  package let columns: [StaticString]
  /// Every key that exists, in the order of `columns`.
  let known: SQL
  /// Whether the last column is a list of codes.
  let isList: Bool

  init(_ kind: StaticString, _ columns: [StaticString], known: SQL, isList: Bool = false) {
    self.kind = kind
    self.columns = columns
    self.known = known
    self.isList = isList
  }

  /// Something that a code alone names.
  static func code(_ column: StaticString, of kind: StaticString, known: SQL? = nil, isList: Bool = false) -> ImportReference {
    ImportReference(kind, [column], known: known ?? "select code::text from \(identifier: kind)", isList: isList)
  }

  static let property = code("property", of: "properties")
  static let participant = code("participant", of: "participants")
  static let stage = ImportReference(
    "stages", ["property", "stage", "occurrence"],
    known:
      "select p.code::text, g.stage_code::text, g.occurrence::bigint from stages g join properties p on p.id = g.property_id")
  static let unit = ImportReference(
    "units", ["property", "unit"],
    known: "select p.code::text, u.code::text from units u join properties p on p.id = u.property_id")
  static let workPackage = ImportReference(
    "work_packages", ["property", "work_package"],
    known: "select p.code::text, w.code::text from work_packages w join properties p on p.id = w.property_id")
  static let costGroup2018 = code(
    "cost_group", of: "cost_groups", known: "select code from cost_groups where edition = 2018")

  /// An organisation, optionally of one kind.
  static func organisation(_ column: StaticString) -> ImportReference { code(column, of: "organisations") }

  /// The names of `columns` in `known`.
  var aliases: SQL {
    switch columns.count {
    case 1: "k(k1)"
    case 2: "k(k1, k2)"
    default: "k(k1, k2, k3)"
    }
  }

  static let aliasNames: [SQL] = ["k.k1", "k.k2", "k.k3"]
}
