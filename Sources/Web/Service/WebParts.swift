import Documents
import Domain
import Operations
import Store

/// What every handler may use: made once, shared by all requests.
struct WebParts: Sendable {
  let database: Database
  let reception: Reception
  let metrics: Metrics
  let assets: Assets
  let settings: WebSettings
  /// Nil where it is not installed: then there are lists as CSV only.
  let documents: DocumentProcess?
  let imports: ImportDesk
  /// The day it is in Germany; tests give a fixed one.
  let today: @Sendable () -> LocalDate
}
