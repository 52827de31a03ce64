import Domain
import Store

/// Placements as rows.
enum PlacementTable {
  static func table(of placements: [PlacementFacts]) -> Table {
    Table(
      [
        .text("Zuweisung", en: "Placement"), .text("Person", en: "Person"), .text("Art", en: "Kind"),
        .text("Zeitraum", en: "Period"), .text("Jobcenter", en: "Jobcenter"), .text("Rechtsgrundlage", en: "Legal basis"),
        .figure("Woche", en: "Week"), .figure("je Stunde", en: "per hour"), .text("Ende", en: "End"),
      ],
      rows: placements.map { placement in
        [
          placement.code, placement.participant, placement.kind.name.text(), placement.period.description, placement.jobcenter,
          placement.bases.map { basis in
            basis.period == placement.period ? basis.law : "\(basis.law) (\(basis.period))"
          }.joined(separator: ", "),
          Minutes(placement.weekdayMinutes.reduce(0, +)).description,
          (placement.wagePerHour ?? placement.allowancePerHour).cell, placement.endReason ?? "",
        ]
      })
  }
}

/// Certificates as rows, with what has run out on a day.
enum CertificateTable {
  static func table(of certificates: [CertificateFacts], on day: LocalDate) -> Table {
    Table(
      [
        .text("Person", en: "Person"), .text("Nachweis", en: "Certificate"), .text("Gültig", en: "Valid"),
        .text("Stand", en: "State"), .text("Nummer", en: "Number"), .text("Aussteller", en: "Issuer"),
      ],
      rows: certificates.map { certificate in
        [
          certificate.participant, certificate.name.text(), certificate.valid.description,
          state(of: certificate.valid, on: day).text(), certificate.number ?? "", certificate.issuer ?? "",
        ]
      })
  }

  private static func state(of valid: DateRange, on day: LocalDate) -> Phrase {
    if let lower = valid.lower, day < lower { return Phrase("noch nicht", en: "not yet") }
    guard let last = valid.lastDay else { return Phrase("gültig", en: "valid") }
    if day > last { return Phrase("abgelaufen", en: "expired") }
    let left = last.days(since: day)
    return left <= 60
      ? Phrase("gültig, noch \(left) Tage", en: "valid, \(left) days left") : Phrase("gültig", en: "valid")
  }
}

/// Qualifications as rows.
enum QualificationTable {
  static func table(of qualifications: [QualificationFacts]) -> Table {
    Table(
      [
        .text("Person", en: "Person"), .text("Qualifikation", en: "Qualification"), .text("Stufe", en: "Level"),
        .text("Am", en: "On"), .figure("Nachweis", en: "Evidence"), .text("Zertifikat", en: "Certificate"),
      ],
      rows: qualifications.map {
        [
          $0.participant, $0.name.text(), $0.level.name.text(), $0.achievedOn.description, $0.evidence.description,
          $0.certificate ?? "",
        ]
      })
  }
}
