import Domain
import Postgres

/// The staged rows on their way into the schema, which has the last word.
extension ImportStage {
  /// Inserts the rows that are new and sound, and finds every one that the schema refuses.
  package func write() throws -> StagedFindings {
    var findings = StagedFindings()
    let count: Int
    var areAllNew = false
    if merge.order == nil, try isAllNew {
      count = try tx.query("select count(*) from import_staging").first(as: Int.self) ?? 0
      // Nearly always all of them stay, and need neither numbers nor a copy.
      areAllNew = try count == 0 || attempt(merge.insertions("(select *, row_no as turn from import_staging)")) == nil
      if !areAllNew {
        try insert(1...accept(), isRefused: true, &findings)
      }
    } else {
      count = try accept()
      if count > 0 { try insert(1...count, isRefused: false, &findings) }
    }
    try change(&findings)
    if count > Self.largeBatch {
      for table in merge.tables { try tx.execute("select refresh_statistics(\(table.description))") }
    }
    if !isRehearsal { try remember(areAllNew: areAllNew) }
    try rememberRefused()
    return findings
  }

  private var isAllNew: Bool {
    get throws {
      try tx.query("select not exists (select from import_known) and not exists (select from import_aside)")
        .first(as: Bool.self) == true
    }
  }

  /// Numbers the rows that are to be written, in the order in which they are, and returns how many there are.
  private func accept() throws -> Int {
    let chain: SQL = merge.chain.isEmpty ? "null::text" : keyText(merge.chain, of: "s")
    try tx.execute(
      """
      create temporary table import_accepted on commit drop as
      select s.*, row_number() over (order by \(fragment: merge.order ?? "s.row_no")) as turn, \(fragment: chain) as chain
        from import_staging s
       where not exists (select from import_known k where k.row_no = s.row_no)
         and not exists (select from import_aside a where a.row_no = s.row_no)
      """)
    try tx.execute("create unique index on import_accepted (turn)")
    try tx.execute("analyze import_accepted")
    return try tx.query("select count(*) from import_accepted").first(as: Int.self) ?? 0
  }

  /// Below this the planner's guesses do no harm.
  private static let largeBatch = 100

  private func rows(_ turns: ClosedRange<Int>) -> SQL {
    "(select * from import_accepted where turn between \(turns.lowerBound) and \(turns.upperBound))"
  }

  /// - Parameter isRefused: as a whole they have been tried already.
  private func insert(_ turns: ClosedRange<Int>, isRefused: Bool, _ findings: inout StagedFindings) throws {
    try settle(turns, isRefused: isRefused, by: { merge.insertions(rows($0)) }) { turn, error in
      if let finding = try finding(of: error, turn: turn) {
        findings.append(StagedFindings(listed: [finding], count: 1), listed_max: listed_max)
      }
    }
  }

  /// Runs statements for all rows, or halves them until every refused row stands alone. The halves are written in order, each on
  /// top of what was accepted, so a sum that is exceeded is blamed on the row that exceeds it.
  func settle(
    _ rows: ClosedRange<Int>, isRefused: Bool = false, by statements: (ClosedRange<Int>) -> [SQL],
    refuse: (Int, PostgresError) throws -> Void
  ) throws {
    guard rows.count > 1 else {
      if let error = try attempt(statements(rows)) { try refuse(rows.lowerBound, error) }
      return
    }
    guard try isRefused || attempt(statements(rows)) != nil else { return }
    let middle = rows.lowerBound + rows.count / 2 - 1
    try settle(rows.lowerBound...middle, by: statements, refuse: refuse)
    try settle(middle + 1...rows.upperBound, by: statements, refuse: refuse)
  }

  /// Runs statements, deferred rules included; afterwards nothing of them is there where a row was refused.
  func attempt(_ changes: [SQL]) throws -> PostgresError? {
    let statements = changes + ["set constraints all immediate", "set constraints all deferred"]
    do {
      try tx.savepoint { _ = try tx.run(statements) }
      return nil
    } catch let error as PostgresError
      where error.kind == .constraint || error.sqlState.hasPrefix("22")
      || (changesRows && error.kind == .permission)
    {
      return error
    }
  }

  private func finding(of error: PostgresError, turn: Int) throws -> StagedFinding? {
    let column = try responsible(for: error)
    let causes = error.constraint.flatMap { merge.consequences[$0] } ?? []
    let row = try tx.query(
      """
      with refused as (
        insert into import_aside (row_no, is_repeated)
        select l.row_no, false from import_accepted a join import_accepted l on l.turn = a.turn or (l.chain = a.chain and l.turn > a.turn)
         where a.turn = \(turn))
      select s.file_no, s.line_no, s.\(identifier: column)::text,
             \(!causes.isEmpty) and exists (
               select from import_aside x join import_staging b on b.row_no = x.row_no
                where x.row_no <> s.row_no and \(fragment: sameProperty)
               union all select from import_refused f where f.kind = any(\(causes))
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
  func responsible(for error: PostgresError) throws -> StaticString {
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
}
