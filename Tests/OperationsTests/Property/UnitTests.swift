import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Merging and splitting flats keeps what belonged to the old ones.
@Suite(.needsPostgres) struct UnitTests {
  @Test func `costs, defects and grant conditions of the old flats show from the new ones`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      let house = try world.id(tx)
      for code in ["WE-01", "WE-02", "WE-03"] { try AddUnit(world.property, UnitRecord(code: code, kind: .flat)).run(tx) }
      try Self.spend(Money(cents: 120_00), in: "WE-01", world, tx)
      var defect = HazardRecord(
        property: "", code: "", isHazard: false, severity: .low, description: "Riss", reportedOn: HouseWorld.day)
      defect.unit = "WE-02"
      _ = try ReportHazard(world.property, code: "M-07", defect).run(tx)

      try ChangeUnits(
        world.property, on: "2026-03-01", from: ["WE-01", "WE-02"], into: [UnitRecord(code: "WE-12", kind: .flat)]
      ).run(tx)
      let split = ChangeUnits(
        world.property, on: "2026-05-01", from: ["WE-12"],
        into: [UnitRecord(code: "WE-21", kind: .flat), UnitRecord(code: "WE-22", kind: .shop)])
      #expect(split.kind == .split)
      #expect(try deferredRefusal(tx) { try split.run(tx) } == nil)

      let shop = try Lookup.unit("WE-22", of: house, tx)
      #expect(Set(try UnitQueries.ancestry(shop, tx).map(\.code)) == ["WE-22", "WE-12", "WE-01", "WE-02"])
      #expect(try UnitQueries.costs(shop, tx).map(\.amount) == [Money(cents: 120_00)])
      #expect(try UnitQueries.bindings(shop, tx).map(\.covered) == [Money(cents: 100_00)])
      #expect(try HazardQueries.inAncestry(of: shop, tx).map(\.code) == ["M-07"])
      #expect(try UnitQueries.changes(of: shop, tx).map(\.kind) == [.merge, .split])
      let other = try Lookup.unit("WE-03", of: house, tx)
      #expect(try UnitQueries.costs(other, tx).isEmpty)

      #expect(try UnitQueries.all(of: house, on: "2026-02-28", tx).map(\.code) == ["WE-01", "WE-02", "WE-03"])
      #expect(try UnitQueries.all(of: house, on: "2026-03-01", tx).map(\.code) == ["WE-03", "WE-12"])
      #expect(try UnitQueries.all(of: house, on: "2026-05-01", tx).map(\.code) == ["WE-03", "WE-21", "WE-22"])
    }
  }

  @Test func `a flat that has ended cannot be merged again, nor one become one`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      for code in ["WE-01", "WE-02", "WE-03"] { try AddUnit(world.property, UnitRecord(code: code, kind: .flat)).run(tx) }
      func merge(_ codes: [String], on day: LocalDate, into code: String) throws -> String? {
        try refusal(tx) {
          try ChangeUnits(world.property, on: day, from: codes, into: [UnitRecord(code: code, kind: .flat)]).run(tx)
        }
      }
      #expect(try merge(["WE-01", "WE-02"], on: "2026-03-01", into: "WE-12") == nil)
      #expect(try merge(["WE-01", "WE-03"], on: "2026-04-01", into: "WE-13") == "unit.not_there_then")
      #expect(try merge(["WE-12", "WE-03"], on: "2026-03-01", into: "WE-13") == "unit.not_there_then")
      #expect(try merge(["WE-03"], on: "2026-04-01", into: "WE-13") == "unit.change_needs_several")
      #expect(try merge(["WE-03", "WE-03"], on: "2026-04-01", into: "WE-13") == "unit.named_twice")
      #expect(try merge(["WE-03", "WE-12"], on: "2026-04-01", into: "WE-01") == "units.code_is_unique_in_property")
    }
  }

  @Test func `the days of a changed flat stay with its genealogy`() async throws {
    try await Harness.rolledBack { tx in
      let world = try HouseWorld(tx)
      for code in ["WE-01", "WE-02"] { try AddUnit(world.property, UnitRecord(code: code, kind: .flat)).run(tx) }
      try ChangeUnits(
        world.property, on: "2026-03-01", from: ["WE-01", "WE-02"], into: [UnitRecord(code: "WE-12", kind: .flat)]
      ).run(tx)
      let old = try Lookup.unit("WE-01", of: world.id(tx), tx)
      let code = try deferredRefusal(tx) { try UnitWrites.end(old, before: "2026-02-01", tx) }
      #expect(code == "unit_successions.meet_on_the_day")
    }
  }

  /// A paid voucher line on a unit, of which a pot covers 100 €.
  private static func spend(_ amount: Money, in unit: String, _ world: HouseWorld, _ tx: Transaction) throws {
    let mark = world.property
    try tx.execute(
      """
      insert into cost_kinds (code, name_de, name_en, is_personnel, source, evidence)
      values (\(mark), 'Firma', 'Firm', false, 'Test', 'design')
      """)
    try tx.execute("insert into organisations (code, name, kind) values (\(mark), 'Musterfirma', 'firm')")
    try tx.execute(
      """
      with payee as (select id from organisations where code = \(mark)),
      voucher as (insert into vouchers (number, kind, payee_id, reason) select \(mark), 'invoice', id, 'Fenster' from payee
                  returning id)
      insert into voucher_lines (voucher_id, position, property_id, unit_id, cost_kind_code, purpose, net_cents, gross_cents,
        paid_on)
      select voucher.id, 1, u.property_id, u.id, \(mark), 'Fenster', \(amount), \(amount), date '2026-01-15'
        from voucher, units u join properties p on p.id = u.property_id
       where p.code = \(world.property) and u.code = \(unit)
      """)
    try tx.execute(
      """
      with pot as (insert into funding_pots (code, name, kind, granted_cents, binding_until)
                   values (\(mark), 'Topf', 'grant', 1000000, date '2040-12-31') returning id)
      insert into budget_lines (pot_id, code, name, planned_cents) select id, '1', 'Bau', 1000000 from pot
      """)
    try tx.execute(
      """
      insert into allocations (voucher_line_id, pot_id, budget_line_id, eligible_cents, cover_cents)
      select l.id, b.pot_id, b.id, 10000, 10000
        from voucher_lines l join vouchers v on v.id = l.voucher_id, budget_lines b join funding_pots p on p.id = b.pot_id
       where v.number = \(mark) and p.code = \(mark)
      """)
  }
}
