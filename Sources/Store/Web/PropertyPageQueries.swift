package import Domain
import Postgres

/// What stands at the head of every page of a house; every role that has houses may read it.
package struct PropertyHead: Sendable, Hashable {
  package let id: Property.ID
  package let code: String
  package let name: String
  package let street: String
  package let houseNumber: String
  package let postalCode: String?
  package let city: String
  /// Name of the statistical district.
  package let district: String?
  package let status: PropertyStatus
  package let yearBuilt: Int?
  package let constructionBeganOn: LocalDate?
  package let isInvented: Bool

  package var address: String {
    "\(street) \(houseNumber), " + [postalCode, city].compactMap { $0 }.joined(separator: " ")
  }
}

/// What a pot holds for a house, and what of it is allocated and paid.
package struct PropertyPotMoney: Sendable, Hashable {
  package let code: String
  package let name: String
  package let kind: PotKind
  /// Nil where the amount is not known, or nothing was promised for this house alone.
  package let committed: Money?
  package let allocated: Money
  package let paid: Money
  package let bindingUntil: LocalDate?
}

/// What a house has cost in one cost group by DIN 276, as its vouchers say.
package struct PropertyCostGroup: Sendable, Hashable {
  /// Edition and code; nil for lines that were booked without a group.
  package let edition: Int?
  package let code: String?
  package let name: Phrase?
  package let lineCount: Int
  package let amount: Money
  package let covered: Money
  package let paid: Money
}

/// A stage as everybody may see it who has to do with the house: no notes, no costs.
package struct PropertyStageDates: Sendable, Hashable {
  package let name: Phrase
  package let occurrence: Int
  package let state: StageState
  package let planned: DateRange?
  package let startedOn: LocalDate?
  package let completedOn: LocalDate?
  package let acceptedOn: LocalDate?
}

/// Reads what the pages of one house show beyond what its commands show.
package enum PropertyPageQueries {
  /// Nil where there is no such house for the acting role.
  package static func head(_ code: String, _ tx: Transaction) throws -> PropertyHead? {
    try tx.query(
      """
      select p.id, p.code, p.name, p.street, p.house_number, p.postal_code, p.city, d.name, p.status, p.year_built,
             p.construction_began_on, p.is_invented
        from properties p left join districts d on d.code = p.district_code where p.code = \(code)
      """
    ).map {
      (
        id: Property.ID, code: String, name: String, street: String, houseNumber: String, postalCode: String?, city: String,
        district: String?, status: PropertyStatus, yearBuilt: Int?, began: LocalDate?, isInvented: Bool
      ) in
      PropertyHead(
        id: id, code: code, name: name, street: street, houseNumber: houseNumber, postalCode: postalCode, city: city,
        district: district, status: status, yearBuilt: yearBuilt, constructionBeganOn: began, isInvented: isInvented)
    }.first
  }

  /// Stages with their dates alone.
  package static func stageDates(of property: Property.ID, _ tx: Transaction) throws -> [PropertyStageDates] {
    try tx.query(
      """
      select k.name_de, k.name_en, s.occurrence, s.state, s.planned, s.started_on, s.completed_on, s.accepted_on
        from stages s join stage_kinds k on k.code = s.stage_code
       where s.property_id = \(property) order by k.position, s.occurrence
      """
    ).map {
      (
        german: String, english: String, occurrence: Int, state: StageState, planned: DateRange?, started: LocalDate?,
        completed: LocalDate?, accepted: LocalDate?
      ) in
      PropertyStageDates(
        name: Phrase(german, en: english), occurrence: occurrence, state: state, planned: planned, startedOn: started,
        completedOn: completed, acceptedOn: accepted)
    }
  }

  /// The pots that hold something for a house or pay for it: money that is given before money that is lent.
  package static func pots(of property: Property.ID) -> Question<[PropertyPotMoney]> {
    .rows(
      """
      with used as (
        select a.pot_id, sum(a.cover_cents)::bigint as allocated,
               sum(a.cover_cents) filter (where l.paid_on is not null)::bigint as paid
          from allocations a join voucher_lines l on l.id = a.voucher_line_id
         where l.property_id = \(property) group by a.pot_id)
      select p.code, p.name, p.kind, c.amount_cents, coalesce(u.allocated, 0), coalesce(u.paid, 0), p.binding_until
        from funding_pots p
        left join pot_commitments c on c.pot_id = p.id and c.property_id = \(property)
        left join used u on u.pot_id = p.id
       where c.id is not null or u.pot_id is not null
       order by array_position(array['grant', 'loan', 'donation', 'own_funds'], p.kind), p.code
      """
    ) {
      (code: String, name: String, kind: PotKind, committed: Money?, allocated: Money, paid: Money, binding: LocalDate?) in
      PropertyPotMoney(
        code: code, name: name, kind: kind, committed: committed, allocated: allocated, paid: paid, bindingUntil: binding)
    }
  }

  /// What was spent by cost group; what has none comes last.
  package static func costGroups(of property: Property.ID) -> Question<[PropertyCostGroup]> {
    .rows(
      """
      select l.cost_group_edition, l.cost_group_code, g.name_de, g.name_en, count(*), sum(l.amount_cents)::bigint,
             coalesce(sum(c.cover), 0)::bigint,
             coalesce(sum(l.amount_cents) filter (where l.paid_on is not null), 0)::bigint
        from voucher_lines l
        left join cost_groups g on g.edition = l.cost_group_edition and g.code = l.cost_group_code
        left join lateral (select sum(a.cover_cents) as cover from allocations a where a.voucher_line_id = l.id) c on true
       where l.property_id = \(property)
       group by l.cost_group_edition, l.cost_group_code, g.name_de, g.name_en
       order by l.cost_group_edition nulls last, l.cost_group_code
      """
    ) {
      (
        edition: Int?, code: String?, german: String?, english: String?, lines: Int, amount: Money, covered: Money, paid: Money
      ) in
      PropertyCostGroup(
        edition: edition, code: code, name: german.map { Phrase($0, en: english ?? $0) }, lineCount: lines, amount: amount,
        covered: covered, paid: paid)
    }
  }

  /// Days before `day` whose newest version nobody has signed, the newest first.
  package static func unsignedDays(
    of property: Property.ID, before day: LocalDate
  ) -> Question<[LocalDate]> {
    Question(
      """
      select e.day from diary_entries e
       where e.property_id = \(property) and e.day < \(day)
         and (select v.signed_at from diary_versions v where v.entry_id = e.id order by v.version desc limit 1) is null
       order by e.day desc
      """
    ) { try $0.decode(LocalDate.self) }
  }

  /// The nearest days with an entry before and after a day.
  package static func neighbours(
    of day: LocalDate, on property: Property.ID, _ tx: Transaction
  ) throws -> (before: LocalDate?, after: LocalDate?) {
    try tx.query(
      """
      select (select max(day) from diary_entries where property_id = \(property) and day < \(day)),
             (select min(day) from diary_entries where property_id = \(property) and day > \(day))
      """
    ).map { (before: LocalDate?, after: LocalDate?) in (before, after) }.first ?? (nil, nil)
  }
}

/// A house in the list of whoever accompanies participants who worked there.
package struct BriefPortfolioRow: Sendable, Hashable {
  package let code: String
  package let name: String
  package let district: String?
  package let status: PropertyStatus
  package let isInvented: Bool
  /// Without progress, which is measured by costs.
  package let stages: [PortfolioStage]
}

extension PropertyPageQueries {
  /// The houses that the acting role may see, with what everybody may know of them.
  package static func briefRows(_ tx: Transaction) throws -> [BriefPortfolioRow] {
    let stages = Dictionary(
      grouping: try tx.query(
        """
        select s.property_id, s.stage_code, k.name_de, k.name_en, s.state
          from stages s join stage_kinds k on k.code = s.stage_code order by s.property_id, k.position, s.occurrence
        """
      ).map { (property: Property.ID, code: String, german: String, english: String, state: StageState) in
        (property, PortfolioStage(code: code, name: Phrase(german, en: english), state: state, progress: nil))
      }, by: \.0)
    return try tx.query(
      """
      select p.id, p.code, p.name, d.name, p.status, p.is_invented
        from properties p left join districts d on d.code = p.district_code order by p.is_invented, p.code
      """
    ).map {
      (id: Property.ID, code: String, name: String, district: String?, status: PropertyStatus, isInvented: Bool) in
      BriefPortfolioRow(
        code: code, name: name, district: district, status: status, isInvented: isInvented,
        stages: (stages[id] ?? []).map(\.1))
    }
  }
}
