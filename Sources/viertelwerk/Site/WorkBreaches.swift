import ArgumentParser
import Domain
import Operations
import Reports
import Store

/// Lists breaches of work gates, and settles one.
struct WorkBreaches: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "breaches",
    Phrase("Arbeit ohne nötigen Nachweis zeigen und klären", en: "Show and settle work without a needed certificate"),
    discussion: Phrase(
      "viertelwerk work breaches --resolve 12 --follow-up \"Unterweisung am 03.03.2026 nachgeholt\"",
      en: "viertelwerk work breaches --resolve 12 --follow-up 'Briefed on 3 March 2026'"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nur dieses Haus.", en: "Only this house.", value: .house)) var property: String?
  @Flag(help: .phrase("Auch geklärte.", en: "Also settled ones.")) var all = false
  @Option(help: .phrase("Diesen Verstoß klären.", en: "Settle this breach.", value: Phrase("nummer", en: "number")))
  var resolve: Int64?
  @Option(help: .phrase("Wie es dazu kam.", en: "How it came about.", value: .text)) var reason: String?
  @Option(help: .phrase("Was daraus folgt.", en: "What follows from it.", value: .text)) var followUp: String?
  @Option(help: .phrase("Geklärt am (sonst heute).", en: "Settled on (else today).", value: .day), transform: Reading.day)
  var on: LocalDate?

  func run(in context: Context) async throws {
    if let resolve {
      let after = try await context.perform(
        ResolveBreach(resolve, reason: reason, followUp: followUp, closedOn: on ?? Reading.today))
      return Terminal.say(
        Phrase("Verstoß \(after.number) ist geklärt.", en: "Breach \(after.number) is settled."))
    }
    let (property, all) = (property, all)
    let found = try await context.read { tx in
      try BreachQueries.all(of: property.map { code in try Lookup.property(code, tx) }, closedToo: all, tx)
    }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .figure("Nr.", en: "No."), .text("Haus", en: "House"), .text("Tag", en: "Day"), .text("Wer", en: "Who"),
          .text("Paket", en: "Package"), .figure("Zeit", en: "Time"), .text("Tor", en: "Gate"),
          .text("Grund", en: "Reason"), .text("Folge", en: "Follow-up"), .text("geklärt", en: "settled"),
        ],
        rows: found.map { breach in
          [
            String(breach.number), breach.property, breach.day.description, breach.participant, breach.workPackage,
            breach.minutes.description, breach.gateName.text(), breach.reason ?? "–", breach.followUp ?? "–",
            breach.closedOn?.description ?? "–",
          ]
        })
    }
  }
}
