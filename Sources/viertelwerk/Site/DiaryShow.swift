import ArgumentParser
import Domain
import Reports
import Store

/// Shows a day of the diary in one of its versions, or the days of a month.
struct DiaryShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Bautagebuch zeigen", en: "Show the site diary"),
    discussion: Phrase(
      "Ohne Tag und Monat: der letzte Tag mit einem Eintrag.", en: "Without day and month: the last day with an entry."))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var property: String
  @Option(help: .phrase("Dieser Tag.", en: "This day.", value: .day), transform: Reading.day) var on: LocalDate?
  @Option(help: .phrase("Alle Tage dieses Monats.", en: "All days of this month.", value: .month), transform: Reading.month)
  var month: YearMonth?
  @Option(
    help: .phrase(
      "Diese Fassung (sonst die neueste).", en: "This version (else the newest).",
      value: Phrase("nummer", en: "number")))
  var version: Int?
  @Flag(help: .phrase("Was die Fassung gegenüber der vorigen ändert.", en: "What the version changes against the one before."))
  var changes = false

  func run(in context: Context) async throws {
    if let month { return try await showMonth(month, in: context) }
    let (property, wanted) = (property, on)
    let (day, found) = try await context.read { tx in
      let id = try Lookup.property(property, tx)
      let day = try wanted ?? tx.ask(DiaryQueries.newestDay(of: id, upTo: Reading.today)) ?? Reading.today
      return (day, try DiaryQueries.day(day, of: id, tx))
    }
    guard let entry = found else {
      throw Problem(
        code: "diary.no_entry",
        message: Phrase(
          "Für \(property) gibt es am \(day) keinen Eintrag.", en: "There is no entry for \(property) on \(day)."),
        hint: Phrase(
          "Welche Tage es gibt, zeigt: viertelwerk diary show \(property) --month \(day.yearMonth.iso)",
          en: "To see which days there are: viertelwerk diary show \(property) --month \(day.yearMonth.iso)"))
    }
    try show(entry, in: context)
  }

  private func show(_ entry: DiaryDay, in context: Context) throws {
    let latest = entry.latest?.number ?? 1
    let number = version ?? latest
    guard let version = entry.versions.first(where: { $0.number == number }) else {
      throw Problem(
        code: "diary.version_unknown",
        message: Phrase("Eine Fassung \(number) gibt es nicht.", en: "There is no version \(number)."),
        hint: Phrase("Es gibt die Fassungen 1 bis \(latest).", en: "There are versions 1 to \(latest)."))
    }
    if context.json { return Terminal.line(entry.json(version: number).pretty) }
    Terminal.line(
      Phrase(
        "Bautagebuch \(property), \(entry.day.weekday.name.german), \(entry.day)",
        en: "Site diary \(property), \(entry.day.weekday.name.english), \(entry.day)"
      ).text())
    for each in entry.versions where each.number <= number { Terminal.line("  " + DiaryPage.sentence(each).text()) }
    if changes {
      let (added, takenBack) = entry.changes(inVersion: number)
      Terminal.heading(
        Phrase("Änderungen der Fassung \(version.number)", en: "Changes of version \(version.number)"))
      Terminal.table(DiaryPage.table(added: added, takenBack: takenBack))
    } else {
      Terminal.line("")
      Terminal.table(DiaryPage.table(of: entry.events(inVersion: number)))
    }
  }

  private func showMonth(_ month: YearMonth, in context: Context) async throws {
    let property = property
    let days = try await context.read { tx in
      try tx.ask(DiaryQueries.days(in: month.range, of: Lookup.property(property, tx)))
    }
    context.show(json: .list(days.map(\.json))) { DiaryPage.table(of: days) }
  }
}
