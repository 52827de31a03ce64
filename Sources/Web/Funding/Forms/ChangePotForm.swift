import Domain
import Operations
import Store

/// Writes down what has become known of a pot, as when the decision arrives or is changed.
struct ChangePotForm: FormPage {
  private let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let id = try WebProblem.hidingUnknown { try Lookup.pot(code, tx) }
    guard let decision = try PotQueries.decision(of: id, tx) else { throw WebProblem.notFound }
    let uses = try ReleasedReportStore.uses(tx, of: [SourceRow("funding_pots", id)])
    let reports = Set(uses.map(\.number)).sorted().joined(separator: ", ")
    return Form(
      title: Phrase("Bescheid von \(code) ändern", en: "Change the decision of \(code)"),
      introduction: Phrase(
        "Weniger als schon zugeordnet ist, kann ein Topf nicht halten.", en: "A pot cannot hold less than is allocated already."
      ),
      warnings: uses.isEmpty
        ? []
        : [
          Phrase(
            "Der Topf steht im freigegebenen Bericht \(reports): eine Änderung nennt ihren Grund und bleibt dort sichtbar.",
            en: "The pot stands in the released report \(reports): a change names its reason and stays visible there.")
        ],
      isWide: true,
      action: Phrase("Speichern", en: "Save"), cancel: .pot(code), area: .pots, guardsVersion: true,
      fields: try PotFields(tx, pot: decision.pot, funder: decision.funderCode).fields(kind: nil)
        + [
          FormField(
            "grund", Phrase("Grund der Änderung", en: "Reason of the change"), .text(maxLength: 500), required: !uses.isEmpty)
        ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let change = PotFields.read(entries)
    try entries.check()
    let changed = try ChangePot(code, funder: entries.text("geldgeber"), reason: entries.text("grund")) { change(&$0) }
      .run(tx)
    return FormOutcome(
      .pot(code),
      saying: changed.isEmpty
        ? Phrase("Nichts geändert.", en: "Nothing changed.")
        : Phrase("Bescheid gespeichert.", en: "Decision saved."))
  }
}
