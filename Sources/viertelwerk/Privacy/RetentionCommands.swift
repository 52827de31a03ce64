import ArgumentParser
import Domain
import Operations
import Postgres
import Reports
import Store

/// How long data are kept, and what happens then.
struct RetentionGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "retention",
    Phrase("Aufbewahrung: was fällig ist, löschen oder einschränken", en: "Retention: delete or restrict what is due"),
    subcommands: [RetentionClasses.self, RetentionDueList.self, RetentionApply.self])
}

/// Lists the classes of retention with their sources.
struct RetentionClasses: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "classes", Phrase("Aufbewahrungsklassen mit Frist und Quelle", en: "Classes of retention with period and source"))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let found = try await context.read { tx in try RetentionQueries.classes(tx) }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .text("Klasse", en: "Class"), .text("Beginn", en: "Start"), .figure("Monate", en: "Months"),
          .text("Folge", en: "Action"), .text("Beleg", en: "Evidence"),
        ],
        rows: found.map {
          [
            $0.code, $0.start.name.text() + ($0.isFromYearEnd ? Phrase(" (Jahresende)", en: " (end of year)").text() : ""),
            String($0.period_months), $0.action.name.text(), $0.evidence.rawValue,
          ]
        })
    }
  }
}

/// Lists whose time is up, by codes.
struct RetentionDueList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "due", Phrase("Zeigen, was fällig ist", en: "Show what is due"),
    discussion: Phrase(
      "Nennt Kürzel, nie Namen. Eine Frist ohne Beleg warnt nur; angewendet wird sie nicht.",
      en: "Names codes, never people. A period without evidence only warns; it is not applied."))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Stand (sonst heute).", en: "As of (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    let day = on ?? Reading.today
    let found = try await context.read { tx in try RetentionQueries.due(on: day, tx) }
    context.show(json: .list(found.map(\.json))) { RetentionTable.table(of: found) }
    if !context.json { RetentionTable.warn(of: found, in: context) }
  }
}

/// Deletes, erases and restricts what is due.
struct RetentionApply: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "apply", Phrase("Löschen und einschränken, was fällig ist", en: "Delete and restrict what is due"),
    discussion: Phrase(
      "Je Person ein Schritt: ganz oder gar nicht. Ohne --yes ändert sich nichts. Gelöschtes kommt nicht wieder.",
      en: "One step a person: whole or not at all. Without --yes nothing changes. What is deleted does not come back."))
  @OptionGroup var shared: SharedOptions
  @Option(
    help: .phrase("Was an diesem Tag fällig war (sonst heute).", en: "What was due on this day (else today).", value: .day),
    transform: Reading.day)
  var on: LocalDate?
  @Option(name: .customLong("class"), help: .phrase("Nur diese Klasse.", en: "Only this class.", value: .code))
  var classCode: String?
  @Flag(help: .phrase("Wirklich anwenden.", en: "Really apply.")) var yes = false

  func run(in context: Context) async throws {
    let (day, code) = (on ?? Reading.today, classCode)
    let found = try await context.read { tx in
      if let code { try ReferenceList.retentionClass.require(code, tx) }
      return try RetentionQueries.due(on: day, class: code, tx)
    }
    guard yes else {
      throw Problem(
        code: "retention.not_confirmed",
        message: Phrase(
          "\(found.filter(\.isEnforced).count) Fälle würden gelöscht, bereinigt oder eingeschränkt.",
          en: "\(found.filter(\.isEnforced).count) cases would be deleted, erased or restricted."),
        hint: Phrase(
          "Mit --yes anwenden; was es ist, zeigt: viertelwerk retention due",
          en: "Apply with --yes; to see what it is: viertelwerk retention due"),
        exit: .usage)
    }
    var applied: [(due: RetentionDue, outcome: RetentionOutcome)] = []
    for due in found where due.isEnforced {
      if let outcome = try await context.perform(ApplyRetention(due, on: day)) { applied.append((due, outcome)) }
    }
    let results = applied
    if context.json {
      Terminal.line(
        JSONValue.list(
          results.map {
            [
              "class": .text($0.due.classCode), "subject": .text("\($0.due.subjectKind):\($0.due.subject)"),
              "action": .text($0.outcome.action.rawValue), "kept_until": .day($0.outcome.keptUntil), "rows": $0.outcome.counts,
            ]
          }
        ).pretty)
    } else {
      func count(_ action: RetentionAction) -> Int { results.count { $0.outcome.action == action } }
      Terminal.say(
        Phrase(
          "\(count(.delete)) gelöscht, \(count(.restrict)) eingeschränkt, \(count(.erase)) bereinigt.",
          en: "\(count(.delete)) deleted, \(count(.restrict)) restricted, \(count(.erase)) erased."))
      RetentionTable.warn(of: found, in: context)
    }
  }
}
