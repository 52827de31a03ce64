package import Domain
import Postgres

/// Which import brought or changed a row, and where it stood there.
package struct ImportOrigin: Sendable {
  package let batch: Int64
  package let importedAt: Moment
  /// The user name of who imported it.
  package let actor: String
  package let file: String
  package let line: Int
  /// The row was there before.
  package let isChange: Bool
}

extension ImportHistory {
  /// The imports that a stored row came by, the first one first; none where it was entered otherwise. Nil: there is no such row.
  ///
  /// - Parameters:
  ///   - kind: the name under which files of the kind are written down.
  ///   - key: the values of the kind's key, as the database writes them.
  package static func origins(
    of key: [String], kind: String, _ merge: ImportMerge, _ tx: Transaction
  ) throws -> [ImportOrigin]? {
    let matches = SQL.joined(zip(merge.key, key).map { "t.\(identifier: $0)::text = \($1)" }, separator: " and ")
    let subject = try tx.query(
      "select \(fragment: ImportedRow.subject(merge, of: "t")) from (\(fragment: merge.stored)) t where \(fragment: matches)"
    ).first(as: Int64.self)
    guard let subject else { return nil }
    return try tx.query(
      """
      select b.id, b.imported_at, b.actor, f.name, r.lines[p.place], r.changes[p.place]
        from import_files f join import_batches b on b.id = f.batch_id join import_rows r on r.file_id = f.id
       cross join lateral (select array_position(r.subjects, \(subject)) as place) p
       where f.kind = \(kind) and p.place is not null order by b.id
      """
    ).map { (batch: Int64, importedAt: Moment, actor: String, file: String, line: Int, isChange: Bool) in
      ImportOrigin(batch: batch, importedAt: importedAt, actor: actor, file: file, line: line, isChange: isChange)
    }
  }
}
