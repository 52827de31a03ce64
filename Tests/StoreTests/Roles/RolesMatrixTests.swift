import Domain
import Harness
import Postgres
import Store
import Testing

/// Every role × every table × select, insert, update, delete, as the catalog has it, beside a file that people read and review.
@Suite(.needsPostgres) struct RolesMatrixTests {
  /// A line for each role that may touch a table at all: `all` rows, `own` rows (a policy chooses), – for nothing; columns in
  /// parentheses where not all of them are granted.
  private static let matrix: SQL = """
    with right_of as (
      select c.oid, c.relname, r.role, p.privilege, p.command,
             has_table_privilege(r.role, c.oid, p.privilege) as whole,
             (select string_agg(a.attname, ', ' order by a.attnum) from pg_attribute a
               where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and p.privilege <> 'delete'
                 and has_column_privilege(r.role, c.oid, a.attname, case when p.privilege = 'delete' then 'select' else p.privilege end)) as columns,
             (select string_agg(distinct case when not o.polpermissive then 'except some'
                 when coalesce(case when p.privilege = 'insert' then coalesce(pg_get_expr(o.polwithcheck, o.polrelid), pg_get_expr(o.polqual, o.polrelid))
                                    else pg_get_expr(o.polqual, o.polrelid) end, 'true') = 'true' then 'all' else 'own' end, '+')
                from pg_policy o where o.polrelid = c.oid and o.polcmd in ('*', p.command) and r.role::regrole::oid = any (o.polroles)) as rows
        from pg_class c
        cross join unnest(\(RolesWorld.accounts.map { "viertelwerk_\($0.role.rawValue)" })) with ordinality as r (role, place)
        cross join (values ('select', 'r'::"char"), ('insert', 'a'), ('update', 'w'), ('delete', 'd')) as p (privilege, command)
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'),
    cell as (
      select relname, role, privilege,
             case when not whole and columns is null then '–'
                  else coalesce(rows, 'no policy') || case when whole or columns is null then '' else ' (' || columns || ')' end end as text
        from right_of)
    select relname::text, replace(role, 'viertelwerk_', ''),
           string_agg(privilege || ' ' || text, ' | ' order by array_position(array['select', 'insert', 'update', 'delete'], privilege))
      from cell group by relname, role having bool_or(text <> '–')
     order by relname, array_position(\(RolesWorld.accounts.map { "viertelwerk_\($0.role.rawValue)" }), role)
    """

  @Test func `what each role may do with each table is what was reviewed`() async throws {
    let lines = try await Harness.withDatabase { test in
      try await test.administer { connection in
        try connection.query(Self.matrix).decode((String, String, String).self)
      }
    }
    try RolesFile.expect(lines, is: "roles-matrix")
  }

  /// Runs a catalog query as the superuser and returns what it names.
  private func named(_ query: SQL) async throws -> [String] {
    try await Harness.withDatabase { test in
      try await test.administer { connection in try connection.query(query).decode(String.self) }
    }
  }

  @Test func `no policy is for everybody`() async throws {
    let open = try await named(
      "select polname || ' on ' || polrelid::regclass::text from pg_policy where 0::oid = any (polroles)")
    #expect(open == [])
  }

  @Test func `no right is granted to everybody`() async throws {
    let open = try await named(
      """
      select c.relname::text from pg_class c, aclexplode(c.relacl) a
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'v', 'S') and a.grantee = 0
         and c.relname <> 'viertelwerk_migrations'
      """)
    #expect(open == [])
  }

  @Test func `nobody but the operator deletes, except what these lists name`() async throws {
    let deleting = try await named(
      """
      select replace(a.grantee::regrole::text, 'viertelwerk_', '') || ': ' || string_agg(c.relname, ', ' order by c.relname)
        from pg_class c, aclexplode(c.relacl) a
       where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.privilege_type = 'DELETE'
         and a.grantee not in ('viertelwerk_owner'::regrole, 'viertelwerk_invariant'::regrole, 'viertelwerk_operator'::regrole)
       group by a.grantee order by 1
      """)
    #expect(
      deleting == [
        "administrator: property_assignments, recovery_codes, role_grants, second_factors", "coach: placement_bases",
        "doorkeeper: api_answers, import_uploads, recovery_codes, sessions, sign_in_throttles, submissions",
        "finance: import_upload_files, import_uploads",
        "management: import_upload_files, import_uploads, participant_assignments, photo_parts, placement_bases, property_assignments",
        // Bytes that turn out to be no photo; a trigger keeps those of one.
        "site_manager: photo_parts",
      ])
  }

  @Test func `what runs with its owner's rights is granted by name, never to everybody`() async throws {
    let open = try await named(
      """
      select p.oid::regprocedure::text from pg_proc p
       where p.pronamespace = 'public'::regnamespace and p.prosecdef and has_function_privilege('public', p.oid, 'execute')
      """)
    #expect(open == [])
  }

  @Test func `kind of absence, benefit data and what identifies a person are selected by the operator alone`() async throws {
    let readers = try await named(
      """
      select distinct r.rolname::text || ' ' || c.relname || '.' || a.attname
        from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        join pg_roles r on r.rolname like 'viertelwerk\\_%'
       where c.relnamespace = 'public'::regnamespace
         and (c.relname in ('absences', 'customer_numbers', 'unemployment_spells')
              or c.relname = 'participant_persons' and a.attname not in ('participant_id', 'family_name', 'given_name')
              or c.relname = 'corrections' and a.attname in ('before', 'after'))
         and r.rolname not in ('viertelwerk_operator', 'viertelwerk_owner', 'viertelwerk_invariant')
         and has_column_privilege(r.rolname, c.oid, a.attname, 'select')
      """)
    #expect(readers == [])
  }

  @Test func `a right without a policy, and a policy without a right, would be a mistake`() async throws {
    let idle = try await named(
      """
      select o.polname || ' on ' || o.polrelid::regclass::text || ' to ' || r::regrole::text
        from pg_policy o, unnest(o.polroles) r
       where o.polpermissive and not case o.polcmd
           when 'r' then has_any_column_privilege(r, o.polrelid, 'select')
           when 'a' then has_any_column_privilege(r, o.polrelid, 'insert')
           when 'w' then has_any_column_privilege(r, o.polrelid, 'update')
           when 'd' then has_table_privilege(r, o.polrelid, 'delete')
           else has_any_column_privilege(r, o.polrelid, 'select, insert, update') end
      """)
    #expect(idle == [])
  }
}
