import Domain

/// An address of the application: the one place where paths are put together, with every code escaped.
struct SiteURL: Sendable, Hashable {
  let path: String

  private init(_ segments: [String], _ query: [(String, String)] = []) {
    let parameters = query.map { "\($0)=\(Self.escaped($1))" }.joined(separator: "&")
    path = "/" + segments.map(Self.escaped).joined(separator: "/") + (parameters.isEmpty ? "" : "?" + parameters)
  }

  /// The same address with parameters; those without a value are left out.
  func with(_ query: KeyValuePairs<String, String?>) -> SiteURL { with(query.map { ($0.key, $0.value) }) }

  func with(_ query: [(String, String?)]) -> SiteURL {
    let parameters = query.compactMap { name, value in value.map { "\(name)=\(Self.escaped($0))" } }.joined(separator: "&")
    guard !parameters.isEmpty else { return self }
    return SiteURL(path: path + (path.utf8.contains(UInt8(ascii: "?")) ? "&" : "?") + parameters)
  }

  private init(path: String) { self.path = path }

  /// What stands behind the question mark.
  var parameters: [(name: String, value: String)] {
    guard let start = path.firstIndex(of: "?") else { return [] }
    return path[path.index(after: start)...].split(separator: "&").compactMap { pair in
      let parts = pair.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let value = parts[1].removingPercentEncoding else { return nil }
      return (String(parts[0]), value)
    }
  }

  /// An address of this site that was kept as text; nil for anything that leads elsewhere.
  init?(stored text: String) {
    guard text.hasPrefix("/"), !text.hasPrefix("//"), !text.hasPrefix("/\\"), text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F })
    else {
      return nil
    }
    path = text
  }

  /// The path of a request, without its query.
  static func current(_ path: String) -> SiteURL { SiteURL(path: path) }

  /// A segment of an address: unreserved characters stay (RFC 3986), everything else is escaped, the slash in a code too.
  private static func escaped(_ text: String) -> String {
    var bytes: [UInt8] = []
    let digits = Array("0123456789ABCDEF".utf8)
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"), UInt8(ascii: "~"):
        bytes.append(byte)
      default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  static let start = SiteURL([])
  static let signIn = SiteURL(["anmelden"])
  static let secondFactor = SiteURL(["anmelden", "zweiter-faktor"])
  static let enrolment = SiteURL(["anmelden", "einrichten"])
  static let signOut = SiteURL(["abmelden"])
  static let role = SiteURL(["rolle"])
  static let language = SiteURL(["sprache"])
  static let ownAccount = SiteURL(["konto"])
  static let password = SiteURL(["konto", "kennwort"])
  static let otherSessions = SiteURL(["konto", "anmeldungen"])
  static let search = SiteURL(["suche"])
  static let today = SiteURL(["heute"])
  static let properties = SiteURL(["objekte"])
  static let participants = SiteURL(["teilnehmende"])
  static let pots = SiteURL(["toepfe"])
  static let vouchers = SiteURL(["belege"])
  static let reports = SiteURL(["berichte"])
  static let officeNotes = SiteURL(["mitteilungen"])
  static let newReport = SiteURL(["berichte", "neu"])
  static let draft = SiteURL(["berichte", "entwurf"])
  static let accounts = SiteURL(["konten"])
  static let audit = SiteURL(["protokoll"])
  static let imports = SiteURL(["import"])
  static let ownRecord = SiteURL(["meine-akte"])

  static func auditEvent(_ number: Int64) -> SiteURL { SiteURL(["protokoll", String(number)]) }
  /// Something of the API, below its version.
  static func api(_ segments: [String]) -> SiteURL { SiteURL(["api", "v1"] + segments) }

  static func importUpload(_ id: UniqueID, _ rest: String...) -> SiteURL { SiteURL(["import", id.description] + rest) }
  static func importBatch(_ number: Int64) -> SiteURL { SiteURL(["import", "verlauf", String(number)]) }
  static func oneTimeLink(_ text: String) -> SiteURL { SiteURL(["link", text]) }
  static func property(_ code: String, _ rest: String...) -> SiteURL { SiteURL(["objekte", code] + rest) }
  static func participant(_ code: String, _ rest: String...) -> SiteURL { SiteURL(["teilnehmende", code] + rest) }
  static func pot(_ code: String, _ rest: String...) -> SiteURL { SiteURL(["toepfe", code] + rest) }
  static func voucher(_ number: String, _ rest: String...) -> SiteURL { SiteURL(["belege", number] + rest) }
  static func report(_ number: String, _ rest: String...) -> SiteURL { SiteURL(["berichte", number] + rest) }
  static func ownToken(_ id: Int64, _ rest: String...) -> SiteURL { SiteURL(["konto", "tokens", String(id)] + rest) }
  static func account(_ userName: String, _ rest: String...) -> SiteURL { SiteURL(["konten", userName] + rest) }
  static func under(_ base: SiteURL, _ rest: String...) -> SiteURL { SiteURL(path: base.path + SiteURL(rest).path) }
}
