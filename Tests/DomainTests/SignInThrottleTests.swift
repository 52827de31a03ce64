import Domain
import Testing

/// How tries are counted and forgotten, with a clock of the test's own.
struct SignInThrottleTests {
  private static let start = Moment(on: "2026-03-02", at: Minutes(600))

  private static func after(_ seconds: Int64) -> Moment { start.adding(microseconds: seconds * 1_000_000) }

  private static func tried(_ count: Int, _ kind: SignInThrottle.Kind = .accountFromAddress) -> SignInThrottle {
    (0..<count).reduce(SignInThrottle(changedAt: start)) { state, _ in state.charged(kind, at: start) }
  }

  @Test(arguments: SignInThrottle.Kind.allCases) func `the free tries cost no time, then each doubles the wait`(
    _ kind: SignInThrottle.Kind
  ) {
    let waits = (0...8).map { Self.tried(kind.free_count + $0, kind).wait_seconds(at: Self.start) }
    #expect(waits == [0, 1, 2, 4, 8, 16, 32, 60, 60])
  }

  @Test(arguments: SignInThrottle.Kind.allCases) func `a thousand tries keep nobody out for more than a minute`(
    _ kind: SignInThrottle.Kind
  ) {
    let state = Self.tried(1000, kind)
    #expect(state.wait_seconds(at: Self.start) == 60)
    #expect(state.wait_seconds(at: Self.after(60)) == 0)
  }

  @Test func `one try is forgotten a minute, and all of them in time`() {
    let state = Self.tried(7)
    #expect(state.remembered_thousandths(at: Self.after(60)) == 6000)
    #expect(state.remembered_thousandths(at: Self.after(90)) == 5500)
    #expect(state.remembered_thousandths(at: Self.after(7 * 60)) == 0)
    #expect(state.charged(.accountFromAddress, at: Self.after(7 * 60)).wait_seconds(at: Self.after(7 * 60)) == 0)
    #expect(Self.tried(1000).remembered_thousandths(at: Self.after(3600)) == 0)
  }

  @Test func `whoever goes on guessing gets about one try a minute`() {
    var (state, now, tries) = (Self.tried(20), Self.start, 0)
    while now < Self.after(3600) {
      now = now.adding(microseconds: 1_000_000)
      guard state.wait_seconds(at: now) == 0 else { continue }
      state = state.charged(.accountFromAddress, at: now)
      tries += 1
    }
    #expect((55...75).contains(tries), "\(tries)")
  }

  @Test func `a clock that steps back makes nobody wait longer`() {
    let state = Self.tried(12)
    #expect(state.remembered_thousandths(at: Self.after(-3600)) == state.tries_thousandths)
    #expect(state.wait_seconds(at: Self.after(-3600)) == 60)
  }

  @Test func `an address is familiar for a month`() {
    let state = SignInThrottle(changedAt: Self.start, succeededAt: Self.start)
    #expect(state.isFamiliar(at: Self.after(29 * 86_400)))
    #expect(!state.isFamiliar(at: Self.after(30 * 86_400)))
    #expect(!Self.tried(1).isFamiliar(at: Self.start))
  }
}
