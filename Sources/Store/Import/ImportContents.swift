import Domain
import Postgres

/// Imported files by their content: what was read can be looked at again, byte by byte, as long as retention keeps it.
package enum ImportContents {
  /// How much stands in one row; the last part of a file is shorter.
  package static let part_bytes = 1 << 20

  /// Keeps a part; the same content a second time is there already.
  package static func keep(_ bytes: [UInt8], number: Int, of sha256: [UInt8], _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into import_contents (sha256, part, bytes) values (\(sha256), \(number), \(bytes)) on conflict do nothing
      """)
  }

  /// Hands out a kept file in parts, and leaves an event, because it may name people.
  ///
  /// - Throws: `Problem` `import.content_unknown`.
  package static func fetch(_ sha256: [UInt8], _ tx: Transaction, _ body: ([UInt8]) throws -> Void) throws {
    let name = AuditHash.hexadecimal(sha256)
    guard try !tx.query("select from import_contents where sha256 = \(sha256) limit 1").isEmpty else {
      throw Problem(
        code: "import.content_unknown",
        message: Phrase("Eine Datei mit dieser Prüfsumme ist nicht aufbewahrt.", en: "No file with this checksum is kept."),
        hint: Phrase(
          "Die Prüfsumme steht im Protokoll (audit list --operation import); nach Ablauf der Frist ist der Inhalt gelöscht.",
          en: "The checksum is in the audit trail (audit list --operation import); the content is deleted when its time is up.")
      )
    }
    try AuditEvents.record(tx, operation: "import.fetch", subject: "import:\(name.prefix(12))", facts: ["sha256": .text(name)])
    var number = 1
    while let part = try tx.query(
      "select bytes from import_contents where sha256 = \(sha256) and part = \(number)"
    ).first(as: [UInt8].self) {
      try body(part)
      number += 1
    }
  }
}
