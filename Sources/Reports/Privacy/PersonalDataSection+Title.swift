package import Domain
package import Store

extension PersonalDataSection {
  /// What people read over its rows.
  package var title: Phrase {
    switch self {
    case .record: Phrase("Akte", en: "Record")
    case .person: Phrase("Person", en: "Person")
    case .customerNumbers: Phrase("Kundennummern", en: "Customer numbers")
    case .spells: Phrase("Status am Arbeitsmarkt", en: "Labour market status")
    case .placements: Phrase("Zuweisungen und Beschäftigungen", en: "Placements and employments")
    case .bases: Phrase("Rechtsgrundlagen der Zuweisungen", en: "Legal bases of the placements")
    case .attendance: Phrase("Anwesenheit und Abwesenheit", en: "Attendance and absence")
    case .workLines: Phrase("Arbeit auf der Baustelle", en: "Work on the site")
    case .presences: Phrase("Da oder nicht da", en: "There or not there")
    case .briefings: Phrase("Unterweisungen des Tages", en: "Briefings of the day")
    case .breaches: Phrase("Arbeit ohne verlangten Nachweis", en: "Work without a certificate asked for")
    case .assignments: Phrase("Geplante Einsätze", en: "Planned work")
    case .certificates: Phrase("Unterweisungen und Nachweise", en: "Briefings and certificates")
    case .qualifications: Phrase("Qualifikationen", en: "Qualifications")
    case .outcomes: Phrase("Ergebnisse", en: "Outcomes")
    case .pay: Phrase("Lohn und Mehraufwand", en: "Pay and allowances")
    case .account: Phrase("Konto im Programm", en: "Account in the program")
    case .companions: Phrase("Wer begleitet", en: "Who accompanies")
    case .corrections: Phrase("Berichtigungen", en: "Corrections")
    case .reports: Phrase("Berichte und ihre Empfänger", en: "Reports and their recipients")
    case .restrictions: Phrase("Einschränkungen", en: "Restrictions")
    case .restricted: Phrase("Eingeschränkte Daten", en: "Restricted data")
    case .erasures: Phrase("Löschungen", en: "Erasures")
    case .accesses: Phrase("Wer Daten sah oder änderte", en: "Who saw or changed data")
    }
  }
}
