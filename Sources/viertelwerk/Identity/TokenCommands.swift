import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Tokens by which programs come in.
struct TokenGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "token", Phrase("Token: womit sich Programme ausweisen", en: "Tokens: what programs show instead of a password"),
    subcommands: [TokenCreate.self, TokenList.self, TokenRevoke.self])
}

/// Makes a token and prints its secret, once.
struct TokenCreate: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "create", Phrase("Ein Token machen", en: "Make a token"),
    discussion: Phrase(
      "Das Token steht nur dieses eine Mal da. Es handelt für das Konto in einer seiner Rollen.",
      en: "The token is shown this once. It acts for the account in one of its roles."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @Option(help: .phrase("In welcher Rolle.", en: "In which role.", value: .role), transform: Reading.role) var role: Role
  @Option(
    help: .phrase("lesen oder schreiben.", en: "read or write.", value: Phrase("umfang", en: "scope")),
    transform: Reading.choice)
  var scope = TokenScope.read
  @Option(help: .phrase("Wofür.", en: "What for.", value: .text)) var label: String
  @Option(
    help: .phrase("Letzter Tag, höchstens in einem Jahr.", en: "Last day, in a year at most.", value: .day),
    transform: Reading.day)
  var until: LocalDate

  func run(in context: Context) async throws {
    let made = try await context.perform(
      CreateApiToken(userName, role: role, scope: scope, label: label, lastDay: until))
    if context.json {
      return Terminal.line(
        JSONValue.object(["id": .integer(made.id), "token": .text(made.text), "through": .day(until)]).pretty)
    }
    Terminal.say(Phrase("Token \(made.id) gilt bis \(until):", en: "Token \(made.id) holds until \(until):"))
    Terminal.line(made.text)
  }
}

/// Lists tokens, without their secrets.
struct TokenList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Token auflisten", en: "List the tokens"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nur dieses Konto.", en: "Only this account.", value: .userName)) var userName: String?
  @Flag(help: .phrase("Auch abgelaufene und widerrufene.", en: "Also those that ran out or were revoked.")) var all = false

  func run(in context: Context) async throws {
    let (userName, all) = (userName, all)
    let found = try await context.read { tx in
      try ApiTokenStore.all(
        of: userName.map { try AccountQueries.id($0, tx) }, at: Moment.now(), includingEnded: all, tx)
    }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .figure("Nr.", en: "No."), .text("Konto", en: "Account"), .text("Rolle", en: "Role"), .text("Umfang", en: "Scope"),
          .text("Wofür", en: "What for"), .text("Gilt bis", en: "Holds until"), .text("Zuletzt benutzt", en: "Last used"),
          .text("Widerrufen", en: "Revoked"),
        ],
        rows: found.map {
          [
            String($0.id), $0.userName, $0.role.name.text(), $0.scope.name.text(), $0.label, $0.expiresAt.description,
            $0.lastUsedAt.cell, $0.revokedAt.cell,
          ]
        })
    }
  }
}

/// Revokes a token.
struct TokenRevoke: DatabaseCommand {
  static let configuration = CommandConfiguration("revoke", Phrase("Ein Token widerrufen", en: "Revoke a token"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nummer des Tokens.", en: "Number of the token.", value: Phrase("nummer", en: "number"))) var id:
    Int64

  func run(in context: Context) async throws {
    try await context.perform(RevokeApiToken(id))
    context.done(Phrase("Token \(id) widerrufen.", en: "Token \(id) revoked."), json: ["id": .integer(id), "revoked": true])
  }
}

extension ApiTokenFacts {
  /// What a program reads.
  var json: JSONValue {
    [
      "id": .integer(id), "user_name": .text(userName), "role": .text(role.rawValue), "scope": .text(scope.rawValue),
      "label": .text(label), "created_by": .text(createdBy), "created_at": .text(createdAt.iso),
      "expires_at": .text(expiresAt.iso), "last_used_at": .text(lastUsedAt?.iso), "revoked_at": .text(revokedAt?.iso),
    ]
  }
}
