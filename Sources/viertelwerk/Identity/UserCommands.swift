import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Who may sign in.
struct UserGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "user", Phrase("Konten: wer sich anmelden darf", en: "Accounts: who may sign in"),
    subcommands: [
      UserList.self, UserShow.self, UserAdd.self, UserChange.self, UserDisable.self, UserEnable.self, UserLink.self,
      UserRoleGroup.self, UserEntrust.self, UserRelease.self, UserSecondFactorGroup.self,
    ])
}

/// Lists the accounts with their roles of today.
struct UserList: DatabaseCommand {
  static let configuration = CommandConfiguration("list", Phrase("Konten auflisten", en: "List the accounts"))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let found = try await context.read { tx in try AccountQueries.all(tx) }
    let today = Reading.today
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .text("Anmeldename", en: "User name"), .text("Name", en: "Name"), .text("Rollen heute", en: "Roles today"),
          .text("Gehört zu", en: "Belongs to"), .text("Stand", en: "State"),
        ],
        rows: found.map { account in
          [
            account.userName, account.displayName,
            account.roles(on: today).map { $0.name.text() }.joined(separator: ", "),
            (account.jobcenter ?? account.participant).cell,
            account.disabledAt == nil ? Phrase("offen", en: "open").text() : Phrase("gesperrt", en: "disabled").text(),
          ]
        })
    }
  }
}

/// Adds an account and prints the link by which its password is chosen.
struct UserAdd: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "add", Phrase("Ein Konto anlegen", en: "Add an account"),
    discussion: Phrase(
      "Gibt den Pfad aus, unter dem sich die Person einmal ein Passwort gibt; die Adresse des Dienstes davorsetzen und den Link selbst übergeben.",
      en:
        "Prints the path under which the person chooses a password, once; put the service's address before it and hand the link over yourself."
    ))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Neuer Anmeldename, etwa k.muster.", en: "New user name, such as k.muster.", value: .userName))
  var userName: String
  @Option(help: .phrase("Wie die Person heißt.", en: "What the person is called.", value: Phrase("name", en: "name")))
  var name: String
  @Option(
    help: .phrase(
      "Rolle: bauleitung, jobcoach, jobcenter, finanzen, geschaeftsfuehrung, pruefung, verwaltung, teilnehmende.",
      en: "Role: site_manager, coach, jobcenter, finance, management, auditor, administrator, participant.", value: .role),
    transform: Reading.role)
  var role: Role
  @Option(
    help: .phrase("Welches Jobcenter, für dessen Fachkräfte.", en: "Which job centre, for its case workers.", value: .code))
  var jobcenter: String?
  @Option(help: .phrase("Welche teilnehmende Person es ist.", en: "Which participant it is.", value: .code))
  var participant: String?
  @Option(
    help: .phrase("Erster Tag der Rolle (sonst heute).", en: "First day of the role (else today).", value: .day),
    transform: Reading.day)
  var from: LocalDate?
  @Option(help: .phrase("Letzter Tag der Rolle.", en: "Last day of the role.", value: .day), transform: Reading.day)
  var until: LocalDate?
  @Flag(help: .phrase("Seiten auf Englisch zeigen.", en: "Show pages in English.")) var english = false

  func run(in context: Context) async throws {
    if jobcenter != nil, participant != nil {
      throw Problem(
        code: "usage.one_belonging",
        message: Phrase(
          "Ein Konto gehört zu einem Jobcenter oder zu einer teilnehmenden Person.",
          en: "An account belongs to a job centre or to a participant."),
        hint: Phrase("--jobcenter oder --participant weglassen.", en: "Leave out --jobcenter or --participant."), exit: .usage)
    }
    var operation = AddAccount(
      userName: userName, displayName: name, role: role, in: try Reading.period(fromTodayOr: from, until: until))
    operation.belonging = jobcenter.map(AccountBelonging.jobcenter) ?? participant.map(AccountBelonging.participant)
    operation.language = english ? .english : .german
    let (account, invitation) = (operation, MakeOneTimeLink(userName, .invite))
    let link = try await context.write { tx in
      _ = try account.run(tx)
      return try invitation.run(tx)
    }
    context.hand(link, to: userName, Phrase("Konto \(userName) angelegt.", en: "Account \(userName) added."))
  }
}

extension Context {
  /// Prints a one-time link, which is shown here and never again.
  func hand(_ link: MakeOneTimeLink.Result, to userName: String, _ sentence: Phrase) {
    if json {
      return Terminal.line(
        JSONValue.object([
          "user_name": .text(userName), "path": .text(link.path), "expires_at": .text(link.expiresAt.iso),
        ]).pretty)
    }
    Terminal.say(
      sentence
        + Phrase(
          " Der Link gilt einmal, bis \(link.expiresAt):", en: " The link works once, until \(link.expiresAt):"))
    Terminal.line(link.path)
  }
}

/// Changes what an account is called.
struct UserChange: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "change", Phrase("Den Namen eines Kontos ändern", en: "Change the name of an account"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String
  @Option(help: .phrase("Wie die Person heißt.", en: "What the person is called.", value: Phrase("name", en: "name")))
  var name: String

  func run(in context: Context) async throws {
    try await context.perform(ChangeAccount(userName, displayName: name))
    context.done(
      Phrase("Konto \(userName) heißt jetzt \(name).", en: "Account \(userName) is now called \(name)."),
      json: ["user_name": .text(userName), "name": .text(name)])
  }
}

/// Locks an account out.
struct UserDisable: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "disable",
    Phrase(
      "Ein Konto sperren; wer angemeldet ist, ist es nicht mehr", en: "Disable an account; whoever is signed in no longer is"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  func run(in context: Context) async throws {
    try await context.perform(DisableAccount(userName))
    context.done(
      Phrase("Konto \(userName) gesperrt.", en: "Account \(userName) disabled."),
      json: ["user_name": .text(userName), "disabled": true])
  }
}

/// Lets a disabled account in again.
struct UserEnable: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "enable", Phrase("Ein gesperrtes Konto wieder zulassen", en: "Let a disabled account in again"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  func run(in context: Context) async throws {
    try await context.perform(EnableAccount(userName))
    context.done(
      Phrase("Konto \(userName) wieder zugelassen.", en: "Account \(userName) enabled."),
      json: ["user_name": .text(userName), "disabled": false])
  }
}

/// Makes a link for a new password.
struct UserLink: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "link", Phrase("Einen Link für ein neues Passwort ausgeben", en: "Print a link for a new password"),
    discussion: Phrase(
      "Frühere Links des Kontos gelten dann nicht mehr. Wer noch nie ein Passwort hatte, wird wieder eingeladen.",
      en: "Earlier links of the account no longer work then. Who never had a password is invited again."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  func run(in context: Context) async throws {
    let userName = userName
    let link = try await context.write { tx in
      let hasPassword = try AccountQueries.links(of: AccountQueries.id(userName, tx), tx).contains { $0.usedAt != nil }
      return try MakeOneTimeLink(userName, hasPassword ? .reset : .invite).run(tx)
    }
    context.hand(link, to: userName, Phrase("Für \(userName).", en: "For \(userName)."))
  }
}

/// The second factor of an account.
struct UserSecondFactorGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "second-factor", Phrase("Zweiter Faktor eines Kontos", en: "The second factor of an account"),
    subcommands: [UserSecondFactorReset.self])
}

/// Takes a lost second factor away.
struct UserSecondFactorReset: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "reset", Phrase("Zurücksetzen, wenn das Gerät verloren ist", en: "Reset it where the device is lost"),
    discussion: Phrase(
      "Vorher sicher sein, wer darum bittet. Bei der nächsten Anmeldung wird ein neuer eingerichtet.",
      en: "Be sure who asks for it. At the next sign-in a new one is set up."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  func run(in context: Context) async throws {
    try await context.perform(ResetSecondFactor(userName))
    context.done(
      Phrase("Zweiter Faktor von \(userName) zurückgesetzt.", en: "Second factor of \(userName) reset."),
      json: ["user_name": .text(userName)])
  }
}
