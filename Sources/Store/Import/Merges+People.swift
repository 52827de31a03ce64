import Domain
import Postgres

extension ImportMerge {
  package static let participants = ImportMerge(
    into: "participants", key: ["code"], [.same("code"), .column("is_invented", or: "false")],
    alsoInto: ["participant_persons", "customer_numbers"],
    then: { rows in
      [
        """
        insert into participant_persons (participant_id, family_name, given_name, born_on, gender, street, postal_code, city, phone)
        select t.id, s.family_name, s.given_name, s.born_on, s.gender, s.street, s.postal_code, s.city, s.phone
          from \(fragment: rows) s join participants t on t.code = s.code
         where coalesce(s.family_name, s.given_name, s.born_on::text, s.gender, s.street, s.postal_code, s.city, s.phone) is not null
        """,
        """
        insert into customer_numbers (participant_id, customer_number)
        select t.id, s.customer_number from \(fragment: rows) s join participants t on t.code = s.code
         where s.customer_number is not null
        """,
      ]
    },
    alsoStored: [
      .init(column: "family_name", value: "n.family_name"), .init(column: "given_name", value: "n.given_name"),
      .init(column: "born_on", value: "n.born_on"), .init(column: "gender", value: "n.gender"),
      .init(column: "street", value: "n.street"), .init(column: "postal_code", value: "n.postal_code"),
      .init(column: "city", value: "n.city"), .init(column: "phone", value: "n.phone"),
      .init(
        column: "customer_number",
        value: """
          (select c.customer_number from customer_numbers c where c.participant_id = t.id
            order by upper(c.valid) desc nulls first limit 1)
          """),
    ], joining: "left join participant_persons n on n.participant_id = t.id",
    alsoChangeable: ["family_name", "given_name", "born_on", "gender", "street", "postal_code", "city", "phone"],
    thenChange: { rows in
      [
        """
        insert into participant_persons (participant_id, family_name, given_name, born_on, gender, street, postal_code, city, phone)
        select t.id, s.family_name, s.given_name, s.born_on, s.gender, s.street, s.postal_code, s.city, s.phone
          from \(fragment: rows) s join participants t on t.code = s.code
        on conflict (participant_id) do update
          set family_name = excluded.family_name, given_name = excluded.given_name, born_on = excluded.born_on,
              gender = excluded.gender, street = excluded.street, postal_code = excluded.postal_code, city = excluded.city,
              phone = excluded.phone
        """
      ]
    },
    owned: [
      .part("participant_persons", by: "participant_id", of: "participants"),
      .part("customer_numbers", by: "participant_id", of: "participants"),
    ],
    blame: ["customer_numbers_one_at_a_time": "customer_number", "customer_numbers_is_not_empty": "customer_number"])

  package static let spells = ImportMerge(
    into: "unemployment_spells", key: ["participant", "since"],
    [.participant, .same("status"), .period("period"), .same("source")], references: [.participant],
    blame: ["unemployment_spells_do_not_overlap": "since"])

  private static let weekdays: SQL = """
    array[s.minutes_mon, s.minutes_tue, s.minutes_wed, s.minutes_thu, s.minutes_fri, s.minutes_sat, s.minutes_sun]::smallint[]
    """

  private static let weekdayNames: [StaticString] = [
    "minutes_mon", "minutes_tue", "minutes_wed", "minutes_thu", "minutes_fri", "minutes_sat", "minutes_sun",
  ]

  package static let placements = ImportMerge(
    into: "placements", key: ["code"],
    [
      .same("code"), .participant, .same("kind", "measure", "measure_number"),
      .lookup("jobcenter_id", "jobcenter", in: "organisations"), .period("period"), .derived("weekday_minutes", weekdays),
      .column("allowance_cents_per_hour", "allowance"), .column("wage_cents_per_hour", "wage"),
      .column("interim_report_due_on", "interim_report"), .column("final_report_due_on", "final_report"),
      .column("occupation_code", "occupation"), .same("source"),
    ],
    references: [
      .participant,
      .code("jobcenter", of: "organisations", known: "select code::text from organisations where kind = 'jobcenter'"),
      .code("instruments", of: "instruments", isList: true), .code("occupation", of: "occupations"),
    ],
    alsoInto: ["placement_bases"],
    then: { rows in
      [
        """
        insert into placement_bases (placement_id, instrument_code, period)
        select t.id, i, t.period
          from \(fragment: rows) s join placements t on t.code = s.code cross join lateral unnest(s.instruments) i
        """
      ]
    },
    alsoStored: [
      .init(
        column: "instruments",
        value: """
          (select array_agg(b.instrument_code::text order by b.instrument_code collate "C")
             from placement_bases b where b.placement_id = t.id and b.period = t.period)
          """),
      .init(column: "minutes_mon", value: "t.weekday_minutes[1]"), .init(column: "minutes_tue", value: "t.weekday_minutes[2]"),
      .init(column: "minutes_wed", value: "t.weekday_minutes[3]"), .init(column: "minutes_thu", value: "t.weekday_minutes[4]"),
      .init(column: "minutes_fri", value: "t.weekday_minutes[5]"), .init(column: "minutes_sat", value: "t.weekday_minutes[6]"),
      .init(column: "minutes_sun", value: "t.weekday_minutes[7]"),
    ],
    alsoChangeable: weekdayNames,
    // Legal bases move with the ends that they share, and end where the placement does.
    changeFirst: { rows in
      [
        """
        update placement_bases b
           set period = daterange(case when lower(b.period) = lower(t.period) then s.since else greatest(lower(b.period), s.since) end,
                                  case when upper(b.period) = upper(t.period) then s.until + 1 else least(upper(b.period), s.until + 1) end)
          from \(fragment: rows) s join placements t on t.ctid = s.row_id
         where b.placement_id = t.id and t.period <> daterange(s.since, s.until + 1) and b.period && daterange(s.since, s.until + 1)
        """
      ]
    },
    // A legal basis with a period of its own came later: it stands in the way.
    owned: [
      Removal(
        table: "placement_bases",
        rows: """
          select x.ctid from placement_bases x join placements t on t.id = x.placement_id and t.period = x.period
            join import_undone u on u.row_id = t.ctid
          """)
    ],
    blame: [
      "placements_working_ones_do_not_overlap": "since", "placement_bases_lie_inside_the_placement": "instruments",
      "placements_weekday_minutes_are_seven_days": "minutes_mon", "placements_pay_one_way": "wage",
    ], aliases: [("placements_of_participant", "s.participant")])

  package static let placementBases = ImportMerge(
    into: "placement_bases", key: ["placement", "instrument", "since"],
    [.lookup("placement_id", "placement", in: "placements"), .column("instrument_code", "instrument"), .period("period")],
    references: [.code("placement", of: "placements"), .code("instrument", of: "instruments")],
    blame: ["placement_bases_lie_inside_the_placement": "since", "placement_bases_do_not_overlap": "since"])

  package static let attendance = ImportMerge(
    tables: ["attendance_days", "absences"], key: ["participant", "day"],
    references: [
      .participant,
      .code("kind", of: "absence_kinds", known: "select code::text from absence_kinds union all select 'anwesend'"),
    ],
    checks: [
      Check(
        column: "day", code: "attendance_days.without_placement",
        message: Phrase("An diesem Tag gibt es keine Zuweisung zur Arbeit.", en: "There is no working placement on this day."),
        hint: Phrase(
          "Den Tag prüfen oder die Zuweisung (zuweisungen.csv) nachreichen.", en: "Check the day or add the placement."),
        isBroken: """
          not exists (select from placements z join participants n on n.id = z.participant_id
                       where n.code = s.participant and z.kind = 'working' and z.period @> s.day)
          """,
        excusedBy: "f.kind = 'placements_of_participant' and f.key = s.participant"),
      Check(
        column: "minutes", code: "attendance_days.minutes_missing",
        message: Phrase("Wer anwesend war, hat Minuten.", en: "Who was present has minutes."),
        hint: Phrase("Die geleisteten Minuten eintragen.", en: "Enter the minutes worked."),
        isBroken: "s.kind = 'anwesend' and s.minutes is null", excusedBy: nil),
      Check(
        column: "day", code: "attendance.day_to_come",
        message: Phrase(
          "Der Tag liegt in der Zukunft; anwesend war da noch niemand.",
          en: "The day lies in the future; nobody was present on it yet."),
        hint: Phrase(
          "Den Tag prüfen; nur eine Abwesenheit (etwa Urlaub) lässt sich vorher festhalten.",
          en: "Check the day; only an absence (such as leave) can be recorded before."),
        // An invented year may go on for as long as somebody wants.
        isBroken: """
          s.kind = 'anwesend' and s.day > current_date
          and not exists (select from participants n where n.code = s.participant and n.is_invented)
          """, excusedBy: nil),
      Check(
        column: "certified_until", code: "attendance.certificate_of_presence",
        message: Phrase(
          "Eine Bescheinigung gehört zu einer Abwesenheit; wer da war, hat keine.",
          en: "A certificate belongs to an absence; whoever was present has none."),
        hint: Phrase(
          "Die Art prüfen: war die Person krank? Sonst die Zelle leeren.",
          en: "Check the kind: was the person ill? Else empty the cell."),
        isBroken: "s.kind = 'anwesend' and s.certified_until is not null", excusedBy: nil),
      Check(
        column: "certified_until", code: "attendance.certified_before",
        message: Phrase(
          "Die Bescheinigung endet vor dem Fehltag.", en: "The certificate ends before the day of absence."),
        hint: Phrase("Einen der beiden Tage berichtigen.", en: "Correct one of the two days."),
        isBroken: "s.kind <> 'anwesend' and s.certified_until < s.day", excusedBy: nil),
    ],
    stored: """
      select t.ctid as row_id, n.code::text as participant, t.day, coalesce(a.absence_kind_code::text, 'anwesend') as kind, t.minutes,
             a.certified_until, coalesce(t.note, a.note) as note
        from attendance_days t join participants n on n.id = t.participant_id left join absences a on a.attendance_day_id = t.id
      """,
    comparisons: ["participant", "day", "kind", "minutes", "certified_until", "note"],
    fresh: """
      select s.participant, s.day, s.kind, coalesce(s.minutes, 0)::integer as minutes,
             s.certified_until, s.note
      """,
    insertions: { rows in
      [
        """
        insert into attendance_days (participant_id, placement_id, day, is_present, minutes, note)
        select n.id, z.id, s.day, s.kind = 'anwesend', coalesce(s.minutes, 0),
               case when s.kind = 'anwesend' then s.note end
          from \(fragment: rows) s join participants n on n.code = s.participant
          join placements z on z.participant_id = n.id and z.kind = 'working' and z.period @> s.day
         order by s.turn
        """,
        """
        insert into absences (attendance_day_id, absence_kind_code, certified_until, note)
        select t.id, s.kind, s.certified_until, s.note
          from \(fragment: rows) s join participants n on n.code = s.participant
          join attendance_days t on t.participant_id = n.id and t.day = s.day and not t.is_present
         where s.kind <> 'anwesend'
        """,
      ]
    },
    changeable: ["kind", "minutes", "certified_until", "note"],
    changes: { rows in
      let days: SQL =
        "join participants n on n.code = s.participant join attendance_days t on t.participant_id = n.id and t.day = s.day"
      return [
        """
        delete from absences a using \(fragment: rows) s \(fragment: days) where a.attendance_day_id = t.id and s.kind = 'anwesend'
        """,
        """
        update attendance_days t
           set is_present = s.kind = 'anwesend', minutes = case when s.kind = 'anwesend' then coalesce(s.minutes, 0) else 0 end,
               note = case when s.kind = 'anwesend' then s.note end
          from \(fragment: rows) s where t.ctid = s.row_id
        """,
        """
        insert into absences (attendance_day_id, absence_kind_code, certified_until, note)
        select t.id, s.kind, s.certified_until, s.note from \(fragment: rows) s \(fragment: days) where s.kind <> 'anwesend'
        on conflict (attendance_day_id) do update
          set absence_kind_code = excluded.absence_kind_code, certified_until = excluded.certified_until, note = excluded.note
        """,
      ]
    }, removals: [.itself("attendance_days")],
    blame: [
      "attendance_days_absent_means_no_minutes": "minutes", "attendance_days_minutes_fit_a_day": "minutes",
      "attendance_days_lie_inside_the_placement": "day",
    ], targets: ["minutes": "minutes", "day": "day", "placement_id": "day"])

  package static let certificates = ImportMerge(
    into: "certificates", key: ["participant", "kind", "since"],
    [.participant, .column("certificate_kind_code", "kind"), .period("valid"), .same("number", "issuer", "source")],
    references: [.participant, .code("kind", of: "certificate_kinds")])

  package static let qualificationRecords = ImportMerge(
    into: "qualification_records", key: ["participant", "qualification", "level", "on"],
    [
      .participant, .column("qualification_code", "qualification"), .same("level"), .column("evidence_minutes", or: "0"),
      .same("certificate"), .column("achieved_on", "on"), .same("note"),
    ], references: [.participant, .code("qualification", of: "qualifications")])

  package static let outcomes = ImportMerge(
    into: "outcomes", key: ["participant", "kind", "on"],
    [
      .participant, .same("kind"), .column("happened_on", "on"),
      .lookup("organisation_id", "organisation", in: "organisations"),
      .column("occupation_code", "occupation"), .same("note"),
    ], references: [.participant, .organisation("organisation"), .code("occupation", of: "occupations")])

  package static let assignments = ImportMerge(
    into: "work_assignments", key: ["participant", "property", "work_package", "since"],
    [.participant, .derived("work_package_id", workPackageID), .period("period"), .same("note")],
    references: [.participant, .property, .workPackage],
    alsoStored: [
      .init(column: "property", value: "p.code::text"), .init(column: "work_package", value: "w.code::text"),
    ], joining: "join work_packages w on w.id = t.work_package_id join properties p on p.id = w.property_id",
    blame: ["work_assignments_meet_their_gates": "work_package", "work_assignments_do_not_repeat": "since"])

  /// The work package that a staged row names.
  private static let workPackageID: SQL = """
    (select w.id from work_packages w join properties p on p.id = w.property_id
      where p.code = s.property and w.code = s.work_package)
    """
}
