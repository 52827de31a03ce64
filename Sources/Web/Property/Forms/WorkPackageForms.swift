import Domain
import Hummingbird
import Operations
import Store

/// What one can say of a work package.
enum WorkPackageFields {
  /// The edition of DIN 276 that new packages are planned by.
  static let edition = 2018

  static func fields(_ facts: WorkPackageFacts?, of head: PropertyHead, _ tx: Transaction) throws -> [FormField] {
    let firms = try SiteChoices.organisations(of: [.firm], tx).formChoices
    return [
      FormField("titel", Phrase("Was zu tun ist", en: "What is to be done"), .text(), required: true, value: facts?.title),
      FormField(
        "einheit", Phrase("Einheit", en: "Unit"), .choice(try UnitFields.choices(of: head.id, on: nil, tx)), value: facts?.unit),
      FormField(
        "gewerk", Phrase("Gewerk nach VOB/C", en: "Trade by VOB/C"), .choice(try SiteChoices.trades(tx).formChoices),
        value: facts?.trade),
      FormField(
        "kostengruppe", Phrase("Kostengruppe nach DIN 276", en: "Cost group by DIN 276"),
        .choice(try SiteChoices.costGroups(edition: facts?.costGroupEdition ?? edition, tx).formChoices),
        value: facts?.costGroup),
      .choice(
        "wer", Phrase("Wer es macht", en: "Who does it"), Performer.self, required: true,
        value: facts?.performer ?? .participants),
      FormField("firma", Phrase("Firma", en: "Firm"), .choice(firms), value: facts?.firm),
      FormField(
        "zeit", Phrase("Geplante Zeit", en: "Planned time"), .duration,
        hint: Phrase("Stunden und Minuten (80:00) oder Minuten (4800).", en: "Hours and minutes (80:00) or minutes (4800)."),
        value: facts.flatMap { $0.planned == .zero ? nil : $0.planned.description }),
      FormField(
        "kosten", Phrase("Geplante Kosten der Firma", en: "Planned cost of the firm"), .money,
        value: facts.flatMap { $0.plannedCost.isZero ? nil : $0.plannedCost.plain() }),
      FormField(
        "arbeitsarten[]", Phrase("Arbeit, für die eigene Regeln gelten", en: "Work with rules of its own"),
        .choices(try SiteChoices.workKinds(tx).map { FormChoice($0.code, $0.name) }),
        hint: Phrase(
          "Sie verlangt Nachweise, oder sie ist für eine Arbeitsgelegenheit meist nicht zusätzlich.",
          en: "It asks for certificates, or is mostly not additional for a work opportunity."),
        values: facts?.workKinds ?? []),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .longText, value: facts?.note),
    ]
  }

  static func read(_ entries: FormReader, _ code: String, stage: String, occurrence: Int, edition: Int) -> WorkPackageFacts {
    let (group, firm) = (entries.text("kostengruppe"), entries.text("firma"))
    return WorkPackageFacts(
      code: code, title: entries.requiredText("titel"), stage: stage, occurrence: occurrence, unit: entries.text("einheit"),
      trade: entries.text("gewerk"), costGroupEdition: group == nil ? nil : edition, costGroup: group,
      performer: entries.requiredChoice("wer", or: .participants), firm: firm, planned: entries.duration("zeit") ?? .zero,
      plannedCost: entries.money("kosten") ?? .zero, workKinds: entries.texts("arbeitsarten[]"), note: entries.text("bemerkung")
    )
  }
}

/// Adds a work package to a stage.
struct AddWorkPackageForm: FormPage {
  let code: String
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    let stages = try tx.ask(StageQueries.all(of: head.id, on: today)).filter { $0.state != .skipped }
    return Form(
      title: Phrase("Arbeitspaket für \(head.name) anlegen", en: "Add a work package for \(head.name)"),
      action: Phrase("Arbeitspaket anlegen", en: "Add the work package"), cancel: PropertyTab.work.url(code), area: .properties,
      fields: [
        FormField(
          "paket", Phrase("Kürzel", en: "Code"), .code, required: true, hint: Phrase("Etwa AP-03.", en: "Such as AP-03.")),
        FormField(
          "bauphase", Phrase("Bauphase", en: "Stage"),
          .choice(stages.map { FormChoice("\($0.code) \($0.occurrence)", $0.title) }), required: true),
      ] + (try WorkPackageFields.fields(nil, of: head, tx)))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let package = entries.requiredText("paket")
    if package == "neu" { entries.refuse("paket", Phrase("Dieses Kürzel ist vergeben.", en: "This code is taken.")) }
    let run = entries.requiredText("bauphase").split(separator: " ")
    let facts = WorkPackageFields.read(
      entries, package, stage: run.first.map(String.init) ?? "", occurrence: run.dropFirst().first.flatMap { Int($0) } ?? 1,
      edition: WorkPackageFields.edition)
    try entries.check()
    try AddWorkPackage(code, facts).run(tx)
    return FormOutcome(
      .workPackage(code, package), saying: Phrase("Arbeitspaket \(package) angelegt.", en: "Work package \(package) added."))
  }
}

/// Changes what is planned for a work package.
struct ChangeWorkPackageForm: FormPage {
  let code: String
  let package: String
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    package = try visit.parameter("package")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    let facts = try WorkPackageRecord.find(package, of: head, on: today, tx).facts
    return Form(
      title: Phrase("\(facts.code) ändern", en: "Change \(facts.code)"), action: Phrase("Speichern", en: "Save"),
      cancel: .workPackage(code, package), area: .properties, guardsVersion: true,
      fields: try WorkPackageFields.fields(facts, of: head, tx))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let stored = try WorkPackageRecord.find(package, of: try PropertyHead.find(code, tx), on: today, tx).facts
    let facts = WorkPackageFields.read(
      entries, package, stage: stored.stage, occurrence: stored.occurrence,
      edition: stored.costGroupEdition ?? WorkPackageFields.edition)
    if stored.workKinds.contains(where: { !facts.workKinds.contains($0) }) {
      entries.refuse(
        "arbeitsarten[]",
        Phrase("Eine Arbeitsart, die das Paket hatte, bleibt.", en: "A kind of work that the package had stays."))
    }
    try entries.check()
    try ChangeWorkPackage(code, facts).run(tx)
    return FormOutcome(.workPackage(code, package), saying: Phrase("Gespeichert.", en: "Saved."))
  }
}

extension WorkPackageRecord {
  /// - Throws: `Problem` `page.unknown`.
  static func find(_ code: String, of head: PropertyHead, on day: LocalDate, _ tx: Transaction) throws -> WorkPackageRecord {
    guard let found = try WorkPackageQueries.all(of: head.id, on: day, tx).first(where: { $0.facts.code == code }) else {
      throw WebProblem.notFound
    }
    return found
  }
}

/// Plans a participant onto a work package for some days.
struct PlanWorkForm: FormPage {
  let code: String
  /// Nil where the package is still to be chosen.
  let package: String?
  let today: LocalDate
  let readsNames: Bool

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    package = visit.context.parameters.get("package") == nil ? nil : try visit.parameter("package")
    today = visit.today
    readsNames = visit.acts(as: .siteManager)
  }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    if let package { _ = try WorkPackageRecord.find(package, of: head, on: today, tx) }
    let packages = try WorkPackageQueries.all(of: head.id, on: today, tx)
    return Form(
      title: Phrase("Für \(head.name) einplanen", en: "Plan people for \(head.name)"),
      introduction: Phrase(
        "Was das Gesetz verlangt und nicht nachgewiesen ist, verhindert die Planung; anderes wird gesagt.",
        en: "What the law asks for and is not proven prevents the planning; anything else is said."),
      action: Phrase("Einplanen", en: "Plan"), cancel: package.map { .workPackage(code, $0) } ?? PropertyTab.work.url(code),
      area: .properties,
      fields: [
        FormField(
          "paket", Phrase("Arbeitspaket", en: "Work package"),
          .choice(packages.map { FormChoice(code: $0.facts.code, name: $0.facts.title) }), required: true, value: package),
        FormField(
          "person", Phrase("Wer", en: "Who"),
          .suggested(try SiteChoices.participants(on: today, withNames: readsNames, tx).formChoices), required: true,
          hint: Phrase("Das Kürzel, etwa TN-0007.", en: "The code, such as TN-0007.")),
        FormField("von", Phrase("Erster Tag", en: "First day"), .day, required: true, value: today.german),
        FormField(
          "bis", Phrase("Letzter Tag", en: "Last day"), .day, hint: Phrase("Leer: nur der erste.", en: "Empty: the first only.")
        ),
        FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text()),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (piece, person) = (entries.requiredText("paket"), entries.requiredText("person"))
    let first = entries.requiredDay("von")
    let period = entries.period(from: "von", until: entries.text("bis") == nil ? "von" : "bis") ?? DateRange(first)
    try entries.check()
    let warnings = try PlanWork(code, piece, participant: person, in: period, note: entries.text("bemerkung")).run(tx)
    let planned = Phrase("\(person) ist für \(piece) eingeplant.", en: "\(person) is planned onto \(piece).")
    return FormOutcome(PropertyTab.work.url(code), saying: planned + GateSentence.of(warnings))
  }
}

/// Says which gates were not met, after something was written down all the same.
enum GateSentence {
  static func of(_ gates: [UnmetGate]) -> Phrase {
    gates.prefix(2).reduce(Phrase("", en: "")) { text, gate in
      text
        + Phrase(
          " Zu beachten: „\(gate.name.german)“ ist für \(gate.participant) ab \(gate.missingFrom.german) nicht erfüllt.",
          en: " Mind: “\(gate.name.english)” is not met for \(gate.participant) from \(gate.missingFrom.german) on.")
    }
  }

  static func of(_ breaches: [BreachRecord]) -> Phrase {
    guard !breaches.isEmpty else { return Phrase("", en: "") }
    return Phrase(
      " Verstoß: \(breaches.map(\.participant).joined(separator: ", ")) ohne nötigen Nachweis; bitte klären.",
      en: " Breach: \(breaches.map(\.participant).joined(separator: ", ")) without a needed certificate; please settle.")
  }
}

/// Writes down why a work gate was broken and what follows from it.
struct ResolveBreachForm: FormPage {
  let code: String
  let number: Int64
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    number = Int64(try visit.number("number"))
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    _ = try PropertyHead.find(code, tx)
    guard let breach = try BreachQueries.one(number, tx), breach.property == code else { throw WebProblem.notFound }
    return Form(
      title: Phrase("Verstoß \(number) klären", en: "Settle breach \(number)"), introduction: breach.hint,
      facts: [
        FormFact(Phrase("Nachweis", en: "Certificate"), breach.gateName),
        FormFact(Phrase("Wer", en: "Who"), Phrase(breach.participant, en: breach.participant)),
        FormFact(Phrase("Tag", en: "Day"), Phrase(breach.day.german, en: breach.day.german)),
        FormFact(Phrase("Arbeitspaket", en: "Work package"), Phrase(breach.workPackage, en: breach.workPackage)),
      ], action: Phrase("Als geklärt speichern", en: "Save as settled"), cancel: PropertyTab.work.url(code), area: .properties,
      fields: [
        FormField("grund", Phrase("Wie es dazu kam", en: "How it came about"), .longText, value: breach.reason),
        FormField(
          "folge", Phrase("Was daraus folgt", en: "What follows from it"), .longText, required: true, value: breach.followUp),
        FormField("tag", Phrase("Geklärt am", en: "Settled on"), .day, required: true, value: today.german),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (followUp, day) = (entries.requiredText("folge"), entries.requiredDay("tag"))
    try entries.check()
    _ = try ResolveBreach(number, reason: entries.text("grund"), followUp: followUp, closedOn: day).run(tx)
    return FormOutcome(PropertyTab.work.url(code), saying: Phrase("Der Verstoß ist geklärt.", en: "The breach is settled."))
  }
}
