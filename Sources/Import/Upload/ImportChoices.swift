import Domain
import FoundationEssentials

/// How somebody wants an upload to be read and stored, as it is kept beside it: the words that were chosen or typed.
package struct ImportChoices: Sendable, Codable, Equatable {
  /// One of those that are shipped, by its name; nil: a YAML file among the upload, if there is one.
  package var profile: String?
  /// What the lists are; nil: each by its name or its header.
  package var kind: String?
  /// The month of a grid that does not say it.
  package var month: String?
  /// The sheet of a workbook that is meant, by its name or number.
  package var sheet: String?
  /// Stored rows become what the lists say.
  package var changesRows = false
  /// Sound rows are stored although others are not.
  package var isPartial = false
  /// Why what stands in a released report changes.
  package var reason: String?

  package init() {}

  /// As it is kept.
  package var text: String {
    get throws { String(decoding: try JSONEncoder().encode(self), as: UTF8.self) }
  }

  /// What was kept; nothing chosen where another version of the program has written it.
  package init(text: String?) {
    self = text.flatMap { try? JSONDecoder().decode(Self.self, from: Data($0.utf8)) } ?? Self()
  }

  /// What an import is told by them.
  ///
  /// - Throws: `Problem` where something typed is none.
  func options() throws(Problem) -> ImportOptions {
    var options = ImportOptions(sheet: sheet, isPartial: isPartial, changesRows: changesRows, reason: reason)
    if let kind {
      options.kind = Kind.named(kind)
      if options.kind == nil {
        throw Problem(
          code: "import.kind_unknown", message: Phrase("Die Art »\(kind)« gibt es nicht.", en: "There is no kind '\(kind)'."),
          hint: Phrase("Eine aus der Auswahl nehmen.", en: "Choose one of the list."))
      }
    }
    if let month {
      do {
        options.month = try YearMonth.parse(month)
      } catch {
        throw Problem(
          code: "import.month_unreadable", message: Phrase("„\(month)“ ist kein Monat.", en: "'\(month)' is no month."),
          hint: Phrase("So schreiben: 03.2026.", en: "Write it like this: 03.2026."))
      }
    }
    if let profile {
      guard ProfileSearch.names.contains(profile) else {
        throw Problem(
          code: "profile.unknown",
          message: Phrase("Das Profil „\(profile)“ gibt es nicht.", en: "There is no profile '\(profile)'."),
          hint: Phrase("Eines aus der Auswahl nehmen.", en: "Choose one of the list."))
      }
      options.profile = try ProfileSearch.profile(profile)
    }
    return options
  }
}
