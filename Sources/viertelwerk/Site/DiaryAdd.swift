import ArgumentParser
import Domain
import Operations
import Reports
import Store
import Web

/// Writes a day into the site diary: weather, work, firms, notes, progress, all in one command.
struct DiaryAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("In das Bautagebuch eintragen", en: "Write into the site diary"),
    discussion: Phrase(
      """
      viertelwerk diary add DO-BRU-051 --on 02.03.2026 --weather 2:9:bedeckt:regen \\
        --work TN-0001:AP-03:240:"Putz abgeschlagen" --work TN-0002:AP-03:"7,5 h" \\
        --firm FA-01:2:960:AP-05 --material 2,5:t:Kalkputz --progress AP-03:40
      """,
      en: """
        viertelwerk diary add DO-BRU-051 --on 2026-03-02 --weather 2:9:overcast:rain \\
          --work TN-0001:AP-03:240:'Knocked off plaster' --work TN-0002:AP-03:'7,5 h' \\
          --firm FA-01:2:960:AP-05 --material '2,5:t:Lime plaster' --progress AP-03:40
        """))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String?
  @Option(help: .phrase("An welchem Tag (sonst heute).", en: "On which day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?
  @Option(
    parsing: .unconditional,
    help: .phrase(
      "Wetter: Grad, Himmel (klar, wolkig, bedeckt, nebel), Niederschlag (keiner, niesel, regen, starkregen, schnee, hagel).",
      en: "Weather: degrees, sky (clear, cloudy, overcast, fog), precipitation (none, drizzle, rain, heavy_rain, snow, hail).",
      value: Phrase("min:max:himmel:niederschlag", en: "min:max:sky:precipitation")))
  var weather: String?
  @Option(
    help: .phrase(
      "Wer woran wie lange (mehrmals).", en: "Who on what how long (several times).",
      value: Phrase("wer:paket:minuten[:text]", en: "who:package:minutes[:text]")))
  var work: [String] = []
  @Option(
    help: .phrase(
      "Firma, mit der Zeit aller zusammen (mehrmals).", en: "Firm, with the time of all together (several times).",
      value: Phrase("firma:personen:minuten[:paket[:text]]", en: "firm:people:minutes[:package[:text]]")))
  var firm: [String] = []
  @Option(
    help: .phrase(
      "Wer da war, auch von wann bis wann (mehrmals).", en: "Who was there, from when to when if known (several times).",
      value: Phrase("wer[=beginn-ende[-pause]]", en: "who[=start-end[-break]]")))
  var present: [String] = []
  @Option(
    help: .phrase("Wer nicht da war (mehrmals).", en: "Who was not there (several times).", value: Phrase("wer", en: "who")))
  var absent: [String] = []
  @Option(
    help: .phrase(
      "Unterweisung des Tages, mit denen, die bestätigt haben.", en: "Briefing of the day, with those who confirmed.",
      value: Phrase("thema[=wer,wer]", en: "topic[=who,who]")))
  var briefing: String?
  @Option(
    help: .phrase(
      "Wie weit ein Paket ist (mehrmals).", en: "How far a package is (several times).",
      value: Phrase("paket:prozent", en: "package:percent")))
  var progress: [String] = []
  @Option(
    help: .phrase(
      "Material, auch mit Menge (mehrmals).", en: "Material, with its quantity if known (several times).",
      value: Phrase("[menge:einheit:]text", en: "[quantity:unit:]text")))
  var material: [String] = []
  @Option(help: .phrase("Gerät (mehrmals).", en: "Equipment (several times).", value: .text)) var equipment: [String] = []
  @Option(help: .phrase("Vorfall (mehrmals).", en: "Incident (several times).", value: .text)) var incident: [String] = []
  @Option(help: .phrase("Behinderung (mehrmals).", en: "Hindrance (several times).", value: .text)) var hindrance: [String] = []
  @Option(help: .phrase("Notiz (mehrmals).", en: "Note (several times).", value: .text)) var note: [String] = []
  @Option(
    help: .phrase(
      "Anderes (mehrmals): bedenken, anordnung, besuch, pruefung, besucher, plan, abnahme.",
      en: "Other (several times): concern, order, inspection, test, visitor, plan, acceptance.",
      value: Phrase("art:text", en: "kind:text")))
  var other: [String] = []
  @Option(
    help: .phrase(
      "Warum trotz fehlenden Nachweises gearbeitet wurde.", en: "Why work was done without a certificate.",
      value: .text))
  var breachReason: String?
  @Option(help: .phrase("Was daraus folgt.", en: "What follows from it.", value: .text)) var followUp: String?
  @Option(
    help: .phrase(
      "Ein ganzer Tag als JSON mit UUIDs; - ist die Standardeingabe.", en: "A whole day as JSON with UUIDs; - is stdin.",
      value: Phrase("datei", en: "file")))
  var input: String?

  func run(in context: Context) async throws {
    let document = try input.map { try DiaryFile(day: JSONInput.read($0)) }
    let property = try Reading.required(property ?? document?.property, "<\(Phrase.house.text())>")
    let day = on ?? document?.day ?? Reading.today
    let lines = try (document?.lines ?? []) + typedLines()
    guard !lines.isEmpty else {
      throw Problem(
        code: "diary.nothing_to_write", message: Phrase("Es ist nichts einzutragen.", en: "There is nothing to write."),
        hint: Phrase("Etwa --work, --firm, --weather oder --note angeben.", en: "Give --work, --firm, --weather or --note."),
        exit: .usage)
    }
    let outcome = try await context.perform(RecordDiaryDay(property, on: day, lines, today: Reading.today))
    context.done(
      Phrase("Bautagebuch \(property), \(day): ", en: "Site diary \(property), \(day): ") + sentence(outcome),
      json: json(outcome))
    for breach in outcome.breaches { Terminal.say(GateWarning.phrase(breach)) }
    for warning in outcome.warnings { Terminal.say(GateWarning.phrase(warning)) }
    if !context.json, let sentence = outcome.unassignedSentence { context.warn(sentence) }
  }

  /// What stands on the command line, in the order in which a day is told.
  private func typedLines() throws -> [DiaryLine] {
    var contents: [DiaryLine.Content] = []
    if let weather { contents.append(.weather(try DiaryArgument.weather(weather))) }
    contents += try present.map { .presence(try DiaryArgument.presence($0)) }
    contents += absent.map { .presence(SitePresence($0, isPresent: false)) }
    if let briefing { contents.append(.briefing(DiaryArgument.briefing(briefing))) }
    contents += try work.map { text in
      .work(try DiaryArgument.work(text, breachReason: breachReason, followUp: followUp))
    }
    contents += try firm.map { .firm(try DiaryArgument.firm($0)) }
    contents += material.map { .note(DiaryArgument.note(.material, $0)) }
    contents += equipment.map { .note(DiaryArgument.note(.equipment, $0)) }
    contents += incident.map { .note(DiaryNote(kind: .incident, text: $0)) }
    contents += hindrance.map { .note(DiaryNote(kind: .hindrance, text: $0)) }
    contents += note.map { .note(DiaryNote(kind: .note, text: $0)) }
    contents += try other.map { .note(try DiaryArgument.otherNote($0)) }
    contents += try progress.map { .progress(try DiaryArgument.progress($0)) }
    return contents.map { DiaryLine($0) }
  }

  private func sentence(_ outcome: RecordDiaryDay.Outcome) -> Phrase {
    let count = outcome.written.count
    let written =
      count == 1
      ? Phrase("1 Zeile eingetragen", en: "1 line written")
      : Phrase("\(count) Zeilen eingetragen", en: "\(count) lines written")
    guard outcome.alreadyThere > 0 else { return written + Phrase(".", en: ".") }
    return written + Phrase(", schon da: \(outcome.alreadyThere).", en: ", there already: \(outcome.alreadyThere).")
  }

  private func json(_ outcome: RecordDiaryDay.Outcome) -> JSONValue {
    [
      "written": .list(outcome.written.map { .text($0.description) }), "already_there": .integer(outcome.alreadyThere),
      "breaches": .list(outcome.breaches.map(\.json)),
      "warnings": .list(outcome.warnings.map(\.json)), "unassigned": .list(outcome.unassigned.map { .text($0) }),
    ]
  }
}
