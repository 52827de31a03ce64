import Domain
import HTTPTypes
import Hummingbird
import Operations
import Reports
import Store

/// Reports as files; each leaves an event in the audit trail before it leaves the process.
enum ReportFiles {
  /// A file form that somebody asked for (`?als=csv`).
  enum Form: String { case csv, xlsx, json }

  /// What is asked for; nil: a page.
  static func form(_ visit: Visit) -> Form? { visit.query("als").flatMap { Form(rawValue: $0) } }

  /// A released version: the figures as they were released, and for programs all that stands with them.
  static func released(_ form: Form, _ release: StoredRelease, kind: ReportKind, names: ReportNames, _ visit: Visit)
    async throws
    -> Response
  {
    let name = "\(release.number)-\(release.version)"
    let file = try await content(
      form, of: { ReportSheet(kind: kind, figures: release.figures, names: names).csv() }, release.document, titled: name, visit
    )
    try await record(visit, subject: "report:\(release.number)", ["version": .integer(release.version)], form)
    return visit.file(named: "\(name).\(form.rawValue)", of: form, file)
  }

  /// A draft, as the command prints it.
  static func draft(_ form: Form, _ report: any Report, _ visit: Visit) async throws -> Response {
    let file = try await content(
      form, of: { report.csv() }, report.document, titled: "\(visit.t(report.kind.name)) \(report.request.subject)", visit)
    try await record(
      visit, subject: "report:draft", ["kind": .text(report.kind.rawValue), "of": .text(report.request.subject)], form)
    let subject = String(report.request.subject.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
    let name = "entwurf-\(DraftAddress.word(report.kind))-\(subject).\(form.rawValue)"
    return visit.file(named: name, of: form, file)
  }

  /// Made before it is on record that it left: what cannot be made has not.
  private static func content(
    _ form: Form, of rows: () -> CSVDocument, _ document: JSONValue, titled title: String, _ visit: Visit
  ) async throws -> [UInt8] {
    switch form {
    case .csv: return Array(Language.$override.withValue(visit.visitor.language) { rows().rendered() }.utf8)
    case .xlsx:
      let rows = Language.$override.withValue(visit.visitor.language) { rows() }
      return try await visit.workbook(of: rows, titled: title)
    case .json: return Array((document.pretty + "\n").utf8)
    }
  }

  /// Every voucher and allocation of a house, or of all, as a journal for hledger.
  static func journal(_ visit: Visit) async throws -> Response {
    let (property, today) = (visit.query("objekt"), visit.today)
    let text = try await visit.read { tx in
      var text = ""
      try LedgerJournal.write(tx, property: property, asOf: today) { text += $0 }
      return text
    }
    try await visit.write { tx in
      try AuditEvents.record(
        tx, operation: "report.export", subject: "report:journal", facts: ["of": .text(property), "format": "journal"])
    }
    return visit.file(
      named: "journal-\(property ?? "alle")-\(today.iso).journal", of: "text/plain; charset=utf-8", Array(text.utf8))
  }

  private static func record(
    _ visit: Visit, subject: String, _ facts: [String: JSONValue], _ form: Form
  ) async throws {
    let all = facts.merging(["format": .text(form.rawValue)]) { first, _ in first }
    try await visit.write { tx in
      try AuditEvents.record(tx, operation: "report.export", subject: subject, facts: .object(all))
    }
  }
}

extension Visit {
  fileprivate func file(named name: String, of form: ReportFiles.Form, _ bytes: [UInt8]) -> Response {
    let type = ExportFormat(rawValue: form.rawValue)?.contentType ?? "application/json; charset=utf-8"
    return file(named: name, of: type, bytes)
  }

  /// What the browser keeps as a file.
  fileprivate func file(named name: String, of type: String, _ bytes: [UInt8]) -> Response {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "-" })
    return Response(
      status: .ok,
      headers: [.contentType: type, .contentDisposition: "attachment; filename=\"\(safe)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

extension StoredRelease {
  var isIntact: Bool { isErased || ContentHash.of(figures) == hash }

  /// What a program reads: the figures, what they are of, and what proves them.
  fileprivate var document: JSONValue {
    [
      "number": .text(number), "version": .integer(version), "kind": .text(kind), "parameters": parameters,
      "recipient": .text(recipient), "reason": .text(reason), "released_by": .text(releasedBy),
      "released_at": .text(releasedAt.iso),
      "sha256": .text(ContentHash.text(hash)), "is_intact": .bool(isIntact), "figures": figures,
    ]
  }
}
