import Postgres

/// The site diary: every row is an event of its own; the entry of the day and its first version are made when they are
/// not there. A row's identity comes from its key, so the same file again is the same events.
extension ImportMerge {
  /// Opens the entries of the days in the rows, then their events, each in the newest version.
  private static func events(_ kind: SQL, _ rows: SQL, author: SQL = "null::text") -> [SQL] {
    [
      """
      insert into diary_entries (property_id, day)
      select distinct p.id, s.day from \(fragment: rows) s join properties p on p.code = s.property order by 1, 2
      on conflict (property_id, day) do nothing
      """,
      """
      insert into diary_versions (entry_id, version, property_id)
      select distinct e.id, 1, p.id
        from \(fragment: rows) s join properties p on p.code = s.property
        join diary_entries e on e.property_id = p.id and e.day = s.day
       where not exists (select from diary_versions v where v.entry_id = e.id)
       order by 1
      """,
      """
      insert into diary_events (id, entry_id, version, property_id, kind, author)
      select s.id, e.id, (select max(v.version) from diary_versions v where v.entry_id = e.id), p.id, \(fragment: kind),
             coalesce(\(fragment: author), nullif(current_setting('viertelwerk.actor', true), ''), session_user)
        from \(fragment: rows) s join properties p on p.code = s.property
        join diary_entries e on e.property_id = p.id and e.day = s.day
       order by s.turn
      """,
    ]
  }

  private static let diary: [StaticString] = ["diary_entries", "diary_versions", "diary_events"]

  private static let place: SQL = """
    join properties p on p.code = s.property join diary_entries e on e.property_id = p.id and e.day = s.day
    """

  private static let isClosed: [String: StaticString] = [
    "diary_events_enter_open_versions": "day", "diary_events_pkey": "id", "diary_versions_stay_as_signed": "signed_by",
  ]

  package static let workLines = ImportMerge(
    tables: diary + ["work_lines"], key: ["id"], references: [.property, .participant, .workPackage],
    stored: """
      select t.event_id as id, p.code::text as property, t.day, n.code::text as participant, w.code::text as work_package,
             t.minutes, t.activity, t.breach_reason, t.follow_up
        from work_lines t join properties p on p.id = t.property_id join participants n on n.id = t.participant_id
        join work_packages w on w.id = t.work_package_id
      """,
    comparisons: [
      "id", "property", "day", "participant", "work_package", "minutes", "activity", "breach_reason", "follow_up",
    ],
    insertions: { rows in
      events("'work_line'", rows) + [
        """
        insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes, activity,
                                breach_reason, follow_up)
        select s.id, e.id, p.id, s.day, n.id, w.id, s.minutes, s.activity, s.breach_reason, s.follow_up
          from \(fragment: rows) s \(fragment: place)
          join participants n on n.code = s.participant
          join work_packages w on w.property_id = p.id and w.code = s.work_package
         order by s.turn
        """
      ]
    },
    blame: isClosed.merging(["work_lines_fit_a_day": "minutes", "work_lines_minutes_fit_a_day": "minutes"]) { first, _ in first
    })

  package static let firmPresences = ImportMerge(
    tables: diary + ["firm_presences"], key: ["id"], references: [.property, .organisation("firm"), .workPackage],
    stored: """
      select t.event_id as id, p.code::text as property, t.day, o.code::text as firm, w.code::text as work_package, t.headcount,
             t.qualification, t.minutes, t.activity
        from firm_presences t join properties p on p.id = t.property_id join organisations o on o.id = t.firm_id
        left join work_packages w on w.id = t.work_package_id
      """,
    comparisons: ["id", "property", "day", "firm", "work_package", "headcount", "qualification", "minutes", "activity"],
    insertions: { rows in
      events("'firm_presence'", rows) + [
        """
        insert into firm_presences (event_id, entry_id, property_id, day, firm_id, work_package_id, headcount, qualification,
                                    minutes, activity)
        select s.id, e.id, p.id, s.day, o.id, w.id, s.headcount, s.qualification, s.minutes, s.activity
          from \(fragment: rows) s \(fragment: place)
          join organisations o on o.code = s.firm
          left join work_packages w on w.property_id = p.id and w.code = s.work_package
         order by s.turn
        """
      ]
    },
    blame: isClosed, targets: ["headcount": "headcount", "minutes": "minutes"])

  package static let diaryNotes = ImportMerge(
    tables: diary + ["diary_notes"], key: ["id"], references: [.property],
    stored: """
      select t.event_id as id, p.code::text as property, e.day, t.kind, t.note as text, t.quantity, t.unit_of_measure
        from diary_notes t join diary_events v on v.id = t.event_id join diary_entries e on e.id = v.entry_id
        join properties p on p.id = e.property_id
      """,
    comparisons: ["id", "property", "day", "kind", "text", "quantity", "unit_of_measure"],
    insertions: { rows in
      events("'note'", rows) + [
        """
        insert into diary_notes (event_id, kind, note, quantity, unit_of_measure)
        select s.id, s.kind, s.text, s.quantity, s.unit_of_measure from \(fragment: rows) s order by s.turn
        """
      ]
    },
    blame: isClosed, targets: ["note": "text", "quantity": "quantity", "kind": "kind"])

  package static let progressReports = ImportMerge(
    tables: diary + ["progress_reports"], key: ["id"], references: [.property, .workPackage],
    stored: """
      select t.event_id as id, p.code::text as property, t.day, w.code::text as work_package, t.done
        from progress_reports t join properties p on p.id = t.property_id join work_packages w on w.id = t.work_package_id
      """,
    comparisons: ["id", "property", "day", "work_package", "done"],
    insertions: { rows in
      events("'progress'", rows) + [
        """
        insert into progress_reports (event_id, entry_id, property_id, day, work_package_id, done)
        select s.id, e.id, p.id, s.day, w.id, s.done
          from \(fragment: rows) s \(fragment: place)
          join work_packages w on w.property_id = p.id and w.code = s.work_package
         order by s.turn
        """
      ]
    },
    blame: isClosed, targets: ["done": "done"])

  /// Weather and signature; last of the diary's kinds, because nothing enters a signed entry.
  package static let diaryDays = ImportMerge(
    tables: diary + ["diary_weather"], key: ["id"], references: [.property],
    stored: """
      select t.event_id as id, p.code::text as property, e.day, t.temperature_min_c as temperature_min,
             t.temperature_max_c as temperature_max, t.sky, t.precipitation, t.note, v.author, x.signed_by
        from diary_weather t join diary_events v on v.id = t.event_id join diary_entries e on e.id = v.entry_id
        join diary_versions x on x.entry_id = v.entry_id and x.version = v.version
        join properties p on p.id = e.property_id
      """,
    comparisons: [
      "id", "property", "day", "temperature_min", "temperature_max", "sky", "precipitation", "note", "author", "signed_by",
    ],
    insertions: { rows in
      events("'weather'", rows, author: "s.author") + [
        """
        insert into diary_weather (event_id, temperature_min_c, temperature_max_c, sky, precipitation, note)
        select s.id, s.temperature_min, s.temperature_max, s.sky, s.precipitation, s.note from \(fragment: rows) s order by s.turn
        """,
        """
        update diary_versions v set signed_by = s.signed_by, signed_at = now()
          from \(fragment: rows) s join diary_events d on d.id = s.id
         where s.signed_by is not null and v.entry_id = d.entry_id and v.version = d.version
        """,
      ]
    },
    blame: isClosed,
    targets: [
      "temperature_min_c": "temperature_min", "temperature_max_c": "temperature_max", "sky": "sky",
      "precipitation": "precipitation",
    ])
}
