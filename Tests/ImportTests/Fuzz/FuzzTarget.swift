import Glibc

/// What reads files from outside, with what must hold whatever stands in them. `tools/fuzz` hands it what libFuzzer thinks up, and
/// `CorpusTests` what lies in `corpus`.
enum FuzzTarget: String, CaseIterable {
  /// Any bytes as a list.
  case csv
  /// A profile, and behind a line of equals signs the list that it is meant for.
  case profile

  /// - Parameter path: of a file that is written over.
  /// - Throws: `BrokenProperty`.
  func check(_ bytes: [UInt8], at path: String, isThorough: Bool) throws {
    switch self {
    case .csv: try ListProperties(bytes: bytes, path: path, isThorough: isThorough).check()
    case .profile: try ProfileProperties(bytes: bytes, path: path).check()
    }
  }
}

/// Something that ought to hold for every file, and does not for one.
struct BrokenProperty: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  static func demand(_ holds: Bool, _ sentence: @autoclosure () -> String) throws {
    if !holds { throw BrokenProperty(sentence()) }
  }
}

/// A file that is written anew for each input; quicker than a file of its own for each.
enum ScratchFile {
  static func write(_ bytes: some Collection<UInt8>, to path: String) throws {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    defer { close(descriptor) }
    let bytes = Array(bytes)
    let count = bytes.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
    try BrokenProperty.demand(count == bytes.count, "\(path) cannot be written")
  }
}

#if FUZZING
  /// Where the tool says what is tried, and in which folder files may be written.
  private enum FuzzSetting {
    static let target = FuzzTarget(rawValue: text("VIERTELWERK_FUZZ_TARGET")) ?? .csv
    static let path = text("VIERTELWERK_FUZZ_FOLDER") + "/liste.csv"

    private static func text(_ name: String) -> String { getenv(name).map { String(cString: $0) } ?? "" }
  }

  /// Called by libFuzzer with each input. A crash is what it looks for.
  @_cdecl("LLVMFuzzerTestOneInput")
  package func tryOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    do {
      try FuzzSetting.target.check(
        Array(UnsafeBufferPointer(start: start, count: count)), at: FuzzSetting.path, isThorough: false)
    } catch {
      fatalError("\(error)")
    }
    return 0
  }
#endif
