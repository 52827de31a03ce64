-- What the law, the norms and the procedures say: data with a validity and a source, never constants in code.
-- Conventions of every migration: money in cents, minutes as integers, periods half-open, every constraint named.

create schema extensions;
create extension btree_gist with schema extensions;

create domain code as text
  constraint code_is_short_and_plain check (value ~ '^[A-Za-z0-9][A-Za-z0-9._/-]{0,39}$');
comment on domain code is 'Business code in URLs, files and messages: letters, digits, dot, underscore, slash, hyphen.';

create domain evidence as text
  constraint evidence_is_known check (value in ('V-law', 'V', 'V2', 'D', 'X', 'U', 'design'));
comment on domain evidence is
  'How well a fact is known: read in the statute, read in a source, second hand, derived, sources disagree, unverified, our own decision. Only V-law and V may refuse; the others warn.';

create domain cents as bigint;
create domain basis_points as integer
  constraint basis_points_are_a_share check (value between 0 and 10000);

-- Raises the violation of a rule that no CHECK can say. The edge maps the constraint's name to a sentence;
-- DETAIL is JSON with what the sentence needs (codes and amounts, never a person's name).
create function reject(rule text, relation text, facts jsonb) returns void
language plpgsql set search_path = public, pg_temp as $$
begin
  raise exception using errcode = '23514', constraint = rule, table = relation,
    message = 'rule violated: ' || rule, detail = facts::text;
end $$;

create table legal_values (
  id bigint generated always as identity constraint legal_values_pkey primary key,
  code code not null,
  name_de text not null,
  name_en text not null,
  amount bigint not null,
  unit text not null constraint legal_values_unit_is_known
    check (unit in ('cents', 'cents_per_hour', 'minutes', 'days', 'weeks', 'months', 'basis_points', 'count', 'calendar_day')),
  valid daterange not null default '(,)' constraint legal_values_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null,
  constraint legal_values_one_at_a_time exclude using gist (code with =, valid with &&)
);
comment on table legal_values is 'Amounts, rates and deadlines that the law or a procedure sets, each for a period; a calendar_day is written YYYYMMDD.';

create table districts (
  code code constraint districts_pkey primary key,
  name text not null,
  source text not null,
  evidence evidence not null
);
comment on table districts is 'Statistical districts of Dortmund.';

create table trades (
  code code constraint trades_pkey primary key,
  name_de text not null,
  name_en text not null,
  source text not null,
  evidence evidence not null
);
comment on table trades is 'Trades by VOB/C (number of the ATV, as DIN 18340).';

create table cost_groups (
  edition smallint not null,
  code text not null constraint cost_groups_code_is_three_digits check (code ~ '^[1-8][0-9]{2}$'),
  name_de text not null,
  name_en text not null,
  source text not null,
  evidence evidence not null,
  constraint cost_groups_pkey primary key (edition, code)
);
comment on table cost_groups is 'Cost groups by DIN 276; the edition counts because numbers changed their meaning (370, 200, 800 in 2018).';

create table cost_kinds (
  code code constraint cost_kinds_pkey primary key,
  name_de text not null,
  name_en text not null,
  is_personnel boolean not null,
  source text not null,
  evidence evidence not null
);
comment on table cost_kinds is 'What money is spent on: firms, material, wages, allowances, fees, purchase.';

create table occupations (
  code text constraint occupations_pkey primary key
    constraint occupations_code_is_kldb check (code ~ '^[0-9]{5}$'),
  name_de text not null,
  name_en text not null,
  source text not null,
  evidence evidence not null
);
comment on table occupations is 'Occupations by KldB 2010 (V2020); the fifth digit is the level of requirement 1 to 4.';

create table qualifications (
  code code constraint qualifications_pkey primary key,
  name_de text not null,
  name_en text not null,
  occupation_code text constraint qualifications_occupation_fkey references occupations,
  trade_code code constraint qualifications_trade_fkey references trades,
  evidence_minutes_min integer constraint qualifications_evidence_is_positive check (evidence_minutes_min > 0),
  source text not null,
  evidence evidence not null
);
create index qualifications_occupation_idx on qualifications (occupation_code);
create index qualifications_trade_idx on qualifications (trade_code);
comment on table qualifications is 'Catalogue of what can be learned on the site; minutes on work of its trade count as evidence.';

create table instruments (
  code code constraint instruments_pkey primary key,
  name_de text not null,
  name_en text not null,
  law text not null,
  is_accompanying boolean not null,
  pays text not null constraint instruments_pays_is_known check (pays in ('allowance', 'wage', 'nothing')),
  valid daterange not null default '(,)' constraint instruments_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null
);
comment on table instruments is 'Legal bases of a placement (§16d, §16e, §16f, §16i, §16k SGB II, §45 SGB III, ÖgB NRW).';

create table instrument_rates (
  id bigint generated always as identity constraint instrument_rates_pkey primary key,
  instrument_code code not null constraint instrument_rates_instrument_fkey references instruments,
  employment_year smallint not null constraint instrument_rates_year_is_positive check (employment_year between 1 and 10),
  rate basis_points not null,
  valid daterange not null default '(,)' constraint instrument_rates_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null,
  constraint instrument_rates_one_at_a_time
    exclude using gist (instrument_code with =, employment_year with =, valid with &&)
);
comment on table instrument_rates is 'Share of the wage that an instrument pays, by year of employment (§16e: 75 and 50 %).';

create table instrument_limits (
  id bigint generated always as identity constraint instrument_limits_pkey primary key,
  instrument_code code not null constraint instrument_limits_instrument_fkey references instruments,
  months_max smallint not null constraint instrument_limits_max_is_positive check (months_max > 0),
  window_months smallint not null constraint instrument_limits_window_is_positive check (window_months > 0),
  extension_months smallint not null default 0 constraint instrument_limits_extension_is_not_negative check (extension_months >= 0),
  valid daterange not null default '(,)' constraint instrument_limits_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null,
  constraint instrument_limits_one_at_a_time exclude using gist (instrument_code with =, valid with &&)
);
comment on table instrument_limits is 'How long a person may be assigned (§16d(6) SGB II: 24 months in 5 years from the first entry, up to 12 more).';

create table absence_kinds (
  code code constraint absence_kinds_pkey primary key,
  name_de text not null,
  name_en text not null,
  is_excused boolean not null,
  is_health boolean not null,
  is_paid boolean not null,
  is_disclosed_to_jobcenter boolean not null,
  valid daterange not null default '(,)' constraint absence_kinds_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null
);
comment on table absence_kinds is 'Why an expected day was not worked; is_disclosed_to_jobcenter: the reason may be named to it (§61(2) SGB II).';

create table holiday_rules (
  code code constraint holiday_rules_pkey primary key,
  name_de text not null,
  name_en text not null,
  month smallint,
  day smallint,
  easter_offset_days smallint,
  first_year smallint not null default 1946,
  last_year smallint,
  source text not null,
  evidence evidence not null,
  constraint holiday_rules_is_fixed_or_moves_with_easter check (
    (easter_offset_days is null and month between 1 and 12 and day between 1 and 31)
    or (easter_offset_days is not null and month is null and day is null)),
  constraint holiday_rules_years_in_order check (last_year is null or last_year >= first_year)
);
comment on table holiday_rules is 'Public holidays of North Rhine-Westphalia as rules.';

create table certificate_kinds (
  code code constraint certificate_kinds_pkey primary key,
  name_de text not null,
  name_en text not null,
  validity_months smallint constraint certificate_kinds_validity_is_positive check (validity_months > 0),
  source text not null,
  evidence evidence not null
);
comment on table certificate_kinds is 'Briefings, proofs of expertise and licences; validity_months null: does not expire.';

create table work_kinds (
  code code constraint work_kinds_pkey primary key,
  name_de text not null,
  name_en text not null,
  source text not null,
  evidence evidence not null
);
comment on table work_kinds is 'Kinds of work that a gate may ask a certificate for (disturbing old fabric, biocides, scaffolds).';

create table work_gates (
  code code constraint work_gates_pkey primary key,
  name_de text not null,
  name_en text not null,
  work_kind_code code constraint work_gates_work_kind_fkey references work_kinds,
  only_where_asbestos_presumed boolean not null default false,
  hint_de text not null,
  hint_en text not null,
  valid daterange not null default '(,)' constraint work_gates_valid_is_not_empty check (not isempty(valid)),
  source text not null,
  evidence evidence not null
);
create index work_gates_work_kind_idx on work_gates (work_kind_code);
comment on table work_gates is
  'Who may do which work (RULES 2.8): a gate asks for one of its certificates; no work kind: every work. V-law refuses the planning, others warn.';

create table work_gate_certificates (
  gate_code code not null constraint work_gate_certificates_gate_fkey references work_gates,
  certificate_kind_code code not null constraint work_gate_certificates_kind_fkey references certificate_kinds,
  constraint work_gate_certificates_pkey primary key (gate_code, certificate_kind_code)
);
create index work_gate_certificates_kind_idx on work_gate_certificates (certificate_kind_code);
comment on table work_gate_certificates is 'Any one of these certificates opens the gate.';

create table stage_kinds (
  code code constraint stage_kinds_pkey primary key,
  name_de text not null,
  name_en text not null,
  position smallint not null constraint stage_kinds_position_is_unique unique,
  is_repeatable boolean not null,
  accepts_only_without_hazards boolean not null default false,
  source text not null,
  evidence evidence not null
);
comment on table stage_kinds is 'The template of stages a derelict house goes through, in order.';

create table stage_gates (
  stage_code code not null constraint stage_gates_stage_fkey references stage_kinds,
  requires_code code not null constraint stage_gates_requires_fkey references stage_kinds,
  source text not null,
  evidence evidence not null,
  constraint stage_gates_pkey primary key (stage_code, requires_code),
  constraint stage_gates_not_on_itself check (stage_code <> requires_code)
);
create index stage_gates_requires_idx on stage_gates (requires_code);
comment on table stage_gates is 'A stage starts when every occurrence of the stages it requires is accepted (or skipped with a reason).';

create table organisations (
  id bigint generated always as identity constraint organisations_pkey primary key,
  code code not null constraint organisations_code_is_unique unique,
  name text not null constraint organisations_name_is_not_empty check (btrim(name) <> ''),
  kind text not null constraint organisations_kind_is_known check (
    kind in ('funder', 'jobcenter', 'firm', 'donor', 'owner', 'supplier', 'authority', 'employer', 'partner')),
  street text,
  postal_code text,
  city text,
  source text
);
comment on table organisations is 'Funders, Jobcenters, firms, donors, sellers; kind is what it mainly is for us.';

-- Easter Sunday in the Gregorian calendar (anonymous algorithm of 1876, as in Meeus, Astronomical Algorithms).
create function easter_sunday(year integer) returns date
language sql immutable strict parallel safe set search_path = public, pg_temp as $$
  with a as (select year % 19 as a, year / 100 as b, year % 100 as c),
       d as (select a.*, b / 4 as d, b % 4 as e, (b + 8) / 25 as f from a),
       h as (select d.*, (19 * a + b - d - (b - f + 1) / 3 + 15) % 30 as h, c / 4 as i, c % 4 as k from d),
       l as (select h.*, (32 + 2 * e + 2 * i - h - k) % 7 as l from h),
       m as (select l.*, h + l - 7 * ((a + 11 * h + 22 * l) / 451) + 114 as n from l)
  select make_date(year, n / 31, n % 31 + 1) from m
$$;

create function holidays(first_year integer, last_year integer) returns table (day date, code text)
language sql stable parallel safe set search_path = public, pg_temp as $$
  select case when r.easter_offset_days is null then make_date(y, r.month, r.day)
              else easter_sunday(y) + r.easter_offset_days end,
         r.code
    from generate_series(first_year, last_year) as y
    join holiday_rules r on y >= r.first_year and (r.last_year is null or y <= r.last_year)
$$;
comment on function holidays is 'Public holidays of the years given, from holiday_rules.';
