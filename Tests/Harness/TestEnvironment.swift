import Glibc

/// The environment that the tests were started in.
package enum TestEnvironment {
  package static let variables: [String: String] = {
    var variables: [String: String] = [:]
    var next = environ
    while let entry = next.pointee {
      let parts = String(cString: entry).split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
      next += 1
    }
    return variables
  }()

  /// A directory that no other test has, reachable by the account PostgreSQL runs as; the caller removes it.
  package static func temporaryDirectory(_ purpose: String) throws -> String {
    let path = "/tmp/vw-\(purpose)-\(getpid())-\(UInt32.random(in: .min ... .max))"
    guard mkdir(path, 0o755) == 0, chmod(path, 0o755) == 0 else {
      throw HarnessError.noDirectory(path: path, reason: String(cString: strerror(errno)))
    }
    return path
  }

  /// The folder of the programs that were built together with the tests.
  package static var productsDirectory: String {
    let own = realpath("/proc/self/exe", nil)
    defer { free(own) }
    let path = own.map { String(cString: $0) } ?? ""
    return path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
  }
}
