import Domain
import HTTPTypes
import Hummingbird
import Operations
import Reports
import Store

extension Visit {
  /// The whole list as a file where the address asks for one (`?als=csv`), filtered and sorted as it is looked at; leaves an event in the
  /// audit trail before it leaves the process. Nil where a page is meant.
  func export<Row>(_ table: DataTable<Row>) async throws -> Response? {
    guard table.state.export == "csv" else { return nil }
    let rows = table.chosen(t)
    let document = CSVDocument(
      table.columns.map(\.title), rows: rows.map { row in table.columns.map { $0.value(row).csv(t) } })
    let name = table.url.path.split(separator: "/").joined(separator: "-")
    let (count, format) = (rows.count, "csv")
    try await write { tx in
      try AuditEvents.record(
        tx, operation: "list.export", subject: "list:\(name)",
        facts: ["rows": .integer(count), "format": .text(format)])
    }
    let text = Language.$override.withValue(visitor.language) { document.rendered() }
    return Response(
      status: .ok,
      headers: [
        .contentType: "text/csv; charset=utf-8", .contentDisposition: "attachment; filename=\"\(name)-\(today.iso).csv\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }
}

extension TableValue {
  fileprivate func csv(_ t: Words) -> CSVDocument.Cell {
    switch self {
    case .text(let text): .text(text)
    case .phrase(let phrase): .text(t(phrase))
    case .integer(let number): .figure(String(number))
    case .money(let amount): .money(amount)
    case .day(let day): .day(day)
    case .minutes(let minutes): .minutes(minutes.count)
    case .share(let share): .share(share)
    case .none: .figure("")
    }
  }
}
