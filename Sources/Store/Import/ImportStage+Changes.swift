import Domain
import Postgres

/// Stored rows that a batch changes, and the record of what it took.
extension ImportStage {
  /// Whether a staged row `s` and a stored one `t` are the same thing.
  var matches: SQL {
    SQL.joined(
      merge.key.map {
        $0.description == ImportMerge.openKey.description
          ? "coalesce(s.\(identifier: $0), '-infinity') = coalesce(t.\(identifier: $0), '-infinity')"
          : "s.\(identifier: $0) = t.\(identifier: $0)"
      }, separator: " and ")
  }

  /// Changes the rows that may change, and finds every one that the schema refuses.
  func change(_ findings: inout StagedFindings) throws {
    guard changesRows else { return }
    let rows = try tx.query(
      "select row_no from import_changed where not is_refused order by row_no"
    ).decode(Int64.self)
    if !rows.isEmpty { try change(rows[...], &findings) }
  }

  /// Halves, as `insert` does.
  private func change(_ rows: ArraySlice<Int64>, _ findings: inout StagedFindings) throws {
    guard let first = rows.first, let last = rows.last else { return }
    guard let error = try attempt(merge.changes(changed(first...last))) else { return }
    guard rows.count > 1 else {
      findings.append(StagedFindings(listed: [try finding(of: error, row: first)], count: 1), listed_max: listed_max)
      try tx.execute("update import_changed set is_refused = true where row_no = \(first)")
      return
    }
    let middle = rows.startIndex + rows.count / 2
    try change(rows[..<middle], &findings)
    try change(rows[middle...], &findings)
  }

  /// Rows as they shall be: what the file leaves empty stays as it is stored.
  private func changed(_ numbers: ClosedRange<Int64>) -> SQL {
    let compared = Set(merge.comparisons.map(\.description))
    let values = columns.map { column in
      let name = column.name
      if absentColumns.contains(name.description), compared.contains(name.description) {
        return "t.\(identifier: name)" as SQL
      }
      return compared.contains(name.description)
        ? "coalesce(s.\(identifier: name), t.\(identifier: name)) as \(identifier: name)" as SQL : "s.\(identifier: name)"
    }
    return """
      (select s.row_no as turn, t.row_id, \(fragment: SQL.joined(values, separator: ", "))
         from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
         join import_changed c on c.row_no = s.row_no and not c.is_refused
        where s.row_no between \(numbers.lowerBound) and \(numbers.upperBound))
      """
  }

  private func finding(of error: PostgresError, row: Int64) throws -> StagedFinding {
    let column = try responsible(for: error)
    let place = try tx.query(
      "select file_no, line_no, \(identifier: column)::text from import_staging where row_no = \(row)"
    ).first(as: (Int, Int, String?).self)
    return StagedFinding(
      place: StagedPlace(file: place?.0 ?? 0, line: place?.1 ?? 0), column: column.description, value: place?.2,
      reason: .refused(error.kind == .permission ? Self.unchangeable : Problem.violation(of: error) ?? Problem(error)))
  }

  private static let unchangeable = Problem(
    code: "import.change_forbidden",
    message: Phrase(
      "Was hier gespeichert ist, ändert sich nicht durch Einlesen.", en: "What is stored here is not changed by an import."),
    hint: Phrase(
      "Den passenden Befehl nehmen, oder jemanden mit dem Recht dazu fragen.",
      en: "Use the fitting command, or ask somebody who may."))

  /// Notes what became of which row, by hashes of its kind and key and of what is stored now.
  func remember() throws {
    try tx.execute(
      """
      insert into import_taken (file_no, part, lines, subjects, contents, changes)
      select s.file_no, s.row_no / \(ImportedRow.part_rows), array_agg(s.line_no),
             array_agg(\(fragment: ImportedRow.subject(kind, merge, of: "s"))),
             array_agg(\(fragment: ImportedRow.content(merge, of: "t"))), array_agg(c.row_no is not null)
        from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
        left join import_changed c on c.row_no = s.row_no and not c.is_refused
       where c.row_no is not null
          or (not exists (select from import_known k where k.row_no = s.row_no)
              and not exists (select from import_aside a where a.row_no = s.row_no))
       group by 1, 2
      """)
  }
}

/// The hashes by which an imported row is known again.
enum ImportedRow {
  /// So many stand together in a row of `import_rows`.
  static let part_rows = 1000

  static func subject(_ kind: String, _ merge: ImportMerge, of row: SQL) -> SQL {
    hash(["\(kind)"] + merge.key.map { "\(fragment: row).\(identifier: $0)::text" })
  }

  static func content(_ merge: ImportMerge, of row: SQL) -> SQL {
    hash(merge.comparisons.map { "coalesce(\(fragment: row).\(identifier: $0)::text, chr(30))" })
  }

  private static func hash(_ parts: [SQL]) -> SQL {
    "sha256(convert_to(concat_ws(chr(31), \(fragment: SQL.joined(parts, separator: ", "))), 'UTF8'))"
  }
}
