import Domain
import Postgres

/// The lists of reference data whose codes people type.
package enum ReferenceList: Sendable, CaseIterable {
  case absenceKind, certificateKind, costKind, instrument, occupation, qualification, retentionClass, stageKind, trade, workKind

  private var codes: SQL {
    switch self {
    case .absenceKind: "select code from absence_kinds order by code"
    case .certificateKind: "select code from certificate_kinds order by code"
    case .costKind: "select code from cost_kinds order by code"
    case .instrument: "select code from instruments order by code"
    case .occupation: "select code from occupations order by code"
    case .qualification: "select code from qualifications order by code"
    case .retentionClass: "select code from retention_classes order by code"
    case .stageKind: "select code from stage_kinds order by position"
    case .trade: "select code from trades order by code"
    case .workKind: "select code from work_kinds order by code"
    }
  }

  private var noun: CodeNoun {
    switch self {
    case .absenceKind: CodeNoun("absence_kind", Phrase("Die Fehlzeitart", en: "The kind of absence"))
    case .certificateKind: CodeNoun("certificate_kind", Phrase("Die Nachweisart", en: "The kind of certificate"))
    case .costKind: CodeNoun("cost_kind", Phrase("Die Kostenart", en: "The kind of cost"))
    case .instrument: CodeNoun("instrument", Phrase("Die Rechtsgrundlage", en: "The legal basis"))
    case .occupation: CodeNoun("occupation", Phrase("Den Beruf", en: "The occupation"))
    case .qualification: CodeNoun("qualification", Phrase("Die Qualifikation", en: "The qualification"))
    case .retentionClass: CodeNoun("retention_class", Phrase("Die Aufbewahrungsklasse", en: "The retention class"))
    case .stageKind: CodeNoun("stage_kind", Phrase("Die Art der Bauphase", en: "The kind of stage"))
    case .trade: CodeNoun("trade", Phrase("Das Gewerk", en: "The trade"))
    case .workKind: CodeNoun("work_kind", Phrase("Die Arbeitsart", en: "The kind of work"))
    }
  }

  /// Returns the code when the list has it.
  ///
  /// - Throws: `Problem`, which names the nearest code, or all of a short list.
  @discardableResult
  package func require(_ code: String, _ tx: Transaction) throws -> String {
    let known = try tx.query(codes).decode(String.self)
    if known.contains(code) { return code }
    let problem = noun.unknown(code, nearest: Suggestion.nearest(to: code, in: known))
    guard problem.hint == nil, known.count <= 30 else { throw problem }
    let list = known.joined(separator: ", ")
    throw Problem(
      code: problem.code, message: problem.message,
      hint: known.isEmpty
        ? Phrase(
          "Die Liste ist leer: zuerst die Stammdaten einlesen (viertelwerk import seeds/reference).",
          en: "The list is empty: import the reference data first (viertelwerk import seeds/reference).")
        : Phrase("Möglich ist: \(list).", en: "Possible is: \(list)."))
  }
}
