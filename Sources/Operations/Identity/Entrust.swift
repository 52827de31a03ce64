package import Domain
package import Store

/// Entrusts a house to whoever looks after it.
package struct EntrustProperty: UseCase {
  package var userName: String
  package var property: String
  package var period: DateRange

  package init(_ userName: String, property: String, in period: DateRange) {
    self.userName = userName
    self.property = property
    self.period = period
  }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    try AccountWrites.entrust(property: AccountWrites.property(property, tx), to: account, in: period, tx)
    try AuditEvents.record(
      tx, operation: "entrustment.add", subject: "account:\(userName)",
      facts: ["property": .text(property), "period": .period(period)],
      change: AuditChange(from: [:], to: [property: .period(period)]))
  }
}

/// Entrusts a participant to whoever accompanies them.
package struct EntrustParticipant: UseCase {
  package var userName: String
  package var participant: String
  package var period: DateRange

  package init(_ userName: String, participant: String, in period: DateRange) {
    self.userName = userName
    self.participant = participant
    self.period = period
  }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    try AccountWrites.entrust(participant: AccountWrites.participant(participant, tx), to: account, in: period, tx)
    try AuditEvents.record(
      tx, operation: "entrustment.add", subject: "account:\(userName)",
      facts: ["participant": .text(participant), "period": .period(period)],
      change: AuditChange(from: [:], to: [participant: .period(period)]))
  }
}

/// Ends what was entrusted: at once, or after a last day.
package struct EndEntrustment: UseCase {
  /// What somebody looked after.
  package enum Charge: Sendable, Hashable {
    case property(String)
    case participant(String)

    var code: String {
      switch self {
      case .property(let code), .participant(let code): code
      }
    }

    var kind: String {
      switch self {
      case .property: "property"
      case .participant: "participant"
      }
    }
  }

  package var userName: String
  package var charge: Charge
  /// The last day that belongs to it; nil: it ends at once.
  package var lastDay: LocalDate?

  package init(_ userName: String, _ charge: Charge, lastDay: LocalDate? = nil) {
    self.userName = userName
    self.charge = charge
    self.lastDay = lastDay
  }

  package func run(_ tx: Transaction) throws {
    let account = try AccountQueries.id(userName, tx)
    let last = try lastDay.orYesterday()
    let end = last.adding(days: 1)
    let hasEnded =
      switch charge {
      case .property(let code):
        try AccountWrites.endEntrustment(of: AccountWrites.property(code, tx), to: account, before: end, tx)
      case .participant(let code):
        try AccountWrites.endEntrustment(of: AccountWrites.participant(code, tx), to: account, before: end, tx)
      }
    guard hasEnded else {
      throw Problem(
        code: "entrustment.unknown",
        message: Phrase(
          "„\(charge.code)“ ist dem Konto „\(userName)“ nach dem \(last) nicht anvertraut.",
          en: "“\(charge.code)” is not entrusted to the account “\(userName)” after \(last)."),
        hint: Phrase(
          "Ansehen, was es ist (viertelwerk user show \(userName)).", en: "See what is (viertelwerk user show \(userName))."))
    }
    try AuditEvents.record(
      tx, operation: "entrustment.end", subject: "account:\(userName)",
      facts: .object([charge.kind: .text(charge.code), "through": .day(last)]))
  }
}
