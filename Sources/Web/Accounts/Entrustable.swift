import Domain
import Operations
import Store

/// What can be entrusted to an account. The forms about houses and participants are the same but for this.
protocol Entrustable {
  /// What its code is called in the address and in the form.
  static var part: String { get }
  static var title: Phrase { get }
  static var introduction: Phrase { get }

  /// Asks for one of them.
  static func field(_ tx: Transaction) throws -> FormField

  /// What the account has been entrusted with.
  static func entrusted(to account: Account.ID, _ tx: Transaction) throws -> [Entrustment]

  static func entrust(_ code: String, to userName: String, in period: DateRange, _ tx: Transaction) throws
  static func charge(_ code: String) -> EndEntrustment.Charge
}

/// Houses, which a site manager looks after.
enum EntrustableHouse: Entrustable {
  static let part = "property"
  static let title = Phrase("Objekt anvertrauen", en: "Entrust a property")
  static let introduction = Phrase(
    "Eine Bauleitung sieht die Objekte, die ihr anvertraut sind.", en: "A site manager sees the properties entrusted to them.")

  static func field(_ tx: Transaction) throws -> FormField {
    let houses = try AccountQueries.entrustableHouses(tx).map { FormChoice(code: $0.code, name: $0.name) }
    return FormField(part, Phrase("Objekt", en: "Property"), .choice(houses), required: true)
  }

  static func entrusted(to account: Account.ID, _ tx: Transaction) throws -> [Entrustment] {
    try AccountQueries.houses(of: account, tx)
  }

  static func entrust(_ code: String, to userName: String, in period: DateRange, _ tx: Transaction) throws {
    try EntrustProperty(userName, property: code, in: period).run(tx)
  }

  static func charge(_ code: String) -> EndEntrustment.Charge { .property(code) }
}

/// Participants, whom a coach accompanies.
enum EntrustableParticipant: Entrustable {
  static let part = "participant"
  static let title = Phrase("Teilnehmende anvertrauen", en: "Entrust a participant")
  static let introduction = Phrase(
    "Eine Begleitung sieht die Akten der Teilnehmenden, die ihr anvertraut sind.",
    en: "A coach sees the records of the participants entrusted to them.")

  static func field(_ tx: Transaction) throws -> FormField {
    FormField(part, Phrase("Code", en: "Code"), .code, required: true)
  }

  static func entrusted(to account: Account.ID, _ tx: Transaction) throws -> [Entrustment] {
    try AccountQueries.participants(of: account, tx)
  }

  static func entrust(_ code: String, to userName: String, in period: DateRange, _ tx: Transaction) throws {
    try EntrustParticipant(userName, participant: code, in: period).run(tx)
  }

  static func charge(_ code: String) -> EndEntrustment.Charge { .participant(code) }
}
