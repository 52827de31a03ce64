package import Domain
package import Store

/// Lets an account act in a role for a period.
package struct GrantRole: UseCase {
  package var userName: String
  package var role: Role
  package var period: DateRange

  package init(_ userName: String, _ role: Role, in period: DateRange) {
    self.userName = userName
    self.role = role
    self.period = period
  }

  package func run(_ tx: Transaction) throws {
    guard tx.actor.role != .administrator || tx.actor.name != userName else {
      throw Problem(
        code: "role.own",
        message: Phrase("Niemand gibt sich selbst eine Rolle.", en: "Nobody gives a role to themselves."),
        hint: Phrase(
          "Eine andere Person mit der Rolle Verwaltung bitten, oder wer den Dienst betreibt (viertelwerk user grant).",
          en: "Ask another administrator, or whoever runs the service (viertelwerk user grant)."))
    }
    let before = try AccountQueries.one(userName, tx)
    try AccountWrites.grant(role, to: before.id, in: period, tx)
    try AuditEvents.record(
      tx, operation: "role.grant", subject: "account:\(userName)",
      facts: ["role": .text(role.rawValue), "period": .period(period)],
      change: AuditChange(from: before.auditFacts, to: AccountQueries.one(userName, tx).auditFacts))
  }
}

/// Ends a role: sessions and tokens in it stop at once, or on the day after its last one.
package struct EndRole: UseCase {
  package var userName: String
  package var role: Role
  /// The last day that belongs to it; nil: it ends at once.
  package var lastDay: LocalDate?

  package init(_ userName: String, _ role: Role, lastDay: LocalDate? = nil) {
    self.userName = userName
    self.role = role
    self.lastDay = lastDay
  }

  package func run(_ tx: Transaction) throws {
    let last = try lastDay.orYesterday()
    let before = try AccountQueries.one(userName, tx)
    guard try AccountWrites.end(role, of: before.id, before: last.adding(days: 1), tx) else {
      throw Problem(
        code: "role.not_held",
        message: Phrase(
          "Das Konto „\(userName)“ hat die Rolle „\(role.name.german)“ nach dem \(last) nicht.",
          en: "The account “\(userName)” does not have the role “\(role.name.english)” after \(last)."),
        hint: Phrase(
          "Die Zeiträume des Kontos ansehen (viertelwerk user show \(userName)).",
          en: "See the periods of the account (viertelwerk user show \(userName))."))
    }
    // Given again, the role would let the old ones in again.
    let now = Moment.now()
    if last < now.day { try ApiTokenStore.revokeAll(of: before.id, as: role, at: now, tx) }
    try AuditEvents.record(
      tx, operation: "role.end", subject: "account:\(userName)", facts: ["role": .text(role.rawValue), "through": .day(last)],
      change: AuditChange(from: before.auditFacts, to: AccountQueries.one(userName, tx).auditFacts))
  }
}

extension AccountFacts {
  /// Each role with the periods in which it is held.
  fileprivate var auditFacts: [String: JSONValue] {
    Dictionary(grouping: grants, by: \.role.rawValue).mapValues { .list($0.map { .period($0.period) }) }
  }
}

extension Optional where Wrapped == LocalDate {
  /// The last day that something holds; without one it is over at once, so yesterday was the last.
  ///
  /// - Throws: `Problem` for an earlier day, because what held then is on record.
  func orYesterday() throws -> LocalDate {
    let yesterday = Moment.now().day.adding(days: -1)
    guard let day = self else { return yesterday }
    guard day >= yesterday else {
      throw Problem(
        code: "period.ends_in_the_past",
        message: Phrase("Der letzte Tag \(day) liegt in der Vergangenheit.", en: "The last day \(day) lies in the past."),
        hint: Phrase("Ohne Angabe endet es sofort.", en: "Without a day it ends at once."))
    }
    return day
  }
}
