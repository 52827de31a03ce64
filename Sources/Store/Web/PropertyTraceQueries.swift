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

/// Whose time on a house is meant.
package enum WorkChoice: Sendable, Hashable {
  case all
  case stage(Stage.ID)
  case package(WorkPackage.ID)
}

/// Reads the lines that the figures of a house are made of.
package enum PropertyTraceQueries {
  /// What a page of voucher lines can be sorted by and searched in.
  package static func voucherLineColumns(in language: Language) -> [ListColumn] {
    [
      .text("beleg", "v.number || '/' || l.position"),
      .text("zweck", "l.purpose"),
      .text("empfaenger", "o.name"),
      .text("kg", "l.cost_group_code"),
      .text("bauphase", language == .german ? "k.name_de" : "k.name_en"),
      .text("einheit", "u.code"),
      .day("bezahlt", "l.paid_on"),
      .money("betrag", "l.amount_cents"),
      .money("gedeckt", "coalesce(c.cover, 0)"),
    ]
  }

  /// A page of the voucher lines behind a figure of a house, those not paid yet first, and what all of them come to.
  package static func voucherLines(
    of property: Property.ID, _ choice: VoucherLineChoice, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<TracedVoucherLine>, amount: Money, covered: Money) {
    var pot: String?
    let condition: SQL
    switch choice {
    case .all: condition = "true"
    case .pot(let code):
      pot = code
      condition = "c.allocations > 0"
    case .costGroup(let edition, let code): condition = "l.cost_group_edition = \(edition) and l.cost_group_code = \(code)"
    case .withoutCostGroup: condition = "l.cost_group_code is null"
    case .covered: condition = "c.cover <> 0"
    case .uncovered: condition = "l.amount_cents <> coalesce(c.cover, 0)"
    }
    let list = LongList(
      columns: voucherLineColumns(in: request.language),
      source: """
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
        """, order: "l.paid_on desc nulls first, v.number, l.position")
    let (amount, covered, count) = try tx.query(
      """
      select coalesce(sum(l.amount_cents), 0)::bigint, coalesce(sum(c.cover), 0)::bigint,
             count(*) filter (where \(fragment: list.condition(request)))
        \(fragment: list.source)
      """
    ).decode((Money, Money, Int).self)[0]
    let page = try list.page(
      request,
      of: """
        v.number, l.position, o.name, l.purpose, l.cost_group_code, k.name_de, k.name_en, u.code, l.paid_on, l.amount_cents,
        coalesce(c.cover, 0)::bigint
        """, count: count, tx
    ) { rows in
      try rows.map {
        (
          voucher: String, position: Int, payee: String?, purpose: String, group: String?, german: String?, english: String?,
          unit: String?, paidOn: LocalDate?, amount: Money, covered: Money
        ) in
        TracedVoucherLine(
          voucher: voucher, position: position, payee: payee, purpose: purpose, costGroup: group,
          stage: german.map { Phrase($0, en: english ?? $0) }, unit: unit, paidOn: paidOn, amount: amount, covered: covered)
      }
    }
    return (page, amount, covered)
  }

  /// What a page of somebody's time can be sorted by and searched in.
  package static let workColumns: [ListColumn] = [
    .day("tag", "x.day"),
    .text("wer", "x.who"),
    .flag("art", "x.is_firm", yes: Phrase("Firma", en: "firm"), no: Phrase("Teilnehmende", en: "participant")),
    .text("paket", "x.code"),
    .minutes("zeit", "x.minutes"),
  ]

  /// A page of participants' and firms' time on a house, the newest first, and all of it together.
  package static func work(
    on property: Property.ID, _ choice: WorkChoice = .all, through day: LocalDate, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<TracedWork>, total: Minutes) {
    let condition: SQL =
      switch choice {
      case .all: "true"
      case .stage(let stage): "x.stage_id = \(stage)"
      case .package(let package): "x.package_id = \(package)"
      }
    let list = LongList(
      columns: workColumns,
      source: """
        from (
          select w.day, t.code::text as who, false as is_firm, p.code::text as code, w.minutes::bigint as minutes, p.stage_id,
                 p.id as package_id
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
        where \(fragment: condition)
        """, order: "x.day desc, x.is_firm, x.who, x.code, x.minutes")
    return try work(list, request, tx)
  }

  /// A page of what participants whom the acting role accompanies have worked on a house, the newest first, and all of it together.
  package static func workOfOwnPeople(
    on property: Property.ID, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<TracedWork>, total: Minutes) {
    let list = LongList(
      columns: workColumns,
      source: """
        from (
          select w.day, t.code::text as who, false as is_firm, p.code::text as code, w.minutes
            from current_work_lines w
            join participants t on t.id = w.participant_id
            join work_packages p on p.id = w.work_package_id
           where w.property_id = \(property)) x
        where true
        """, order: "x.day desc, x.who, x.code, x.minutes")
    return try work(list, request, tx)
  }

  private static func work(
    _ list: LongList, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<TracedWork>, total: Minutes) {
    let (total, count) = try tx.query(
      """
      select coalesce(sum(x.minutes), 0)::bigint, count(*) filter (where \(fragment: list.condition(request)))
        \(fragment: list.source)
      """
    ).decode((Minutes, Int).self)[0]
    let page = try list.page(request, of: "x.day, x.who, x.is_firm, x.code, x.minutes", count: count, tx) { rows in
      try rows.map { (day: LocalDate, who: String, isFirm: Bool, package: String?, minutes: Minutes) in
        TracedWork(day: day, who: who, isFirm: isFirm, workPackage: package, minutes: minutes)
      }
    }
    return (page, total)
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
