import ArgumentParser
import Configuration
import Documents
import Domain
import Logging
import Store
import SystemPackage
import Web

/// Serves the web application and the API until it is told to stop.
struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    "serve",
    Phrase("Die Anwendung für Browser und Programme bereitstellen.", en: "Serve the application to browsers and programs."),
    discussion: Phrase(
      "Einstellungen kommen aus Optionen, Umgebungsvariablen (HTTP_HOST, HTTP_PORT, HTTP_ORIGIN, HTTP_BEHIND_PROXY, TLS_CERTIFICATE, TLS_PRIVATE_KEY, DATABASE_POOL_SIZE, LOG_LEVEL; jeweils mit VIERTELWERK_ davor) und einer JSON-Datei (--config), in dieser Reihenfolge.",
      en:
        "Settings come from options, environment variables (HTTP_HOST, HTTP_PORT, HTTP_ORIGIN, HTTP_BEHIND_PROXY, TLS_CERTIFICATE, TLS_PRIVATE_KEY, DATABASE_POOL_SIZE, LOG_LEVEL; each with VIERTELWERK_ before it) and a JSON file (--config), in this order."
    ))

  @Option(
    help: .phrase("Adresse, unter der gelauscht wird.", en: "Address to listen on.", value: Phrase("adresse", en: "address")))
  var host: String?
  @Option(help: .phrase("Port; 0 nimmt einen freien.", en: "Port; 0 takes a free one.", value: Phrase("port", en: "port")))
  var port: Int?
  @Option(
    help: .phrase(
      "Zertifikat (PEM); ohne macht ein Proxy davor TLS.", en: "Certificate (PEM); without it a proxy in front does TLS.",
      value: Phrase("datei", en: "file")))
  var certificate: String?
  @Option(help: .phrase("Schlüssel dazu (PEM).", en: "Its key (PEM).", value: Phrase("datei", en: "file")))
  var privateKey: String?
  @Option(help: .phrase("Einstellungen als JSON.", en: "Settings as JSON.", value: Phrase("datei", en: "file")))
  var config: String?

  mutating func run() async throws {
    var settings = try await Self.settings(file: config)
    if let host { settings.host = host }
    if let port { settings.port = port }
    if let certificate { settings.certificate = certificate }
    if let privateKey { settings.privateKey = privateKey }
    try settings.check()
    let database = try await Connect.service(poolSize: settings.poolSize)
    let level = Logger.Level(rawValue: settings.logLevel) ?? .info
    let logger = Logger(label: "viertelwerk") { JSONLog(label: $0, level: level) }
    let scheme = settings.certificate == nil ? "http" : "https"
    let shownHost = settings.host == "0.0.0.0" || settings.host == "127.0.0.1" ? "localhost" : settings.host
    do {
      let documents = DocumentProcess.find(environment: CommandEnvironment.current.variables)
      try await WebService(database: database, settings: settings, logger: logger, documents: documents).run { port in
        Terminal.say(Phrase("Bereit: \(scheme)://\(shownHost):\(port)", en: "Ready: \(scheme)://\(shownHost):\(port)"))
      }
    } catch {
      await database.close()
      throw error
    }
    await database.close()
  }

  private static func settings(file: String?) async throws -> WebSettings {
    var providers: [any ConfigProvider] = [
      KeyMappingProvider(upstream: EnvironmentVariablesProvider()) { $0.prepending(ConfigKey(["viertelwerk"])) }
    ]
    if let file {
      do {
        providers.append(try await FileProvider<JSONSnapshot>(filePath: FilePath(file)))
      } catch {
        throw Problem(
          code: "settings.unreadable",
          message: Phrase("Die Einstellungen in \(file) sind nicht lesbar.", en: "The settings in \(file) cannot be read."),
          hint: Phrase(
            "Erwartet wird JSON: {\"http\": {\"port\": 8080}}", en: "Expected is JSON: {\"http\": {\"port\": 8080}}"),
          exit: .usage)
      }
    }
    return try WebSettings(ConfigReader(providers: providers))
  }
}
