import Postgres

/// Who is known on a house follows from the diary and from plans, and from nothing else.
extension Loophole {
  private static let planned: [SQL] = [
    "insert into participants (id, code) overriding system value values (2, 'TN-0002')",
    "insert into certificates (participant_id, certificate_kind_code, valid) values (1, 'unterweisung', '[2026-01-01,)'), (2, 'unterweisung', '[2026-01-01,)')",
    "insert into work_assignments (participant_id, work_package_id, period) values (1, 1, '[2026-03-01,2026-04-01)')",
  ]

  private static let given: [SQL] = ["update work_assignments set participant_id = 2"]

  private static func lines(_ kind: String, _ detail: SQL) -> [SQL] {
    [
      """
      insert into diary_events (id, entry_id, version, property_id, kind)
      values ('00000000-0000-7000-8000-00000000000a', 1, 1, 1, \(kind))
      """, detail,
    ]
  }

  /// Only who is known already cannot be made known again.
  private static func isKnown(_ participant: Int) -> [SQL] {
    ["insert into house_participants (property_id, participant_id) values (1, \(participant))"]
  }

  /// There is no house of this number: that it is refused shows that the first participant is not known.
  private static let isForgotten: [SQL] = [
    """
    insert into house_participants (property_id, participant_id)
    select case when exists (select from house_participants where participant_id = 1) then 1 else 999 end, 1
    on conflict do nothing
    """
  ]

  static let housePeople: [Loophole] = [
    Loophole(
      "somebody who worked and is not known", "house_participants_pkey",
      lines(
        "work_line",
        """
        insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
        values ('00000000-0000-7000-8000-00000000000a', 1, 1, '2026-03-02', 1, 1, 60)
        """) + isKnown(1)),
    Loophole(
      "somebody who was there and is not known", "house_participants_pkey",
      lines(
        "presence",
        """
        insert into diary_presences (event_id, entry_id, property_id, day, participant_id, is_present)
        values ('00000000-0000-7000-8000-00000000000a', 1, 1, '2026-03-02', 1, true)
        """) + isKnown(1)),
    Loophole("somebody who is planned and not known", "house_participants_pkey", planned + isKnown(1)),
    Loophole("somebody whom a plan was given to and who is not known", "house_participants_pkey", planned + given + isKnown(2)),
    Loophole(
      "somebody whose plan is gone and who is still known", "house_participants_property_fkey",
      planned + ["delete from work_assignments"] + isForgotten),
    Loophole(
      "somebody whose plan was given away and who is still known", "house_participants_property_fkey",
      planned + given + isForgotten),
  ]
}
