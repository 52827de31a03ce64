import Crypto
import Domain
import Foundation
import Harness
import Operations
import Postgres
import Store
import Testing

/// What the log of changes keeps of each use case: one event, and no word that somebody wrote about a person.
@Suite(.needsPostgres) struct AuditTests {
  /// Stands wherever a person may be named; nobody erases anything from the log.
  private static let person = "Zacharina Quittenbaum"
  private static let customerNumber = "391A077415"
  private static let day: LocalDate = HouseWorld.day

  /// The use cases of this target by their declarations, so that a new one cannot be forgotten here.
  private static var declared: Set<String> {
    get throws {
      let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Sources/Operations")
      let files = FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil)
      var names: Set<String> = []
      while let file = files?.nextObject() as? URL {
        guard file.pathExtension == "swift" else { continue }
        for match in try String(contentsOf: file, encoding: .utf8).matches(of: /struct (\w+): UseCase\b/) {
          names.insert(String(match.1))
        }
      }
      return names
    }
  }

  /// What a use case left in the log, as texts with everything that the log keeps of it.
  private struct Trace: Sendable {
    let useCase: String
    let events: [String]
    /// What was before and after, as it is kept.
    let kept: [String]
  }

  /// Runs use cases and takes down what each of them leaves in the log.
  private final class Trail {
    let tx: Transaction
    private(set) var traces: [Trace] = []

    init(_ tx: Transaction) { self.tx = tx }

    @discardableResult
    func run<Work: UseCase>(_ work: Work) throws -> Work.Outcome {
      let (before, keptBefore) = (try events().count, try kept().count)
      let outcome = try work.run(tx)
      traces.append(
        Trace(
          useCase: String(describing: Work.self), events: try Array(events().dropFirst(before)),
          kept: try Array(kept().dropFirst(keptBefore))))
      return outcome
    }

    private func kept() throws -> [String] {
      try tx.query(
        """
        select p.content from audit_events e join audit_payloads p on p.hash = e.payload_hash
         where e.request_id = \(tx.requestID.description) order by e.id
        """
      ).decode(String.self)
    }

    private func events() throws -> [String] {
      try tx.query(
        """
        select concat_ws(' ', actor, role, operation, subject, facts::text) from audit_events
         where request_id = \(tx.requestID.description) order by id
        """
      ).decode(String.self)
    }
  }

  @Test func `every use case leaves one event in the log, and no name in it`() async throws {
    let traces = try await Self.everyUseCase()
    for trace in traces {
      #expect(trace.events.count == 1, "\(trace.useCase)")
      for word in Self.person.split(separator: " ") + [Self.customerNumber[...]] {
        #expect(!trace.events.contains { $0.contains(word) }, "\(trace.useCase) keeps what somebody wrote")
      }
    }
    #expect(try Set(traces.map(\.useCase)) == Self.declared)
  }

  @Test func `what changes something keeps what was before and after, and no participant's name in it`() async throws {
    let traces = try await Self.everyUseCase()
    let changing = [
      "AddCertificate", "AddOutcome", "AddPlacement", "AddPlacementBasis", "AddQualification", "AllocateVoucherLine",
      "ChangeAccount", "ChangePot", "DisableAccount", "EnableAccount", "EndPlacement", "EndRole",
      "EntrustParticipant", "EntrustProperty", "ExtendPlacement", "GrantRole", "MoveHazard", "MoveStage", "PayVoucher",
      "ResolveBreach", "ReverseAllocation", "SetAttendance",
    ]
    #expect(Set(traces.filter { !$0.kept.isEmpty }.map(\.useCase)) == Set(changing))
    // The name of an account is what changed there; it is erased with the account.
    for trace in traces where trace.useCase != "ChangeAccount" {
      for word in Self.person.split(separator: " ").map(String.init) + [Self.customerNumber, "krank"] {
        #expect(!trace.kept.contains { $0.contains(word) }, "\(trace.useCase)")
      }
    }
    let attendance = traces.first { $0.useCase == "SetAttendance" }?.kept
    #expect(attendance == [#"{"after":{"minutes":0,"present":false},"before":{"minutes":null,"present":null}}"#])
  }

  private static func everyUseCase() async throws -> [Trace] {
    try await Harness.rolledBack { tx in
      let trail = Trail(tx)
      try MoneyWorld.lay(tx)
      let house = try HouseWorld(tx)
      try Self.runHouse(house, trail)
      let participant = try Self.runPeople(trail, tx)
      try Self.runSite(house, participant, trail)
      try Self.runMoney(house, trail)
      try Self.runAccounts(house, participant, trail, tx)
      try trail.run(EndPlacement(placement: "ZW-A", lastDay: "2026-11-30", reason: Self.person))
      try Self.runPrivacy(trail, tx)
      try tx.execute(
        """
        insert into released_reports (number, kind, parameters, figures, content_hash)
        values ('BER-2026-0001', 'participants', '{}', '{}', \([UInt8](repeating: 0, count: 32)))
        """)
      try trail.run(AcknowledgeReport("BER-2026-0001"))
      return trail.traces
    }
  }

  private static func runHouse(_ house: HouseWorld, _ trail: Trail) throws {
    let code = house.property
    try trail.run(
      AddOrganisation(
        OrganisationRecord(code: "SPENDER-A", name: person, kind: .donor, street: person, source: person)))
    try trail.run(
      AddProperty(
        PropertyFacts(code: "DO-AUD-001", name: person, street: person, houseNumber: "1", source: person, note: person)))
    try trail.run(ChangeProperty(code) { $0.note = person })
    try trail.run(
      AcquireProperty(
        code, AcquisitionFacts(form: .purchase, acquiredOn: day, seller: "SPENDER-A", source: person, note: person)))
    try trail.run(SurveyProperty(code, SurveyFacts(result: .found, surveyedOn: day, source: person)))
    for unit in ["WE-1", "WE-2"] {
      try trail.run(AddUnit(code, UnitRecord(code: unit, kind: .flat, source: person, note: person)))
    }
    try trail.run(
      ChangeUnits(
        code, on: day, from: ["WE-1", "WE-2"], into: [UnitRecord(code: "WE-3", kind: .flat, note: person)], note: person))
    try trail.run(PlanStage(code, house.pest, source: person, note: person))
    try trail.run(MoveStage(.start, code, house.pest, on: day, reason: person))
    let hazard = HazardRecord(
      property: code, code: "", isHazard: true, severity: .high, description: person, room: person, reportedOn: day,
      responsible: "FIRMA-1")
    let found = try trail.run(ReportHazard(code, code: nil, hazard))
    try trail.run(MoveHazard(code, found.code, to: .fixed, on: day, note: person))
    try trail.run(PlanStage(code, house.renovation))
    try trail.run(
      AddWorkPackage(
        code,
        WorkPackageFacts(
          code: "AP-01", title: person, stage: house.renovation, performer: .participants, planned: Minutes(600),
          workKinds: [house.oldFabric], note: person)))
    try trail.run(
      AddWorkPackage(
        code, WorkPackageFacts(code: "AP-02", title: "Farbe", stage: house.renovation, performer: .participants)))
    try trail.run(
      ChangeWorkPackage(
        code, WorkPackageFacts(code: "AP-02", title: person, stage: house.renovation, performer: .participants, note: person)))
  }

  /// Returns the participant's code.
  private static func runPeople(_ trail: Trail, _ tx: Transaction) throws -> String {
    _ = try tx.run([
      """
      insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence)
      values ('16e', 'EvL', 'EvL', '§ 16e SGB II', false, 'wage', 'Test', 'V-law')
      """,
      """
      insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
      values ('krank', 'Krank', 'Ill', true, true, true, true, 'Test', 'design')
      """,
      """
      insert into certificate_kinds (code, name_de, name_en, source, evidence) values ('kurs', 'Kurs', 'Course', 'Test', 'design')
      """,
      """
      insert into qualifications (code, name_de, name_en, source, evidence) values ('putz', 'Putz', 'Plaster', 'Test', 'design')
      """,
    ])
    let code = "TN-A"
    var participant = AddParticipant(code: code)
    participant.person = PersonRecord(familyName: "Quittenbaum", givenName: "Zacharina")
    participant.customerNumber = customerNumber
    try trail.run(participant)
    var placement = MoneyWorld.addPlacement(code, "ZW-A")
    placement.measure = person
    placement.source = person
    try trail.run(placement)
    try trail.run(
      AddPlacementBasis(
        placement: "ZW-A", instrument: "16e", period: DateRange(from: "2026-01-01", through: "2026-12-31")))
    try trail.run(ExtendPlacement(placement: "ZW-A", lastDay: "2027-03-31", reason: person))
    var change = ChangeParticipant(code)
    change.person = PersonChange(familyName: "Quittenbaum", givenName: "Zacharina", phone: person)
    change.customerNumber = "Q" + customerNumber
    change.customerNumberFrom = day
    try trail.run(change)
    var attendance = SetAttendance(
      participant: code, day: "2026-03-03", recorded: .absent(kind: "krank", certifiedUntil: nil, note: person))
    attendance.reason = person
    try trail.run(attendance)
    var certificate = AddCertificate(participant: code, kind: "kurs", from: day)
    certificate.issuer = person
    certificate.source = person
    try trail.run(certificate)
    var qualification = AddQualification(participant: code, qualification: "putz", level: .guided, achievedOn: day)
    qualification.certificate = person
    qualification.note = person
    try trail.run(qualification)
    var spell = AddSpell(
      participant: code, status: .unemployed, period: DateRange(from: "2024-01-01", through: "2025-12-31"))
    spell.source = person
    try trail.run(spell)
    var outcome = AddOutcome(participant: code, kind: .job, happenedOn: day)
    outcome.note = person
    try trail.run(outcome)
    return code
  }

  private static func runSite(_ house: HouseWorld, _ participant: String, _ trail: Trail) throws {
    let code = house.property
    try trail.run(
      PlanWork(code, "AP-02", participant: participant, in: DateRange(from: day, through: day), note: person))
    let note = DiaryLine(.note(DiaryNote(kind: .visitor, text: person)))
    let written = try trail.run(
      RecordDiaryDay(
        code, on: day,
        [
          DiaryLine(
            .work(
              WorkDone(
                participant: participant, workPackage: "AP-01", minutes: Minutes(240), activity: person, breachReason: person))),
          note,
        ], today: day))
    let breach = try #require(written.breaches.first)
    try trail.run(ResolveBreach(breach.number, reason: person, followUp: person, closedOn: day))
    try trail.run(RetractDiaryLine(code, on: day, line: note.id.description, reason: person))
    try trail.run(
      SendDiaryDay(code, on: day, [DiaryLine(.note(DiaryNote(kind: .incident, text: person)))], reason: person, today: day))
    let picture: [UInt8] = [0xFF, 0xD8, 0xFF, 0xE0]
    let hash = try #require(PhotoHash(bytes: Array(SHA256.hash(data: picture))))
    _ = try SendDiaryDay(
      code, on: day, [DiaryLine(.photo(SitePhoto(hash, size_bytes: picture.count, alternativeText: person)))], today: day
    ).run(trail.tx)
    try trail.run(ReceivePhoto(hash, on: code, firstByte: 0, picture))
    try trail.run(SignDiaryDay(code, on: day, by: person))
    try trail.run(SettleOfficeNote(try trail.run(TellOffice(code, on: day, to: .finance, person, today: day))))
    try trail.run(ReopenDiaryDay(code, on: day, reason: person))
  }

  private static func runAccounts(_ house: HouseWorld, _ participant: String, _ trail: Trail, _ tx: Transaction) throws {
    let today = Moment.now().day
    let (always, name) = (DateRange(from: today), "pruefling")
    try trail.run(AddAccount(userName: name, displayName: person, role: .siteManager, in: always))
    try trail.run(ChangeAccount(name, displayName: person + " II"))
    try trail.run(GrantRole(name, .coach, in: always))
    try trail.run(EntrustProperty(name, property: house.property, in: always))
    try trail.run(EntrustParticipant(name, participant: participant, in: always))
    try trail.run(EndEntrustment(name, .property(house.property)))
    try trail.run(MakeOneTimeLink(name, .invite))
    let token = try trail.run(CreateApiToken(name, role: .coach, scope: .read, label: person, lastDay: today))
    try trail.run(RevokeApiToken(token.id))
    try trail.run(EndRole(name, .coach))
    try AccountWorld.setUpSecondFactor(of: name, tx)
    try trail.run(ResetSecondFactor(name))
    try trail.run(DisableAccount(name))
    try trail.run(EnableAccount(name))
  }

  private static func runPrivacy(_ trail: Trail, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into retention_classes (code, name_de, name_en, scope, start_event, months, action, source, evidence)
      values ('nie', 'Nie', 'Never', 'participant_file', 'record_created', 6, 'delete', 'Test', 'design')
      """)
    try tx.execute("insert into participants (code, created_at) values ('TN-NIE', '2019-01-15')")
    try tx.execute(
      """
      insert into participant_persons (participant_id, family_name, given_name)
      select id, 'Quittenbaum', 'Zacharina' from participants where code = 'TN-NIE'
      """)
    let due = try #require(try RetentionQueries.due(on: "2026-01-01", class: "nie", tx).first)
    try trail.run(ApplyRetention(due, on: "2026-01-01"))
  }

  private static func runMoney(_ house: HouseWorld, _ trail: Trail) throws {
    var pot = PotRecord(code: "TOPF-A", name: person, kind: .grant)
    pot.granted = Money(cents: 1_000_000)
    try trail.run(AddPot(pot, funder: "SPENDER-A"))
    let (note, granted) = (person, Money(cents: 1_100_000))
    try trail.run(
      ChangePot("TOPF-A") { pot in
        pot.note = note
        pot.granted = granted
      })
    var line = AddBudgetLine(pot: "TOPF-A", code: "A", name: person, planned: Money(cents: 1_000_000))
    line.overrunReason = person
    try trail.run(line)
    let name = person + " II"
    try trail.run(
      ChangeBudgetLine(pot: "TOPF-A", code: "A") { line in
        line.name = name
        line.planned = Money(cents: 1_100_000)
      })
    try trail.run(AddEligibilityRule(pot: "TOPF-A", effect: .eligible, clause: "ANBest-P 1.2", evidence: .design))
    var commitment = CommitPot(pot: "TOPF-A", property: house.property, amount: Money(cents: 5_000))
    commitment.source = person
    try trail.run(commitment)
    var statement = AddCostStatement(
      property: house.property, code: "KOSTEN-A", amount: Money(cents: 100), scope: person, source: person, evidence: .design)
    statement.note = person
    try trail.run(statement)
    try trail.run(AddGift(property: house.property, donor: "SPENDER-A", description: person))
    var voucher = VoucherRecord(number: "R-A", kind: .invoice, reason: person)
    voucher.note = person
    try trail.run(
      AddVoucher(
        voucher, payee: "FIRMA-1",
        lines: [
          AddVoucher.Line(
            costKind: "firma", purpose: person, net: Money(cents: 100), vat: .zero, gross: Money(cents: 100))
        ]))
    let allocation = try trail.run(AllocateVoucherLine(voucher: "R-A", position: 1, pot: "TOPF-A", budgetLine: "A"))
    try trail.run(ReverseAllocation(allocation: String(allocation.id.rawValue), reason: person))
    try trail.run(PayVoucher(voucher: "R-A", paidOn: day))
    var pay = BookPay(placement: "ZW-A", month: day.yearMonth, amount: Money(cents: 100_000))
    pay.note = person
    try trail.run(pay)
  }
}
