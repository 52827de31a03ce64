package import Domain
import Postgres

/// A pot in a list of many; amounts are those that the acting role may see.
package struct PotOverview: Sendable, Hashable {
  package let code: String
  package let name: String
  package let kind: PotKind
  package let funder: String?
  package let programme: String?
  package let granted: Money?
  /// What it holds for houses; nil where no amount is known.
  package let committed: Money?
  package let covered: Money
  package let paid: Money
  package let eligiblePeriod: DateRange?
  package let isInvented: Bool
}

/// What a pot pays for on a stage of a house.
package struct PotSpending: Sendable, Hashable {
  /// Nil: pay that belongs to no house.
  package let property: String?
  package let propertyName: String?
  package let stage: Phrase?
  package let occurrence: Int?
  package let covered: Money
  package let paid: Money
}

extension PotQueries {
  /// Every pot, real ones before invented ones.
  package static func overview(_ tx: Transaction) throws -> [PotOverview] {
    try tx.query(
      """
      select p.code, p.name, p.kind, o.name, p.programme, p.granted_cents,
             (select sum(c.amount_cents) from pot_commitments c where c.pot_id = p.id)::bigint,
             coalesce(s.covered, 0)::bigint, coalesce(s.paid, 0)::bigint, p.eligible_period, p.is_invented
        from funding_pots p
        left join organisations o on o.id = p.funder_id
        left join (select a.pot_id, sum(a.cover_cents) as covered,
                          sum(a.cover_cents) filter (where l.paid_on is not null) as paid
                     from allocations a join voucher_lines l on l.id = a.voucher_line_id group by a.pot_id) s on s.pot_id = p.id
       order by p.is_invented, p.code
      """
    ).map {
      (
        code: String, name: String, kind: PotKind, funder: String?, programme: String?, granted: Money?, committed: Money?,
        covered: Money, paid: Money, period: DateRange?, isInvented: Bool
      ) in
      PotOverview(
        code: code, name: name, kind: kind, funder: funder, programme: programme, granted: granted, committed: committed,
        covered: covered, paid: paid, eligiblePeriod: period, isInvented: isInvented)
    }
  }

  /// What a pot pays for, by house and stage in the order of the template.
  package static func spending(of pot: FundingPot.ID, _ tx: Transaction) throws -> [PotSpending] {
    try tx.query(
      """
      select o.code, o.name, k.name_de, k.name_en, s.occurrence, m.covered, m.paid
        from (select l.property_id, l.stage_id, sum(a.cover_cents)::bigint as covered,
                     coalesce(sum(a.cover_cents) filter (where l.paid_on is not null), 0)::bigint as paid
                from allocations a join voucher_lines l on l.id = a.voucher_line_id
               where a.pot_id = \(pot) group by l.property_id, l.stage_id) m
        left join properties o on o.id = m.property_id
        left join stages s on s.id = m.stage_id
        left join stage_kinds k on k.code = s.stage_code
       order by o.code nulls last, k.position nulls last, s.occurrence
      """
    ).map {
      (
        property: String?, name: String?, german: String?, english: String?, occurrence: Int?, covered: Money, paid: Money
      ) in
      PotSpending(
        property: property, propertyName: name, stage: german.map { Phrase($0, en: english ?? $0) }, occurrence: occurrence,
        covered: covered, paid: paid)
    }
  }
}
