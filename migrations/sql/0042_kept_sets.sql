-- What the policies of a site manager ask of every statement is kept rather than searched, and rows say themselves which house they are of.

-- ── Breaches say which house they are of ─────────────────────────────────────────────────────────────────────────────────────

-- The policy asked for all lines of the own houses to find the few that broke a gate. Entry and house are those of the line: the
-- composite foreign keys lead through the event to the entry, so that no index is added to the lines.
alter table gate_breaches add column entry_id bigint, add column property_id bigint;
update gate_breaches b set entry_id = w.entry_id, property_id = w.property_id from work_lines w where w.event_id = b.work_line_id;
alter table gate_breaches
  alter column entry_id set not null,
  alter column property_id set not null,
  add constraint gate_breaches_entry_fkey foreign key (work_line_id, entry_id) references diary_events (id, entry_id),
  add constraint gate_breaches_property_fkey foreign key (entry_id, property_id) references diary_entries (id, property_id);
create index gate_breaches_line_idx on gate_breaches (work_line_id, entry_id);
create index gate_breaches_entry_idx on gate_breaches (entry_id, property_id);
create index gate_breaches_property_idx on gate_breaches (property_id);
alter policy site_manager_own_houses on gate_breaches using (property_id = any ((select acting_properties())::bigint[]));

create or replace function check_work_lines() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  -- As unmet_gates says it, for many lines at once: first the gates of the packages, then whom they keep out on the day.
  insert into gate_breaches (work_line_id, entry_id, property_id, gate_code, reason, follow_up)
  select a.event_id, a.entry_id, a.property_id, g.code, a.breach_reason, a.follow_up
    from added a
    join (select w.id as package_id, g.code, g.valid, g.only_where_asbestos_presumed, g.instrument_code
            from work_packages w
            join stages s on s.id = w.stage_id
            join work_gates g on g.evidence = 'V-law'
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or exists (select from work_package_kinds k where k.work_package_id = w.id and k.work_kind_code = g.work_kind_code))
           where w.id in (select work_package_id from added)) g on g.package_id = a.work_package_id and g.valid @> a.day
   where (not g.only_where_asbestos_presumed or asbestos_presumed(a.property_id, a.day))
     and (g.instrument_code is null
          or exists (select from placements p join placement_bases b on b.placement_id = p.id
                      where p.participant_id = a.participant_id and p.kind = 'working' and p.period @> a.day
                        and (p.ended_on is null or p.ended_on >= a.day)
                        and b.instrument_code = g.instrument_code and b.period @> a.day))
     and not exists (
       select from certificates c join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
        where gc.gate_code = g.code and c.participant_id = a.participant_id and c.valid @> a.day);
  -- A day has 24 hours: participants are locked in key order so that two phones cannot both pass the sum.
  perform from participants where id in (select participant_id from added) order by id for no key update;
  -- Summed before anything else is joined: planned together with the limit, this once took minutes.
  with sums as materialized (
    select d.participant_id, d.day, sum(w.minutes) as minutes
      from (select distinct participant_id, day from added) d
      join work_lines w on w.participant_id = d.participant_id and w.day = d.day
      join diary_events e on e.id = w.event_id and e.retracted_by_id is null
     group by d.participant_id, d.day)
  select t.code, s.day, s.minutes into broken
    from sums s join participants t on t.id = s.participant_id where s.minutes > 1440 limit 1;
  if found then
    perform reject('work_lines_fit_a_day', 'work_lines',
      jsonb_build_object('participant', broken.code, 'on', broken.day, 'minutes', broken.minutes));
  end if;
  return null;
end $$;

-- ── Which pots pay for which houses ──────────────────────────────────────────────────────────────────────────────────────────

-- Searched in every line of the own houses' vouchers it took longer than the statements that ask it, and longer with every year.
create table house_pots (
  property_id bigint not null constraint house_pots_property_fkey references properties,
  pot_id bigint not null constraint house_pots_pot_fkey references funding_pots,
  constraint house_pots_pkey primary key (property_id, pot_id)
);
create index house_pots_pot_idx on house_pots (pot_id);
comment on table house_pots is
  'Which pots hold something for a house, name it in a rule, or pay for it. Kept by triggers; says nothing of its own.';

create function concerns_house(pot bigint, house bigint) returns boolean
language plpgsql stable set search_path = public, pg_temp as $$
begin
  return exists (select from pot_commitments c where c.pot_id = pot and c.property_id = house)
      or exists (select from eligibility_rules r where r.pot_id = pot and r.property_id = house and r.effect = 'eligible')
      or exists (select from voucher_lines l join allocations a on a.voucher_line_id = l.id
                  where l.property_id = house and a.pot_id = pot);
end $$;
comment on function concerns_house is 'Whether a pot holds something for a house, names it in a rule, or pays for it.';

-- The pots are locked in key order, so that whoever takes away one reason waits for whoever adds another.
create function settle_house_pots(houses bigint[], pots bigint[]) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  perform from funding_pots where id = any (pots) order by id for no key update;
  insert into house_pots (property_id, pot_id)
  select distinct t.house, t.pot from unnest(houses, pots) as t (house, pot) where concerns_house(t.pot, t.house)
   order by 1, 2
  on conflict do nothing;
  delete from house_pots h
   using unnest(houses, pots) as t (house, pot)
   where h.property_id = t.house and h.pot_id = t.pot and not concerns_house(t.pot, t.house);
end $$;
comment on function settle_house_pots is 'Brings what is kept of the first pot and house, the second and so on, in line with what there is.';

-- Of what names pot and house itself: commitments and rules.
create function keep_named_house_pots() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform settle_house_pots(array[old.property_id, new.property_id], array[old.pot_id, new.pot_id]);
  return null;
end $$;
create trigger pot_commitments_keep_house_pots after insert or update or delete on pot_commitments
  for each row execute function keep_named_house_pots();
create trigger eligibility_rules_keep_house_pots after insert or update or delete on eligibility_rules
  for each row execute function keep_named_house_pots();

-- Allocations are never changed and never go; many come at once.
create function note_paying_house_pots() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into house_pots (property_id, pot_id)
  select distinct l.property_id, a.pot_id from added a join voucher_lines l on l.id = a.voucher_line_id
   where l.property_id is not null
   order by 1, 2
  on conflict do nothing;
  return null;
end $$;
create trigger allocations_note_house_pots after insert on allocations
  referencing new table as added for each statement execute function note_paying_house_pots();

-- A line of a voucher may turn out to be about another house.
create function move_house_pots() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform settle_house_pots(array_agg(h.house), array_agg(a.pot_id))
     from (select distinct pot_id from allocations where voucher_line_id = new.id) a
    cross join (values (old.property_id), (new.property_id)) h (house);
  return null;
end $$;
create trigger voucher_lines_move_house_pots after update on voucher_lines
  for each row when (old.property_id is distinct from new.property_id) execute function move_house_pots();

insert into house_pots (property_id, pot_id)
select property_id, pot_id from pot_commitments where property_id is not null
union
select property_id, pot_id from eligibility_rules where property_id is not null and effect = 'eligible'
union
select l.property_id, a.pot_id from voucher_lines l join allocations a on a.voucher_line_id = l.id where l.property_id is not null;

create or replace function acting_pots() returns bigint[]
language plpgsql stable security definer parallel safe set search_path = public, pg_temp as $$
begin
  return (select coalesce(array_agg(distinct pot_id), '{}') from house_pots where property_id = any (acting_properties()));
end $$;

create policy operator_everything on house_pots for select to viertelwerk_operator using (true);
grant select on house_pots to viertelwerk_operator;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
grant delete on house_pots to viertelwerk_invariant;
