package import Domain

/// Says a figure's path and its value in words, for lists of what has changed.
package enum FigureWording {
  /// What the members of figures are called; what is no member is a code and stays as it is.
  private static let words: [String: Phrase] = [
    "participants": Phrase("", en: ""), "totals": Phrase("Summe", en: "total"), "pots": Phrase("Topf", en: "pot"),
    "vouchers": Phrase("Beleg", en: "voucher"), "budget_lines": Phrase("Ansatz", en: "line"),
    "findings": Phrase("Feststellung", en: "finding"), "cost_groups": Phrase("Kostengruppe", en: "cost group"),
    "cost_statements": Phrase("Kostenangabe", en: "cost statement"), "stages": Phrase("Bauphase", en: "stage"),
    "suspensions": Phrase("Unterbrechung", en: "suspension"), "units": Phrase("Einheit", en: "unit"),
    "hazards": Phrase("Gefahr", en: "hazard"), "absences": Phrase("Fehlgrund", en: "reason of absence"),
    "places": Phrase("Einsatzort", en: "place"), "qualifications": Phrase("Qualifikation", en: "qualification"),
    "certificates": Phrase("Nachweis", en: "certificate"), "clocks": Phrase("§-16d-Frist", en: "clock of § 16d"),
    "next_reports": Phrase("nächster Bericht", en: "next report"), "breaches": Phrase("Verstoß", en: "breach"),
    "placements": Phrase("Zuweisung", en: "placement"), "bases": Phrase("Rechtsgrundlage", en: "legal basis"),
    "gifts": Phrase("Sachspende", en: "gift"), "without_pot": Phrase("ohne Topf", en: "without a pot"),
    "acquisitions": Phrase("Erwerb", en: "acquisition"), "expected_days": Phrase("Solltage", en: "expected days"),
    "planned_minutes": Phrase("Sollzeit", en: "planned time"), "worked_days": Phrase("Anwesenheitstage", en: "days worked"),
    "worked_minutes": Phrase("gearbeitet", en: "worked"), "diary_minutes": Phrase("laut Bautagebuch", en: "by the diary"),
    "extra_days": Phrase("zusätzliche Tage", en: "extra days"), "absent_days": Phrase("Fehltage", en: "days absent"),
    "pending_days": Phrase("noch ausstehende Tage", en: "days to come"),
    "unknown_days": Phrase("unbekannte Tage", en: "unknown days"),
    "disagreeing_days": Phrase("Tage mit Widerspruch zum Bautagebuch", en: "days that disagree with the diary"),
    "days": Phrase("Tage", en: "days"), "minutes": Phrase("Zeit", en: "time"), "period": Phrase("Zeitraum", en: "period"),
    "from": Phrase("von", en: "from"), "through": Phrase("bis", en: "through"), "due_on": Phrase("fällig am", en: "due on"),
    "is_open": Phrase("offen", en: "open"), "is_ending": Phrase("läuft aus", en: "ending"), "name": Phrase("Name", en: "name"),
    "used_months": Phrase("genutzte Monate", en: "months used"), "used_days": Phrase("genutzte Tage", en: "days used"),
    "left_months": Phrase("Monate Rest", en: "months left"), "left_days": Phrase("Tage Rest", en: "days left"),
    "standing": Phrase("Stand", en: "standing"), "expenditure_cents": Phrase("Ausgaben", en: "expenditure"),
    "paid_cents": Phrase("bezahlt", en: "paid"), "covered_cents": Phrase("gedeckt", en: "covered"),
    "cover_cents": Phrase("gedeckt", en: "covered"), "open_cents": Phrase("offen", en: "open"),
    "committed_cents": Phrase("fürs Haus", en: "for the house"), "granted_cents": Phrase("bewilligt", en: "granted"),
    "eligible_cents": Phrase("förderfähig", en: "eligible"), "planned_cents": Phrase("geplant", en: "planned"),
    "rest_cents": Phrase("Rest", en: "rest"), "committed_rest_cents": Phrase("Rest fürs Haus", en: "rest for the house"),
    "amount_cents": Phrase("Betrag", en: "amount"), "gross_cents": Phrase("brutto", en: "gross"),
    "vat_cents": Phrase("MwSt", en: "VAT"),
    "share_basis_points": Phrase("Anteil", en: "share"), "progress_basis_points": Phrase("Fortschritt", en: "progress"),
    "participant_minutes": Phrase("Stunden der Teilnehmenden", en: "participants' hours"),
    "firm_minutes": Phrase("Stunden der Firmen", en: "firms' hours"),
    "open_hazards": Phrase("offene Gefahren", en: "open hazards"),
    "state": Phrase("Stand", en: "state"), "text": Phrase("Wortlaut", en: "wording"),
    "paid_on": Phrase("bezahlt am", en: "paid on"),
    "number": Phrase("lfd. Nr.", en: "no."), "key": Phrase("Eintrag", en: "entry"), "code": Phrase("Code", en: "code"),
    "valid": Phrase("gültig", en: "valid"), "started_on": Phrase("Beginn", en: "started on"),
    "completed_on": Phrase("fertig am", en: "completed on"), "accepted_on": Phrase("abgenommen am", en: "accepted on"),
    "closed_on": Phrase("erledigt am", en: "closed on"), "outcomes": Phrase("Ergebnis", en: "outcome"),
    "ended_on": Phrase("vorzeitig beendet am", en: "ended early on"), "on": Phrase("am", en: "on"),
  ]

  /// Tables by what people call them.
  private static let relations: [String: Phrase] = [
    "placements": Phrase("Zuweisungen", en: "placements"), "attendance_days": Phrase("Anwesenheitstage", en: "attendance days"),
    "absences": Phrase("Fehlzeiten", en: "absences"), "work_lines": Phrase("Arbeitszeilen", en: "work lines"),
    "certificates": Phrase("Nachweise", en: "certificates"),
    "qualification_records": Phrase("Qualifizierungen", en: "qualification records"),
    "gate_breaches": Phrase("Verstöße", en: "gate breaches"), "outcomes": Phrase("Ergebnisse", en: "outcomes"),
    "vouchers": Phrase("Belege", en: "vouchers"),
    "voucher_lines": Phrase("Belegpositionen", en: "voucher lines"), "allocations": Phrase("Zuordnungen", en: "allocations"),
    "funding_pots": Phrase("Töpfe", en: "pots"), "pot_commitments": Phrase("Zusagen für Objekte", en: "commitments"),
    "budget_lines": Phrase("Einzelansätze", en: "budget lines"),
    "cost_statements": Phrase("Kostenangaben", en: "cost statements"),
    "in_kind_gifts": Phrase("Sachspenden", en: "gifts in kind"), "acquisitions": Phrase("Erwerbe", en: "acquisitions"),
    "units": Phrase("Einheiten", en: "units"), "stages": Phrase("Bauphasen", en: "stages"),
    "defects": Phrase("Mängel", en: "defects"),
    "firm_presences": Phrase("Firmeneinsätze", en: "firm presences"),
    "progress_reports": Phrase("Fortschritte", en: "progress reports"),
  ]

  /// `TN-0001 · gearbeitet` for `participants.TN-0001.worked_minutes`.
  package static func label(_ path: String) -> Phrase {
    let parts = path.split(separator: ".").map { words[String($0)] ?? Phrase(String($0), en: String($0)) }
    func joined(_ text: (Phrase) -> String) -> String { parts.map(text).filter { !$0.isEmpty }.joined(separator: " · ") }
    return Phrase(joined(\.german), en: joined(\.english))
  }

  /// The value as people read it, by the unit that ends the figure's name.
  package static func value(_ value: JSONValue?, of path: String) -> Phrase {
    switch value {
    case nil, .null?: return Phrase("–", en: "–")
    case .bool(let flag)?: return flag ? Phrase("ja", en: "yes") : Phrase("nein", en: "no")
    case .integer(let number)?:
      let text =
        if path.hasSuffix("_cents") || path.hasSuffix("_cents_per_m2") {
          Money(cents: number).description
        } else if path.hasSuffix("minutes") {
          Minutes(Int(number)).description
        } else if path.hasSuffix("basis_points") {
          BasisPoints(Int(number)).description
        } else {
          String(number)
        }
      return Phrase(text, en: text)
    case .text(let text)?:
      let shown = (try? LocalDate.parse(text))?.german ?? text
      return Phrase(shown, en: shown)
    case .list(let values)?:
      let parts = values.map { Self.value($0, of: path) }
      guard !parts.isEmpty else { return Phrase("–", en: "–") }
      return Phrase(parts.map(\.german).joined(separator: ", "), en: parts.map(\.english).joined(separator: ", "))
    case .object?: return Phrase("–", en: "–")
    }
  }

  /// What the rows of a table are called.
  package static func relation(_ name: String) -> Phrase { relations[name] ?? Phrase(name, en: name) }
}
