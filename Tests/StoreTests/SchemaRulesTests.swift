import Harness
import Postgres
import Store
import Testing

/// Rules about the schema itself, read from the catalog: a new table that forgets one of them fails here.
@Suite(.needsPostgres) struct SchemaRulesTests {
  /// Runs a catalog query as the superuser and returns what it names.
  private func named(_ query: SQL) async throws -> [String] {
    try await Harness.withDatabase { test in
      try await test.administer { connection in try connection.query(query).decode(String.self) }
    }
  }

  @Test func `every table has forced row-level security and a policy`() async throws {
    let bare = try await named(
      """
      select c.relname::text from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
         and not (c.relrowsecurity and c.relforcerowsecurity and exists (select from pg_policy p where p.polrelid = c.oid))
      """)
    #expect(bare == [])
  }

  @Test func `every foreign key has an index that begins with its columns or is unique on some of them`() async throws {
    let slow = try await named(
      """
      select k.conname::text from pg_constraint k
       where k.connamespace = 'public'::regnamespace and k.contype = 'f'
         and not exists (
           select from pg_index i
            where i.indrelid = k.conrelid
              and (i.indisunique and i.indpred is null and k.conkey @> i.indkey::smallint[] or
                   (select array_agg(column_number order by column_number)
                     from unnest((i.indkey::smallint[])[0:cardinality(k.conkey) - 1]) column_number)
                = (select array_agg(column_number order by column_number) from unnest(k.conkey) column_number)))
      """)
    #expect(slow == [])
  }

  @Test func `no constraint has a name that PostgreSQL made up`() async throws {
    let unnamed = try await named(
      """
      select k.conname::text from pg_constraint k
       where k.connamespace = 'public'::regnamespace
         and (k.conname ~ '_(check|key|excl|fkey)[0-9]+$' or k.conname ~ '_check$' or k.conname ~ '_key$' or k.conname ~ '_excl$')
         and k.conrelid <> 'viertelwerk_migrations'::regclass
      """)
    #expect(unnamed == [])
  }

  @Test func `a function with the rights of its owner has a fixed search path that ends in pg_temp`() async throws {
    let open = try await named(
      """
      select p.oid::regprocedure::text from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosecdef
         and not exists (select from unnest(p.proconfig) s where s ~ '^search_path=.*pg_temp$')
      """)
    #expect(open == [])
  }

  @Test func `an invariant runs as the role that sees every row, and nobody can take that role on`() async throws {
    let asActing = try await named(
      """
      select g.tgname::text from pg_trigger g
        join pg_class c on c.oid = g.tgrelid
        join pg_proc p on p.oid = g.tgfoid
       where c.relnamespace = 'public'::regnamespace and not g.tgisinternal
         and (not p.prosecdef or p.proowner <> 'viertelwerk_invariant'::regrole)
      """)
    #expect(asActing == [])
    let members = try await named(
      """
      select m.member::regrole::text from pg_auth_members m
       where m.roleid = 'viertelwerk_invariant'::regrole and not (select rolsuper from pg_roles where oid = m.member)
      """)
    #expect(members == [])
  }

  @Test func `views show what the acting role may see`() async throws {
    let asOwner = try await named(
      """
      select c.relname::text from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'v'
         and not coalesce('security_invoker=true' = any (c.reloptions), false)
      """)
    #expect(asOwner == [])
  }

  @Test func `money is whole cents and a day is a date`() async throws {
    let floating = try await named(
      """
      select a.attrelid::regclass || '.' || a.attname from pg_attribute a
        join pg_class c on c.oid = a.attrelid
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0
         and (a.atttypid in ('float4'::regtype, 'float8'::regtype, 'money'::regtype, 'timestamp'::regtype)
              or (a.attname ~ '_cents$' and a.atttypid not in ('cents'::regtype, 'bigint'::regtype))
              or (a.attname ~ '_on$' and a.atttypid <> 'date'::regtype)
              or (a.attname ~ '_at$' and a.atttypid <> 'timestamptz'::regtype))
      """)
    #expect(floating == [])
  }
}
