-- What was paid stays as it was paid: an import that changes stored rows could rewrite it, and nobody could say what it had been.
-- Nobody else changes a line of a voucher; a wrong one is taken back by a credit note.
create function guard_paid_money() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare facts jsonb;
begin
  if tg_table_name = 'voucher_lines' then
    if old.paid_on is not null
       and row(old.voucher_id, old.position, old.property_id, old.net_cents, old.vat_cents, old.gross_cents, old.discount_cents,
               old.has_input_tax_deduction, old.paid_on, old.placement_id, old.month, old.minutes)
           is distinct from
           row(new.voucher_id, new.position, new.property_id, new.net_cents, new.vat_cents, new.gross_cents, new.discount_cents,
               new.has_input_tax_deduction, new.paid_on, new.placement_id, new.month, new.minutes) then
      select jsonb_build_object('voucher', v.number, 'position', old.position) into facts from vouchers v where v.id = old.voucher_id;
    end if;
  -- What was left open may still be filled in.
  elsif (row(old.number, old.kind) is distinct from row(new.number, new.kind)
         or old.payee_id <> new.payee_id or old.invoice_number <> new.invoice_number or old.invoiced_on <> new.invoiced_on
         or num_nulls(new.payee_id, new.invoice_number, new.invoiced_on) > num_nulls(old.payee_id, old.invoice_number, old.invoiced_on))
        and exists (select from voucher_lines l where l.voucher_id = old.id and l.paid_on is not null) then
    facts := jsonb_build_object('voucher', old.number);
  end if;
  if facts is not null then
    perform reject('paid_money_is_never_edited', tg_table_name, facts);
  end if;
  return new;
end $$;
create trigger voucher_lines_guard_paid before update on voucher_lines
  for each row execute function guard_paid_money();
create trigger vouchers_guard_paid before update on vouchers
  for each row execute function guard_paid_money();

-- A credit note takes back, everything else costs; pay is also taken back by a pay slip. What was typed with the wrong sign would double
-- the expense that it should undo.
create function check_voucher_kind() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  select v.number, l.position, v.kind, l.gross_cents into broken
    from vouchers v join voucher_lines l on l.voucher_id = v.id
   where v.id = case tg_table_name when 'vouchers' then (to_jsonb(new) ->> 'id')::bigint else (to_jsonb(new) ->> 'voucher_id')::bigint end
     and (tg_table_name = 'vouchers' or l.id = (to_jsonb(new) ->> 'id')::bigint)
     and case when v.kind = 'credit_note' then l.gross_cents > 0 when v.kind in ('invoice', 'receipt', 'fee') then l.gross_cents < 0 end
   order by l.position limit 1;
  if found then
    perform reject('voucher_lines_sign_is_that_of_the_kind', 'voucher_lines', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'kind', broken.kind, 'gross_cents', broken.gross_cents));
  end if;
  return null;
end $$;
-- At the end of the transaction, because a voucher that becomes a credit note changes in two tables.
create constraint trigger voucher_lines_have_the_sign_of_their_kind after insert or update of voucher_id, gross_cents on voucher_lines
  deferrable initially deferred for each row execute function check_voucher_kind();
create constraint trigger vouchers_keep_the_sign_of_their_kind after update of kind on vouchers
  deferrable initially deferred for each row execute function check_voucher_kind();

-- Pay is of a month of the placement, and of no more minutes than the month has; a minute is counted once: pay that is added later or taken
-- back bears no minutes of its own.
alter table voucher_lines drop constraint voucher_lines_minutes_are_positive;
alter table voucher_lines add constraint voucher_lines_minutes_are_not_negative check (minutes >= 0);
comment on column voucher_lines.minutes is 'The minutes that are paid for; 0: a supplement to minutes that were paid before, or pay taken back.';

create function check_pay() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  asked bigint[];
  broken record;
begin
  select coalesce(array_agg(distinct placement_id), '{}') into asked from changed where placement_id is not null;
  if asked = '{}' then
    return null;
  end if;
  perform from placements where id = any (asked) order by id for no key update;

  select v.number, c.position, p.code as placement, c.month into broken
    from changed c join placements p on p.id = c.placement_id join vouchers v on v.id = c.voucher_id
   where not p.period && daterange(c.month, (c.month + interval '1 month')::date)
   order by c.id limit 1;
  if found then
    perform reject('voucher_lines_pay_is_of_a_month_of_the_placement', 'voucher_lines', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'placement', broken.placement, 'month', broken.month));
  end if;

  select p.code as placement, c.month, sum(l.minutes) as minutes into broken
    from (select distinct placement_id, month, cost_kind_code from changed where minutes > 0) c
    join voucher_lines l on l.placement_id = c.placement_id and l.month = c.month and l.cost_kind_code = c.cost_kind_code
    join placements p on p.id = c.placement_id
   group by p.code, c.month, c.cost_kind_code
  having sum(l.minutes) > 1440 * (date (c.month + interval '1 month') - c.month)
   order by p.code, c.month limit 1;
  if found then
    perform reject('voucher_lines_minutes_fit_into_the_month', 'voucher_lines', jsonb_build_object('placement', broken.placement,
      'month', broken.month, 'minutes', broken.minutes));
  end if;
  return null;
end $$;
create trigger voucher_lines_pay_fits after insert on voucher_lines
  referencing new table as changed for each statement execute function check_pay();
create trigger voucher_lines_pay_keeps_fitting after update on voucher_lines
  referencing new table as changed for each statement execute function check_pay();

-- With a discount the tax falls, and with it what is deducted of it (§ 17 UStG).
alter table voucher_lines drop column amount_cents;
alter table voucher_lines add amount_cents bigint not null generated always as
  (gross_cents - discount_cents - case when has_input_tax_deduction
     then vat_cents - coalesce(round(discount_cents::numeric * vat_cents / nullif(gross_cents, 0)), 0)::bigint else 0 end) stored;
comment on table voucher_lines is
  'What was spent, where and on what. amount_cents is what can be funded: gross less discount, less VAT (of what is left after the discount) where it is deducted. Pay of a participant: the minutes of one placement, month, house and stage.';
create index voucher_lines_credits_awaited_idx on voucher_lines (id) where amount_cents < 0 and paid_on is null;

-- As in 0005, and: pay is covered within its share, and a credit note gives a pot nothing to spend before it is in.
create or replace function check_funding_sums(pots bigint[], lines bigint[]) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  perform from funding_pots where id = any (pots) order by id for no key update;
  perform from voucher_lines where id = any (lines) order by id for no key update;

  select v.number, l.position, l.amount_cents, s.cover, s.share into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select coalesce(sum(a.cover_cents), 0) as cover, coalesce(sum(a.share), 0) as share from allocations a where a.voucher_line_id = l.id) s
   where l.id = any (lines)
     and not coalesce(case when l.amount_cents >= 0 then s.cover between 0 and l.amount_cents else s.cover between l.amount_cents and 0 end, false)
   order by l.id limit 1;
  if found then
    perform reject('allocations_cover_within_the_line', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'amount_cents', broken.amount_cents, 'cover_cents', broken.cover));
  end if;

  select v.number, l.position, l.placement_id is not null as is_pay, s.share, s.without into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select coalesce(sum(a.share), 0) as share, count(*) filter (where a.share is null) as without, count(a.share) as with_share
        from allocations a where a.voucher_line_id = l.id) s
   where l.id = any (lines)
     and case when l.placement_id is not null then s.without > 0 or not s.share between 0 and 10000 else s.with_share > 0 end
   order by l.id limit 1;
  if found then
    perform reject('allocations_shares_of_a_minute_within_100_percent', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'is_pay', broken.is_pay, 'share', broken.share));
  end if;

  -- What a pot pays of pay is its share of it, but for the cents that rounding moves; less may be paid.
  select v.number, l.position, p.code as pot, l.amount_cents, s.share, s.cover into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select a.pot_id, sum(a.share) as share, sum(a.cover_cents) as cover, count(*) as parts
        from allocations a where a.voucher_line_id = l.id group by a.pot_id) s
    join funding_pots p on p.id = s.pot_id
   where l.id = any (lines) and l.placement_id is not null and (abs(s.cover) - s.parts - 1) * 10000 > abs(l.amount_cents) * s.share
   order by l.id, p.id limit 1;
  if found then
    perform reject('allocations_cover_within_their_share', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'pot', broken.pot, 'amount_cents', broken.amount_cents, 'share', broken.share, 'cover_cents', broken.cover));
  end if;

  select v.number, l.position, p.code as pot, l.amount_cents, s.eligible, s.cover into broken
    from voucher_lines l join vouchers v on v.id = l.voucher_id
    cross join lateral (
      select a.pot_id, sum(a.eligible_cents) as eligible, sum(a.cover_cents) as cover from allocations a where a.voucher_line_id = l.id group by a.pot_id) s
    join funding_pots p on p.id = s.pot_id
   where l.id = any (lines)
     and not coalesce(case when l.amount_cents >= 0 then s.eligible between 0 and l.amount_cents and s.cover between 0 and s.eligible
                           else s.eligible between l.amount_cents and 0 and s.cover between s.eligible and 0 end, false)
   order by l.id, p.id limit 1;
  if found then
    perform reject('allocations_eligible_within_the_line', 'allocations', jsonb_build_object('voucher', broken.number,
      'position', broken.position, 'pot', broken.pot, 'amount_cents', broken.amount_cents, 'eligible_cents', broken.eligible));
  end if;

  select p.code as pot, p.granted_cents, s.cover into broken
    from funding_pots p
    cross join lateral (select sum(a.cover_cents) as cover from allocations a where a.pot_id = p.id) s
   where p.id = any (pots) and s.cover <> 0 and not coalesce(s.cover between 0 and p.granted_cents, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_cover_within_the_pot', 'allocations', jsonb_build_object('pot', broken.pot,
      'granted_cents', broken.granted_cents, 'cover_cents', broken.cover));
  end if;

  -- Money that a credit note brings back can be spent anew once it has come in.
  select p.code as pot, p.granted_cents, s.cover, w.awaited into broken
    from funding_pots p
    cross join lateral (select sum(a.cover_cents) as cover from allocations a where a.pot_id = p.id) s
    cross join lateral (
      select -sum(a.cover_cents) as awaited from voucher_lines l join allocations a on a.voucher_line_id = l.id
       where l.amount_cents < 0 and l.paid_on is null and a.pot_id = p.id) w
   where p.id = any (pots) and w.awaited > 0 and not coalesce(s.cover + w.awaited <= p.granted_cents, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_spend_credits_once_they_are_in', 'allocations', jsonb_build_object('pot', broken.pot,
      'granted_cents', broken.granted_cents, 'cover_cents', broken.cover, 'awaited_cents', broken.awaited));
  end if;

  -- RULES 1.3: each line up to its limit (exactly the limit is allowed), the plan as a whole never more than its total.
  select p.code as pot, b.code as line, b.planned_cents, p.line_overrun, s.eligible into broken
    from funding_pots p join budget_lines b on b.pot_id = p.id
    cross join lateral (select sum(a.eligible_cents) as eligible from allocations a where a.pot_id = p.id and a.budget_line_id = b.id) s
   where p.id = any (pots) and p.line_overrun is not null and b.overrun_reason is null
     and s.eligible * 10000 > b.planned_cents * (10000 + p.line_overrun)
   order by p.id, b.id limit 1;
  if found then
    perform reject('allocations_within_the_budget_line', 'allocations', jsonb_build_object('pot', broken.pot, 'budget_line', broken.line,
      'planned_cents', broken.planned_cents, 'line_overrun', broken.line_overrun, 'eligible_cents', broken.eligible));
  end if;

  select p.code as pot, t.planned, s.eligible into broken
    from funding_pots p
    cross join lateral (select sum(a.eligible_cents) as eligible from allocations a where a.pot_id = p.id) s
    cross join lateral (select sum(b.planned_cents) as planned from budget_lines b where b.pot_id = p.id) t
   where p.id = any (pots) and s.eligible <> 0 and not coalesce(s.eligible between 0 and t.planned, false)
   order by p.id limit 1;
  if found then
    perform reject('allocations_within_the_plan', 'allocations', jsonb_build_object('pot', broken.pot,
      'planned_cents', broken.planned, 'eligible_cents', broken.eligible));
  end if;
end $$;

-- As in 0005, and the pots behind changed lines are locked with them.
create or replace function check_totals_changed() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  pots bigint[] := '{}';
  lines bigint[] := '{}';
begin
  case tg_table_name
    when 'funding_pots' then select coalesce(array_agg(id), '{}') into pots from changed;
    when 'budget_lines' then
      select coalesce(array_agg(distinct c.pot_id), '{}') into pots from (select (to_jsonb(n) ->> 'pot_id')::bigint as pot_id from changed n) c;
    when 'eligibility_rules' then
      select coalesce(array_agg(distinct c.pot_id), '{}') into pots from (select (to_jsonb(n) ->> 'pot_id')::bigint as pot_id from changed n) c;
    when 'voucher_lines' then select coalesce(array_agg(id), '{}') into lines from changed;
    when 'vouchers' then select coalesce(array_agg(l.id), '{}') into lines from changed c join voucher_lines l on l.voucher_id = c.id;
  end case;
  -- The pots that pay for the lines are locked, too, or one could change its terms while a payment is held against the old ones.
  if lines <> '{}' then
    select coalesce(array_agg(distinct a.pot_id), '{}') into pots from allocations a where a.voucher_line_id = any (lines);
  end if;
  perform check_funding_sums(pots, lines);
  perform check_funding_terms(pots, lines, tg_table_name);
  return null;
end $$;

grant create on schema public to viertelwerk_invariant, viertelwerk_owner;
select secure_schema();
revoke create on schema public from viertelwerk_invariant, viertelwerk_owner;
