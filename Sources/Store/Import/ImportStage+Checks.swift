import Domain
import Postgres

/// What can be said of the staged rows before one is written.
extension ImportStage {
  /// Everything that can be said before a row is written: repetitions, unknown references, rules of the kind, differences.
  package func check() throws -> StagedFindings {
    var findings = try repetitions()
    for reference in merge.references { findings.append(try unknown(reference), listed_max: listed_max) }
    for check in merge.checks { findings.append(try broken(check), listed_max: listed_max) }
    findings.append(try differences(), listed_max: listed_max)
    return findings
  }

  /// How the queries below end: the first rows, each with how many there are.
  private var limit: SQL { "limit \(listed_max)" }

  private static func findings(_ rows: [(finding: StagedFinding, count: Int)]) -> StagedFindings {
    StagedFindings(listed: rows.map(\.finding), count: rows.first?.count ?? 0)
  }

  private func repetitions() throws -> StagedFindings {
    let key = SQL.joined(merge.key.map { "s.\(identifier: $0)" }, separator: ", ")
    // Finding out that there are none is much cheaper than numbering all: no two rows have the same hash then.
    let repeated = try tx.query(
      "select count(*) > count(distinct \(fragment: ImportedRow.subject(merge, of: "s"))) from import_staging s"
    ).first(as: Bool.self)
    guard repeated == true else { return StagedFindings() }
    let rows = try tx.query(
      """
      with numbered as (
        select s.row_no, s.file_no, s.line_no, row_number() over same_key as number,
               first_value(s.file_no) over same_key as first_file, first_value(s.line_no) over same_key as first_line
          from import_staging s window same_key as (partition by \(fragment: key) order by s.row_no)),
      repeated as (
        insert into import_aside (row_no, is_repeated) select row_no, true from numbered where number > 1)
      select n.row_no, n.file_no, n.line_no, \(fragment: shown)::text, n.first_file, n.first_line,
             count(*) over ()
        from numbered n join import_staging s on s.row_no = n.row_no
       where n.number > 1 order by n.row_no \(fragment: limit)
      """)
    return Self.findings(
      try rows.map { (_: Int64, file: Int, line: Int, value: String?, firstFile: Int, firstLine: Int, count: Int) in
        let finding = StagedFinding(
          place: StagedPlace(file: file, line: line), column: reportedKey.description, value: value,
          reason: .repeated(file: firstFile, line: firstLine))
        return (finding: finding, count: count)
      })
  }

  private var shown: SQL { "s.\(identifier: reportedKey)" }

  private func unknown(_ reference: ImportReference) throws -> StagedFindings {
    guard let last = reference.columns.last else { return StagedFindings() }
    let names = reference.columns.map { "s.\(identifier: $0)" as SQL }
    let value: SQL = reference.isList ? "e.code" : names[names.count - 1]
    let parts = names.dropLast() + [value]
    let lists: SQL = reference.isList ? "cross join lateral unnest(s.\(identifier: last)) e(code)" : ""
    let isSet = SQL.joined(parts.map { "\(fragment: $0) is not null" }, separator: " and ")
    let matches = SQL.joined(
      zip(ImportReference.aliasNames, parts).map { "\(fragment: $0) = \(fragment: $1)" }, separator: " and ")
    let key = SQL.joined(parts.map { "\(fragment: $0)::text" }, separator: ", ")
    // What only means something together with another column waits until that one is sound.
    let isSound: SQL =
      reference.columns.count > 1 ? "and not exists (select from import_aside a where a.row_no = s.row_no)" : ""
    let isIncomplete = incompleteKinds.contains(reference.kind.description)
    let rows = try tx.query(
      """
      with unknown as (
        select s.row_no, s.file_no, s.line_no, \(fragment: value)::text as value, array[\(fragment: key)] as parts,
               exists (select from import_refused f
                        where f.kind = \(reference.kind.description) and f.key = concat_ws(chr(31), \(fragment: key))) as follows
          from import_staging s \(fragment: lists)
         where \(fragment: isSet) \(fragment: isSound)
           and not exists (select from (\(fragment: reference.known)) \(fragment: reference.aliases) where \(fragment: matches))),
      aside as (insert into import_aside (row_no, is_repeated) select distinct row_no, false from unknown)
      select file_no, line_no, value, parts, count(*) over () from unknown
       where not follows and not \(isIncomplete) order by row_no \(fragment: limit)
      """)
    return Self.findings(
      try rows.map { (file: Int, line: Int, value: String, parts: [String], count: Int) in
        let finding = StagedFinding(
          place: StagedPlace(file: file, line: line), column: last.description, value: value,
          reason: .unknown(kind: reference.kind, nearest: try nearest(parts, reference)))
        return (finding: finding, count: count)
      })
  }

  private func nearest(_ parts: [String], _ reference: ImportReference) throws -> String? {
    guard let wanted = parts.last else { return nil }
    let names = ImportReference.aliasNames.prefix(reference.columns.count)
    let above = zip(names, parts.dropLast()).map { "\(fragment: $0)::text = \($1)" as SQL }
    let filter: SQL = above.isEmpty ? "true" : SQL.joined(above, separator: " and ")
    let name = names[names.count - 1]
    let candidates = try tx.query(
      """
      select distinct \(fragment: name)::text from (\(fragment: reference.known)) \(fragment: reference.aliases)
       where \(fragment: filter) order by 1 limit 10000
      """)
    return Suggestion.nearest(to: wanted, in: try candidates.decode(String.self))
  }

  private func broken(_ check: ImportMerge.Check) throws -> StagedFindings {
    let excuse: SQL = check.excusedBy.map { "exists (select from import_refused f where \(fragment: $0))" } ?? "false"
    let rows = try tx.query(
      """
      with broken as (
        select s.row_no, s.file_no, s.line_no, s.\(identifier: check.column)::text as value, \(fragment: excuse) as follows
          from import_staging s
         where \(fragment: check.isBroken) and not exists (select from import_aside a where a.row_no = s.row_no)),
      aside as (insert into import_aside (row_no, is_repeated) select row_no, false from broken)
      select file_no, line_no, value, count(*) over () from broken where not follows order by row_no \(fragment: limit)
      """)
    return Self.findings(
      try rows.map { (file: Int, line: Int, value: String?, count: Int) in
        let finding = StagedFinding(
          place: StagedPlace(file: file, line: line), column: check.column.description, value: value,
          reason: .refused(Problem(code: check.code, message: check.message, hint: check.hint)))
        return (finding: finding, count: count)
      })
  }

  /// A condition that leaves out rows of files that do not have the column.
  private func isSaid(_ column: StaticString) -> SQL {
    filesWithout[column.description].map { " and s.file_no <> all (\($0))" } ?? ""
  }

  private func differences() throws -> StagedFindings {
    try tx.execute(
      """
      create temporary table import_known on commit drop as
      select s.row_no from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
      """)
    let keys = Set(merge.key.map(\.description))
    let compared = merge.comparisons.filter {
      !keys.contains($0.description) && staged[$0.description] != nil
    }
    guard try tx.query("select exists (select from import_known)").first(as: Bool.self) == true, !compared.isEmpty else {
      return StagedFindings()
    }
    let differs = compared.map {
      """
      (s.\(identifier: $0) is not null and s.\(identifier: $0) is distinct from t.\(identifier: $0)\(fragment: isSaid($0)))
      """ as SQL
    }
    let isFixed = compared.map { !changesRows || !merge.changeable.contains($0.description) }
    let fixed = isFixed.indices.filter { isFixed[$0] }
    let values = compared.enumerated().map { number, name in
      """
      (\(number), \(name.description), \(staged[name.description]?.isPersonal == true), \(fragment: differs[number]),
       t.\(identifier: name)::text, s.\(identifier: name)::text)
      """ as SQL
    }
    let rows = try tx.query(
      """
      with differing as (
        select s.row_no, s.file_no, s.line_no, d.number, d.name, d.is_personal, d.stored, d.value
        from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
        cross join lateral (values \(fragment: SQL.joined(values, separator: ", "))) d(number, name, is_personal, differs, stored, value)
       where (\(fragment: SQL.joined(differs, separator: " or "))) and d.differs
         and not exists (select from import_aside a where a.row_no = s.row_no)),
      changed as (insert into import_changed (row_no, is_refused)
                  select row_no, bool_or(number = any (\(fixed))) from differing group by row_no order by row_no),
      noted as (insert into import_differences
                select row_no, file_no, line_no, name, stored, value from differing where not is_personal and number <> all (\(fixed)))
      select file_no, line_no, number, stored, value, count(*) filter (where number = any (\(fixed))) over () from differing
       order by number = any (\(fixed)) desc, row_no, number \(fragment: limit)
      """)
    let found = try rows.map { (file: Int, line: Int, number: Int, stored: String?, value: String?, count: Int) in
      let finding = StagedFinding(
        place: StagedPlace(file: file, line: line), column: compared[number].description, value: value,
        reason: isFixed[number] ? .differs(stored: stored) : .changed(stored: stored))
      return (finding: finding, isFixed: isFixed[number], count: count)
    }
    // Changes that are not listed are no errors that somebody else would have to count.
    return StagedFindings(
      listed: found.map(\.finding), count: (found.first?.count ?? 0) + found.count { !$0.isFixed })
  }
}
