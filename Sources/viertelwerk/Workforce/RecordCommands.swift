import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// What participants have learned.
struct QualificationGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "qualification", Phrase("Erworbene Qualifikationen", en: "Qualifications gained"),
    subcommands: [QualificationAdd.self, QualificationList.self])
}

/// Records a qualification.
struct QualificationAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Eine Qualifikation festhalten", en: "Record a qualification"),
    discussion: Phrase(
      "Ohne --evidence zählen die Minuten des Bautagebuchs an Arbeiten ihres Gewerks bis zu diesem Tag.",
      en: "Without --evidence the site diary's minutes on work of its trade up to that day count."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Argument(help: .phrase("Qualifikation.", en: "Qualification.", value: .code)) var qualification: String
  @Option(
    help: .phrase(
      "eingefuehrt, angeleitet, selbststaendig oder zertifiziert.", en: "introduced, guided, independent or certified.",
      value: Phrase("stufe", en: "level")),
    transform: Reading.choice) var level: QualificationLevel
  @Option(help: .phrase("Tag.", en: "Day.", value: .day), transform: Reading.day) var on: LocalDate
  @Option(
    help: .phrase("Nachgewiesene Zeit.", en: "Time in evidence.", value: Phrase("dauer", en: "duration")),
    transform: Reading.minutes)
  var evidence: Minutes?
  @Option(help: .phrase("Zertifikat.", en: "Certificate.", value: .text)) var certificate: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    var operation = AddQualification(participant: participant, qualification: qualification, level: level, achievedOn: on)
    operation.evidence = evidence
    operation.certificate = certificate
    operation.note = note
    let minutes = try await context.perform(operation)
    context.done(
      Phrase(
        "\(participant): \(qualification), \(level.name.german), Nachweis \(minutes).",
        en: "\(participant): \(qualification), \(level.name.english), evidence \(minutes)."),
      json: [
        "participant": .text(participant), "qualification": .text(qualification), "level": .text(level.rawValue),
        "evidence_minutes": .integer(minutes.count),
      ])
  }
}

/// Lists qualifications.
struct QualificationList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Qualifikationen auflisten", en: "List the qualifications"))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur diese Person.", en: "Only this person.", value: .code)) var participant: String?

  func run(in context: Context) async throws {
    let participant = participant
    let found = try await context.read { tx in
      try ParticipantQueries.qualifications(of: participant.map { try Lookup.participant($0, tx) }, tx)
    }
    context.show(json: .list(found.map(\.json))) { QualificationTable.table(of: found) }
  }
}

/// Briefings, proofs of expertise and licences.
struct CertificateGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "certificate", Phrase("Nachweise und Unterweisungen", en: "Certificates and briefings"),
    subcommands: [CertificateAdd.self, CertificateList.self])
}

/// Records a certificate.
struct CertificateAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Einen Nachweis festhalten", en: "Record a certificate"),
    discussion: Phrase(
      "Ohne --until gilt er so lange, wie seine Art es vorsieht.",
      en: "Without --until it is valid as long as its kind provides."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Argument(help: .phrase("Art des Nachweises.", en: "Kind of certificate.", value: .code)) var kind: String
  @Option(help: .phrase("Gültig ab.", en: "Valid from.", value: .day), transform: Reading.day) var from: LocalDate
  @Option(help: .phrase("Letzter gültiger Tag.", en: "Last valid day.", value: .day), transform: Reading.day) var until:
    LocalDate?
  @Option(help: .phrase("Nummer.", en: "Number.", value: .text)) var number: String?
  @Option(help: .phrase("Aussteller.", en: "Issuer.", value: .text)) var issuer: String?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?

  func run(in context: Context) async throws {
    var operation = AddCertificate(participant: participant, kind: kind, from: from)
    operation.through = until
    operation.number = number
    operation.issuer = issuer
    operation.source = source
    let valid = try await context.perform(operation)
    context.done(
      Phrase(
        "\(participant): \(kind), gültig \(valid.phrase.german).", en: "\(participant): \(kind), valid \(valid.phrase.english)."
      ),
      json: ["participant": .text(participant), "kind": .text(kind), "valid": .period(valid)])
  }
}

/// Lists certificates, those that run out first at the top.
struct CertificateList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Nachweise auflisten", en: "List the certificates"))
  @OptionGroup var shared: SharedOptions
  @Option(help: .phrase("Nur diese Person.", en: "Only this person.", value: .code)) var participant: String?
  @Option(
    help: .phrase("Stand dieses Tages (sonst heute).", en: "As of this day (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    let (participant, day) = (participant, on ?? Reading.today)
    let found = try await context.read { tx in
      try ParticipantQueries.certificates(of: participant.map { try Lookup.participant($0, tx) }, tx)
    }
    context.show(json: .list(found.map(\.json))) { CertificateTable.table(of: found, on: day) }
  }
}

/// Where participants went.
struct OutcomeGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "outcome", Phrase("Ergebnisse: Arbeit, Ausbildung, Verbleib", en: "Outcomes: job, training, whereabouts"),
    subcommands: [OutcomeAdd.self])
}

/// Records where somebody went.
struct OutcomeAdd: DatabaseCommand {
  static let configuration = CommandConfiguration("add", Phrase("Ein Ergebnis festhalten", en: "Record an outcome"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Argument(
    help: .phrase(
      "arbeit, ausbildung, weitere_massnahme, …", en: "job, training, further_measure, …", value: Phrase("art", en: "kind")),
    transform: Reading.choice) var kind: OutcomeKind
  @Option(help: .phrase("Tag, an dem es geschah.", en: "Day on which it happened.", value: .day), transform: Reading.day)
  var on: LocalDate
  @Option(help: .phrase("Wo: Kürzel der Organisation.", en: "Where: code of the organisation.", value: .code)) var organisation:
    String?
  @Option(help: .phrase("Beruf (KldB 2010).", en: "Occupation (KldB 2010).", value: .code)) var occupation: String?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  func run(in context: Context) async throws {
    var operation = AddOutcome(participant: participant, kind: kind, happenedOn: on)
    operation.organisation = organisation
    operation.occupation = occupation
    operation.note = note
    try await context.perform(operation)
    context.done(
      Phrase("\(participant): \(kind.name.german) am \(on).", en: "\(participant): \(kind.name.english) on \(on)."),
      json: ["participant": .text(participant), "kind": .text(kind.rawValue), "on": .day(on)])
  }
}

/// Spells of status, from which long-term unemployment is computed.
struct SpellGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "spell", Phrase("Statuszeiten: arbeitslos, Maßnahme, krank, …", en: "Spells of status: unemployed, measure, ill, …"),
    subcommands: [SpellAdd.self])
}

/// Records a spell of status.
struct SpellAdd: DatabaseCommand {
  static let configuration = CommandConfiguration("add", Phrase("Eine Statuszeit festhalten", en: "Record a spell"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Person.", en: "Person.", value: .code)) var participant: String
  @Argument(
    help: .phrase(
      "arbeitslos, massnahme_45, massnahme, krank, beschaeftigt, …", en: "unemployed, measure_45, measure, ill, employed, …",
      value: Phrase("status", en: "status")),
    transform: Reading.choice) var status: StatusSpell.Kind
  @Option(help: .phrase("Erster Tag.", en: "First day.", value: .day), transform: Reading.day) var from: LocalDate
  @Option(
    help: .phrase("Letzter Tag; ohne Angabe dauert sie an.", en: "Last day; without it the spell goes on.", value: .day),
    transform: Reading.day)
  var until: LocalDate?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?

  func run(in context: Context) async throws {
    guard let period = try Reading.period(from: from, until: until) else { return }
    var operation = AddSpell(participant: participant, status: status, period: period)
    operation.source = source
    try await context.perform(operation)
    context.done(
      Phrase(
        "\(participant): \(status.name.german) \(period.phrase.german).",
        en: "\(participant): \(status.name.english) \(period.phrase.english)."),
      json: ["participant": .text(participant), "status": .text(status.rawValue), "period": .period(period)])
  }
}
