package import Domain
import Postgres

/// What somebody has uploaded and not imported yet.
package struct ImportUpload: Sendable {
  package let id: UniqueID
  package let changedAt: Moment
  package let files: [UploadedFile]
  /// Lists that go back, with what was found in them.
  package let returned: [UploadedFile]
  /// How it is to be read and stored, as JSON; nil where nobody said.
  package let choices: String?
  /// What the rehearsal found, as JSON; nil before there was one.
  package let review: String?
  /// The batch that it became.
  package let batch: Int64?
}

/// A file of an upload.
package struct UploadedFile: Sendable, Hashable {
  /// Its place among the files, from 1.
  package let position: Int
  /// As people named it.
  package let name: String
  package let size_bytes: Int64
}

/// Uploads of whoever acts, in the role they act in; nobody else sees them.
package enum ImportUploads {
  /// So many may wait at once in one role.
  package static let waiting_max = 5

  /// - Throws: `Problem` `import.uploads_too_many`.
  package static func begin(_ id: UniqueID, choices: String?, _ tx: Transaction) throws {
    let waiting =
      try tx.query("select count(distinct upload_id) from import_upload_files where not is_returned").first(as: Int.self) ?? 0
    guard waiting < waiting_max else {
      throw Problem(
        code: "import.uploads_too_many",
        message: Phrase(
          "Es warten schon \(waiting) Uploads; mehr als \(waiting_max) werden nicht aufbewahrt.",
          en: "\(waiting) uploads are waiting already; no more than \(waiting_max) are kept."),
        hint: Phrase("Einen davon einlesen oder verwerfen.", en: "Import or discard one of them."))
    }
    try tx.execute(
      """
      insert into import_uploads (id, account_id, role, choices) values (\(id), acting_account(), acting_role(), \(choices))
      """)
  }

  /// Adds a file, in place of one of the same name, and returns its position.
  ///
  /// - Parameter isReturned: it goes back, and is not to be imported.
  package static func add(_ name: String, isReturned: Bool, to id: UniqueID, _ tx: Transaction) throws -> Int {
    try tx.execute(
      "delete from import_upload_files where upload_id = \(id) and name = \(name) and is_returned = \(isReturned)")
    return try tx.query(
      """
      insert into import_upload_files (upload_id, position, name, is_returned)
      select \(id), coalesce(max(position), 0) + 1, \(name), \(isReturned) from import_upload_files where upload_id = \(id)
      returning position
      """
    ).first(as: Int.self) ?? 1
  }

  /// Keeps a part of a file.
  package static func keep(_ bytes: [UInt8], part: Int, of position: Int, in id: UniqueID, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into import_upload_parts (upload_id, position, part, bytes) values (\(id), \(position), \(part), \(bytes))
      """)
  }

  /// A part of a file, from 1; nil behind the last one.
  package static func part(_ number: Int, of position: Int, in id: UniqueID, _ tx: Transaction) throws -> [UInt8]? {
    try tx.query(
      "select bytes from import_upload_parts where upload_id = \(id) and position = \(position) and part = \(number)"
    ).first(as: [UInt8].self)
  }

  /// Hands out a file in parts.
  package static func fetch(
    _ position: Int, of id: UniqueID, _ tx: Transaction, _ body: ([UInt8]) throws -> Void
  ) throws {
    var number = 1
    while let part = try part(number, of: position, in: id, tx) {
      try body(part)
      number += 1
    }
  }

  /// Nil where there is none of whoever acts.
  package static func find(_ id: UniqueID, _ tx: Transaction) throws -> ImportUpload? {
    try uploads("where u.id = \(id)", tx).first
  }

  /// What still waits to be imported, or to be fetched again, the newest first.
  package static func waiting(_ tx: Transaction) throws -> [ImportUpload] {
    try uploads("where exists (select from import_upload_files f where f.upload_id = u.id)", tx)
  }

  private static func uploads(_ condition: SQL, _ tx: Transaction) throws -> [ImportUpload] {
    try tx.query(
      """
      select u.id, u.changed_at, u.choices, u.review, u.batch_id from import_uploads u \(fragment: condition)
       order by u.changed_at desc, u.id
      """
    ).map { (id: UniqueID, changedAt: Moment, choices: String?, review: String?, batch: Int64?) in
      ImportUpload(
        id: id, changedAt: changedAt, files: try files(of: id, areReturned: false, tx),
        returned: try files(of: id, areReturned: true, tx), choices: choices, review: review, batch: batch)
    }
  }

  private static func files(of id: UniqueID, areReturned: Bool, _ tx: Transaction) throws -> [UploadedFile] {
    try tx.query(
      """
      select f.position, f.name,
             (select coalesce(sum(length(p.bytes)), 0)::bigint from import_upload_parts p
               where p.upload_id = f.upload_id and p.position = f.position)
        from import_upload_files f where f.upload_id = \(id) and f.is_returned = \(areReturned) order by f.position
      """
    ).map { (position: Int, name: String, size: Int64) in UploadedFile(position: position, name: name, size_bytes: size) }
  }

  /// Keeps how it is to be read and stored; what was found before counts no more.
  package static func setChoices(_ choices: String, of id: UniqueID, _ tx: Transaction) throws {
    try tx.execute(
      "update import_uploads set choices = \(choices), review = null, changed_at = now() where id = \(id)")
  }

  /// Keeps what a rehearsal found; nil: the files are no longer those that were looked at.
  package static func setReview(_ review: String?, of id: UniqueID, _ tx: Transaction) throws {
    try tx.execute("update import_uploads set review = \(review), changed_at = now() where id = \(id)")
  }

  /// Notes what it became and forgets its bytes, in the transaction that imports them.
  ///
  /// - Parameter hasRest: some of it may go back, so the bytes stay until `forgetFiles`.
  /// - Throws: `Problem` `import.upload_unknown` where somebody was quicker.
  package static func finish(_ id: UniqueID, batch: Int64?, hasRest: Bool, _ tx: Transaction) throws {
    let isFirst =
      try tx.execute(
        """
        update import_uploads set batch_id = \(batch), changed_at = now()
         where id = \(id) and batch_id is null
           and exists (select from import_upload_files f where f.upload_id = \(id) and not f.is_returned)
        """) == 1
    guard isFirst else {
      throw Problem(
        code: "import.upload_unknown",
        message: Phrase(
          "Dieser Upload ist schon eingelesen oder verworfen.", en: "This upload has been imported or discarded already."),
        hint: Phrase("Den Verlauf ansehen.", en: "Look at the history."))
    }
    if !hasRest { try forgetFiles(of: id, tx) }
  }

  /// Forgets its files and those that went back.
  package static func forgetFiles(of id: UniqueID, _ tx: Transaction) throws {
    try tx.execute("delete from import_upload_files where upload_id = \(id)")
  }

  /// Forgets the lists that went back before.
  package static func forgetReturned(of id: UniqueID, _ tx: Transaction) throws {
    try tx.execute("delete from import_upload_files where upload_id = \(id) and is_returned")
  }

  /// Returns whether there was such a file.
  package static func remove(_ position: Int, of id: UniqueID, _ tx: Transaction) throws -> Bool {
    try tx.execute("delete from import_upload_files where upload_id = \(id) and position = \(position)") == 1
  }

  /// Forgets it with all its files.
  package static func discard(_ id: UniqueID, _ tx: Transaction) throws {
    try tx.execute("delete from import_uploads where id = \(id)")
  }

  /// Forgets what nobody has come back to for a day.
  package static func tidy(_ tx: Transaction) throws {
    try tx.execute("delete from import_uploads where changed_at < now() - interval '1 day'")
  }
}
