import Domain
import Postgres

/// How the staged rows of one kind become rows of the schema, as data: what they are compared with, what they refer to,
/// and what inserts them. Statements call a staged row `s` and a stored one `t`.
package struct ImportMerge: Sendable {
  /// A staged column beside what the database holds for it, so that a difference can be named in the file's own terms.
  struct Stored: Sendable {
    let column: StaticString
    let value: SQL
  }

  /// A target column, what is inserted into it, and the staged columns it reads.
  struct Binding: Sendable {
    let target: StaticString?
    let value: SQL
    let stored: [Stored]
  }

  /// A rule between a row and the rest that is no reference, such as a day that lies in a placement.
  struct Check: Sendable {
    let column: StaticString
    let code: String
    let message: Phrase
    let hint: Phrase
    /// True for a row that breaks it.
    let isBroken: SQL
    /// Kinds that would have had to exist; where one was refused for the same participant the row is not reported again.
    let excusedBy: SQL?
  }

  /// Staged columns that name a row; nothing else of the kind has them.
  package let key: [StaticString]
  /// The one column of a key that may be empty: a period without a beginning.
  static let openKey: StaticString = "since"
  let references: [ImportReference]
  let checks: [Check]
  /// Stored rows in the columns of the staging table.
  let stored: SQL
  let comparisons: [StaticString]
  /// What a row `s` that is new will be as a stored one, in the columns of `comparisons`, where that is known without looking it up.
  let fresh: SQL?
  /// The statements that insert the rows that the fragment yields.
  let insertions: @Sendable (_ rows: SQL) -> [SQL]
  /// The staged columns whose stored values a batch may change.
  let changeable: Set<String>
  /// The statements that change stored rows to what the fragment yields, whose `row_id` is theirs; none where rows stay as they are.
  let changes: @Sendable (_ rows: SQL) -> [SQL]
  /// A table and the `ctid` of each row in it that goes with the rows of `import_undone`.
  struct Removal: Sendable {
    let table: StaticString
    let rows: SQL
  }

  /// What is taken away, in this order; nothing where rows stay for ever.
  let removals: [Removal]
  /// In which order rows are inserted; nil: that of the files.
  let order: SQL?
  /// Rows that share these columns follow each other: behind a refused one the later ones are set aside.
  let chain: [StaticString]
  /// The column that people should look at, by the rule that was broken.
  let blame: [String: StaticString]
  /// Rules that a refused row of the same house may be the true cause of, with the kinds of such rows.
  let consequences: [String: [String]]
  let targets: [String: StaticString]
  /// The tables that grow, whose statistics a large batch must refresh.
  package let tables: [StaticString]
  /// Other names under which a refused row is remembered, as kind and key.
  let aliases: [(kind: StaticString, key: SQL)]

  /// Whether a batch may change what is stored of a staged column.
  package func isChangeable(_ column: String) -> Bool { changeable.contains(column) }

  /// A kind that is one table, by its bindings.
  init(
    into table: StaticString, key: [StaticString], _ bindings: [[Binding]], references: [ImportReference] = [],
    checks: [Check] = [], alsoInto: [StaticString] = [],
    then more: @escaping @Sendable (_ rows: SQL) -> [SQL] = { _ in [] }, alsoStored: [Stored] = [],
    joining: SQL = "", alsoChangeable: [StaticString] = [],
    changeFirst: @escaping @Sendable (_ rows: SQL) -> [SQL] = { _ in [] },
    thenChange: @escaping @Sendable (_ rows: SQL) -> [SQL] = { _ in [] }, owned: [Removal] = [], order: SQL? = nil,
    chain: [StaticString] = [], blame: [String: StaticString] = [:],
    consequences: [String: [String]] = [:], aliases: [(kind: StaticString, key: SQL)] = []
  ) {
    let all = bindings.flatMap { $0 }
    let stored = all.flatMap(\.stored) + alsoStored
    let written = all.compactMap { binding in binding.target.map { (target: $0, value: binding.value) } }
    let names = SQL.joined(written.map { "\(identifier: $0.target)" }, separator: ", ")
    let values = SQL.joined(written.map(\.value), separator: ", ")
    let columns = SQL.joined(stored.map { "\(fragment: $0.value) as \(identifier: $0.column)" }, separator: ", ")
    let keys = Set(key.map(\.description))
    // What follows from other columns follows from them again.
    let changing = all.filter { binding in
      binding.target != nil && !binding.stored.contains { keys.contains($0.column.description) }
        && (!binding.stored.isEmpty || !alsoChangeable.isEmpty)
    }
    let assignments = changing.compactMap { binding in
      binding.target.map { "\(identifier: $0) = \(fragment: binding.value)" as SQL }
    }
    self.init(
      tables: [table] + alsoInto, key: key, references: references, checks: checks,
      stored: "select t.ctid as row_id, \(fragment: columns) from \(identifier: table) t \(fragment: joining)",
      comparisons: stored.map(\.column),
      insertions: { rows in
        let insertion: SQL = """
          insert into \(identifier: table) (\(fragment: names))
          select \(fragment: values) from \(fragment: rows) s order by s.turn
          """
        return [insertion] + more(rows)
      },
      changeable: Set((changing.flatMap(\.stored).map(\.column) + alsoChangeable).map(\.description)),
      changes: { rows in
        let change: [SQL] =
          assignments.isEmpty
          ? []
          : [
            """
            update \(identifier: table) t set \(fragment: SQL.joined(assignments, separator: ", "))
              from \(fragment: rows) s where t.ctid = s.row_id
            """
          ]
        return changeFirst(rows) + change + thenChange(rows)
      },
      removals: owned + [.itself(table)],
      order: order, chain: chain, blame: blame, consequences: consequences,
      targets: Dictionary(
        all.compactMap { binding in
          binding.target.flatMap { target in binding.stored.last.map { (target.description, $0.column) } }
        }, uniquingKeysWith: { first, _ in first }), aliases: aliases)
  }

  /// A kind that needs statements of its own.
  init(
    tables: [StaticString], key: [StaticString], references: [ImportReference], checks: [Check] = [], stored: SQL,
    comparisons: [StaticString], fresh: SQL? = nil,
    insertions: @escaping @Sendable (_ rows: SQL) -> [SQL], changeable: Set<String> = [],
    changes: @escaping @Sendable (_ rows: SQL) -> [SQL] = { _ in [] }, removals: [Removal] = [], order: SQL? = nil,
    chain: [StaticString] = [],
    blame: [String: StaticString] = [:], consequences: [String: [String]] = [:], targets: [String: StaticString] = [:],
    aliases: [(kind: StaticString, key: SQL)] = []
  ) {
    self.tables = tables
    self.key = key
    self.references = references
    self.checks = checks
    self.stored = stored
    self.comparisons = comparisons
    self.fresh = fresh
    self.insertions = insertions
    self.changeable = changeable
    self.changes = changes
    self.removals = removals
    self.order = order
    self.chain = chain
    self.blame = blame
    self.consequences = consequences
    self.targets = targets
    self.aliases = aliases
  }
}

extension ImportMerge.Removal {
  /// The rows of the kind.
  static func itself(_ table: StaticString) -> Self { Self(table: table, rows: "select row_id from import_undone") }

  /// Rows that belong to those of the kind.
  static func part(_ table: StaticString, by key: StaticString, of owner: StaticString) -> Self {
    Self(
      table: table,
      rows: """
        select x.ctid from \(identifier: table) x join \(identifier: owner) t on t.id = x.\(identifier: key)
          join import_undone u on u.row_id = t.ctid
        """)
  }
}

extension Array where Element == ImportMerge.Binding {
  /// Columns that are called the same in the file and in the table.
  static func same(_ names: StaticString...) -> Self {
    names.map {
      ImportMerge.Binding(target: $0, value: "s.\(identifier: $0)", stored: [.init(column: $0, value: "t.\(identifier: $0)")])
    }
  }

  /// A staged column under another name in the table, or with a value for an empty cell.
  static func column(_ target: StaticString, _ staged: StaticString? = nil, or standing: SQL? = nil) -> Self {
    let name = staged ?? target
    let value: SQL = "s.\(identifier: name)"
    return [
      ImportMerge.Binding(
        target: target, value: standing.map { "coalesce(\(fragment: value), \(fragment: $0))" } ?? value,
        stored: [.init(column: name, value: "t.\(identifier: target)")])
    ]
  }

  /// The key of something that a code in the file names.
  static func lookup(_ target: StaticString, _ staged: StaticString, in table: StaticString) -> Self {
    [
      ImportMerge.Binding(
        target: target, value: "(select o.id from \(identifier: table) o where o.code = s.\(identifier: staged))",
        stored: [
          .init(
            column: staged,
            value: "(select o.code::text from \(identifier: table) o where o.id = t.\(identifier: target))")
        ])
    ]
  }

  /// A period from two columns, the second one the inclusive last day.
  static func period(
    _ target: StaticString, _ since: StaticString = "since", _ until: StaticString = "until", unknownIsNull: Bool = false
  ) -> Self {
    let range: SQL = "daterange(s.\(identifier: since), s.\(identifier: until) + 1)"
    let value: SQL =
      unknownIsNull
      ? "case when coalesce(s.\(identifier: since), s.\(identifier: until)) is not null then \(fragment: range) end" : range
    return [
      ImportMerge.Binding(
        target: target, value: value,
        stored: [
          .init(column: since, value: "lower(t.\(identifier: target))"),
          .init(column: until, value: "upper(t.\(identifier: target)) - 1"),
        ])
    ]
  }

  /// A value that needs an expression of its own.
  static func value(_ target: StaticString, _ value: SQL, stored column: StaticString, as stored: SQL) -> Self {
    [ImportMerge.Binding(target: target, value: value, stored: [.init(column: column, value: stored)])]
  }

  /// A value that follows from other columns and is not compared.
  static func derived(_ target: StaticString, _ value: SQL) -> Self {
    [ImportMerge.Binding(target: target, value: value, stored: [])]
  }

  static var sourced: Self { .same("source", "evidence") }
  static var property: Self { .lookup("property_id", "property", in: "properties") }
  static var participant: Self { .lookup("participant_id", "participant", in: "participants") }
  /// Names in both languages.
  static var named: Self { .same("name_de", "name_en") }
}
