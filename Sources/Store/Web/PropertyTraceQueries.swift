package import Domain
import Postgres

/// A line of a voucher behind a figure of a house.
package struct TracedVoucherLine: Sendable, Hashable {
  package let voucher: String
  package let position: Int
  package let payee: String?
  package let purpose: String
  package let costGroup: String?
  package let stage: Phrase?
  package let unit: String?
  package let paidOn: LocalDate?
  package let amount: Money
  /// What pots cover of it; of one pot alone where that was asked for.
  package let covered: Money
}

/// Somebody's or a firm's time on a house behind a figure.
package struct TracedWork: Sendable, Hashable {
  package let day: LocalDate
  /// A participant's code, or the name of a firm.
  package let who: String
  package let isFirm: Bool
  package let workPackage: String?
  /// Of a firm's people together.
  package let minutes: Minutes
}

/// A report on how far a work package was.
package struct TracedProgress: Sendable, Hashable {
  package let day: LocalDate
  package let done: BasisPoints
}

/// Which lines of a house's vouchers are meant.
package enum VoucherLineChoice: Sendable, Hashable {
  case all
  /// Those that a pot covers in part or as a whole.
  case pot(String)
  /// Those of one cost group; nil for those without.
  case costGroup(edition: Int, code: String)
  case withoutCostGroup
  case covered, uncovered
}

/// Reads the lines that the figures of a house are made of.
package enum PropertyTraceQueries {
  package static func voucherLines(
    of property: Property.ID, _ choice: VoucherLineChoice, _ tx: Transaction
  ) throws -> [TracedVoucherLine] {
    var pot: String?
    let condition: SQL
    switch choice {
    case .all: condition = "true"
    case .pot(let code):
      pot = code
      condition = "c.allocations > 0"
    case .costGroup(let edition, let code): condition = "l.cost_group_edition = \(edition) and l.cost_group_code = \(code)"
    case .withoutCostGroup: condition = "l.cost_group_code is null"
    case .covered: condition = "c.cover > 0"
    case .uncovered: condition = "l.amount_cents > coalesce(c.cover, 0)"
    }
    return try tx.query(
      """
      select v.number, l.position, o.name, l.purpose, l.cost_group_code, k.name_de, k.name_en, u.code, l.paid_on,
             l.amount_cents, coalesce(c.cover, 0)::bigint
        from voucher_lines l
        join vouchers v on v.id = l.voucher_id
        left join organisations o on o.id = v.payee_id
        left join stages s on s.id = l.stage_id
        left join stage_kinds k on k.code = s.stage_code
        left join units u on u.id = l.unit_id
        left join lateral (
          select sum(a.cover_cents) as cover, count(*) as allocations
            from allocations a join funding_pots p on p.id = a.pot_id
           where a.voucher_line_id = l.id and (\(pot)::text is null or p.code = \(pot))) c on true
       where l.property_id = \(property) and \(fragment: condition)
       order by l.paid_on desc nulls first, v.number, l.position
      """
    ).map {
      (
        voucher: String, position: Int, payee: String?, purpose: String, group: String?, german: String?, english: String?,
        unit: String?, paidOn: LocalDate?, amount: Money, covered: Money
      ) in
      TracedVoucherLine(
        voucher: voucher, position: position, payee: payee, purpose: purpose, costGroup: group,
        stage: german.map { Phrase($0, en: english ?? $0) }, unit: unit, paidOn: paidOn, amount: amount, covered: covered)
    }
  }

  /// Participants' and firms' time on a house, on one of its stages or on one package, the newest first.
  package static func work(
    on property: Property.ID, stage: Stage.ID? = nil, package: WorkPackage.ID? = nil, through day: LocalDate,
    _ tx: Transaction
  ) throws -> [TracedWork] {
    try tx.query(
      """
      select x.day, x.who, x.is_firm, x.code, x.minutes from (
        select w.day, t.code::text as who, false as is_firm, p.code::text as code, w.minutes::bigint as minutes, p.stage_id, p.id
          from current_work_lines w
          join participants t on t.id = w.participant_id
          join work_packages p on p.id = w.work_package_id
         where w.property_id = \(property) and w.day <= \(day)
        union all
        select f.day, o.name, true, p.code::text, f.minutes::bigint, p.stage_id, p.id
          from firm_presences f
          join diary_events e on e.id = f.event_id and e.retracted_by_id is null
          join organisations o on o.id = f.firm_id
          left join work_packages p on p.id = f.work_package_id
         where f.property_id = \(property) and f.day <= \(day)) x
       where (\(stage)::bigint is null or x.stage_id = \(stage)) and (\(package)::bigint is null or x.id = \(package))
       order by x.day desc, x.is_firm, x.who, x.code
      """
    ).map { (day: LocalDate, who: String, isFirm: Bool, package: String?, minutes: Minutes) in
      TracedWork(day: day, who: who, isFirm: isFirm, workPackage: package, minutes: minutes)
    }
  }

  /// What participants whom the acting role accompanies have worked on a house, the newest first.
  package static func workOfOwnPeople(on property: Property.ID, _ tx: Transaction) throws -> [TracedWork] {
    try tx.query(
      """
      select w.day, t.code::text, p.code::text, w.minutes
        from current_work_lines w
        join participants t on t.id = w.participant_id
        join work_packages p on p.id = w.work_package_id
       where w.property_id = \(property)
       order by w.day desc, t.code, p.code
      """
    ).map { (day: LocalDate, who: String, package: String, minutes: Minutes) in
      TracedWork(day: day, who: who, isFirm: false, workPackage: package, minutes: minutes)
    }
  }

  /// Every report on a package that stands, the newest first.
  package static func progress(of package: WorkPackage.ID, _ tx: Transaction) throws -> [TracedProgress] {
    try tx.query(
      """
      select r.day, r.done from progress_reports r
        join diary_events e on e.id = r.event_id and e.retracted_by_id is null
       where r.work_package_id = \(package) order by r.day desc, r.event_id desc
      """
    ).map { (day: LocalDate, done: BasisPoints) in TracedProgress(day: day, done: done) }
  }
}
