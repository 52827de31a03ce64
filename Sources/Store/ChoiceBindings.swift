package import Domain
import Postgres

// The words of the domain as the text that the schema's checks name.

extension OrganisationKind: PostgresConvertible { package typealias PostgresValue = String }
extension PropertyStatus: PostgresConvertible { package typealias PostgresValue = String }
extension AcquisitionForm: PostgresConvertible { package typealias PostgresValue = String }
extension SurveyResult: PostgresConvertible { package typealias PostgresValue = String }
extension UnitKind: PostgresConvertible { package typealias PostgresValue = String }
extension UnitChangeKind: PostgresConvertible { package typealias PostgresValue = String }
extension StageState: PostgresConvertible { package typealias PostgresValue = String }
extension DefectState: PostgresConvertible { package typealias PostgresValue = String }
extension Severity: PostgresConvertible { package typealias PostgresValue = String }
extension Performer: PostgresConvertible { package typealias PostgresValue = String }
extension Sky: PostgresConvertible { package typealias PostgresValue = String }
extension Precipitation: PostgresConvertible { package typealias PostgresValue = String }
extension PhotoMoment: PostgresConvertible { package typealias PostgresValue = String }
extension DiaryNoteKind: PostgresConvertible { package typealias PostgresValue = String }
extension NoteAddressee: PostgresConvertible { package typealias PostgresValue = String }
extension DiaryEventKind: PostgresConvertible { package typealias PostgresValue = String }

/// A figure with decimals travels as its digits; statements cast it (`::numeric`, `::text`), so that nothing is rounded.
extension ExactDecimal: PostgresConvertible {
  package var postgresValue: String { text }
  package init?(postgresValue: String) { self.init(text: postgresValue) }
}
