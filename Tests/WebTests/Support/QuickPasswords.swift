import Operations

extension PasswordHasher {
  /// Hashes in no time: what a page says of a password does not hang on scrypt, which gives way to everything else that a machine does,
  /// and turns people away where many wait. scrypt itself is tried in `PasswordHasherTests`.
  static let quick = PasswordHasher { password, salt, _ in
    var hash = [UInt8](repeating: UInt8(truncatingIfNeeded: password.count), count: 32)
    for (index, byte) in (password + salt).enumerated() { hash[index % 32] = hash[index % 32] &* 31 &+ byte }
    return hash
  }
}
