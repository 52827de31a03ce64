import Synchronization
import Testing

@testable import Domain

@Suite struct `Identities made before the database sees them` {
  @Test func `later ones sort after earlier ones, also within a millisecond and when the clock steps back`() {
    let clock = Atomic<UInt64>(1_700_000_000_000)
    let source = UniqueIDSource(milliseconds_now: { clock.load(ordering: .relaxed) })
    var ids: [UniqueID] = []
    for step in 0..<20_000 {
      if step == 10_000 { clock.store(1_699_999_000_000, ordering: .relaxed) }
      if step == 15_000 { clock.store(1_700_000_100_000, ordering: .relaxed) }
      ids.append(source.make())
    }
    #expect(zip(ids, ids.dropFirst()).allSatisfy { $0 < $1 })
    #expect(Set(ids).count == ids.count)
  }

  @Test func `many threads never get the same one`() async {
    let all = await withTaskGroup(of: [UniqueID].self) { group in
      for _ in 0..<8 { group.addTask { (0..<2_000).map { _ in UniqueID.make() } } }
      return await group.reduce(into: []) { $0 += $1 }
    }
    #expect(Set(all).count == 16_000)
  }

  @Test func `version and variant are those of the standard`() throws {
    let made = UniqueID.make()
    #expect(made.version == 7)
    #expect(made.bytes[8] >> 6 == 0b10)
    let named = try #require(UniqueID(hash: Array(repeating: UInt8(0xFF), count: 32)))
    #expect(named.description == "ffffffff-ffff-8fff-bfff-ffffffffffff")
    #expect(named == UniqueID(hash: Array(repeating: UInt8(0xFF), count: 16)))
    #expect(UniqueID(hash: [1, 2, 3]) == nil)
  }

  @Test func `the time of the making is in the first six bytes`() {
    let source = UniqueIDSource(milliseconds_now: { 0x0190_163D_8694 })
    #expect(source.make().description.hasPrefix("0190163d-8694-7"))
  }

  @Test func `every identity survives being written and read`() throws {
    for _ in 0..<1_000 {
      let id = UniqueID.make()
      #expect(try UniqueID.parse(id.description) == id)
      #expect(try UniqueID.parse(id.description.uppercased()) == id)
      #expect(UniqueID(bytes: id.bytes) == id)
    }
    for text in ["", "0190163d", "0190163d-8694-739b-aea5-966c26f8ad9g", "0190163d8694-739b-aea5-966c26f8ad91-"] {
      #expect(throws: UnreadableValue.self) { try UniqueID.parse(text) }
    }
  }
}
