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
    let last =
      try tx.query("select coalesce(max(turn), 0) from import_changed where not is_refused").first(as: Int.self) ?? 0
    guard last > 0 else { return }
    try settle(1...last, by: { merge.changes(changed($0)) }) { turn, error in
      findings.append(StagedFindings(listed: [try finding(of: error, change: turn)], count: 1), listed_max: listed_max)
      try tx.execute("update import_changed set is_refused = true where turn = \(turn)")
    }
    guard !isRehearsal else { return }
    try tx.execute(
      """
      insert into import_replaced
      select d.file_no, d.line_no, d.name, d.stored, d.value
        from import_differences d join import_changed c on c.row_no = d.row_no and not c.is_refused
      """)
  }

  /// Rows as they shall be: what the file leaves empty or has no column for stays as it is stored.
  private func changed(_ turns: ClosedRange<Int>) -> SQL {
    let compared = Set(merge.comparisons.map(\.description))
    let values = columns.map { column -> SQL in
      let name = column.name
      guard compared.contains(name.description) else { return "s.\(identifier: name)" }
      guard let files = filesWithout[name.description] else {
        return "coalesce(s.\(identifier: name), t.\(identifier: name)) as \(identifier: name)"
      }
      return """
        case when s.file_no = any (\(files)) then t.\(identifier: name)
             else coalesce(s.\(identifier: name), t.\(identifier: name)) end as \(identifier: name)
        """
    }
    return """
      (select s.row_no as turn, t.row_id, \(fragment: SQL.joined(values, separator: ", "))
         from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
         join import_changed c on c.row_no = s.row_no and not c.is_refused
        where c.turn between \(turns.lowerBound) and \(turns.upperBound))
      """
  }

  private func finding(of error: PostgresError, change turn: Int) throws -> StagedFinding {
    let column = try responsible(for: error)
    let place = try tx.query(
      """
      select s.file_no, s.line_no, s.\(identifier: column)::text
        from import_changed c join import_staging s on s.row_no = c.row_no where c.turn = \(turn)
      """
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

  /// Notes what became of which row, by hashes of its key and of what is stored now.
  ///
  /// - Parameter areAllNew: every staged row was inserted, so nobody needs to ask which, and some need not be looked up again.
  func remember(areAllNew: Bool) throws {
    let became: SQL =
      areAllNew
      ? "false from import_staging s \(fragment: merge.fresh.map { "cross join lateral (\(fragment: $0)) t" } ?? joined)"
      : """
      c.row_no is not null from import_staging s \(fragment: joined)
        left join import_changed c on c.row_no = s.row_no and not c.is_refused
        left join import_known k on k.row_no = s.row_no
        left join (select distinct row_no from import_aside) a on a.row_no = s.row_no
       where c.row_no is not null or (k.row_no is null and a.row_no is null)
      """
    try tx.execute(
      """
      insert into import_taken (file_no, part, lines, subjects, contents, changes)
      select r.file_no, r.part, array_agg(r.line_no), array_agg(r.subject), array_agg(r.content), array_agg(r.is_change)
        from (select s.file_no, s.part, s.line_no, \(fragment: ImportedRow.subject(merge, of: "t")),
                     \(fragment: ImportedRow.content(merge, of: "t")), \(fragment: became)) r(file_no, part, line_no, subject, content, is_change)
       group by r.file_no, r.part
      """)
  }

  private var joined: SQL { "join (\(fragment: merge.stored)) t on \(fragment: matches)" }
}

/// The hashes by which an imported row is known again: of 64 bits each, because only both together tell a row.
enum ImportedRow {
  /// So many stand together in a row of `import_rows`.
  static let part_rows: SQL = "1000"

  static func subject(_ merge: ImportMerge, of row: SQL) -> SQL { hash(merge.key, of: row) }

  static func content(_ merge: ImportMerge, of row: SQL) -> SQL { hash(merge.comparisons, of: row) }

  private static func hash(_ columns: [StaticString], of row: SQL) -> SQL {
    let values = SQL.joined(columns.map { "\(fragment: row).\(identifier: $0)" }, separator: ", ")
    return "hash_record_extended(row(\(fragment: values)), 0)"
  }
}
