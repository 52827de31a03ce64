import Domain
import Postgres

extension IntegrityRule {
  /// Houses: genealogy of flats, states of stages, gates, hazards.
  static let house: [IntegrityRule] = [
    IntegrityRule(
      name: "unit_successions_meet_on_the_day",
      meaning: Phrase(
        "Eine Einheit endet an dem Tag, an dem ihre Nachfolgerin beginnt.", en: "A unit ends on the day its successor begins."),
      counterexamples: """
        select 'unit_successions', p.code || ' ' || old.code || ' → ' || new.code
          from unit_successions s
          join unit_changes c on c.id = s.change_id
          join units old on old.id = s.predecessor_id
          join units new on new.id = s.successor_id
          join properties p on p.id = c.property_id
         where upper(old.existence) is distinct from c.changed_on or lower(new.existence) is distinct from c.changed_on
        """),
    IntegrityRule(
      name: "stages_state_is_their_last_event",
      meaning: Phrase(
        "Der Zustand einer Bauphase ist der ihres letzten Ereignisses.", en: "A stage is in the state of its last event."),
      counterexamples: """
        select 'stages', p.code || ' ' || s.stage_code || ' ' || s.occurrence
          from stages s
          join properties p on p.id = s.property_id
         where s.state <> coalesce((select e.to_state from stage_events e where e.stage_id = s.id order by e.id desc limit 1), 'planned')
        """),
    IntegrityRule(
      name: "stage_events_follow_the_state_machine",
      meaning: Phrase(
        "Bauphasen gehen den vorgesehenen Weg, mit Grund, wo er nötig ist.",
        en: "Stages follow their path, with a reason where one is needed."),
      counterexamples: """
        select 'stage_events', p.code || ' ' || s.stage_code || ' ' || s.occurrence || ' ' || e.to_state || ' id=' || e.id
          from (select *, coalesce(lag(to_state) over (partition by stage_id order by id), 'planned') as before,
                       lag(happened_on) over (partition by stage_id order by id) as before_on from stage_events) e
          join stages s on s.id = e.stage_id
          join properties p on p.id = s.property_id
          left join stage_transitions t on t.from_state = e.before and t.to_state = e.to_state
         where t.from_state is null or (t.needs_reason and e.reason is null) or e.from_state <> e.before or e.happened_on < e.before_on
        """),
    IntegrityRule(
      name: "stage_events_wait_for_their_gates",
      meaning: Phrase(
        "Eine Bauphase beginnt erst, wenn die verlangten abgenommen sind, oder mit einem Grund, der aufbewahrt ist.",
        en: "A stage starts once those it requires are accepted, or with a reason that was kept."),
      counterexamples: """
        select 'stage_events', p.code || ' ' || s.stage_code || ' ' || s.occurrence || ' id=' || e.id
          from stage_events e
          join stages s on s.id = e.stage_id
          join properties p on p.id = s.property_id
          join stage_gates g on g.stage_code = s.stage_code
         where e.to_state = 'active' and e.from_state = 'planned'
           and (e.override_reason is null or not g.requires_code::text = any (e.gates_overridden))
           and not exists (
             select from stages r
              where r.property_id = s.property_id and r.stage_code = g.requires_code
                and (r.state = 'skipped' or r.accepted_on <= e.happened_on))
        """),
    IntegrityRule(
      name: "stage_events_accept_without_open_hazards",
      meaning: Phrase(
        "Die Sicherung ist nicht abgenommen, solange eine Gefahr offen ist.",
        en: "Safety is not accepted while a hazard is open."),
      counterexamples: """
        select 'stages', p.code || ' ' || s.stage_code || ' ' || s.occurrence || ' / ' || d.code
          from stages s
          join stage_kinds k on k.code = s.stage_code and k.accepts_only_without_hazards
          join properties p on p.id = s.property_id
          join defects d on d.property_id = s.property_id and d.is_hazard
         where s.state = 'accepted' and d.reported_on <= s.accepted_on and coalesce(d.closed_on, 'infinity') > s.accepted_on
           and d.opened_at <= coalesce(
             (select min(e.recorded_at) from stage_events e where e.stage_id = s.id and e.to_state = 'accepted'), 'infinity')
           and not exists (select from stages later where later.property_id = s.property_id and later.stage_code = s.stage_code
                             and later.occurrence > s.occurrence)
        """),
  ]
}
