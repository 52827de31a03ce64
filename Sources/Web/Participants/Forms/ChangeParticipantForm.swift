import Domain
import Operations
import Store

/// Writes down what has changed about a person. The fields are empty at first, so that changing a phone number opens nobody's record.
struct ChangeParticipantForm: FormPage {
  private let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let found = try ParticipantSubject.require(code, tx)
    return Form(
      title: Phrase("Angaben zu \(code) ändern", en: "Change details of \(code)"),
      introduction: Phrase(
        "\(found.name ?? code): nur ausfüllen, was neu ist; leere Felder bleiben, wie sie sind.",
        en: "\(found.name ?? code): fill in what is new only; empty fields stay as they are."),
      action: Phrase("Speichern", en: "Save"), cancel: .participant(code), area: .participants, fields: PersonFields.fields)
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    var operation = ChangeParticipant(code)
    operation.person = PersonFields.change(entries)
    operation.customerNumber = entries.text("customer_number")
    operation.customerNumberFrom = entries.day("customer_number_from")
    if operation.person == nil, operation.customerNumber == nil {
      entries.refuse("family_name", Phrase("Mindestens ein Feld ausfüllen.", en: "Fill in at least one field."))
    }
    try entries.check()
    _ = try operation.run(tx)
    return FormOutcome(
      .participant(code),
      saying: PersonFields.notice(
        Phrase("Angaben zu \(code) gespeichert.", en: "What is known of \(code) is saved."),
        customerNumber: operation.customerNumber))
  }
}
