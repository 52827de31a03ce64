package import Domain
package import Store

/// Writes down why a work gate was broken, what follows from it, and that it is settled.
package struct ResolveBreach: UseCase {
  package let number: Int64
  package let reason: String?
  package let followUp: String?
  /// Nil leaves the breach open.
  package let closedOn: LocalDate?

  package init(_ number: Int64, reason: String?, followUp: String?, closedOn: LocalDate?) {
    self.number = number
    self.reason = reason
    self.followUp = followUp
    self.closedOn = closedOn
  }

  package func run(_ tx: Transaction) throws -> BreachRecord {
    guard let before = try BreachQueries.one(number, tx) else { throw unknown }
    try BreachQueries.update(number, reason: reason, followUp: followUp, closedOn: closedOn, tx)
    guard let after = try BreachQueries.one(number, tx) else { throw unknown }
    guard after.closedOn == nil || after.followUp != nil else {
      throw Problem(
        code: "breach.without_follow_up",
        message: Phrase(
          "Der Verstoß \(number) ist erst erledigt, wenn gesagt ist, was daraus folgt.",
          en: "Breach \(number) is settled only when it is said what follows from it."),
        hint: Phrase("Sagen, was daraus folgt (--follow-up „…“).", en: "Say what follows from it (--follow-up '…')."),
        exit: .usage)
    }
    try AuditEvents.record(
      tx, operation: "work.resolve_breach", subject: "breach:\(number)", facts: ["closed_on": .day(after.closedOn)],
      change: AuditChange(from: ["closed_on": .day(before.closedOn)], to: ["closed_on": .day(after.closedOn)]))
    return after
  }

  private var unknown: Problem {
    Problem(
      code: "breach.unknown",
      message: Phrase("Einen Verstoß \(number) gibt es nicht.", en: "There is no breach \(number)."),
      hint: Phrase(
        "Die Verstöße ansehen (viertelwerk work breaches).", en: "See which breaches there are (viertelwerk work breaches)."))
  }
}
