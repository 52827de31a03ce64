import Domain
import Markup
import Store

/// What somebody has learned, as rows.
enum QualificationTable {
  static let columns: [RecordTable.Column] = [
    .text(Phrase("Qualifikation", en: "Qualification")), .text(Phrase("Stufe", en: "Level")), .text(Phrase("Am", en: "On")),
    .figure(Phrase("Nachweis", en: "Evidence")), .text(Phrase("Zertifikat", en: "Certificate")),
  ]

  static func row(_ facts: QualificationFacts, _ t: Words) -> [HTML] {
    [
      .text(t(facts.name)), .text(t(facts.level.name)), .text(t(facts.achievedOn)), .text(facts.evidence.description),
      .text(facts.certificate ?? "–"),
    ]
  }

  /// Of each qualification the highest level that was reached.
  static func highest(of all: [QualificationFacts]) -> [QualificationFacts] {
    let order = QualificationLevel.allCases
    func rank(_ facts: QualificationFacts) -> Int { order.firstIndex(of: facts.level) ?? 0 }
    return Dictionary(grouping: all, by: \.qualification).values
      .compactMap { records in records.max { (rank($0), $0.achievedOn) < (rank($1), $1.achievedOn) } }
      .sorted { FoldedText($0.name.german) < FoldedText($1.name.german) }
  }
}

/// Minutes on work of each trade, as rows.
enum EvidenceTable {
  static func table(_ evidence: [EvidenceFacts], _ t: Words) -> RecordTable {
    RecordTable(
      caption: Phrase("Nachweisstunden", en: "Evidence in hours"),
      columns: [
        .text(Phrase("Qualifikation", en: "Qualification")), .figure(Phrase("Stunden", en: "Hours")),
        .figure(Phrase("nötig", en: "needed")),
      ],
      rows: evidence.map { facts in
        [.text(t(facts.name)), .text(facts.minutes.description), .text(facts.needed.map(\.description) ?? "–")]
      })
  }
}
