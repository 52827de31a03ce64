import Domain
import Operations
import Store

/// The choice of a role, as several forms have it.
enum RoleChoice {
  static let fromToday = Phrase("Ohne Angabe heute.", en: "Today where it is left out.")
  static let auditorsEnd = Phrase(
    "Ohne Angabe unbefristet; wer prüft, braucht ein Ende.", en: "Unlimited where it is left out; an auditor needs an end.")

  static func field(of roles: [Role]) -> FormField {
    FormField(
      "role", Phrase("Rolle", en: "Role"), .choice(roles.map { FormChoice($0.rawValue, $0.name) }), required: true,
      value: roles.count == 1 ? roles.first?.rawValue : nil)
  }

  /// The chosen role; the machine's own are never among them.
  static func read(_ entries: FormReader) -> Role {
    let role: Role = entries.requiredChoice("role", or: .coach)
    if !Role.grantable.contains(role) {
      entries.refuse("role", Phrase("Diese Rolle kann kein Konto haben.", en: "No account can have this role."))
    }
    return role
  }

  /// Those that fit an account: a case worker's and a participant's are for theirs alone.
  static func fitting(_ account: AccountFacts) -> [Role] {
    if account.jobcenter != nil { return [.jobcenter] }
    if account.participant != nil { return [.participant] }
    return Role.grantable.filter { $0 != .jobcenter && $0 != .participant }
  }
}

/// Lets an account act in a role.
struct GrantRoleForm: FormPage {
  private let userName: String
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    return Form(
      title: Phrase("Rolle erteilen: \(account.displayName)", en: "Grant a role: \(account.displayName)"),
      action: Phrase("Erteilen", en: "Grant"), cancel: .account(userName), area: .accounts,
      fields: [
        RoleChoice.field(of: RoleChoice.fitting(account)),
        FormField("from", Phrase("Erster Tag", en: "First day"), .day, hint: RoleChoice.fromToday, value: today.german),
        FormField("until", Phrase("Letzter Tag", en: "Last day"), .day, hint: RoleChoice.auditorsEnd),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let role = RoleChoice.read(entries)
    let period = entries.period(from: "from", until: "until", beginning: today)
    try entries.check()
    try GrantRole(userName, role, in: period).run(tx)
    return FormOutcome(
      .account(userName),
      saying: Phrase("Rolle „\(role.name.german)“ erteilt.", en: "Role “\(role.name.english)” granted."))
  }
}

/// Ends a role, at once or after a day.
struct EndRoleForm: FormPage {
  private let userName: String
  private let role: Role
  private let today: LocalDate

  init(_ visit: Visit) throws {
    userName = try visit.parameter("name")
    guard let role = Role(rawValue: try visit.parameter("role")), Role.grantable.contains(role) else {
      throw WebProblem.notFound
    }
    self.role = role
    today = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let account = try AccountQueries.one(userName, tx)
    guard account.grants.contains(where: { $0.role == role }) else { throw WebProblem.notFound }
    return Form(
      title: Phrase(
        "Rolle „\(role.name.german)“ beenden: \(account.displayName)",
        en: "End the role “\(role.name.english)”: \(account.displayName)"),
      introduction: Phrase(
        "Ohne Tag endet sie sofort: Wer in ihr angemeldet ist, ist es nicht mehr.",
        en: "Without a day it ends at once: whoever is signed in in it no longer is."),
      action: Phrase("Beenden", en: "End"), cancel: .account(userName), area: .accounts,
      fields: [FormField("until", Phrase("Letzter Tag", en: "Last day"), .day)])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let last = entries.day("until")
    try entries.check()
    try EndRole(userName, role, lastDay: last).run(tx)
    return FormOutcome(
      .account(userName), saying: Phrase("Rolle „\(role.name.german)“ endet.", en: "Role “\(role.name.english)” ends."))
  }
}
