import Documents
import Domain
import HTTPTypes
import Hummingbird
import Operations
import Reports
import Store

/// In which form rows leave the process; the raw value is what the address says.
enum ExportFormat: String {
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
    let bytes =
      switch format {
      case .csv: Array(Language.$override.withValue(visitor.language) { document.rendered() }.utf8)
      case .xlsx: try await workbook(of: document, titled: t(table.caption))
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

  /// The rows as an XLSX file of one sheet, in the language of who asks.
  ///
  /// - Throws: `Problem` `documents.missing` and the others of the documents process.
  func workbook(of document: CSVDocument, titled title: String) async throws -> [UInt8] {
    guard let documents = service.documents else { throw Problem.documentsMissing }
    let sheet = Language.$override.withValue(visitor.language) { document.sheet(named: title) }
    return try await documents.xlsx(Workbook(title: title, sheets: [sheet]))
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
