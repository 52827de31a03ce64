/// What a share of a participant's pay is in cents, so that shares which sum to 100 % sum to the whole amount.
package enum ShareOfPay {
  /// The cents of a further share of `amount`, beside what other shares already cover.
  ///
  /// All shares together are rounded once (kaufmännisch), and the new one gets what is missing: 75 % and 25 % of 0,02 € are
  /// 0,02 € and 0,00 €, not 0,02 € and 0,01 €. Where the others do not follow their shares (somebody covered less by hand),
  /// the share is rounded by itself.
  package static func cents(
    of amount: Money, share: BasisPoints, besideShares taken: BasisPoints, covering covered: Money
  ) -> Money {
    let alone = share.of(amount)
    let missing = (taken + share).of(amount) - covered
    // Each rounding moves the sum by half a cent at most: those of both neighbours, of this share and of the sum.
    return (missing - alone).cents.magnitude <= 2 ? missing : alone
  }
}
