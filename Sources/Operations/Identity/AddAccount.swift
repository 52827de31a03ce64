package import Domain
package import Store

/// Makes an account with its first role; whoever it is for gets a one-time link and chooses the password.
package struct AddAccount: UseCase {
  package var userName: String
  package var displayName: String
  package var role: Role
  package var period: DateRange
  package var belonging: AccountBelonging?
  package var language = Language.german
  package var isInvented = false

  package init(userName: String, displayName: String, role: Role, in period: DateRange) {
    self.userName = userName
    self.displayName = displayName
    self.role = role
    self.period = period
  }

  package func run(_ tx: Transaction) throws -> Account.ID {
    guard try AccountQueries.find(userName, tx) == nil else {
      throw Problem(
        code: "account.exists",
        message: Phrase("Das Konto „\(userName)“ gibt es schon.", en: "The account “\(userName)” already exists."),
        hint: Phrase("Einen anderen Anmeldenamen wählen.", en: "Choose another user name."))
    }
    let account = try AccountWrites.insert(
      userName, displayName: displayName, belonging: belonging, language: language, isInvented: isInvented, tx)
    try AccountWrites.grant(role, to: account, in: period, tx)
    try AuditEvents.record(
      tx, operation: "account.add", subject: "account:\(userName)",
      facts: [
        "role": .text(role.rawValue), "period": .period(period), "invented": .bool(isInvented),
        "belongs_to": .text(belonging?.code),
      ])
    return account
  }
}

/// Changes what an account is called.
package struct ChangeAccount: UseCase {
  package var userName: String
  package var displayName: String

  package init(_ userName: String, displayName: String) {
    self.userName = userName
    self.displayName = displayName
  }

  package func run(_ tx: Transaction) throws {
    let before = try AccountQueries.one(userName, tx)
    try AccountWrites.rename(before.id, displayName: displayName, tx)
    try AuditEvents.record(
      tx, operation: "account.change", subject: "account:\(userName)",
      change: AuditChange(
        from: ["display_name": .text(before.displayName)], to: ["display_name": .text(displayName)]))
  }
}
