/// Chance that is the same on every machine and with every toolchain.
///
/// The standard library's generator cannot be seeded, and its `random(in:using:)` may map numbers to ranges differently in a
/// later release; both would change the bytes of a demo. So this is SplitMix64 (Steele, Lea, Flood 2014) with a mapping of its
/// own. Every thing that is invented has a generator of its own, derived from the seed and its index: it can be invented again
/// from either side (a house's days, a person's days) without remembering the others.
struct SeededRandom {
  /// What a generator is for, so that a house and a person of the same index have nothing in common.
  enum Subject: UInt64 {
    case house = 1
    case houseMoney, site, weather, person, personDay, crewWork, pay
  }

  private var state: UInt64

  init(seed: UInt64, _ subject: Subject, _ index: Int, _ part: Int = 0) {
    state = Self.mixed(seed ^ Self.mixed(subject.rawValue << 56 ^ Self.mixed(UInt64(index) << 32 ^ UInt64(part) &+ 1)))
  }

  /// The finishing step of SplitMix64: every bit of the input changes half of the output's.
  static func mixed(_ value: UInt64) -> UInt64 {
    var mixed = value &+ 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    return Self.mixed(state)
  }

  /// 0 ..< `bound`, evenly but for a bias below 2⁻³² (Lemire's multiplication).
  mutating func below(_ bound: Int) -> Int {
    Int(next().multipliedFullWidth(by: UInt64(bound)).high)
  }

  mutating func within(_ range: ClosedRange<Int>) -> Int {
    range.lowerBound + below(range.upperBound - range.lowerBound + 1)
  }

  mutating func happens(perMille: Int) -> Bool { below(1000) < perMille }

  mutating func pick<Element>(_ options: [Element]) -> Element { options[below(options.count)] }
}
