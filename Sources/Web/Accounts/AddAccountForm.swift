import Domain
import Operations
import Store

/// Adds an account with its first role and shows, once, the link by which its password is chosen.
struct AddAccountForm: FormPage {
  private let today: LocalDate
  private let passedOn: @Sendable (String) -> String

  init(_ visit: Visit) throws {
    today = visit.today
    passedOn = { visit.passedOn($0) }
  }

  func form(_ tx: Transaction) throws -> Form {
    let jobcenters = try OrganisationQueries.all(kind: .jobcenter, tx).map { FormChoice(code: $0.code, name: $0.name) }
    return Form(
      title: Phrase("Konto anlegen", en: "Add an account"),
      introduction: Phrase(
        "Danach steht hier einmal ein Link, unter dem die Person ihr Kennwort wählt. Geben Sie ihn selbst weiter.",
        en: "Afterwards a link stands here once, under which the person chooses a password. Hand it over yourself."),
      action: Phrase("Anlegen", en: "Add"), cancel: .accounts, area: .accounts,
      fields: [
        FormField(
          "user_name", Phrase("Anmeldename", en: "User name"), .text(maxLength: 63), required: true,
          hint: Phrase(
            "Kleine Buchstaben, Ziffern, Punkt und Strich: k.muster. Er ändert sich nie.",
            en: "Small letters, digits, dots and dashes: k.muster. It never changes.")),
        FormField("name", Phrase("Name", en: "Name"), .text(), required: true),
        RoleChoice.field(of: Role.grantable),
        FormField(
          "from", Phrase("Erster Tag der Rolle", en: "First day of the role"), .day, hint: RoleChoice.fromToday,
          value: today.german),
        FormField(
          "until", Phrase("Letzter Tag der Rolle", en: "Last day of the role"), .day, hint: RoleChoice.auditorsEnd),
        FormField(
          "jobcenter", Phrase("Jobcenter", en: "Job centre"), .choice(jobcenters),
          hint: Phrase("Nur für dessen Fachkräfte.", en: "Only for its case workers.")),
        FormField(
          "participant", Phrase("Code der teilnehmenden Person", en: "Code of the participant"), .code,
          hint: Phrase(
            "Nur wenn das Konto die eigene Akte öffnen soll.", en: "Only where the account is to open one's own record.")),
        .choice(
          "language", Phrase("Sprache der Seiten", en: "Language of the pages"), LanguageChoice.self, required: true,
          value: .german),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let userName = entries.requiredText("user_name").lowercased()
    let name = entries.requiredText("name")
    let role = RoleChoice.read(entries)
    let period = entries.period(from: "from", until: "until", beginning: today)
    let (jobcenter, participant) = (entries.text("jobcenter"), entries.text("participant"))
    let language: LanguageChoice = entries.requiredChoice("language", or: .german)
    if jobcenter != nil, participant != nil {
      entries.refuse(
        "participant",
        Phrase(
          "Ein Konto gehört zu einem Jobcenter oder zu einer teilnehmenden Person.",
          en: "An account belongs to a job centre or to a participant."))
    }
    // Its page would be this form.
    if userName == "neu" {
      entries.refuse("user_name", Phrase("So kann kein Konto heißen.", en: "No account can be called that."))
    }
    try entries.check()
    var operation = AddAccount(userName: userName, displayName: name, role: role, in: period)
    operation.belonging = jobcenter.map(AccountBelonging.jobcenter) ?? participant.map(AccountBelonging.participant)
    operation.language = language.language
    _ = try operation.run(tx)
    let link = try MakeOneTimeLink(userName, .invite).run(tx)
    return FormOutcome(.account(userName), showing: .link(link, to: userName, passedOn))
  }
}

/// The languages of the pages as a form offers them.
enum LanguageChoice: String, Choice {
  case german = "de"
  case english = "en"

  var word: String { rawValue }
  var name: Phrase { self == .german ? Phrase("Deutsch", en: "Deutsch") : Phrase("English", en: "English") }
  static var subject: Phrase { Phrase("Sprache", en: "Language") }
  var language: Language { self == .german ? .german : .english }
}

extension ShownSecret {
  /// A one-time link, as it is handed over.
  static func link(
    _ link: MakeOneTimeLink.Result, to userName: String, _ passedOn: (String) -> String
  ) -> ShownSecret {
    ShownSecret(
      title: Phrase("Link für \(userName)", en: "Link for \(userName)"),
      explanation: Phrase(
        "Geben Sie diesen Link persönlich weiter. Er gilt einmal, bis \(link.expiresAt).",
        en: "Hand this link over in person. It works once, until \(link.expiresAt)."),
      text: passedOn(link.path))
  }
}
