import Domain
import Operations
import Store

/// Makes a token for a program and shows its secret, once.
struct CreateTokenForm: FormPage {
  private let userName: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Token anlegen: \(account.displayName)", en: "Make a token: \(account.displayName)"),
      introduction: Phrase(
        "Ein Programm weist sich damit statt mit einem Kennwort aus und handelt für das Konto in einer seiner Rollen.",
        en: "A program shows it instead of a password and acts for the account in one of its roles."),
      action: Phrase("Anlegen", en: "Make"), cancel: .account(userName), area: .accounts,
      fields: [
        RoleChoice.field(of: account.roles(on: today)),
        .choice("scope", Phrase("Umfang", en: "Scope"), TokenScope.self, required: true, value: .read),
        FormField("label", Phrase("Wofür", en: "What for"), .text(maxLength: 80), required: true),
        FormField(
          "until", Phrase("Letzter Tag", en: "Last day"), .day, required: true,
          hint: Phrase("Höchstens in einem Jahr.", en: "In a year at most.")),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let role = RoleChoice.read(entries)
    let scope: TokenScope = entries.requiredChoice("scope", or: .read)
    let label = entries.requiredText("label")
    let last = entries.requiredDay("until")
    try entries.check()
    let made = try CreateApiToken(userName, role: role, scope: scope, label: label, lastDay: last).run(tx)
    return FormOutcome(
      .account(userName),
      showing: ShownSecret(
        title: Phrase("Token \(made.id) für \(userName)", en: "Token \(made.id) for \(userName)"),
        explanation: Phrase(
          "Tragen Sie es in das Programm ein. Es gilt bis zum \(last.german).",
          en: "Enter it into the program. It holds until \(last.german)."),
        text: made.text))
  }
}

/// Revokes a program's token at once.
struct RevokeTokenForm: FormPage {
  private let userName: String
  private let id: Int64

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    guard let id = Int64(try visit.parameter("token")) else { throw WebProblem.notFound }
    self.id = id
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.id(userName, tx)
    let tokens = try ApiTokenStore.all(of: account, at: Moment.now(), tx)
    guard let token = tokens.first(where: { $0.id == id }) else { throw WebProblem.notFound }
    return Form(
      title: Phrase("Token \(id) widerrufen", en: "Revoke token \(id)"),
      introduction: Phrase(
        "„\(token.label)“: Das Programm kommt damit sofort nicht mehr herein.",
        en: "“\(token.label)”: the program no longer comes in with it, at once."),
      action: Phrase("Widerrufen", en: "Revoke"), cancel: .account(userName), area: .accounts, isIrreversible: true, fields: [])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    try RevokeApiToken(id).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("Token \(id) widerrufen.", en: "Token \(id) revoked."))
  }
}
