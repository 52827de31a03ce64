import ArgumentParser
import Domain
import Store

/// What one can say of a pot when it is added and later, when more is known.
struct PotOptions: ParsableArguments {
  @Option(help: .phrase("Geldgeber.", en: "Funder.", value: .code)) var funder: String?
  @Option(help: .phrase("Programm.", en: "Programme.", value: .text)) var programme: String?
  @Option(
    help: .phrase("anteil, fehlbedarf, festbetrag oder voll.", en: "share, shortfall, fixed or full.", value: .kind),
    transform: Reading.choice)
  var finance: FinanceType?
  @Option(help: .phrase("Nummer des Bescheids.", en: "Number of the decision.", value: .text)) var grantNumber: String?
  @Option(help: .phrase("Tag des Bescheids.", en: "Day of the decision.", value: .day), transform: Reading.day)
  var grantedOn: LocalDate?
  @Option(help: .phrase("Fassung der Nebenbestimmungen.", en: "Version of the ancillary conditions.", value: .text))
  var ruleVersion: String?
  @Option(help: .phrase("Fördersatz in Prozent.", en: "Rate in percent.", value: .percent), transform: Reading.percent)
  var rate: BasisPoints?
  @Option(help: .phrase("Bewilligter Betrag.", en: "Amount granted.", value: .amount), transform: Reading.amount)
  var granted: Money?
  @Option(help: .phrase("Eigenanteil im Plan.", en: "Own share in the plan.", value: .amount), transform: Reading.amount)
  var ownShare: Money?
  @Option(help: .phrase("Andere Deckung im Plan.", en: "Other cover in the plan.", value: .amount), transform: Reading.amount)
  var otherCover: Money?
  @Option(
    help: .phrase("Bewilligungszeitraum ab.", en: "Eligible period from.", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(
    help: .phrase("Bewilligungszeitraum bis, einschließlich.", en: "Eligible period through, inclusive.", value: .day),
    transform: Reading.day) var until: LocalDate?
  @Flag(
    inversion: .prefixedNo,
    help: .phrase(
      "Der Bescheid schließt Zahlungen außerhalb des Zeitraums aus.", en: "The decision excludes payments outside the period."))
  var refusesOutside: Bool?
  @Option(
    help: .phrase(
      "Wie weit ein Einzelansatz überschritten werden darf, in Prozent; ohne Angabe bindet nur die Summe.",
      en: "How far a budget line may be exceeded, in percent; without it only the total binds.", value: .percent),
    transform: Reading.percent)
  var overrun: BasisPoints?
  @Option(
    help: .phrase(
      "Verausgabung binnen Tagen nach Auszahlung.", en: "Spend within this many days after payout.",
      value: Phrase("tage", en: "days")))
  var spendWithinDays: Int?
  @Option(help: .phrase("Zweckbindung bis.", en: "Bound to its purpose until.", value: .day), transform: Reading.day)
  var bindingUntil: LocalDate?
  @Option(help: .phrase("Regel der Zweckbindung.", en: "Rule of the binding.", value: .text)) var bindingRule: String?
  @Option(help: .phrase("Aufbewahrung bis.", en: "Keep records until.", value: .day), transform: Reading.day)
  var retentionUntil: LocalDate?
  @Option(help: .phrase("Quelle.", en: "Source.", value: .text)) var source: String?
  @Option(
    help: .phrase(
      "Wie gut belegt: V-law, V, V2, D, X, U, design.", en: "How well known: V-law, V, V2, D, X, U, design.",
      value: .evidence),
    transform: Reading.choice)
  var evidence: Evidence?
  @Option(help: .phrase("Bemerkung.", en: "Note.", value: .text)) var note: String?

  /// Writes what was given over what is known.
  func apply(to pot: inout PotRecord) throws {
    if let programme { pot.programme = programme }
    if let finance { pot.financeType = finance }
    if let grantNumber { pot.grantNumber = grantNumber }
    if let grantedOn { pot.grantedOn = grantedOn }
    if let ruleVersion { pot.ruleVersion = ruleVersion }
    if let rate { pot.rate = rate }
    if let granted { pot.granted = granted }
    if let ownShare { pot.ownShare = ownShare }
    if let otherCover { pot.otherCover = otherCover }
    pot.eligiblePeriod = try Reading.period(
      from: from ?? pot.eligiblePeriod?.lower, until: until ?? pot.eligiblePeriod?.lastDay)
    if let refusesOutside { pot.refusesOutsidePeriod = refusesOutside }
    if let overrun { pot.lineOverrun = overrun }
    if let spendWithinDays { pot.spendWithin_days = spendWithinDays }
    if let bindingUntil { pot.bindingUntil = bindingUntil }
    if let bindingRule { pot.bindingRule = bindingRule }
    if let retentionUntil { pot.retentionUntil = retentionUntil }
    if let source { pot.source = source }
    if let evidence { pot.evidence = evidence }
    if let note { pot.note = note }
  }
}
