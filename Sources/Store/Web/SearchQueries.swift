import Domain
import Postgres

/// Something that a search found: its code and what it is, never more than its own page says.
package struct SearchHit: Sendable, Hashable {
  /// The code, number or name by which it is addressed.
  package let code: String
  /// The code of what it belongs to, such as a unit's house.
  package let parent: String?
  package let text: String
  package let detail: String?
  /// Whether what was typed is its code.
  package let isExact: Bool
}

/// What a search looks through: every kind of thing that has a page.
package enum SearchGroup: Sendable, CaseIterable {
  case properties, units, defects, participants, pots, vouchers, reports, organisations
}

/// Looks for what somebody typed in everything that the acting role may see: row-level security leaves the rest out.
package enum SearchQueries {
  /// As many as a page shows of one kind; one more says that there are others.
  package static let group_max = 20

  /// - Parameters:
  ///   - text: a code, a number, or words that must all occur.
  ///   - seesNames: whether the role may read participants' names.
  package static func hits(in group: SearchGroup, for text: String, seesNames: Bool, _ tx: Transaction) throws -> [SearchHit] {
    let words = SearchPattern(text)
    guard !words.isEmpty else { return [] }
    let limit = Int32(group_max + 1)
    let rows =
      switch group {
      case .properties:
        try tx.query(
          """
          select p.code::text, null::text, p.name, concat_ws(' ', p.street, p.house_number, p.postal_code, p.city), lower(p.code::text) = lower(\(text))
            from properties p
           where \(fragment: words.all(in: "concat_ws(' ', p.code, p.name, p.street, p.house_number, p.postal_code, p.city)"))
           order by 5 desc, p.code limit \(limit)
          """)
      case .units:
        try tx.query(
          """
          select u.code::text, p.code::text, u.code || ' · ' || p.name, u.kind, false
            from units u join properties p on p.id = u.property_id
           where \(fragment: words.all(in: "concat_ws(' ', u.code, p.code, u.floor)")) and \(fragment: words.any(in: "u.code"))
           order by p.code, u.code limit \(limit)
          """)
      case .defects:
        try tx.query(
          """
          select d.code::text, p.code::text, d.code || ' · ' || d.description, p.name, false
            from defects d join properties p on p.id = d.property_id
           where \(fragment: words.all(in: "concat_ws(' ', d.code, p.code, d.description, d.room)"))
             and \(fragment: words.any(in: "concat_ws(' ', d.code, d.description, d.room)"))
           order by d.closed_on is not null, p.code, d.code limit \(limit)
          """)
      case .participants:
        seesNames
          ? try tx.query(
            """
            select t.code::text, null::text, concat_ws(', ', n.family_name, n.given_name), null::text, lower(t.code::text) = lower(\(text))
              from participants t left join participant_persons n on n.participant_id = t.id
             where \(fragment: words.all(in: "concat_ws(' ', t.code, n.given_name, n.family_name)"))
             order by 5 desc, t.code limit \(limit)
            """)
          : try tx.query(
            """
            select t.code::text, null::text, '', null::text, lower(t.code::text) = lower(\(text))
              from participants t where \(fragment: words.all(in: "t.code")) order by 5 desc, t.code limit \(limit)
            """)
      case .pots:
        try tx.query(
          """
          select f.code::text, null::text, f.name, concat_ws(' · ', f.programme, f.grant_number), lower(f.code::text) = lower(\(text))
            from funding_pots f
           where \(fragment: words.all(in: "concat_ws(' ', f.code, f.name, f.programme, f.grant_number)"))
           order by 5 desc, f.code limit \(limit)
          """)
      case .vouchers:
        try tx.query(
          """
          select v.number::text, null::text, concat_ws(' · ', o.name, v.reason), v.invoice_number, lower(v.number::text) = lower(\(text))
            from vouchers v left join organisations o on o.id = v.payee_id
           where \(fragment: words.all(in: "concat_ws(' ', v.number, v.invoice_number, v.reason, o.name)"))
           order by 5 desc, v.number desc limit \(limit)
          """)
      case .reports:
        // By what it is about too: its house, its Jobcenter, its month and the participants whom it names by code.
        try tx.query(
          """
          select r.number::text, null::text,
                 concat_ws(' ', r.parameters ->> 'jobcenter', r.parameters ->> 'property', \(fragment: month)), r.kind,
                 lower(r.number::text) = lower(\(text))
            from released_reports r
           where not exists (select from released_reports n where n.replaces_id = r.id)
             and (\(fragment: words.all(in: "concat_ws(' ', r.number, r.parameters ->> 'jobcenter', r.parameters ->> 'property', r.parameters ->> 'month', \(fragment: month))"))
                  or r.figures -> 'participants' @> jsonb_build_array(jsonb_build_object('key', upper(\(text)::text))))
           order by 5 desc, r.number desc limit \(limit)
          """)
      case .organisations:
        try tx.query(
          """
          select o.code::text, null::text, o.name, o.kind, false
            from organisations o
           where \(fragment: words.all(in: "concat_ws(' ', o.code, o.name, o.street, o.postal_code, o.city)"))
           order by o.code limit \(limit)
          """)
      }
    return try rows.map { (code: String, parent: String?, text: String, detail: String?, isExact: Bool) in
      SearchHit(code: code, parent: parent, text: text, detail: detail, isExact: isExact)
    }
  }

  /// The month of a report as people read it, `03.2026`.
  private static let month: SQL = "regexp_replace(r.parameters ->> 'month', '^(....)-(..)$', '\\2.\\1')"
}
