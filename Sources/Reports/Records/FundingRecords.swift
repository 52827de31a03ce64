package import Domain
package import Store

// What programs read of money: pots, vouchers, allocations, gifts.

extension PotSummary {
  /// The pot in a list for programs.
  package var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "kind": .text(kind.rawValue), "funder": .text(funder),
      "granted_cents": .cents(granted), "cover_cents": .cents(covered), "rest_cents": .cents(rest),
      "eligible_through": .day(eligibleThrough), "invented": .bool(isInvented),
    ]
  }
}

extension BudgetLineFacts {
  /// The line for programs.
  package var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "planned_cents": .cents(planned), "eligible_cents": .cents(eligible),
      "cover_cents": .cents(covered), "overrun_reason": .text(overrunReason),
    ]
  }
}

extension CommitmentFacts {
  /// What the pot holds for a house, for programs.
  package var json: JSONValue {
    [
      "property": .text(property), "amount_cents": .cents(amount), "cover_cents": .cents(covered), "source": .text(source),
    ]
  }
}

extension EligibilityRuleFacts {
  /// The rule for programs.
  package var json: JSONValue {
    [
      "position": .integer(position), "effect": .text(effect.rawValue), "budget_line": .text(budgetLine),
      "property": .text(property), "stage": .text(stage), "cost_group_prefix": .text(costGroupPrefix),
      "cost_kind": .text(costKind), "clause": .text(clause), "valid": .period(valid), "evidence": .text(evidence.rawValue),
    ]
  }
}

extension VoucherSummary {
  /// The voucher for programs.
  package var json: JSONValue {
    [
      "number": .text(number), "kind": .text(kind.rawValue), "payee": .text(payee), "invoice_number": .text(invoiceNumber),
      "invoiced_on": .day(invoicedOn), "reason": .text(reason), "award_reference": .text(awardReference), "note": .text(note),
      "source": .text(source), "gross_cents": .cents(gross), "amount_cents": .cents(amount), "cover_cents": .cents(covered),
      "open_lines": .integer(openLineCount),
    ]
  }
}

extension VoucherLineFacts {
  /// The line for programs.
  package var json: JSONValue {
    [
      "position": .integer(position), "property": .text(property), "unit": .text(unit), "stage": .text(stage),
      "cost_group": .text(costGroup), "cost_kind": .text(costKind), "purpose": .text(purpose), "net_cents": .cents(net),
      "vat_cents": .cents(vat), "gross_cents": .cents(gross), "discount_cents": .cents(discount),
      "input_tax_deduction": .bool(hasInputTaxDeduction), "amount_cents": .cents(amount), "cover_cents": .cents(covered),
      "paid_on": .day(paidOn), "placement": .text(placement), "month": .text(month?.iso), "minutes": .integer(minutes?.count),
    ]
  }
}

extension AllocationFacts {
  /// The allocation for programs.
  package var json: JSONValue {
    [
      "number": .integer(number), "reference": .text(reference), "voucher": .text(voucher), "position": .integer(position),
      "property": .text(property), "pot": .text(pot), "budget_line": .text(budgetLine), "eligible_cents": .cents(eligible),
      "cover_cents": .cents(cover), "share_basis_points": .integer(share?.value), "allocated_on": .day(allocatedOn),
      "reverses": .integer(reversesNumber), "reversed_by": .integer(reversedByNumber), "reason": .text(reason),
    ]
  }
}

extension GiftFacts {
  /// The gift for programs.
  package var json: JSONValue {
    [
      "property": .text(property), "donor": .text(donor), "description": .text(description), "value_cents": .cents(value),
      "given": .period(given), "source": .text(source),
    ]
  }
}

extension CostStatementFacts {
  /// The sum for programs.
  package var json: JSONValue {
    [
      "property": .text(property), "code": .text(code), "amount_cents": .cents(amount), "scope": .text(scope),
      "rounded": .bool(isRounded), "total": .bool(isTotal), "stated_on": .day(statedOn), "source": .text(source),
      "evidence": .text(evidence.rawValue), "note": .text(note),
    ]
  }
}
