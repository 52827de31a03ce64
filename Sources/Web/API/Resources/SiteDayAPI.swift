import Domain
import Reports
import Store

/// Everything that a phone needs to log a day on the houses of whoever asks, without reception.
enum SiteDayAPI {
  private static let person = APIShape(
    "SitePerson",
    [
      .must("code", .code), .may("name", .text, Phrase("Kurz, etwa A. Muster.", en: "Short, such as A. Muster.")),
      .must("planned_minutes", .minutes),
      .must(
        "additional_only", .flag,
        Phrase(
          "Arbeitsgelegenheit: nur zusätzliche Arbeit (§ 16d Abs. 2 SGB II).", en: "§ 16d(2) SGB II: additional work only.")),
    ])

  private static let package = APIShape(
    "SitePackage",
    [
      .must("code", .code), .must("title", .text), .must("stage", .code), .must("stage_name", .text), .may("unit", .code),
      .must("done_basis_points", .basisPoints),
    ])

  private static let gate = APIShape(
    "SiteGate",
    [
      .must("participant", .code), .must("package", .code), .must("name", .text), .must("hint", .text),
      .must("is_enforced", .flag),
      .must(
        "is_recorded", .flag,
        Phrase(
          "Was trotzdem getan wird, wird als Verstoß vermerkt.", en: "What is done all the same is put on record as a breach.")),
    ])

  private static let hazard = APIShape(
    "SiteHazard",
    [
      .must("code", .code), .must("description", .text), .must("severity", .choice(Severity.self)), .may("deadline_on", .day),
      .may("unit", .code), .may("room", .text),
    ])

  private static let entry = APIShape(
    "SiteEntry",
    [.must("on", .day), .must("version", .position), .may("signed_by", .text), .must("lines", .list(.anything))])

  private static let property = APIShape(
    "SiteProperty",
    [
      .must("code", .code), .must("name", .text), .must("people", .list(.object(person))),
      .must("packages", .list(.object(package))), .must("gates", .list(.object(gate))),
      .must("units", .list(.object(APIShape("SiteUnit", [.must("code", .code), .may("floor", .text)])))),
      .must("hazards", .list(.object(hazard))),
      .may("entry", .object(entry), Phrase("Was schon eingetragen ist.", en: "What stands there already.")),
      .may("previous", .object(entry), Phrase("Der letzte Tag davor.", en: "The last day before.")),
    ])

  private static let day = APIShape(
    "SiteDay",
    [
      .must("on", .day), .must("properties", .list(.object(property))),
      .must("firms", .list(.object(APIShape("SiteFirm", [.must("code", .code), .must("name", .text)])))),
    ])

  static let operations: [APIOperation] = [
    .read(
      "/site-days/{day}", "readSiteDay",
      Phrase("Was man auf der Baustelle an einem Tag braucht", en: "What one needs on the site on a day"),
      for: DiaryAPI.writers, of: day
    ) { call, tx in
      let day = call.day("day")
      // Days long past are read in the diary.
      guard (call.today.adding(days: -days_max)...call.today).contains(day) else { throw APIProblem.unknown }
      let houses = try PropertyQueries.all(on: day, tx).filter { [.acquired, .inWorks].contains($0.status) }
      return [
        "on": .day(day),
        "properties": .list(try houses.prefix(houses_max).map { try json($0, on: day, call, tx) }),
        "firms": .list(
          try SiteChoices.organisations(of: [.firm, .supplier, .partner], tx).map {
            ["code": .text($0.code), "name": .text($0.name.text(call.language))]
          }),
      ]
    }
  ]

  private static let days_max = 400
  /// Nobody walks over more sites in a day, and a phone keeps what it gets.
  private static let houses_max = 20

  private static func json(
    _ house: PropertySummary, on day: LocalDate, _ call: APICall, _ tx: Transaction
  ) throws -> JSONValue {
    let id = try Lookup.property(house.code, tx)
    let crew = try SiteCrewQueries.crew(of: id, on: day, withNames: call.acts(as: .siteManager), tx)
    let open = try SiteCrewQueries.openPackages(of: id, tx)
    let codes = Set(open.values)
    let packages = try WorkPackageQueries.all(of: id, on: day, tx).filter { codes.contains($0.facts.code) }
    let gates = try SiteCrewQueries.unmetGates(crew, on: Array(open.keys), day: day, tx)
    let previous = try tx.ask(DiaryQueries.newestDay(of: id, upTo: day.adding(days: -1)))
    let stages = Dictionary(try SiteChoices.stageKinds(tx).map { ($0.code, $0.name) }) { first, _ in first }
    let language = call.language
    return [
      "code": .text(house.code), "name": .text(house.name),
      "people": .list(
        crew.map {
          [
            "code": .text($0.code), "name": .text($0.shortName), "planned_minutes": .integer($0.planned.count),
            "additional_only": .bool($0.isAdditionalOnly),
          ]
        }),
      "packages": .list(
        packages.map {
          [
            "code": .text($0.facts.code), "title": .text($0.facts.title), "stage": .text($0.facts.stage),
            "stage_name": .text(stages[$0.facts.stage]?.text(language) ?? $0.facts.stage), "unit": .text($0.facts.unit),
            "done_basis_points": .integer($0.done.value),
          ]
        }),
      "gates": .list(
        gates.map {
          [
            "participant": .text($0.participant), "package": .text($0.workPackage), "name": .text($0.name.text(language)),
            "hint": .text($0.hint.text(language)), "is_enforced": .bool($0.isEnforced), "is_recorded": .bool($0.isRecorded),
          ]
        }),
      "units": .list(
        try UnitQueries.all(of: id, on: day, tx).map { ["code": .text($0.code), "floor": .text($0.floor)] }),
      "hazards": .list(
        try tx.ask(HazardQueries.all(of: id, hazards: true)).map {
          [
            "code": .text($0.code), "description": .text($0.description), "severity": .text($0.severity.rawValue),
            "deadline_on": .day($0.deadlineOn), "unit": .text($0.unit), "room": .text($0.room),
          ]
        }),
      "entry": entry(try DiaryQueries.day(day, of: id, tx)),
      "previous": entry(try previous.flatMap { try DiaryQueries.day($0, of: id, tx) }),
    ]
  }

  private static func entry(_ found: DiaryDay?) -> JSONValue {
    guard let found, let latest = found.latest else { return .null }
    return [
      "on": .day(found.day), "version": .integer(latest.number), "signed_by": .text(latest.signedBy),
      "lines": .list(found.events(inVersion: latest.number).map(\.json)),
    ]
  }
}
