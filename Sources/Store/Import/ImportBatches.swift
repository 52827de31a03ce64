import Domain
import Postgres

/// A file of a batch as it is written down.
package struct ImportedFile: Sendable {
  package let name: String
  package let kind: String
  package let sha256: [UInt8]
  package let rowCount: Int
  package let newCount: Int
  package let changedCount: Int
  /// Its place among the files of the batch, by which its rows are known.
  package let number: Int

  package init(
    name: String, kind: String, sha256: [UInt8], rowCount: Int, newCount: Int, changedCount: Int, number: Int
  ) {
    self.name = name
    self.kind = kind
    self.sha256 = sha256
    self.rowCount = rowCount
    self.newCount = newCount
    self.changedCount = changedCount
    self.number = number
  }
}

/// The record of what was imported when: one batch, its files by their content, and one audit event.
package enum ImportBatches {
  /// Writes down a batch in its own transaction, and returns its number.
  package static func record(_ tx: Transaction, files: [ImportedFile], unchangedCount: Int) throws -> Int64? {
    let (new, changed) = (files.map(\.newCount).reduce(0, +), files.map(\.changedCount).reduce(0, +))
    guard
      let batch = try tx.query(
        """
        insert into import_batches (rows_new, rows_changed, rows_unchanged) values (\(new), \(changed), \(unchangedCount))
        returning id
        """
      ).first(as: Int64.self)
    else { return nil }
    _ = try tx.run(
      files.map { file in
        """
        with file as (
          insert into import_files (batch_id, name, kind, sha256, rows_total, rows_new, rows_changed)
          values (\(batch), \(file.name), \(file.kind), \(file.sha256), \(file.rowCount), \(file.newCount), \(file.changedCount))
          returning id)
        insert into import_rows (file_id, part, lines, subjects, contents, changes)
        select f.id, t.part, t.lines, t.subjects, t.contents, t.changes from import_taken t cross join file f where t.file_no = \(file.number)
        """
      })
    try AuditEvents.record(
      tx, operation: "import", subject: "import:\(batch)",
      facts: [
        "rows_new": .integer(Int64(new)), "rows_changed": .integer(Int64(changed)),
        "rows_unchanged": .integer(Int64(unchangedCount)),
        "files": .list(
          files.map {
            [
              "name": .text($0.name), "kind": .text($0.kind), "sha256": .text(AuditHash.hexadecimal($0.sha256)),
              "rows": .integer(Int64($0.rowCount)), "new": .integer(Int64($0.newCount)),
              "changed": .integer(Int64($0.changedCount)),
            ]
          }),
      ], change: changed > 0 ? try replaced(files, tx) : nil)
    return batch
  }

  /// How many values that were changed stand in the audit trail with what they were; a list that changes more changes the rest of them
  /// unseen, and the file is kept.
  private static let replaced_max = 20_000

  /// What a batch changed, by file, line and column; what is personal is not written down, because it would outlive the person's record.
  private static func replaced(_ files: [ImportedFile], _ tx: Transaction) throws -> AuditChange? {
    let names = Dictionary(files.map { ($0.number, $0.name) }) { first, _ in first }
    let values = try tx.query(
      "select file_no, line_no, name, stored, value from import_replaced order by file_no, line_no, name limit \(replaced_max)"
    ).map { (file: Int, line: Int, name: String, stored: String?, value: String?) in
      (place: "\(names[file] ?? ""):\(line) \(name)", stored: JSONValue.text(stored), value: JSONValue.text(value))
    }
    return AuditChange(
      from: Dictionary(values.map { ($0.place, $0.stored) }) { first, _ in first },
      to: Dictionary(values.map { ($0.place, $0.value) }) { first, _ in first })
  }
}
