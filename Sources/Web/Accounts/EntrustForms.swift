import Domain
import Operations
import Store

/// Entrusts a house or a participant to an account.
struct EntrustForm<Kind: Entrustable>: FormPage {
  private let userName: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Kind.title + Phrase(": \(account.displayName)", en: ": \(account.displayName)"), introduction: Kind.introduction,
      action: Phrase("Anvertrauen", en: "Entrust"), cancel: .account(userName), area: .accounts,
      fields: [
        try Kind.field(tx),
        FormField("from", Phrase("Erster Tag", en: "First day"), .day, hint: RoleChoice.fromToday, value: today.german),
        FormField(
          "until", Phrase("Letzter Tag", en: "Last day"), .day,
          hint: Phrase("Ohne Angabe unbefristet.", en: "Unlimited where it is left out.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let code = entries.requiredText(Kind.part)
    let period = entries.period(from: "from", until: "until", beginning: today)
    try entries.check()
    try Kind.entrust(code, to: userName, in: period, tx)
    return FormOutcome(.account(userName), saying: Phrase("\(code) anvertraut.", en: "\(code) entrusted."))
  }
}

/// Takes a house or a participant back.
struct EndEntrustmentForm<Kind: Entrustable>: FormPage {
  private let userName: String
  private let code: String

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    code = try visit.parameter(Kind.part)
  }

  func form(_ tx: Transaction) throws -> Form {
    let entrusted = try Kind.entrusted(to: AccountQueries.id(userName, tx), tx)
    guard entrusted.contains(where: { $0.code == code }) else { throw WebProblem.notFound }
    return Form(
      title: Phrase("\(code) zurücknehmen von \(userName)", en: "Take \(code) back from \(userName)"),
      introduction: Phrase("Ohne Tag sofort.", en: "At once where no day is given."),
      action: Phrase("Zurücknehmen", en: "Take back"), cancel: .account(userName), area: .accounts,
      fields: [FormField("until", Phrase("Letzter Tag", en: "Last day"), .day)])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let last = entries.day("until")
    try entries.check()
    try EndEntrustment(userName, Kind.charge(code), lastDay: last).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("\(code) zurückgenommen.", en: "\(code) taken back."))
  }
}
