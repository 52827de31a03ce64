package import Domain
import Postgres

/// A house as the portfolio shows it in one line.
package struct PortfolioRow: Sendable, Hashable {
  package let id: Property.ID
  package let code: String
  package let name: String
  package let district: String?
  package let status: PropertyStatus
  package let isInvented: Bool
  package var stages: [PortfolioStage] = []
  package let lastDiaryDay: LocalDate?
  package let openHazards: Int
  /// The earliest day by which an open hazard has to be gone.
  package let hazardDeadline: LocalDate?
  /// What pots hold for the house; nil where none of them says an amount.
  package let committed: Money?
  package let allocated: Money
  package let paid: Money
  /// Who looks after it today.
  package let managers: [String]
}

/// A stage in the strip of a house.
package struct PortfolioStage: Sendable, Hashable {
  package let code: String
  package let name: Phrase
  package let state: StageState
  /// Nil where nobody reported on it, or it has no work packages.
  package let progress: BasisPoints?
}

/// Something that waits for somebody, with where it is mended.
package enum PortfolioAlert: Sendable, Hashable {
  /// Open hazards of a house; `deadline` is the earliest.
  case hazards(property: String, name: String, count: Int, deadline: LocalDate?)
  /// A pot's eligible period ends while money is not allocated yet.
  case potEnds(pot: String, name: String, lastDay: LocalDate, rest: Money)
  /// A house under way of which the diary has said nothing for days.
  case silence(property: String, name: String, lastDay: LocalDate?)
}

/// Reads the office's morning: every house that the acting role may see, and what waits.
package enum PortfolioQueries {
  package static func rows(on day: LocalDate, _ tx: Transaction) throws -> [PortfolioRow] {
    let results = try tx.run([
      """
      select p.id, p.code, p.name, d.name, p.status, p.is_invented, diary.last_day, coalesce(h.open, 0), h.deadline,
             c.committed, coalesce(m.allocated, 0), coalesce(m.paid, 0), coalesce(a.managers, '{}')
        from properties p
        left join districts d on d.code = p.district_code
        left join lateral (select max(e.day) as last_day from diary_entries e where e.property_id = p.id) diary on true
        left join lateral (
          select count(*)::integer as open, min(f.deadline_on) as deadline from defects f
           where f.property_id = p.id and f.is_hazard and f.closed_on is null) h on true
        left join lateral (select sum(k.amount_cents)::bigint as committed from pot_commitments k where k.property_id = p.id) c on true
        left join lateral (
          select sum(x.cover_cents)::bigint as allocated,
                 sum(x.cover_cents) filter (where l.paid_on is not null)::bigint as paid
            from voucher_lines l
            join allocations x on x.voucher_line_id = l.id
            -- Own funds, of which nothing was granted to the house, are no part of what was.
            join pot_commitments k on k.pot_id = x.pot_id and k.property_id = p.id and k.amount_cents is not null
           where l.property_id = p.id) m on true
        left join lateral (
          select array_agg(n.display_name order by folded(n.display_name)) as managers
            from property_assignments s join accounts n on n.id = s.account_id
           where s.property_id = p.id and s.period @> \(day)) a on true
       order by p.is_invented, p.code
      """,
      """
      -- Once a house, and not once a stage as the planner might choose.
      with progress as materialized (
        select g.stage_id, g.done from properties p cross join lateral stage_progress(p.id, \(day)) g)
      select s.property_id, s.stage_code, k.name_de, k.name_en, s.state, g.done
        from stages s
        join stage_kinds k on k.code = s.stage_code
        left join progress g on g.stage_id = s.id
       order by s.property_id, k.position, s.occurrence
      """,
    ])
    var stages: [Property.ID: [PortfolioStage]] = [:]
    for (property, stage) in try results[1].map({
      (property: Property.ID, code: String, german: String, english: String, state: StageState, done: BasisPoints?) in
      (property, PortfolioStage(code: code, name: Phrase(german, en: english), state: state, progress: done))
    }) {
      stages[property, default: []].append(stage)
    }
    return try results[0].map {
      (
        id: Property.ID, code: String, name: String, district: String?, status: PropertyStatus, isInvented: Bool,
        lastDay: LocalDate?, open: Int, deadline: LocalDate?, committed: Money?, allocated: Money, paid: Money,
        managers: [String]
      ) in
      PortfolioRow(
        id: id, code: code, name: name, district: district, status: status, isInvented: isInvented, stages: stages[id] ?? [],
        lastDiaryDay: lastDay, openHazards: open, hazardDeadline: deadline, committed: committed, allocated: allocated,
        paid: paid, managers: managers)
    }
  }

  /// Pots whose eligible period ends within `days` while some of the grant is not allocated.
  package static func endingPots(on day: LocalDate, within days: Int, _ tx: Transaction) throws -> [PortfolioAlert] {
    try tx.query(
      """
      select p.code, p.name, (upper(p.eligible_period) - 1)::date, (p.granted_cents - coalesce(a.cover, 0))::bigint
        from funding_pots p
        left join lateral (select sum(x.cover_cents) as cover from allocations x where x.pot_id = p.id) a on true
       where upper(p.eligible_period) > \(day) and upper(p.eligible_period) - \(day) <= \(Int32(days)) + 1
         and p.granted_cents > coalesce(a.cover, 0)
       order by upper(p.eligible_period), p.code
      """
    ).map { (code: String, name: String, lastDay: LocalDate, rest: Money) in
      .potEnds(pot: code, name: name, lastDay: lastDay, rest: rest)
    }
  }
}
