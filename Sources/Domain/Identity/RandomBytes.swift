/// Secrets from the system's random numbers (getrandom), which is the one input that `Domain` has beside the clock.
package enum RandomBytes {
  /// 256 bits: nobody guesses one, whatever the rate.
  package static let tokenLength_bytes = 32

  package static func make(count: Int) -> [UInt8] {
    var generator = SystemRandomNumberGenerator()
    return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &generator) }
  }

  package static func token() -> [UInt8] { make(count: tokenLength_bytes) }
}
