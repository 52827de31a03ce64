package import Domain
package import Store

// What programs read of work packages, who is planned onto them, and breaches of work gates.

extension UnmetGate {
  /// What a program reads.
  package var json: JSONValue {
    [
      "participant": .text(participant), "work_package": .text(workPackage), "gate": .text(gate),
      "missing_from": .day(missingFrom),
    ]
  }
}

extension WorkPackageRecord {
  package var json: JSONValue {
    [
      "code": .text(facts.code), "title": .text(facts.title), "stage": .text(facts.stage),
      "occurrence": .integer(facts.occurrence), "unit": .text(facts.unit), "trade": .text(facts.trade),
      "cost_group_edition": .integer(facts.costGroupEdition), "cost_group": .text(facts.costGroup),
      "performer": .text(facts.performer.rawValue), "firm": .text(facts.firm),
      "planned_minutes": .integer(facts.planned.count), "planned_cost_cents": .cents(facts.plannedCost),
      "work_kinds": .list(facts.workKinds.map { .text($0) }), "note": .text(facts.note),
      "done_basis_points": .integer(done.value), "worked_minutes": .integer(worked.count),
      "firm_minutes": .integer(firmWorked.count),
    ]
  }
}

extension WorkAssignmentRecord {
  package var json: JSONValue {
    [
      "participant": .text(participant), "work_package": .text(workPackage), "period": .period(period),
      "note": .text(note),
    ]
  }
}

extension BreachRecord {
  package var json: JSONValue {
    [
      "number": .integer(number), "property": .text(property), "day": .day(day), "participant": .text(participant),
      "work_package": .text(workPackage), "minutes": .integer(minutes.count), "gate": .text(gate),
      "reason": .text(reason), "follow_up": .text(followUp), "closed_on": .day(closedOn),
    ]
  }
}
