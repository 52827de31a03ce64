import Domain
import Operations
import Store

/// Takes in a pot with its decision; a donation is a pot of its own kind.
struct AddPotForm: FormPage {
  private let kind: PotKind?

  init(_ visit: Visit) throws { kind = visit.query("art").flatMap { try? PotKind.parse($0) } }

  func form(_ tx: Transaction) throws -> Form {
    Form(
      title: kind == .donation ? Phrase("Spende eintragen", en: "Enter a donation") : Phrase("Topf anlegen", en: "Add a pot"),
      introduction: kind == .donation
        ? Phrase(
          "Eine Geldspende ist ein eigener Topf: was gegeben wurde und wofür. Sachspenden stehen beim Objekt.",
          en: "A donation of money is a pot of its own: what was given and what for. Gifts in kind stand at the property.")
        : Phrase(
          "Ein Darlehen ist eine eigene Art. Was nicht bekannt ist, bleibt leer.",
          en: "A loan is a kind of its own. Leave empty what is not known."),
      isWide: true, action: Phrase("Anlegen", en: "Add"), cancel: .pots, area: .pots,
      fields: [
        FormField(
          "code", Phrase("Code", en: "Code"), .code, required: true,
          hint: Phrase("Kurz, ohne Leerzeichen, etwa WRF-2027.", en: "Short, without blanks, such as WRF-2027."))
      ].under(kind == .donation ? Phrase("Spende", en: "Donation") : Phrase("Topf", en: "Pot"))
        + (try PotFields(tx, pot: nil, funder: nil).fields(kind: kind)
          + [FormField("erfunden", Phrase("Erfundene Daten", en: "Invented data"), .checkbox)]))
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let code = entries.requiredText("code")
    let change = PotFields.read(entries)
    if kind == .donation { _ = entries.requiredMoney("bewilligt") }
    try entries.check()
    var pot = PotRecord(code: code, name: "", kind: .grant)
    change(&pot)
    pot.isInvented = entries.flag("erfunden")
    try AddPot(pot, funder: entries.text("geldgeber")).perform(tx)
    return FormOutcome(.pot(code), saying: Phrase("Topf \(code) angelegt.", en: "Pot \(code) added."))
  }
}
