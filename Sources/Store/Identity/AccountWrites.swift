package import Domain
import Postgres

/// Whose records an account opens, if it is not one of ours.
package enum AccountBelonging: Sendable, Hashable {
  /// A case worker of this Jobcenter.
  case jobcenter(String)
  /// This participant.
  case participant(String)

  package var code: String {
    switch self {
    case .jobcenter(let code), .participant(let code): code
    }
  }
}

/// Writes accounts, the roles they hold and what is entrusted to them.
package enum AccountWrites {
  /// - Throws: `Problem` for a Jobcenter or a participant that there is not.
  package static func insert(
    _ userName: String, displayName: String, belonging: AccountBelonging?, language: Language, isInvented: Bool,
    _ tx: Transaction
  ) throws -> Account.ID {
    var organisation: Organisation.ID?
    var participant: Participant.ID?
    switch belonging {
    case .jobcenter(let code): organisation = try key("jobcenter", code, .jobcenter, tx)
    case .participant(let code): participant = try key("participant", code, .participant, tx)
    case nil: break
    }
    // The key that was given comes from the sequence and not from the row, which a policy might hide.
    return try tx.query(
      """
      insert into accounts (user_name, display_name, organisation_id, participant_id, language, is_invented)
      values (\(userName), \(displayName), \(organisation), \(participant), \(language), \(isInvented)) returning id
      """
    ).decode(Account.ID.self)[0]
  }

  package static func rename(_ account: Account.ID, displayName: String, _ tx: Transaction) throws {
    try tx.execute("update accounts set display_name = \(displayName) where id = \(account)")
  }

  /// Disables an account or lets it in again: false where it was so before.
  package static func setDisabled(_ account: Account.ID, at moment: Moment?, _ tx: Transaction) throws -> Bool {
    try tx.execute(
      """
      update accounts set disabled_at = \(moment)
       where id = \(account) and (disabled_at is null) <> (\(moment)::timestamptz is null)
      """) > 0
  }

  package static func setLanguage(_ language: Language, of account: Account.ID, _ tx: Transaction) throws {
    try tx.execute("update accounts set language = \(language) where id = \(account)")
  }

  package static func grant(_ role: Role, to account: Account.ID, in period: DateRange, _ tx: Transaction) throws {
    try tx.execute("insert into role_grants (account_id, role, period) values (\(account), \(role), \(period))")
  }

  /// Lets a role end before a day: false where the account does not have it then.
  package static func end(_ role: Role, of account: Account.ID, before day: LocalDate, _ tx: Transaction) throws -> Bool {
    try end(
      tx,
      cut: """
        update role_grants set period = daterange(lower(period), \(day))
         where account_id = \(account) and role = \(role) and lower(period) < \(day) and coalesce(upper(period) > \(day), true)
        """,
      remove: "delete from role_grants where account_id = \(account) and role = \(role) and lower(period) >= \(day)")
  }

  package static func entrust(
    property: Property.ID, to account: Account.ID, in period: DateRange, _ tx: Transaction
  ) throws {
    try tx.execute(
      "insert into property_assignments (account_id, property_id, period) values (\(account), \(property), \(period))")
  }

  package static func entrust(
    participant: Participant.ID, to account: Account.ID, in period: DateRange, _ tx: Transaction
  ) throws {
    try tx.execute(
      "insert into participant_assignments (account_id, participant_id, period) values (\(account), \(participant), \(period))")
  }

  package static func endEntrustment(
    of property: Property.ID, to account: Account.ID, before day: LocalDate, _ tx: Transaction
  ) throws -> Bool {
    try end(
      tx,
      cut: """
        update property_assignments set period = daterange(lower(period), \(day))
         where account_id = \(account) and property_id = \(property) and lower(period) < \(day)
           and coalesce(upper(period) > \(day), true)
        """,
      remove: """
        delete from property_assignments
         where account_id = \(account) and property_id = \(property) and lower(period) >= \(day)
        """)
  }

  package static func endEntrustment(
    of participant: Participant.ID, to account: Account.ID, before day: LocalDate, _ tx: Transaction
  ) throws -> Bool {
    try end(
      tx,
      cut: """
        update participant_assignments set period = daterange(lower(period), \(day))
         where account_id = \(account) and participant_id = \(participant) and lower(period) < \(day)
           and coalesce(upper(period) > \(day), true)
        """,
      remove: """
        delete from participant_assignments
         where account_id = \(account) and participant_id = \(participant) and lower(period) >= \(day)
        """)
  }

  /// What held before is cut short, what would begin later never does; the schema lets nothing be deleted that has held.
  private static func end(_ tx: Transaction, cut: SQL, remove: SQL) throws -> Bool {
    let cut = try tx.execute(cut)
    let removed = try tx.execute(remove)
    return cut + removed > 0
  }

  /// The key of a house or participant that is entrusted to somebody, by whoever keeps accounts and sees neither.
  package static func property(_ code: String, _ tx: Transaction) throws -> Property.ID {
    try key("property", code, .property, tx)
  }

  package static func participant(_ code: String, _ tx: Transaction) throws -> Participant.ID {
    try key("participant", code, .participant, tx)
  }

  private static func key<Of: Entity>(
    _ kind: String, _ code: String, _ noun: CodeNoun, _ tx: Transaction
  ) throws -> Identifier<Of> {
    let id = try tx.query("select entrustable(\(kind), \(code))").first(as: Int64?.self) ?? nil
    guard let id else { throw noun.unknown(code, nearest: nil) }
    return Identifier(id)
  }
}
