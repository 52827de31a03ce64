import Domain
package import Store

/// Takes a batch back, kind by kind, from what depends to what is depended on.
package enum ImportWithdrawal {
  /// - Returns: how many rows are gone.
  /// - Throws: `Problem` `import.batch_unknown`, `import.batch_undone`, `import.undo_refused` with every reason.
  package static func undo(_ batch: Int64, _ tx: Transaction) throws -> Int {
    let undo = try ImportUndo(tx, batch: batch)
    let names = Set(try undo.kinds())
    var (count, reasons): (Int, [Phrase]) = (0, [])
    for kind in Kind.all.reversed() where names.contains(kind.name) {
      let removed = try undo.remove(kind.name, kind.merge)
      count += removed.count
      reasons += removed.reasons.map { Phrase("\(kind.german): ", en: "\(kind.name): ") + $0 }
    }
    guard reasons.isEmpty else {
      throw Problem(
        code: "import.undo_refused",
        message: Phrase(
          "Die Einlesung \(batch) lässt sich nicht zurücknehmen; es bleibt alles, wie es ist.",
          en: "Import \(batch) cannot be taken back; everything stays as it is."),
        detail: reasons.dropFirst().reduce(reasons[0]) { $0 + Phrase("\n  ", en: "\n  ") + $1 },
        hint: Phrase("Erst wegnehmen oder berichtigen, was davon abhängt.", en: "First remove or correct what depends on it."))
    }
    try undo.record(count)
    return count
  }
}
