import Domain
import Store

/// The questions about a pot's decision, the same when it is added and when more has become known.
struct PotFields {
  private let pot: PotRecord?
  private let funder: String?
  private let funders: [NamedCode]

  /// - Parameters:
  ///   - pot: what is stored; nil for a new one.
  ///   - kind: what a new one begins as.
  init(_ tx: Transaction, pot: PotRecord?, funder: String?) throws {
    self.pot = pot
    self.funder = funder
    funders = try FundingChoices.organisations(tx)
  }

  func fields(kind: PotKind?) -> [FormField] {
    if pot == nil, kind == .donation { return donation }
    return [
      FormField("name", Phrase("Name", en: "Name"), .text(), required: true, value: pot?.name),
      .choice("art", Phrase("Art", en: "Kind"), PotKind.self, required: true, value: pot?.kind ?? kind),
      FormField(
        "geldgeber", Phrase("Geldgeber", en: "Funder"), .suggested(funders.choices),
        hint: Phrase("Code der Organisation.", en: "Code of the organisation."), value: funder),
      FormField("programm", Phrase("Programm", en: "Programme"), .text(), value: pot?.programme),
    ].under(Phrase("Topf", en: "Pot")) + decision + money + period + rest
  }

  /// A gift of money has no decision, no plan and no period of its own: who gave what, when, and what for.
  private var donation: [FormField] {
    [
      FormField("name", Phrase("Wofür gegeben wurde", en: "What it was given for"), .text(), required: true),
      FormField("art", Phrase("Art", en: "Kind"), .hidden, value: PotKind.donation.rawValue),
      FormField(
        "geldgeber", Phrase("Wer gegeben hat", en: "Who gave it"), .suggested(funders.choices),
        hint: Phrase("Code der Organisation.", en: "Code of the organisation.")),
      FormField("bewilligt", Phrase("Betrag", en: "Amount"), .money, required: true),
      FormField("bescheid_am", Phrase("Gegeben am", en: "Given on"), .day),
      FormField("quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500)),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000)),
    ].under(Phrase("Spende", en: "Donation"))
  }

  private var decision: [FormField] {
    [
      FormField(
        "bescheid", Phrase("Nummer des Bescheids", en: "Number of the decision"), .text(maxLength: 80), value: pot?.grantNumber),
      FormField("bescheid_am", Phrase("Bescheid vom", en: "Decision of"), .day, value: pot?.grantedOn?.german),
      FormField(
        "nebenbestimmungen", Phrase("Fassung der Nebenbestimmungen", en: "Version of the ancillary conditions"), .text(),
        value: pot?.ruleVersion),
      .choice("finanzierungsart", Phrase("Finanzierungsart", en: "Type of finance"), FinanceType.self, value: pot?.financeType),
      FormField("satz", Phrase("Fördersatz in Prozent", en: "Rate in percent"), .percent, value: pot?.rate?.description),
    ].under(Phrase("Bescheid", en: "Decision"))
  }

  private var money: [FormField] {
    [
      FormField(
        "bewilligt", Phrase("Bewilligter Betrag", en: "Amount granted"), .money,
        hint: Phrase("Leer lassen, solange er nicht bekannt ist.", en: "Leave empty while it is not known."),
        value: pot?.granted?.plain()),
      FormField(
        "eigenanteil", Phrase("Eigenanteil im Plan", en: "Own share in the plan"), .money,
        value: pot.flatMap { $0.ownShare.isZero ? nil : $0.ownShare.plain() }),
      FormField(
        "andere_deckung", Phrase("Andere Deckung im Plan", en: "Other cover in the plan"), .money,
        value: pot.flatMap { $0.otherCover.isZero ? nil : $0.otherCover.plain() }),
      FormField(
        "ueberschreitung", Phrase("Überschreitung je Ansatz in Prozent", en: "Overrun of a line in percent"), .percent,
        hint: Phrase("Leer: nur die Summe bindet.", en: "Empty: only the total binds."), value: pot?.lineOverrun?.description),
    ].under(Phrase("Beträge", en: "Amounts"))
  }

  private var period: [FormField] {
    [
      FormField(
        "von", Phrase("Bewilligungszeitraum ab", en: "Eligible period from"), .day, value: pot?.eligiblePeriod?.lower?.german),
      FormField(
        "bis", Phrase("Bis, einschließlich", en: "Through, inclusive"), .day, value: pot?.eligiblePeriod?.lastDay?.german),
      FormField(
        "verausgaben_tage", Phrase("Zu verausgaben binnen Tagen", en: "Spend within days"), .integer,
        hint: Phrase("Nach der Auszahlung.", en: "After payout."), value: pot?.spendWithin_days.map(String.init)),
      FormField(
        "ausserhalb_abgelehnt",
        Phrase(
          "Der Bescheid schließt Zahlungen außerhalb des Zeitraums aus", en: "The decision excludes payments outside the period"
        ),
        .checkbox, value: pot?.refusesOutsidePeriod == true ? "true" : nil),
    ].under(Phrase("Zeitraum", en: "Period"))
  }

  private var rest: [FormField] {
    [
      FormField(
        "bindung_bis", Phrase("Zweckbindung bis", en: "Bound to its purpose until"), .day, value: pot?.bindingUntil?.german),
      FormField("bindung_regel", Phrase("Regel der Zweckbindung", en: "Rule of the binding"), .text(), value: pot?.bindingRule),
      FormField(
        "aufbewahren_bis", Phrase("Aufbewahren bis", en: "Keep records until"), .day, value: pot?.retentionUntil?.german),
      FormField("quelle", Phrase("Quelle", en: "Source"), .text(maxLength: 500), value: pot?.source),
      .choice("beleg", Phrase("Wie gut belegt", en: "How well known"), Evidence.self, value: pot?.evidence),
      FormField("bemerkung", Phrase("Bemerkung", en: "Note"), .text(maxLength: 1_000), value: pot?.note),
    ].under(Phrase("Bindung und Herkunft", en: "Binding and origin"))
  }

  /// What was entered, to be written over a pot: what is empty is no longer known.
  static func read(_ entries: FormReader) -> @Sendable (inout PotRecord) -> Void {
    let name = entries.requiredText("name")
    let kind = entries.requiredChoice("art", or: PotKind.grant)
    let (programme, financeType) = (entries.text("programm"), entries.choice("finanzierungsart", FinanceType.self))
    let (number, grantedOn) = (entries.text("bescheid"), entries.day("bescheid_am"))
    let (ruleVersion, rate) = (entries.text("nebenbestimmungen"), entries.percent("satz"))
    let (granted, own, other) = (entries.money("bewilligt"), entries.money("eigenanteil"), entries.money("andere_deckung"))
    let (overrun, spendWithin) = (entries.percent("ueberschreitung"), entries.integer("verausgaben_tage"))
    let (period, refuses) = (entries.period(from: "von", until: "bis"), entries.flag("ausserhalb_abgelehnt"))
    let (bindingUntil, bindingRule) = (entries.day("bindung_bis"), entries.text("bindung_regel"))
    let retention = entries.day("aufbewahren_bis")
    let (source, evidence, note) = (entries.text("quelle"), entries.choice("beleg", Evidence.self), entries.text("bemerkung"))
    let hasFunder = entries.text("geldgeber") != nil
    return { pot in
      (pot.name, pot.kind, pot.programme, pot.financeType) = (name, kind, programme, financeType)
      (pot.grantNumber, pot.grantedOn, pot.ruleVersion, pot.rate) = (number, grantedOn, ruleVersion, rate)
      (pot.granted, pot.ownShare, pot.otherCover) = (granted, own ?? .zero, other ?? .zero)
      (pot.lineOverrun, pot.spendWithin_days) = (overrun, spendWithin)
      (pot.eligiblePeriod, pot.refusesOutsidePeriod) = (period, refuses)
      (pot.bindingUntil, pot.bindingRule, pot.retentionUntil) = (bindingUntil, bindingRule, retention)
      (pot.source, pot.evidence, pot.note) = (source, evidence, note)
      if !hasFunder { pot.funder = nil }
    }
  }
}

extension [NamedCode] {
  /// As a form offers them.
  var choices: [FormChoice] {
    map { named in
      FormChoice(
        named.code,
        named.name.german == named.code
          ? named.name : Phrase("\(named.code) · \(named.name.german)", en: "\(named.code) · \(named.name.english)"))
    }
  }
}
