package import Domain
import Postgres

/// A code that a form offers, with the name that people know it by.
package struct CodeChoice: Sendable, Hashable {
  package let code: String
  package let name: Phrase
}

/// Reads what the forms of a house and its site offer.
package enum SiteChoices {
  package static func districts(_ tx: Transaction) throws -> [CodeChoice] {
    try choices("select code, name, name from districts order by code", tx)
  }

  package static func trades(_ tx: Transaction) throws -> [CodeChoice] {
    try choices("select code, name_de, name_en from trades order by code", tx)
  }

  package static func costGroups(edition: Int, _ tx: Transaction) throws -> [CodeChoice] {
    try choices("select code, name_de, name_en from cost_groups where edition = \(edition) order by code", tx)
  }

  package static func workKinds(_ tx: Transaction) throws -> [CodeChoice] {
    try choices("select code, name_de, name_en from work_kinds order by code", tx)
  }

  package static func stageKinds(_ tx: Transaction) throws -> [CodeChoice] {
    try choices("select code, name_de, name_en from stage_kinds order by position", tx)
  }

  /// Organisations by name: all, or those of some kinds.
  package static func organisations(of kinds: [OrganisationKind] = [], _ tx: Transaction) throws -> [CodeChoice] {
    let wanted = kinds.map(\.rawValue)
    return try choices(
      """
      select code, name, name from organisations
       where cardinality(\(wanted)::text[]) = 0 or kind = any(\(wanted)) order by folded(name), code
      """, tx)
  }

  /// The stages of a template that have to be accepted before one may start, and which of them are not on this house.
  package static func unmetGates(of stage: String, on property: Property.ID, _ tx: Transaction) throws -> [Phrase] {
    try tx.query(
      """
      select k.name_de, k.name_en from stage_gates g join stage_kinds k on k.code = g.requires_code
       where g.stage_code = \(stage)
         and (not exists (select from stages s where s.property_id = \(property) and s.stage_code = g.requires_code)
              or exists (select from stages s where s.property_id = \(property) and s.stage_code = g.requires_code
                            and s.state not in ('accepted', 'skipped')))
       order by k.position
      """
    ).map { (german: String, english: String) in Phrase(german, en: english) }
  }

  /// Participants who were placed on a day: those known on the house first asked for, or all.
  ///
  /// - Parameter withNames: only for a role that may read names; others have the code alone.
  package static func participants(
    on day: LocalDate, knownOn property: Property.ID? = nil, withNames: Bool, _ tx: Transaction
  ) throws -> [CodeChoice] {
    let names: SQL =
      withNames
      ? "(select concat_ws(' ', s.given_name, s.family_name) from participant_persons s where s.participant_id = t.id)"
      : "null::text"
    return try tx.query(
      """
      select t.code, \(fragment: names)
        from participants t
       where exists (select from placements p where p.participant_id = t.id and p.period @> \(day)
                        and (p.ended_on is null or p.ended_on >= \(day)))
         and (\(property)::bigint is null
              or exists (select from work_lines w where w.property_id = \(property) and w.participant_id = t.id
                            and w.day > \(day)::date - 60)
              or exists (select from work_assignments a join work_packages k on k.id = a.work_package_id
                          where k.property_id = \(property) and a.participant_id = t.id
                            and a.period && daterange(\(day)::date - 30, \(day)::date + 30)))
       order by t.code limit 500
      """
    ).map { (code: String, name: String?) in
      CodeChoice(code: code, name: name.flatMap { $0.isEmpty ? nil : Phrase($0, en: $0) } ?? Phrase("", en: ""))
    }
  }

  private static func choices(_ sql: SQL, _ tx: Transaction) throws -> [CodeChoice] {
    try tx.query(sql).map { (code: String, german: String, english: String) in
      CodeChoice(code: code, name: Phrase(german, en: english))
    }
  }
}
