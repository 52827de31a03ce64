import Postgres

/// Which lists somebody may store.
package enum ImportRights {
  /// Of tables, those into which the acting role may write rows.
  package static func writable(_ tables: Set<String>, _ tx: Transaction) throws -> Set<String> {
    Set(
      try tx.query(
        "select t from unnest(\(tables.sorted())) t where has_any_column_privilege(t, 'insert')"
      ).decode(String.self))
  }
}
