package import Domain
import Postgres

/// A participant as a list begins a line: the code, and the name where the acting role works with it.
package struct ListedParticipant: Sendable, Hashable {
  package let id: Participant.ID
  package let code: String
  package let isInvented: Bool
  /// Family name first, as lists are sorted; nil for roles that know people by code, and where nobody wrote it down.
  package let name: String?
}

/// Which certificate somebody has, and until when the last of its kind runs.
package struct LatestCertificate: Sendable, Hashable {
  package let kind: String
  package let name: Phrase
  /// Nil: it does not expire.
  package let lastDay: LocalDate?

  package func isValid(on day: LocalDate) -> Bool { lastDay.map { $0 >= day } ?? true }
}

/// Days and hours of somebody over a period.
package struct AttendanceTotals: Sendable, Hashable {
  package var worked_days = 0
  package var absent_days = 0
  /// Expected days before today of which nobody knows.
  package var unknown_days = 0
  /// Hours of the month of the day itself, and of the one before.
  package var thisMonth = Minutes.zero
  package var lastMonth = Minutes.zero

  package init() {}
}

/// Reads everybody whom the acting role may know, each with what a line of the list tells.
package enum ParticipantListQueries {
  /// Those who say the name of a person that they work with; a site manager and a coach know nobody else.
  private static func knowsNames(_ role: Role) -> Bool { [.operator, .siteManager, .coach, .participant].contains(role) }

  /// - Parameter code: only this one.
  package static func people(only code: String? = nil, _ tx: Transaction) throws -> [ListedParticipant] {
    let name: SQL = knowsNames(tx.actor.role) ? "n.family_name || ', ' || n.given_name" : "null::text"
    let names: SQL = knowsNames(tx.actor.role) ? "left join participant_persons n on n.participant_id = t.id" : ""
    return try tx.query(
      """
      select t.id, t.code, t.is_invented, \(fragment: name) from participants t \(fragment: names)
       where \(code)::text is null or t.code = \(code)::text order by t.code
      """
    ).map { (id: Participant.ID, code: String, isInvented: Bool, name: String?) in
      ListedParticipant(id: id, code: code, isInvented: isInvented, name: name)
    }
  }

  /// Of each kind the one that runs longest, by code of these participants, those that end first at the top.
  package static func latestCertificates(
    of participants: [Participant.ID], _ tx: Transaction
  ) throws -> [String: [LatestCertificate]] {
    let rows = try tx.query(
      """
      select t.code, k.code, k.name_de, k.name_en, case when bool_or(upper_inf(c.valid)) then null else max(upper(c.valid)) - 1 end as last_day
        from certificates c
        join participants t on t.id = c.participant_id
        join certificate_kinds k on k.code = c.certificate_kind_code
       where c.participant_id = any (\(participants))
       group by t.code, k.code order by last_day nulls last, k.code
      """
    ).map { (code: String, kind: String, german: String, english: String, lastDay: LocalDate?) in
      (code, LatestCertificate(kind: kind, name: Phrase(german, en: english), lastDay: lastDay))
    }
    return Dictionary(grouping: rows, by: \.0).mapValues { $0.map(\.1) }
  }

  /// The wages and allowances of one participant, by month and voucher, the latest first; only for roles that keep money.
  package static func payments(of participant: Participant.ID, _ tx: Transaction) throws -> [BookedPay] {
    try tx.query(
      """
      select v.number, p.code, l.month, sum(l.minutes), sum(l.amount_cents)::bigint, max(l.paid_on)
        from voucher_lines l join placements p on p.id = l.placement_id join vouchers v on v.id = l.voucher_id
       where p.participant_id = \(participant)
       group by v.number, p.code, l.month order by l.month desc, v.number
      """
    ).map {
      (voucher: String, placement: String, month: LocalDate, minutes: Minutes, amount: Money, paidOn: LocalDate?) in
      BookedPay(
        voucher: voucher, placement: placement, month: month.yearMonth, minutes: minutes, amount: amount, paidOn: paidOn)
    }
  }
}

/// A month's pay as it was booked.
package struct BookedPay: Sendable, Hashable {
  package let voucher: String
  package let placement: String
  package let month: YearMonth
  package let minutes: Minutes
  package let amount: Money
  package let paidOn: LocalDate?
}
