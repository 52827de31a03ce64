package import Domain
package import Store

/// Turns units of a house into others on a day: several into one (merge), one into several (split), several into several.
///
/// The old ones exist until the day before, and the genealogy keeps what was spent in them, found in them and promised for them
/// traceable from the new ones.
package struct ChangeUnits: UseCase {
  package let property: String
  package let day: LocalDate
  /// Codes of the units that end.
  package let predecessors: [String]
  /// The units that begin; their periods are set by the change.
  package let successors: [UnitRecord]
  package let note: String?

  package init(
    _ property: String, on day: LocalDate, from predecessors: [String], into successors: [UnitRecord],
    note: String? = nil
  ) {
    self.property = property
    self.day = day
    self.predecessors = predecessors
    self.successors = successors
    self.note = note
  }

  package var kind: UnitChangeKind {
    if successors.count == 1 { .merge } else if predecessors.count == 1 { .split } else { .redivision }
  }

  package func run(_ tx: Transaction) throws {
    try checkShape()
    let id = try Lookup.property(property, tx)
    let old = try predecessors.map { code in
      let unit = try Lookup.unit(code, of: id, tx)
      try checkExistence(of: unit, code, tx)
      return unit
    }
    for unit in old { try UnitWrites.end(unit, before: day, tx) }
    let new = try successors.map { successor in
      var unit = successor
      unit.existence = DateRange(from: day)
      return try UnitWrites.insert(unit, of: id, tx)
    }
    try UnitWrites.insertChange(kind, of: id, on: day, from: old, to: new, note: note, tx)
    try AuditEvents.record(
      tx, operation: "unit.\(kind.rawValue)", subject: "property:\(property)",
      facts: [
        "on": .day(day), "from": .list(predecessors.map { .text($0) }), "into": .list(successors.map { .text($0.code) }),
      ])
  }

  private func checkShape() throws {
    let isOneToOne = predecessors.count < 2 && successors.count < 2
    guard !isOneToOne, !predecessors.isEmpty, !successors.isEmpty else {
      throw Problem(
        code: "unit.change_needs_several",
        message: Phrase(
          "Eine Zusammenlegung braucht mindestens zwei alte Einheiten, eine Teilung mindestens zwei neue.",
          en: "A merge needs at least two old units, a split at least two new ones."))
    }
    let codes = predecessors + successors.map(\.code)
    for (index, code) in codes.enumerated() where codes[..<index].contains(code) {
      throw Problem(
        code: "unit.named_twice",
        message: Phrase("Die Einheit „\(code)“ ist zweimal genannt.", en: "Unit “\(code)” is named twice."),
        hint: Phrase(
          "Eine neue Einheit bekommt ein neues Kürzel, auch wenn sie eine alte ersetzt.",
          en: "A new unit gets a new code, even where it takes the place of an old one."))
    }
  }

  /// A unit can only end on a day on which, and before which, it exists.
  private func checkExistence(of unit: Unit.ID, _ code: String, _ tx: Transaction) throws {
    guard let record = try UnitQueries.one(unit, tx) else { return }
    guard record.existence.contains(day), record.existence.contains(day.adding(days: -1)) else {
      throw Problem(
        code: "unit.not_there_then",
        message: Phrase(
          "Die Einheit „\(code)“ besteht am \(day) und am Tag davor nicht durchgehend (\(record.existence.phrase.german)).",
          en: "Unit “\(code)” does not exist on \(day) and the day before (\(record.existence.phrase.english))."),
        hint: Phrase(
          "Den Tag oder die Einheit prüfen (viertelwerk unit list \(property) --all).",
          en: "Check the day or the unit (viertelwerk unit list \(property) --all)."))
    }
  }
}
