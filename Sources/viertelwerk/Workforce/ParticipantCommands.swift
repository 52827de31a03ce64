import ArgumentParser
import Domain
import Operations
import Store

/// Participants, by a code of our own.
struct ParticipantGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "participant", Phrase("Teilnehmende", en: "Participants"),
    subcommands: [ParticipantList.self, ParticipantShow.self, ParticipantAdd.self])
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
      json: .list(
        found.map {
          [
            "code": .text($0.code), "invented": .bool($0.isInvented), "placements": .list($0.placements.map { .text($0) }),
            "jobcenters": .list($0.jobcenters.map { .text($0) }), "last_day": .day($0.lastDay),
          ]
        })
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
  @Option(help: .phrase("Nachname.", en: "Family name.", value: .text)) var familyName: String?
  @Option(help: .phrase("Vorname.", en: "Given name.", value: .text)) var givenName: String?
  @Option(help: .phrase("Geburtstag.", en: "Day of birth.", value: .day), transform: Reading.day) var bornOn: LocalDate?
  @Option(
    help: .phrase("w, m, d oder keine_angabe.", en: "female, male, non_binary or no_answer."), transform: Reading.choice)
  var gender: Gender?
  @Option(help: .phrase("Straße und Hausnummer.", en: "Street and number.", value: .text)) var street: String?
  @Option(help: .phrase("Postleitzahl.", en: "Postal code.", value: .text)) var postalCode: String?
  @Option(help: .phrase("Ort.", en: "City.", value: .text)) var city: String?
  @Option(help: .phrase("Telefon.", en: "Phone.", value: .text)) var phone: String?
  @Option(help: .phrase("Kundennummer der Agentur.", en: "The Agentur's customer number.", value: .text))
  var customerNumber: String?
  @Option(
    help: .phrase("Erster Tag der Kundennummer.", en: "First day of the customer number.", value: .day),
    transform: Reading.day) var customerNumberFrom: LocalDate?
  @Flag(help: .phrase("Erfundene Daten.", en: "Invented data.")) var invented = false

  func run(in context: Context) async throws {
    var operation = AddParticipant(code: code)
    operation.isInvented = invented
    operation.person = try person()
    operation.customerNumber = customerNumber
    operation.customerNumberFrom = customerNumberFrom
    if let doubt = customerNumber.flatMap({ CustomerNumber.doubt(about: $0) }) { context.warn(doubt) }
    try await context.perform(operation)
    context.done(Phrase("\(code) aufgenommen.", en: "\(code) taken in."), json: ["code": .text(code)])
  }

  private func person() throws -> PersonRecord? {
    let details: [Any?] = [familyName, givenName, bornOn, gender, street, postalCode, city, phone]
    guard details.contains(where: { $0 != nil }) else { return nil }
    guard let familyName, let givenName else {
      throw Problem(
        code: "participant.name_incomplete",
        message: Phrase(
          "Zu Angaben über die Person gehören Nachname und Vorname.",
          en: "Details of a person need the family and the given name."),
        hint: Phrase(
          "--family-name und --given-name angeben, oder alle Angaben zur Person weglassen.",
          en: "Give --family-name and --given-name, or leave out every detail of the person."), exit: .usage)
    }
    var person = PersonRecord(familyName: familyName, givenName: givenName)
    person.bornOn = bornOn
    person.gender = gender
    person.street = street
    person.postalCode = postalCode
    person.city = city
    person.phone = phone
    return person
  }
}
