package import Domain
import Store

/// An account of the demo world, with what it takes to sign in. Nobody real has one.
package struct InventedAccount: Sendable {
  package let userName: String
  package let displayName: String
  package let roles: [Role]
  package let password: String
  /// The secret of the second factor, where one of the roles asks for it.
  package let secret: [UInt8]?

  /// The code of the moment.
  package func code(at moment: Moment) -> String? { secret.map { TOTP.code($0, counter: TOTP.counter(at: moment)) } }

  /// What an account of the demo world is made of.
  struct Plan: Sendable {
    let userName: String
    let displayName: String
    let roles: [Role]
    var belonging: AccountBelonging?
    var properties: [String] = []
    var participants: [String] = []
  }

  /// One account for every role, and one that holds two; each looks after something where its role is about that.
  static func plans(in world: InventedWorld) -> [Plan] {
    let houses = world.properties.halves
    let people = world.participants.halves
    func plan(_ userName: String, _ displayName: String, _ roles: Role...) -> Plan {
      Plan(userName: userName, displayName: displayName + " (erfunden)", roles: roles)
    }
    var siteManager = plan("bauleitung", "Bea Bauwagen", .siteManager)
    siteManager.properties = houses.first
    var coach = plan("coach", "Conny Kompass", .coach)
    coach.participants = people.first
    var both = plan("vertretung", "Vivi Vielseitig", .siteManager, .coach)
    both.properties = houses.second
    both.participants = people.second
    var jobcenter = plan("jobcenter", "Jona Jobmann", .jobcenter)
    jobcenter.belonging = .jobcenter(world.jobcenter)
    var participant = plan("teilnehmer", "Toni Tatkraft", .participant)
    participant.belonging = .participant(world.participant)
    return [
      siteManager, coach, both, jobcenter, plan("finanzen", "Fina Fundus", .finance),
      plan("leitung", "Leo Lotse", .management), plan("pruefung", "Paula Prüfstein", .auditor),
      plan("verwaltung", "Vera Verwalter", .administrator), participant,
    ]
  }
}

extension Array {
  fileprivate var halves: (first: [Element], second: [Element]) {
    (Array(prefix((count + 1) / 2)), Array(dropFirst((count + 1) / 2)))
  }
}

/// The invented houses and participants that a database holds.
struct InventedWorld: Sendable {
  let properties: [String]
  let participants: [String]
  let jobcenter: String
  /// The one who has an account.
  let participant: String

  /// - Throws: `Problem` `demo.real_data` where somebody real is on record, because an account whose password is printed would
  ///   see them; `demo.no_world` where nobody is.
  init(on day: LocalDate, _ tx: Transaction) throws {
    let participants = try ParticipantQueries.all(on: day, tx)
    guard participants.allSatisfy(\.isInvented) else {
      throw Problem(
        code: "demo.real_data",
        message: Phrase(
          "In dieser Datenbank stehen echte Teilnehmende; erfundene Konten gibt es hier nicht.",
          en: "This database holds real participants; there are no invented accounts here."),
        hint: Phrase("Ein echtes Konto anlegen (viertelwerk user add).", en: "Add a real account (viertelwerk user add)."))
    }
    let found = participants.lazy.compactMap { person in person.jobcenters.first.map { (person.code, $0) } }.first
    guard let (participant, jobcenter) = found else {
      throw Problem(
        code: "demo.no_world",
        message: Phrase("Die erfundene Welt ist nicht eingelesen.", en: "The invented world has not been imported."),
        hint: Phrase(
          "Zuerst die Beispiele einlesen (viertelwerk import seeds).",
          en: "Import the examples first (viertelwerk import seeds)."))
    }
    self.participant = participant
    self.jobcenter = jobcenter
    self.participants = participants.map(\.code)
    properties = try PropertyQueries.all(on: day, tx).filter(\.isInvented).map(\.code)
  }
}
