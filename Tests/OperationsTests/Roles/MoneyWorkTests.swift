import Domain
import Harness
import Operations
import Postgres
import Reports
import Store
import Testing

/// What finance, an auditor and an administrator do, each as themselves.
@Suite(.needsPostgres) struct MoneyWorkTests {
  private static let day = RoleWorld.day

  /// A pot with a plan, and a paid and allocated invoice on the first house.
  private static func spend(_ world: RoleWorld) async throws {
    try await world.write(as: .finance) { tx in
      try MoneyWorld.pot("TOPF", granted: Money(cents: 1_000_000), tx)
      try CommitPot(pot: "TOPF", property: world.mine.property, amount: Money(cents: 500_000)).run(tx)
      _ = try AddEligibilityRule(pot: "TOPF", effect: .eligible, clause: "Nr. 1", evidence: .design).run(tx)
      _ = try ChangePot("TOPF") { $0.note = "Notiz" }.run(tx)
      var line = AddVoucher.Line(
        costKind: "firma", purpose: "Dach", net: Money(cents: 1000), vat: .zero, gross: Money(cents: 1000))
      line.property = world.mine.property
      try AddVoucher(VoucherRecord(number: "R-1", kind: .invoice, reason: "Dach"), payee: "FIRMA-1", lines: [line]).run(tx)
      _ = try PayVoucher(voucher: "R-1", paidOn: Self.day).run(tx)
      _ = try AllocateVoucherLine(voucher: "R-1", position: 1, pot: "TOPF", budgetLine: "A").run(tx)
    }
  }

  @Test func `finance books, pays, allocates, reverses and releases`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await Self.spend(world)
      let pay = try await world.write(as: .finance) { tx in
        let again = try AllocationQueries.all(voucher: "R-1", tx)
        _ = try ReverseAllocation(allocation: String(try #require(again.first).number), reason: "Irrtum").run(tx)
        try AddCostStatement(
          property: world.mine.property, code: "K", amount: Money(cents: 1), scope: "Bau", source: "Presse", evidence: .design
        ).run(tx)
        try AddGift(property: world.mine.property, donor: "FIRMA-1", description: "Strom").run(tx)
        return try BookPay(placement: "ZW-TN-MINE", month: RoleWorld.month, amount: Money(cents: 100_000)).run(tx)
      }
      #expect(pay.lines.map(\.place) == ["\(world.mine.property), \(world.mine.renovation)"])
      let request = ReportRequest.funding(property: world.mine.property, asOf: Self.day)
      let report = try await world.read(as: .finance) { try request.compute($0) }
      #expect(try await world.read(as: .operator) { try request.compute($0).figures } == report.figures)
      let release = try await world.write(as: .finance) { try ReleaseReport(report, recipient: "FIRMA-1").run($0) }
      try await world.read(as: .finance) { tx in
        #expect(try ReleaseState.all(tx).map(\.release.number) == [release.number])
        _ = try (PropertyQueries.all(on: Self.day, tx), PlacementQueries.all(tx), ParticipantQueries.all(on: Self.day, tx))
        _ = try (AttendanceQueries.days(in: RoleWorld.month.range, tx), VoucherQueries.all(tx), PotQueries.all(tx))
        let id = try world.mine.id(tx)
        _ = try (tx.ask(StageQueries.all(of: id, on: Self.day)), UnitQueries.all(of: id, on: nil, tx))
        _ = try WorkPackageQueries.all(of: id, on: Self.day, tx)
      }
    }
  }

  @Test func `finance learns a name only of whom a voucher of pay is for, and no reason of absence`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (mine, stranger) = try await world.read(as: .operator) { tx in
        (try Lookup.participant(world.participant, tx), try Lookup.participant(world.stranger, tx))
      }
      let pay = try await world.write(as: .finance) { tx in
        try BookPay(placement: "ZW-TN-MINE", month: RoleWorld.month, amount: Money(cents: 100_000)).run(tx).voucher
      }
      let people = try await world.disclose(as: .finance) { tx in
        try Disclosures.persons(of: [mine, stranger], for: .voucher(pay), tx)
      }
      #expect(people.keys.map { $0 } == [mine])
      #expect(people[mine]?.familyName == "Name TN-MINE" && people[mine]?.bornOn == nil)
      for purpose in [DisclosurePurpose.record, .participantsReport] {
        try await world.expect("forbidden", as: .finance) { _ = try Disclosures.persons(of: [mine], for: purpose, $0) }
      }
      try await world.expect("forbidden", as: .finance) { tx in
        _ = try Disclosures.absences(of: [mine], in: RoleWorld.month.range, for: .voucher(pay), tx)
      }
      try await world.expect("forbidden", as: .finance, reading: true) { _ = try $0.query("select note from attendance_days") }
    }
  }

  @Test func `a site manager sees what the own house costs, not what a participant is paid nor the other house's money`()
    async throws
  {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await Self.spend(world)
      try await world.write(as: .finance) { tx in
        var line = AddVoucher.Line(costKind: "firma", purpose: "Tür", net: Money(cents: 7), vat: .zero, gross: Money(cents: 7))
        line.property = world.theirs.property
        try AddVoucher(VoucherRecord(number: "R-2", kind: .invoice, reason: "Tür"), payee: "FIRMA-1", lines: [line]).run(tx)
        try MoneyWorld.pot("ANDERER", granted: Money(cents: 1_000), tx)
        _ = try BookPay(placement: "ZW-TN-MINE", month: RoleWorld.month, amount: Money(cents: 100_000)).run(tx)
      }
      try await world.read(as: .siteManager) { tx in
        #expect(try VoucherQueries.all(tx).map(\.number) == ["R-1"])
        #expect(try VoucherQueries.lines(of: Lookup.voucher("R-1", tx), tx).map(\.covered) == [Money(cents: 1000)])
        #expect(try PotQueries.all(tx).map(\.code) == ["TOPF"])
        #expect(try AllocationQueries.all(tx).count == 1)
        _ = try FundingReport(tx, property: world.mine.property, asOf: Self.day)
        _ = try PropertyReport(tx, property: world.mine.property, asOf: Self.day)
      }
      try await world.expect("forbidden", as: .siteManager) { _ = try PayVoucher(voucher: "R-1", paidOn: Self.day).run($0) }
    }
  }

  @Test func `an auditor reads money, work and the log, and changes nothing`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await Self.spend(world)
      try await world.read(as: .auditor) { tx in
        _ = try FundingReport(tx, property: world.mine.property, asOf: Self.day)
        _ = try PropertyReport(tx, property: world.theirs.property, asOf: Self.day)
        #expect(try PlacementQueries.all(tx).count == 2)
        _ = try (AttendanceQueries.days(in: RoleWorld.month.range, tx), ReleaseState.all(tx), PotQueries.all(tx))
        #expect(try tx.query("select count(*) from audit_events").first(as: Int.self) ?? 0 > 5)
      }
      try await world.expect("forbidden", as: .auditor) { _ = try PayVoucher(voucher: "R-1", paidOn: Self.day).run($0) }
      try await world.expect("forbidden", as: .auditor) {
        try AddOrganisation(OrganisationRecord(code: "X", name: "X", kind: .firm)).run($0)
      }
    }
  }

  @Test func `an administrator knows the houses by name and sees neither people nor money`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.write(as: .administrator) { tx in
        _ = try (world.mine.id(tx), world.theirs.id(tx))
        try AddOrganisation(OrganisationRecord(code: "X", name: "X", kind: .firm)).run(tx)
        try tx.execute("update absence_kinds set name_de = 'Krank gemeldet' where code = 'krank'")
      }
      for read in ["participants", "vouchers", "funding_pots", "placements", "work_lines"] as [SQL] {
        try await world.expect("forbidden", as: .administrator, reading: true) {
          _ = try $0.query("select from \(fragment: read)")
        }
      }
    }
  }

  @Test func `nobody writes into the log in another's name`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      try await world.expect("forbidden", as: .coach) { tx in
        try tx.execute("insert into audit_events (actor, role, operation, subject) values ('another', 'coach', 'x', 'y')")
      }
      try await world.expect("forbidden", as: .coach) { tx in
        try tx.execute("insert into audit_events (actor, role, operation, subject) values ('somebody', 'finance', 'x', 'y')")
      }
    }
  }
}
