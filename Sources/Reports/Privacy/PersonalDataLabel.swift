package import Domain

/// What the fields of an export are called for people.
package enum PersonalDataLabel {
  package static let all: [String: Phrase] = [
    "absence": Phrase("Art der Abwesenheit", en: "Kind of absence"),
    "absence_note": Phrase("Bemerkung zur Abwesenheit", en: "Note on the absence"),
    "achieved_on": Phrase("erreicht am", en: "achieved on"), "action": Phrase("Folge", en: "Action"),
    "activity": Phrase("Tätigkeit", en: "Activity"), "actor": Phrase("wer", en: "who"), "after": Phrase("nachher", en: "after"),
    "allowance_cents_per_hour": Phrase("Mehraufwand je Stunde (Cent)", en: "Allowance an hour (cents)"),
    "amount_cents": Phrase("Betrag (Cent)", en: "Amount (cents)"), "applied_at": Phrase("am", en: "on"),
    "author": Phrase("eingetragen von", en: "entered by"), "before": Phrase("vorher", en: "before"),
    "born_on": Phrase("geboren am", en: "born on"), "breach_reason": Phrase("Grund", en: "Reason"),
    "certificate": Phrase("Nachweis", en: "Certificate"), "certified_until": Phrase("bescheinigt bis", en: "certified until"),
    "city": Phrase("Ort", en: "City"), "closed_on": Phrase("geklärt am", en: "settled on"),
    "code": Phrase("Kürzel", en: "Code"),
    "content": Phrase("Inhalt", en: "Content"), "corrected_at": Phrase("am", en: "on"),
    "created_at": Phrase("angelegt", en: "created"), "customer_number": Phrase("Kundennummer", en: "Customer number"),
    "day": Phrase("Tag", en: "Day"), "disabled_at": Phrase("gesperrt", en: "disabled"),
    "display_name": Phrase("Name", en: "Name"), "end_reason": Phrase("Grund des Endes", en: "Reason of the end"),
    "ended_on": Phrase("beendet am", en: "ended on"),
    "evidence_minutes": Phrase("Nachweis (Minuten)", en: "Evidence (minutes)"),
    "family_name": Phrase("Nachname", en: "Family name"),
    "final_report_due_on": Phrase("Abschlussbericht fällig", en: "Final report due"),
    "follow_up": Phrase("Folge", en: "Follow-up"), "gate": Phrase("verlangt", en: "asked for"),
    "gender": Phrase("Geschlecht", en: "Gender"), "given_name": Phrase("Vorname", en: "Given name"),
    "happened_at": Phrase("am", en: "on"), "happened_on": Phrase("am", en: "on"),
    "interim_report_due_on": Phrase("Zwischenbericht fällig", en: "Interim report due"),
    "is_present": Phrase("anwesend", en: "present"), "is_retracted": Phrase("zurückgenommen", en: "taken back"),
    "issuer": Phrase("ausgestellt von", en: "issued by"), "jobcenter": Phrase("Jobcenter", en: "Jobcenter"),
    "language": Phrase("Sprache", en: "Language"), "law": Phrase("Rechtsgrundlage", en: "Legal basis"),
    "level": Phrase("Stufe", en: "Level"), "measure": Phrase("Maßnahme", en: "Measure"),
    "measure_number": Phrase("Maßnahmenummer", en: "Measure number"), "minutes": Phrase("Minuten", en: "Minutes"),
    "month": Phrase("Monat", en: "Month"), "note": Phrase("Bemerkung", en: "Note"), "number": Phrase("Nummer", en: "Number"),
    "occupation_code": Phrase("Beruf", en: "Occupation"), "operation": Phrase("was", en: "what"),
    "organisation": Phrase("Organisation", en: "Organisation"), "outcome": Phrase("Ergebnis", en: "Outcome"),
    "paid_on": Phrase("bezahlt am", en: "paid on"), "phone": Phrase("Telefon", en: "Phone"),
    "placement": Phrase("Zuweisung", en: "Placement"), "placement_kind": Phrase("Art", en: "Kind"),
    "position": Phrase("Position", en: "Line"), "postal_code": Phrase("Postleitzahl", en: "Postal code"),
    "pots": Phrase("bezahlt aus", en: "paid from"), "property": Phrase("Objekt", en: "Property"),
    "purpose": Phrase("Zweck", en: "Purpose"), "qualification": Phrase("Qualifikation", en: "Qualification"),
    "reason": Phrase("Grund", en: "Reason"), "recipient": Phrase("Empfänger", en: "Recipient"),
    "recorded_at": Phrase("eingetragen", en: "entered"), "relation": Phrase("Tabelle", en: "Table"),
    "released_at": Phrase("freigegeben", en: "released"), "report": Phrase("Bericht", en: "Report"),
    "report_kind": Phrase("Art", en: "Kind"), "retention_class": Phrase("Aufbewahrung", en: "Retention"),
    "role": Phrase("Rolle", en: "Role"), "source": Phrase("Quelle", en: "Source"), "status": Phrase("Status", en: "Status"),
    "street": Phrase("Straße", en: "Street"), "subject": Phrase("woran", en: "on what"),
    "user_name": Phrase("Anmeldename", en: "User name"), "valid_from": Phrase("von", en: "from"),
    "valid_through": Phrase("bis", en: "until"), "version": Phrase("Fassung", en: "Version"),
    "voucher": Phrase("Beleg", en: "Voucher"),
    "wage_cents_per_hour": Phrase("Lohn je Stunde (Cent)", en: "Wage an hour (cents)"),
    "weekday_minutes": Phrase("Minuten Mo bis So", en: "Minutes Mon to Sun"),
    "with_names": Phrase("mit Namen", en: "with names"), "work_package": Phrase("Arbeitspaket", en: "Work package"),
  ]

  /// The label of a field; a field that nobody named goes by its own name.
  static func of(_ field: String) -> Phrase { all[field] ?? Phrase(field, en: field) }

  /// The order in which people read fields; others follow by name.
  private static let first = [
    "code", "family_name", "given_name", "day", "happened_at", "happened_on", "corrected_at", "applied_at", "report", "voucher",
    "placement", "customer_number", "certificate", "qualification", "status", "user_name", "display_name", "valid_from",
    "valid_through",
  ]

  static func ordered(_ fields: some Sequence<String>) -> [String] {
    fields.sorted { left, right in
      let places = (first.firstIndex(of: left) ?? first.count, first.firstIndex(of: right) ?? first.count)
      return places.0 == places.1 ? left < right : places.0 < places.1
    }
  }
}
