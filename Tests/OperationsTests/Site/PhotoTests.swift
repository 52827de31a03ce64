import Crypto
import Domain
import Harness
import Operations
import Postgres
import Store
import Testing

/// The bytes of photos: in parts, unchanged, once, and seen by nobody who does not run the house.
@Suite(.needsPostgres) struct PhotoTests {
  private static let day = RoleWorld.day
  /// As a JPEG begins; what follows is nobody's picture and as long as wanted.
  private static func jpeg(_ count: Int) -> [UInt8] {
    [0xFF, 0xD8, 0xFF, 0xE0] + (4..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
  }

  private static func hash(_ bytes: [UInt8]) throws -> PhotoHash {
    try #require(PhotoHash(bytes: Array(SHA256.hash(data: bytes))))
  }

  /// A house whose diary names these photos.
  private static func name(_ photos: [(PhotoHash, Int)], _ world: RoleWorld) async throws {
    let lines = photos.map { hash, size in
      DiaryLine(.photo(SitePhoto(hash, size_bytes: size, alternativeText: "Decke, Putz lose")))
    }
    _ = try await world.write(as: .siteManager) { tx in
      try SendDiaryDay(world.mine.property, on: day, lines, today: day).run(tx)
    }
  }

  private static func send(
    _ bytes: ArraySlice<UInt8>, of hash: PhotoHash, at first: Int, _ world: RoleWorld
  ) async throws -> ReceivePhoto.Outcome {
    try await world.write(as: .siteManager) { tx in
      try ReceivePhoto(hash, on: world.mine.property, firstByte: first, Array(bytes)).run(tx)
    }
  }

  /// Why something was refused: the code of a problem, or `denied` where PostgreSQL knows no right to it.
  private static func refusal(_ work: () async throws -> Void) async -> String? {
    do {
      try await work()
      return nil
    } catch let error as PostgresError where error.sqlState == "42501" {
      return "denied"
    } catch {
      return (error as? Problem ?? (error as? PostgresError).flatMap { Problem.violation(of: $0) })?.code
    }
  }

  @Test func `a photo that breaks off goes on where it stopped, and is kept byte by byte`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let photo = Self.jpeg(3_000_000)
      let hash = try Self.hash(photo)
      try await Self.name([(hash, photo.count)], world)
      #expect(try await Self.send(photo[..<1_200_000], of: hash, at: 0, world).arrival.received_bytes == 1_200_000)
      // The answer was lost: the same part again, and the next one overlaps.
      #expect(try await Self.send(photo[..<1_200_000], of: hash, at: 0, world).arrival.received_bytes == 1_200_000)
      #expect(
        try await Self.send(photo[1_000_000..<2_000_000], of: hash, at: 1_000_000, world).arrival.received_bytes == 2_000_000)
      #expect(
        await Self.refusal { _ = try await Self.send(photo[2_500_000...], of: hash, at: 2_500_000, world) }
          == "photo.part_missing")
      let end = try await Self.send(photo[2_000_000...], of: hash, at: 2_000_000, world)
      #expect(end.arrival.isComplete)
      let kept = try await world.read(as: .siteManager) { tx in
        try PhotoContents.received(hash, on: world.mine.id(tx), tx).map { Kept(type: $0.mediaType, bytes: $0.bytes) }
      }
      #expect(kept == Kept(type: "image/jpeg", bytes: photo))
    }
  }

  private struct Kept: Sendable, Equatable {
    let type: String
    let bytes: [UInt8]
  }

  @Test func `what is no photo, or another than was named, is thrown away with the reason`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let (heic, text, photo) = (Array("\0\0\0\u{18}ftypheic".utf8), Array("%PDF-1.7".utf8), Self.jpeg(100))
      let (other, longer) = (try Self.hash(Self.jpeg(99)), try Self.hash(photo))
      try await Self.name(
        [(try Self.hash(heic), heic.count), (try Self.hash(text), text.count), (other, photo.count), (longer, 10)], world)
      for (bytes, hash) in [(heic, try Self.hash(heic)), (text, try Self.hash(text)), (photo, other)] {
        let outcome = try await Self.send(bytes[...], of: hash, at: 0, world)
        #expect(outcome.refusal != nil && outcome.arrival.received_bytes == 0 && !outcome.arrival.isComplete)
      }
      #expect(await Self.refusal { _ = try await Self.send(photo[...], of: longer, at: 0, world) } == "photo.longer_than_named")
      #expect(await Self.refusal { _ = try await Self.send(photo[...], of: Self.hash([1]), at: 0, world) } == "photo.unnamed")
    }
  }

  @Test func `a photo is seen with the diary that names it, and not through the door of another house`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let photo = Self.jpeg(50)
      let hash = try Self.hash(photo)
      try await Self.name([(hash, photo.count)], world)
      _ = try await Self.send(photo[...], of: hash, at: 0, world)
      let (mine, foreign) = try await world.read(as: .management) { tx in (try world.mine.id(tx), try world.theirs.id(tx)) }
      let seen = try await world.read(as: .siteManager) { tx in
        (try PhotoQueries.all(of: mine, tx).count, try PhotoContents.received(hash, on: foreign, tx) == nil)
      }
      #expect(seen == (1, true))
      for role in [Role.coach, .finance, .participant] {
        #expect(
          await Self.refusal { _ = try await world.read(as: role) { tx in try PhotoQueries.all(of: mine, tx) } } != nil,
          "\(role)")
      }
    }
  }

  @Test func `no byte of a photo that is there is changed or removed, by whomever`() async throws {
    try await Harness.withDatabase { test in
      let world = try await RoleWorld(test.database)
      let photo = Self.jpeg(50)
      let hash = try Self.hash(photo)
      try await Self.name([(hash, photo.count)], world)
      _ = try await Self.send(photo[...], of: hash, at: 0, world)
      let attempts: [(SQL, String)] = [
        ("update photo_parts set bytes = 'x'", "denied"), ("truncate photo_parts", "denied"),
        ("delete from photo_parts", "rule.photos_stay_as_received"),
        ("update photos set received_at = null, media_type = null", "photos.stay_as_received"),
        ("update photos set media_type = 'image/png'", "photos.stay_as_received"),
      ]
      for (statement, expected) in attempts {
        let found = await Self.refusal {
          try await test.database.write(as: MoneyWorld.clerk) { tx in _ = try tx.execute(statement) }
        }
        #expect(found == expected, "\(statement)")
      }
    }
  }
}
