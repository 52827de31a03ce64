package import Domain
import Postgres

// The words about people as the text that the schema's checks name.

extension PlacementKind: PostgresConvertible { package typealias PostgresValue = String }
extension Gender: PostgresConvertible { package typealias PostgresValue = String }
extension QualificationLevel: PostgresConvertible { package typealias PostgresValue = String }
extension OutcomeKind: PostgresConvertible { package typealias PostgresValue = String }
extension StatusSpell.Kind: PostgresConvertible { package typealias PostgresValue = String }
