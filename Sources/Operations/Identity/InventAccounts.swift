package import Domain
package import Store

/// Makes the accounts of the demo world, or completes them, and says how to sign in; the same again changes nothing.
///
/// A password is made from its salt, so that it can be said again without being kept; that is good enough for nobody.
package struct InventAccounts: Sendable {
  private let database: Database
  /// Who runs it, at the server's own console.
  private let actor: Actor
  private let hasher: PasswordHasher

  package init(database: Database, actor: Actor, hasher: PasswordHasher = .shared) {
    self.database = database
    self.actor = actor
    self.hasher = hasher
  }

  package func run() async throws -> [InventedAccount] {
    let today = Moment.now().day
    let plans = try await database.read(as: actor) { tx in InventedAccount.plans(in: try InventedWorld(on: today, tx)) }
    try await database.write(as: actor) { tx in
      for plan in plans { try Self.complete(plan, on: today, tx) }
    }
    // As many at once as passwords are hashed at once.
    return try await withThrowingTaskGroup(of: (Int, InventedAccount).self) { group in
      for (position, plan) in plans.enumerated() { group.addTask { (position, try await self.secure(plan, on: today)) } }
      return try await group.reduce(into: []) { $0.append($1) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// The code of the moment for an invented account.
  ///
  /// - Throws: `Problem` `demo.no_code` for real accounts and for those without a second factor.
  package static func code(of userName: String, database: Database) async throws -> String {
    let secret = try await database.read(as: Reception.doorkeeper) { tx in
      try SecondFactorStore.inventedSecret(of: userName, tx)
    }
    guard let secret else {
      throw Problem(
        code: "demo.no_code",
        message: Phrase(
          "„\(userName)“ ist kein erfundenes Konto mit zweitem Faktor.",
          en: "“\(userName)” is no invented account with a second factor."),
        hint: Phrase(
          "Eines der erfundenen wählen (viertelwerk demo accounts).", en: "Choose an invented one (viertelwerk demo accounts).")
      )
    }
    return TOTP.code(secret, counter: TOTP.counter(at: Moment.now()))
  }

  /// The account, its roles of today and what is entrusted to it.
  private static func complete(_ plan: InventedAccount.Plan, on today: LocalDate, _ tx: Transaction) throws {
    func period(_ role: Role) -> DateRange {
      role == .auditor ? DateRange(from: today, through: today.adding(days: auditorStays_days)) : DateRange(from: today)
    }
    if try AccountQueries.find(plan.userName, tx) == nil {
      var account = AddAccount(
        userName: plan.userName, displayName: plan.displayName, role: plan.roles[0], in: period(plan.roles[0]))
      account.belonging = plan.belonging
      account.isInvented = true
      _ = try account.run(tx)
    }
    let account = try AccountQueries.one(plan.userName, tx)
    guard account.isInvented else {
      throw Problem(
        code: "demo.name_taken",
        message: Phrase("„\(plan.userName)“ ist ein echtes Konto.", en: "“\(plan.userName)” is a real account."),
        hint: Phrase(
          "Erfundene Konten gehören in eine Datenbank für sich.", en: "Invented accounts belong into a database of their own."))
    }
    for role in plan.roles where !account.roles(on: today).contains(role) {
      try GrantRole(plan.userName, role, in: period(role)).run(tx)
    }
    let houses = try AccountQueries.houses(of: account.id, tx).filter { $0.period.contains(today) }.map(\.code)
    for code in plan.properties where !houses.contains(code) {
      try EntrustProperty(plan.userName, property: code, in: DateRange(from: today)).run(tx)
    }
    let people = try AccountQueries.participants(of: account.id, tx).filter { $0.period.contains(today) }.map(\.code)
    for code in plan.participants where !people.contains(code) {
      try EntrustParticipant(plan.userName, participant: code, in: DateRange(from: today)).run(tx)
    }
  }

  /// An examiner's access ends on a day.
  private static let auditorStays_days = 90

  /// Password and second factor: those there are, else new ones.
  private func secure(_ plan: InventedAccount.Plan, on today: LocalDate) async throws -> InventedAccount {
    let visitor = try await database.read(as: Reception.doorkeeper) { tx in
      try CredentialStore.visitor(plan.userName, on: today, tx)
    }
    guard let visitor, visitor.isInvented else { throw Reception.refused }
    let (password, renewed) = try await password(visitor.credential)
    let needsFactor = plan.roles.contains(where: \.needsSecondFactor)
    let secret = try await database.write(as: Reception.doorkeeper(for: plan.userName, visitor.account)) { tx -> [UInt8]? in
      let now = Moment.now()
      if let renewed {
        try CredentialStore.set(renewed, of: visitor.account, at: now, tx)
        try AuditEvents.record(
          tx, operation: "password.set", subject: "account:\(plan.userName)", facts: ["invented": true])
      }
      if let secret = try SecondFactorStore.inventedSecret(of: plan.userName, tx) { return secret }
      guard needsFactor else { return nil }
      let secret = TOTP.makeSecret()
      // The code of the moment still opens: it is the first one.
      _ = try SecondFactorStore.confirm(
        secret, counter: TOTP.counter(at: now) - 2, of: visitor.account, at: now, recoveryCodes: [], tx)
      try AuditEvents.record(
        tx, operation: "second_factor.set_up", subject: "account:\(plan.userName)", facts: ["invented": true])
      return secret
    }
    return InventedAccount(
      userName: plan.userName, displayName: plan.displayName, roles: plan.roles, password: password, secret: secret)
  }

  /// The password that a credential was made with, and a new credential where that was another one.
  private func password(_ credential: Credential?) async throws -> (String, Credential?) {
    if let credential {
      let password = InventedPassword.text(from: credential.salt)
      if try await hasher.verify(password, against: credential) { return (password, nil) }
    }
    let salt = RandomBytes.make(count: PasswordHasher.saltLength_bytes)
    let password = InventedPassword.text(from: salt)
    return (password, try await hasher.hash(password, salt: salt))
  }
}

/// A password for the demo world that can be typed.
private enum InventedPassword {
  private static let words = [
    "ahorn", "anker", "besen", "birke", "dachs", "distel", "eimer", "erker", "falke", "farbe", "fliese", "giebel", "hammer",
    "hecke", "hobel", "igel", "kachel", "kamin", "kelle", "kran", "leiter", "linde", "luchs", "mauer", "meise", "nagel",
    "pappel", "pinsel", "putz", "rinne", "sparren", "ziegel",
  ]

  /// Five words: 25 bits of the salt.
  static func text(from salt: [UInt8]) -> String {
    salt.prefix(5).map { words[Int($0) % words.count] }.joined(separator: "-")
  }
}
