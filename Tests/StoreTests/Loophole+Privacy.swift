import Postgres

extension Loophole {
  /// Erasures: a record that stays, and a door that opens for what is personal only.
  static let privacy: [Loophole] = [
    Loophole(
      "an erasure forgotten", "erasures_are_append_only", [retention, erasure(isRunning: false), "delete from erasures"]),
    Loophole(
      "erasures swept away", "erasures_are_append_only",
      [retention, erasure(isRunning: false)] + settle + ["truncate erasures cascade"]),
    Loophole(
      "an erasure taken up again", "erasures_are_append_only",
      [retention, erasure(isRunning: false), "update erasures set is_running = true"]),
    Loophole("an erasure that never ends", "erasures_end_in_their_transaction", [retention, erasure(isRunning: true)]),
    Loophole(
      "a correction rewritten during an erasure", "corrections_are_append_only",
      [
        retention,
        "insert into corrections (relation, source_id, reason, before) values ('x', '1', 'x', '{\"note\": \"x\"}')",
        """
        do $$ begin
          insert into erasures (class_code, subject_kind, subject_id, action, due_on) values ('akte', 'participant', 1, 'delete', '2026-01-01');
          update corrections set before = '{"note": "y"}';
        end $$
        """,
      ]),
    Loophole(
      "a report rewritten during an erasure", "released_reports_are_immutable",
      [
        retention,
        """
        insert into released_reports (number, kind, parameters, figures, content_hash)
        values ('BER-2026-0001', 'funding', '{}', '{}', sha256('x'))
        """,
        """
        do $$ begin
          insert into erasures (class_code, subject_kind, subject_id, action, due_on) values ('akte', 'participant', 1, 'delete', '2026-01-01');
          update released_reports set figures = '{"total": 1}';
        end $$
        """,
      ]),
  ]

  static let retention: SQL = """
    insert into retention_classes (code, name_de, name_en, scope, start_event, months, action, source, evidence)
    values ('akte', 'Akte', 'File', 'participant_file', 'last_placement_end', 60, 'delete', 'Test', 'design')
    """

  private static func erasure(isRunning: Bool) -> SQL {
    """
    insert into erasures (class_code, subject_kind, subject_id, action, due_on, is_running)
    values ('akte', 'participant', 1, 'delete', '2026-01-01', \(isRunning))
    """
  }
}
