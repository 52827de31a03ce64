import Domain
import Operations
import Store

/// Takes in a participant. Who that is may only be written down by whoever accompanies them.
struct AddParticipantForm: FormPage {
  private let knowsPersons: Bool

  init(_ visit: Visit) throws { knowsPersons = visit.acts(as: .coach) }

  func form(_ tx: Transaction) throws -> Form {
    let head: [FormField] = [
      FormField(
        "code", Phrase("Kürzel", en: "Code"), .code, required: true,
        hint: Phrase("Etwa TN-0061; es bleibt für immer.", en: "Such as TN-0061; it stays for ever."))
    ]
    let invented = FormField("invented", Phrase("Erfundene Person (Beispiel)", en: "Invented person (example)"), .checkbox)
    return Form(
      title: Phrase("Person aufnehmen", en: "Take somebody in"),
      introduction: knowsPersons
        ? Phrase(
          "Name und Kundennummer stehen getrennt vom Kürzel und dürfen fehlen.",
          en: "Name and customer number stand apart from the code and may be left out.")
        : Phrase(
          "Hier entsteht nur das Kürzel; wer die Person ist, trägt die Begleitung ein, der sie anvertraut wird.",
          en: "This makes the code only; who the person is, is entered by the coach they are entrusted to."),
      action: Phrase("Aufnehmen", en: "Take in"), cancel: .participants, area: .participants,
      fields: head + (knowsPersons ? PersonFields.fields : []) + [invented])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let code = entries.requiredText("code")
    let change = knowsPersons ? PersonFields.change(entries) : nil
    if let change {
      let missing = Phrase(
        "Zu Angaben über die Person gehören beide Namen.", en: "Details of a person need both names.")
      if change.familyName == nil { entries.refuse("family_name", missing) }
      if change.givenName == nil { entries.refuse("given_name", missing) }
    }
    var operation = AddParticipant(code: code)
    operation.isInvented = entries.flag("invented")
    if knowsPersons {
      operation.customerNumber = entries.text("customer_number")
      operation.customerNumberFrom = entries.day("customer_number_from")
    }
    try entries.check()
    operation.person = try change?.person()
    try operation.run(tx)
    return FormOutcome(
      .participant(code),
      saying: PersonFields.notice(
        Phrase("\(code) aufgenommen.", en: "\(code) taken in."), customerNumber: operation.customerNumber))
  }
}
