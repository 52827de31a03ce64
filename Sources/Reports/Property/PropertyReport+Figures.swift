package import Domain
import Store

extension PropertyReport {
  package var figures: JSONValue {
    var members: [String: JSONValue] = [
      "property": .text(property.code), "name": .text(property.name), "status": .text(facts.status.rawValue),
      "year_built": .integer(facts.yearBuilt), "construction_began_on": .day(facts.constructionBeganOn),
      "living_area_m2": .text(facts.livingArea_m2?.text), "flats_before": .integer(facts.flatsBefore),
      "flats_after": .integer(facts.flatsAfter), "handed_over_on": .day(facts.handedOverOn),
      "rent_cents_per_m2": .cents(facts.rentPerSquareMetre), "source": .text(facts.source),
      "is_asbestos_presumed": .bool(isAsbestosPresumed),
      "totals": [
        "participant_minutes": .integer(minutes), "firm_minutes": .integer(firmMinutes),
        "open_hazards": .integer(openHazards.count), "expenditure_cents": .cents(funding.expenditure),
        "covered_cents": .cents(funding.covered),
      ],
    ]
    members["acquisitions"] = .list(
      acquisitions.map {
        [
          "key": .text("\($0.facts.position ?? 0)"), "form": .text($0.facts.form.rawValue), "on": .day($0.facts.acquiredOn),
          "seller": .text($0.seller), "acquirer": .text($0.acquirer), "price_cents": .cents($0.facts.price),
          "term": .period($0.facts.term), "source": .text($0.facts.source),
        ]
      })
    members["stages"] = .list(stages.map(\.figures))
    members["suspensions"] = .list(
      suspensions.map {
        [
          "key": .text("\($0.stage.key)/\($0.from.iso)"), "from": .day($0.from), "resumed_on": .day($0.until),
          "reason": .text($0.reason),
        ]
      })
    members["units"] = .list(
      units.map {
        [
          "key": .text($0.code), "kind": .text($0.kind.rawValue), "area_m2": .text($0.area_m2?.text),
          "existence": .period($0.existence), "predecessors": .list($0.predecessors.map { .text($0) }),
          "successors": .list($0.successors.map { .text($0) }),
        ]
      })
    members["hazards"] = .list(
      hazards.map {
        [
          "key": .text($0.code), "severity": .text($0.severity.rawValue), "state": .text($0.state.rawValue),
          "reported_on": .day($0.reportedOn), "deadline_on": .day($0.deadlineOn), "closed_on": .day($0.closedOn),
        ]
      })
    members["breaches"] = .list(
      breaches.map {
        [
          "key": .text("\($0.gate)/\($0.day.iso)/\($0.participant)/\($0.workPackage)"), "minutes": .integer($0.minutes.count),
          "closed_on": .day($0.closedOn),
        ]
      })
    members["cost_groups"] = .list(
      costGroups.map { group in
        [
          "key": .text(group.key), "amount_cents": .cents(group.amount), "covered_cents": .cents(group.covered),
          "pots": .object(group.cover.mapValues { .cents($0) }),
        ]
      })
    members["pots"] = .list(
      funding.pots.map {
        [
          "key": .text($0.pot.code), "name": .text($0.pot.name), "kind": .text($0.pot.kind.rawValue),
          "is_committed": .bool($0.pot.commitment != nil), "committed_cents": .cents($0.pot.commitment?.amount),
          "cover_cents": .cents($0.coverHere),
        ]
      })
    members["cost_statements"] = funding.statementFigures
    return .object(members)
  }

  package var traces: [TracedFigure] {
    var found: [TracedFigure] = []
    for entry in stages {
      let row = TracedFigure.Line(SourceRow("stages", entry.stage.id), entry.label.text(), entry.stage.state.name.text())
      found += [
        TracedFigure(
          "stages.\(entry.key).participant_minutes", entry.label, Minutes(entry.minutes).description,
          entry.work.map {
            TracedFigure.Line(
              SourceRow("work_lines", $0.eventID), "\($0.day.german) \($0.participant) \($0.workPackage)",
              Minutes($0.minutes).description)
          }),
        TracedFigure(
          "stages.\(entry.key).firm_minutes", entry.label + Phrase(" (Firmen)", en: " (firms)"),
          Minutes(entry.firmMinutes).description, entry.firms.map(Self.row)),
        TracedFigure(
          "stages.\(entry.key).progress_basis_points", entry.label + Phrase(" (Fortschritt)", en: " (progress)"),
          entry.stage.progress?.description ?? "–", [row]),
      ]
    }
    if !unassignedFirms.isEmpty {
      found.append(
        TracedFigure(
          "totals.firm_minutes", Phrase("Firmen ohne Arbeitspaket", en: "firms without a work package"),
          Minutes(unassignedFirms.reduce(0) { $0 + $1.minutes }).description, unassignedFirms.map(Self.row)))
    }
    found += costGroups.map { group in
      TracedFigure(
        "cost_groups.\(group.key).amount_cents", group.label, group.amount.description, group.lines.map(FundingReport.row))
    }
    let allocations = Dictionary(grouping: funding.pots.flatMap(\.items), by: \.line.costGroup)
    found += costGroups.map { group in
      TracedFigure(
        "cost_groups.\(group.key).covered_cents", group.label + Phrase(" (gedeckt)", en: " (covered)"),
        group.covered.description, (allocations[group.group] ?? []).flatMap(\.allocations).map(FundingReport.row))
    }
    // What the report prints of the money behind the house is what the report on its funding traces.
    let printed = Set(
      ["totals.expenditure_cents", "totals.covered_cents"]
        + funding.pots.flatMap { pot in ["granted", "committed", "cover"].map { "pots.\(pot.pot.code).\($0)_cents" } })
    found += funding.traces.filter { printed.contains($0.key) } + funding.statementTraces
    found += acquisitions.map {
      TracedFigure(
        "acquisitions.\($0.facts.position ?? 0)", $0.facts.form.name, $0.facts.acquiredOn?.german ?? "–",
        [TracedFigure.Line(SourceRow("acquisitions", $0.id), $0.facts.source ?? "", $0.facts.price?.description ?? "")])
    }
    found += units.map {
      TracedFigure(
        "units.\($0.code)", $0.kind.name, $0.existence.description,
        [TracedFigure.Line(SourceRow("units", $0.id), $0.source ?? "", $0.area_m2.map { "\($0) m²" } ?? "")])
    }
    found += hazards.map {
      TracedFigure(
        "hazards.\($0.code)", $0.severity.name, $0.state.name.text(),
        [TracedFigure.Line(SourceRow("defects", $0.id), $0.description, $0.closedOn?.german ?? "")])
    }
    return found
  }

  private static func row(_ work: StageFirmWork) -> TracedFigure.Line {
    TracedFigure.Line(
      SourceRow("firm_presences", work.eventID), "\(work.day.german) \(work.firm) (\(work.headcount))",
      Minutes(work.minutes).description)
  }
}

extension PropertyReport.StageEntry {
  var figures: JSONValue {
    [
      "key": .text(key), "state": .text(stage.state.rawValue), "planned": .period(stage.planned),
      "started_on": .day(stage.startedOn), "completed_on": .day(stage.completedOn), "accepted_on": .day(stage.acceptedOn),
      "progress_basis_points": .integer(stage.progress?.value), "work_packages": .integer(stage.packageCount),
      "participant_minutes": .integer(minutes), "firm_minutes": .integer(firmMinutes),
    ]
  }
}

extension PropertyReport.CostGroupEntry {
  var label: Phrase {
    group.map { Phrase("\($0.code) ", en: "\($0.code) ") + $0.name } ?? Phrase("ohne Kostengruppe", en: "without a cost group")
  }
}
