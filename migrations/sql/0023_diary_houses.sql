-- The diary says of every version and event which house it is about, and progress keeps its plan.
--
-- A site manager's policy asked of each event whether its entry is one of theirs: cheap for one row and dear for a house's year. The
-- house in the row answers at once; the composite foreign keys keep it the entry's own.

alter table diary_entries add constraint diary_entries_id_of_property unique (id, property_id);

alter table diary_versions add column property_id bigint;
alter table diary_versions disable trigger diary_versions_guard;
update diary_versions v set property_id = e.property_id from diary_entries e where e.id = v.entry_id;
alter table diary_versions enable trigger diary_versions_guard;
alter table diary_versions
  alter column property_id set not null,
  add constraint diary_versions_of_property unique (entry_id, property_id, version),
  drop constraint diary_versions_entry_fkey,
  add constraint diary_versions_entry_fkey foreign key (entry_id, property_id) references diary_entries (id, property_id);

alter table diary_events add column property_id bigint;
alter table diary_events disable trigger diary_events_are_append_only;
update diary_events v set property_id = e.property_id from diary_entries e where e.id = v.entry_id;
alter table diary_events enable trigger diary_events_are_append_only;
alter table diary_events
  alter column property_id set not null,
  drop constraint diary_events_version_fkey,
  add constraint diary_events_version_fkey foreign key (entry_id, property_id, version)
    references diary_versions (entry_id, property_id, version);
drop index diary_events_entry_idx;
create index diary_events_entry_idx on diary_events (entry_id, property_id, version);

alter policy site_manager_own_houses on diary_versions using (property_id = any ((select acting_properties())::bigint[]));
alter policy site_manager_own_houses on diary_events using (property_id = any ((select acting_properties())::bigint[]));

-- In SQL these two were planned again at each call, for progress once for every house of the portfolio.
create or replace function stage_progress(property bigint, on_day date)
returns table (stage_id bigint, done integer, packages integer, planned_minutes bigint, planned_cost_cents bigint)
language plpgsql stable set search_path = public, pg_temp as $$
#variable_conflict use_column
begin
  return query
  with rate as (
    select (select v.amount from legal_values v where v.code = 'verrechnungssatz' and v.valid @> on_day) as cents_per_hour),
  package as (
    select w.stage_id, w.planned_minutes, w.planned_cost_cents,
           case when s.accepted_on <= on_day then 10000 else coalesce(newest.done, 0) end as done,
           newest.done is not null or coalesce(s.accepted_on <= on_day, false) or not coalesce(s.started_on <= on_day, false) as is_known
      from work_packages w
      join stages s on s.id = w.stage_id
      left join lateral (
        select r.done from progress_reports r
          join diary_events e on e.id = r.event_id and e.retracted_by_id is null
         where r.property_id = w.property_id and r.work_package_id = w.id and r.day <= on_day
         order by r.day desc, r.event_id desc limit 1) newest on true
     where w.property_id = property),
  total as (
    select p.stage_id, sum(p.planned_minutes) as minutes, sum(p.planned_cost_cents) as cost, count(*) as packages,
           bool_or(p.is_known) as is_known
      from package p group by p.stage_id),
  weighed as (
    select p.stage_id, p.done,
           case when t.minutes = 0 and t.cost = 0 then 1
                when t.minutes = 0 then p.planned_cost_cents
                when t.cost = 0 then p.planned_minutes
                else p.planned_minutes * r.cents_per_hour / 60.0 + p.planned_cost_cents end as weight
      from package p join total t on t.stage_id = p.stage_id cross join rate r)
  select t.stage_id,
         case when t.is_known then
           (select round(sum(w.weight * w.done) / sum(w.weight))::integer from weighed w where w.stage_id = t.stage_id) end,
         t.packages::integer, t.minutes::bigint, t.cost::bigint
    from total t;
end $$;

create or replace function asbestos_presumed(property bigint, on_day date) returns boolean
language plpgsql stable parallel safe set search_path = public, pg_temp as $$
begin
  return coalesce(
    (select s.result = 'found' from property_surveys s
      where s.property_id = property and s.kind = 'asbestos' and s.surveyed_on <= on_day
      order by s.surveyed_on desc limit 1),
    (select case when p.construction_began_on is not null then p.construction_began_on <= v.last_day
                 else p.year_built <= extract(year from v.last_day) + 2 end
       from properties p
       join (select to_date(amount::text, 'YYYYMMDD') as last_day from legal_values
              where code = 'asbest_baubeginn_bis' and unit = 'calendar_day' and valid @> on_day) v on true
      where p.id = property),
    true);
end $$;

-- A function in a condition may be asked again for every row; a variable is asked once. Nearly every statement asks for the houses of
-- whoever acts, many several times: that answer spares the call of another function, too.
create or replace function acting_pots() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare houses constant bigint[] := acting_properties();
begin
  return (
    select coalesce(array_agg(distinct p.pot_id), '{}')
      from (select pot_id from pot_commitments where property_id = any (houses)
            union all
            select pot_id from eligibility_rules where property_id = any (houses) and effect = 'eligible'
            union all
            select a.pot_id from voucher_lines l join allocations a on a.voucher_line_id = l.id
             where l.property_id = any (houses)) p);
end $$;

create or replace function acting_properties() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare account constant bigint := nullif(current_setting('viertelwerk.account_id', true), '')::bigint;
begin
  return array(select property_id from property_assignments where account_id = account and period @> current_date);
end $$;

create or replace function acting_participants() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare account constant bigint := nullif(current_setting('viertelwerk.account_id', true), '')::bigint;
begin
  return array(select participant_id from participant_assignments where account_id = account and period @> current_date);
end $$;

create or replace function acting_referred_participants() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare organisation constant bigint := acting_organisation();
begin
  return (
    select coalesce(array_agg(distinct participant_id), '{}') from placements where jobcenter_id = organisation);
end $$;

create or replace function acting_reports() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare people constant bigint[] := acting_participants();
begin
  return (
    select coalesce(array_agg(r.id), '{}') from released_reports r
     where r.kind = 'participants'
       and not exists (select from report_sources s join placements p on p.id = s.source_id::bigint
                        where s.report_id = r.id and s.relation = 'placements' and p.participant_id <> all (people)));
end $$;

create or replace function acting_work_houses() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
declare people constant bigint[] := acting_people();
begin
  return (
    select coalesce(array_agg(distinct w.property_id), '{}') from work_lines w where w.participant_id = any (people));
end $$;

-- Few lines are ever taken back: their events are looked up by the index of those, and not every event to see that it was not.
create or replace view current_work_lines with (security_invoker = true) as
  select w.event_id, w.entry_id, w.property_id, w.day, w.participant_id, w.work_package_id, p.stage_id, p.unit_id, w.minutes, w.activity
    from work_lines w
    join work_packages p on p.id = w.work_package_id
   where not exists (select from diary_events e where e.id = w.event_id and e.retracted_by_id is not null);
