import Domain
import Operations
import Store
import Synchronization
import Testing

/// Hashing with scrypt: that it is scrypt, and that it never takes the machine.
struct PasswordHasherTests {
  @Test func `RFC 7914, section 12`() throws {
    var cost = PasswordHasher.Cost()
    (cost.n, cost.r, cost.p) = (1024, 8, 16)
    let key = try PasswordHasher.scrypt(Array("password".utf8), Array("NaCl".utf8), cost)
    #expect(Array(key.prefix(8)) == [0xFD, 0xBA, 0xBE, 0x1C, 0x9D, 0x34, 0x72, 0x00])
  }

  @Test func `a stored password opens to itself and to nothing else`() async throws {
    let credential = try await PasswordHasher.shared.hash("kran pappel dienstag")
    #expect((credential.n, credential.r, credential.p) == (32768, 8, 3))
    #expect(try await PasswordHasher.shared.verify("kran pappel dienstag", against: credential))
    #expect(try await !PasswordHasher.shared.verify("kran pappel Dienstag", against: credential))
    #expect(try await !PasswordHasher.shared.verify("kran pappel dienstag", against: nil))
    #expect(try await PasswordHasher.shared.hash("kran pappel dienstag") != credential)
  }

  /// How many run at once.
  private final class Gauge: Sendable {
    let running = Atomic(0)
    let most = Atomic(0)

    func enter() { most.max(running.add(1, ordering: .acquiringAndReleasing).newValue, ordering: .acquiringAndReleasing) }
    func leave() { running.subtract(1, ordering: .acquiringAndReleasing) }
  }

  @Test func `at most two passwords are hashed at once`() async throws {
    let gauge = Gauge()
    let hasher = PasswordHasher { _, _, _ in
      gauge.enter()
      defer { gauge.leave() }
      let clock = ContinuousClock()
      let end = clock.now + .milliseconds(5)
      while clock.now < end {}
      return [UInt8](repeating: 0, count: 32)
    }
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<40 { group.addTask { _ = try await hasher.hash("x") } }
      try await group.waitForAll()
    }
    #expect(gauge.most.load(ordering: .relaxed) == 2)
  }

  @Test func `where too many wait the next one is told so`() async throws {
    let isHeld = Atomic(true)
    let hasher = PasswordHasher { _, _, _ in
      while isHeld.load(ordering: .acquiring) {}
      return [UInt8](repeating: 0, count: 32)
    }
    let refused = try await withThrowingTaskGroup(of: String?.self) { group in
      for _ in 0..<IdentityLimits.hashesWaiting_count + 3 {
        group.addTask {
          do {
            _ = try await hasher.hash("x")
            return nil
          } catch let problem as Problem {
            return problem.code
          }
        }
      }
      var refused: [String] = []
      var done_count = 0
      for try await code in group {
        if let code { refused.append(code) }
        done_count += 1
        if done_count == 3 { isHeld.store(false, ordering: .releasing) }
      }
      return refused
    }
    #expect(refused == ["sign_in.busy", "sign_in.busy", "sign_in.busy"])
  }
}
