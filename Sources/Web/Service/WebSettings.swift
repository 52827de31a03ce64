package import Configuration
import Domain
import Hummingbird

/// How the service is reached and how much it takes on; from the environment (`VIERTELWERK_HTTP_PORT`), a file, and options.
package struct WebSettings: Sendable {
  package var host = "127.0.0.1"
  package var port = 8080
  /// Files in PEM format; both or none. Without them a reverse proxy does TLS.
  package var certificate: String?
  package var privateKey: String?
  /// The address people type, such as `https://werk.example.org`; nil: whatever the Host header says. Unsafe requests must come from it.
  package var origin: String?
  /// Whether a reverse proxy in front says who asks (`X-Forwarded-For`) and by which scheme (`X-Forwarded-Proto`).
  package var isBehindProxy = false
  /// How many transactions may run at once.
  package var poolSize = 8
  package var logLevel = "info"
  package var uploads = UploadLimits()

  package init() {}

  /// Reads what is configured; what is not keeps its default.
  ///
  /// Keys: `http.host`, `http.port`, `http.origin`, `http.behindProxy`, `tls.certificate`, `tls.privateKey`, `database.poolSize`,
  /// `log.level`.
  /// - Throws: `Problem` `settings.invalid` naming the key.
  package init(_ reader: ConfigReader) throws {
    host = reader.string(forKey: "http.host", default: host)
    port = reader.int(forKey: "http.port", default: port)
    origin = reader.string(forKey: "http.origin")
    isBehindProxy = reader.bool(forKey: "http.behindProxy", default: isBehindProxy)
    certificate = reader.string(forKey: "tls.certificate")
    privateKey = reader.string(forKey: "tls.privateKey")
    poolSize = reader.int(forKey: "database.poolSize", default: poolSize)
    logLevel = reader.string(forKey: "log.level", default: logLevel)
    try check()
  }

  /// - Throws: `Problem` `settings.invalid` naming the key.
  package func check() throws {
    guard (0...65_535).contains(port) else { throw Self.invalid("http.port", "0–65535") }
    guard (1...200).contains(poolSize) else { throw Self.invalid("database.poolSize", "1–200") }
    guard (certificate == nil) == (privateKey == nil) else {
      throw Self.invalid("tls.privateKey", "tls.certificate + tls.privateKey")
    }
    guard origin.map({ $0.hasPrefix("https://") || $0.hasPrefix("http://") }) ?? true else {
      throw Self.invalid("http.origin", "https://…")
    }
  }

  private static func invalid(_ key: String, _ expected: String) -> Problem {
    Problem(
      code: "settings.invalid",
      message: Phrase("Die Einstellung \(key) kann so nicht stimmen.", en: "The setting \(key) cannot be right."),
      hint: Phrase("Erwartet: \(expected)", en: "Expected: \(expected)"), exit: .usage)
  }
}

extension WebSettings {
  /// Where people reach the service: what is configured, else what their request says.
  func origin(of request: Request) -> String? {
    if let origin { return origin }
    let isHTTPS = certificate != nil || (isBehindProxy && request.headers[.forwardedProto] == "https")
    return request.head.authority.map { (isHTTPS ? "https://" : "http://") + $0 }
  }

  /// Who sent a request, for slowing down whoever tries passwords: what the proxy in front says, else the other end of the connection.
  func address(of request: Request, _ context: WebContext) -> String {
    guard isBehindProxy, let forwarded = request.headers[.forwardedFor]?.split(separator: ",").last else { return context.peer }
    return String(forwarded.drop { $0 == " " })
  }
}
