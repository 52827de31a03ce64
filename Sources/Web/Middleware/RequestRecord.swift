import Domain
import HTTPTypes
import Hummingbird
import Logging
import Store

/// The outermost step: gives the request its number, counts it, and writes one line about it, without anything that says who asked
/// for whom: the route's pattern, never the path.
struct RequestRecord: RouterMiddleware {
  let metrics: Metrics

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let number = UniqueID.make()
    let start = ContinuousClock.now
    metrics.requestBegan()
    var response = try await RequestID.$current.withValue(number) { try await next(request, context) }
    response.headers[.requestID] = number.description
    let status = response.status
    let body = response.body
    response.body = ResponseBody(contentLength: body.contentLength) { writer in
      defer {
        let duration = ContinuousClock.now - start
        let route = context.endpointPath ?? "–"
        metrics.requestEnded(method: request.method.rawValue, route: route, status: status.code, after: duration)
        context.logger.log(
          level: status.code >= 500 ? .error : .info, "request",
          metadata: [
            "request": "\(number)", "method": "\(request.method.rawValue)", "route": "\(route)", "status": "\(status.code)",
            "duration_ms": "\(Int(duration / .milliseconds(1)))",
            "role": "\(context.visitor.value.signedIn?.role.rawValue ?? "–")",
          ])
      }
      try await body.write(writer)
    }
    return response
  }
}

extension HTTPField.Name {
  static let refresh = HTTPField.Name(header: "Refresh")
  static let requestID = HTTPField.Name(header: "X-Request-ID")
  static let forwardedFor = HTTPField.Name(header: "X-Forwarded-For")
  static let forwardedProto = HTTPField.Name(header: "X-Forwarded-Proto")
  static let fetchSite = HTTPField.Name(header: "Sec-Fetch-Site")
  static let contentTypeOptions = HTTPField.Name(header: "X-Content-Type-Options")
  static let referrerPolicy = HTTPField.Name(header: "Referrer-Policy")
  static let permissionsPolicy = HTTPField.Name(header: "Permissions-Policy")
  static let frameOptions = HTTPField.Name(header: "X-Frame-Options")
  static let openerPolicy = HTTPField.Name(header: "Cross-Origin-Opener-Policy")
  static let resourcePolicy = HTTPField.Name(header: "Cross-Origin-Resource-Policy")
  static let csrf = HTTPField.Name(header: "X-Form-Token")

  /// A name of our own, which is a token by construction; the fallback is never reached.
  fileprivate init(header: StaticString) {
    self = HTTPField.Name("\(header)") ?? .server
  }
}
