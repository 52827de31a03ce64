package import Domain
import Postgres

/// A flat or shop with the period in which it exists.
package struct UnitRecord: Sendable, Hashable {
  package var code: String
  package var kind: UnitKind
  package var floor: String?
  package var area_m2: ExactDecimal?
  package var rooms: ExactDecimal?
  package var existence: DateRange
  package var source: String?
  package var note: String?

  package init(
    code: String, kind: UnitKind, floor: String? = nil, area_m2: ExactDecimal? = nil, rooms: ExactDecimal? = nil,
    existence: DateRange = .unbounded, source: String? = nil, note: String? = nil
  ) {
    self.code = code
    self.kind = kind
    self.floor = floor
    self.area_m2 = area_m2
    self.rooms = rooms
    self.existence = existence
    self.source = source
    self.note = note
  }
}

/// A merge, split or redivision of units on a day.
package struct UnitChangeRecord: Sendable, Hashable {
  package let kind: UnitChangeKind
  package let changedOn: LocalDate
  package let predecessors: [String]
  package let successors: [String]
  package let note: String?
}

/// What was spent on a unit or on one that it came from.
package struct UnitCost: Sendable, Hashable {
  package let unit: String
  package let voucher: String
  package let position: Int
  package let purpose: String
  package let paidOn: LocalDate?
  package let amount: Money
  /// Codes of the pots that cover some of it.
  package let pots: [String]
}

/// A grant condition that lies on a unit because its pot paid for the unit or for one that it came from.
package struct UnitBinding: Sendable, Hashable {
  package let pot: String
  package let name: String
  package let covered: Money
  package let bindingUntil: LocalDate?
  package let rule: String?
}

/// Reads units with their genealogy.
package enum UnitQueries {
  /// The units of a house by code: those that exist on a day, or all that ever did.
  package static func all(of property: Property.ID, on day: LocalDate?, _ tx: Transaction) throws -> [UnitRecord] {
    try tx.query(
      """
      select code, kind, floor, area_m2::text, rooms::text, existence, source, note from units
       where property_id = \(property) and (\(day)::date is null or existence @> \(day)::date) order by code
      """
    ).map(record)
  }

  package static func one(_ unit: Unit.ID, _ tx: Transaction) throws -> UnitRecord? {
    try tx.query(
      "select code, kind, floor, area_m2::text, rooms::text, existence, source, note from units where id = \(unit)"
    ).map(record).first
  }

  /// The unit and everything it came from, the oldest first.
  package static func ancestry(_ unit: Unit.ID, _ tx: Transaction) throws -> [UnitRecord] {
    try tx.query(
      """
      select u.code, u.kind, u.floor, u.area_m2::text, u.rooms::text, u.existence, u.source, u.note
        from unit_ancestry(\(unit)) a join units u on u.id = a
       order by lower(u.existence) nulls first, u.code
      """
    ).map(record)
  }

  /// The changes that led to the unit and the one that ended it, in order of time.
  package static func changes(of unit: Unit.ID, _ tx: Transaction) throws -> [UnitChangeRecord] {
    try changes(
      """
      select s.change_id from unit_successions s
       where s.successor_id in (select a from unit_ancestry(\(unit)) a) or s.predecessor_id = \(unit)
      """, tx)
  }

  /// All changes of a house's units, in order of time.
  package static func changes(in property: Property.ID, _ tx: Transaction) throws -> [UnitChangeRecord] {
    try changes("select s.change_id from unit_successions s where s.property_id = \(property)", tx)
  }

  private static func changes(_ those: SQL, _ tx: Transaction) throws -> [UnitChangeRecord] {
    try tx.query(
      """
      select c.kind, c.changed_on,
             (select array_agg(distinct p.code::text order by p.code::text)
                from unit_successions s join units p on p.id = s.predecessor_id where s.change_id = c.id),
             (select array_agg(distinct n.code::text order by n.code::text)
                from unit_successions s join units n on n.id = s.successor_id where s.change_id = c.id),
             c.note
        from unit_changes c where c.id in (\(fragment: those)) order by c.changed_on, c.id
      """
    ).map { (kind: UnitChangeKind, day: LocalDate, before: [String], after: [String], note: String?) in
      UnitChangeRecord(kind: kind, changedOn: day, predecessors: before, successors: after, note: note)
    }
  }

  /// What was spent on the unit and on those it came from.
  package static func costs(_ unit: Unit.ID, _ tx: Transaction) throws -> [UnitCost] {
    try tx.query(
      """
      select u.code, v.number, l.position, l.purpose, l.paid_on, l.amount_cents,
             coalesce((select array_agg(p.code::text order by p.code)
                         from (select a.pot_id from allocations a where a.voucher_line_id = l.id
                                group by a.pot_id having sum(a.cover_cents) <> 0) c
                         join funding_pots p on p.id = c.pot_id), '{}')
        from unit_ancestry(\(unit)) a
        join units u on u.id = a
        join voucher_lines l on l.property_id = u.property_id and l.unit_id = u.id
        join vouchers v on v.id = l.voucher_id
       order by l.paid_on nulls last, v.number, l.position
      """
    ).map {
      (
        unit: String, voucher: String, position: Int, purpose: String, paidOn: LocalDate?, amount: Money, pots: [String]
      ) in
      UnitCost(
        unit: unit, voucher: voucher, position: position, purpose: purpose, paidOn: paidOn, amount: amount, pots: pots)
    }
  }

  /// The pots whose conditions lie on the unit, from what they paid for it and for those it came from.
  package static func bindings(_ unit: Unit.ID, _ tx: Transaction) throws -> [UnitBinding] {
    try tx.query(
      """
      select p.code, p.name, sum(x.cover_cents)::bigint, p.binding_until, p.binding_rule
        from unit_ancestry(\(unit)) a
        join units u on u.id = a
        join voucher_lines l on l.property_id = u.property_id and l.unit_id = u.id
        join allocations x on x.voucher_line_id = l.id
        join funding_pots p on p.id = x.pot_id
       group by p.id having sum(x.cover_cents) <> 0 order by p.code
      """
    ).map { (pot: String, name: String, covered: Money, until: LocalDate?, rule: String?) in
      UnitBinding(pot: pot, name: name, covered: covered, bindingUntil: until, rule: rule)
    }
  }

  private static func record(
    code: String, kind: UnitKind, floor: String?, area: ExactDecimal?, rooms: ExactDecimal?, existence: DateRange,
    source: String?, note: String?
  ) -> UnitRecord {
    UnitRecord(
      code: code, kind: kind, floor: floor, area_m2: area, rooms: rooms, existence: existence, source: source, note: note)
  }
}
