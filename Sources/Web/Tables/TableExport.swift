import Documents
import Domain
import HTTPTypes
import Hummingbird
import Operations
import Reports
import Store

/// In which form a list leaves the process; the raw value is what the address says.
private enum ExportFormat: String {
  case csv, xlsx

  var contentType: String {
    switch self {
    case .csv: "text/csv; charset=utf-8"
    case .xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    }
  }
}

extension Visit {
  /// The whole list as a file where the address asks for one (`?als=csv`, `?als=xlsx`), filtered and sorted as it is looked at; leaves an
  /// event in the audit trail before it leaves the process. Nil where a page is meant.
  func export<Row>(_ table: DataTable<Row>) async throws -> Response? {
    guard let format = table.state.export.flatMap(ExportFormat.init) else { return nil }
    let rows = table.chosen(t)
    let document = CSVDocument(
      table.columns.map(\.title), rows: rows.map { row in table.columns.map { $0.value(row).cell(t) } })
    let name = table.url.path.split(separator: "/").joined(separator: "-")
    let bytes = try await Language.$override.withValue(visitor.language) {
      switch format {
      case .csv: Array(document.rendered().utf8)
      case .xlsx:
        try await documents.xlsx(Workbook(title: t(table.caption), sheets: [document.sheet(named: t(table.caption))]))
      }
    }
    let count = rows.count
    try await write { tx in
      try AuditEvents.record(
        tx, operation: "list.export", subject: "list:\(name)",
        facts: ["rows": .integer(count), "format": .text(format.rawValue)])
    }
    return Response(
      status: .ok,
      headers: [
        .contentType: format.contentType,
        .contentDisposition: "attachment; filename=\"\(name)-\(today.iso).\(format.rawValue)\"",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  /// The process that makes spreadsheets.
  private var documents: DocumentProcess {
    get throws {
      guard let documents = service.documents else { throw Problem.documentsMissing }
      return documents
    }
  }
}

extension TableValue {
  fileprivate func cell(_ t: Words) -> CSVDocument.Cell {
    switch self {
    case .text(let text): .text(text)
    case .phrase(let phrase): .text(t(phrase))
    case .integer(let number): .integer(Int64(number))
    case .money(let amount): .money(amount)
    case .day(let day): .day(day)
    case .minutes(let minutes): .minutes(minutes)
    case .share(let share): .share(share)
    case .none: .empty
    }
  }
}
