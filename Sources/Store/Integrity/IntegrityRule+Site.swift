import Domain
import Postgres

extension IntegrityRule {
  /// The site diary: versions, retractions, minutes of a day, breaches that must be on record.
  static let site: [IntegrityRule] = [
    IntegrityRule(
      name: "diary_versions_follow_a_signed_one",
      meaning: Phrase(
        "Fassungen eines Tages folgen lückenlos aufeinander, und nur die letzte ist offen.",
        en: "Versions of a day follow without a gap, and only the last one is open."),
      counterexamples: """
        select 'diary_versions', p.code || ' ' || e.day || ' version=' || v.version
          from (select *, row_number() over (partition by entry_id order by version) as place,
                       lead(version) over (partition by entry_id order by version) as next from diary_versions) v
          join diary_entries e on e.id = v.entry_id
          join properties p on p.id = e.property_id
         where v.version <> v.place or (v.next is not null and v.signed_at is null)
        """),
    IntegrityRule(
      name: "diary_events_enter_open_versions",
      meaning: Phrase(
        "Nach der Unterschrift kommt in eine Fassung nichts mehr hinein.", en: "Nothing enters a version after it was signed."),
      counterexamples: """
        select 'diary_events', p.code || ' ' || e.day || ' id=' || d.id
          from diary_events d
          join diary_versions v on v.entry_id = d.entry_id and v.version = d.version
          join diary_entries e on e.id = d.entry_id
          join properties p on p.id = e.property_id
         where d.recorded_at > v.signed_at
        """),
    IntegrityRule(
      name: "diary_events_are_retracted_by_retractions",
      meaning: Phrase(
        "Zurückgenommen ist genau, was eine Rücknahme nennt.", en: "What is taken back is exactly what a retraction names."),
      counterexamples: """
        select 'diary_events', 'id=' || d.id
          from diary_events d
          left join diary_retractions r on r.retracted_id = d.id
         where d.retracted_by_id is distinct from r.event_id
        """),
    IntegrityRule(
      name: "diary_events_have_their_detail",
      meaning: Phrase(
        "Jedes Ereignis des Bautagebuchs hat seinen Inhalt.", en: "Every event of the site diary has its content."),
      counterexamples: """
        select 'diary_events', d.kind || ' id=' || d.id
          from diary_events d
         where not case d.kind
           when 'weather' then exists (select from diary_weather x where x.event_id = d.id)
           when 'work_line' then exists (select from work_lines x where x.event_id = d.id)
           when 'firm_presence' then exists (select from firm_presences x where x.event_id = d.id)
           when 'note' then exists (select from diary_notes x where x.event_id = d.id)
           when 'progress' then exists (select from progress_reports x where x.event_id = d.id)
           when 'presence' then exists (select from diary_presences x where x.event_id = d.id)
           when 'briefing' then exists (select from diary_briefings x where x.event_id = d.id)
           when 'photo' then exists (select from diary_photos x where x.event_id = d.id)
           else exists (select from diary_retractions x where x.event_id = d.id) end
        """),
    IntegrityRule(
      name: "photos_are_what_their_hash_says",
      meaning: Phrase(
        "Die Bytes jedes angekommenen Fotos ergeben seine Prüfsumme.",
        en: "The bytes of every photo that arrived have its checksum."),
      counterexamples: """
        select 'photos', encode(p.hash, 'hex')
          from photos p
          left join lateral (select sum(octet_length(x.bytes)) as bytes, sha256(string_agg(x.bytes, ''::bytea order by x.first_byte)) as digest
                               from photo_parts x where x.hash = p.hash) r on true
         where p.received_at is not null and (r.bytes is distinct from p.byte_count or r.digest is distinct from p.hash)
        """),
    IntegrityRule(
      name: "work_lines_fit_a_day",
      meaning: Phrase(
        "Niemand arbeitet mehr als 1.440 Minuten an einem Tag.", en: "Nobody works more than 1,440 minutes a day."),
      counterexamples: """
        select 'work_lines', t.code || ' ' || w.day
          from current_work_lines w
          join participants t on t.id = w.participant_id
         group by t.code, w.day
        having sum(w.minutes) > 1440
        """),
    IntegrityRule(
      name: "gate_breaches_are_on_record",
      meaning: Phrase(
        "Arbeit ohne einen verlangten Nachweis steht als Verstoß im Buch, wo er nicht nachgetragen ist.",
        en: "Work without a certificate asked for is on record as a breach, unless it was entered since."),
      counterexamples: """
        with asked as materialized (
          select w.id as package_id, w.property_id, g.code, g.valid, g.only_where_asbestos_presumed
            from work_packages w
            join stages s on s.id = w.stage_id
            -- Whom an instrument funds may be entered after the work: such gates are looked at when a line is written, and not later.
            join work_gates g on g.evidence = 'V-law' and g.instrument_code is null
             and (g.stage_code is null or g.stage_code = s.stage_code)
             and (g.work_kind_code is null
                  or g.work_kind_code in (select k.work_kind_code from work_package_kinds k where k.work_package_id = w.id))),
        held as materialized (
          select c.participant_id, gc.gate_code, range_agg(c.valid) as valid
            from certificates c
            join work_gate_certificates gc on gc.certificate_kind_code = c.certificate_kind_code
           group by c.participant_id, gc.gate_code)
        select 'work_lines', t.code || ' ' || w.day || ' ' || a.code || ' id=' || w.event_id
          from work_lines w
          join participants t on t.id = w.participant_id
          join asked a on a.package_id = w.work_package_id and a.valid @> w.day
          left join held h on h.participant_id = w.participant_id and h.gate_code = a.code
          left join gate_breaches b on b.work_line_id = w.event_id and b.gate_code = a.code
         where b.id is null and not coalesce(h.valid @> w.day, false)
           and (not a.only_where_asbestos_presumed or asbestos_presumed(w.property_id, w.day))
        """),
    IntegrityRule(
      name: "house_participants_are_those_who_came_or_are_planned",
      meaning: Phrase(
        "Auf einem Haus bekannt ist genau, wer dort gearbeitet hat, dort war oder dort eingeplant ist.",
        en: "Known on a house is exactly who worked there, was there, or is planned there."),
      counterexamples: """
        with known as (
          select property_id, participant_id from work_lines
          union
          select property_id, participant_id from diary_presences
          union
          select k.property_id, a.participant_id from work_assignments a join work_packages k on k.id = a.work_package_id)
        select 'house_participants', p.code || ' ' || t.code
          from known k full join house_participants h using (property_id, participant_id)
          join properties p on p.id = property_id
          join participants t on t.id = participant_id
         where k.property_id is null or h.property_id is null
        """),
  ]
}
