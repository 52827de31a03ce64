import Postgres

/// A column of the temporary table that a file's rows go into before they are checked as a set.
package struct StagingColumn: Sendable {
  /// How a value waits to be merged; references are still codes.
  package enum Storage: Sendable {
    case text, textArray, bigint, numeric, date, boolean, uuid

    var type: SQL {
      switch self {
      case .text: "text"
      case .textArray: "text[]"
      case .bigint: "bigint"
      case .numeric: "numeric"
      case .date: "date"
      case .boolean: "boolean"
      case .uuid: "uuid"
      }
    }
  }

  package let name: StaticString
  package let storage: Storage
  /// About a person: what it was is not written down when it changes.
  let isPersonal: Bool

  package init(name: StaticString, storage: Storage, isPersonal: Bool) {
    self.name = name
    self.storage = storage
    self.isPersonal = isPersonal
  }

  /// The column of a staged row, which statements call `s`.
  var staged: SQL { "s.\(identifier: name)" }
}
