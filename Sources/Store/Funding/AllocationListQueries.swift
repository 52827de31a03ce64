package import Domain
import Postgres

/// Which allocations of a pot are behind one of its figures.
package struct AllocationSubset: Sendable, Hashable {
  /// The pot's code.
  package let pot: String
  package var budgetLine: String?
  package var property: String?
  /// Only those whose voucher line is paid.
  package var paidOnly: Bool

  package init(pot: String, budgetLine: String? = nil, property: String? = nil, paidOnly: Bool = false) {
    self.pot = pot
    self.budgetLine = budgetLine
    self.property = property
    self.paidOnly = paidOnly
  }
}

/// What all allocations of a choice come to, whatever a filter leaves of them.
package struct AllocationSums: Sendable, Hashable {
  package let eligible: Money
  package let cover: Money
}

extension AllocationQueries {
  /// What a page of the list can be sorted by and searched in.
  package static func listColumns(in language: Language) -> [ListColumn] {
    let (takesBack, takenBack) = (takesBack(language), takenBack(language))
    return [
      .text("zuordnung", "coalesce(a.reference::text, '#' || a.id)"),
      .day("am", "a.allocated_on"),
      .text("beleg", "v.number || '/' || l.position"),
      .text("zweck", "l.purpose"),
      .text("objekt", "o.code"),
      .text("ansatz", "b.code"),
      .money("foerderfaehig", "a.eligible_cents"),
      .money("gedeckt", "a.cover_cents"),
      .share("anteil", "a.share"),
      .day("bezahlt", "l.paid_on"),
      .text(
        "bemerkung",
        """
        case when a.reverses_id is not null then \(takesBack.0) || a.reverses_id || \(takesBack.1) || coalesce(': ' || a.reason, '')
             when r.id is not null then \(takenBack) || r.id else '' end
        """),
    ]
  }

  private static func takesBack(_ language: Language) -> (String, String) {
    language == .german ? ("nimmt #", " zurück") : ("takes #", " back")
  }

  private static func takenBack(_ language: Language) -> String {
    language == .german ? "zurückgenommen durch #" : "taken back by #"
  }

  /// A page of the allocations of a subset in order of entry, and the sums of all.
  package static func page(
    _ subset: AllocationSubset, _ request: ListRequest, _ tx: Transaction
  ) throws -> (page: ListPage<AllocationFacts>, sums: AllocationSums) {
    let list = LongList(
      columns: listColumns(in: request.language),
      source: """
        \(fragment: source)
         where p.code = \(subset.pot) and (\(subset.budgetLine)::text is null or b.code = \(subset.budgetLine))
           and (\(subset.property)::text is null or o.code = \(subset.property))
           and (not \(subset.paidOnly) or l.paid_on is not null)
        """, order: "a.id")
    let (sums, count) = try tx.query(
      """
      select coalesce(sum(a.eligible_cents), 0)::bigint, coalesce(sum(a.cover_cents), 0)::bigint,
             count(*) filter (where \(fragment: list.condition(request)))
        \(fragment: list.source)
      """
    ).map { (eligible: Money, cover: Money, left: Int) in (AllocationSums(eligible: eligible, cover: cover), left) }[0]
    return (try list.page(request, of: values, count: count, tx) { try $0.map(facts) }, sums)
  }
}
