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
    /// The database holds another value, which the batch does not change.
    case differs(stored: String?)
    /// The database held another value, which the batch changes.
    case changed(stored: String?)
    /// A rule of the schema or of the kind says no.
    case refused(Problem)
  }

  package let place: StagedPlace
  package let column: String
  /// The value as the staging table shows it.
  package let value: String?
  package let reason: Reason
}

/// What was found about staged rows: the first ones, and how many there are altogether.
package struct StagedFindings: Sendable {
  package var listed: [StagedFinding] = []
  package var count = 0

  mutating func append(_ other: StagedFindings, listed_max: Int) {
    listed += other.listed.prefix(max(0, listed_max - listed.count))
    count += other.count
  }
}

/// How many rows of a file were new and how many were there already.
package struct StagedCounts: Sendable {
  package let file: Int
  package let new: Int
  package let changed: Int
  package let unchanged: Int
}

/// The rows of one kind on their way into the schema: staged by COPY, checked as a set, merged.
///
/// Every statement is about all rows at once; only what the schema itself refuses is searched for, by halves.
package struct ImportStage {
  let tx: Transaction
  let merge: ImportMerge
  let kind: String
  let columns: [StagingColumn]
  let incompleteKinds: Set<String>
  let listed_max: Int
  let changesRows: Bool
  let isRehearsal: Bool
  /// Which files do not have a column: they say nothing of what is stored there, whatever stands for it in a new row.
  package var filesWithout: [String: [Int]] = [:]

  /// - Parameters:
  ///   - kind: the name under which other kinds refer to this one.
  ///   - incompleteKinds: kinds of which a file could not be read; what refers to them cannot be judged.
  ///   - listed_max: so many findings of each sort are fetched, the others only counted.
  ///   - changesRows: stored rows become what the file says, where they may.
  ///   - isRehearsal: nothing will stay, so nobody needs to know what became of which row.
  package init(
    _ tx: Transaction, _ merge: ImportMerge, kind: String, columns: [StagingColumn], incompleteKinds: Set<String>,
    listed_max: Int, changesRows: Bool, isRehearsal: Bool
  ) {
    self.tx = tx
    self.merge = merge
    self.kind = kind
    self.columns = columns
    self.incompleteKinds = incompleteKinds
    self.listed_max = listed_max
    self.changesRows = changesRows
    self.isRehearsal = isRehearsal
  }

  /// Prepares a batch: one import at a time, and a list of what it refuses.
  package static func begin(_ tx: Transaction) throws {
    // Two imports of the same rows would each take the other's for new.
    try tx.execute("select pg_advisory_xact_lock(hashtext('viertelwerk import'))")
    // Compiling the statements of a list takes longer than running them, and what is sorted or hashed should stay in memory.
    // What is read in portions is read to its end.
    try tx.execute(
      """
      select set_config('jit', 'off', true), set_config('work_mem', '128MB', true), set_config('cursor_tuple_fraction', '1', true)
      """)
    try tx.execute("create temporary table import_refused (kind text not null, key text not null) on commit drop")
    try tx.execute("create index on import_refused (kind, key)")
    try tx.execute(
      """
      create temporary table import_taken
        (file_no integer not null, part integer not null, lines integer[] not null, subjects bigint[] not null,
         contents bigint[] not null, changes boolean[] not null)
        on commit drop
      """)
    try tx.execute(
      """
      create temporary table import_replaced
        (file_no integer not null, line_no integer not null, name text not null, stored text, value text) on commit drop
      """)
  }

  /// Fills the staging table; the closure is given what sends bytes in COPY's text format: row number, file, line, columns.
  package func load(_ feed: (_ send: ([UInt8]) throws -> Void) throws -> Void) throws {
    let definitions = SQL.joined(columns.map { "\(identifier: $0.name) \(fragment: $0.storage.type)" }, separator: ", ")
    let names = SQL.joined(columns.map { "\(identifier: $0.name)" }, separator: ", ")
    try tx.execute(
      "drop table if exists import_staging, import_aside, import_known, import_changed, import_differences, import_accepted")
    try tx.execute(
      """
      create temporary table import_staging
        (row_no bigint not null, file_no integer not null, line_no integer not null,
         part integer not null generated always as (row_no / \(fragment: ImportedRow.part_rows)) stored, \(fragment: definitions))
        on commit drop
      """)
    try tx.execute(
      "create temporary table import_aside (row_no bigint not null, is_repeated boolean not null) on commit drop")
    try tx.execute(
      """
      create temporary table import_changed
        (row_no bigint not null, is_refused boolean not null, turn bigint not null generated always as identity)
        on commit drop
      """)
    try tx.execute(
      """
      create temporary table import_differences
        (row_no bigint not null, file_no integer not null, line_no integer not null, name text not null, stored text, value text)
        on commit drop
      """)
    try tx.copyIn("copy import_staging (row_no, file_no, line_no, \(fragment: names)) from stdin (format text)") { writer in
      try feed { bytes in try writer.write(bytes) }
    }
    try tx.execute("analyze import_staging")
  }

  /// Remembers rows that could not even be staged, so that what refers to them is not reported as well; the closure is given what
  /// sends bytes in COPY's text format: kind, key.
  package func refuse(_ feed: (_ send: ([UInt8]) throws -> Void) throws -> Void) throws {
    try tx.copyIn("copy import_refused (kind, key) from stdin (format text)") { writer in
      try feed { bytes in try writer.write(bytes) }
    }
  }

  /// The columns by their names.
  var staged: [String: StagingColumn] {
    Dictionary(columns.map { ($0.name.description, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// A row's key as one text, as `import_refused` keeps it.
  func keyText(_ names: [StaticString], of row: SQL) -> SQL {
    let parts = names.map { "\(fragment: row).\(identifier: $0)::text" as SQL }
    return "concat_ws(chr(31), \(fragment: SQL.joined(parts, separator: ", ")))"
  }

  /// The column of the key that a message names: its last one, unless that is an identity nobody wrote.
  var reportedKey: StaticString {
    let last = merge.key.last ?? "row_no"
    guard staged[last.description]?.storage == .uuid else { return last }
    return columns.first?.name ?? last
  }

  /// Where the rows stand that were set aside or say something else than what is stored; of a grid, a line may be named again.
  package func forEachRefusedPlace(_ body: (StagedPlace) throws -> Void) throws {
    try tx.forEach(
      """
      select s.file_no, s.line_no from import_staging s
       where exists (select from import_aside a where a.row_no = s.row_no)
          or exists (select from import_changed c where c.row_no = s.row_no and c.is_refused)
      """
    ) { (file: Int, line: Int) in
      try body(StagedPlace(file: file, line: line))
    }
  }

  /// How many rows of each file were new and how many were there already.
  package func counts() throws -> [StagedCounts] {
    try tx.query(
      """
      select f.file_no, f.rows - count(l.row_no), count(l.row_no) filter (where l.is_changed),
             count(l.row_no) filter (where l.is_known and not l.is_changed)
        from (select file_no, count(*) as rows from import_staging group by file_no) f
        left join (select s.file_no, s.row_no, o.is_known,
                          exists (select from import_changed c where c.row_no = o.row_no and not c.is_refused) as is_changed
                     from (select row_no, bool_or(is_known) as is_known
                             from (select row_no, true from import_known union all select row_no, false from import_aside) r(row_no, is_known)
                            group by row_no) o
                     join import_staging s on s.row_no = o.row_no) l on l.file_no = f.file_no
       group by f.file_no, f.rows order by f.file_no
      """
    ).map { (file: Int, new: Int, changed: Int, unchanged: Int) in
      StagedCounts(file: file, new: new, changed: changed, unchanged: unchanged)
    }
  }
}
