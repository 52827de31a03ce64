import Domain
import HTTPTypes
import Hummingbird
import Operations
import Store

extension Visit {
  /// A list that goes back, as a file, part by part; leaves an event in the audit trail before it leaves the process.
  func download(_ file: UploadedFile, of upload: ImportUpload) async throws -> Response {
    try await write { tx in
      try AuditEvents.record(
        tx, operation: "list.export", subject: "list:import-befunde", facts: ["bytes": .integer(file.size_bytes)])
    }
    let ending = file.name.split(separator: ".").last.map(String.init) ?? ""
    // Names may hold any letter; a header holds only these, and the other form of it all.
    let plain = String(file.name.map { $0.isASCII && ($0.isLetter || $0.isNumber || "-._".contains($0)) ? $0 : "-" })
    let whole = file.name.addingPercentEncoding()
    return Response(
      status: .ok,
      headers: [
        .contentType: ExportFormat(rawValue: ending)?.contentType ?? "application/octet-stream", .cacheControl: "no-store",
        .contentDisposition: "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(whole)",
      ],
      body: ResponseBody(contentLength: Int(file.size_bytes)) { writer in
        var number = 1
        while let part = try await read({ [number] tx in
          try ImportUploads.part(number, of: file.position, in: upload.id, tx)
        }) {
          try await writer.write(ByteBuffer(bytes: part))
          number += 1
        }
        try await writer.finish(nil)
      })
  }
}

extension String {
  /// As RFC 8187 wants it.
  fileprivate func addingPercentEncoding() -> String {
    utf8.map { byte in
      let isPlain = byte < 0x80 && (Character(Unicode.Scalar(byte)).isLetter || Character(Unicode.Scalar(byte)).isNumber)
      if isPlain || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") { return String(Unicode.Scalar(byte)) }
      let digits = String(byte, radix: 16, uppercase: true)
      return "%" + (digits.count == 1 ? "0" + digits : digits)
    }.joined()
  }
}
