import Domain

/// What a code is the code of: how it is called in a sentence, and under which stable name its problems are listed.
struct CodeNoun: Sendable {
  /// First part of the problem's code, such as `property`.
  let name: String
  /// With its article, because a sentence begins with it.
  let phrase: Phrase
  /// What to type to see the codes that there are.
  let listing: String?

  init(_ name: String, _ phrase: Phrase, listing: String? = nil) {
    self.name = name
    self.phrase = phrase
    self.listing = listing
  }

  func unknown(_ code: String, nearest: String?) -> Problem {
    let hint: Phrase? =
      if let nearest {
        Phrase("Gemeint ist vielleicht „\(nearest)“.", en: "Did you mean “\(nearest)”?")
      } else if let listing {
        Phrase(
          "Den Code prüfen (was es gibt, zeigt: viertelwerk \(listing)).",
          en: "Check the code (to see what there is: viertelwerk \(listing)).")
      } else {
        nil
      }
    return Problem(
      code: "\(name).unknown",
      message: phrase + Phrase(" „\(code)“ gibt es nicht.", en: " “\(code)” does not exist."), hint: hint)
  }

  static let property = CodeNoun("property", Phrase("Das Objekt", en: "The property"), listing: "property list")
  static let organisation = CodeNoun(
    "organisation", Phrase("Die Organisation", en: "The organisation"), listing: "organisation list")
  static let jobcenter = CodeNoun("jobcenter", Phrase("Das Jobcenter", en: "The Jobcenter"), listing: "organisation list")
  static let unit = CodeNoun("unit", Phrase("Die Einheit", en: "The unit"), listing: "unit list CODE")
  static let stage = CodeNoun("stage", Phrase("Die Bauphase", en: "The stage"), listing: "stage list CODE")
  static let workPackage = CodeNoun(
    "work_package", Phrase("Das Arbeitspaket", en: "The work package"), listing: "work list CODE")
  static let participant = CodeNoun(
    "participant", Phrase("Die Person", en: "The participant"), listing: "participant list")
  static let placement = CodeNoun("placement", Phrase("Die Zuweisung", en: "The placement"), listing: "placement list")
  static let pot = CodeNoun("pot", Phrase("Den Topf", en: "The pot"), listing: "pot list")
  static let budgetLine = CodeNoun("budget_line", Phrase("Den Einzelansatz", en: "The budget line"), listing: "pot show CODE")
  static let voucher = CodeNoun("voucher", Phrase("Den Beleg", en: "The voucher"), listing: "voucher list")
  static let voucherLine = CodeNoun(
    "voucher_line", Phrase("Die Belegposition", en: "The voucher line"), listing: "voucher show NUMMER")
  static let account = CodeNoun("account", Phrase("Das Konto", en: "The account"), listing: "user list")
  static let report = CodeNoun("report", Phrase("Den Bericht", en: "The report"), listing: "report list")
}
