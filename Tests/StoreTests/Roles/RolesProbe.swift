import Domain
import Postgres

/// What each role gets of each table, found by trying: every row is looked for, written again, changed and deleted as the role,
/// and every trial is undone. Written in the database, where a trial costs no round trip.
///
/// The answer is a line such as `select 1 | insert 1 (firm_id) | update – | delete –`: the numbers of the rows that it reaches, –
/// where it has no right at all, and in parentheses the references that may point to somebody else's row as far as policies
/// are concerned (a foreign key over several columns may still refuse).
enum RolesProbe {
  static let functions: [SQL] = [
    """
    create function pg_temp.attempt(statement text, this jsonb, other jsonb) returns integer language plpgsql as $$
    declare touched integer;
    begin
      execute statement using this, other;
      get diagnostics touched = row_count;
      raise exception using errcode = 'VW001', message = touched::text;
    exception
      when sqlstate 'VW001' then return sqlerrm::integer;
      -- Policies are asked before unique keys are.
      when unique_violation or exclusion_violation or check_violation or not_null_violation then return 1;
      when insufficient_privilege then return 0;
    end $$
    """,
    """
    create function pg_temp.reached(
      rows jsonb[], statement text, changed_column text, reference_columns text[], is_written boolean) returns text
    language plpgsql as $$
    declare
      found integer[] := '{}';
      free text[] := '{}';
      reference text;
      stranger jsonb;
    begin
      for n in 1 .. cardinality(rows) loop
        if pg_temp.attempt(replace(statement, '«column»', changed_column), rows[n], rows[n]) > 0 then found := found || n; end if;
      end loop;
      if is_written and found <> '{}' then
        foreach reference in array reference_columns loop
          select r into stranger from unnest(rows) r where r -> reference is distinct from rows[found[1]] -> reference limit 1;
          continue when stranger is null;
          if pg_temp.attempt(replace(statement, '«column»', reference), rows[found[1]] || jsonb_build_object(reference,
               case when statement like 'insert%' then stranger -> reference else rows[found[1]] -> reference end), stranger) > 0 then
            free := free || reference;
          end if;
        end loop;
      end if;
      return case when found = '{}' then 'none' else array_to_string(found, ' ') end
        || case when free = '{}' then '' else ' (' || array_to_string(free, ', ') || ')' end;
    end $$
    """,
    """
    create function pg_temp.probe(acting text, account bigint, relation name) returns text language plpgsql as $$
    declare
      t text := format('public.%I', relation);
      rows jsonb[];
      readable text[];
      written text[];
      changeable text[];
      refs text[];
      conditions text;
      answer text[] := '{}';
    begin
      execute format('select coalesce(array_agg(to_jsonb(probed_row) order by probed_row.ctid), ''{}'') from %s probed_row', t) into rows;
      select coalesce(array_agg(a.attname order by a.attnum) filter (where has_column_privilege(acting, t, a.attname, 'select')), '{}'),
             array_agg(a.attname order by a.attnum) filter (where a.attgenerated = ''),
             coalesce(array_agg(a.attname order by a.attnum) filter (
               where has_column_privilege(acting, t, a.attname, 'update') and a.attgenerated = '' and a.attidentity = ''), '{}')
        into readable, written, changeable
        from pg_attribute a where a.attrelid = t::regclass and a.attnum > 0 and not a.attisdropped;
      select coalesce(array_agg(distinct a.attname::text order by a.attname::text), '{}') into refs
        from pg_constraint k join pg_attribute a on a.attrelid = k.conrelid and a.attnum = any (k.conkey)
       where k.conrelid = t::regclass and k.contype = 'f';
      select coalesce(string_agg(format('t.%1$I is not distinct from r.%1$I', c), ' and '), 'true') into conditions from unnest(readable) c;
      perform set_config('session_replication_role', 'replica', true), set_config('viertelwerk.actor', 'probe', true),
              set_config('viertelwerk.role', replace(acting, 'viertelwerk_', ''), true),
              set_config('viertelwerk.account_id', coalesce(account::text, ''), true), set_config('role', acting, true), settle_scope();
      answer := answer || ('select ' || case when readable = '{}' then '–' else pg_temp.reached(rows, format(
        'select from %s t, jsonb_populate_record(null::%s, $1) r, (select $2) o where %s', t, t, conditions), '', '{}', false) end);
      answer := answer || ('insert ' || case when not has_any_column_privilege(acting, t, 'insert') then '–' else pg_temp.reached(rows, format(
        'insert into %s (%s) overriding system value select %s from jsonb_populate_record(null::%s, $1) r, (select $2) o', t,
        (select string_agg(quote_ident(c), ', ') from unnest(written) c), (select string_agg('r.' || quote_ident(c), ', ') from unnest(written) c),
        t), '', refs, true) end);
      answer := answer || ('update ' || case when changeable = '{}' then '–' else pg_temp.reached(rows, format(
        'update %s t set «column» = o.«column» from jsonb_populate_record(null::%s, $1) r, jsonb_populate_record(null::%s, $2) o where %s',
        t, t, t, conditions), quote_ident(changeable[1]), array(select r from unnest(refs) r where r = any (changeable)), true) end);
      answer := answer || ('delete ' || case when not has_table_privilege(acting, t, 'delete') then '–' else pg_temp.reached(rows, format(
        'delete from %s t using jsonb_populate_record(null::%s, $1) r, (select $2) o where %s', t, t, conditions), '', '{}', false) end);
      perform set_config('role', 'none', true);
      return array_to_string(answer, ' | ');
    end $$
    """,
    // What each policy is worth: without it, or with it opened up, some answer must change.
    """
    create function pg_temp.unnoticed() returns setof text language plpgsql as $$
    declare
      p record;
      mutation text;
      acting record;
      noticed boolean;
    begin
      create temporary table before on commit drop as
        select a.acting, a.account, c.relname, pg_temp.probe(a.acting, a.account, c.relname) as answer
          from pg_temp.actors a, pg_class c
         where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations';
      for p in
        select policy.polname, c.relname, policy.polroles, policy.polcmd, pg_get_expr(policy.polqual, policy.polrelid) as using_text,
               pg_get_expr(policy.polwithcheck, policy.polrelid) as check_text
          from pg_policy policy join pg_class c on c.oid = policy.polrelid where c.relnamespace = 'public'::regnamespace order by 2, 1
      loop
        foreach mutation in array array[format('drop policy %I on %I', p.polname, p.relname)]
            || case when coalesce(p.using_text, 'true') <> 'true'
                    then array[format('alter policy %I on %I using (true)', p.polname, p.relname)] else '{}' end
            || case when coalesce(p.check_text, case when p.polcmd in ('*', 'a', 'w') then p.using_text end, 'true') <> 'true'
                    -- Where nothing is inserted and no key can be changed, a row stays where it is.
                    and exists (select from unnest(p.polroles) r join pg_constraint k on k.conrelid = format('public.%I', p.relname)::regclass
                                 cross join unnest(k.conkey) as key (number)
                                 where has_column_privilege(r, k.conrelid, key.number, 'insert') or has_column_privilege(r, k.conrelid, key.number, 'update'))
                    then array[format('alter policy %I on %I with check (true)', p.polname, p.relname)] else '{}' end
        loop
          noticed := false;
          begin
            execute mutation;
            for acting in select b.* from before b where b.relname = p.relname and b.acting::regrole::oid = any (p.polroles) loop
              noticed := pg_temp.probe(acting.acting, acting.account, acting.relname) <> acting.answer;
              exit when noticed;
            end loop;
            raise exception using errcode = 'VW002';
          exception when sqlstate 'VW002' then null;
          end;
          if not noticed then return next mutation; end if;
        end loop;
      end loop;
    end $$
    """,
  ]

  /// The roles and their accounts, for `unnoticed`.
  static var actors: [SQL] {
    ["create temporary table actors (acting text, account bigint)"]
      + RolesWorld.accounts.map { "insert into actors values (\("viertelwerk_\($0.role.rawValue)"), \($0.account))" }
  }
}
