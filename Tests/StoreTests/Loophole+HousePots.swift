import Postgres

/// Which pots concern a house follows from commitments, rules and allocations, and from nothing else.
extension Loophole {
  private static let secondHouse: SQL = """
    insert into properties (id, code, name, street, house_number) overriding system value
    values (2, 'DO-2', 'Musterstraße 2', 'Musterstraße', '2')
    """
  private static let secondPot: SQL = """
    insert into funding_pots (id, code, name, kind) overriding system value values (2, 'ZWEI', 'Zwei', 'grant')
    """
  private static let committed: SQL = "insert into pot_commitments (pot_id, property_id) values (1, 1)"
  private static let named: SQL = """
    insert into eligibility_rules (pot_id, position, effect, property_id, clause, evidence)
    values (1, 1, 'eligible', 1, 'Nr. 2.1', 'V')
    """

  /// Only what is noted already cannot be noted again.
  private static func isNoted(_ house: Int, _ pot: Int = 1) -> [SQL] {
    ["insert into house_pots (property_id, pot_id) values (\(house), \(pot))"]
  }

  /// There is no house of this number: that it is refused shows that the first pot is not noted of the first house.
  private static let isForgotten: [SQL] = [
    """
    insert into house_pots (property_id, pot_id)
    select case when exists (select from house_pots where property_id = 1 and pot_id = 1) then 1 else 999 end, 1
    on conflict do nothing
    """
  ]

  static let housePots: [Loophole] = [
    Loophole("a pot that holds something for a house and is not noted", "house_pots_pkey", [committed] + isNoted(1)),
    Loophole("a pot that names a house in a rule and is not noted", "house_pots_pkey", [named] + isNoted(1)),
    Loophole("a pot that pays for a house and is not noted", "house_pots_pkey", [allocate()] + isNoted(1)),
    Loophole(
      "a commitment that goes to another pot and is not noted there", "house_pots_pkey",
      [secondPot, committed, "update pot_commitments set pot_id = 2"] + isNoted(1, 2)),
    Loophole(
      "a commitment that is gone and still noted", "house_pots_property_fkey",
      [committed, "delete from pot_commitments"] + isForgotten),
    Loophole(
      "a rule that excludes a house now and is still noted", "house_pots_property_fkey",
      [named, "update eligibility_rules set effect = 'excluded'"] + isForgotten),
    Loophole(
      "a paid line that comes to be of another house and is not noted there", "house_pots_pkey",
      [secondHouse, allocate(), "update voucher_lines set property_id = 2"] + isNoted(2)),
    Loophole(
      "a paid line that comes to be of another house and is still noted of the first", "house_pots_property_fkey",
      [secondHouse, allocate(), "update voucher_lines set property_id = 2"] + isForgotten),
  ]
}
