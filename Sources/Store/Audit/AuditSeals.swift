package import Domain
import Postgres

/// The head of the chain of blocks: kept somewhere else, it shows later that nothing before it was cut off or made anew.
package struct AuditHead: Sendable, Hashable {
  package let block: Int64
  /// SHA-256 of the block, hexadecimal.
  package let hash: String
  /// How many events it and the blocks before it hold.
  package let eventCount: Int
  package let sealedAt: Moment

  package init(block: Int64, hash: String, eventCount: Int, sealedAt: Moment) {
    self.block = block
    self.hash = hash
    self.eventCount = eventCount
    self.sealedAt = sealedAt
  }
}

/// How far the audit trail is sealed.
package struct AuditState: Sendable, Hashable {
  /// Nil before the first block.
  package let head: AuditHead?
  /// Events that wait for the next block.
  package let unsealedCount: Int
  /// Since when the oldest of them waits.
  package let unsealedSince: Moment?
  package let epoch: Int
}

/// Seals the audit trail, and says how far it is sealed.
package enum AuditSeals {
  /// Seals what no running transaction can precede, at most some thousand events at once; returns how many.
  package static func seal(_ tx: Transaction) throws -> Int {
    try tx.query("select seal_audit_events()").first(as: Int.self) ?? 0
  }

  /// The newest block; nil where nothing is sealed yet.
  package static func head(_ tx: Transaction) throws -> AuditHead? {
    try tx.query(
      """
      select number, encode(hash, 'hex'), (select sum(event_count) from audit_blocks)::bigint, sealed_at
        from audit_blocks order by number desc limit 1
      """
    ).map { (number: Int64, hash: String, count: Int, sealedAt: Moment) in
      AuditHead(block: number, hash: hash, eventCount: count, sealedAt: sealedAt)
    }.first
  }

  package static func state(_ tx: Transaction) throws -> AuditState {
    let waiting = try tx.query(
      """
      select count(*), min(e.happened_at), coalesce((select max(number) from audit_epochs), 1)::bigint
        from audit_events e
       where (e.epoch, e.transaction_id, e.id) > (
         select coalesce(max(b.epoch), 0), coalesce(max(b.last_transaction), 0), coalesce(max(b.last_event), 0)
           from (select epoch, last_transaction, last_event from audit_blocks order by number desc limit 1) b)
      """
    ).map { (count: Int, since: Moment?, epoch: Int) in (count: count, since: since, epoch: epoch) }[0]
    return AuditState(
      head: try head(tx), unsealedCount: waiting.count, unsealedSince: waiting.since, epoch: waiting.epoch)
  }
}
