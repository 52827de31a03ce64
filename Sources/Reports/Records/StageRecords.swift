package import Domain
package import Store

// What programs read of stages.

extension StageRecord {
  package var json: JSONValue {
    [
      "stage": .text(code), "name": .text(name.text()), "occurrence": .integer(occurrence), "planned": .period(planned),
      "state": .text(state.rawValue), "started_on": .day(startedOn), "completed_on": .day(completedOn),
      "accepted_on": .day(acceptedOn), "progress_basis_points": .integer(progress?.value),
      "work_packages": .integer(packageCount), "worked_minutes": .integer(worked.count), "source": .text(source),
      "note": .text(note),
    ]
  }
}

extension StageEventRecord {
  package var json: JSONValue {
    [
      "from": .text(from.rawValue), "to": .text(to.rawValue), "on": .day(happenedOn), "reason": .text(reason),
      "override_reason": .text(overrideReason), "gates_overridden": .list(gatesOverridden.map { .text($0) }),
      "actor": .text(actor),
    ]
  }
}
