package import Domain
import Postgres

/// What the codes in a report's figures are called; reference data, which everybody may look up.
package struct ReportNames: Sendable {
  /// Whose codes they are.
  package enum List: String, Sendable {
    case absenceKinds = "absence_kinds"
    case certificateKinds = "certificate_kinds"
    case costGroups = "cost_groups"
    case instruments
    case organisations
    case qualifications
    case stageKinds = "stage_kinds"
    case workGates = "work_gates"
  }

  private let names: [String: Phrase]

  /// The name behind a code; the code itself where nobody knows it.
  package func name(_ code: String, in list: List) -> Phrase { names["\(list.rawValue):\(code)"] ?? Phrase(code, en: code) }

  package init(_ tx: Transaction) throws {
    let rows = try tx.query(
      """
      select 'absence_kinds:' || code, name_de, name_en from absence_kinds
      union all select 'certificate_kinds:' || code, name_de, name_en from certificate_kinds
      union all select 'cost_groups:' || edition || '/' || code, code || ' ' || name_de, code || ' ' || name_en from cost_groups
      union all select 'instruments:' || code, name_de, name_en from instruments
      union all select 'organisations:' || code, name, name from organisations
      union all select 'qualifications:' || code, name_de, name_en from qualifications
      union all select 'stage_kinds:' || code, name_de, name_en from stage_kinds
      union all select 'work_gates:' || code, name_de, name_en from work_gates
      """
    ).map { (key: String, german: String, english: String) in (key, Phrase(german, en: english)) }
    names = Dictionary(rows) { first, _ in first }
  }
}
