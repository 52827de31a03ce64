package import Domain
import Postgres

// The words about money as the text that the schema's checks name.

extension PotKind: PostgresConvertible { package typealias PostgresValue = String }
extension FinanceType: PostgresConvertible { package typealias PostgresValue = String }
extension EligibilityEffect: PostgresConvertible { package typealias PostgresValue = String }
extension VoucherKind: PostgresConvertible { package typealias PostgresValue = String }
extension Evidence: PostgresConvertible { package typealias PostgresValue = String }
