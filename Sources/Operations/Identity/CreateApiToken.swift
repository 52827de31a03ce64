package import Domain
package import Store

/// Makes a token for a program: one account, one of its roles, to read or also to write, until a day.
package struct CreateApiToken: UseCase {
  package var userName: String
  package var role: Role
  package var scope: TokenScope
  /// What it is for; it stands in the list and not in the log.
  package var label: String
  /// The last day on which it holds.
  package var lastDay: LocalDate

  package init(_ userName: String, role: Role, scope: TokenScope, label: String, lastDay: LocalDate) {
    self.userName = userName
    self.role = role
    self.scope = scope
    self.label = label
    self.lastDay = lastDay
  }

  /// What is handed over.
  package struct Result: Sendable {
    /// What it is called by.
    package let id: Int64
    /// The secret, which is shown here and never again.
    package let text: String
  }

  package func run(_ tx: Transaction) throws -> Result {
    let now = Moment.now()
    guard tx.actor.role != .administrator || tx.actor.name == userName else {
      throw Problem(
        code: "token.of_another",
        message: Phrase(
          "Ein Token handelt für das Konto „\(userName)“; die Verwaltung legt nur eigene an.",
          en: "A token acts for the account “\(userName)”; administrators make only their own."),
        hint: Phrase(
          "Wer den Dienst betreibt, legt es an (viertelwerk token create).",
          en: "Whoever runs the service makes it (viertelwerk token create)."))
    }
    let account = try AccountQueries.one(userName, tx)
    guard account.roles(on: now.day).contains(role) else {
      throw Problem(
        code: "role.not_held",
        message: Phrase(
          "Das Konto „\(userName)“ hat die Rolle „\(role.name.german)“ heute nicht.",
          en: "The account “\(userName)” does not have the role “\(role.name.english)” today."),
        hint: Phrase("Eine seiner Rollen nennen.", en: "Name one of its roles."))
    }
    guard lastDay >= now.day, now.day.adding(days: IdentityLimits.apiToken_days) >= lastDay else {
      throw Problem(
        code: "token.period",
        message: Phrase(
          "Ein Token gilt höchstens \(IdentityLimits.apiToken_days) Tage, und nicht nur gestern.",
          en: "A token holds for at most \(IdentityLimits.apiToken_days) days, and not only yesterday."),
        hint: Phrase("Einen früheren letzten Tag nennen, oder heute.", en: "Name an earlier last day, or today."))
    }
    let text = ApiTokenText.make()
    let id = try ApiTokenStore.insert(
      TokenHash.of(text), of: account.id, role: role, scope: scope, label: label, from: now,
      until: Moment(on: lastDay.adding(days: 1), at: .zero), tx)
    try AuditEvents.record(
      tx, operation: "token.create", subject: "account:\(userName)",
      facts: [
        "token": .integer(id), "role": .text(role.rawValue), "scope": .text(scope.rawValue), "through": .day(lastDay),
      ])
    return Result(id: id, text: text)
  }
}

/// Revokes a program's token at once.
package struct RevokeApiToken: UseCase {
  package var id: Int64

  package init(_ id: Int64) { self.id = id }

  package func run(_ tx: Transaction) throws {
    guard let userName = try ApiTokenStore.revoke(id, at: Moment.now(), tx) else {
      throw Self.unknown(id)
    }
    try AuditEvents.record(tx, operation: "token.revoke", subject: "account:\(userName)", facts: ["token": .integer(id)])
  }

  static func unknown(_ id: Int64) -> Problem {
    Problem(
      code: "token.unknown",
      message: Phrase("Ein gültiges Token \(id) gibt es nicht.", en: "There is no token \(id) that holds."),
      hint: Phrase(
        "Die Token des Kontos ansehen (viertelwerk token list).", en: "See the account's tokens (viertelwerk token list)."))
  }
}
