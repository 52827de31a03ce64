import Documents
import Domain
import Store

extension PropertyReport {
  package func page(width: Int) -> TextPage {
    var page = TextPage(
      Phrase("Objekt \(property.name) (\(property.code))", en: "Property \(property.name) (\(property.code))"), width: width)
    addFacts(to: &page)
    addStages(to: &page)
    addUnits(to: &page)
    addHazards(to: &page)
    addCosts(to: &page)
    return page
  }

  private static var unknown: String { Phrase("unbekannt", en: "unknown").text() }

  private func addFacts(to page: inout TextPage) {
    var known: [(Phrase, String)] = [
      (Phrase("Anschrift", en: "Address"), property.address),
      (Phrase("Stand", en: "As of"), asOf.german),
      (Phrase("Status", en: "Status"), facts.status.name.text()),
      (Phrase("Baujahr", en: "Built in"), facts.yearBuilt.map(String.init) ?? Self.unknown),
      (Phrase("Wohnfläche", en: "Living area"), facts.livingArea_m2.map { "\($0) m²" } ?? Self.unknown),
      (
        Phrase("Wohnungen", en: "Flats"),
        Phrase("vorher ", en: "before ").text() + (facts.flatsBefore.map(String.init) ?? Self.unknown)
          + Phrase(", nachher ", en: ", after ").text() + (facts.flatsAfter.map(String.init) ?? Self.unknown)
      ),
    ]
    if let rent = facts.rentPerSquareMetre { known.append((Phrase("Miete", en: "Rent"), "\(rent)/m²")) }
    if let day = facts.handedOverOn { known.append((Phrase("Übergabe", en: "Handed over"), day.german)) }
    if let cadastralID = facts.cadastralID { known.append((Phrase("Flurstück", en: "Cadastral id"), cadastralID)) }
    let presumed =
      isAsbestosPresumed
      ? Phrase("ja, zu vermuten: ", en: "yes, presumed: ") : Phrase("nicht zu vermuten: ", en: "not presumed: ")
    known.append((Phrase("Asbest", en: "Asbestos"), (presumed + asbestosReason).text()))
    if facts.isInvented {
      known.append((Phrase("Hinweis", en: "Note"), Phrase("erfundene Daten", en: "invented data").text()))
    }
    if let source = facts.source { known.append((Phrase("Quelle", en: "Source"), source)) }
    page.facts(known)
    guard !acquisitions.isEmpty else { return }
    page.section(Phrase("Erwerb", en: "Acquisition"))
    page.table(
      TextTable(
        [
          .text("am", en: "on"), .text("Form", en: "Form"), .flexible("von", en: "from"), .flexible("an", en: "to"),
          .figure("Preis", en: "Price"), .flexible("Quelle", en: "Source"),
        ],
        rows: acquisitions.map { entry in
          TextTable.Row(
            [
              entry.facts.acquiredOn?.german ?? Self.unknown, entry.facts.form.name.text(), entry.seller ?? Self.unknown,
              entry.acquirer ?? Self.unknown, entry.facts.price?.description ?? Self.unknown, entry.facts.source ?? "",
            ], note: entry.terms)
        }))
  }

  private func addStages(to page: inout TextPage) {
    page.section(Phrase("Bauphasen", en: "Stages"))
    guard !stages.isEmpty else {
      page.sentence(Phrase("Keine Bauphase ist erfasst.", en: "No stage is recorded."))
      return
    }
    page.table(
      TextTable(
        [
          .flexible("Phase", en: "Stage"), .text("Stand", en: "State"), .text("Beginn", en: "Start"),
          .text("fertig", en: "done"), .text("abgenommen", en: "accepted"), .figure("getan", en: "Progress"),
          .figure("TN h", en: "Part. h"), .figure("Firmen", en: "Firms"),
        ],
        rows: stages.map { entry in
          [
            entry.label.text(), entry.stage.state.name.text(), entry.stage.startedOn?.german ?? "–",
            entry.stage.completedOn?.german ?? "–", entry.stage.acceptedOn?.german ?? "–",
            entry.stage.progress?.description ?? "–", Minutes(entry.minutes).hours, Minutes(entry.firmMinutes).hours,
          ]
        }, total: [Phrase("Summe", en: "Total").text(), "", "", "", "", "", Minutes(minutes).hours, Minutes(firmMinutes).hours])
    )
    if !suspensions.isEmpty {
      page.section(Phrase("Unterbrechungen", en: "Suspensions"))
      page.list(
        suspensions.map { pause in
          let end =
            pause.until.map { Phrase(" bis \($0.german)", en: " to \($0.german)") } ?? Phrase(", dauert an", en: ", ongoing")
          let reason = pause.reason.map { Phrase(": \($0)", en: ": \($0)") } ?? Phrase("", en: "")
          return (pause.stage.label + Phrase(" vom \(pause.from.german)", en: " from \(pause.from.german)") + end + reason)
            .text()
        })
    }
    let overrides = stages.flatMap { entry in
      entry.events.filter { !$0.gatesOverridden.isEmpty }.map { event in
        (entry.label
          + Phrase(
            " begann am \(event.happenedOn.german) ohne Abnahme von \(event.gatesOverridden.joined(separator: ", ")): "
              + "\(event.overrideReason ?? "")",
            en:
              " started on \(event.happenedOn.german) without acceptance of \(event.gatesOverridden.joined(separator: ", ")): "
              + "\(event.overrideReason ?? "")")).text()
      }
    }
    if !overrides.isEmpty {
      page.section(Phrase("Übergangene Freigaben", en: "Gates overridden"))
      page.list(overrides)
    }
  }

  private func addUnits(to page: inout TextPage) {
    guard !units.isEmpty else { return }
    func row(_ unit: ReportedUnit) -> [String] {
      [
        unit.code, unit.kind.name.text(), unit.floor ?? "–", unit.area_m2.map { "\($0) m²" } ?? Self.unknown,
        unit.existence.description,
        unit.predecessors.isEmpty ? "" : Phrase("aus ", en: "from ").text() + unit.predecessors.joined(separator: ", "),
        unit.successors.isEmpty ? "" : Phrase("jetzt ", en: "now ").text() + unit.successors.joined(separator: ", "),
      ]
    }
    func table(_ units: [ReportedUnit]) -> TextTable {
      TextTable(
        [
          .text("Einheit", en: "Unit"), .text("Art", en: "Kind"), .text("Lage", en: "Floor"), .figure("Fläche", en: "Area"),
          .flexible("besteht", en: "exists"), .flexible("entstanden", en: "made"), .flexible("aufgegangen in", en: "became"),
        ], rows: units.map(row))
    }
    if !formerUnits.isEmpty {
      page.section(Phrase("Einheiten, die es nicht mehr oder noch nicht gibt", en: "Units that no longer or not yet exist"))
      page.table(table(formerUnits))
    }
    page.section(Phrase("Einheiten am \(asOf.german)", en: "Units on \(asOf.german)"))
    page.table(table(currentUnits))
  }

  private func addHazards(to page: inout TextPage) {
    page.section(
      Phrase(
        "Gefahrenstellen: \(openHazards.count) offen, \(hazards.count - openHazards.count) erledigt",
        en: "Hazards: \(openHazards.count) open, \(hazards.count - openHazards.count) closed"))
    if !hazards.isEmpty {
      page.table(
        TextTable(
          [
            .text("Code", en: "Code"), .text("Schwere", en: "Severity"), .flexible("Beschreibung", en: "Description"),
            .text("gemeldet", en: "reported"), .text("Frist", en: "deadline"), .text("Stand", en: "state"),
            .text("erledigt", en: "closed"),
          ],
          rows: hazards.map {
            [
              $0.code, $0.severity.name.text(), $0.description, $0.reportedOn.german, $0.deadlineOn?.german ?? "–",
              $0.state.name.text(), $0.closedOn?.german ?? "–",
            ]
          }))
    }
    guard !breaches.isEmpty else { return }
    page.section(Phrase("Arbeiten ohne geforderten Nachweis", en: "Work without a required certificate"))
    page.table(
      TextTable(
        [
          .text("Tag", en: "Day"), .text("Wer", en: "Who"), .text("Arbeit", en: "Work"), .flexible("Vorschrift", en: "Rule"),
          .figure("Dauer", en: "Time"), .text("erledigt", en: "closed"),
        ],
        rows: breaches.map {
          [
            $0.day.german, $0.participant, $0.workPackage, $0.gateName.text(), $0.minutes.description,
            $0.closedOn?.german ?? Phrase("offen", en: "open").text(),
          ]
        }))
  }

  private func addCosts(to page: inout TextPage) {
    page.section(Phrase("Kosten nach DIN 276 (Euro)", en: "Cost by DIN 276 (euros)"))
    let groups = costGroups
    if groups.isEmpty {
      page.sentence(Phrase("Kein Beleg ist gebucht.", en: "No voucher is booked."))
    } else {
      page.table(
        TextTable(
          [
            .flexible("Kostengruppe", en: "Cost group"), .figure("Ausgaben", en: "Spent"), .figure("gedeckt", en: "covered"),
            .flexible("aus Topf", en: "from pot"),
          ],
          rows: groups.map { group in
            [
              group.label.text(), group.amount.bare, group.covered.bare,
              group.cover.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value.bare)" }.joined(separator: ", "),
            ]
          },
          total: [Phrase("Summe", en: "Total").text(), funding.expenditure.bare, funding.covered.bare]))
    }
    guard !funding.pots.isEmpty else { return }
    page.section(Phrase("Töpfe (Euro)", en: "Pots (euros)"))
    page.table(
      TextTable(
        [
          .text("Topf", en: "Pot"), .text("Art", en: "Kind"), .flexible("Name", en: "Name"),
          .figure("für das Haus", en: "for the house"), .figure("gedeckt", en: "covered"),
        ],
        rows: funding.pots.map {
          [
            $0.pot.code, $0.pot.kind.name.text(), $0.pot.name,
            $0.pot.commitment == nil ? "–" : $0.pot.commitment?.amount?.bare ?? Self.unknown, $0.coverHere.bare,
          ]
        }))
    for statement in funding.costStatements {
      page.sentence(
        Phrase(
          "Kostenangabe: \(statement.isRounded ? "rund " : "")\(statement.amount) (\(statement.scope); \(statement.source))",
          en:
            "Cost statement: \(statement.isRounded ? "about " : "")\(statement.amount) (\(statement.scope); \(statement.source))"
        ))
    }
  }

  /// Stages with dates, progress and minutes; one row each.
  package func csv() -> CSVDocument {
    CSVDocument(
      [
        Phrase("Objekt", en: "Property"), Phrase("Phase", en: "Stage"), Phrase("Nr", en: "Occurrence"),
        Phrase("Stand", en: "State"), Phrase("Beginn", en: "Started on"), Phrase("fertig", en: "Completed on"),
        Phrase("abgenommen", en: "Accepted on"), Phrase("Fortschritt %", en: "Progress %"),
        Phrase("Minuten Teilnehmende", en: "Participants' minutes"), Phrase("Minuten Firmen", en: "Firms' minutes"),
      ],
      rows: stages.map {
        [
          .text(property.code), .text($0.stage.name.text()), .integer($0.stage.occurrence), .text($0.stage.state.name.text()),
          .day($0.stage.startedOn), .day($0.stage.completedOn), .day($0.stage.acceptedOn), .share($0.stage.progress),
          .minutes($0.minutes), .minutes($0.firmMinutes),
        ]
      })
  }
}

extension ReportedAcquisition {
  /// The terms of a ground lease, in one line.
  var terms: String? {
    var parts: [String] = []
    if let term = facts.term { parts.append(Phrase("Laufzeit ", en: "term ").text() + term.description) }
    if let rent = facts.groundRentPerYear {
      parts.append(Phrase("Erbbauzins \(rent)/Jahr", en: "ground rent \(rent)/year").text())
    }
    if let clause = facts.indexClause { parts.append(clause) }
    if let clause = facts.reversionClause { parts.append(Phrase("Heimfall: \(clause)", en: "reversion: \(clause)").text()) }
    if let note = facts.note { parts.append(note) }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }
}
