import Postgres

/// The business code that a unique constraint found twice.
///
/// PostgreSQL quotes the key only in its detail, which may hold anything: read here is a code or number alone, which stands in
/// URLs and file names anyway.
struct TakenCode {
  let code: String

  /// Nil where the error is another one, or its key holds no code.
  init?(_ error: PostgresError) {
    guard error.sqlState == "23505", let detail = error.detailForFindings else { return nil }
    // Key (property_id, code)=(12, WE-01) already exists.
    let lines = detail.split(separator: "\n")
    guard let key = lines.first(where: { $0.hasPrefix("Key (") }), let border = key.firstRange(of: ")=(") else { return nil }
    let columns = key[key.index(key.startIndex, offsetBy: 5)..<border.lowerBound].split(separator: ", ")
    guard let end = key[border.upperBound...].lastIndex(of: ")") else { return nil }
    let values = key[border.upperBound..<end].split(separator: ", ")
    guard columns.count == values.count,
      let place = columns.firstIndex(where: { ["code", "number", "reference"].contains($0) })
    else { return nil }
    code = String(values[place])
  }
}
