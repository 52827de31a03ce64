import Domain
import Store

extension ReportSheet {
  mutating func readProperty(_ figures: FigureReader, _ names: ReportNames) {
    let totals = figures["totals"]
    facts = [
      Fact(
        "Objekt", en: "Property",
        .text([figures["property"].text, figures["name"].text].compactMap { $0 }.joined(separator: " "))),
      Fact("Status", en: "Status", .phrase(figures["status"].text.flatMap { PropertyStatus(rawValue: $0)?.name })),
      Fact("Baujahr", en: "Built in", Self.unknown(.integer(figures["year_built"].integer))),
      Fact("Wohnfläche", en: "Living area", Self.unknown(.text(figures["living_area_m2"].text.map { "\($0) m²" }))),
      Fact(
        "Wohnungen vorher, nachher", en: "Flats before, after",
        .phrase(Self.joined([Self.count(figures["flats_before"]), Self.count(figures["flats_after"])]))),
      Fact("Übergabe", en: "Handed over", .day(figures["handed_over_on"].day)),
      Fact("Miete je m²", en: "Rent per m²", .money(figures["rent_cents_per_m2"].money)),
      Fact(
        "Asbest", en: "Asbestos",
        .phrase(
          figures["is_asbestos_presumed"].flag
            ? Phrase("zu vermuten", en: "presumed") : Phrase("nicht zu vermuten", en: "not presumed"))),
      Fact("Stunden der Teilnehmenden", en: "Participants' hours", .minutes(totals["participant_minutes"].integer)),
      Fact("Stunden der Firmen", en: "Firms' hours", .minutes(totals["firm_minutes"].integer, key: "totals.firm_minutes")),
      Fact("offene Gefahren", en: "Open hazards", .integer(totals["open_hazards"].integer)),
      Fact("Ausgaben", en: "Spent", .money(totals["expenditure_cents"].money)),
      Fact("gedeckt", en: "Covered", .money(totals["covered_cents"].money)),
    ]
    if let source = figures["source"].text { facts.append(Fact("Quelle", en: "Source", .text(source))) }
    addAcquisitions(figures)
    addStages(figures, names)
    addUnits(figures)
    addHazards(figures, names)
    addCosts(figures, names)
    file = Self.stageFile(figures, names)
  }

  private static func count(_ figure: FigureReader) -> Phrase {
    figure.integer.map { Phrase(String($0), en: String($0)) } ?? Phrase("unbekannt", en: "unknown")
  }

  private mutating func addAcquisitions(_ figures: FigureReader) {
    add(
      Table(
        Phrase("Erwerb", en: "Acquisition"),
        [
          .text("am", en: "On"), .text("Form", en: "Form"), .text("von", en: "From"), .text("an", en: "To"),
          .text("Laufzeit", en: "Term"), .text("Quelle", en: "Source"), .figure("Preis", en: "Price"),
        ],
        figures["acquisitions"].list.map { acquisition in
          [
            Self.unknown(Cell(acquisition["on"].day.map { .day($0) } ?? .none, key: "acquisitions.\(acquisition.key)")),
            .phrase(acquisition["form"].text.flatMap { AcquisitionForm(rawValue: $0)?.name }),
            Self.unknown(.text(acquisition["seller"].text)), Self.unknown(.text(acquisition["acquirer"].text)),
            .period(acquisition["term"].period), .text(acquisition["source"].text),
            Self.unknown(.money(acquisition["price_cents"].money)),
          ]
        }))
  }

  private static func stageLabel(_ stage: FigureReader, _ names: ReportNames) -> Phrase {
    let parts = stage.key.split(separator: "/")
    return Self.stage(parts.first.map(String.init) ?? "", parts.count > 1 ? Int(parts[1]) ?? 1 : 1, names)
  }

  private mutating func addStages(_ figures: FigureReader, _ names: ReportNames) {
    add(
      Table(
        Phrase("Bauphasen", en: "Stages"),
        [
          .text("Phase", en: "Stage"), .text("Stand", en: "State"), .text("geplant", en: "Planned"),
          .text("Beginn", en: "Start"),
          .text("fertig", en: "Done"), .text("abgenommen", en: "Accepted"), .figure("getan", en: "Progress"),
          .figure("Teilnehmende", en: "Participants"), .figure("Firmen", en: "Firms"),
        ],
        figures["stages"].list.map { stage in
          [
            .phrase(Self.stageLabel(stage, names)), .phrase(stage["state"].text.flatMap { StageState(rawValue: $0)?.name }),
            .period(stage["planned"].period), .day(stage["started_on"].day), .day(stage["completed_on"].day),
            .day(stage["accepted_on"].day),
            .share(stage["progress_basis_points"].share, key: "stages.\(stage.key).progress_basis_points"),
            .minutes(stage["participant_minutes"].integer, key: "stages.\(stage.key).participant_minutes"),
            .minutes(stage["firm_minutes"].integer, key: "stages.\(stage.key).firm_minutes"),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), .text(""), .text(""), .text(""), .text(""), .text(""), .text(""),
          .minutes(figures["totals"]["participant_minutes"].integer), .minutes(figures["totals"]["firm_minutes"].integer),
        ]))
    add(
      Table(
        Phrase("Unterbrechungen", en: "Suspensions"),
        [
          .text("Phase", en: "Stage"), .text("von", en: "From"), .text("weiter am", en: "Resumed on"),
          .text("Grund", en: "Reason"),
        ],
        figures["suspensions"].list.map { pause in
          [
            .phrase(Self.stageLabel(pause, names)), .day(pause["from"].day),
            pause["resumed_on"].day.map { .day($0) } ?? .phrase(Phrase("dauert an", en: "ongoing")),
            .text(pause["reason"].text),
          ]
        }))
  }

  private mutating func addUnits(_ figures: FigureReader) {
    add(
      Table(
        Phrase("Einheiten", en: "Units"),
        [
          .text("Einheit", en: "Unit"), .text("Art", en: "Kind"), .figure("Fläche", en: "Area"), .text("besteht", en: "Exists"),
          .text("entstanden aus", en: "Made from"), .text("aufgegangen in", en: "Became"),
        ],
        figures["units"].list.map { unit in
          [
            .text(unit.key), .phrase(unit["kind"].text.flatMap { UnitKind(rawValue: $0)?.name }),
            Self.unknown(.text(unit["area_m2"].text.map { "\($0) m²" })),
            .period(unit["existence"].period, key: "units.\(unit.key)"),
            .text(unit["predecessors"].list.compactMap(\.text).joined(separator: ", ")),
            .text(unit["successors"].list.compactMap(\.text).joined(separator: ", ")),
          ]
        }))
  }

  private mutating func addHazards(_ figures: FigureReader, _ names: ReportNames) {
    add(
      Table(
        Phrase("Gefahrenstellen", en: "Hazards"),
        [
          .text("Code", en: "Code"), .text("Schwere", en: "Severity"), .text("Stand", en: "State"),
          .text("gemeldet", en: "Reported"),
          .text("Frist", en: "Deadline"), .text("erledigt", en: "Closed"),
        ],
        figures["hazards"].list.map { hazard in
          [
            .text(hazard.key), .phrase(hazard["severity"].text.flatMap { Severity(rawValue: $0)?.name }),
            Cell(
              hazard["state"].text.flatMap { DefectState(rawValue: $0) }.map { .phrase($0.name) } ?? .none,
              key: "hazards.\(hazard.key)"),
            .day(hazard["reported_on"].day), .day(hazard["deadline_on"].day), .day(hazard["closed_on"].day),
          ]
        }))
    add(
      Table(
        Phrase("Arbeiten ohne geforderten Nachweis", en: "Work without a required certificate"),
        [
          .text("Tag", en: "Day"), .text("Wer", en: "Who"), .text("Arbeit", en: "Work"), .text("Vorschrift", en: "Rule"),
          .figure("Dauer", en: "Time"), .text("erledigt", en: "Closed"),
        ],
        figures["breaches"].list.map { breach in
          let parts = breach.key.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
          func part(_ index: Int) -> String { index < parts.count ? parts[index] : "" }
          return [
            .day(try? LocalDate.parse(part(1))), .text(part(2)), .text(part(3)), .phrase(names.name(part(0), in: .workGates)),
            .minutes(breach["minutes"].integer),
            breach["closed_on"].day.map { .day($0) } ?? .phrase(Phrase("offen", en: "open")),
          ]
        }))
  }

  private mutating func addCosts(_ figures: FigureReader, _ names: ReportNames) {
    add(
      Table(
        Phrase("Kosten nach DIN 276", en: "Cost by DIN 276"),
        [
          .text("Kostengruppe", en: "Cost group"), .text("aus Topf", en: "From pot"), .figure("Ausgaben", en: "Spent"),
          .figure("gedeckt", en: "Covered"),
        ],
        figures["cost_groups"].list.map { group in
          [
            .phrase(
              group.key == "none"
                ? Phrase("ohne Kostengruppe", en: "without a cost group") : names.name(group.key, in: .costGroups)),
            .text(group["pots"].members.map { "\($0.name) \($0.value.money?.description ?? "")" }.joined(separator: ", ")),
            .money(group["amount_cents"].money, key: "cost_groups.\(group.key).amount_cents"),
            .money(group["covered_cents"].money, key: "cost_groups.\(group.key).covered_cents"),
          ]
        },
        total: [
          .phrase(Phrase("Summe", en: "Total")), .text(""),
          .money(figures["totals"]["expenditure_cents"].money, key: "totals.expenditure_cents"),
          .money(figures["totals"]["covered_cents"].money, key: "totals.covered_cents"),
        ]))
    add(
      Table(
        Phrase("Töpfe", en: "Pots"),
        [
          .text("Topf", en: "Pot"), .text("Name", en: "Name"), .text("Art", en: "Kind"),
          .figure("für das Haus", en: "For the house"), .figure("gedeckt", en: "Covered"),
        ],
        figures["pots"].list.map { pot in
          [
            .text(pot.key), .text(pot["name"].text), .phrase(pot["kind"].text.flatMap { PotKind(rawValue: $0)?.name }),
            pot["is_committed"].flag
              ? .money(pot["committed_cents"].money, key: "pots.\(pot.key).committed_cents") : .text("–"),
            .money(pot["cover_cents"].money, key: "pots.\(pot.key).cover_cents"),
          ]
        }))
    addStatements(figures)
  }

  private static func stageFile(_ figures: FigureReader, _ names: ReportNames) -> Table {
    Table(
      Phrase("Bauphasen", en: "Stages"),
      [
        .text("Objekt", en: "Property"), .text("Phase", en: "Stage"), .text("Stand", en: "State"),
        .text("Beginn", en: "Started on"),
        .text("fertig", en: "Completed on"), .text("abgenommen", en: "Accepted on"), .figure("Fortschritt %", en: "Progress %"),
        .figure("Minuten Teilnehmende", en: "Participants' minutes"), .figure("Minuten Firmen", en: "Firms' minutes"),
      ],
      figures["stages"].list.map { stage in
        [
          .text(figures["property"].text), .phrase(stageLabel(stage, names)),
          .phrase(stage["state"].text.flatMap { StageState(rawValue: $0)?.name }), .day(stage["started_on"].day),
          .day(stage["completed_on"].day), .day(stage["accepted_on"].day), .share(stage["progress_basis_points"].share),
          .minutes(stage["participant_minutes"].integer), .minutes(stage["firm_minutes"].integer),
        ]
      })
  }
}
