import Hummingbird
import Domain
import Markup
import Store
struct StageStrip { init(_ stages: [PortfolioStage], _ t: Words) {}; var html: HTML { .nothing } }
struct FundingBar { init(granted: Money?, allocated: Money, paid: Money, _ t: Words) {}; var html: HTML { .nothing } }
enum StageStripPattern { static var definition: HTML { .nothing } }
extension Visit { func export<Row>(_ table: DataTable<Row>) async throws -> Response? { nil } }
