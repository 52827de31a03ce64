import Testing

@testable import Import

/// Lines as bits are the same set as any other, wherever they stand.
@Suite struct LineSetTests {
  @Test func `what is put in is in it, once and in order, also where pages and words meet`() {
    let lines = [1, 63, 64, 65, 4095, 4096, 4097, 1_000_000, 2, 64, 1 << 40]
    let set = lines.reduce(into: LineSet()) { $0.insert($1) }
    #expect(set.sorted == Set(lines).sorted() && set.count == 10)
    #expect(lines.allSatisfy(set.contains))
    #expect([0, 3, 62, 66, 4094, 4098, 999_999].allSatisfy { !set.contains($0) })
    #expect(set.union([3, 64]).sorted == Set(lines + [3]).sorted())
    #expect(LineSet().isEmpty && LineSet().sorted.isEmpty && !set.isEmpty)
  }
}
