-- Looks at every row again, as if no constraint had ever been there: a restored dump, a disabled trigger or a superuser's
-- hand may have let something through. Read from the catalog, so that a new constraint is checked without another word.

-- What names a row to a person: its key and its business codes, never personal data.
create function row_name(relation_row jsonb, key_columns text[]) returns text
language sql immutable parallel safe set search_path = public, pg_temp as $$
  select string_agg(e.key || '=' || coalesce(e.value #>> '{}', '–'), ' ' order by array_position(key_columns, e.key) nulls last, e.key)
    from jsonb_each(relation_row) e
   where e.key = any (key_columns) or e.key in ('code', 'number', 'position', 'day', 'version', 'reference', 'occurrence')
$$;

create function constraint_violations() returns table (rule text, relation text, row_named text)
language plpgsql stable set search_path = public, extensions, pg_temp as $$
declare
  item record;
  condition text;
  keys text[];
begin
  for item in
    select c.oid, c.conname, c.contype, c.conrelid, c.conrelid::regclass::text as relation, c.confrelid, c.conkey, c.confkey, c.conindid,
           c.conexclop, pg_get_expr(c.conbin, c.conrelid) as expression
      from pg_constraint c
     where c.connamespace = 'public'::regnamespace and c.contype in ('c', 'f', 'x') and c.conrelid <> 0
     order by c.conrelid::regclass::text, c.conname
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.conrelid and i.indisprimary;
    case item.contype
      when 'c' then condition := format('not coalesce((%s), true)', item.expression);
      when 'f' then
        select format('%s and not exists (select from %s r where %s)', string_agg(format('t.%I is not null', a.attname), ' and '),
                      item.confrelid::regclass, string_agg(format('r.%I = t.%I', b.attname, a.attname), ' and '))
          into condition
          from unnest(item.conkey, item.confkey) as k(here, there)
          join pg_attribute a on a.attrelid = item.conrelid and a.attnum = k.here
          join pg_attribute b on b.attrelid = item.confrelid and b.attnum = k.there;
      else
        select format('exists (select from %s o where o.ctid <> t.ctid and %s %s)', item.relation,
                      string_agg(format('o.%I operator(%s.%s) t.%I', a.attname, n.nspname, p.oprname, a.attname), ' and '),
                      coalesce((select format('and (select %s from (select o.*) q) and (select %s from (select t.*) q)',
                                              pg_get_expr(i.indpred, i.indrelid), pg_get_expr(i.indpred, i.indrelid))
                                  from pg_index i where i.indexrelid = item.conindid and i.indpred is not null), ''))
          into condition
          from unnest(item.conkey, item.conexclop) as k(here, op)
          join pg_attribute a on a.attrelid = item.conrelid and a.attnum = k.here
          join pg_operator p on p.oid = k.op join pg_namespace n on n.oid = p.oprnamespace;
    end case;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where %s', item.conname, item.relation, keys,
      item.relation, condition);
  end loop;

  -- Unique indexes, those over expressions and parts of a table included; the primary key names the rows.
  for item in
    select i.indexrelid::regclass::text as name, i.indrelid::regclass::text as relation, i.indrelid, pg_get_expr(i.indpred, i.indrelid) as part,
           (select string_agg(pg_get_indexdef(i.indexrelid, n, true), ', ') from generate_series(1, i.indnkeyatts) n) as columns,
           (select string_agg(format('(%s) is not null', pg_get_indexdef(i.indexrelid, n, true)), ' and ') from generate_series(1, i.indnkeyatts) n) as present
      from pg_index i join pg_class c on c.oid = i.indrelid
     where i.indisunique and c.relnamespace = 'public'::regnamespace order by 1
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.indrelid and i.indisprimary;
    return query execute format(
      'select %L::text, %L::text, row_name(to_jsonb(q) - ''row_count_'', %L) from (select t.*, count(*) over (partition by %s) as row_count_ from %s t where %s and %s) q where row_count_ > 1',
      item.name, item.relation, keys, item.columns, item.relation, item.present, coalesce(item.part, 'true'));
  end loop;

  for item in
    select a.attrelid, a.attrelid::regclass::text as relation, a.attname
      from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnotnull and a.attnum > 0 and not a.attisdropped order by 2, 3
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.attrelid and i.indisprimary;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where t.%I is null',
      item.relation || '.' || item.attname || ' not null', item.relation, keys, item.relation, item.attname);
  end loop;

  for item in
    select a.attrelid::regclass::text as relation, a.attrelid, a.attname, k.conname,
           replace(pg_get_expr(k.conbin, 0), 'VALUE', format('t.%I', a.attname)) as expression
      from pg_constraint k
      join pg_attribute a on a.atttypid = k.contypid and not a.attisdropped
      join pg_class c on c.oid = a.attrelid and c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
     where k.contypid <> 0 order by 1, 3
  loop
    select coalesce(array_agg(a.attname::text), '{}') into keys from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
     where i.indrelid = item.attrelid and i.indisprimary;
    return query execute format('select %L::text, %L::text, row_name(to_jsonb(t), %L) from %s t where not coalesce(%s, true)',
      item.conname, item.relation, keys, item.relation, item.expression);
  end loop;

  -- A guard that is switched off proves nothing about tomorrow.
  return query
    select 'trigger_is_enabled'::text, g.tgrelid::regclass::text, g.tgname::text from pg_trigger g join pg_class c on c.oid = g.tgrelid
     where c.relnamespace = 'public'::regnamespace and g.tgenabled in ('D', 'R')
    union all
    select 'row_level_security_is_forced', c.oid::regclass::text, c.relname::text from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and c.relname <> 'viertelwerk_migrations'
       and not (c.relrowsecurity and c.relforcerowsecurity)
    union all
    select 'constraint_is_validated', k.conrelid::regclass::text, k.conname::text from pg_constraint k
     where k.connamespace = 'public'::regnamespace and not k.convalidated;
end $$;
comment on function constraint_violations is 'Rows that break a constraint of the catalog, and guards that are switched off; run as a role that sees every row.';
revoke all on function constraint_violations() from public;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
grant execute on function constraint_violations() to viertelwerk_operator;
grant usage on schema extensions to viertelwerk_operator, viertelwerk_invariant;
