import Domain
import Operations
import Store

/// Entrusts a house to an account.
struct EntrustPropertyForm: FormPage {
  private let userName: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    let houses = try AccountQueries.entrustableHouses(tx).map { FormChoice(code: $0.code, name: $0.name) }
    return Form(
      title: Phrase("Objekt anvertrauen: \(account.displayName)", en: "Entrust a property: \(account.displayName)"),
      introduction: Phrase(
        "Eine Bauleitung sieht die Objekte, die ihr anvertraut sind.",
        en: "A site manager sees the properties entrusted to them."),
      action: Phrase("Anvertrauen", en: "Entrust"), cancel: .account(userName), area: .accounts,
      fields: [FormField("property", Phrase("Objekt", en: "Property"), .choice(houses), required: true)]
        + EntrustmentPeriod.fields(today))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let property = entries.requiredText("property")
    let period = entries.period(from: "from", until: "until", beginning: today)
    try entries.check()
    try EntrustProperty(userName, property: property, in: period).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("\(property) anvertraut.", en: "\(property) entrusted."))
  }
}

/// Entrusts a participant to an account.
struct EntrustParticipantForm: FormPage {
  private let userName: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Teilnehmende anvertrauen: \(account.displayName)", en: "Entrust a participant: \(account.displayName)"),
      introduction: Phrase(
        "Eine Begleitung sieht die Akten der Teilnehmenden, die ihr anvertraut sind.",
        en: "A coach sees the records of the participants entrusted to them."),
      action: Phrase("Anvertrauen", en: "Entrust"), cancel: .account(userName), area: .accounts,
      fields: [FormField("participant", Phrase("Code", en: "Code"), .code, required: true)] + EntrustmentPeriod.fields(today))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let participant = entries.requiredText("participant")
    let period = entries.period(from: "from", until: "until", beginning: today)
    try entries.check()
    try EntrustParticipant(userName, participant: participant, in: period).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("\(participant) anvertraut.", en: "\(participant) entrusted."))
  }
}

/// Takes a house back.
struct EndPropertyForm: FormPage {
  private let userName: String
  private let property: String

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    property = try visit.parameter("property")
  }

  func form(_ tx: Transaction) throws -> Form {
    let houses = try AccountQueries.houses(of: AccountQueries.id(userName, tx), tx)
    return try EntrustmentPeriod.ending(property, of: userName, among: houses)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let last = entries.day("until")
    try entries.check()
    try EndEntrustment(userName, .property(property), lastDay: last).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("\(property) zurückgenommen.", en: "\(property) taken back."))
  }
}

/// Takes a participant back.
struct EndParticipantForm: FormPage {
  private let userName: String
  private let participant: String

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    participant = try visit.parameter("participant")
  }

  func form(_ tx: Transaction) throws -> Form {
    let participants = try AccountQueries.participants(of: AccountQueries.id(userName, tx), tx)
    return try EntrustmentPeriod.ending(participant, of: userName, among: participants)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let last = entries.day("until")
    try entries.check()
    try EndEntrustment(userName, .participant(participant), lastDay: last).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("\(participant) zurückgenommen.", en: "\(participant) taken back."))
  }
}

/// What the forms about entrusting share.
private enum EntrustmentPeriod {
  static func fields(_ today: LocalDate) -> [FormField] {
    [
      FormField("from", Phrase("Erster Tag", en: "First day"), .day, hint: RoleChoice.fromToday, value: today.german),
      FormField(
        "until", Phrase("Letzter Tag", en: "Last day"), .day,
        hint: Phrase("Ohne Angabe unbefristet.", en: "Unlimited where it is left out.")),
    ]
  }

  /// - Throws: `Problem` `page.unknown` for what was never entrusted.
  static func ending(_ code: String, of userName: String, among list: [Entrustment]) throws -> Form {
    guard list.contains(where: { $0.code == code }) else { throw WebProblem.notFound }
    return Form(
      title: Phrase("\(code) zurücknehmen von \(userName)", en: "Take \(code) back from \(userName)"),
      introduction: Phrase("Ohne Tag sofort.", en: "At once where no day is given."),
      action: Phrase("Zurücknehmen", en: "Take back"), cancel: .account(userName), area: .accounts,
      fields: [FormField("until", Phrase("Letzter Tag", en: "Last day"), .day)])
  }
}
