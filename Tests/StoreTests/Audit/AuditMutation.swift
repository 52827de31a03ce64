import Postgres
import Store

/// Something that the owner of the database does to sealed rows, and the row that must be named for it.
struct AuditMutation: Sendable {
  let name: String
  let statements: [SQL]
  let relation: String
  let row: String

  init(_ name: String, _ relation: String, _ row: some CustomStringConvertible, _ statements: [SQL]) {
    self.name = name
    self.statements = statements
    self.relation = relation
    self.row = row.description
  }
}

/// Where a sealed event lies.
struct SealedEvent: Sendable {
  let id: Int64
  let block: Int64
  let position: Int
  let hasPayload: Bool
}

/// Draws mutations of every kind, the same for the same seed.
struct AuditMutator {
  private let events: [SealedEvent]
  private let blocks: [Int64]
  private let epochs: [(number: Int64, firstBlock: Int64)]
  private var state: UInt64

  init(_ tx: Transaction, seed: UInt64) throws {
    events = try tx.query(
      """
      select e.id, s.block, s.position::bigint, e.payload_hash is not null
        from audit_events e join audit_seals s on s.event_id = e.id order by s.block, s.position
      """
    ).map { (id: Int64, block: Int64, position: Int, hasPayload: Bool) in
      SealedEvent(id: id, block: block, position: position, hasPayload: hasPayload)
    }
    blocks = try tx.query("select number from audit_blocks order by number").decode(Int64.self)
    epochs = try tx.query("select epoch::bigint, min(number) from audit_blocks group by epoch order by epoch")
      .decode((Int64, Int64).self).map { (number: $0.0, firstBlock: $0.1) }
    state = seed
  }

  /// SplitMix64.
  private mutating func random(below bound: Int) -> Int {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int((mixed ^ (mixed >> 31)) % UInt64(bound))
  }

  private mutating func one<Element>(of elements: [Element]) -> Element { elements[random(below: elements.count)] }

  private var lastBlock: Int64 { blocks[blocks.count - 1] }
  private func count(of block: Int64) -> Int { events.count { $0.block == block } }

  mutating func next() -> AuditMutation {
    switch random(below: 12) {
    case 0, 1, 2: eventUpdate()
    case 3: sealUpdate()
    case 4, 5: blockUpdate()
    case 6: epochUpdate()
    case 7: payloadUpdate()
    case 8: deletion()
    case 9: insertion()
    case 10: exchange()
    default: random(below: 2) == 0 ? tailCut() : rebuilding()
    }
  }

  private mutating func eventUpdate() -> AuditMutation {
    let event = one(of: events)
    let changes: [(String, SQL)] = [
      ("epoch", "epoch = 3 - epoch"), ("transaction", "transaction_id = transaction_id + 1"), ("id", "id = id + 1000000"),
      ("moment", "happened_at = happened_at + interval '1 microsecond'"), ("endless moment", "happened_at = 'infinity'"),
      ("actor", "actor = actor || 'x'"), ("role", "role = 'finance'"), ("operation", "operation = operation || 'x'"),
      ("subject", "subject = subject || 'x'"), ("facts", "facts = facts || '{\"x\": 1}'"),
      ("request", "request_id = request_id || 'x'"), ("no request", "request_id = null"),
      ("payload", "payload_hash = case when payload_hash is null then sha256('x') end"),
      // What stood in one field stands in two: lengths are part of what is hashed.
      ("border of two fields", "actor = actor || left(role, 1), role = substr(role, 2)"),
    ]
    let change = one(of: changes)
    return AuditMutation(
      "event: \(change.0)", "audit_events", event.id,
      ["update audit_events set \(fragment: change.1) where id = \(event.id)"])
  }

  private mutating func sealUpdate() -> AuditMutation {
    let seal = one(of: events.filter { $0.block < lastBlock })
    let place = "\(seal.block)/\(seal.position)"
    switch random(below: 4) {
    case 0:
      return AuditMutation(
        "seal: hash", "audit_seals", place, ["update audit_seals set hash = sha256(hash) where event_id = \(seal.id)"])
    case 1:
      return AuditMutation(
        "seal: position", "audit_seals", place,
        ["update audit_seals set position = position + 1000 where event_id = \(seal.id)"])
    case 2:
      return AuditMutation(
        "seal: block", "audit_seals", place,
        ["update audit_seals set block = \(lastBlock), position = position + 1000 where event_id = \(seal.id)"])
    default:
      return AuditMutation(
        "seal: event", "audit_events", seal.id + 2_000_000,
        ["update audit_seals set event_id = event_id + 2000000 where event_id = \(seal.id)"])
    }
  }

  private mutating func blockUpdate() -> AuditMutation {
    let block = one(of: blocks)
    var changes: [(String, SQL)] = [
      ("number", "number = number + 1000"), ("epoch", "epoch = 3 - epoch"), ("unknown epoch", "epoch = 9"),
      ("first transaction", "first_transaction = first_transaction + 1"), ("first event", "first_event = first_event + 1"),
      ("last transaction", "last_transaction = last_transaction - 1"), ("last event", "last_event = last_event + 1"),
      ("count", "event_count = event_count + 1"), ("smaller count", "event_count = greatest(1, event_count - 1)"),
      ("root", "root = sha256(root)"), ("hash", "hash = sha256(hash)"),
      ("moment", "sealed_at = sealed_at - interval '1 second'"),
    ]
    if block > 1 { changes.append(("previous", "previous_hash = sha256(previous_hash)")) }
    if count(of: block) == 1 { changes.removeAll { $0.0 == "smaller count" } }
    let change = one(of: changes)
    return AuditMutation(
      "block: \(change.0)", "audit_blocks", block,
      ["update audit_blocks set \(fragment: change.1) where number = \(block)"])
  }

  private mutating func epochUpdate() -> AuditMutation {
    let epoch = one(of: epochs)
    switch random(below: 6) {
    case 0:
      return AuditMutation(
        "epoch deleted", "audit_blocks", epoch.firstBlock, ["delete from audit_epochs where number = \(epoch.number)"])
    case 1:
      return AuditMutation(
        "epoch: number", "audit_epochs", epoch.number + 100,
        ["update audit_epochs set number = number + 100 where number = \(epoch.number)"])
    default:
      let changes: [SQL] = [
        "system_identifier = system_identifier || '1'", "database_oid = database_oid + 1",
        "opened_at = opened_at + interval '1 hour'", "hash = sha256(hash)",
      ]
      return AuditMutation(
        "epoch", "audit_epochs", epoch.number,
        ["update audit_epochs set \(fragment: one(of: changes)) where number = \(epoch.number)"])
    }
  }

  private mutating func payloadUpdate() -> AuditMutation {
    let event = one(of: events.filter(\.hasPayload))
    let changes: [(String, SQL)] = [
      ("content", "update audit_payloads set content = content || ' '"),
      ("salt", "update audit_payloads set salt = sha256(salt)"), ("hash", "update audit_payloads set hash = sha256(hash)"),
      ("deleted", "delete from audit_payloads"),
      ("emptied", "update audit_payloads set salt = null, content = null, erasure_id = 999"),
    ]
    let change = one(of: changes)
    return AuditMutation(
      "payload: \(change.0)", "audit_payloads", event.id,
      ["\(fragment: change.1) where hash = (select payload_hash from audit_events where id = \(event.id))"])
  }

  private mutating func deletion() -> AuditMutation {
    let event = one(of: events)
    let place = "\(event.block)/\(event.position)"
    let removeEvent: SQL = "delete from audit_events where id = \(event.id)"
    let removeSeal: SQL = "delete from audit_seals where event_id = \(event.id)"
    switch random(below: 5) {
    case 0: return AuditMutation("event deleted", "audit_events", event.id, [removeEvent])
    case 1: return AuditMutation("event deleted with its seal", "audit_seals", place, [removeEvent, removeSeal])
    case 2: return AuditMutation("seal deleted", "audit_seals", place, [removeSeal])
    case 3:
      return AuditMutation(
        "block deleted", "audit_blocks", event.block, ["delete from audit_blocks where number = \(event.block)"])
    default:
      return AuditMutation(
        "block deleted with all it holds", "audit_blocks", event.block,
        [
          "delete from audit_events where id in (select event_id from audit_seals where block = \(event.block))",
          "delete from audit_seals where block = \(event.block)", "delete from audit_blocks where number = \(event.block)",
        ])
    }
  }

  private mutating func insertion() -> AuditMutation {
    let before = one(of: Array(events.dropLast()))
    let insert: SQL = """
      insert into audit_events (id, happened_at, actor, role, operation, subject, facts, epoch, transaction_id)
      overriding system value
      select 3000000, happened_at, 'niemand', role, operation, subject, facts, epoch, transaction_id - 1
        from audit_events where id = \(before.id)
      """
    let position = count(of: before.block) + 1
    let seal: SQL = """
      insert into audit_seals (event_id, block, position, hash) values (3000000, \(before.block), \(position)::integer, sha256('x'))
      """
    switch random(below: 3) {
    case 0: return AuditMutation("event put in", "audit_events", 3_000_000, [insert])
    case 1:
      return AuditMutation("event put in with a seal", "audit_seals", "\(before.block)/\(position)", [insert, seal])
    default:
      return AuditMutation(
        "event put in with a seal, and counted", "audit_blocks", before.block,
        [insert, seal, "update audit_blocks set event_count = event_count + 1 where number = \(before.block)"])
    }
  }

  private mutating func exchange() -> AuditMutation {
    let first = random(below: events.count - 1)
    let second = first + 1 + random(below: events.count - first - 1)
    let (a, b) = (events[first], events[second])
    switch random(below: 3) {
    case 0:
      return AuditMutation(
        "two events exchanged", "audit_events", a.id,
        [
          """
          update audit_events x set subject = y.subject, facts = y.facts, request_id = y.request_id from audit_events y
           where (x.id, y.id) in ((\(a.id), \(b.id)), (\(b.id), \(a.id)))
          """
        ])
    case 1:
      return AuditMutation(
        "two seals exchanged", "audit_seals", "\(a.block)/\(a.position)",
        [
          """
          update audit_seals x set hash = y.hash from audit_seals y
           where (x.event_id, y.event_id) in ((\(a.id), \(b.id)), (\(b.id), \(a.id)))
          """
        ])
    default:
      let place: SQL = "update audit_seals set position = position + 5000 where event_id = \(a.id)"
      return AuditMutation(
        "two places exchanged", "audit_blocks", a.block,
        [
          place,
          """
          update audit_seals set block = \(a.block), position = \(a.position)::integer where event_id = \(b.id)
          """,
          "update audit_seals set block = \(b.block), position = \(b.position)::integer where event_id = \(a.id)",
        ])
    }
  }

  private static func remove(from block: Int64) -> [SQL] {
    ["delete from audit_seals where block >= \(block)", "delete from audit_blocks where number >= \(block)"]
  }

  private mutating func tailCut() -> AuditMutation {
    let block = one(of: blocks)
    let events: SQL = "delete from audit_events where id in (select event_id from audit_seals where block >= \(block))"
    return AuditMutation(
      "tail cut off", "audit_blocks", block, (random(below: 2) == 0 ? [events] : []) + Self.remove(from: block))
  }

  private mutating func rebuilding() -> AuditMutation {
    let event = one(of: events)
    let changes: [SQL] = [
      "update audit_events set actor = 'niemand' where id = \(event.id)", "delete from audit_events where id = \(event.id)",
      // Nothing but another moment of sealing.
      "select",
    ]
    return AuditMutation(
      "chain made anew", "audit_blocks", event.block,
      Self.remove(from: event.block) + [one(of: changes), "select seal_audit_events(4, 100)"])
  }
}
