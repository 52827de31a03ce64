package import Domain
import Postgres

/// What a list tells of each participant beside their placement: only this is read, sorted by and searched in.
package enum ParticipantFact: Sendable, CaseIterable {
  /// The name, where the acting role works with it.
  case name
  /// At which Jobcenter, and what an hour is paid.
  case terms
  case reports
  /// The one that ends first.
  case certificateEnd
  /// Which are valid today.
  case certificates
  /// Days and hours of this month and the last.
  case attendance
  /// How the day stands.
  case today
  /// What was paid this year.
  case pay
}

/// A participant in the list with what the database works out for it.
package struct ParticipantRow: Sendable, Hashable {
  package let participant: ListedParticipant
  /// The code of the placement in force on the day.
  package let placement: String?
  /// The last day of the latest placement, where none is in force.
  package let endedOn: LocalDate?
  package let totals: AttendanceTotals
  package let today: AttendanceState?
  package let pay: Money?
}

/// How many participants there are, and with how many of those placed something waits.
package struct ParticipantCounts: Sendable, Hashable {
  package let all: Int
  package let placed: Int
  package let reportsDue: Int
  package let certificatesEnding: Int
  package let withUnknownDays: Int
  /// Of those placed together.
  package let unknown_days: Int
}

/// The list of participants as a role may have it on a day.
package struct ParticipantList: Sendable {
  package let day: LocalDate
  package let facts: Set<ParticipantFact>
  /// A report that is due sooner than this is counted.
  package let reportWarning_days: Int
  /// A certificate that ends sooner than this is counted.
  package let certificateWarning_days: Int

  package init(on day: LocalDate, facts: Set<ParticipantFact>, reportWarning_days: Int, certificateWarning_days: Int) {
    self.day = day
    self.facts = facts
    self.reportWarning_days = reportWarning_days
    self.certificateWarning_days = certificateWarning_days
  }

  /// A page of everybody whom the acting role may know, those placed first, and how many there are.
  package func page(_ request: ListRequest, _ tx: Transaction) throws -> (
    page: ListPage<ParticipantRow>, counts: ParticipantCounts
  ) {
    let list = LongList(
      columns: columns, source: "\(fragment: .joined(tables, separator: " ")) where true",
      order: "c.code is null, t.code")
    let (counts, left) = try tx.query(
      """
      select count(*), count(c.code),
             count(*) filter (where c.code is not null and \(fragment: value(.reports, "r.due_on")) <= \(day.adding(days: reportWarning_days))),
             count(*) filter (where c.code is not null
                              and \(fragment: value(.certificateEnd, "k.ends_on")) <= \(day.adding(days: certificateWarning_days))),
             count(*) filter (where c.code is not null and \(fragment: value(.attendance, "a.unknown", orElse: "0")) > 0),
             coalesce(sum(\(fragment: value(.attendance, "a.unknown", orElse: "0"))) filter (where c.code is not null), 0)::bigint,
             count(*) filter (where \(fragment: list.condition(request)))
        \(fragment: list.source)
      """
    ).map {
      (all: Int, placed: Int, reports: Int, certificates: Int, withUnknown: Int, unknown: Int, left: Int) in
      (
        ParticipantCounts(
          all: all, placed: placed, reportsDue: reports, certificatesEnding: certificates, withUnknownDays: withUnknown,
          unknown_days: unknown), left
      )
    }[0]
    let page = try list.page(
      request,
      of: """
        t.id, t.code, t.is_invented, \(fragment: value(.name, Self.name, orElse: "null::text")), c.code,
        case when c.code is null then e.last_day end,
        \(fragment: value(.attendance, "coalesce(a.worked, 0), coalesce(a.absent, 0), coalesce(a.unknown, 0), coalesce(a.this_month, 0), coalesce(a.last_month, 0)", orElse: "0::bigint, 0::bigint, 0::bigint, 0::bigint, 0::bigint")),
        \(fragment: value(.today, "s.state", orElse: "null::text")), \(fragment: value(.pay, "y.amount", orElse: "null::bigint"))
        """, count: left, tx
    ) { try $0.map(Self.row) }
    return (page, counts)
  }

  private static func row(
    id: Participant.ID, code: String, isInvented: Bool, name: String?, placement: String?, endedOn: LocalDate?, worked: Int,
    absent: Int, unknown: Int, thisMonth: Minutes, lastMonth: Minutes, state: String?, pay: Money?
  ) -> ParticipantRow {
    var totals = AttendanceTotals()
    totals.worked_days = worked
    totals.absent_days = absent
    totals.unknown_days = unknown
    totals.thisMonth = thisMonth
    totals.lastMonth = lastMonth
    return ParticipantRow(
      participant: ListedParticipant(id: id, code: code, isInvented: isInvented, name: name), placement: placement,
      endedOn: endedOn, totals: totals, today: state.map { AttendanceState(rawValue: $0) ?? .unknown }, pay: pay)
  }

  /// What is told, or nothing of what is not.
  private func value(_ fact: ParticipantFact, _ value: SQL, orElse nothing: SQL = "null::date") -> SQL {
    facts.contains(fact) ? value : nothing
  }

  private static let name: SQL = "n.family_name || ', ' || n.given_name"

  /// By id of the page's columns; those of facts that are not told are not there.
  package var columns: [ListColumn] {
    let ofFacts: [(ParticipantFact, [ListColumn])] = [
      (.terms, [.text("jobcenter", "j.code"), .money("satz", "coalesce(c.wage_cents_per_hour, c.allowance_cents_per_hour)")]),
      (.reports, [.day("bericht", "r.due_on")]),
      (.certificateEnd, [.day("nachweis", "k.ends_on")]),
      (.certificates, [.text("nachweise", "coalesce(h.valid, '')")]),
      (
        .attendance,
        [
          .number("unbekannt", "coalesce(a.unknown, 0)"), .minutes("vormonat", "coalesce(a.last_month, 0)"),
          .minutes("monat", "coalesce(a.this_month, 0)"),
        ]
      ),
      (.today, [.choice("heute", "s.state", AttendanceState.allCases.map { ($0.rawValue, $0.name) })]),
      (.pay, [.money("lohn", "y.amount")]),
    ]
    return [
      .text("kuerzel", "t.code"),
      .text("person", "coalesce(\(fragment: value(.name, Self.name, orElse: "null::text")), t.code)"),
      .day("zuweisung", "case when c.code is null then e.last_day else upper(c.period) - 1 end"),
    ] + ofFacts.filter { facts.contains($0.0) }.flatMap(\.1)
  }

  private var tables: [SQL] {
    let terms: SQL =
      facts.contains(.terms) ? ", p.jobcenter_id, p.wage_cents_per_hour::bigint, p.allowance_cents_per_hour::bigint" : ""
    var found: [SQL] = [
      """
      from participants t
      left join lateral (
        select p.code, p.period\(fragment: terms) from placements p where p.participant_id = t.id and p.period @> \(day)
         order by p.kind <> 'working', lower(p.period), p.code limit 1) c on true
      left join lateral (
        select max(upper(p.period)) - 1 as last_day from placements p where p.participant_id = t.id) e on true
      """
    ]
    let month = day.yearMonth.firstDay
    let first = day.yearMonth.adding(months: 1 - day.yearMonth.month).firstDay
    let year = DateRange(lower: first, upper: first.adding(years: 1)) ?? .empty
    let ofFacts: [(ParticipantFact, SQL)] = [
      (.name, "left join participant_persons n on n.participant_id = t.id"),
      (.terms, "left join organisations j on j.id = c.jobcenter_id"),
      (
        .reports,
        // As ReportDue says it: on the day that the Jobcenter named, else when half of the days have passed, and at the end.
        """
        left join lateral (
          select min(d.due_on) as due_on
            from placements p
           cross join lateral (
             values (coalesce(p.interim_report_due_on, lower(p.period) + greatest(0, (upper(p.period) - lower(p.period) + 1) / 2 - 1))),
                    (coalesce(p.final_report_due_on, upper(p.period) - 1))) d (due_on)
           where p.participant_id = t.id and not lower_inf(p.period) and not upper_inf(p.period) and d.due_on >= \(day)) r on true
        """
      ),
      (
        .certificateEnd,
        """
        left join lateral (
          select min(l.last_day) as ends_on
            from (select case when bool_or(upper_inf(x.valid)) then null else max(upper(x.valid)) - 1 end as last_day
                    from certificates x where x.participant_id = t.id group by x.certificate_kind_code) l) k on true
        """
      ),
      (
        .certificates,
        """
        left join lateral (
          select string_agg(l.kind, ', ' order by l.last_day nulls last, l.kind)
                   filter (where l.last_day is null or l.last_day >= \(day)) as valid
            from (select x.certificate_kind_code::text as kind,
                         case when bool_or(upper_inf(x.valid)) then null else max(upper(x.valid)) - 1 end as last_day
                    from certificates x where x.participant_id = t.id group by x.certificate_kind_code) l) h on true
        """
      ),
      (
        .attendance,
        """
        left join (
          select d.participant_id, count(*) filter (where d.state = 'worked') as worked,
                 count(*) filter (where d.state = 'absent') as absent,
                 count(*) filter (where d.state = 'unknown' and d.day < \(day)) as unknown,
                 sum(d.minutes) filter (where d.day >= \(month)) as this_month,
                 sum(d.minutes) filter (where d.day < \(month)) as last_month
            from attendance(\(month.adding(months: -1)), \(day.adding(days: 1)), null) d
           group by d.participant_id) a on a.participant_id = t.id
        """
      ),
      (
        .today,
        """
        left join (
          select distinct on (d.participant_id) d.participant_id, d.state
            from attendance(\(day), \(day.adding(days: 1)), null) d
           order by d.participant_id, array_position(array['worked', 'absent', 'unknown'], d.state)) s on s.participant_id = t.id
        """
      ),
      (
        .pay,
        """
        left join (
          select p.participant_id, sum(l.amount_cents)::bigint as amount
            from voucher_lines l join placements p on p.id = l.placement_id
           where l.month <@ \(year) group by p.participant_id) y on y.participant_id = t.id
        """
      ),
    ]
    found += ofFacts.filter { facts.contains($0.0) }.map(\.1)
    return found
  }
}
