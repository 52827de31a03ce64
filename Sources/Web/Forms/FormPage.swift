import Domain
import Store

/// A form of the application: one file a form. Reading what it offers and carrying it out each happen in one transaction.
///
///     struct ReportHazardForm: FormPage {
///       let property: String
///       init(_ visit: Visit) throws { property = try visit.parameter("code") }
///       func form(_ tx: Transaction) throws -> Form { Form(title: …, fields: [FormField("description", …)]) }
///       func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
///         let description = entries.requiredText("description")
///         try entries.check()
///         try ReportHazard(…).run(tx)
///         return FormOutcome(.property(property), saying: Phrase("Gefahr gemeldet.", en: "Hazard reported."))
///       }
///     }
protocol FormPage: Sendable {
  /// Whether the form itself shows what is sensitive, so that the record of who looked is kept before it is shown.
  static var discloses: Bool { get }

  /// - Throws: `Problem` `page.unknown` where a part of the address is missing.
  init(_ visit: Visit) throws

  /// The form with what the database offers and what is stored. Also where it is decided whether the thing exists.
  func form(_ tx: Transaction) throws -> Form

  /// Carries it out; may run again after a deadlock, so it has no effect but through the transaction.
  ///
  /// - Throws: `FormErrors` by `entries.check()`; `Problem` and the database's refusals, which stand above the form then.
  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome
}

extension FormPage {
  static var discloses: Bool { false }
}

/// Where to go after a form was carried out, and what to say there.
struct FormOutcome: Sendable {
  let location: SiteURL
  let notice: Phrase?
  /// Shown in the answer itself before one goes there; no address and no cookie ever holds it.
  let secret: ShownSecret?

  init(_ location: SiteURL, saying notice: Phrase? = nil, showing secret: ShownSecret? = nil) {
    self.location = location
    self.notice = notice
    self.secret = secret
  }
}

/// A secret that is shown once and kept nowhere: a link for a password, the token of a program.
struct ShownSecret: Sendable {
  let title: Phrase
  /// What to do with it, and how long it holds.
  let explanation: Phrase
  let text: String
}
