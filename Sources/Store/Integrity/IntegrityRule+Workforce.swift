import Domain
import Postgres

extension IntegrityRule {
  /// People: placements and their bases, attendance, planning gates.
  static let workforce: [IntegrityRule] = [
    IntegrityRule(
      name: "placement_bases_lie_inside_the_placement",
      meaning: Phrase(
        "Eine Rechtsgrundlage gilt im Zeitraum ihrer Zuweisung und passt zu deren Art.",
        en: "A legal basis lies inside its placement and matches its kind."),
      counterexamples: """
        select 'placement_bases', p.code || ' ' || b.instrument_code
          from placement_bases b
          join placements p on p.id = b.placement_id
          join instruments i on i.code = b.instrument_code
         where not p.period @> b.period or not i.valid @> b.period or (p.kind = 'accompanying') <> i.is_accompanying
        """),
    IntegrityRule(
      name: "attendance_days_lie_inside_the_placement",
      meaning: Phrase("Eine Anwesenheit liegt in ihrer Zuweisung.", en: "Attendance lies inside its placement."),
      counterexamples: """
        select 'attendance_days', p.code || ' ' || a.day
          from attendance_days a
          join placements p on p.id = a.placement_id
         where not p.period @> a.day
        """),
    IntegrityRule(
      name: "attendance_days_present_ones_are_not_to_come",
      meaning: Phrase(
        "Anwesend war jemand an einem Tag, der nicht erst kommt.", en: "Nobody was present on a day that is still to come."),
      counterexamples: """
        select 'attendance_days', p.code || ' ' || a.day
          from attendance_days a
          join placements p on p.id = a.placement_id
          join participants t on t.id = a.participant_id
         where a.is_present and a.day > current_date and not t.is_invented
        """),
    IntegrityRule(
      name: "absences_belong_to_absent_days",
      meaning: Phrase(
        "Ein Fehltag hat eine Art der Abwesenheit, ein Anwesenheitstag keine.",
        en: "A day of absence has a kind of absence, a day of presence has none."),
      counterexamples: """
        select 'attendance_days', p.code || ' ' || d.day
          from attendance_days d
          join placements p on p.id = d.placement_id
          left join absences a on a.attendance_day_id = d.id
         where d.is_present = (a.attendance_day_id is not null)
        """),
    IntegrityRule(
      name: "work_lines_lie_inside_a_placement",
      meaning: Phrase(
        "Wer laut Bautagebuch gearbeitet hat, hatte an dem Tag eine Zuweisung zur Arbeit.",
        en: "Whoever worked by the site diary had a working placement on that day."),
      counterexamples: """
        select distinct 'work_lines', t.code || ' ' || w.day
          from current_work_lines w
          join participants t on t.id = w.participant_id
         where not exists (select from placements p
                            where p.participant_id = w.participant_id and p.kind = 'working' and p.period @> w.day)
        """),
    IntegrityRule(
      name: "work_assignments_meet_their_gates",
      meaning: Phrase(
        "Niemand ist für Arbeit eingeplant, für die ein gesetzlich verlangter Nachweis fehlt.",
        en: "Nobody is planned onto work without a certificate that the law asks for."),
      counterexamples: """
        select 'work_assignments', t.code || ' ' || w.code || ' ' || u.gate_code
          from work_assignments a
          join participants t on t.id = a.participant_id
          join work_packages w on w.id = a.work_package_id
          cross join lateral unmet_gates(a.participant_id, a.work_package_id, a.period) u
         where u.enforced
        """),
  ]
}
