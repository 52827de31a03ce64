import Domain
import Postgres

extension IntegrityRule {
  /// Money: every cent has at most one payer, no pot and no plan is exceeded, reversals are exact.
  static let funding: [IntegrityRule] = [
    IntegrityRule(
      name: "allocations_cover_within_the_line",
      meaning: Phrase(
        "Jeder Cent eines Belegs hat höchstens einen Zahler.", en: "Every cent of a voucher has at most one payer."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
          join allocations a on a.voucher_line_id = l.id
         group by v.number, l.position, l.amount_cents
        having not sum(a.cover_cents) between least(l.amount_cents, 0) and greatest(l.amount_cents, 0)
        """),
    IntegrityRule(
      name: "allocations_eligible_within_the_line",
      meaning: Phrase(
        "In einem Topf steht eine Ausgabe höchstens einmal ganz, und gedeckt ist höchstens, was darin steht.",
        en: "An expenditure stands in a pot at most once as a whole, and no more is covered than stands there."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position || ' ' || p.code
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
          join allocations a on a.voucher_line_id = l.id
          join funding_pots p on p.id = a.pot_id
         group by v.number, l.position, l.amount_cents, p.code
        having not sum(a.eligible_cents) between least(l.amount_cents, 0) and greatest(l.amount_cents, 0)
            or abs(sum(a.cover_cents)) > abs(sum(a.eligible_cents))
        """),
    IntegrityRule(
      name: "allocations_shares_of_a_minute_within_100_percent",
      meaning: Phrase(
        "Die Anteile aller Töpfe an einer Minute ergeben höchstens 100 %.",
        en: "The shares of all pots in a minute are at most 100 %."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
          join allocations a on a.voucher_line_id = l.id
         group by v.number, l.position, l.placement_id
        having sum(a.share) > 10000 or sum(a.share) < 0
            or count(a.share) <> case when l.placement_id is null then 0 else count(*) end
        """),
    IntegrityRule(
      name: "allocations_cover_within_the_pot",
      meaning: Phrase("Aus einem Topf ist höchstens gedeckt, was er hält.", en: "No more is covered from a pot than it holds."),
      counterexamples: """
        select 'funding_pots', p.code
          from funding_pots p
          join allocations a on a.pot_id = p.id
         group by p.code, p.granted_cents
        having sum(a.cover_cents) < 0 or sum(a.cover_cents) > coalesce(p.granted_cents, 0)
        """),
    IntegrityRule(
      name: "allocations_spend_credits_once_they_are_in",
      meaning: Phrase(
        "Was eine Gutschrift zurückbringt, ist erst wieder verteilt, wenn es da ist.",
        en: "What a credit note brings back is spent anew only once it is in."),
      counterexamples: """
        select 'funding_pots', p.code
          from funding_pots p
          join allocations a on a.pot_id = p.id
          join voucher_lines l on l.id = a.voucher_line_id
         group by p.code, p.granted_cents
        having sum(a.cover_cents) filter (where l.amount_cents >= 0 or l.paid_on is not null) > coalesce(p.granted_cents, 0)
        """),
    IntegrityRule(
      name: "allocations_cover_within_their_share",
      meaning: Phrase(
        "Von Lohn und Mehraufwand zahlt ein Topf höchstens seinen Anteil.",
        en: "Of pay, a pot pays no more than its share."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position || ' ' || p.code
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
          join allocations a on a.voucher_line_id = l.id
          join funding_pots p on p.id = a.pot_id
         where l.placement_id is not null
         group by v.number, l.position, l.amount_cents, p.code
        having abs(sum(a.cover_cents)) > ceil(abs(l.amount_cents) * sum(a.share) / 10000.0) + 1 + count(*)
        """),
    IntegrityRule(
      name: "voucher_lines_sign_is_that_of_the_kind",
      meaning: Phrase(
        "Eine Gutschrift nimmt zurück, eine Rechnung kostet.", en: "A credit note takes back, an invoice costs."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
         where v.kind = 'credit_note' and l.gross_cents > 0
            or v.kind not in ('credit_note', 'wage', 'allowance') and l.gross_cents < 0
        """),
    IntegrityRule(
      name: "voucher_lines_pay_is_of_a_month_of_the_placement",
      meaning: Phrase(
        "Lohn und Mehraufwand sind für einen Monat der Zuweisung.", en: "Pay is for a month of the placement."),
      counterexamples: """
        select 'voucher_lines', v.number || ' position=' || l.position
          from voucher_lines l
          join vouchers v on v.id = l.voucher_id
          join placements p on p.id = l.placement_id
         where upper(p.period) <= l.month or lower(p.period) >= l.month + interval '1 month'
        """),
    IntegrityRule(
      name: "voucher_lines_minutes_fit_into_the_month",
      meaning: Phrase(
        "In einem Monat sind nicht mehr Minuten bezahlt, als er hat.", en: "No more minutes of a month are paid than it has."),
      counterexamples: """
        select 'placements', p.code || ' ' || to_char(l.month, 'YYYY-MM')
          from voucher_lines l
          join placements p on p.id = l.placement_id
         group by p.code, l.month, l.cost_kind_code
        having sum(l.minutes) * interval '1 minute' > l.month + interval '1 month' - l.month
        """),
    IntegrityRule(
      name: "allocations_within_the_budget_line",
      meaning: Phrase(
        "Ein Einzelansatz ist nicht über sein Maß hinaus überschritten.", en: "A budget line is not exceeded beyond its limit."),
      counterexamples: """
        select 'budget_lines', p.code || ' ' || b.code
          from budget_lines b
          join funding_pots p on p.id = b.pot_id
          join allocations a on a.pot_id = b.pot_id and a.budget_line_id = b.id
         where b.overrun_reason is null and p.line_overrun is not null
         group by p.code, b.code, b.planned_cents, p.line_overrun
        having sum(a.eligible_cents)::numeric > b.planned_cents::numeric * (1 + p.line_overrun / 10000.0)
        """),
    IntegrityRule(
      name: "allocations_within_the_plan",
      meaning: Phrase(
        "Das Gesamtergebnis eines Finanzierungsplans ist nicht überschritten.", en: "The total of a plan is not exceeded."),
      counterexamples: """
        select 'funding_pots', p.code
          from funding_pots p
         where (select coalesce(sum(a.eligible_cents), 0) from allocations a where a.pot_id = p.id)
             > (select coalesce(sum(b.planned_cents), 0) from budget_lines b where b.pot_id = p.id)
        """),
    IntegrityRule(
      name: "allocations_reverse_exactly",
      meaning: Phrase(
        "Eine Rücknahme hebt genau eine Zuordnung ganz auf.", en: "A reversal takes back exactly one allocation."),
      counterexamples: """
        select 'allocations', 'id=' || a.id
          from allocations a
          left join allocations r on r.id = a.reverses_id
          join voucher_lines l on l.id = a.voucher_line_id
         where (r.id is not null
                and (r.reverses_id is not null
                     or row(a.eligible_cents, a.cover_cents, coalesce(a.share, 0), a.pot_id, a.budget_line_id, a.voucher_line_id)
                        <> row(-r.eligible_cents, -r.cover_cents, -coalesce(r.share, 0), r.pot_id, r.budget_line_id, r.voucher_line_id)))
            or (r.id is null and (a.eligible_cents < 0 and l.amount_cents >= 0 or a.share < 0))
        """),
    IntegrityRule(
      name: "allocations_paid_inside_the_eligible_period",
      meaning: Phrase(
        "Wo der Bescheid es verlangt, liegt jede Zahlung im Bewilligungszeitraum.",
        en: "Where the decision demands it, every payment lies in the eligible period."),
      counterexamples: """
        select 'allocations', v.number || ' position=' || l.position || ' ' || p.code
          from allocations a
          join funding_pots p on p.id = a.pot_id and p.refuses_outside_period
          join voucher_lines l on l.id = a.voucher_line_id
          join vouchers v on v.id = l.voucher_id
         where not p.eligible_period @> l.paid_on
         group by v.number, l.position, p.code
        having sum(a.eligible_cents) <> 0
        """),
    IntegrityRule(
      name: "allocations_follow_the_eligibility_rules",
      meaning: Phrase(
        "Ein Topf zahlt nur, was sein Bescheid für förderfähig erklärt.",
        en: "A pot pays only for what its decision declares eligible."),
      counterexamples: """
        select 'allocations', v.number || ' position=' || l.position || ' ' || p.code
          from (select pot_id, budget_line_id, voucher_line_id from allocations
                 group by pot_id, budget_line_id, voucher_line_id having sum(eligible_cents) <> 0) a
          join funding_pots p on p.id = a.pot_id
          join voucher_lines l on l.id = a.voucher_line_id
          join vouchers v on v.id = l.voucher_id
          cross join lateral eligibility(a.pot_id, a.budget_line_id, a.voucher_line_id) e
         where e.is_enforced
        """),
    IntegrityRule(
      name: "house_pots_are_those_that_concern_it",
      meaning: Phrase(
        "Zu einem Haus gehört genau, welcher Topf etwas dafür bereithält, es in einer Regel nennt oder dafür zahlt.",
        en: "Noted of a house are exactly the pots that hold something for it, name it in a rule, or pay for it."),
      counterexamples: """
        with concerned as (
          select property_id, pot_id from pot_commitments where property_id is not null
          union
          select property_id, pot_id from eligibility_rules where property_id is not null and effect = 'eligible'
          union
          select l.property_id, a.pot_id from allocations a join voucher_lines l on l.id = a.voucher_line_id
           where l.property_id is not null)
        select 'house_pots', p.code || ' ' || f.code
          from concerned c full join house_pots h using (property_id, pot_id)
          join properties p on p.id = property_id
          join funding_pots f on f.id = pot_id
         where c.property_id is null or h.property_id is null
        """),
  ]
}
