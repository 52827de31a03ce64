package import Documents
package import Domain
import HTTPTypes
package import Hummingbird
import HummingbirdCore
import HummingbirdTLS
package import Logging
package import NIOCore
import NIOSSL
package import Operations
package import Store

/// The running service: routes, the steps around them, and what works beside them in the background.
package struct WebService: Sendable {
  private let parts: WebParts
  private let settings: WebSettings
  private let logger: Logger

  /// - Parameters:
  ///   - reception: a test lets its time pass.
  ///   - documents: makes spreadsheets; nil where it is not installed.
  ///   - today: a test gives a fixed day.
  package init(
    database: Database, settings: WebSettings, logger: Logger, reception: Reception? = nil, documents: DocumentProcess? = nil,
    today: @escaping @Sendable () -> LocalDate = { Moment.now().day }
  ) {
    self.settings = settings
    self.logger = logger
    parts = WebParts(
      database: database, reception: reception ?? Reception(database: database), metrics: Metrics(), assets: .embedded,
      settings: settings, documents: documents.map(Self.forPages),
      imports: ImportDesk(database: database, documents: documents, logger: logger), today: today)
  }

  /// Serves until it is told to stop (SIGTERM, SIGINT); requests under way are finished first.
  ///
  /// - Parameter onReady: told the port once requests are accepted.
  package func run(onReady: @escaping @Sendable (Int) -> Void) async throws {
    let application = try application { channel in onReady(channel.localAddress?.port ?? settings.port) }
    try await application.runService()
  }

  /// The application itself, which tests run without a network.
  package func application(
    onRunning: @escaping @Sendable (any Channel) async -> Void = { _ in }
  ) throws -> some ApplicationProtocol {
    Application(
      router: map.router, server: try server(),
      configuration: ApplicationConfiguration(address: .hostname(settings.host, port: settings.port), serverName: nil),
      services: [sealer, parts.imports], onServerRunning: onRunning, logger: logger)
  }

  private var sealer: AuditSealer {
    AuditSealer(database: parts.database, metrics: parts.metrics, logger: logger)
  }

  /// Somebody waits for what is made.
  private static func forPages(_ documents: DocumentProcess) -> DocumentProcess {
    var documents = documents
    documents.limits = .page
    return documents
  }

  private var isTLS: Bool { settings.certificate != nil }

  private func server() throws -> HTTPServerBuilder {
    let plain = HTTPServerBuilder.http1(configuration: HTTP1Channel.Configuration(idleTimeout: .seconds(75)))
    guard let certificate = settings.certificate, let key = settings.privateKey else { return plain }
    var tls = TLSConfiguration.makeServerConfiguration(
      certificateChain: try NIOSSLCertificate.fromPEMFile(certificate).map { .certificate($0) },
      privateKey: .privateKey(try NIOSSLPrivateKey(file: key, format: .pem)))
    tls.minimumTLSVersion = .tlsv12
    return try .tls(plain, tlsConfiguration: tls)
  }

  /// Everything that the service answers.
  var map: RouteMap {
    let router = RouteMap()
    router.add(middleware: RequestRecord(metrics: parts.metrics))
    router.add(middleware: SecurityHeaders(isTLS: isTLS, isBehindProxy: settings.isBehindProxy))
    router.add(middleware: ProblemAnswers(metrics: parts.metrics, settings: settings))
    StatusRoutes(service: parts).add(to: router)
    router.add(middleware: TimeLimit(uploads: settings.uploads))
    router.add(middleware: Recognition(reception: parts.reception))
    router.add(middleware: APIRecognition(reception: parts.reception))
    router.add(middleware: ForgeryGuard(settings: settings))
    SignInRoutes(service: parts).add(to: router)
    API(service: parts).add(to: router)
    TodayRoutes(service: parts).add(to: router)
    let routes = Routes(router, parts)
    StartRoutes.add(to: routes)
    PortfolioRoutes.add(to: routes)
    PropertyRoutes.add(to: routes)
    OfficeNoteRoutes.add(to: routes)
    ParticipantRoutes.add(to: routes)
    OwnCopyRoutes.add(to: routes)
    AccountRoutes.add(to: routes)
    OwnAccountRoutes.add(to: routes)
    FundingRoutes.add(to: routes)
    AuditRoutes.add(to: routes)
    ReportRoutes.add(to: routes)
    SearchRoutes.add(to: routes)
    ImportRoutes.add(to: routes)
    router.refuseOtherMethods()
    return router
  }
}
