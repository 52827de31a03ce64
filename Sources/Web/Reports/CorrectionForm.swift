import Domain
import Markup
import Operations
import Reports
import Store

/// Releases a new version of a report whose data have changed, with its reason; the old one stays.
struct CorrectionForm: FormPage {
  static let discloses = true

  private let number: String
  private let today: LocalDate
  private let t: Words

  init(_ visit: Visit) throws {
    number = try visit.parameter("number")
    today = visit.today
    t = visit.t
  }

  func form(_ tx: Transaction) throws -> Form {
    guard let release = try ReleasedReportStore.look(tx, number) else { throw WebProblem.notFound }
    let state = try ReleaseState(tx, release)
    // Whoever saves has seen which figures change.
    let seen = state.changes.map { "\($0.path)=\(FigureChange.text($0.new))" }.joined(separator: "\n")
    var form = Form(
      title: Phrase("\(number) berichtigen", en: "Correct \(number)"),
      introduction: Phrase(
        "Es entsteht Fassung \(release.version + 1) mit den Zahlen von heute. Fassung \(release.version) bleibt, wie sie ist; der Empfänger "
          + "sieht beide.",
        en:
          "Version \(release.version + 1) is made with today's figures. Version \(release.version) stays as it is; the recipient sees both."
      ),
      action: Phrase("Neue Fassung freigeben", en: "Release the new version"), cancel: .report(number), area: .reports,
      isIrreversible: true, guardsVersion: true,
      fields: [
        FormField(
          "changes", Phrase("Änderungen", en: "Changes"), .hidden, value: ContentHash.text(ContentHash.of(.text(seen)))),
        FormField(
          "reason", Phrase("Grund", en: "Reason"), .longText, required: true,
          hint: Phrase(
            "Warum sich der Bericht ändert; der Empfänger liest es. Keine Namen und nichts über Gesundheit.",
            en: "Why the report changes; the recipient reads it. No names and nothing about health.")),
        FormField(
          "stand", Phrase("Stand", en: "As of"), .day, hint: Phrase("Leer: heute.", en: "Empty: today.")),
      ])
    form.preview =
      state.changes.isEmpty
      ? div(.class("note")) {
        strong { t("Die heutigen Daten ergeben dieselben Zahlen.", en: "Today's data give the same figures.") }
        t("Es gibt nichts zu berichtigen.", en: "There is nothing to correct.")
      }
      : HTML {
        h2 { t("Was sich ändert", en: "What changes") }
        ChangesView(
          changes: state.changes, t: t, before: Phrase("Fassung \(release.version)", en: "version \(release.version)"),
          after: Phrase("heute", en: "today"), title: Phrase("Zahlen, die sich ändern", en: "Figures that change")
        ).html
      }
    return form
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let (reason, day) = (entries.requiredText("reason"), entries.day("stand") ?? today)
    try entries.check()
    let release = try CorrectReport(tx, number: number, reason: reason, asOf: day).run(tx)
    return FormOutcome(
      .report(number),
      saying: Phrase("Berichtigt: Fassung \(release.version).", en: "Corrected: version \(release.version)."))
  }
}
