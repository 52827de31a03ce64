package import Domain

// What the report on a house's funding reads.

/// A house as reports name it.
package struct ReportedProperty: Sendable {
  package let id: Property.ID
  package let code: String
  package let name: String
  package let address: String
}

/// A pot that takes part in a house: by a commitment, a rule or an allocation.
package struct ReportedPot: Sendable {
  /// What the pot holds for this house.
  package struct Commitment: Sendable {
    package let id: Int64
    /// Nil: it takes part with an amount that is not known.
    package let amount: Money?
    package let source: String?
  }

  package let id: FundingPot.ID
  package let code: String
  package let name: String
  package let kind: PotKind
  package let funder: String?
  package let programme: String?
  package let financeType: FinanceType?
  package let grantNumber: String?
  package let grantedOn: LocalDate?
  package let ruleVersion: String?
  package let rate: BasisPoints?
  package let granted: Money?
  package let ownShare: Money
  package let otherCover: Money
  package let eligiblePeriod: DateRange?
  package let lineOverrun: BasisPoints?
  package let spendWithin_days: Int?
  package let bindingUntil: LocalDate?
  package let source: String?
  package let commitment: Commitment?
  /// What it holds for all houses together, as far as the acting role knows them.
  package let committedEverywhere: Money
}

/// A line of a pot's plan.
package struct ReportedBudgetLine: Sendable {
  package let id: BudgetLine.ID
  package let potID: FundingPot.ID
  package let code: String
  package let name: String
  package let planned: Money
  package let overrunReason: String?
}

/// Cents of a voucher line in a pot's plan, on this house or another.
package struct ReportedAllocation: Sendable {
  package let id: Allocation.ID
  package let potID: FundingPot.ID
  package let budgetLineID: BudgetLine.ID
  package let voucherLineID: VoucherLine.ID
  package let voucher: String
  package let position: Int
  package let eligible: Money
  package let cover: Money
  package let share: Int?
  package let isReversal: Bool
  package let allocatedOn: LocalDate
  package let paidOn: LocalDate?
  package let isHere: Bool
}

/// A cost group by DIN 276, in the edition it was booked by.
package struct ReportedCostGroup: Sendable, Hashable {
  package let edition: Int
  package let code: String
  package let name: Phrase
}

/// A line of a voucher on this house.
package struct ReportedVoucherLine: Sendable {
  /// Whose pay of which month, for wages and allowances.
  package struct Pay: Sendable {
    package let placement: String
    package let month: YearMonth
    package let minutes: Int
  }

  /// The amounts of a line, as on the voucher.
  package struct Amounts: Sendable {
    package let gross: Money
    package let vat: Money
    package let discount: Money
    package let hasInputTaxDeduction: Bool
    /// What can be funded: gross less discount, less the VAT that is deducted.
    package let fundable: Money
  }

  package let id: VoucherLine.ID
  package let voucherID: Voucher.ID
  package let voucher: String
  package let kind: VoucherKind
  package let position: Int
  package let payee: String?
  package let invoiceNumber: String?
  package let invoicedOn: LocalDate?
  package let reason: String
  package let purpose: String
  package let awardReference: String?
  package let note: String?
  package let costGroup: ReportedCostGroup?
  package let unit: String?
  package let stage: String?
  package let paidOn: LocalDate?
  package let amounts: Amounts
  package let pay: Pay?
}

/// A cost known only as a sum.
package struct ReportedCostStatement: Sendable {
  package let id: Int64
  package let code: String
  package let amount: Money
  package let scope: String
  package let isRounded: Bool
  package let isTotal: Bool
  package let statedOn: LocalDate?
  package let source: String
}

/// A gift in kind.
package struct ReportedGift: Sendable {
  package let id: Int64
  package let donor: String
  package let description: String
  /// Nil: nobody has put a figure on it.
  package let value: Money?
  package let source: String?
}

/// A rule of a pot that is not certain enough to refuse, and which a voucher line does not meet.
package struct ReportedEligibilityWarning: Sendable {
  package let potID: FundingPot.ID
  package let voucherLineID: VoucherLine.ID
  package let voucher: String
  package let position: Int
  package let clause: String
}
