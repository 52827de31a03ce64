import Domain
package import Store

/// Takes in a pot with its grant decision; what is not known stays unknown.
package struct AddPot: UseCase {
  /// The pot; its funder is set from the code.
  package var pot: PotRecord
  package var funder: String?

  package init(_ pot: PotRecord, funder: String? = nil) {
    self.pot = pot
    self.funder = funder
  }

  package var newCode: String? { pot.code }

  package func run(_ tx: Transaction) throws {
    var record = pot
    record.funder = try funder.map { try Lookup.organisation($0, tx) }
    _ = try PotWrites.insert(record, tx)
    try AuditEvents.record(
      tx, operation: "pot.add", subject: "pot:\(pot.code)",
      facts: ["kind": .text(pot.kind.rawValue), "funder": .text(funder), "granted_cents": .cents(pot.granted)])
  }
}
