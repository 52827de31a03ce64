package import Domain
package import Store

// What programs read of hazards and defects.

extension HazardRecord {
  package var json: JSONValue {
    [
      "property": .text(property), "code": .text(code), "is_hazard": .bool(isHazard),
      "severity": .text(severity.rawValue), "description": .text(description), "unit": .text(unit), "room": .text(room),
      "reported_on": .day(reportedOn), "deadline_on": .day(deadlineOn), "state": .text(state.rawValue),
      "closed_on": .day(closedOn), "closing_note": .text(closingNote), "trade": .text(trade),
      "responsible": .text(responsible),
    ]
  }
}
