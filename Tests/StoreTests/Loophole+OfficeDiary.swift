import Postgres

/// The site diary at the desk: what it changes of released reports is kept, and notes to the office stay as they were written.
extension Loophole {
  static let officeDiary: [Loophole] = flags + notes

  private static let release: [SQL] = [
    """
    insert into released_reports (number, kind, parameters, figures, content_hash) values
      ('BER-2026-0001', 'participants', '{"month": "2026-03", "as_of": "2026-04-01"}', '{}', sha256('x')),
      ('BER-2026-0002', 'property', '{"property": "DO-1", "as_of": "2026-04-01"}', '{}', sha256('x'))
    """,
    "insert into report_sources (report_id, relation, source_id) select min(id), 'placements', '1' from released_reports",
  ]

  private static func event(_ kind: String) -> SQL {
    """
    insert into diary_events (id, entry_id, version, property_id, kind)
    values ('00000000-0000-7000-8000-00000000000a', 1, 1, 1, \(kind))
    """
  }

  private static let line: [SQL] = [
    event("work_line"),
    """
    insert into work_lines (event_id, entry_id, property_id, day, participant_id, work_package_id, minutes)
    values ('00000000-0000-7000-8000-00000000000a', 1, 1, '2026-03-02', 1, 1, 60)
    """,
  ]

  private static let firm: [SQL] = [
    event("firm_presence"),
    """
    insert into firm_presences (event_id, entry_id, property_id, day, firm_id, headcount, minutes)
    values ('00000000-0000-7000-8000-00000000000a', 1, 1, '2026-03-02', 1, 2, 60)
    """,
  ]

  private static let progress: [SQL] = [
    event("progress"),
    """
    insert into progress_reports (event_id, entry_id, property_id, day, work_package_id, done)
    values ('00000000-0000-7000-8000-00000000000a', 1, 1, '2026-03-02', 1, 5000)
    """,
  ]

  private static let retraction: [SQL] = [
    """
    insert into diary_events (id, entry_id, version, property_id, kind)
    values ('00000000-0000-7000-8000-00000000000b', 1, 1, 1, 'retraction')
    """,
    """
    insert into diary_retractions (event_id, entry_id, retracted_id, reason)
    values ('00000000-0000-7000-8000-00000000000b', 1, '00000000-0000-7000-8000-00000000000a', 'War nicht da')
    """,
  ]

  /// Nothing that is not there can be deleted: that it is refused shows that something was kept.
  private static let flags: [Loophole] = [
    Loophole(
      "a late line that nobody is told of", "corrections_are_append_only", release + line + ["delete from corrections"]),
    Loophole(
      "a firm that came late and nobody is told of", "corrections_are_append_only", release + firm + ["delete from corrections"]
    ),
    Loophole(
      "progress that came late and nobody is told of", "corrections_are_append_only",
      release + progress + ["delete from corrections"]),
    Loophole(
      "reported progress that is taken back in silence", "corrections_are_append_only",
      progress + release + retraction + ["delete from corrections"]),
    Loophole(
      "a reported line that is taken back in silence", "corrections_are_append_only",
      line + release + retraction + ["delete from corrections"]),
    Loophole(
      "a report that a correction no longer touches", "correction_reports_are_append_only",
      release + line + ["delete from correction_reports"]),
    Loophole(
      "corrections that touch no report any more", "correction_reports_are_append_only", ["truncate correction_reports"]),
  ]

  private static let note: SQL = """
    insert into office_notes (property_id, day, addressee, note) values (1, '2026-03-02', 'finance', 'Rechnung folgt')
    """

  private static let notes: [Loophole] = [
    Loophole(
      "a note that says something else afterwards", "office_notes_are_append_only",
      [note, "update office_notes set note = 'Rechnung kommt nicht', done_by = 'x', done_at = now()"]),
    Loophole(
      "a note that is settled twice", "office_notes_are_append_only",
      [note, "update office_notes set done_by = 'x', done_at = now()", "update office_notes set done_by = 'y'"]),
    Loophole("a note that disappears", "office_notes_are_append_only", [note, "delete from office_notes"]),
    Loophole("notes that disappear", "office_notes_are_append_only", ["truncate office_notes"]),
    Loophole("a note settled by nobody", "office_notes_done_whole", [note, "update office_notes set done_at = now()"]),
  ]
}
