/// What `tools/bench` measures inside one process; the release build of it is what counts.
@main enum Bench {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let rounds = arguments.dropFirst().first.flatMap { Int($0) } ?? 400
    switch arguments.first {
    case "markup": MarkupBench.run(rounds: max(rounds, 10))
    case "documents": try await DocumentsBench.run(rows: rounds, folder: arguments.dropFirst(2).first ?? ".")
    case "csv": try CSVBench.run(arguments.dropFirst().first ?? "")
    case "examine": try CSVBench.examine(arguments.dropFirst().first ?? "")
    default: print("usage: bench markup [ROUNDS] | documents ROWS FOLDER | csv FILE | examine FILE")
    }
  }

  /// The median of several runs in milliseconds; the first tenth only warms up.
  static func median_ms(rounds: Int, _ work: () -> Int) -> Double {
    var taken_ms: [Double] = []
    var sum = 0
    for _ in 0..<rounds + rounds / 10 {
      let took = ContinuousClock().measure { sum &+= work() }
      taken_ms.append(Double(took.components.attoseconds) / 1e15 + Double(took.components.seconds) * 1e3)
    }
    precondition(sum != 0, "nothing was written")
    return taken_ms.dropFirst(rounds / 10).sorted()[rounds / 2]
  }
}
