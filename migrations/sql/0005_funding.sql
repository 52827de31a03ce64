-- Money: pots with their plan, vouchers with their lines, and who pays which cent of them.
-- One expenditure may stand in several plans (eligible_cents); it is paid once (cover_cents).

create table funding_pots (
  id bigint generated always as identity constraint funding_pots_pkey primary key,
  code code not null constraint funding_pots_code_is_unique unique,
  name text not null constraint funding_pots_name_is_not_empty check (btrim(name) <> ''),
  kind text not null constraint funding_pots_kind_is_known check (kind in ('grant', 'loan', 'own_funds', 'donation')),
  funder_id bigint constraint funding_pots_funder_fkey references organisations,
  programme text,
  finance_type text constraint funding_pots_finance_type_is_known check (finance_type in ('share', 'shortfall', 'fixed', 'full')),
  grant_number text,
  granted_on date,
  rule_version text,
  rate basis_points,
  granted_cents cents constraint funding_pots_granted_is_not_negative check (granted_cents >= 0),
  own_share_cents cents not null default 0 constraint funding_pots_own_share_is_not_negative check (own_share_cents >= 0),
  other_cover_cents cents not null default 0 constraint funding_pots_other_cover_is_not_negative check (other_cover_cents >= 0),
  eligible_period daterange constraint funding_pots_eligible_period_is_not_empty check (not isempty(eligible_period)),
  refuses_outside_period boolean not null default false,
  line_overrun basis_points,
  spend_within_days smallint constraint funding_pots_spend_within_is_positive check (spend_within_days > 0),
  binding_until date,
  binding_rule text,
  retention_until date,
  is_invented boolean not null default false,
  source text,
  evidence evidence,
  note text,
  constraint funding_pots_refusal_needs_a_period check (not refuses_outside_period or eligible_period is not null)
);
create unique index funding_pots_grant_number_is_unique on funding_pots (funder_id, grant_number) where grant_number is not null;
create index funding_pots_funder_idx on funding_pots (funder_id);
comment on table funding_pots is
  'A pot with its decision. granted_cents null: not known. line_overrun: how far a budget line may be exceeded (RULES 1.3), null: only the total binds. own share and other cover belong to the plan, not to the grant.';
comment on column funding_pots.kind is 'A loan, as housing promotion often is, is a kind of its own and never called a grant.';

create table pot_commitments (
  id bigint generated always as identity constraint pot_commitments_pkey primary key,
  pot_id bigint not null constraint pot_commitments_pot_fkey references funding_pots,
  property_id bigint not null constraint pot_commitments_property_fkey references properties,
  amount_cents cents constraint pot_commitments_amount_is_not_negative check (amount_cents >= 0),
  source text,
  constraint pot_commitments_are_unique unique (pot_id, property_id)
);
create index pot_commitments_property_idx on pot_commitments (property_id);
comment on table pot_commitments is 'What a pot holds for a house; null: it takes part with an amount that is not known.';

create table budget_lines (
  id bigint generated always as identity constraint budget_lines_pkey primary key,
  pot_id bigint not null constraint budget_lines_pot_fkey references funding_pots,
  code code not null,
  name text not null constraint budget_lines_name_is_not_empty check (btrim(name) <> ''),
  planned_cents cents not null constraint budget_lines_planned_is_not_negative check (planned_cents >= 0),
  overrun_reason text constraint budget_lines_overrun_reason_is_not_empty check (btrim(overrun_reason) <> ''),
  constraint budget_lines_code_is_unique_in_pot unique (pot_id, code),
  constraint budget_lines_of_pot unique (pot_id, id)
);
comment on table budget_lines is
  'A line of the plan: eligible expenditure, so the lines sum to grant plus own share plus other cover. overrun_reason: an official requirement that lifts the limit of this line.';

create table eligibility_rules (
  id bigint generated always as identity constraint eligibility_rules_pkey primary key,
  pot_id bigint not null constraint eligibility_rules_pot_fkey references funding_pots,
  position smallint not null,
  budget_line_id bigint,
  effect text not null constraint eligibility_rules_effect_is_known check (effect in ('eligible', 'excluded')),
  property_id bigint constraint eligibility_rules_property_fkey references properties,
  stage_code code constraint eligibility_rules_stage_fkey references stage_kinds,
  cost_group_prefix text constraint eligibility_rules_prefix_is_digits check (cost_group_prefix ~ '^[1-8][0-9]{0,2}$'),
  cost_kind_code code constraint eligibility_rules_cost_kind_fkey references cost_kinds,
  clause text not null constraint eligibility_rules_clause_is_not_empty check (btrim(clause) <> ''),
  valid daterange not null default '(,)' constraint eligibility_rules_valid_is_not_empty check (not isempty(valid)),
  evidence evidence not null,
  constraint eligibility_rules_position_is_unique unique (pot_id, position),
  constraint eligibility_rules_budget_line_fkey foreign key (pot_id, budget_line_id) references budget_lines (pot_id, id)
);
create index eligibility_rules_budget_line_idx on eligibility_rules (pot_id, budget_line_id);
create index eligibility_rules_property_idx on eligibility_rules (property_id);
create index eligibility_rules_stage_idx on eligibility_rules (stage_code);
create index eligibility_rules_cost_kind_idx on eligibility_rules (cost_kind_code);
comment on table eligibility_rules is
  'What a pot may pay for: null matches all. With eligible rules a voucher line must match one; an excluded one always wins. Rules with evidence below V only warn.';

create table vouchers (
  id bigint generated always as identity constraint vouchers_pkey primary key,
  number code not null constraint vouchers_number_is_unique unique,
  kind text not null constraint vouchers_kind_is_known check (kind in ('invoice', 'receipt', 'wage', 'allowance', 'fee', 'credit_note')),
  payee_id bigint constraint vouchers_payee_fkey references organisations,
  invoice_number text constraint vouchers_invoice_number_is_not_empty check (btrim(invoice_number) <> ''),
  invoiced_on date,
  reason text not null constraint vouchers_reason_is_not_empty check (btrim(reason) <> ''),
  award_reference text,
  is_invented boolean not null default false,
  note text,
  source text,
  constraint vouchers_have_a_payee check (payee_id is not null or kind in ('wage', 'allowance'))
);
create unique index vouchers_same_invoice_once on vouchers
  (payee_id, (lower(regexp_replace(invoice_number, '[^[:alnum:]]', '', 'g'))), (kind = 'credit_note')) where invoice_number is not null;
create index vouchers_payee_idx on vouchers (payee_id);
comment on table vouchers is 'A receipt (Beleg) by our own number; the same invoice of the same payee is entered once, whatever kind it is called; its credit note may bear the same number.';

create table voucher_lines (
  id bigint generated always as identity constraint voucher_lines_pkey primary key,
  voucher_id bigint not null constraint voucher_lines_voucher_fkey references vouchers,
  position smallint not null constraint voucher_lines_position_is_positive check (position > 0),
  property_id bigint constraint voucher_lines_property_fkey references properties,
  unit_id bigint,
  stage_id bigint,
  cost_group_edition smallint,
  cost_group_code text,
  cost_kind_code code not null constraint voucher_lines_cost_kind_fkey references cost_kinds,
  purpose text not null constraint voucher_lines_purpose_is_not_empty check (btrim(purpose) <> ''),
  net_cents cents not null,
  vat_cents cents not null default 0,
  gross_cents cents not null,
  discount_cents cents not null default 0,
  has_input_tax_deduction boolean not null default false,
  amount_cents bigint not null generated always as
    (gross_cents - discount_cents - case when has_input_tax_deduction then vat_cents else 0 end) stored,
  paid_on date,
  placement_id bigint constraint voucher_lines_placement_fkey references placements,
  month date constraint voucher_lines_month_is_its_first_day check (extract(day from month) = 1),
  minutes integer constraint voucher_lines_minutes_are_positive check (minutes > 0),
  constraint voucher_lines_position_is_unique unique (voucher_id, position),
  constraint voucher_lines_unit_fkey foreign key (property_id, unit_id) references units (property_id, id),
  constraint voucher_lines_stage_fkey foreign key (property_id, stage_id) references stages (property_id, id),
  constraint voucher_lines_cost_group_fkey foreign key (cost_group_edition, cost_group_code) references cost_groups (edition, code),
  constraint voucher_lines_cost_group_is_whole check ((cost_group_edition is null) = (cost_group_code is null)),
  constraint voucher_lines_place_is_in_a_property check (property_id is not null or (unit_id is null and stage_id is null)),
  constraint voucher_lines_gross_is_net_plus_vat check (gross_cents = net_cents + vat_cents),
  constraint voucher_lines_signs_agree check (
    (gross_cents >= 0 and net_cents >= 0 and vat_cents >= 0 and discount_cents between 0 and gross_cents)
    or (gross_cents < 0 and net_cents <= 0 and vat_cents <= 0 and discount_cents between gross_cents and 0)),
  constraint voucher_lines_pay_has_placement_month_and_minutes check (
    (placement_id is null) = (month is null) and (placement_id is null) = (minutes is null))
);
create index voucher_lines_property_idx on voucher_lines (property_id);
create index voucher_lines_unit_idx on voucher_lines (property_id, unit_id);
create index voucher_lines_stage_idx on voucher_lines (property_id, stage_id);
create index voucher_lines_cost_group_idx on voucher_lines (cost_group_edition, cost_group_code);
create index voucher_lines_cost_kind_idx on voucher_lines (cost_kind_code);
create index voucher_lines_placement_idx on voucher_lines (placement_id, month);
comment on table voucher_lines is
  'What was spent, where and on what. amount_cents is what can be funded: gross less discount, less VAT where it is deducted. Pay of a participant: the minutes of one placement, month, house and stage.';

create table allocations (
  id bigint generated always as identity constraint allocations_pkey primary key,
  voucher_line_id bigint not null constraint allocations_voucher_line_fkey references voucher_lines,
  pot_id bigint not null,
  budget_line_id bigint not null,
  eligible_cents cents not null,
  cover_cents cents not null,
  share integer,
  reverses_id bigint constraint allocations_reverses_fkey references allocations constraint allocations_reversed_once unique,
  reason text constraint allocations_reason_is_not_empty check (btrim(reason) <> ''),
  reference text,
  actor text not null default coalesce(nullif(current_setting('viertelwerk.actor', true), ''), session_user),
  allocated_on date not null default current_date,
  recorded_at timestamptz not null default now(),
  constraint allocations_budget_line_fkey foreign key (pot_id, budget_line_id) references budget_lines (pot_id, id),
  constraint allocations_reference_is_unique unique (reference),
  constraint allocations_cover_is_part_of_eligible check (
    (eligible_cents >= 0 and cover_cents between 0 and eligible_cents) or (eligible_cents < 0 and cover_cents between eligible_cents and 0)),
  constraint allocations_share_is_a_share check (share between -10000 and 10000),
  constraint allocations_reversals_name_a_reason check (reverses_id is null or reason is not null)
);
create index allocations_voucher_line_idx on allocations (voucher_line_id);
create index allocations_budget_line_idx on allocations (pot_id, budget_line_id);
comment on table allocations is
  'A voucher line in a pot''s plan: eligible_cents stand in its budget line, cover_cents of them it pays. Of a participant''s pay share says which part of each minute (basis points). Never edited: corrections are reversals.';
create trigger allocations_are_append_only before update or delete on allocations
  for each row execute function refuse_change('allocations_are_append_only');
create trigger allocations_are_not_emptied before truncate on allocations
  for each statement execute function refuse_change('allocations_are_append_only');

-- The sums that must hold, for the pots and voucher lines given. Locks the rows that own the totals in key order (pots,
-- then lines) and sums in statements of their own after the locks, so that READ COMMITTED sees what others have committed.
create function check_funding_sums(pots bigint[], lines bigint[]) returns void
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

-- Whether a rule speaks of a voucher line in a budget line: what the rule leaves open matches all; a stage, cost group or kind that the
-- line does not name matches no rule that asks for one.
create function eligibility_rule_matches(rule eligibility_rules, budget_line bigint, line bigint) returns boolean
language sql stable set search_path = public, pg_temp as $$
  select coalesce((
    select (rule.budget_line_id is null or rule.budget_line_id = budget_line)
       and (rule.property_id is null or rule.property_id = l.property_id)
       and (rule.stage_code is null or rule.stage_code = s.stage_code)
       and (rule.cost_group_prefix is null or l.cost_group_code like rule.cost_group_prefix || '%')
       and (rule.cost_kind_code is null or rule.cost_kind_code = l.cost_kind_code)
       and rule.valid @> coalesce(l.paid_on, v.invoiced_on, l.month, current_date)
      from voucher_lines l join vouchers v on v.id = l.voucher_id left join stages s on s.id = l.stage_id
     where l.id = line), false)
$$;

-- Without a search path of its own, so that the planner can open it up inside a statement over many lines.
create function eligibility(pot bigint, budget_line bigint, line bigint)
returns table (is_eligible boolean, clause text, is_enforced boolean)
language sql stable as $$
  select false, r.clause, r.evidence in ('V-law', 'V')
    from eligibility_rules r
   where r.pot_id = pot and r.effect = 'excluded' and eligibility_rule_matches(r, budget_line, line)
  union all
  select false, asked.clauses, asked.is_enforced
    from (select string_agg(distinct r.clause, '; ') as clauses, bool_or(r.evidence in ('V-law', 'V')) as is_enforced,
                 bool_or(eligibility_rule_matches(r, budget_line, line)) as is_matched
            from eligibility_rules r
           where r.pot_id = pot and r.effect = 'eligible' and (r.budget_line_id is null or r.budget_line_id = budget_line)) asked
   where not asked.is_matched
$$;
comment on function eligibility is 'Reasons why a pot''s rules do not allow a voucher line; no row: it is eligible.';

create function check_allocations() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
  broken record;
  pots bigint[];
  lines bigint[];
begin
  select array_agg(distinct pot_id), array_agg(distinct voucher_line_id) into pots, lines from added;
  perform check_funding_sums(pots, lines);

  select a.id, r.id as original, v.number, l.position into broken
    from added a left join allocations r on r.id = a.reverses_id
    join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where (a.reverses_id is null and a.eligible_cents < 0 and l.amount_cents >= 0)
      or (a.reverses_id is null and a.share < 0)
      or (a.reverses_id is not null and (r.reverses_id is not null or a.eligible_cents <> -r.eligible_cents or a.cover_cents <> -r.cover_cents
          or a.share is distinct from -r.share or a.pot_id <> r.pot_id or a.budget_line_id <> r.budget_line_id or a.voucher_line_id <> r.voucher_line_id))
   limit 1;
  if found then
    perform reject('allocations_reverse_exactly', 'allocations',
      jsonb_build_object('voucher', broken.number, 'position', broken.position, 'reverses', broken.original));
  end if;

  select p.code as pot, v.number, l.position, l.paid_on, p.eligible_period into broken
    from added a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where a.reverses_id is null and p.refuses_outside_period and l.paid_on is not null and not l.paid_on <@ p.eligible_period limit 1;
  if found then
    perform reject('allocations_paid_inside_the_eligible_period', 'allocations', jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'paid_on', broken.paid_on, 'from', lower(broken.eligible_period), 'until', upper(broken.eligible_period)));
  end if;

  select p.code as pot, v.number, l.position, e.clause into broken
    from added a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
    cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
   where a.reverses_id is null and e.is_enforced limit 1;
  if found then
    perform reject('allocations_follow_the_eligibility_rules', 'allocations', jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'clause', broken.clause));
  end if;
  return null;
end $$;
create trigger allocations_hold_every_sum after insert on allocations
  referencing new table as added for each statement execute function check_allocations();

-- What a decision demands of every payment, for the allocations that still stand (those that were reversed do not) in the pots and
-- of the lines given. Call it with the rows locked, as check_funding_sums leaves them.
create function check_funding_terms(pots bigint[], lines bigint[], relation text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare broken record;
begin
  select p.code as pot, v.number, l.position, l.paid_on, p.eligible_period into broken
    from allocations a join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
   where (a.pot_id = any (pots) or a.voucher_line_id = any (lines))
     and p.refuses_outside_period and l.paid_on is not null and not coalesce(l.paid_on <@ p.eligible_period, false)
   group by p.code, v.number, l.position, l.paid_on, p.eligible_period having sum(a.eligible_cents) <> 0
   order by v.number, l.position, p.code limit 1;
  if found then
    perform reject('allocations_paid_inside_the_eligible_period', relation, jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'paid_on', broken.paid_on, 'from', lower(broken.eligible_period), 'until', upper(broken.eligible_period)));
  end if;

  select p.code as pot, v.number, l.position, e.clause into broken
    from (select pot_id, budget_line_id, voucher_line_id from allocations
           where pot_id = any (pots) or voucher_line_id = any (lines)
           group by pot_id, budget_line_id, voucher_line_id having sum(eligible_cents) <> 0) a
    join funding_pots p on p.id = a.pot_id join voucher_lines l on l.id = a.voucher_line_id join vouchers v on v.id = l.voucher_id
    cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
   where e.is_enforced order by v.number, l.position, p.code limit 1;
  if found then
    perform reject('allocations_follow_the_eligibility_rules', relation, jsonb_build_object('pot', broken.pot,
      'voucher', broken.number, 'position', broken.position, 'clause', broken.clause));
  end if;
end $$;

-- Whatever the sums and terms were measured by may change later: each statement's rows are looked at again, in the pot
-- that they leave, too.
create function check_totals_changed() returns trigger
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
  perform check_funding_sums(pots, lines);
  perform check_funding_terms(pots, lines, tg_table_name);
  return null;
end $$;
create trigger funding_pots_keep_their_sums after update on funding_pots
  referencing new table as changed for each statement execute function check_totals_changed();
-- A line with allocations stays in its pot by its foreign key, so that only the pot it leaves can lose.
create trigger budget_lines_keep_their_sums after update on budget_lines
  referencing old table as changed for each statement execute function check_totals_changed();
create trigger budget_lines_go_without_loss after delete on budget_lines
  referencing old table as changed for each statement execute function check_totals_changed();
create trigger eligibility_rules_fit_what_stands after insert on eligibility_rules
  referencing new table as changed for each statement execute function check_totals_changed();
create trigger eligibility_rules_keep_what_stands after update on eligibility_rules
  referencing new table as changed for each statement execute function check_totals_changed();
create trigger eligibility_rules_leave_what_stands after update on eligibility_rules
  referencing old table as changed for each statement execute function check_totals_changed();
create trigger eligibility_rules_go_without_loss after delete on eligibility_rules
  referencing old table as changed for each statement execute function check_totals_changed();
create trigger voucher_lines_keep_their_sums after update on voucher_lines
  referencing new table as changed for each statement execute function check_totals_changed();
create trigger vouchers_keep_their_terms after update on vouchers
  referencing new table as changed for each statement execute function check_totals_changed();

create table cost_statements (
  id bigint generated always as identity constraint cost_statements_pkey primary key,
  property_id bigint not null constraint cost_statements_property_fkey references properties,
  code code not null,
  amount_cents cents not null constraint cost_statements_amount_is_positive check (amount_cents > 0),
  scope text not null constraint cost_statements_scope_is_not_empty check (btrim(scope) <> ''),
  is_rounded boolean not null,
  is_total boolean not null default false,
  stated_on date,
  source text not null constraint cost_statements_source_is_not_empty check (btrim(source) <> ''),
  evidence evidence not null,
  note text,
  constraint cost_statements_code_is_unique_in_property unique (property_id, code)
);
create unique index cost_statements_one_total on cost_statements (property_id) where is_total;
comment on table cost_statements is 'A cost known only as a sum; never a voucher. is_total: the one that stands for the whole of the house''s cost.';

create table in_kind_gifts (
  id bigint generated always as identity constraint in_kind_gifts_pkey primary key,
  property_id bigint not null constraint in_kind_gifts_property_fkey references properties,
  donor_id bigint not null constraint in_kind_gifts_donor_fkey references organisations,
  description text not null constraint in_kind_gifts_description_is_not_empty check (btrim(description) <> ''),
  value_cents cents constraint in_kind_gifts_value_is_not_negative check (value_cents >= 0),
  given daterange,
  source text,
  constraint in_kind_gifts_are_unique unique (property_id, donor_id, description)
);
create index in_kind_gifts_donor_idx on in_kind_gifts (donor_id);
comment on table in_kind_gifts is 'Gifts in kind (power, water, disposal); value null: nobody has put a figure on it.';
