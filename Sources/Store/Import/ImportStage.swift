package import Domain
import Postgres

/// A row of a file by its place.
package struct StagedPlace: Sendable, Hashable {
  package let file: Int
  package let line: Int
}

/// A row that does not fit: where, and in which staged column.
package struct StagedFinding: Sendable {
  package enum Reason: Sendable {
    /// The row's key stands in an earlier row, on the line given, of the file given.
    case repeated(file: Int, line: Int)
    /// What the value refers to does not exist; the nearest code that does.
    case unknown(kind: StaticString, nearest: String?)
    /// The database holds another value; import does not overwrite.
    case differs(stored: String?)
    /// A rule of the schema or of the kind says no.
    case refused(Problem)
  }

  package let place: StagedPlace
  package let column: String
  /// The value as the staging table shows it.
  package let value: String?
  package let reason: Reason
}

/// How many rows of a file were new and how many were there already.
package struct StagedCounts: Sendable {
  package let file: Int
  package let new: Int
  package let unchanged: Int
}

/// The rows of one kind on their way into the schema: staged by COPY, checked as a set, merged.
///
/// Every statement is about all rows at once; only what the schema itself refuses is searched for, by halves.
package struct ImportStage {
  private let tx: Transaction
  private let merge: ImportMerge
  private let kind: String
  private let columns: [StagingColumn]
  private let incompleteKinds: Set<String>

  /// - Parameters:
  ///   - kind: the name under which other kinds refer to this one.
  ///   - incompleteKinds: kinds of which a file could not be read; what refers to them cannot be judged.
  package init(
    _ tx: Transaction, _ merge: ImportMerge, kind: String, columns: [StagingColumn], incompleteKinds: Set<String>
  ) {
    self.tx = tx
    self.merge = merge
    self.kind = kind
    self.columns = columns
    self.incompleteKinds = incompleteKinds
  }

  /// Prepares a batch: one import at a time, and a list of what it refuses.
  package static func begin(_ tx: Transaction) throws {
    // Two imports of the same rows would each take the other's for new.
    try tx.execute("select pg_advisory_xact_lock(hashtext('viertelwerk import'))")
    try tx.execute("create temporary table import_refused (kind text not null, key text not null) on commit drop")
    try tx.execute("create index on import_refused (kind, key)")
  }

  // MARK: Staging

  /// Fills the staging table; the closure is given what sends bytes in COPY's text format: row number, file, line, columns.
  package func load(_ feed: (_ send: ([UInt8]) throws -> Void) throws -> Void) throws {
    let definitions = SQL.joined(columns.map { "\(identifier: $0.name) \(fragment: $0.storage.type)" }, separator: ", ")
    let names = SQL.joined(columns.map { "\(identifier: $0.name)" }, separator: ", ")
    try tx.execute("drop table if exists import_staging, import_aside, import_known, import_accepted")
    try tx.execute(
      """
      create temporary table import_staging
        (row_no bigint not null, file_no integer not null, line_no integer not null, \(fragment: definitions)) on commit drop
      """)
    try tx.execute(
      "create temporary table import_aside (row_no bigint not null, is_repeated boolean not null) on commit drop")
    try tx.copyIn("copy import_staging (row_no, file_no, line_no, \(fragment: names)) from stdin (format text)") { writer in
      try feed { bytes in try writer.write(bytes) }
    }
    try tx.execute("analyze import_staging")
  }

  /// Remembers rows that could not even be staged, so that what refers to them is not reported as well.
  package func refuse(keys: [String]) throws {
    guard !keys.isEmpty else { return }
    try tx.execute("insert into import_refused (kind, key) select \(kind), k from unnest(\(keys)) k")
  }

  private var staged: [String: StagingColumn] {
    Dictionary(columns.map { ($0.name.description, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A row's key as one text, as `import_refused` keeps it.
  private func keyText(_ names: [StaticString], of row: SQL) -> SQL {
    let parts = names.map { "\(fragment: row).\(identifier: $0)::text" as SQL }
    return "concat_ws(chr(31), \(fragment: SQL.joined(parts, separator: ", ")))"
  }

  // MARK: Checks

  /// Everything that can be said before a row is written: repetitions, unknown references, rules of the kind, differences.
  package func check() throws -> [StagedFinding] {
    var findings = try repetitions()
    for reference in merge.references { findings += try unknown(reference) }
    for check in merge.checks { findings += try broken(check) }
    findings += try differences()
    return findings
  }

  private func repetitions() throws -> [StagedFinding] {
    let key = SQL.joined(merge.key.map { "s.\(identifier: $0)" }, separator: ", ")
    let rows = try tx.query(
      """
      with numbered as (
        select s.row_no, s.file_no, s.line_no, row_number() over same_key as number,
               first_value(s.file_no) over same_key as first_file, first_value(s.line_no) over same_key as first_line
          from import_staging s window same_key as (partition by \(fragment: key) order by s.row_no)),
      repeated as (
        insert into import_aside (row_no, is_repeated) select row_no, true from numbered where number > 1)
      select n.row_no, n.file_no, n.line_no, \(fragment: shown)::text, n.first_file, n.first_line
        from numbered n join import_staging s on s.row_no = n.row_no
       where n.number > 1 order by n.row_no
      """)
    return try rows.map { (_: Int64, file: Int, line: Int, value: String?, firstFile: Int, firstLine: Int) in
      StagedFinding(
        place: StagedPlace(file: file, line: line), column: reportedKey.description, value: value,
        reason: .repeated(file: firstFile, line: firstLine))
    }
  }

  /// The column of the key that a message names: its last one, unless that is an identity nobody wrote.
  private var reportedKey: StaticString {
    let last = merge.key.last ?? "row_no"
    guard staged[last.description]?.storage == .uuid else { return last }
    return columns.first?.name ?? last
  }

  private var shown: SQL { "s.\(identifier: reportedKey)" }

  private func unknown(_ reference: ImportReference) throws -> [StagedFinding] {
    guard let last = reference.columns.last else { return [] }
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
      select file_no, line_no, value, parts from unknown where not follows and not \(isIncomplete) order by row_no
      """)
    return try rows.map { (file: Int, line: Int, value: String, parts: [String]) in
      StagedFinding(
        place: StagedPlace(file: file, line: line), column: last.description, value: value,
        reason: .unknown(kind: reference.kind, nearest: try nearest(parts, reference)))
    }
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

  private func broken(_ check: ImportMerge.Check) throws -> [StagedFinding] {
    let excuse: SQL = check.excusedBy.map { "exists (select from import_refused f where \(fragment: $0))" } ?? "false"
    let rows = try tx.query(
      """
      with broken as (
        select s.row_no, s.file_no, s.line_no, s.\(identifier: check.column)::text as value, \(fragment: excuse) as follows
          from import_staging s
         where \(fragment: check.isBroken) and not exists (select from import_aside a where a.row_no = s.row_no)),
      aside as (insert into import_aside (row_no, is_repeated) select row_no, false from broken)
      select file_no, line_no, value from broken where not follows order by row_no
      """)
    return try rows.map { (file: Int, line: Int, value: String?) in
      StagedFinding(
        place: StagedPlace(file: file, line: line), column: check.column.description, value: value,
        reason: .refused(Problem(code: check.code, message: check.message, hint: check.hint)))
    }
  }

  private func differences() throws -> [StagedFinding] {
    let isNullable = Set(merge.key.map(\.description)).intersection(["since"])
    let matches = SQL.joined(
      merge.key.map {
        isNullable.contains($0.description)
          ? "coalesce(s.\(identifier: $0), '-infinity') = coalesce(t.\(identifier: $0), '-infinity')"
          : "s.\(identifier: $0) = t.\(identifier: $0)"
      }, separator: " and ")
    try tx.execute(
      """
      create temporary table import_known on commit drop as
      select s.row_no from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
      """)
    let keys = Set(merge.key.map(\.description))
    let compared = merge.comparisons.filter { !keys.contains($0.description) && staged[$0.description] != nil }
    guard try tx.query("select exists (select from import_known)").first(as: Bool.self) == true, !compared.isEmpty else {
      return []
    }
    let differs = compared.map {
      "(s.\(identifier: $0) is not null and s.\(identifier: $0) is distinct from t.\(identifier: $0))" as SQL
    }
    let values = compared.enumerated().map { number, name in
      "(\(number), \(fragment: differs[number]), t.\(identifier: name)::text, s.\(identifier: name)::text)" as SQL
    }
    let rows = try tx.query(
      """
      select s.file_no, s.line_no, d.number, d.stored, d.value
        from import_staging s join (\(fragment: merge.stored)) t on \(fragment: matches)
        cross join lateral (values \(fragment: SQL.joined(values, separator: ", "))) d(number, differs, stored, value)
       where (\(fragment: SQL.joined(differs, separator: " or "))) and d.differs
         and not exists (select from import_aside a where a.row_no = s.row_no)
       order by s.row_no, d.number
      """)
    return try rows.map { (file: Int, line: Int, number: Int, stored: String?, value: String?) in
      StagedFinding(
        place: StagedPlace(file: file, line: line), column: compared[number].description, value: value,
        reason: .differs(stored: stored))
    }
  }

  // MARK: Writing

  /// Inserts the rows that are new and sound, and finds every one that the schema refuses.
  package func write() throws -> [StagedFinding] {
    let chain: SQL = merge.chain.isEmpty ? "null::text" : keyText(merge.chain, of: "s")
    try tx.execute(
      """
      create temporary table import_accepted on commit drop as
      select s.*, row_number() over (order by \(fragment: merge.order)) as turn, \(fragment: chain) as chain
        from import_staging s
       where not exists (select from import_known k where k.row_no = s.row_no)
         and not exists (select from import_aside a where a.row_no = s.row_no)
      """)
    try tx.execute("create unique index on import_accepted (turn)")
    try tx.execute("analyze import_accepted")
    let count = try tx.query("select count(*) from import_accepted").first(as: Int.self) ?? 0
    var findings: [StagedFinding] = []
    if count > 0 { try insert(1...count, &findings) }
    if count > Self.largeBatch {
      for table in merge.tables { try tx.execute("select refresh_statistics(\(table.description))") }
    }
    try rememberRefused()
    return findings
  }

  /// Below this the planner's guesses do no harm.
  private static let largeBatch = 100

  private func rows(_ turns: ClosedRange<Int>) -> SQL {
    "(select * from import_accepted where turn between \(turns.lowerBound) and \(turns.upperBound))"
  }

  /// Halves until every refused row stands alone. The halves are written in order, each on top of what was accepted, so a sum
  /// that is exceeded is blamed on the row that exceeds it.
  private func insert(_ turns: ClosedRange<Int>, _ findings: inout [StagedFinding]) throws {
    guard let error = try attempt(turns) else { return }
    guard turns.count > 1 else {
      if let finding = try finding(of: error, turn: turns.lowerBound) { findings.append(finding) }
      return
    }
    let middle = turns.lowerBound + (turns.count / 2) - 1
    try insert(turns.lowerBound...middle, &findings)
    try insert(middle + 1...turns.upperBound, &findings)
  }

  /// Writes the rows, deferred rules included; afterwards nothing of them is there where one was refused.
  private func attempt(_ turns: ClosedRange<Int>) throws -> PostgresError? {
    let statements = merge.insertions(rows(turns)) + ["set constraints all immediate", "set constraints all deferred"]
    do {
      try tx.savepoint { _ = try tx.run(statements) }
      return nil
    } catch let error as PostgresError where error.kind == .constraint || error.sqlState.hasPrefix("22") {
      return error
    }
  }

  private func finding(of error: PostgresError, turn: Int) throws -> StagedFinding? {
    let column = try responsible(for: error)
    let isConsequence = error.constraint.map(merge.consequences.contains) ?? false
    let row = try tx.query(
      """
      with refused as (
        insert into import_aside (row_no, is_repeated)
        select l.row_no, false from import_accepted a join import_accepted l on l.turn = a.turn or (l.chain = a.chain and l.turn > a.turn)
         where a.turn = \(turn))
      select s.file_no, s.line_no, s.\(identifier: column)::text,
             \(isConsequence) and exists (
               select from import_aside x join import_staging b on b.row_no = x.row_no
                where x.row_no <> s.row_no and \(fragment: sameProperty)
               union all select from import_refused f where f.kind in ('stages', 'stage_events', 'defects')
                                                     and split_part(f.key, chr(31), 1) = \(fragment: property))
        from import_accepted s where s.turn = \(turn)
      """
    ).first(as: (Int, Int, String?, Bool).self)
    try tx.execute(
      "delete from import_accepted l using import_accepted a where a.turn = \(turn) and l.chain = a.chain and l.turn > a.turn")
    guard let (file, line, value, follows) = row, !follows else { return nil }
    let problem =
      Problem.violation(of: error)
      ?? (error.sqlState.hasPrefix("22")
        ? Problem(
          code: "import.value",
          message: Phrase(
            "Ein Wert dieser Zeile passt nicht in die Datenbank.", en: "A value of this row does not fit the database."),
          hint: Phrase("Zahlen und Tage der Zeile prüfen.", en: "Check the numbers and days of the row.")) : Problem(error))
    return StagedFinding(
      place: StagedPlace(file: file, line: line), column: column.description, value: value, reason: .refused(problem))
  }

  private var property: SQL { staged["property"] == nil ? "null" : "s.property" }
  private var sameProperty: SQL { staged["property"] == nil ? "false" : "b.property = s.property" }

  /// The staged column that people should look at for a broken rule.
  private func responsible(for error: PostgresError) throws -> StaticString {
    let fallback = reportedKey
    if let constraint = error.constraint {
      if let blamed = merge.blame[constraint] { return blamed }
      if let named = Self.domains[constraint], staged[named.description] != nil { return named }
      let targets = try tx.query(
        """
        select a.attname::text from pg_constraint c
          cross join lateral unnest(c.conkey) with ordinality k(number, position)
          join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number
         where c.conname = \(constraint) and c.conrelid <> 0 order by k.position desc
        """
      ).decode(String.self)
      for target in targets {
        if let column = stagedColumn(of: target) { return column }
      }
    }
    return error.column.flatMap(stagedColumn) ?? fallback
  }

  /// Rules of the schema's domains, which name no column.
  private static let domains: [String: StaticString] = ["evidence_is_known": "evidence", "code_is_short_and_plain": "code"]

  private func stagedColumn(of target: String) -> StaticString? {
    if let bound = merge.targets[target] { return bound }
    return columns.first { $0.name.description == target }?.name
  }

  private func rememberRefused() throws {
    let key = keyText(merge.key, of: "s")
    let names: [(kind: SQL, key: SQL)] = [("\(kind)", key)] + merge.aliases.map { ("\($0.kind.description)", $0.key) }
    for name in names {
      try tx.execute(
        """
        insert into import_refused (kind, key)
        select \(fragment: name.kind), \(fragment: name.key) from import_staging s
         where exists (select from import_aside a where a.row_no = s.row_no and not a.is_repeated)
           and not exists (select from import_known k where k.row_no = s.row_no)
        """)
    }
  }

  /// How many rows of each file were new and how many were there already.
  package func counts() throws -> [StagedCounts] {
    try tx.query(
      """
      select s.file_no, count(*) filter (where k.row_no is null and a.row_no is null), count(*) filter (where k.row_no is not null)
        from import_staging s left join import_known k on k.row_no = s.row_no
        left join (select distinct row_no from import_aside) a on a.row_no = s.row_no
       group by s.file_no order by s.file_no
      """
    ).map { (file: Int, new: Int, unchanged: Int) in StagedCounts(file: file, new: new, unchanged: unchanged) }
  }
}
