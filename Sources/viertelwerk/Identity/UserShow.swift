import ArgumentParser
import Domain
import Store

/// Shows an account: its roles, what is entrusted to it, and who is signed in.
struct UserShow: DatabaseCommand {
  static let configuration = CommandConfiguration("show", Phrase("Ein Konto zeigen", en: "Show an account"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Anmeldename.", en: "User name.", value: .userName)) var userName: String

  /// Everything there is to an account.
  private struct Page: Sendable {
    let account: AccountFacts
    let houses: [Entrustment]
    let participants: [Entrustment]
    let hasSecondFactor: Bool
    let sessions: [SessionSummary]
    let links: [OneTimeLinkFacts]
  }

  func run(in context: Context) async throws {
    let userName = userName
    let page = try await context.read { tx in
      let account = try AccountQueries.one(userName, tx)
      return Page(
        account: account, houses: try AccountQueries.houses(of: account.id, tx),
        participants: try AccountQueries.participants(of: account.id, tx),
        hasSecondFactor: try AccountQueries.hasSecondFactor(account.id, tx),
        sessions: try AccountQueries.sessions(of: account.id, at: Moment.now(), tx),
        links: try AccountQueries.links(of: account.id, tx))
    }
    if context.json { Terminal.line(json(page).pretty) } else { show(page) }
  }

  private func json(_ page: Page) -> JSONValue {
    func entrusted(_ list: [Entrustment]) -> JSONValue {
      .list(list.map { ["code": .text($0.code), "period": .period($0.period)] })
    }
    return [
      "account": page.account.json, "properties": entrusted(page.houses), "participants": entrusted(page.participants),
      "second_factor": .bool(page.hasSecondFactor),
      "sessions": .list(
        page.sessions.map {
          ["role": .text($0.role.rawValue), "begun_at": .text($0.begunAt.iso), "last_seen_at": .text($0.lastSeenAt.iso)]
        }),
      "links": .list(
        page.links.map {
          [
            "purpose": .text($0.purpose.rawValue), "created_by": .text($0.createdBy), "created_at": .text($0.createdAt.iso),
            "expires_at": .text($0.expiresAt.iso), "used_at": .text($0.usedAt?.iso),
          ]
        }),
    ]
  }

  private func show(_ page: Page) {
    let account = page.account
    Terminal.line("\(account.userName) · \(account.displayName)")
    var facts = FactList()
    facts.add(Phrase("Jobcenter", en: "Job centre"), account.jobcenter)
    facts.add(Phrase("Person", en: "Participant"), account.participant)
    facts.add(Phrase("Angelegt", en: "Added"), account.createdAt.description)
    facts.add(Phrase("Gesperrt", en: "Disabled"), account.disabledAt?.description)
    facts.add(
      Phrase("Zweiter Faktor", en: "Second factor"),
      page.hasSecondFactor ? Phrase("eingerichtet", en: "set up").text() : Phrase("keiner", en: "none").text())
    facts.add(Phrase("Letzter Link benutzt", en: "Last link used"), page.links.lazy.compactMap(\.usedAt).first?.description)
    Terminal.facts(facts)
    Terminal.heading(Phrase("Rollen", en: "Roles"))
    Terminal.table(
      Table(
        [.text("Rolle", en: "Role"), .text("Zeitraum", en: "Period"), .text("Erteilt von", en: "Granted by")],
        rows: account.grants.map { [$0.role.name.text(), $0.period.description, $0.grantedBy] }))
    for (title, list) in [
      (Phrase("Anvertraute Häuser", en: "Houses entrusted"), page.houses),
      (Phrase("Anvertraute Teilnehmende", en: "Participants entrusted"), page.participants),
    ] where !list.isEmpty {
      Terminal.heading(title)
      Terminal.table(
        Table(
          [.text("Kürzel", en: "Code"), .text("Zeitraum", en: "Period")], rows: list.map { [$0.code, $0.period.description] }))
    }
    guard !page.sessions.isEmpty else { return }
    Terminal.heading(Phrase("Angemeldet", en: "Signed in"))
    Terminal.table(
      Table(
        [.text("Rolle", en: "Role"), .text("Seit", en: "Since"), .text("Zuletzt", en: "Last seen")],
        rows: page.sessions.map { [$0.role.name.text(), $0.begunAt.description, $0.lastSeenAt.description] }))
  }
}

extension AccountFacts {
  /// What a program reads.
  var json: JSONValue {
    [
      "user_name": .text(userName), "name": .text(displayName), "jobcenter": .text(jobcenter),
      "participant": .text(participant),
      "language": .text(language.rawValue), "invented": .bool(isInvented), "created_at": .text(createdAt.iso),
      "disabled_at": .text(disabledAt?.iso),
      "roles": .list(
        grants.map { ["role": .text($0.role.rawValue), "period": .period($0.period), "granted_by": .text($0.grantedBy)] }),
    ]
  }
}
