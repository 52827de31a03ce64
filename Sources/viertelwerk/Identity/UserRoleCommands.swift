import ArgumentParser
import Domain
import Operations
import Store

/// The roles of an account.
struct UserRoleGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "role", Phrase("Rollen eines Kontos", en: "Roles of an account"), subcommands: [UserRoleGrant.self, UserRoleEnd.self])
}

/// Lets an account act in a role.
struct UserRoleGrant: DatabaseCommand {
  static let configuration = CommandConfiguration("grant", Phrase("Eine Rolle erteilen", en: "Grant a role"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @Argument(help: .phrase("Rolle.", en: "Role.", value: .role), transform: Reading.role) var role: Role
  @Option(help: .phrase("Erster Tag (sonst heute).", en: "First day (else today).", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var until: LocalDate?

  func run(in context: Context) async throws {
    let period = try Reading.period(fromTodayOr: from, until: until)
    try await context.perform(GrantRole(userName, role, in: period))
    context.done(
      Phrase(
        "\(userName): \(role.name.german), \(period.phrase.german).",
        en: "\(userName): \(role.name.english), \(period.phrase.english)."),
      json: ["user_name": .text(userName), "role": .text(role.rawValue), "period": .period(period)])
  }
}

/// Ends a role.
struct UserRoleEnd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "end", Phrase("Eine Rolle beenden", en: "End a role"),
    discussion: Phrase(
      "Ohne --until sofort: wer in der Rolle angemeldet ist, ist es nicht mehr.",
      en: "Without --until at once: whoever is signed in in the role no longer is."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @Argument(help: .phrase("Rolle.", en: "Role.", value: .role), transform: Reading.role) var role: Role
  @Option(help: .phrase("Letzter Tag (sonst sofort).", en: "Last day (else at once).", value: .day), transform: Reading.day)
  var until: LocalDate?

  func run(in context: Context) async throws {
    try await context.perform(EndRole(userName, role, lastDay: until))
    context.done(
      Phrase("\(userName): \(role.name.german) endet.", en: "\(userName): \(role.name.english) ends."),
      json: ["user_name": .text(userName), "role": .text(role.rawValue), "through": .day(until)])
  }
}

/// The houses and participants that are entrusted or taken back.
struct ChargeOptions: ParsableArguments {
  @Option(help: .phrase("Haus; darf mehrfach stehen.", en: "House; may be repeated.", value: .code)) var property: [String] = []
  @Option(help: .phrase("Person; darf mehrfach stehen.", en: "Participant; may be repeated.", value: .code))
  var participant: [String] = []

  /// What they say.
  ///
  /// - Throws: `Problem` where nothing is said.
  var charges: [EndEntrustment.Charge] {
    get throws {
      let charges = property.map(EndEntrustment.Charge.property) + participant.map(EndEntrustment.Charge.participant)
      if charges.isEmpty { _ = try Reading.required(String?.none, "--property, --participant") }
      return charges
    }
  }
}

/// Entrusts houses or participants to an account.
struct UserEntrust: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "entrust", Phrase("Häuser oder Teilnehmende anvertrauen", en: "Entrust houses or participants"),
    discussion: Phrase(
      "Bauleitungen sehen ihre Häuser, Jobcoaches ihre Teilnehmenden.",
      en: "Site managers see their houses, coaches their participants."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @OptionGroup var options: ChargeOptions
  @Option(help: .phrase("Erster Tag (sonst heute).", en: "First day (else today).", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(help: .phrase("Letzter Tag.", en: "Last day.", value: .day), transform: Reading.day) var until: LocalDate?

  func run(in context: Context) async throws {
    let (userName, charges) = (userName, try options.charges)
    let period = try Reading.period(fromTodayOr: from, until: until)
    try await context.write { tx in
      for charge in charges {
        switch charge {
        case .property(let code): try EntrustProperty(userName, property: code, in: period).run(tx)
        case .participant(let code): try EntrustParticipant(userName, participant: code, in: period).run(tx)
        }
      }
    }
    context.done(
      Phrase("\(charges.count) an \(userName) anvertraut.", en: "\(charges.count) entrusted to \(userName)."),
      json: ["user_name": .text(userName), "entrusted": .integer(charges.count), "period": .period(period)])
  }
}

/// Ends what is entrusted to an account.
struct UserRelease: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "release", Phrase("Anvertrautes zurücknehmen", en: "Take back what is entrusted"),
    discussion: Phrase("Ohne --until sofort.", en: "Without --until at once."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @OptionGroup var options: ChargeOptions
  @Option(help: .phrase("Letzter Tag (sonst sofort).", en: "Last day (else at once).", value: .day), transform: Reading.day)
  var until: LocalDate?

  func run(in context: Context) async throws {
    let (userName, charges, last) = (userName, try options.charges, until)
    try await context.write { tx in
      for charge in charges { try EndEntrustment(userName, charge, lastDay: last).run(tx) }
    }
    context.done(
      Phrase("\(charges.count) von \(userName) zurückgenommen.", en: "\(charges.count) taken back from \(userName)."),
      json: ["user_name": .text(userName), "ended": .integer(charges.count), "through": .day(last)])
  }
}
