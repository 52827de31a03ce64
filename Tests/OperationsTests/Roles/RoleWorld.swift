import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// Two houses, two participants, two Jobcenters, and somebody of each role to whom the first of each is entrusted.
struct RoleWorld: Sendable {
  static let day: LocalDate = HouseWorld.day
  static let month = YearMonth(containing: day)

  let database: Database
  let mine: HouseWorld
  let theirs: HouseWorld
  let participant = "TN-MINE"
  let stranger = "TN-THEIRS"
  private let accounts: [Role: Account.ID]

  init(_ database: Database) async throws {
    self.database = database
    let (mine, theirs) = try await database.write(as: MoneyWorld.clerk) { tx in
      try MoneyWorld.lay(tx)
      let houses = (try HouseWorld(tx), try HouseWorld(tx))
      for house in [houses.0, houses.1] { try house.packages(tx) }
      return houses
    }
    self.mine = mine
    self.theirs = theirs
    let people = [(participant, mine, "JC-T"), (stranger, theirs, "JC-2")]
    accounts = try await database.write(as: MoneyWorld.clerk) { tx in
      try Self.layReference(tx)
      for (code, house, jobcenter) in people { try Self.take(code, onto: house, jobcenter, tx) }
      return try Self.layAccounts(mine.property, people[0].0, tx)
    }
  }

  /// Somebody of a role, with the first house, participant or Jobcenter entrusted.
  func actor(_ role: Role) -> Actor { Actor(name: "somebody", role: role, account: accounts[role]) }

  func write<Output: Sendable>(as role: Role, _ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output
  {
    try await database.write(as: actor(role), body)
  }

  func read<Output: Sendable>(as role: Role, _ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output
  {
    try await database.read(as: actor(role), body)
  }

  func disclose<Output: Sendable>(
    as role: Role, _ body: @escaping @Sendable (Transaction) throws -> Output
  ) async throws -> Output {
    try await database.disclose(as: actor(role), body)
  }

  /// Expects the code of the problem that somebody meets; `forbidden` where the database refuses the role; nil where nothing does.
  func expect(
    _ code: String?, as role: Role, reading: Bool = false, at location: SourceLocation = #_sourceLocation,
    _ body: @escaping @Sendable (Transaction) throws -> Void
  ) async throws {
    let met = try await refusal(as: role, reading: reading, body)
    #expect(met == code, sourceLocation: location)
  }

  private func refusal(
    as role: Role, reading: Bool, _ body: @escaping @Sendable (Transaction) throws -> Void
  ) async throws -> String? {
    do {
      if reading { try await read(as: role, body) } else { try await write(as: role, body) }
      return nil
    } catch let problem as Problem {
      return problem.code
    } catch let error as PostgresError {
      return error.kind == .permission ? "forbidden" : Problem.violation(of: error)?.code ?? error.sqlState
    }
  }

  private static func layReference(_ tx: Transaction) throws {
    _ = try tx.run([
      """
      insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
      values ('krank', 'Krank', 'Ill', true, true, true, true, 'Test', 'design'),
             ('geheim', 'Beratung', 'Counselling', true, true, true, false, 'Test', 'design')
      """,
      "insert into qualifications (code, name_de, name_en, source, evidence) values ('putz', 'Putz', 'Plaster', 'Test', 'design')",
      """
      insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence)
      values ('16e', 'EvL', 'EvL', '§ 16e SGB II', false, 'wage', 'Test', 'V-law')
      """,
      "insert into organisations (code, name, kind) values ('JC-2', 'Jobcenter Zwei', 'jobcenter')",
    ])
  }

  /// A participant with name, customer number, placement, and a day of work on a house.
  static func take(_ code: String, onto house: HouseWorld, _ jobcenter: String, _ tx: Transaction) throws {
    var participant = AddParticipant(code: code)
    participant.person = PersonRecord(familyName: "Name \(code)", givenName: "Vorname")
    participant.person?.bornOn = "1990-01-01"
    participant.customerNumber = "K-\(code)"
    try participant.run(tx)
    var placement = AddPlacement(
      code: "ZW-\(code)", participant: code, jobcenter: jobcenter, period: DateRange(from: "2026-01-01", through: "2026-12-31"),
      weekdayMinutes: [480, 480, 480, 480, 360, 0, 0])
    placement.wagePerHour = Money(cents: 1390)
    placement.bases = [AddPlacement.Basis(instrument: "16e")]
    try placement.run(tx)
    let work = WorkDone(participant: code, workPackage: "AP-02", minutes: Minutes(240))
    _ = try house.record([DiaryLine(.work(work))], tx)
    try AddSpell(
      participant: code, status: .unemployed, period: DateRange(from: "2024-01-01", through: "2025-12-31")
    ).run(tx)
  }

  private static func layAccounts(_ property: String, _ participant: String, _ tx: Transaction) throws -> [Role: Account.ID] {
    var accounts: [Role: Account.ID] = [:]
    for role in Role.allCases where role != .operator && role != .doorkeeper {
      accounts[role] = try tx.query(
        """
        insert into accounts (user_name, display_name, organisation_id, participant_id)
        values (\(role.rawValue), 'Jemand',
                (select id from organisations where code = 'JC-T' and \(role == .jobcenter)),
                (select id from participants where code = \(participant) and \(role == .participant)))
        returning id
        """
      ).first(as: Account.ID.self)
    }
    try tx.execute(
      """
      insert into property_assignments (account_id, property_id, period)
      select a.id, p.id, '[2020-01-01,)' from accounts a, properties p where a.user_name = 'site_manager' and p.code = \(property)
      """)
    try tx.execute(
      """
      insert into participant_assignments (account_id, participant_id, period)
      select a.id, t.id, '[2020-01-01,)' from accounts a, participants t where a.user_name = 'coach' and t.code = \(participant)
      """)
    return accounts
  }
}
