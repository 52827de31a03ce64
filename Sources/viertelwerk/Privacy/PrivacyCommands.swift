import ArgumentParser
import Domain
import Reports
import Store

/// Data protection: what is processed and why.
struct PrivacyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "privacy", Phrase("Datenschutz", en: "Data protection"), subcommands: [PrivacyRecord.self])
}

/// Prints the record of processing.
struct PrivacyRecord: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "record", Phrase("Verzeichnis von Verarbeitungstätigkeiten (Art. 30 DSGVO)", en: "Record of processing (Art. 30 GDPR)"),
    discussion: Phrase(
      "Welche Daten wessen, warum, auf welcher Grundlage, für wen und wie lange. Name und Anschrift der verantwortlichen Stelle kommen dazu.",
      en: "Which data of whom, why, on what basis, for whom and how long. The controller's name and address are added to it."))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    let (activities, classes) = try await context.read { tx in (try ProcessingQueries.all(tx), try RetentionQueries.classes(tx))
    }
    if context.json { return Terminal.line(JSONValue.list(activities.map(\.json)).pretty) }
    guard !activities.isEmpty else { return Terminal.table(Table([.text("Verarbeitung", en: "Activity")])) }
    for activity in activities {
      Terminal.heading(activity.name)
      Terminal.facts(facts(of: activity, classes))
    }
  }

  private func facts(of activity: ProcessingActivity, _ classes: [RetentionClass]) -> FactList {
    var list = FactList()
    list.add(Phrase("Zweck", en: "Purpose"), activity.purpose.text())
    list.add(Phrase("Daten", en: "Data"), activity.data.text())
    if activity.isSpecialCategory {
      list.add(
        Phrase("Besondere Kategorie", en: "Special category"), Phrase("ja (Art. 9 DSGVO)", en: "yes (Art. 9 GDPR)").text())
    }
    list.add(Phrase("Betroffene", en: "Data subjects"), activity.subjects.text())
    list.add(Phrase("Rechtsgrundlage", en: "Legal basis"), activity.legalBasis)
    list.add(Phrase("Empfänger", en: "Recipients"), activity.recipients.text())
    list.add(Phrase("Drittland", en: "Third country"), activity.thirdCountries.text())
    list.add(Phrase("Schutz", en: "Measures"), activity.measures.text())
    if let kept = classes.first(where: { $0.code == activity.retentionClass }) {
      list.add(Phrase("Aufbewahrung", en: "Retention"), kept.sentence.text())
    }
    list.add(Phrase("Tabellen", en: "Tables"), activity.relations.joined(separator: ", "))
    list.add(Phrase("Quelle", en: "Source"), "\(activity.source) [\(activity.evidence.rawValue)]")
    return list
  }
}

extension ProcessingActivity {
  var json: JSONValue {
    func both(_ phrase: Phrase) -> JSONValue { ["de": .text(phrase.german), "en": .text(phrase.english)] }
    return [
      "code": .text(code), "name": both(name), "relations": .list(relations.map { .text($0) }), "data": both(data),
      "subjects": both(subjects), "purpose": both(purpose), "legal_basis": .text(legalBasis),
      "is_special_category": .bool(isSpecialCategory), "recipients": both(recipients), "third_countries": both(thirdCountries),
      "measures": both(measures), "retention_class": .text(retentionClass), "source": .text(source),
      "evidence": .text(evidence.rawValue),
    ]
  }
}
