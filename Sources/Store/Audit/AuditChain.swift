import Domain

/// Walks along the chain: each block against its events, against the block before it, and against the heads that were kept.
struct AuditChain {
  private let heads: [Int64: [AuditHead]]
  private let headLast: AuditHead?
  private var previous: (block: AuditBlock, isSound: Bool)?

  init(heads: [AuditHead]) {
    self.heads = Dictionary(grouping: heads, by: \.block)
    headLast = heads.max { $0.block < $1.block }
  }

  /// What one block's seals have shown so far.
  private struct Tally {
    var expected = 1
    /// Over the events as they are, and over the seals.
    var tree = MerkleTree()
    var sealedTree = MerkleTree()
    /// In order; which of the two is wrong where event and seal differ is known only with the root.
    var doubts: [Doubt] = []

    enum Doubt {
      case sure(AuditFinding)
      case differs(event: Int64, place: String)
    }
  }

  /// Looks at some blocks that follow each other, and hands out what is wrong in their order.
  ///
  /// - Parameter first: the number of the block before them.
  mutating func check(
    _ blocks: [AuditBlock], after first: Int64, epochs: AuditEpochs, strays: inout StrayEvents, _ tx: Transaction,
    _ report: (AuditFinding) -> Void
  ) throws {
    var index = 0
    var tally = Tally()
    // Closures cannot hold what is `inout`; these are given back below.
    var chain = self
    var left = strays
    func finish() {
      chain.finish(blocks[index], tally, epochs: epochs, report)
      left.take(through: blocks[index].lastPlace).forEach(report)
      index += 1
      tally = Tally()
    }
    try AuditLeaf.forEach(after: first, through: blocks.last?.number ?? first, tx) { leaf in
      while index < blocks.count, blocks[index].number < leaf.block { finish() }
      // The seals of a block that is missing: the block is named for all of them.
      guard index < blocks.count, blocks[index].number == leaf.block else { return }
      Self.take(leaf, of: blocks[index], &tally)
    }
    while index < blocks.count { finish() }
    self = chain
    strays = left
  }

  private static func take(_ leaf: AuditLeaf, of block: AuditBlock, _ tally: inout Tally) {
    let place = "\(leaf.block)/\(leaf.position)"
    // A seal moved behind the end of the block leaves its place empty: the place is named first.
    if leaf.position != tally.expected, tally.expected <= block.eventCount {
      tally.doubts.append(.sure(missingSeal(block.number, tally.expected)))
    }
    tally.expected = leaf.position + 1
    guard leaf.position <= block.eventCount else {
      tally.doubts.append(
        .sure(
          AuditFinding(
            relation: "audit_seals", row: place,
            meaning: Phrase("Dieses Siegel gehört nicht in den Block.", en: "This seal does not belong to the block."))))
      return
    }
    tally.sealedTree.append(leaf.sealedHash)
    tally.tree.append(leaf.computedHash ?? leaf.sealedHash)
    guard let computed = leaf.computedHash else {
      tally.doubts.append(
        .sure(
          AuditFinding(
            relation: "audit_events", row: String(leaf.event),
            meaning: Phrase("Das versiegelte Ereignis fehlt.", en: "The sealed event is missing."))))
      return
    }
    if computed != leaf.sealedHash {
      tally.doubts.append(.differs(event: leaf.event, place: place))
    } else if let meaning = doubt(about: leaf) {
      tally.doubts.append(.sure(AuditFinding(relation: "audit_payloads", row: String(leaf.event), meaning: meaning)))
    }
  }

  /// What is wrong with what stands beside an event that is right itself.
  private static func doubt(about leaf: AuditLeaf) -> Phrase? {
    switch leaf.payload {
    case .none, .erased(isOnRecord: true): nil
    case .missing:
      Phrase(
        "Vorher und Nachher dieses Ereignisses fehlen, ohne dass eine Löschung vermerkt wäre.",
        en: "What was before and after this event is missing, and no erasure is on record.")
    case .erased(isOnRecord: false):
      Phrase(
        "Vorher und Nachher dieses Ereignisses sind geleert, die Löschung ist nicht vermerkt.",
        en: "What was before and after this event is emptied, and the erasure is not on record.")
    case .whole(let salt, let content):
      AuditPayload.hash(salt: salt, content: content) == leaf.payloadHash
        ? nil
        : Phrase(
          "Vorher und Nachher dieses Ereignisses sind verändert.", en: "What was before and after this event was changed.")
    }
  }

  private static func missingSeal(_ block: Int64, _ position: Int) -> AuditFinding {
    AuditFinding(
      relation: "audit_seals", row: "\(block)/\(position)",
      meaning: Phrase("Ein Siegel des Blocks fehlt.", en: "A seal of the block is missing."))
  }

  private mutating func finish(
    _ block: AuditBlock, _ tally: Tally, epochs: AuditEpochs, _ report: (AuditFinding) -> Void
  ) {
    func reportBlock(_ number: Int64, _ meaning: Phrase) {
      report(AuditFinding(relation: "audit_blocks", row: String(number), meaning: meaning))
    }
    let expected = (previous?.block.number ?? 0) + 1
    if block.number != expected { reportBlock(expected, Self.missingBlock) }
    let isWhole = block.computedHash(epochs) == block.hash
    if let previous, previous.isSound, isWhole, block.number == expected, block.previousHash != previous.block.hash {
      reportBlock(
        previous.block.number,
        Phrase(
          "Der Block ist nicht der, auf den der nächste gesetzt ist: neu gemacht.",
          en: "The block is not the one on which the next stands: made anew."))
    }
    var isSound = isWhole
    if !isWhole {
      reportBlock(block.number, Phrase("Der Block ist verändert.", en: "The block was changed."))
    } else if let kept = heads[block.number]?.first(where: { $0.hash != AuditHash.hexadecimal(block.hash) }) {
      isSound = false
      reportBlock(
        block.number,
        Phrase(
          "Der Block ist nicht der, dessen Kopf aufbewahrt wurde (\(kept.hash.prefix(12))…): neu gemacht, er oder einer vor ihm.",
          en: "The block is not the one whose head was kept (\(kept.hash.prefix(12))…): made anew, it or one before it."))
    }
    if isWhole { reportSeals(of: block, tally, report) }
    previous = (block, isSound)
  }

  private func reportSeals(of block: AuditBlock, _ tally: Tally, _ report: (AuditFinding) -> Void) {
    let eventsFit = tally.tree.root == block.root
    for doubt in tally.doubts {
      switch doubt {
      case .sure(let finding): report(finding)
      case .differs(_, let place) where eventsFit:
        report(
          AuditFinding(
            relation: "audit_seals", row: place, meaning: Phrase("Das Siegel ist verändert.", en: "The seal was changed.")))
      case .differs(let event, _):
        report(
          AuditFinding(
            relation: "audit_events", row: String(event),
            meaning: Phrase("Das Ereignis ist verändert.", en: "The event was changed.")))
      }
    }
    if tally.expected <= block.eventCount {
      report(Self.missingSeal(block.number, tally.expected))
    } else if tally.doubts.isEmpty, !eventsFit {
      report(
        AuditFinding(
          relation: "audit_blocks", row: String(block.number),
          meaning: Phrase(
            "Die Ereignisse \(block.firstEvent) bis \(block.lastEvent) passen nicht zum Block: eines ist samt seinem Siegel verändert.",
            en:
              "The events \(block.firstEvent) to \(block.lastEvent) do not fit the block: one was changed together with its seal."
          )))
    }
  }

  private static var missingBlock: Phrase { Phrase("Der Block fehlt.", en: "The block is missing.") }

  /// What is wrong behind the last block: seals without one, and a head that lies further on.
  mutating func rest(after last: Int64, strays: inout StrayEvents, _ tx: Transaction) throws -> [AuditFinding] {
    var found = strays.take(through: nil)
    if let headLast, headLast.block > last {
      found.append(
        AuditFinding(
          relation: "audit_blocks", row: String(last + 1),
          meaning: Phrase(
            "Der Block fehlt: der aufbewahrte Kopf ist Block \(headLast.block), hier endet die Kette mit \(last).",
            en: "The block is missing: the head that was kept is block \(headLast.block), the chain ends here with \(last).")))
    } else {
      try AuditLeaf.forEach(after: last, through: .max, tx) { leaf in
        if found.count < 100 {
          found.append(
            AuditFinding(
              relation: "audit_seals", row: "\(leaf.block)/\(leaf.position)",
              meaning: Phrase("Der Block dieses Siegels fehlt.", en: "The block of this seal is missing.")))
        }
      }
    }
    return found
  }
}
