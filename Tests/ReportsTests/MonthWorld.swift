import Domain
import Postgres
import Store

/// May 2026 of one participant, counted by hand: a placement from the 11th (Monday) to the end of August, Monday to Friday, 300
/// minutes. Ascension Day (14th) and Whit Monday (25th) are free, so 13 days are expected.
///
/// Worked: 11, 15 (office 300, diary 240), 19 to 22, 26 (two houses), 29. Ill: 12. Away for a reason that is not for the
/// Jobcenter: 13. Nothing written: 18, 27, 28. On the 4th he worked for another Jobcenter, which is none of this one's business.
///
/// TN-0003 was placed until the 8th, before the time, and moved on the 9th. TN-0004 began a training on the 19th, on the last day of the six
/// months behind a placement. TN-0002 had gone on to another Jobcenter before, whose outcome it is.
enum MonthWorld {
  static let month = YearMonth(year: 2026, month: 5) ?? YearMonth(containing: LocalDate(daysSinceEpoch: 0))
  static let asOf = LocalDate(year: 2026, month: 5, day: 30) ?? LocalDate(daysSinceEpoch: 0)

  static let statements: [SQL] = [
    """
    insert into holiday_rules (code, name_de, name_en, easter_offset_days, source, evidence) values
      ('himmelfahrt', 'Christi Himmelfahrt', 'Ascension Day', 39, 'Test', 'V'),
      ('pfingstmontag', 'Pfingstmontag', 'Whit Monday', 50, 'Test', 'V')
    """,
    """
    insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence) values
      ('krank-erst', 'Krank, Erstbescheinigung', 'Ill, first certificate', true, true, true, true, 'Test', 'V'),
      ('geheim', 'Beratungstermin', 'Counselling', true, true, true, false, 'Test', 'V')
    """,
    """
    insert into instruments (code, name_de, name_en, law, is_accompanying, pays, source, evidence) values
      ('16d', 'Arbeitsgelegenheit', 'Work opportunity', '§ 16d SGB II', false, 'allowance', 'Test', 'V-law'),
      ('16f', 'Freie Förderung', 'Free support', '§ 16f SGB II', false, 'allowance', 'Test', 'V-law')
    """,
    """
    insert into instrument_limits (instrument_code, months_max, window_months, extension_months, source, evidence)
    values ('16d', 24, 60, 12, '§ 16d (6) SGB II', 'V-law')
    """,
    """
    insert into organisations (code, name, kind) values
      ('JC-EINS', 'Jobcenter Eins', 'jobcenter'), ('JC-ZWEI', 'Jobcenter Zwei', 'jobcenter')
    """,
    "insert into participants (code) values ('TN-0001'), ('TN-0002')",
    """
    insert into participant_persons (participant_id, family_name, given_name)
    select id, 'Erfunden', 'Erika' from participants where code = 'TN-0001'
    """,
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes)
    select v.code, t.id, 'working', o.id, v.period::daterange, '{300,300,300,300,300,0,0}'
      from (values ('ZW-0', 'TN-0001', 'JC-ZWEI', '[2025-01-01,2025-07-01)'), ('ZW-1', 'TN-0001', 'JC-ZWEI', '[2026-05-01,2026-05-11)'),
                   ('ZW-2', 'TN-0001', 'JC-EINS', '[2026-05-11,2026-09-01)'), ('ZW-3', 'TN-0002', 'JC-ZWEI', '[2026-05-01,2026-06-01)'))
           as v (code, participant, jobcenter, period)
      join participants t on t.code = v.participant join organisations o on o.code = v.jobcenter
    """,
    """
    insert into placement_bases (placement_id, instrument_code, period)
    select p.id, v.instrument, p.period
      from (values ('ZW-0', '16d'), ('ZW-1', '16f'), ('ZW-2', '16d')) as v (placement, instrument)
      join placements p on p.code = v.placement
    """,
    """
    insert into stage_kinds (code, name_de, name_en, position, is_repeatable, source, evidence)
    values ('sanierung', 'Sanierung', 'Renovation', 1, false, 'Test', 'design')
    """,
    """
    insert into properties (code, name, street, house_number) values
      ('DO-1', 'Musterstraße 1', 'Musterstraße', '1'), ('DO-2', 'Musterstraße 2', 'Musterstraße', '2')
    """,
    "insert into stages (property_id, stage_code) select id, 'sanierung' from properties",
    """
    insert into work_packages (property_id, stage_id, code, title, performer)
    select property_id, id, 'AP-01', 'Putz', 'participants' from stages
    """,
    """
    insert into diary_entries (property_id, day)
    select p.id, d::date from properties p, generate_series(timestamp '2026-05-04', timestamp '2026-05-29', '1 day') d
    """,
    "insert into diary_versions (entry_id, version, property_id) select id, 1, property_id from diary_entries",
    """
    with line (id, property, day, minutes) as (
      select gen_random_uuid(), v.property, v.day::date, v.minutes
        from (values ('DO-1', '2026-05-04', 300), ('DO-1', '2026-05-11', 300), ('DO-1', '2026-05-15', 240), ('DO-1', '2026-05-19', 300),
                     ('DO-1', '2026-05-20', 300), ('DO-1', '2026-05-21', 300), ('DO-1', '2026-05-22', 300), ('DO-1', '2026-05-26', 60),
                     ('DO-2', '2026-05-26', 240), ('DO-1', '2026-05-29', 300)) as v (property, day, minutes)),
    event as (
      insert into diary_events (id, entry_id, version, property_id, kind)
      select l.id, e.id, 1, p.id, 'work_line' from line l join properties p on p.code = l.property
        join diary_entries e on e.property_id = p.id and e.day = l.day returning id, entry_id)
    insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
    select l.id, v.entry_id, p.id, l.day, t.id, w.id, l.minutes
      from line l join event v on v.id = l.id join properties p on p.code = l.property
      join work_packages w on w.property_id = p.id join participants t on t.code = 'TN-0001'
    """,
    """
    insert into attendance_days (participant_id, placement_id, day, is_present, minutes)
    select p.participant_id, p.id, v.day::date, v.minutes > 0, v.minutes
      from (values ('2026-05-12', 0), ('2026-05-13', 0), ('2026-05-15', 300)) as v (day, minutes) join placements p on p.code = 'ZW-2'
    """,
    """
    insert into absences (attendance_day_id, absence_kind_code)
    select id, case day when '2026-05-12' then 'krank-erst' else 'geheim' end from attendance_days where not is_present
    """,
    """
    insert into certificate_kinds (code, name_de, name_en, source, evidence) values ('unterweisung', 'Unterweisung', 'Briefing', 'Test', 'V')
    """,
    """
    insert into certificates (participant_id, certificate_kind_code, valid)
    select id, 'unterweisung', daterange(v.first::date, v.last::date)
      from participants, (values ('2025-06-01', '2026-06-15'), ('2025-01-01', '2026-05-05')) as v (first, last) where code = 'TN-0001'
    """,
    """
    insert into qualifications (code, name_de, name_en, source, evidence) values ('putz', 'Innenputz', 'Plastering', 'Test', 'V')
    """,
    """
    insert into qualification_records (participant_id, qualification_code, level, evidence_minutes, achieved_on)
    select id, 'putz', v.level, 2400, v.day::date
      from participants, (values ('introduced', '2026-05-04'), ('guided', '2026-05-29')) as v (level, day) where code = 'TN-0001'
    """,
    "insert into participants (code) values ('TN-0003'), ('TN-0004')",
    """
    insert into placements (code, participant_id, kind, jobcenter_id, period, weekday_minutes, ended_on, end_reason)
    select v.code, t.id, 'working', o.id, v.period::daterange, '{0,0,0,0,0,0,0}', v.ended::date, 'Umzug'
      from (values ('ZW-4', 'TN-0003', 'JC-EINS', '[2026-02-01,2026-05-09)', '2026-05-08'),
                   ('ZW-5', 'TN-0004', 'JC-EINS', '[2025-06-01,2025-11-20)', '2025-11-19'),
                   ('ZW-6', 'TN-0002', 'JC-EINS', '[2026-02-01,2026-03-01)', null)) as v (code, participant, jobcenter, period, ended)
      join participants t on t.code = v.participant join organisations o on o.code = v.jobcenter
    """,
    """
    insert into outcomes (participant_id, kind, happened_on)
    select t.id, v.kind, v.day::date
      from (values ('TN-0003', 'moved', '2026-05-09'), ('TN-0004', 'training', '2026-05-19'), ('TN-0004', 'job', '2026-05-20'),
                   ('TN-0002', 'job', '2026-05-20'), ('TN-0001', 'further_measure', '2026-05-10'), ('TN-0003', 'job', '2026-06-01'))
           as v (participant, kind, day)
      join participants t on t.code = v.participant
    """,
  ]
}
