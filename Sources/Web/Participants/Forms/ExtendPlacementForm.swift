import Domain
import Operations
import Store

/// Lets a placement run longer; the legal bases that would have ended with it run on.
struct ExtendPlacementForm: FormPage {
  private let code: String
  private let placement: String

  init(_ visit: Visit) throws {
    code = try visit.parameter("code")
    placement = try visit.parameter("placement")
  }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.placement(placement, of: code, tx)
    return Form(
      title: Phrase("Zuweisung \(placement) verlängern", en: "Extend placement \(placement)"),
      introduction: Phrase(
        "Sie läuft \(found.period.phrase.german). Rechtsgrundlagen, die mit ihr enden, laufen mit.",
        en: "It runs \(found.period.phrase.english). Legal bases that end with it run on."),
      action: Phrase("Verlängern", en: "Extend"), cancel: .participant(code), area: .participants,
      fields: [
        FormField("until", Phrase("Neuer letzter Tag", en: "New last day"), .day, required: true),
        FormField("reason", Phrase("Grund", en: "Reason"), .text(), required: true),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (lastDay, reason) = (entries.requiredDay("until"), entries.requiredText("reason"))
    try entries.check()
    try ExtendPlacement(placement: placement, lastDay: lastDay, reason: reason).run(tx)
    return FormOutcome(
      .participant(code),
      saying: Phrase(
        "\(placement) läuft jetzt bis \(lastDay.german).", en: "\(placement) now runs until \(lastDay.german)."))
  }
}
