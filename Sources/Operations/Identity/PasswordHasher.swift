import Crypto
import CryptoExtras
import Domain
import FoundationEssentials
import Glibc
import NIOPosix
package import Store
import Synchronization

/// Hashes passwords with scrypt, at most two at once in the whole process, on threads of its own that give way to all others:
/// however many sign in, the service goes on.
package final class PasswordHasher: Sendable {
  /// What scrypt costs: OWASP's choice where 32 MiB are to be used.
  package struct Cost: Sendable, Hashable {
    package var n = 1 << 15
    package var r = 8
    package var p = 3

    package init() {}
  }

  /// Makes the key of a password; a test counts the calls.
  package typealias Derivation = @Sendable (_ password: [UInt8], _ salt: [UInt8], _ cost: Cost) throws -> [UInt8]

  /// The one of this process.
  package static let shared = PasswordHasher()

  static let saltLength_bytes = 16
  private static let hashLength_bytes = 32

  private let threads: NIOThreadPool
  private let cost: Cost
  private let derive: Derivation
  private let waiting_count = Atomic(0)
  /// Stands in for the password of people whom nobody knows, so that they take as long as those who are.
  private let dummy: Credential

  package init(cost: Cost = Cost(), derive: @escaping Derivation = PasswordHasher.scrypt) {
    self.cost = cost
    self.derive = derive
    dummy = Credential(
      hash: RandomBytes.make(count: Self.hashLength_bytes), salt: RandomBytes.make(count: Self.saltLength_bytes), n: cost.n,
      r: cost.r, p: cost.p)
    threads = NIOThreadPool(numberOfThreads: IdentityLimits.hashesAtOnce_count)
    threads.start()
  }

  deinit {
    threads.shutdownGracefully { _ in }
  }

  package static func scrypt(_ password: [UInt8], _ salt: [UInt8], _ cost: Cost) throws -> [UInt8] {
    let key = try KDF.Scrypt.deriveKey(
      from: password, salt: salt, outputByteCount: hashLength_bytes, rounds: cost.n, blockSize: cost.r, parallelism: cost.p)
    return key.withUnsafeBytes { Array($0) }
  }

  /// What is stored of a new password.
  package func hash(_ password: String) async throws -> Credential {
    try await hash(password, salt: RandomBytes.make(count: Self.saltLength_bytes))
  }

  /// The same with a salt that was made before.
  func hash(_ password: String, salt: [UInt8]) async throws -> Credential {
    let hash = try await run(password, salt, cost)
    return Credential(hash: hash, salt: salt, n: cost.n, r: cost.r, p: cost.p)
  }

  /// Whether it is the password; where there is none, the same work is done for nothing.
  package func verify(_ password: String, against credential: Credential?) async throws -> Bool {
    let stored = credential ?? dummy
    var cost = Cost()
    (cost.n, cost.r, cost.p) = (stored.n, stored.r, stored.p)
    let hash = try await run(password, stored.salt, cost)
    return ConstantTime.areEqual(hash, stored.hash) && credential != nil
  }

  /// Whether a stored password was made with less than is asked for today.
  package func isOutdated(_ credential: Credential) -> Bool {
    credential.n < cost.n || credential.r < cost.r || credential.p < cost.p
  }

  /// - Throws: `Problem` `sign_in.busy` where too many wait.
  private func run(_ password: String, _ salt: [UInt8], _ cost: Cost) async throws -> [UInt8] {
    let waiting = waiting_count.add(1, ordering: .relaxed).newValue
    defer { waiting_count.subtract(1, ordering: .relaxed) }
    guard waiting <= IdentityLimits.hashesWaiting_count else {
      throw Problem(
        code: "sign_in.busy",
        message: Phrase(
          "Gerade melden sich zu viele auf einmal an.", en: "Too many people are signing in at once."),
        hint: Phrase("In einer Minute noch einmal versuchen.", en: "Try again in a minute."), exit: .retry)
    }
    let derive = derive
    return try await threads.runIfActive {
      // On Linux the number 0 is the calling thread: this one alone gives way. That it may not is no reason to fail.
      _ = setpriority(Int32(PRIO_PROCESS.rawValue), 0, 10)
      return try derive(Array(password.utf8), salt, cost)
    }
  }
}
