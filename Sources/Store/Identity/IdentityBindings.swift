import Domain
import Postgres

// The words about accounts as the text that the schema's checks name.

extension Role: PostgresConvertible { package typealias PostgresValue = String }
extension Language: PostgresConvertible { package typealias PostgresValue = String }
extension TokenScope: PostgresConvertible { package typealias PostgresValue = String }
extension OneTimeLink.Purpose: PostgresConvertible { package typealias PostgresValue = String }
extension SessionFacts.Stage: PostgresConvertible { package typealias PostgresValue = String }
