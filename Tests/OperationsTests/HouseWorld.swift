import Domain
import Operations
import Postgres
import Store

/// A house with the template of stages, gates and work it needs, under codes that no other test has, so that tests can run side
/// by side in one database.
struct HouseWorld: Sendable {
  let property: String
  /// Repeatable.
  let pest: String
  /// Accepted only without open hazards.
  let safety: String
  /// Waits for pest control and safety.
  let renovation: String
  /// Kind of work that the gates below ask a certificate for.
  let oldFabric: String
  /// A gate of the law, for old fabric where asbestos is presumed.
  let lawGate: String
  /// A gate that only warns, for old fabric anywhere.
  let warningGate: String
  let lawCertificate: String
  let warningCertificate: String

  static let day: LocalDate = "2026-03-02"

  /// Makes the template and the house.
  init(_ tx: Transaction) throws {
    let mark = String(UniqueID.make().description.suffix(8))
    property = "DO-\(mark)"
    pest = "pest-\(mark)"
    safety = "safe-\(mark)"
    renovation = "reno-\(mark)"
    oldFabric = "old-\(mark)"
    lawGate = "law-\(mark)"
    warningGate = "warn-\(mark)"
    lawCertificate = "lawcert-\(mark)"
    warningCertificate = "warncert-\(mark)"
    try layTemplate(tx)
    try AddProperty(PropertyFacts(code: property, name: "Haus", street: "Musterstraße", houseNumber: "1", isInvented: true))
      .run(tx)
  }

  private func layTemplate(_ tx: Transaction) throws {
    try tx.execute(
      """
      insert into stage_kinds (code, name_de, name_en, position, is_repeatable, accepts_only_without_hazards, source, evidence)
      select k.code, k.code, k.code, (select coalesce(max(position), 0) from stage_kinds) + k.place, k.repeats, k.clean,
             'Test', 'design'
        from (values (\(pest), 1, true, false), (\(safety), 2, false, true), (\(renovation), 3, false, false))
          as k (code, place, repeats, clean)
      """)
    try tx.execute(
      """
      insert into stage_gates (stage_code, requires_code, source, evidence)
      values (\(renovation), \(pest), 'Test', 'design'), (\(renovation), \(safety), 'Test', 'design')
      """)
    try tx.execute(
      """
      insert into work_kinds (code, name_de, name_en, source, evidence)
      values (\(oldFabric), 'Altsubstanz', 'Old fabric', 'Test', 'design')
      """)
    try tx.execute(
      """
      insert into certificate_kinds (code, name_de, name_en, source, evidence)
      values (\(lawCertificate), 'Fachkunde', 'Expertise', 'Test', 'V-law'),
             (\(warningCertificate), 'Unterweisung', 'Briefing', 'Test', 'U')
      """)
    try tx.execute(
      """
      insert into work_gates (code, name_de, name_en, work_kind_code, only_where_asbestos_presumed, hint_de, hint_en, source,
        evidence)
      values (\(lawGate), 'Fachkunde', 'Expertise', \(oldFabric), true, 'Kurs', 'Course', 'Test', 'V-law'),
             (\(warningGate), 'Unterweisung', 'Briefing', \(oldFabric), false, 'Unterweisen', 'Brief', 'Test', 'U')
      """)
    try tx.execute(
      """
      insert into work_gate_certificates (gate_code, certificate_kind_code)
      values (\(lawGate), \(lawCertificate)), (\(warningGate), \(warningCertificate))
      """)
  }

  // MARK: What tests need beside

  func id(_ tx: Transaction) throws -> Property.ID { try Lookup.property(property, tx) }

  /// A participant under a code of its own.
  func participant(_ tx: Transaction) throws -> String {
    let code = "TN-\(UniqueID.make().description.suffix(8))"
    try tx.execute("insert into participants (code, is_invented) values (\(code), true)")
    return code
  }

  func certify(_ participant: String, _ certificate: String, _ valid: DateRange, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into certificates (participant_id, certificate_kind_code, valid)
      select id, \(certificate), \(valid) from participants where code = \(participant)
      """)
  }

  /// The renovation with two packages: AP-01 disturbs old fabric, AP-02 does not.
  func packages(_ tx: Transaction) throws {
    _ = try PlanStage(property, renovation).run(tx)
    try AddWorkPackage(
      property,
      WorkPackageFacts(
        code: "AP-01", title: "Putz", stage: renovation, performer: .participants, planned: Minutes(600), workKinds: [oldFabric]
      )
    ).run(tx)
    try AddWorkPackage(
      property,
      WorkPackageFacts(code: "AP-02", title: "Farbe", stage: renovation, performer: .participants, planned: Minutes(200))
    ).run(tx)
  }

  func move(_ action: StageAction, _ stage: String, on day: LocalDate = day, _ tx: Transaction) throws {
    _ = try MoveStage(action, property, stage, on: day, reason: action.needsReason ? "Grund" : nil).run(tx)
  }

  func record(_ lines: [DiaryLine], on day: LocalDate = day, _ tx: Transaction) throws -> RecordDiaryDay.Outcome {
    try RecordDiaryDay(property, on: day, lines, today: day).run(tx)
  }

  func entry(on day: LocalDate = day, _ tx: Transaction) throws -> DiaryDay? {
    try DiaryQueries.day(day, of: id(tx), tx)
  }
}
