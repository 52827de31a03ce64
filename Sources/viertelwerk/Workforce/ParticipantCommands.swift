import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Participants, by a code of our own.
struct ParticipantGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "participant", Phrase("Teilnehmende", en: "Participants"),
    subcommands: [
      ParticipantList.self, ParticipantShow.self, ParticipantAdd.self, ParticipantChange.self, ParticipantExportCommand.self,
    ])
}

/// Lists participants with their placements of the day.
struct ParticipantList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Teilnehmende auflisten", en: "List the participants"))
  @OptionGroup var shared: SharedOptions
  @Option(
    help: .phrase("Nur mit einer Zuweisung dieses Jobcenters.", en: "Only with a placement by this Jobcenter.", value: .code))
  var jobcenter: String?
  @Option(
    help: .phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    let (jobcenter, day) = (jobcenter, on ?? Reading.today)
    let found = try await context.read { tx in
      try ParticipantQueries.all(
        jobcenter: jobcenter.map { try Lookup.organisation($0, kind: "jobcenter", tx) }, on: day, tx)
    }
    context.show(
      json: .list(found.map(\.json))
    ) {
      Table(
        [
          .text("Kürzel", en: "Code"), .text("Zuweisungen am \(day)", en: "Placements on \(day)"),
          .text("Jobcenter", en: "Jobcenter"), .text("Letzter Tag", en: "Last day"),
        ],
        rows: found.map { participant in
          [
            participant.code + (participant.isInvented ? Phrase(" (erfunden)", en: " (invented)").text() : ""),
            participant.placements.isEmpty ? "–" : participant.placements.joined(separator: ", "),
            participant.jobcenters.joined(separator: ", "), participant.lastDay.cell,
          ]
        })
    }
  }
}

/// Takes in a participant.
struct ParticipantAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine teilnehmende Person aufnehmen", en: "Take in a participant"),
    discussion: Phrase(
      "Das Kürzel bleibt für immer; Name und Kundennummer stehen getrennt davon und dürfen fehlen.",
      en: "The code stays for ever; name and customer number stand apart from it and may be left out."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Neues Kürzel, etwa TN-0061.", en: "New code, such as TN-0061.", value: .code)) var code: String
  @OptionGroup var options: PersonOptions
  @Flag(help: .phrase("Erfundene Daten.", en: "Invented data.")) var invented = false

  func run(in context: Context) async throws {
    var operation = AddParticipant(code: code)
    operation.isInvented = invented
    operation.person = try options.person()
    operation.customerNumber = options.customerNumber
    operation.customerNumberFrom = options.customerNumberFrom
    if let doubt = options.customerNumber.flatMap({ CustomerNumber.doubt(about: $0) }) { context.warn(doubt) }
    try await context.perform(operation)
    context.done(Phrase("\(code) aufgenommen.", en: "\(code) taken in."), json: ["code": .text(code)])
  }
}

/// Writes down what has changed about a person: a name, an address, a new customer number.
struct ParticipantChange: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "change", Phrase("Angaben zur Person ergänzen oder ändern", en: "Complete or change what is known of the person"),
    discussion: Phrase(
      "Eine neue Kundennummer gilt ab --customer-number-from; die alte endet am Tag davor und bleibt stehen.",
      en: "A new customer number holds from --customer-number-from; the old one ends the day before and is kept."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var code: String
  @OptionGroup var options: PersonOptions

  func run(in context: Context) async throws {
    var operation = ChangeParticipant(code)
    operation.person = options.change
    operation.customerNumber = options.customerNumber
    operation.customerNumberFrom = options.customerNumberFrom
    if let doubt = options.customerNumber.flatMap({ CustomerNumber.doubt(about: $0) }) { context.warn(doubt) }
    let changed = try await context.perform(operation)
    context.done(
      Phrase("Angaben zu \(code) gespeichert.", en: "What is known of \(code) is saved."),
      json: ["code": .text(code), "changed": .list(changed.map { .text($0) })])
  }
}
