import Postgres

extension Loophole {
  private static let account: SQL = "insert into accounts (user_name, display_name) values ('konto', 'Konto')"

  private static func keep(_ columns: SQL, _ values: SQL) -> [SQL] {
    [account, "insert into \(fragment: columns) select \(fragment: values) from accounts where user_name = 'konto'"]
  }

  private static let session: [SQL] = keep(
    "sessions (token_hash, account_id, state, role, begun_at, last_seen_at, expires_at)",
    "sha256('s'), id, 'open', 'coach', now(), now(), now() + interval '1 day'")

  /// Who comes in, and what has been used up or taken away for good.
  static let accounts: [Loophole] = [
    Loophole(
      "a case worker's role on an account of ours", "role_grants_fit_the_account",
      [account, "insert into role_grants (account_id, role, period) select id, 'jobcenter', '[2026-01-01,)' from accounts"]),
    Loophole(
      "a role of ours on a participant's account", "role_grants_fit_the_account",
      [
        "insert into accounts (user_name, display_name, participant_id) values ('tn', 'TN', 1)",
        "insert into role_grants (account_id, role, period) select id, 'finance', '[2026-01-01,)' from accounts",
      ]),
    Loophole(
      "a session that wakes up again", "sessions_stay_ended",
      session + ["update sessions set ended_at = now()", "update sessions set ended_at = null"]),
    Loophole(
      "a session that steps into finance without a second factor", "sessions_open_with_a_second_factor",
      session + ["update sessions set role = 'finance'"]),
    Loophole(
      "a code of the second factor once more", "second_factors_take_a_code_once",
      keep(
        "second_factors (account_id, secret, confirmed_at, last_counter)", "id, '01234567890123456789', now(), 7")
        + ["update second_factors set last_counter = 7"]),
    Loophole(
      "a recovery code once more", "recovery_codes_open_once",
      keep("recovery_codes (account_id, code_hash)", "id, sha256('x')") + [
        "update recovery_codes set used_at = now()", "update recovery_codes set used_at = null",
      ]),
    Loophole(
      "an invitation once more", "one_time_links_open_once",
      keep(
        "one_time_links (token_hash, account_id, purpose, created_at, expires_at)",
        "sha256('x'), id, 'invite', now(), now() + interval '1 day'") + [
          "update one_time_links set used_at = now()", "update one_time_links set used_at = null",
        ]),
    Loophole(
      "a revoked token that holds again", "api_tokens_stay_revoked",
      keep(
        "api_tokens (token_hash, account_id, role, scope, label, created_at, expires_at)",
        "sha256('x'), id, 'coach', 'read', 'Test', now(), now() + interval '1 day'") + [
          "update api_tokens set revoked_at = now()", "update api_tokens set revoked_at = null",
        ]),
    Loophole(
      "a lasting lockout", "sign_in_throttles_never_lock_out",
      [
        """
        insert into sign_in_throttles (key_hash, tries_thousandths, changed_at, blocked_until)
        values (sha256('x'), 1000, now(), now() + interval '1 hour')
        """
      ]),
    Loophole(
      "a weak hash", "credentials_cost_is_high_enough",
      [
        account,
        """
        insert into credentials (account_id, hash, salt, n, r, p, changed_at)
        select id, sha256('x'), sha256('y'), 16384, 8, 3, now() from accounts
        """,
      ]),
  ]
}
