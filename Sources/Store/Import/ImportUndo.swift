package import Domain
import Postgres

/// Takes a batch back, as long as nothing depends on it: whole or not at all.
package struct ImportUndo {
  private let tx: Transaction
  private let batch: Int64

  /// - Throws: `Problem` `import.batch_unknown`, `import.batch_undone`.
  package init(_ tx: Transaction, batch: Int64) throws {
    self.tx = tx
    self.batch = batch
    try tx.execute("select pg_advisory_xact_lock(hashtext('viertelwerk import'))")
    guard
      let isUndone = try tx.query(
        "select undone_at is not null from import_batches where id = \(batch)"
      ).first(as: Bool.self)
    else { throw ImportHistory.unknown(batch) }
    guard !isUndone else {
      throw Problem(
        code: "import.batch_undone",
        message: Phrase("Die Einlesung \(batch) ist schon zurückgenommen.", en: "Import \(batch) has been taken back already."))
    }
  }

  /// The kinds of the batch, by their names.
  package func kinds() throws -> [String] {
    try tx.query("select distinct kind::text from import_files where batch_id = \(batch)").decode(String.self)
  }

  /// Takes away the rows of a kind; those that refer to them must be gone already.
  ///
  /// - Returns: how many there were, and why they cannot be taken away; nothing then.
  package func remove(_ kind: String, _ merge: ImportMerge) throws -> (count: Int, reasons: [Phrase]) {
    let taken: SQL = """
      select x.content, x.subject, x.is_change from import_rows r join import_files f on f.id = r.file_id
       cross join lateral unnest(r.subjects, r.contents, r.changes) x(subject, content, is_change)
       where f.batch_id = \(batch) and f.kind = \(kind)
      """
    let (count, changes) =
      try tx.query(
        "select count(*), count(*) filter (where is_change) from (\(fragment: taken)) x"
      ).first(as: (Int, Int).self) ?? (0, 0)
    let written = try tx.query(
      "select coalesce(sum(rows_new + rows_changed), 0)::bigint from import_files where batch_id = \(batch) and kind = \(kind)"
    ).first(as: Int.self)
    guard written == count else {
      return (
        count,
        [
          Phrase(
            "Welche Zeilen es waren, ist bei dieser Einlesung nicht vermerkt.",
            en: "Which rows they were is not noted for this import.")
        ]
      )
    }
    guard count > 0 else { return (0, []) }
    guard !merge.removals.isEmpty else {
      return (
        count,
        [
          Phrase(
            "Einträge dieser Art bleiben für immer stehen; sie werden einzeln zurückgenommen oder berichtigt.",
            en: "Entries of this kind stay for ever; they are retracted or corrected one by one.")
        ]
      )
    }
    guard changes == 0 else {
      return (
        count,
        [
          Phrase(
            "\(changes) Zeilen haben geändert, was schon da war; was vorher galt, steht bei dieser Einlesung im Protokoll, außer Angaben zu Personen.",
            en:
              "\(changes) rows changed what was there already; what held before is in the audit trail with this import, but for data on people."
          )
        ]
      )
    }
    try tx.execute("drop table if exists import_undone")
    try tx.execute(
      """
      create temporary table import_undone on commit drop as
      select t.row_id, t.row_id is not null and x.content = \(fragment: ImportedRow.content(merge, of: "t")) as is_same
        from (\(fragment: taken)) x left join (\(fragment: merge.stored)) t
          on x.subject = \(fragment: ImportedRow.subject(merge, of: "t"))
      """)
    let changed = try tx.query("select count(*) from import_undone where not is_same").first(as: Int.self) ?? 0
    guard changed == 0 else {
      return (
        count,
        [
          Phrase(
            "\(changed) Zeilen sind seit dem Einlesen geändert worden.",
            en: "\(changed) rows have been changed since the import.")
        ]
      )
    }
    do {
      let removals = merge.removals.map { removal in
        "select remove_imported(\(batch), \(removal.table.description), array(\(fragment: removal.rows)))" as SQL
      }
      try tx.savepoint { _ = try tx.run(removals + ["set constraints all immediate", "set constraints all deferred"]) }
    } catch let error as PostgresError where error.kind == .constraint {
      let problem = Problem.violation(of: error) ?? Problem(error)
      return (count, [problem.message + (problem.hint.map { Phrase(" ", en: " ") + $0 } ?? Phrase("", en: ""))])
    } catch let error as PostgresError where error.kind == .permission {
      return (count, [Phrase("Einträge dieser Art nimmt niemand weg.", en: "Nobody takes away entries of this kind.")])
    }
    return (count, [])
  }

  /// Notes that the batch is taken back, in the same transaction.
  package func record(_ count: Int) throws {
    try tx.execute("update import_batches set undone_at = now() where id = \(batch)")
    try AuditEvents.record(tx, operation: "import.undo", subject: "import:\(batch)", facts: ["rows": .integer(Int64(count))])
  }
}
