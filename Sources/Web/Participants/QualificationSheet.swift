import Domain
import Markup
import Store

/// What somebody can show an employer: the highest level of each qualification, hours on the site, and certificates in force. Made
/// to be printed.
struct QualificationSheet {
  let participant: ListedParticipant
  let day: LocalDate
  let qualifications: [QualificationFacts]
  let evidence: [EvidenceFacts]
  let certificates: [CertificateFacts]

  init(_ tx: Transaction, _ participant: ListedParticipant, on day: LocalDate) throws {
    self.participant = participant
    self.day = day
    qualifications = QualificationTable.highest(of: try ParticipantQueries.qualifications(of: participant.id, tx))
    evidence = try ParticipantQueries.evidence(of: participant.id, through: day, tx)
    certificates = try ParticipantQueries.certificates(of: participant.id, tx).filter { $0.valid.contains(day) }
  }

  func html(back: SiteURL, _ t: Words) -> HTML {
    HTML {
      div(.class("title")) {
        h1 { t("Qualifikationsnachweis", en: "Qualification record") }
        span(.class("quiet")) { t("Stand \(day.german)", en: "As of \(day.german)") }
        div(.class("actions")) { a(.class("button"), .href(back.path)) { t("Zur Akte", en: "To the record") } }
      }
      p {
        strong { participant.name ?? participant.code }
        " · \(participant.code)"
      }
      section(.class("card form wide")) {
        h2 { t("Erworbene Qualifikationen", en: "Qualifications gained") }
        RecordTable(
          caption: Phrase("Erworbene Qualifikationen", en: "Qualifications gained"), columns: QualificationTable.columns,
          rows: qualifications.map { QualificationTable.row($0, t) }
        ).html(t)
      }
      section(.class("card form wide")) {
        h2 { t("Nachgewiesene Stunden auf der Baustelle", en: "Hours in evidence on the site") }
        EvidenceTable.table(evidence, t).html(t)
      }
      section(.class("card form wide")) {
        h2 { t("Gültige Nachweise und Unterweisungen", en: "Certificates and briefings in force") }
        RecordTable(
          caption: Phrase("Gültige Nachweise", en: "Certificates in force"),
          columns: [
            .text(Phrase("Nachweis", en: "Certificate")), .text(Phrase("Gültig", en: "Valid")),
            .text(Phrase("Aussteller", en: "Issuer")),
          ],
          rows: certificates.map { [.text(t($0.name)), .text(t($0.valid)), .text($0.issuer ?? "–")] }
        ).html(t)
      }
      p(.class("quiet small")) {
        t(
          "Die Stunden stammen aus dem Bautagebuch: Arbeit im Gewerk der Qualifikation.",
          en: "The hours come from the site diary: work in the trade of the qualification.")
      }
    }
  }
}
