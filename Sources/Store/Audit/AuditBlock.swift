import Domain
import Postgres

/// A block as its row says it.
struct AuditBlock: Sendable {
  let number: Int64
  let epoch: Int64
  let firstTransaction: Int64
  let firstEvent: Int64
  let lastTransaction: Int64
  let lastEvent: Int64
  let eventCount: Int
  let root: [UInt8]
  let previousHash: [UInt8]?
  let hash: [UInt8]
  /// Microseconds since 1970, as text: whatever stands there can be hashed.
  let sealedAt: String?

  var lastPlace: AuditPlace { AuditPlace(epoch: epoch, transaction: lastTransaction, event: lastEvent) }

  /// The hash that its row should have; nil where its epoch is not there.
  func computedHash(_ epochs: AuditEpochs) -> [UInt8]? {
    guard let epochHash = epochs.hashes[epoch] else { return nil }
    return AuditHash.of(
      .block,
      [
        String(number), String(epoch), epochHash, String(firstTransaction), String(firstEvent), String(lastTransaction),
        String(lastEvent), String(eventCount), AuditHash.hexadecimal(root), previousHash.map(AuditHash.hexadecimal), sealedAt,
      ])
  }

  /// Every block in order, in portions.
  static func forEach(_ tx: Transaction, _ body: (AuditBlock) throws -> Void) throws {
    try tx.forEach(
      """
      select number, epoch::bigint, first_transaction, first_event, last_transaction, last_event, event_count::bigint, root,
             previous_hash, hash, trunc(extract(epoch from sealed_at) * 1000000)::text
        from audit_blocks order by number
      """
    ) {
      (
        number: Int64, epoch: Int64, firstTransaction: Int64, firstEvent: Int64, lastTransaction: Int64, lastEvent: Int64,
        count: Int, root: [UInt8], previousHash: [UInt8]?, hash: [UInt8], sealedAt: String?
      ) in
      try body(
        AuditBlock(
          number: number, epoch: epoch, firstTransaction: firstTransaction, firstEvent: firstEvent,
          lastTransaction: lastTransaction, lastEvent: lastEvent, eventCount: count, root: root, previousHash: previousHash,
          hash: hash, sealedAt: sealedAt))
    }
  }
}

/// A seal with the event and the payload that it is about, as they stand there now.
struct AuditLeaf: Sendable {
  /// What is left of a payload.
  enum Payload: Sendable {
    case none, missing
    case whole(salt: [UInt8], content: String)
    case erased(isOnRecord: Bool)
  }

  let block: Int64
  let position: Int
  let event: Int64
  let sealedHash: [UInt8]
  /// Nil where the event is gone.
  let computedHash: [UInt8]?
  let payloadHash: [UInt8]?
  let payload: Payload

  /// The seals of blocks in (first, last], in order, in portions.
  static func forEach(
    after first: Int64, through last: Int64, _ tx: Transaction, _ body: (AuditLeaf) throws -> Void
  ) throws {
    try tx.forEach(
      """
      select s.block, s.position::bigint, s.event_id, s.hash, e.id is not null,
             array[e.epoch::text, e.transaction_id::text, e.id::text,
                   trunc(extract(epoch from e.happened_at) * 1000000)::text, e.actor, e.role, e.operation, e.subject, e.facts::text,
                   e.request_id, encode(e.payload_hash, 'hex')],
             e.payload_hash, p.hash is not null, p.salt, p.content, x.id is not null
        from audit_seals s
        left join audit_events e on e.id = s.event_id
        left join audit_payloads p on p.hash = e.payload_hash
        left join erasures x on x.id = p.erasure_id
       where s.block > \(first) and s.block <= \(last)
       order by s.block, s.position
      """
    ) {
      (
        block: Int64, position: Int, event: Int64, hash: [UInt8], isThere: Bool, fields: [String?], payloadHash: [UInt8]?,
        hasPayload: Bool, salt: [UInt8]?, content: String?, isErasureOnRecord: Bool
      ) in
      let payload: Payload =
        if payloadHash == nil {
          .none
        } else if !hasPayload {
          .missing
        } else if let salt, let content {
          .whole(salt: salt, content: content)
        } else {
          .erased(isOnRecord: isErasureOnRecord)
        }
      try body(
        AuditLeaf(
          block: block, position: position, event: event, sealedHash: hash,
          computedHash: isThere ? AuditHash.of(.event, fields) : nil, payloadHash: payloadHash, payload: payload))
    }
  }
}
