import Domain
import Store

/// How somebody looks at a table: filter, order and page, as the address says it.
struct TableState: Sendable, Hashable {
  var filter: String?
  /// The column's id; nil: the page's own order.
  var sort: String?
  var isDescending = false
  var page = 1
  /// `csv` or `xlsx` where the whole list is fetched as a file.
  var export: String?

  static let rowsPerPage = 50

  init() {}

  init(_ visit: Visit) {
    filter = visit.query("filter")
    if let wanted = visit.query("sortieren") {
      isDescending = wanted.hasPrefix("-")
      sort = isDescending ? String(wanted.dropFirst()) : wanted
    }
    page = visit.query("seite").flatMap { Int($0) } ?? 1
    export = visit.query("als")
  }

  /// The same for the database, which cuts long lists; a file holds every row that the filter leaves.
  func request(in language: Language) -> ListRequest {
    ListRequest(
      filter: filter, sort: sort, isDescending: isDescending, page: page, rowsPerPage: export == nil ? Self.rowsPerPage : nil,
      language: language)
  }

  /// What the address holds, without page and export.
  var query: [(String, String?)] {
    [("filter", filter), ("sortieren", sort.map { (isDescending ? "-" : "") + $0 })]
  }
}

extension [(String, String?)] {
  /// The same with further parameters.
  func merging(_ others: KeyValuePairs<String, String?>) -> [(String, String?)] { self + others.map { ($0.key, $0.value) } }
}
