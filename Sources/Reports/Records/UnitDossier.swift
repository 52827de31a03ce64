package import Domain
package import Store

/// Everything that is told of one unit: what it came from, and what was spent, found and promised in all of it.
package struct UnitDossier: Sendable {
  package let unit: UnitRecord
  package let ancestry: [UnitRecord]
  package let changes: [UnitChangeRecord]
  package let costs: [UnitCost]
  package let defects: [HazardRecord]
  package let bindings: [UnitBinding]

  /// - Throws: `Problem` `property.unknown`, `unit.unknown`.
  package init(_ unit: String, of property: String, _ tx: Transaction) throws {
    let id = try Lookup.unit(unit, of: Lookup.property(property, tx), tx)
    self.unit = try UnitQueries.one(id, tx) ?? UnitRecord(code: unit, kind: .other)
    ancestry = try UnitQueries.ancestry(id, tx)
    changes = try UnitQueries.changes(of: id, tx)
    costs = try UnitQueries.costs(id, tx)
    defects = try HazardQueries.inAncestry(of: id, tx)
    bindings = try UnitQueries.bindings(id, tx)
  }

  /// What programs read.
  package var json: JSONValue {
    [
      "unit": unit.json, "ancestry": .list(ancestry.map(\.json)),
      "changes": .list(
        changes.map { change in
          [
            "kind": .text(change.kind.rawValue), "on": .day(change.changedOn),
            "predecessors": .list(change.predecessors.map { .text($0) }),
            "successors": .list(change.successors.map { .text($0) }), "note": .text(change.note),
          ]
        }),
      "costs": .list(
        costs.map { cost in
          [
            "unit": .text(cost.unit), "voucher": .text(cost.voucher), "position": .integer(cost.position),
            "purpose": .text(cost.purpose), "paid_on": .day(cost.paidOn), "amount_cents": .cents(cost.amount),
            "pots": .list(cost.pots.map { .text($0) }),
          ]
        }),
      "bindings": .list(
        bindings.map { binding in
          [
            "pot": .text(binding.pot), "covered_cents": .cents(binding.covered),
            "binding_until": .day(binding.bindingUntil), "rule": .text(binding.rule),
          ]
        }),
      "defects": .list(defects.map(\.json)),
    ]
  }
}
