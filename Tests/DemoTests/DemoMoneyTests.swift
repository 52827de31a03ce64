import Demo
import Domain
import Testing

/// The invariants of the money, summed here once more without the generator's own arithmetic.
@Suite struct `The money of an invented year` {
  private struct Sums {
    var eligible: Int64 = 0
    var cover: Int64 = 0
    var share: Int64 = 0
  }

  @Test(arguments: [UInt64(1), 2, 3]) func `no cent has two payers and no pot pays more than it holds`(_ seed: UInt64) throws {
    let demo = try DemoFolder(seed: seed)
    var lines: [String: Sums] = [:]
    var budget: [String: Sums] = [:]
    var pots: [String: Sums] = [:]
    for allocation in try demo.rows("zuordnungen") {
      let eligible = try allocation.cents("foerderfaehig_eur")
      let cover = try allocation.cents("gedeckt_eur")
      #expect(cover >= 0 && cover <= eligible)
      let line = allocation.text("beleg") + "/" + allocation.text("position")
      lines[line, default: Sums()].cover += cover
      if !allocation.text("anteil").isEmpty { lines[line, default: Sums()].share += try allocation.cents("anteil") }
      budget[allocation.text("topf") + "/" + allocation.text("ansatz"), default: Sums()].eligible += eligible
      pots[allocation.text("topf"), default: Sums()].cover += cover
      pots[allocation.text("topf"), default: Sums()].eligible += eligible
    }
    for line in try demo.rows("belegpositionen") {
      let key = line.text("beleg") + "/" + line.text("position")
      let gross = try line.cents("brutto_eur")
      #expect(try gross == line.cents("netto_eur") + line.cents("mwst_eur"))
      guard let sums = lines.removeValue(forKey: key) else { continue }
      #expect(try sums.cover == gross - line.cents("skonto_eur"))
      #expect(!line.text("bezahlt_am").isEmpty)
      #expect(sums.share == (line.text("zuweisung").isEmpty ? 0 : 10_000))
    }
    #expect(lines.isEmpty)
    var plans: [String: Int64] = [:]
    var overruns_count = 0
    for line in try demo.rows("einzelansaetze") {
      let planned = try line.cents("ansatz_eur")
      plans[line.text("topf"), default: 0] += planned
      let eligible = budget[line.text("topf") + "/" + line.text("code"), default: Sums()].eligible
      #expect(eligible * 10 <= planned * 12)
      if eligible > planned { overruns_count += 1 }
    }
    #expect(overruns_count > 0)
    for pot in try demo.rows("toepfe") {
      let granted = try pot.cents("bewilligt_eur")
      let sums = pots[pot.text("code"), default: Sums()]
      #expect(try plans[pot.text("code")] == granted + pot.cents("eigenanteil_eur"))
      #expect(sums.cover <= granted)
      #expect(sums.eligible <= plans[pot.text("code"), default: 0])
    }
  }

  @Test func `pay is billed for the minutes of the diary and the workshop`() throws {
    let demo = try DemoFolder()
    let owner = Dictionary(
      uniqueKeysWithValues: try demo.rows("zuweisungen").map { ($0.text("code"), $0.text("teilnehmende")) })
    let stage = Dictionary(
      uniqueKeysWithValues: try demo.rows("arbeitspakete").map { ($0.text("objekt") + $0.text("code"), $0.text("phase")) })
    var worked: [String: Int] = [:]
    for line in try demo.rows("arbeitszeilen") {
      let phase = try #require(stage[line.text("objekt") + line.text("paket")])
      worked[
        line.text("teilnehmende") + line.text("objekt") + phase + String(try line.date("tag").yearMonth.iso), default: 0] += try
        #require(Int(line.text("minuten")))
    }
    var billed: [String: Int] = [:]
    for line in try demo.rows("belegpositionen") where !line.text("zuweisung").isEmpty && !line.text("objekt").isEmpty {
      let person = try #require(owner[line.text("zuweisung")])
      billed[person + line.text("objekt") + line.text("phase") + line.text("monat"), default: 0] += try #require(
        Int(line.text("minuten")))
    }
    #expect(billed == worked)
    #expect(!billed.isEmpty)
  }

  @Test func `a pot is about to expire and some costs have no pot yet`() throws {
    let demo = try DemoFolder()
    #expect(
      try demo.rows("toepfe").contains {
        try $0.text("bemerkung") == "läuft bald ab" && $0.date("bis") < LocalDate("2026-12-01")
      })
    let covered = Set(try demo.rows("zuordnungen").map { $0.text("beleg") })
    let open = try demo.rows("belege").filter { !covered.contains($0.text("nummer")) }
    #expect(!open.isEmpty && open.count < covered.count / 3)
  }
}
