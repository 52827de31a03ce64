import Domain
import Postgres

/// A file of a batch as it is written down.
package struct ImportedFile: Sendable {
  package let name: String
  package let kind: String
  package let sha256: [UInt8]
  package let rowCount: Int
  package let newCount: Int

  package init(name: String, kind: String, sha256: [UInt8], rowCount: Int, newCount: Int) {
    self.name = name
    self.kind = kind
    self.sha256 = sha256
    self.rowCount = rowCount
    self.newCount = newCount
  }
}

/// The record of what was imported when: one batch, its files by their content, and one audit event.
package enum ImportBatches {
  /// Writes down a batch in its own transaction, and returns its number.
  package static func record(_ tx: Transaction, files: [ImportedFile], unchangedCount: Int) throws -> Int64? {
    let new = files.map(\.newCount).reduce(0, +)
    guard
      let batch = try tx.query(
        "insert into import_batches (rows_new, rows_unchanged) values (\(new), \(unchangedCount)) returning id"
      ).first(as: Int64.self)
    else { return nil }
    _ = try tx.run(
      files.map { file in
        """
        insert into import_files (batch_id, name, kind, sha256, rows_total, rows_new)
        values (\(batch), \(file.name), \(file.kind), \(file.sha256), \(file.rowCount), \(file.newCount))
        """
      })
    try AuditEvents.record(
      tx, operation: "import", subject: "import:\(batch)",
      facts: [
        "rows_new": .integer(Int64(new)), "rows_unchanged": .integer(Int64(unchangedCount)),
        "files": .list(
          files.map {
            [
              "name": .text($0.name), "kind": .text($0.kind), "sha256": .text(AuditHash.hexadecimal($0.sha256)),
              "rows": .integer(Int64($0.rowCount)), "new": .integer(Int64($0.newCount)),
            ]
          }),
      ])
    return batch
  }
}
