import ArgumentParser
import Domain
import Operations
import Store

/// Makes the accounts of the demo world and prints how to sign in.
struct DemoAccounts: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "accounts",
    Phrase("Erfundene Konten für jede Rolle anlegen und zeigen", en: "Make and show invented accounts for every role"),
    discussion: Phrase(
      "Nur wo alle Teilnehmenden erfunden sind. Noch einmal ausgeführt ändert es nichts und zeigt dieselben Passwörter mit frischen Codes.",
      en:
        "Only where all participants are invented. Run again it changes nothing and shows the same passwords with fresh codes.")
  )
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let accounts = try await InventAccounts(database: context.database, actor: context.actor).run()
    let now = Moment.now()
    context.show(
      json: .list(
        accounts.map { account in
          [
            "user_name": .text(account.userName), "name": .text(account.displayName), "password": .text(account.password),
            "roles": .list(account.roles.map { .text($0.rawValue) }), "code": .text(account.code(at: now)),
            "totp": .text(account.secret.map(Base32.encode)),
          ]
        })
    ) {
      Table(
        [
          .text("Anmeldename", en: "User name"), .text("Passwort", en: "Password"), .text("Rolle", en: "Role"),
          .text("Code jetzt", en: "Code now"),
        ],
        rows: accounts.map { account in
          [
            account.userName, account.password, account.roles.map { $0.name.text() }.joined(separator: ", "),
            account.code(at: now).cell,
          ]
        })
    }
    if !context.json {
      Terminal.say(
        Phrase(
          "Alles erfunden. Ein Code gilt eine halbe Minute; einen frischen gibt: viertelwerk demo code ANMELDENAME",
          en: "All of it is invented. A code lasts half a minute; for a fresh one: viertelwerk demo code USER-NAME"))
    }
  }
}

/// Prints the code of the moment of an invented account's second factor.
struct DemoCode: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "code", Phrase("Frischer Code eines erfundenen Kontos", en: "A fresh code of an invented account"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  func run(in context: Context) async throws {
    let code = try await InventAccounts.code(of: userName, database: context.database)
    Terminal.line(context.json ? JSONValue.object(["code": .text(code)]).pretty : code)
  }
}
