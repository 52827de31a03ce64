import Domain
import Operations
import Store

/// A day of a house's diary that a form writes into.
struct DiaryTarget: Sendable {
  let code: String
  let day: LocalDate
  let today: LocalDate
  let readsNames: Bool

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    day = try visit.day("day")
    today = visit.today
    readsNames = visit.acts(as: .siteManager)
  }

  /// - Throws: `Problem` `page.unknown`.
  func head(_ tx: Transaction) throws -> PropertyHead { try PropertyHead.find(code, tx) }

  func form(_ title: Phrase, _ tx: Transaction, introduction: Phrase? = nil, action: Phrase? = nil, _ fields: [FormField])
    throws -> Form
  {
    let head = try head(tx)
    return Form(
      title: title + Phrase(" · \(day.german) · \(head.name)", en: " · \(day.german) · \(head.name)"),
      introduction: introduction,
      action: action ?? Phrase("Eintragen", en: "Write down"), cancel: .diary(code, day), area: .properties, fields: fields)
  }

  /// The packages of the house, as answers.
  func packages(_ tx: Transaction) throws -> [FormChoice] {
    try WorkPackageQueries.all(of: try head(tx).id, on: day, tx).map { FormChoice(code: $0.facts.code, name: $0.facts.title) }
  }

  func record(_ contents: [DiaryLine.Content], _ tx: Transaction) throws -> FormOutcome {
    let outcome = try RecordDiaryDay(code, on: day, contents.map { DiaryLine($0) }, today: today).run(tx)
    let count = outcome.written.count
    let said =
      count == 1
      ? Phrase("1 Zeile eingetragen.", en: "1 line written.")
      : Phrase("\(count) Zeilen eingetragen.", en: "\(count) lines written.")
    let unassigned = outcome.unassignedSentence.map { Phrase(" ", en: " ") + $0 } ?? Phrase("", en: "")
    return FormOutcome(
      .diary(code, day), saying: said + GateSentence.of(outcome.breaches) + GateSentence.of(outcome.warnings) + unassigned)
  }
}

/// A form that writes lines into the diary of a day: each says what it asks and which lines come of it.
protocol DiaryLineForm: FormPage {
  static var title: Phrase { get }
  var target: DiaryTarget { get }

  init(target: DiaryTarget)

  func fields(_ tx: Transaction) throws -> [FormField]

  /// The lines; nothing uses them where an entry is wrong.
  func lines(_ entries: FormReader) -> [DiaryLine.Content]
}

extension DiaryLineForm {
  init(_ visit: Visit) throws { self.init(target: try DiaryTarget(visit)) }

  func form(_ tx: Transaction) throws -> Form { try target.form(Self.title, tx, try fields(tx)) }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let lines = lines(entries)
    try entries.check()
    return try target.record(lines, tx)
  }
}

/// Writes who worked on what: one package, any number of people, as long as each.
struct DiaryWorkForm: DiaryLineForm {
  static let title = Phrase("Arbeit", en: "Work")
  let target: DiaryTarget

  func fields(_ tx: Transaction) throws -> [FormField] {
    let head = try target.head(tx)
    let known = try SiteChoices.participants(on: target.day, knownOn: head.id, withNames: target.readsNames, tx)
    let everybody = try SiteChoices.participants(on: target.day, withNames: target.readsNames, tx)
    return [
      FormField("paket", Phrase("Arbeitspaket", en: "Work package"), .choice(try target.packages(tx)), required: true),
      FormField("personen[]", Phrase("Wer hat daran gearbeitet?", en: "Who worked on it?"), .choices(known.formChoices)),
      FormField(
        "person", Phrase("Noch jemand", en: "Somebody else"), .suggested(everybody.formChoices),
        hint: Phrase("Das Kürzel, etwa TN-0007.", en: "The code, such as TN-0007.")),
      FormField(
        "zeit", Phrase("Wie lange jede Person", en: "How long each person"), .duration, required: true,
        hint: Phrase("Stunden und Minuten, etwa 6:00.", en: "Hours and minutes, such as 6:00.")),
      FormField("taetigkeit", Phrase("Was wurde gemacht?", en: "What was done?"), .text()),
    ]
      + [
        FormField("grund", Phrase("Warum trotz fehlenden Nachweises", en: "Why without a certificate"), .text()),
        FormField("folge", Phrase("Was daraus folgt", en: "What follows from it"), .text()),
      ].under(Phrase("Wenn ein Nachweis fehlte", en: "Where a certificate was missing"), folded: true)
  }

  func lines(_ entries: FormReader) -> [DiaryLine.Content] {
    let (package, minutes) = (entries.requiredText("paket"), entries.requiredDuration("zeit"))
    var people = entries.texts("personen[]")
    if let other = entries.text("person"), !people.contains(other) { people.append(other) }
    if people.isEmpty {
      entries.refuse("personen[]", Phrase("Wenigstens eine Person wählen.", en: "Choose at least one person."))
    }
    return people.map { person in
      .work(
        WorkDone(
          participant: person, workPackage: package, minutes: minutes, activity: entries.text("taetigkeit"),
          breachReason: entries.text("grund"), followUp: entries.text("folge")))
    }
  }
}

/// Writes the weather of a day.
struct DiaryWeatherForm: DiaryLineForm {
  static let title = Phrase("Wetter", en: "Weather")
  let target: DiaryTarget

  func fields(_ tx: Transaction) throws -> [FormField] {
    [
      FormField("minimum", Phrase("Tiefste Temperatur in °C", en: "Lowest temperature in °C"), .integer),
      FormField("maximum", Phrase("Höchste Temperatur in °C", en: "Highest temperature in °C"), .integer),
      .choice("himmel", Phrase("Himmel", en: "Sky"), Sky.self),
      .choice("niederschlag", Phrase("Niederschlag", en: "Precipitation"), Precipitation.self),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text()),
    ]
  }

  func lines(_ entries: FormReader) -> [DiaryLine.Content] {
    let seen = WeatherObservation(
      minimum_celsius: entries.integer("minimum"), maximum_celsius: entries.integer("maximum"), sky: entries.choice("himmel"),
      precipitation: entries.choice("niederschlag"), note: entries.text("bemerkung"))
    if seen == WeatherObservation() {
      entries.refuse("himmel", Phrase("Wenigstens eine Angabe machen.", en: "Say at least one thing."))
    }
    return [.weather(seen)]
  }
}

/// Writes that a firm was on the site.
struct DiaryFirmForm: DiaryLineForm {
  static let title = Phrase("Firma", en: "Firm")
  let target: DiaryTarget

  func fields(_ tx: Transaction) throws -> [FormField] {
    [
      FormField(
        "firma", Phrase("Firma", en: "Firm"),
        .choice(try SiteChoices.organisations(of: [.firm, .supplier, .partner], tx).formChoices),
        required: true),
      FormField("personen", Phrase("Wie viele Personen", en: "How many people"), .integer, required: true),
      FormField(
        "zeit", Phrase("Zeit aller zusammen", en: "Time of all together"), .duration, required: true,
        hint: Phrase("Zwei Personen je acht Stunden: 16:00.", en: "Two people for eight hours each: 16:00.")),
      FormField("paket", Phrase("Arbeitspaket", en: "Work package"), .choice(try target.packages(tx))),
      FormField("qualifikation", Phrase("Qualifikation", en: "Qualification"), .text()),
      FormField("taetigkeit", Phrase("Was wurde gemacht?", en: "What was done?"), .text()),
    ]
  }

  func lines(_ entries: FormReader) -> [DiaryLine.Content] {
    let presence = FirmPresence(
      firm: entries.requiredText("firma"), headcount: entries.requiredInteger("personen"),
      minutes: entries.requiredDuration("zeit"),
      workPackage: entries.text("paket"), qualification: entries.text("qualifikation"), activity: entries.text("taetigkeit"))
    return [.firm(presence)]
  }
}

/// Writes a note: material, equipment, an incident, a hindrance, or whatever else a diary must hold.
struct DiaryNoteForm: DiaryLineForm {
  static let title = Phrase("Notiz", en: "Note")
  let target: DiaryTarget

  func fields(_ tx: Transaction) throws -> [FormField] {
    [
      .choice("art", Phrase("Art", en: "Kind"), DiaryNoteKind.self, required: true, value: .note),
      FormField("text", Phrase("Text", en: "Text"), .longText, required: true),
      FormField("menge", Phrase("Menge", en: "Quantity"), .decimal),
      FormField(
        "masseinheit", Phrase("Maßeinheit", en: "Unit of measure"), .text(maxLength: 20),
        hint: Phrase("Etwa t, m³, Stück.", en: "Such as t, m³, pieces.")),
      FormField("paket", Phrase("Arbeitspaket", en: "Work package"), .choice(try target.packages(tx))),
    ]
  }

  func lines(_ entries: FormReader) -> [DiaryLine.Content] {
    let note = DiaryNote(
      kind: entries.requiredChoice("art", or: .note), text: entries.requiredText("text"), quantity: entries.decimal("menge"),
      unitOfMeasure: entries.text("masseinheit"), workPackage: entries.text("paket"))
    return [.note(note)]
  }
}

/// Reports how far a work package is, in the diary of a day.
struct DiaryProgressForm: DiaryLineForm {
  static let title = Phrase("Stand", en: "Progress")
  let target: DiaryTarget

  func fields(_ tx: Transaction) throws -> [FormField] {
    [
      FormField("paket", Phrase("Arbeitspaket", en: "Work package"), .choice(try target.packages(tx)), required: true),
      FormField("stand", Phrase("Wie weit, in Prozent", en: "How far, in percent"), .percent, required: true),
    ]
  }

  func lines(_ entries: FormReader) -> [DiaryLine.Content] {
    let (package, done) = (entries.requiredText("paket"), entries.requiredPercent("stand"))
    return [.progress(ProgressReport(workPackage: package, done: done))]
  }
}

/// Reports how far one work package is, from its own page.
struct WorkProgressForm: FormPage {
  let code: String
  let package: String
  let today: LocalDate

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    package = try visit.parameter("package")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let record = try WorkPackageRecord.find(package, of: try PropertyHead.find(code, tx), on: today, tx)
    return Form(
      title: Phrase("Stand von \(record.facts.title)", en: "Progress of \(record.facts.title)"),
      introduction: Phrase("Steht danach im Bautagebuch des Tages.", en: "It then stands in the diary of the day."),
      facts: [
        FormFact(Phrase("Zuletzt", en: "Last"), Phrase("\(record.done.value / 100) %", en: "\(record.done.value / 100) %"))
      ],
      action: Phrase("Stand melden", en: "Report the progress"), cancel: .workPackage(code, package), area: .properties,
      fields: [
        FormField("tag", Phrase("An welchem Tag", en: "On which day"), .day, required: true, value: today.german),
        FormField("stand", Phrase("Wie weit, in Prozent", en: "How far, in percent"), .percent, required: true),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (day, done) = (entries.requiredDay("tag"), entries.requiredPercent("stand"))
    try entries.check()
    let line = DiaryLine(.progress(ProgressReport(workPackage: package, done: done)))
    _ = try RecordDiaryDay(code, on: day, [line], today: today).run(tx)
    return FormOutcome(.workPackage(code, package), saying: Phrase("Der Stand ist gemeldet.", en: "The progress is reported."))
  }
}

/// Signs a day: after that only a new version changes it.
struct SignDiaryForm: FormPage {
  let target: DiaryTarget

  init(_ visit: Visit) throws { target = try DiaryTarget(visit) }

  func form(_ tx: Transaction) throws -> Form {
    guard try DiaryQueries.day(target.day, of: try target.head(tx).id, tx) != nil else { throw WebProblem.notFound }
    return try target.form(
      Phrase("Tag unterschreiben", en: "Sign the day"), tx,
      introduction: Phrase(
        "Danach ändert nur noch eine neue Fassung mit Grund den Tag. Unterschrieben wird mit Ihrem Anmeldenamen.",
        en: "After that only a new version with a reason changes the day. It is signed with your user name."),
      action: Phrase("Unterschreiben", en: "Sign"), [])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let version = try SignDiaryDay(target.code, on: target.day).run(tx)
    return FormOutcome(
      .diary(target.code, target.day),
      saying: Phrase("Fassung \(version) ist unterschrieben.", en: "Version \(version) is signed."))
  }
}

/// Opens a new version of a signed day.
struct ReopenDiaryForm: FormPage {
  let target: DiaryTarget

  init(_ visit: Visit) throws { target = try DiaryTarget(visit) }

  func form(_ tx: Transaction) throws -> Form {
    guard try DiaryQueries.day(target.day, of: try target.head(tx).id, tx) != nil else { throw WebProblem.notFound }
    return try target.form(
      Phrase("Neue Fassung", en: "New version"), tx,
      introduction: Phrase("Die unterschriebene Fassung bleibt, wie sie ist.", en: "The signed version stays as it is."),
      action: Phrase("Neue Fassung beginnen", en: "Begin a new version"),
      [
        FormField(
          "grund", Phrase("Grund", en: "Reason"), .longText, required: true,
          hint: Phrase(
            "Bleibt bei der Fassung stehen, auch bei Berichten, die den Tag schon gemeldet haben: keine Namen und nichts über Gesundheit.",
            en: "It stays with the version, and with reports that told of the day already: no names and nothing about health."))
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let reason = entries.requiredText("grund")
    try entries.check()
    let version = try ReopenDiaryDay(target.code, on: target.day, reason: reason).run(tx)
    return FormOutcome(
      .diary(target.code, target.day), saying: Phrase("Fassung \(version) ist offen.", en: "Version \(version) is open."))
  }
}

/// Takes a line of the diary back; it stays visible.
struct RetractDiaryForm: FormPage {
  let target: DiaryTarget
  let line: UniqueID
  let t: Words

  init(_ visit: Visit) throws {
    target = try DiaryTarget(visit)
    guard let line = try? UniqueID.parse(try visit.parameter("line")) else { throw WebProblem.notFound }
    self.line = line
    t = visit.t
  }

  func form(_ tx: Transaction) throws -> Form {
    let entry = try DiaryQueries.day(target.day, of: try target.head(tx).id, tx)
    guard let event = entry?.events.first(where: { $0.line.id == line }) else { throw WebProblem.notFound }
    let sentence = event.line.content.sentence(t)
    return try target.form(
      Phrase("Zeile zurücknehmen", en: "Take a line back"), tx,
      introduction: Phrase("\(sentence). Zeile und Grund bleiben sichtbar.", en: "\(sentence). Line and reason stay visible."),
      action: Phrase("Zurücknehmen", en: "Take back"),
      [
        FormField(
          "grund", Phrase("Grund", en: "Reason"), .longText, required: true,
          hint: Phrase(
            "Steht auch bei Berichten, die den Tag schon gemeldet haben: keine Namen und nichts über Gesundheit.",
            en: "It also stands with reports that told of the day already: no names and nothing about health."))
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let reason = entries.requiredText("grund")
    try entries.check()
    _ = try RetractDiaryLine(target.code, on: target.day, line: line.description, reason: reason).run(tx)
    return FormOutcome(
      .diary(target.code, target.day), saying: Phrase("Die Zeile ist zurückgenommen.", en: "The line is taken back."))
  }
}
