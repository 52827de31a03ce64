package import Domain
import Postgres

// The words of data protection as the text that the schema's checks name.

extension RetentionScope: PostgresConvertible { package typealias PostgresValue = String }
extension RetentionStart: PostgresConvertible { package typealias PostgresValue = String }
extension RetentionAction: PostgresConvertible { package typealias PostgresValue = String }
