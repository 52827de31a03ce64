import Domain
import Postgres

/// A list that grows without bound: filtered, sorted and cut into pages by the database, so that a page costs what a page holds.
struct LongList: Sendable {
  let columns: [ListColumn]
  /// `from … where …`: which rows it has without any filter.
  let source: SQL
  /// The list's own order, which tells each row from every other.
  let order: SQL

  /// What the filter leaves: the rows whose columns together show every word of it.
  func condition(_ request: ListRequest) -> SQL {
    let shown = SQL.joined(columns.map { $0.shown(in: request.language) }, separator: ", ")
    return SearchPattern(request.filter ?? "").all(in: "concat_ws(chr(10), \(fragment: shown))")
  }

  /// How many rows the filter leaves.
  func count(_ request: ListRequest, _ tx: Transaction) throws -> Int {
    try tx.query("select count(*) \(fragment: source) and \(fragment: condition(request))").first(as: Int.self) ?? 0
  }

  /// One page, or every row where no page is asked for.
  ///
  /// - Parameters:
  ///   - values: what is read of each row.
  ///   - count: how many rows the filter leaves.
  func page<Row: Sendable>(
    _ request: ListRequest, of values: SQL, count: Int, _ tx: Transaction, _ decode: (Rows) throws -> [Row]
  ) throws -> ListPage<Row> {
    let size = request.rowsPerPage
    let pages = size.map { max(1, (count + $0 - 1) / $0) } ?? 1
    let page = min(max(1, request.page), pages)
    let rows = try tx.query(
      """
      select \(fragment: values) \(fragment: source) and \(fragment: condition(request))
       order by \(fragment: sorted(request)) limit \(size)::bigint offset \((page - 1) * (size ?? 0))::bigint
      """)
    return ListPage(rows: try decode(rows), count: count, page: page, pages: pages)
  }

  private func sorted(_ request: ListRequest) -> SQL {
    guard let column = columns.first(where: { $0.id == request.sort }) else { return order }
    return "\(fragment: column.order(isDescending: request.isDescending, in: request.language)), \(fragment: order)"
  }
}
