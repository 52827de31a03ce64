package import Domain
package import Postgres

/// The roles of the database server, which belong to no database and therefore to no migration.
///
/// Who acts is a group role with grants and policies; the service logs in without any right of its own and takes one of
/// them on for each transaction.
package enum Roles {
  /// Owns the objects of the schema; nobody logs in as it.
  package static let owner = "viertelwerk_owner"
  /// Owns the functions that keep the invariants and therefore sees every row; nobody may take it on.
  package static let invariant = "viertelwerk_invariant"
  /// What the service logs in as.
  package static let service = "viertelwerk_service"

  /// The group role of an actor's role.
  package static func name(of role: Role) -> String { "viertelwerk_\(role.rawValue)" }

  /// Makes what is missing and puts right what differs; safe to repeat, and for several databases at once.
  ///
  /// - Throws: `Problem` `roles.not_superuser` where the login may not do it: only a superuser makes roles that bypass
  ///   row-level security.
  package static func ensure(on connection: Connection) throws {
    guard try isSuperuser(connection) else {
      throw Problem(
        code: "roles.not_superuser",
        message: Phrase(
          "Die Rollen des Datenbankservers kann nur ein Superuser anlegen.",
          en: "Only a superuser can make the database server's roles."),
        hint: Phrase(
          "Einmal mit einem Superuser in DATABASE_URL ausführen: viertelwerk database roles",
          en: "Run once with a superuser in DATABASE_URL: viertelwerk database roles"),
        exit: .unavailable)
    }
    try PostgresTransaction.run(on: connection, TransactionOptions(mode: .write)) { transaction in
      // Roles are shared by all databases, advisory locks are not: this table is, and readers are not kept out.
      try transaction.execute("lock table pg_catalog.pg_authid in share row exclusive mode")
      let groups = Role.allCases.map(name(of:))
      let wanted = [owner, invariant, service] + groups
      let present = Set(
        try transaction.query("select rolname::text from pg_catalog.pg_roles where rolname = any(\(wanted))")
          .decode(String.self))
      for role in wanted where !present.contains(role) {
        try transaction.execute("create role \(quotedIdentifier: role)")
      }
      for role in [owner] + groups {
        try transaction.execute(
          """
          alter role \(quotedIdentifier: role)
          nologin nosuperuser nocreatedb nocreaterole noreplication nobypassrls
          """)
      }
      try transaction.execute(
        """
        alter role \(quotedIdentifier: invariant)
        nologin nosuperuser nocreatedb nocreaterole noreplication bypassrls
        """)
      try transaction.execute(
        """
        alter role \(quotedIdentifier: service)
        login noinherit nosuperuser nocreatedb nocreaterole noreplication nobypassrls
        """)
      try expelMembers(of: [invariant, owner], transaction)
      for role in groups {
        try transaction.execute("grant \(quotedIdentifier: role) to \(quotedIdentifier: service)")
      }
    }
  }

  /// The names of the roles that `ensure` would have to make.
  package static func missing(on connection: Connection) throws -> [String] {
    let wanted = [owner, invariant, service] + Role.allCases.map(name(of:))
    return try connection.query(
      """
      select wanted.name
      from unnest(\(wanted)) with ordinality as wanted (name, position)
      where not exists (select from pg_catalog.pg_roles where rolname = wanted.name)
      order by wanted.position
      """
    ).decode(String.self)
  }

  /// What to say where the login could not take a role on, which the server reports like any refused setting; nil for
  /// every other error.
  package static func problem(of error: PostgresError, takingOn role: String) -> Problem? {
    guard error.routine == "call_string_check_hook", ["42501", "22023"].contains(error.sqlState) else { return nil }
    return Problem(
      code: "roles.unusable",
      message: Phrase(
        "Die Anmeldung an der Datenbank kann die Rolle \(role) nicht annehmen.",
        en: "The database login cannot take on the role \(role)."),
      hint: Phrase(
        "Einmal als Superuser ausführen: viertelwerk database roles; danach als \(service) anmelden.",
        en: "Run once as a superuser: viertelwerk database roles; then log in as \(service)."),
      exit: .unavailable)
  }

  /// A member could take the role on and, as it, see every row.
  private static func expelMembers(of roles: [String], _ transaction: PostgresTransaction) throws {
    let memberships = try transaction.query(
      """
      select role.rolname::text, member.rolname::text
      from pg_catalog.pg_auth_members
      join pg_catalog.pg_roles as role on role.oid = pg_auth_members.roleid
      join pg_catalog.pg_roles as member on member.oid = pg_auth_members.member
      where role.rolname = any(\(roles))
      """
    ).decode((String, String).self)
    for (role, member) in memberships {
      try transaction.execute("revoke \(quotedIdentifier: role) from \(quotedIdentifier: member)")
    }
  }

  static func isSuperuser(_ connection: Connection) throws -> Bool {
    try connection.query("select rolsuper from pg_catalog.pg_roles where rolname = current_user").first(as: Bool.self) == true
  }
}
