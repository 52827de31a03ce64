import Domain
import Operations
import Store

/// Changes what an account is called.
struct ChangeAccountForm: FormPage {
  private let userName: String

  init(_ visit: Visit) throws { userName = try visit.parameter("name") }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Konto umbenennen: \(userName)", en: "Rename the account: \(userName)"),
      action: Phrase("Speichern", en: "Save"), cancel: .account(userName), area: .accounts, guardsVersion: true,
      fields: [FormField("name", Phrase("Name", en: "Name"), .text(), required: true, value: account.displayName)])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let name = entries.requiredText("name")
    try entries.check()
    try ChangeAccount(userName, displayName: name).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("Name geändert.", en: "Name changed."))
  }
}

/// Locks an account out.
struct DisableAccountForm: FormPage {
  private let userName: String
  private let own: String

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    own = visit.person.userName
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Konto sperren: \(account.displayName)", en: "Disable the account: \(account.displayName)"),
      introduction: Phrase(
        "Wer angemeldet ist, ist es sofort nicht mehr; Links und Token gelten nicht mehr. Was die Person getan hat, bleibt.",
        en: "Whoever is signed in no longer is, at once; links and tokens stop working. What the person did remains."),
      action: Phrase("Sperren", en: "Disable"), cancel: .account(userName), area: .accounts, fields: [])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    guard userName != own else {
      throw Problem(
        code: "account.own",
        message: Phrase("Das eigene Konto kann niemand sperren.", en: "Nobody can disable their own account."),
        hint: Phrase("Eine andere Verwaltung darum bitten.", en: "Ask another administrator to do it."))
    }
    try DisableAccount(userName).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("Konto gesperrt.", en: "Account disabled."))
  }
}

/// Lets a disabled account in again.
struct EnableAccountForm: FormPage {
  private let userName: String

  init(_ visit: Visit) throws { userName = try visit.parameter("name") }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Wieder zulassen: \(account.displayName)", en: "Let in again: \(account.displayName)"),
      introduction: Phrase("Das bisherige Kennwort gilt wieder.", en: "The password it had works again."),
      action: Phrase("Zulassen", en: "Let in"), cancel: .account(userName), area: .accounts, fields: [])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    try EnableAccount(userName).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("Konto wieder zugelassen.", en: "Account let in again."))
  }
}

/// Makes a link for a new password and shows it, once.
struct MakeLinkForm: FormPage {
  private let userName: String
  private let passedOn: @Sendable (String) -> String

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    passedOn = { visit.passedOn($0) }
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Link ausgeben: \(account.displayName)", en: "Hand out a link: \(account.displayName)"),
      introduction: Phrase(
        "Frühere Links des Kontos gelten dann nicht mehr. Vorher sicher sein, wer darum bittet.",
        en: "Earlier links of the account no longer work then. Be sure who asks for it."),
      action: Phrase("Link ausgeben", en: "Make the link"), cancel: .account(userName), area: .accounts, fields: [])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let hadPassword = try AccountQueries.links(of: AccountQueries.id(userName, tx), tx).contains { $0.usedAt != nil }
    let link = try MakeOneTimeLink(userName, hadPassword ? .reset : .invite).run(tx)
    return FormOutcome(.account(userName), showing: .link(link, to: userName, passedOn))
  }
}

/// Takes a lost second factor away.
struct ResetSecondFactorForm: FormPage {
  private let userName: String

  init(_ visit: Visit) throws { userName = try visit.parameter("name") }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase(
        "Zweiten Faktor zurücksetzen: \(account.displayName)", en: "Reset the second factor: \(account.displayName)"),
      introduction: Phrase(
        "Für ein verlorenes Gerät. Alle Anmeldungen enden; bei der nächsten wird ein neuer Faktor eingerichtet. Vorher sicher sein, wer darum bittet.",
        en: "For a lost device. All sessions end; a new factor is set up at the next sign-in. Be sure who asks for it."),
      action: Phrase("Zurücksetzen", en: "Reset"), cancel: .account(userName), area: .accounts, isIrreversible: true, fields: []
    )
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    try ResetSecondFactor(userName).run(tx)
    return FormOutcome(.account(userName), saying: Phrase("Zweiter Faktor zurückgesetzt.", en: "Second factor reset."))
  }
}
