import Domain
import Postgres

extension IntegrityRule {
  /// Released reports: numbers without a gap, versions that follow each other, and sources that are still there.
  static let reports: [IntegrityRule] = [
    IntegrityRule(
      name: "report_numbers_have_no_gap",
      meaning: Phrase(
        "Die Nummern der Berichte eines Jahres sind lückenlos.", en: "The numbers of a year's reports have no gap."),
      counterexamples: """
        select 'report_numbers', n.year || ': ' || n.last
          from report_numbers n
         where n.last <> (select count(*) from released_reports r where r.version = 1 and r.number like 'BER-' || n.year || '-%')
        """),
    IntegrityRule(
      name: "released_reports_replace_the_version_before",
      meaning: Phrase("Eine Berichtigung ersetzt die Fassung davor.", en: "A correction replaces the version before it."),
      counterexamples: """
        select 'released_reports', r.number || ' version=' || r.version
          from released_reports r
          left join released_reports b on b.id = r.replaces_id
         where r.version > 1 and (b.id is null or b.number <> r.number or b.version <> r.version - 1)
        """),
  ]
}
