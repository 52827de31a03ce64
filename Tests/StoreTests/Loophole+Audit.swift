import Postgres

extension Loophole {
  /// The audit trail: places in the past, seals that are moved, payloads that vanish.
  static let trail: [Loophole] =
    [
      Loophole(
        "an event in a transaction of the past", "audit_events_happen_now",
        ["insert into audit_events (actor, role, operation, subject, transaction_id) values ('x', 'operator', 'x', 'x:x', 3)"]),
      Loophole(
        "an event in another epoch", "audit_events_happen_now",
        ["insert into audit_events (actor, role, operation, subject, epoch) values ('x', 'operator', 'x', 'x:x', 9)"]),
      Loophole(
        "an event of yesterday", "audit_events_happen_now",
        [
          """
          insert into audit_events (actor, role, operation, subject, happened_at)
          values ('x', 'operator', 'x', 'x:x', now() - interval '1 day')
          """
        ]),
      Loophole(
        "a payload rewritten", "audit_payloads_are_append_only",
        [payload, "update audit_payloads set hash = sha256(salt || '{\"after\": 1}'), content = '{\"after\": 1}'"]),
      Loophole("a payload deleted", "audit_payloads_are_append_only", [payload, "delete from audit_payloads"]),
      Loophole(
        "payloads swept away", "audit_payloads_are_append_only", [payload, "truncate audit_payloads cascade"]),
      Loophole(
        "a payload rewritten during an erasure", "audit_payloads_are_append_only",
        [
          payload, retention,
          """
          do $$ begin
            insert into erasures (class_code, subject_kind, subject_id, action, due_on) values ('akte', 'participant', 1, 'delete', '2026-01-01');
            update audit_payloads set hash = sha256(salt || '{"after": 1}'), content = '{"after": 1}';
          end $$
          """,
        ]),
    ]
    + seals.flatMap { seal in
      [
        Loophole("a changed row of \(seal.table)", "\(seal.table)_are_append_only", sealed + [seal.change]),
        Loophole(
          "\(seal.table) swept away", "\(seal.table)_are_append_only",
          sealed + ["truncate \(identifier: seal.table) cascade"]),
      ]
    }

  private static let seals: [(table: StaticString, change: SQL)] = [
    ("audit_epochs", "update audit_epochs set database_oid = 1"),
    ("audit_blocks", "update audit_blocks set sealed_at = now()"), ("audit_seals", "delete from audit_seals"),
  ]

  /// Content and salt as a program would choose them.
  private static let payload: SQL = """
    insert into audit_payloads (hash, salt, content)
    values (sha256('0123456789abcdef' || '{}'::bytea), '0123456789abcdef', '{}')
    """

  /// A block with one event; the transaction that writes it still runs, so it is laid by hand.
  private static let sealed: [SQL] = [
    "insert into audit_events (actor, role, operation, subject) values ('x', 'operator', 'x', 'x:x')",
    """
    insert into audit_blocks (number, epoch, first_transaction, first_event, last_transaction, last_event, event_count, root, hash, sealed_at)
    select 1, epoch, transaction_id, id, transaction_id, id, 1, sha256('x'), sha256('x'), now() from audit_events order by id desc limit 1
    """,
    "insert into audit_seals (event_id, block, position, hash) select max(id), 1, 1, sha256('x') from audit_events",
  ]
}
