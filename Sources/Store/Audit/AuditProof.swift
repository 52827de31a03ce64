package import Domain
import Postgres

/// A row of the audit trail that is not what was sealed.
package struct AuditFinding: Sendable, Hashable {
  /// The table.
  package let relation: String
  /// The row: an event by its number, a block by its own, a seal by block and place in it.
  package let row: String
  package let meaning: Phrase
}

/// What looking at the whole audit trail has shown.
package struct AuditProof: Sendable, Hashable {
  package internal(set) var blockCount = 0
  package internal(set) var sealedCount = 0
  package internal(set) var unsealedCount = 0
  /// In order of the chain, so that the first one is where trust ends; the first hundred, however many there are.
  package internal(set) var findings: [AuditFinding] = []
  package internal(set) var findingCount = 0
  package internal(set) var head: AuditHead?

  private static let findings_max = 100

  mutating func add(_ finding: AuditFinding) {
    findingCount += 1
    if findings.count < Self.findings_max { findings.append(finding) }
  }

  /// Looks at every block, seal, event and payload again, in one snapshot and in portions, and computes every hash from the rows.
  ///
  /// - Parameter heads: heads that were kept elsewhere; without one, a tail that was cut off or a chain that was made anew from some
  ///   block on looks whole.
  package static func of(_ tx: Transaction, heads: [AuditHead] = []) throws -> AuditProof {
    var proof = AuditProof()
    let epochs = try AuditEpochs(tx)
    for finding in epochs.findings { proof.add(finding) }
    var strays = try StrayEvents(tx)
    var chain = AuditChain(heads: heads)
    var portion: [AuditBlock] = []
    var weight = 0
    var lastNumber: Int64 = 0
    func check() throws {
      guard let last = portion.last else { return }
      try chain.check(portion, after: lastNumber, epochs: epochs, strays: &strays, tx) { proof.add($0) }
      lastNumber = last.number
      portion = []
      weight = 0
    }
    try AuditBlock.forEach(tx) { block in
      proof.blockCount += 1
      proof.sealedCount += block.eventCount
      portion.append(block)
      weight += max(1, block.eventCount)
      if weight >= portion_events { try check() }
    }
    try check()
    for finding in try chain.rest(after: lastNumber, strays: &strays, tx) { proof.add(finding) }
    proof.unsealedCount = try AuditSeals.state(tx).unsealedCount
    proof.head = try AuditSeals.head(tx)
    return proof
  }

  /// How many events are asked for at once.
  private static let portion_events = 20_000
}

/// The epochs by number, with the hash that blocks hold of each.
struct AuditEpochs {
  let hashes: [Int64: String]
  private(set) var findings: [AuditFinding] = []

  init(_ tx: Transaction) throws {
    var hashes: [Int64: String] = [:]
    var findings: [AuditFinding] = []
    _ = try tx.query(
      """
      select number::bigint, system_identifier, database_oid::text,
             trunc(extract(epoch from opened_at) * 1000000)::text, encode(hash, 'hex') from audit_epochs order by number
      """
    ).map { (number: Int64, system: String?, database: String?, openedAt: String?, hash: String?) in
      hashes[number] = hash
      if AuditHash.hexadecimal(AuditHash.of(.epoch, [String(number), system, database, openedAt])) != hash {
        findings.append(
          AuditFinding(
            relation: "audit_epochs", row: String(number),
            meaning: Phrase("Der Zeitabschnitt ist verändert.", en: "The epoch was changed.")))
      }
    }
    self.hashes = hashes
    self.findings = findings
  }
}

/// Events that lie among sealed ones and are not sealed themselves, in order: put in later.
struct StrayEvents {
  private var events: [(place: AuditPlace, finding: AuditFinding)]

  /// As many as are ever listed.
  private static let strays_max = 1000

  init(_ tx: Transaction) throws {
    events = try tx.query(
      """
      select e.epoch::bigint, e.transaction_id, e.id from audit_events e
       where (e.epoch, e.transaction_id, e.id) <= (select b.epoch, b.last_transaction, b.last_event
                                                     from audit_blocks b order by b.number desc limit 1)
         and not exists (select from audit_seals s where s.event_id = e.id)
       order by e.epoch, e.transaction_id, e.id limit \(Self.strays_max)
      """
    ).map { (epoch: Int64, transaction: Int64, id: Int64) in
      (
        AuditPlace(epoch: epoch, transaction: transaction, event: id),
        AuditFinding(
          relation: "audit_events", row: String(id),
          meaning: Phrase(
            "Das Ereignis steht zwischen versiegelten und ist selbst nicht versiegelt: nachträglich eingefügt.",
            en: "The event stands among sealed ones and is not sealed itself: put in later."))
      )
    }
    events.reverse()
  }

  /// Those up to a place; each is handed out once.
  mutating func take(through place: AuditPlace?) -> [AuditFinding] {
    var taken: [AuditFinding] = []
    while let last = events.last, place.map({ last.place <= $0 }) ?? true { taken.append(events.removeLast().finding) }
    return taken
  }
}

/// Where an event stands in the order in which events are sealed.
struct AuditPlace: Comparable {
  let epoch: Int64
  let transaction: Int64
  let event: Int64

  static func < (left: AuditPlace, right: AuditPlace) -> Bool {
    (left.epoch, left.transaction, left.event) < (right.epoch, right.transaction, right.event)
  }
}
