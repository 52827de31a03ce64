package import Domain
import Postgres

/// A batch that was imported.
package struct ImportBatch: Sendable {
  package let number: Int64
  package let importedAt: Moment
  /// The user name of who imported it.
  package let actor: String
  package let newCount: Int
  package let changedCount: Int
  package let unchangedCount: Int
  /// Nil where its rows stand.
  package let undoneAt: Moment?
  /// The names of its files.
  package let files: [String]
}

/// A file of a batch.
package struct ImportBatchFile: Sendable {
  package let name: String
  package let kind: String
  /// SHA-256 in hexadecimal digits.
  package let sha256: String
  package let rowCount: Int
  package let newCount: Int
}

/// What was imported when and by whom.
package enum ImportHistory {
  /// Every batch, the newest first.
  package static func all(_ tx: Transaction) throws -> [ImportBatch] { try batches("", tx) }

  /// Nil where there is none of this number.
  package static func one(_ number: Int64, _ tx: Transaction) throws -> ImportBatch? {
    try batches("where b.id = \(number)", tx).first
  }

  /// What is said where there is none of this number.
  package static func unknown(_ number: Int64) -> Problem {
    Problem(
      code: "import.batch_unknown",
      message: Phrase("Eine Einlesung \(number) gibt es nicht.", en: "There is no import \(number)."),
      hint: Phrase("Was es gibt, zeigt: viertelwerk import list", en: "To see what there is: viertelwerk import list"))
  }

  private static func batches(_ condition: SQL, _ tx: Transaction) throws -> [ImportBatch] {
    try tx.query(
      """
      select b.id, b.imported_at, b.actor, b.rows_new, b.rows_changed, b.rows_unchanged, b.undone_at,
             array(select f.name from import_files f where f.batch_id = b.id order by f.id)
        from import_batches b \(fragment: condition)
       order by b.id desc
      """
    ).map {
      (
        number: Int64, importedAt: Moment, actor: String, new: Int, changed: Int, unchanged: Int, undoneAt: Moment?,
        files: [String]
      ) in
      ImportBatch(
        number: number, importedAt: importedAt, actor: actor, newCount: new, changedCount: changed, unchangedCount: unchanged,
        undoneAt: undoneAt, files: files)
    }
  }

  /// The files of a batch, in the order in which they were read.
  package static func files(of number: Int64, _ tx: Transaction) throws -> [ImportBatchFile] {
    try tx.query(
      """
      select name, kind::text, encode(sha256, 'hex'), rows_total, rows_new from import_files where batch_id = \(number) order by id
      """
    ).map { (name: String, kind: String, sha256: String, rows: Int, new: Int) in
      ImportBatchFile(name: name, kind: kind, sha256: sha256, rowCount: rows, newCount: new)
    }
  }
}
