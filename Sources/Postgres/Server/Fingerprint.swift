/// What is in each table of a database, in a line each: enough to tell whether two databases hold the same.
package struct Fingerprint: Sendable, Equatable {
  /// One table's content, whatever order its rows are stored in.
  package struct Table: Sendable, Equatable {
    /// Schema and name, quoted where SQL wants it.
    package let name: String
    package let count: Int64
    /// Two sums over 64-bit hashes of every row's text.
    package let hash: String
  }

  /// In the order of their names.
  package let tables: [Table]

  package init(tables: [Table]) {
    self.tables = tables
  }

  /// Reads every row of every table that is not the server's own, so as fast as the disk is.
  ///
  /// The text of a row depends on the session's settings, which `ConnectionSettings` fixes.
  /// - Throws: `PostgresError`, of kind `permission` where the login would not see every row.
  package init(of connection: Connection) throws {
    _ = try connection.query("select set_config('row_security', 'off', false)")
    // query_to_xml runs a statement for each table it names, so the catalog drives the whole in one query.
    let rows = try connection.query(
      """
      select
        format('%I.%I', pg_namespace.nspname, pg_class.relname),
        ((xpath('/row/count/text()', content))[1])::text::int8,
        ((xpath('/row/hash/text()', content))[1])::text
      from pg_catalog.pg_class
      join pg_catalog.pg_namespace on pg_namespace.oid = pg_class.relnamespace
      cross join lateral query_to_xml(
        format(
          $statement$
            select count(*) as count,
              concat_ws(
                ':',
                coalesce(sum(hashtextextended(fingerprinted_row::text, 0)::numeric), 0),
                coalesce(sum(hashtextextended(fingerprinted_row::text, 1)::numeric), 0)) as hash
            from only %I.%I as fingerprinted_row
          $statement$,
          pg_namespace.nspname, pg_class.relname),
        false, true, '') as content
      where pg_class.relkind = 'r'
        and pg_class.relpersistence = 'p'
        and pg_namespace.nspname not in ('pg_catalog', 'information_schema', 'pg_toast')
        and not exists (
          select from pg_catalog.pg_depend
          where pg_depend.classid = 'pg_catalog.pg_class'::regclass and pg_depend.objid = pg_class.oid
            and pg_depend.deptype = 'e')
      order by format('%I.%I', pg_namespace.nspname, pg_class.relname) collate "C"
      """)
    tables = try rows.decode((String, Int64, String).self).map { Table(name: $0.0, count: $0.1, hash: $0.2) }
  }

  /// The tables in which two databases differ.
  package func differences(from other: Fingerprint) -> [String] {
    let own = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    let others = Dictionary(other.tables.map { ($0.name, $0) }) { first, _ in first }
    return Set(own.keys).union(others.keys).filter { own[$0] != others[$0] }.sorted()
  }

  package var rowCount: Int64 { tables.reduce(0) { $0 + $1.count } }
}
