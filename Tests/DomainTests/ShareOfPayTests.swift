import Domain
import Testing

@Suite struct ShareOfPayTests {
  @Test func `shares that sum to 100 percent sum to the whole amount, in whatever order and however many`() {
    for cents in Int64(0)...400 {
      let amount = Money(cents: cents)
      for shares in [[75, 25], [25, 75], [33, 33, 34], [50, 25, 25], [1, 99], [10, 20, 30, 40]] {
        var (taken, covered) = (BasisPoints.zero, Money.zero)
        for share in shares.map({ BasisPoints(percent: $0) }) {
          let part = ShareOfPay.cents(of: amount, share: share, besideShares: taken, covering: covered)
          #expect((part - share.of(amount)).cents.magnitude <= 1)
          covered += part
          taken = taken + share
        }
        #expect(covered == amount, "\(cents) cents in \(shares)")
      }
    }
  }

  @Test func `a share does not make up for what somebody else covered less of by hand`() {
    let part = ShareOfPay.cents(
      of: Money(cents: 10_000), share: BasisPoints(percent: 25), besideShares: BasisPoints(percent: 75),
      covering: Money(cents: 5_000))
    #expect(part == Money(cents: 2_500))
  }
}
