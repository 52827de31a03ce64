import Domain
import Operations
import Store

/// One line of a voucher among the rows of its form; its fields' names begin with its number.
struct VoucherLineRow {
  let number: Int

  /// What the rows offer, read once for all of them.
  struct Offers {
    let properties: [FormChoice]
    let stages: [FormChoice]
    let costGroups: [FormChoice]
    let editions: [FormChoice]
    let costKinds: [FormChoice]

    init(_ tx: Transaction) throws {
      properties = try FundingChoices.properties(tx).choices
      stages = try FundingChoices.stageKinds(tx).choices
      costGroups = try FundingChoices.costGroups(tx).choices
      editions = try FundingChoices.costGroupEditions(tx).map { FormChoice(String($0), Phrase(String($0), en: String($0))) }
      costKinds = try FundingChoices.costKinds(tx).choices
    }
  }

  private func name(_ field: String) -> String { "p\(number)_\(field)" }

  /// The first rows stand open; the others unfold, so that a long voucher needs no script and a short one no scrolling.
  private static let openRows = 2

  func fields(_ offers: Offers, property: String?) -> [FormField] {
    let title = Phrase("Position \(number)", en: "Line \(number)")
    let (main, rare) = (main(offers, property: property), rare(offers))
    guard number <= Self.openRows else { return (main + rare).under(title, folded: true) }
    return main.under(title)
      + rare.under(title + Phrase(": Skonto, Vorsteuer, Einheit, Lohn", en: ": discount, input tax, unit, pay"), folded: true)
  }

  private func main(_ offers: Offers, property: String?) -> [FormField] {
    [
      FormField(name("zweck"), Phrase("Zweck", en: "Purpose"), .text(), required: number == 1),
      FormField(
        name("kostenart"), Phrase("Kostenart", en: "Kind of cost"), .choice(offers.costKinds), required: number == 1),
      FormField(name("objekt"), Phrase("Objekt", en: "Property"), .choice(offers.properties), value: property),
      FormField(name("phase"), Phrase("Bauphase", en: "Stage"), .choice(offers.stages)),
      FormField(name("kostengruppe"), Phrase("Kostengruppe", en: "Cost group"), .choice(offers.costGroups)),
      FormField(name("netto"), Phrase("Netto", en: "Net"), .money),
      FormField(name("mwst"), Phrase("MwSt", en: "VAT"), .money),
      FormField(name("brutto"), Phrase("Brutto", en: "Gross"), .money),
      FormField(name("bezahlt"), Phrase("Bezahlt am", en: "Paid on"), .day),
    ]
  }

  /// What few lines have.
  private func rare(_ offers: Offers) -> [FormField] {
    [
      FormField(name("skonto"), Phrase("Skonto", en: "Discount"), .money),
      FormField(name("vorsteuer"), Phrase("Vorsteuer wird abgezogen", en: "Input tax is deducted"), .checkbox),
      FormField(name("einheit"), Phrase("Einheit", en: "Unit"), .code),
      FormField(name("lauf"), Phrase("Lauf der Bauphase", en: "Run of the stage"), .integer),
      FormField(name("ausgabe"), Phrase("Ausgabe der DIN 276", en: "Edition of DIN 276"), .choice(offers.editions)),
      FormField(name("zuweisung"), Phrase("Lohn: Zuweisung", en: "Pay: placement"), .code),
      FormField(name("monat"), Phrase("Lohn: Monat", en: "Pay: month"), .month),
      FormField(name("minuten"), Phrase("Lohn: Minuten", en: "Pay: minutes"), .duration),
    ]
  }

  /// Whether anything was entered beyond where it was; an offered house alone is no line.
  func isFilled(_ entries: FormReader) -> Bool {
    ["zweck", "kostenart", "netto", "mwst", "brutto", "bezahlt", "kostengruppe", "zuweisung"].contains {
      entries.text(name($0)) != nil
    }
  }

  func line(_ entries: FormReader) -> AddVoucher.Line {
    let (net, vat, gross) = amounts(entries)
    var line = AddVoucher.Line(
      costKind: entries.requiredText(name("kostenart")), purpose: entries.requiredText(name("zweck")), net: net, vat: vat,
      gross: gross)
    line.property = entries.text(name("objekt"))
    line.unit = entries.text(name("einheit"))
    line.stage = entries.text(name("phase"))
    line.occurrence = entries.integer(name("lauf")) ?? 1
    line.costGroup = entries.text(name("kostengruppe"))
    line.costGroupEdition = entries.integer(name("ausgabe"))
    line.discount = entries.money(name("skonto")) ?? .zero
    line.hasInputTaxDeduction = entries.flag(name("vorsteuer"))
    line.paidOn = entries.day(name("bezahlt"))
    line.placement = entries.text(name("zuweisung"))
    line.month = entries.month(name("monat"))
    line.minutes = entries.duration(name("minuten"))
    if line.property == nil, line.stage != nil || line.unit != nil {
      entries.refuse(
        name("objekt"), Phrase("Bauphase und Einheit brauchen ihr Objekt.", en: "Stage and unit need their property."))
    }
    return line
  }

  private func amounts(_ entries: FormReader) -> (net: Money, vat: Money, gross: Money) {
    let (net, vat, gross) = (entries.money(name("netto")), entries.money(name("mwst")), entries.money(name("brutto")))
    switch (net, vat, gross) {
    case (let net?, _, nil): return (net, vat ?? .zero, net + (vat ?? .zero))
    case (nil, _, let gross?): return (gross - (vat ?? .zero), vat ?? .zero, gross)
    case (let net?, nil, let gross?): return (net, gross - net, gross)
    case (let net?, let vat?, let gross?):
      if net + vat != gross {
        entries.refuse(
          name("brutto"),
          Phrase("Netto und MwSt ergeben \(net + vat).", en: "Net and VAT sum to \(net + vat)."))
      }
      return (net, vat, gross)
    case (nil, _, nil):
      entries.refuse(name("brutto"), Phrase("Netto oder Brutto angeben.", en: "Give net or gross."))
      return (.zero, .zero, .zero)
    }
  }
}
