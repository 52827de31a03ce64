import Domain

/// The invented weather of a day, the same over all houses.
struct Weather {
  let temperature_min: Int
  let temperature_max: Int
  let sky: String
  let precipitation: String

  /// Means of a mild year by month, in degrees.
  private static let means = [2, 3, 7, 10, 15, 18, 20, 19, 16, 11, 6, 3]

  init(on day: LocalDate, seed: UInt64) {
    var random = SeededRandom(seed: seed, .weather, day.daysSinceEpoch)
    temperature_max = Self.means[day.month - 1] + random.within(-4...7)
    temperature_min = temperature_max - random.within(4...10)
    switch random.below(10) {
    case ..<3: (sky, precipitation) = ("klar", "keiner")
    case ..<6: (sky, precipitation) = ("wolkig", "keiner")
    case ..<7: (sky, precipitation) = ("nebel", "keiner")
    case ..<8: (sky, precipitation) = ("bedeckt", "niesel")
    default: (sky, precipitation) = ("bedeckt", temperature_max < 2 ? "schnee" : "regen")
    }
  }
}
