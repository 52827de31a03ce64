import Domain
import Harness
import Testing

@testable import Documents

/// What a file may cost that was made to cost much: the process beside is measured while it answers.
@Suite(.needsDocuments, .serialized) struct HostileFileTests {
  /// Beside what a small sound file takes.
  private static let more_kb = 24 * 1024

  @Test func `a hostile or damaged workbook takes hardly more memory than a sound one, and little time`() async throws {
    try await Yardstick.run { yard in
      var limits = DocumentLimits()
      limits.unpacked_bytes = 32 << 20
      for kind in ["hidden", "ods", "bomb", "lying-bomb", "wide", "entities"] { _ = try await yard.spoiled(kind) }
      let sound = try await yard.peaks("read-sheet", limits, [yard.path("hidden"), yard.path("ods")])
      #expect(sound.allSatisfy { $0.status == 0 && $0.end.hasPrefix(#"{"end":"#) })
      let base_kb = try #require(sound.map(\.peak_kb).max())
      let hostile = ["bomb", "lying-bomb", "wide", "entities"].map(yard.path)
      let damaged = try await yard.damaged("hidden", count: 30) + yard.damaged("ods", count: 30)
      let files = hostile + damaged
      var refused = 0
      for (file, peak) in zip(files, try await yard.peaks("read-sheet", limits, files)) {
        #expect(peak.peak_kb < base_kb + Self.more_kb, "\(file): \(peak)")
        #expect(peak.cpu_s < 5, "\(file): \(peak)")
        // A library written in Rust aborts where it gets no memory; all else answers.
        #expect(peak.status == 0 || (peak.status == -6 && file.hasSuffix("wide")), "\(file): \(peak)")
        refused += peak.end.hasPrefix(#"{"refused":"#) || peak.status != 0 ? 1 : 0
      }
      #expect(refused >= hostile.count + 5 && refused < files.count, "\(refused) of \(files.count) are refused")
    }
  }

  @Test func `a million sound cells take what is said of them, and where less is allowed are refused`() async throws {
    try await Yardstick.run { yard in
      var limits = DocumentLimits()
      _ = try await yard.spoiled("large")
      let file = [yard.path("large")]
      let whole = try #require(try await yard.peaks("read-sheet", limits, file).first)
      #expect(whole.status == 0 && whole.end == #"{"end":100000}"# && whole.peak_kb < 200 << 10, "\(whole)")
      limits.memory_bytes = 64 << 20
      let refused = try #require(try await yard.peaks("read-sheet", limits, file).first)
      #expect(refused.status == -6 || refused.end.contains(#""limit":"memory_bytes""#), "\(refused)")
      #expect(refused.peak_kb < 64 << 10, "\(refused)")
      limits = DocumentLimits()
      limits.output_bytes = 8 << 20
      let cut = try #require(try await yard.peaks("read-sheet", limits, file).first)
      #expect(cut.end.hasSuffix(#"{"refused":{"reason":"limit","limit":"output_bytes","allowed":8388608}}"#), "\(cut)")
      #expect(cut.bytes < 9 << 20 && cut.peak_kb < whole.peak_kb + Self.more_kb, "\(cut)")
    }
  }

  @Test func `an archive is unpacked in pieces: what is large in it takes no memory, and a bomb is refused`() async throws {
    try await Yardstick.run { yard in
      var limits = DocumentLimits()
      for kind in ["lists", "packed-bomb"] { _ = try await yard.spoiled(kind) }
      let small = try #require(try await yard.peaks("unpack", limits, [yard.path("lists")]).first)
      let damaged = try await yard.damaged("lists", count: 30)
      for peak in try await yard.peaks("unpack", limits, damaged) {
        #expect(peak.status == 0 && peak.peak_kb < small.peak_kb + Self.more_kb && peak.cpu_s < 5, "\(peak)")
      }
      let large = try #require(try await yard.peaks("unpack", limits, [yard.path("packed-bomb")]).first)
      #expect(large.status == 0 && large.bytes > 60 << 20 && large.peak_kb < small.peak_kb + Self.more_kb, "\(large)")
      _ = try await yard.spoiled("wrong-sum")
      let spoilt = try #require(try await yard.peaks("unpack", limits, [yard.path("wrong-sum")]).first)
      #expect(spoilt.end.hasSuffix(#"{"refused":{"reason":"damaged"}}"#), "\(spoilt.end.suffix(100))")
      limits.unpacked_bytes = 16 << 20
      let refused = try #require(try await yard.peaks("unpack", limits, [yard.path("packed-bomb")]).first)
      #expect(refused.end.contains(#""limit":"unpacked_bytes""#) && refused.bytes < 1000, "\(refused)")
      #expect(refused.peak_kb < small.peak_kb + Self.more_kb, "\(refused)")
    }
  }
}
