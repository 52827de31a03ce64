import Crypto
import Domain
import Operations
import Postgres
import Store
import Synchronization
import Testing

/// A front desk with a clock of the test's own, and people who may come in.
final class AccountWorld: Sendable {
  static let password = "kran pappel dienstag"
  static let address = "203.0.113.7"

  let database: Database
  let reception: Reception

  init(_ database: Database) {
    self.database = database
    let (clock, count) = (Clock(), Count())
    let hasher = PasswordHasher { password, salt, _ in
      count.value.add(1, ordering: .relaxed)
      return Self.quickHash(password, salt)
    }
    self.clock = clock
    self.count = count
    reception = Reception(database: database, hasher: hasher, clock: { clock.now })
  }

  /// What the tests move.
  private final class Clock: Sendable {
    // It stands still and is a little ahead, so that what the use cases do by the machine's clock has happened already.
    private let moment = Mutex(Moment.now().adding(microseconds: 60_000_000))
    var now: Moment { moment.withLock { $0 } }
    func pass(_ seconds: Int) { moment.withLock { $0 = $0.adding(microseconds: Int64(seconds) * 1_000_000) } }
  }

  /// How often a password was hashed.
  private final class Count: Sendable { let value = Atomic(0) }

  private let clock: Clock
  private let count: Count

  var hashes_count: Int { count.value.load(ordering: .relaxed) }
  var moment: Moment { clock.now }

  func pass(seconds: Int) { clock.pass(seconds) }

  /// Not scrypt, so that a test of the rules does not take the time of an attack; scrypt has tests of its own.
  static func quickHash(_ password: [UInt8], _ salt: [UInt8]) -> [UInt8] {
    Array(SHA256.hash(data: salt + password))
  }

  static let keeper = Actor(name: "test", role: .operator)

  /// Adds an account with roles and a password.
  func add(_ name: String, _ roles: Role..., password: String = AccountWorld.password) async throws {
    let period = DateRange(from: moment.day.adding(days: -10), through: moment.day.adding(days: 100))
    try await database.write(as: Self.keeper) { tx in
      _ = try AddAccount(userName: name, displayName: "Erfunden \(name)", role: roles[0], in: period).run(tx)
      for role in roles.dropFirst() { try GrantRole(name, role, in: period).run(tx) }
    }
    let link = try await perform(MakeOneTimeLink(name, .invite))
    try await reception.useLink(link.text, password: password)
  }

  @discardableResult
  func perform<Work: UseCase>(_ work: Work, as actor: Actor = keeper) async throws -> Work.Outcome {
    try await database.write(as: actor) { tx in try work.run(tx) }
  }

  func signIn(_ name: String, _ password: String = AccountWorld.password, from address: String = AccountWorld.address)
    async throws
    -> SessionToken
  {
    try await reception.signIn(userName: name, password: password, address: address)
  }

  /// The code that a sign-in is refused with; nil where it lets in.
  func refusal(_ name: String, _ password: String = AccountWorld.password, from address: String = AccountWorld.address)
    async throws
    -> String?
  {
    do {
      _ = try await signIn(name, password, from: address)
      return nil
    } catch let problem as Problem {
      return problem.code
    }
  }

  func signedIn(_ token: SessionToken) async throws -> SignedIn? {
    if case .open(let who) = try await reception.state(of: token) { who } else { nil }
  }

  /// The app's code of the moment.
  func code(_ secretBase32: String) throws -> String {
    try TOTP.code(#require(Base32.decode(secretBase32)), counter: TOTP.counter(at: moment))
  }

  /// Signs in and sets a second factor up; the clock moves on so that the next code is a new one.
  func enrol(_ name: String) async throws -> (token: SessionToken, secret: String, recoveryCodes: [String]) {
    let first = try await signIn(name)
    let enrolment = try await reception.beginEnrolment(first)
    let done = try await reception.finishEnrolment(first, code: code(enrolment.secretBase32))
    pass(seconds: 60)
    return (done.token, enrolment.secretBase32, done.recoveryCodes)
  }

  /// A second factor for somebody in a transaction that is rolled back, by the rights of whoever keeps the database.
  static func setUpSecondFactor(of name: String, _ tx: Transaction) throws {
    _ = try tx.run(["set local role viertelwerk_doorkeeper"])
    let account = try AccountQueries.id(name, tx)
    #expect(
      try SecondFactorStore.confirm(
        TOTP.makeSecret(), counter: 1, of: account, at: Moment.now(), recoveryCodes: [], tx))
    _ = try tx.run(["set local role viertelwerk_operator"])
  }
}
