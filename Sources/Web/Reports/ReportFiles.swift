import Domain
import HTTPTypes
import Hummingbird
import Operations
import Reports
import Store

/// Reports as files; each leaves an event in the audit trail before it leaves the process.
enum ReportFiles {
  /// A file form that somebody asked for (`?als=csv`).
  enum Form: String { case csv, json }

  /// What is asked for; nil: a page.
  static func form(_ visit: Visit) -> Form? { visit.query("als").flatMap { Form(rawValue: $0) } }

  /// A released version: the figures as they were released, and for programs all that stands with them.
  static func released(_ form: Form, _ release: StoredRelease, kind: ReportKind, names: ReportNames, _ visit: Visit)
    async throws
    -> Response
  {
    try await record(visit, subject: "report:\(release.number)", ["version": .integer(release.version)], form)
    let name = "\(release.number)-\(release.version).\(form.rawValue)"
    switch form {
    case .csv:
      let sheet = ReportSheet(kind: kind, figures: release.figures, names: names)
      return visit.file(
        named: name, of: "text/csv", Language.$override.withValue(visit.visitor.language) { sheet.csv().rendered() })
    case .json: return visit.file(named: name, of: "application/json", release.document.pretty + "\n")
    }
  }

  /// A draft, as the command prints it.
  static func draft(_ form: Form, _ report: any Report, _ visit: Visit) async throws -> Response {
    try await record(
      visit, subject: "report:draft", ["kind": .text(report.kind.rawValue), "of": .text(report.request.subject)], form)
    let subject = String(report.request.subject.map { $0.isLetter || $0.isNumber || $0 == "-" ? $0 : "-" })
    let name = "entwurf-\(DraftAddress.word(report.kind))-\(subject).\(form.rawValue)"
    switch form {
    case .csv:
      return visit.file(
        named: name, of: "text/csv", Language.$override.withValue(visit.visitor.language) { report.csv().rendered() })
    case .json: return visit.file(named: name, of: "application/json", report.document.pretty + "\n")
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
    return visit.file(named: "journal-\(property ?? "alle")-\(today.iso).journal", of: "text/plain", text)
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
  /// A text that the browser keeps as a file.
  fileprivate func file(named name: String, of type: String, _ text: String) -> Response {
    let safe = String(name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "-" })
    return Response(
      status: .ok,
      headers: [.contentType: "\(type); charset=utf-8", .contentDisposition: "attachment; filename=\"\(safe)\""],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
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
