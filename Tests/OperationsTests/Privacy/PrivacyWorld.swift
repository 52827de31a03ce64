import Domain
import Harness
import Postgres
import Store

/// A participant whose last placement ended in 2015, with something personal in every table that may hold it.
enum PrivacyWorld {
  static let code = "TN-ALT"

  /// The classes of retention, and the participant.
  static func lay(_ tx: Transaction) throws {
    _ = try tx.run([
      """
      insert into retention_classes (code, name_de, name_en, scope, start_event, months, from_year_end, action, source, evidence) values
        ('akte', 'Akte', 'File', 'participant_file', 'last_placement_end', 60, false, 'delete', 'Test', 'design'),
        ('nie', 'Nie', 'Never', 'participant_file', 'record_created', 6, false, 'delete', 'Test', 'design'),
        ('gruende', 'Gründe', 'Reasons', 'absence_reasons', 'report_released', 6, false, 'erase', 'Test', 'design'),
        ('lohn', 'Lohn', 'Pay', 'pay_records', 'payment', 96, true, 'restrict', '§ 147 AO', 'V-law'),
        ('topf', 'Topf', 'Pot', 'grant_records', 'pot_bound_until', 60, false, 'restrict', 'Test', 'V'),
        ('berichte', 'Berichte', 'Reports', 'named_reports', 'report_released', 72, true, 'erase', '§ 147 AO', 'V-law'),
        ('konten', 'Konten', 'Accounts', 'accounts', 'account_disabled', 12, false, 'erase', 'Test', 'design'),
        ('sitzungen', 'Sitzungen', 'Sessions', 'sessions', 'sign_out', 12, false, 'delete', 'Test', 'design')
      """,
      """
      insert into absence_kinds (code, name_de, name_en, is_excused, is_health, is_paid, is_disclosed_to_jobcenter, source, evidence)
      values ('krank', 'Krank', 'Ill', true, true, true, true, 'Test', 'design')
      """,
      "insert into certificate_kinds (code, name_de, name_en, source, evidence) values ('kurs', 'Kurs', 'Course', 'Test', 'design')",
      "insert into qualifications (code, name_de, name_en, source, evidence) values ('putz', 'Putz', 'Plaster', 'Test', 'design')",
      "insert into participants (code) values (\(code))",
      """
      insert into participant_persons (participant_id, family_name, given_name, born_on, street, city, phone)
      select id, \(Canary.familyName), \(Canary.givenName), \(Canary.bornOn)::date, \(Canary.street), \(Canary.city), \(Canary.phone)
        from participants where code = \(code)
      """,
      "insert into customer_numbers (participant_id, customer_number) select id, \(Canary.customerNumber) from participants where code = \(code)",
      """
      insert into unemployment_spells (participant_id, status, period, source)
      select id, 'unemployed', '[2013-01-01,2015-01-01)', \(Canary.note) from participants where code = \(code)
      """,
      """
      insert into placements (code, participant_id, kind, jobcenter_id, period, end_reason, weekday_minutes)
      select 'ZW-ALT', t.id, 'working', o.id, '[2015-01-01,2015-07-01)', \(Canary.note), '{360,360,360,360,360,0,0}'
        from participants t, organisations o where t.code = \(code) and o.code = 'JC-T'
      """,
      """
      insert into attendance_days (participant_id, placement_id, day, is_present, minutes, note)
      select p.participant_id, p.id, d.day, d.is_present, d.minutes, d.note
        from placements p, (values ('2015-03-02'::date, true, 360, \(Canary.note)), ('2015-03-03', false, 0, null), ('2015-03-04', false, 0, null))
          as d (day, is_present, minutes, note)
       where p.code = 'ZW-ALT'
      """,
      """
      insert into absences (attendance_day_id, absence_kind_code, certified_until, note)
      select d.id, 'krank', d.day + 3, \(Canary.absenceNote) from attendance_days d join participants t on t.id = d.participant_id
       where t.code = \(code) and not d.is_present
      """,
      """
      insert into certificates (participant_id, certificate_kind_code, valid, number, issuer)
      select id, 'kurs', '[2015-01-01,)', 'K-1', \(Canary.note) from participants where code = \(code)
      """,
      """
      insert into qualification_records (participant_id, qualification_code, level, achieved_on, note)
      select id, 'putz', 'guided', '2015-05-01', \(Canary.note) from participants where code = \(code)
      """,
      "insert into outcomes (participant_id, kind, happened_on, note) select id, 'job', '2015-07-01', \(Canary.note) from participants where code = \(code)",
    ])
  }

  /// A report with names of March 2015, released on a day; it counts the absence of 3 March, not that of 4 March.
  static func release(on day: LocalDate, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into released_reports (number, kind, parameters, figures, content_hash, released_at)
      values ('BER-ALT', 'participants', '{"jobcenter": "JC-T", "month": "2015-03", "with_names": true, "as_of": "2015-04-01"}',
              jsonb_build_object('name', \(Canary.familyName)::text), sha256('x'), \(day)::date)
      """)
    try tx.execute(
      """
      insert into report_sources (report_id, relation, source_id)
      select r.id, s.relation, s.id from released_reports r cross join (
        select 'placements' as relation, id::text as id from placements where code = 'ZW-ALT'
        union all select 'attendance_days', d.id::text from attendance_days d join placements p on p.id = d.placement_id
         where p.code = 'ZW-ALT' and d.day in ('2015-03-02', '2015-03-03')
        union all select 'certificates', c.id::text from certificates c join participants t on t.id = c.participant_id where t.code = \(code)) s
       where r.number = 'BER-ALT'
      """)
  }

  /// Every row of every table that the operator may read, as texts: where a canary still sings.
  static func everything(_ tx: Transaction, except relations: Set<String> = []) throws -> [String] {
    let tables = try tx.query(
      "select relname::text from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and has_table_privilege(oid, 'select') order by 1"
    ).decode(String.self)
    var rows: [String] = []
    for table in tables where !relations.contains(table) && table != "viertelwerk_migrations" {
      rows += try tx.query("select \(table) || ' ' || to_jsonb(t)::text from \(quotedIdentifier: table) t").decode(String.self)
    }
    return rows
  }
}
