import Domain
import Operations
import Store

/// Ends a placement before its time. Why may concern health and is shown to nobody but the coach and the participant.
struct EndPlacementForm: FormPage {
  private let code: String
  private let placement: String

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    placement = try visit.parameter("placement")
  }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.placement(placement, of: code, tx)
    return Form(
      title: Phrase("Zuweisung \(placement) beenden", en: "End placement \(placement)"),
      introduction: Phrase(
        "Sie läuft \(found.period.phrase.german). Ihre Rechtsgrundlagen enden mit ihr.",
        en: "It runs \(found.period.phrase.english). Its legal bases end with it."),
      action: Phrase("Beenden", en: "End"), cancel: .participant(code), area: .participants,
      fields: [
        FormField(
          "last_day", Phrase("Letzter Tag", en: "Last day"), .day, required: true,
          hint: Phrase("Der letzte, der noch dazugehört.", en: "The last one that belongs to it.")),
        FormField("reason", Phrase("Grund", en: "Reason"), .text(), required: true),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (lastDay, reason) = (entries.requiredDay("last_day"), entries.requiredText("reason"))
    try entries.check()
    try EndPlacement(placement: placement, lastDay: lastDay, reason: reason).run(tx)
    return FormOutcome(
      .participant(code),
      saying: Phrase("\(placement) endet am \(lastDay.german).", en: "\(placement) ends on \(lastDay.german)."))
  }
}
