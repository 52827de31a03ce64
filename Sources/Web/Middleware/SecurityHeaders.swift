import HTTPTypes
import Hummingbird

/// What every response carries, errors included: a browser runs nothing that did not come from here, shows us in no frame, and tells
/// other sites nothing.
struct SecurityHeaders: RouterMiddleware {
  let isTLS: Bool
  let isBehindProxy: Bool

  private static let policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'"

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    var response = try await next(request, context)
    response.headers[.contentSecurityPolicy] = Self.policy
    response.headers[.contentTypeOptions] = "nosniff"
    response.headers[.referrerPolicy] = "same-origin"
    response.headers[.frameOptions] = "DENY"
    response.headers[.openerPolicy] = "same-origin"
    response.headers[.resourcePolicy] = "same-origin"
    response.headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
    if isTLS || (isBehindProxy && request.headers[.forwardedProto] == "https") {
      response.headers[.strictTransportSecurity] = "max-age=31536000; includeSubDomains"
    }
    // What was read of people stays in no cache; static files say otherwise themselves.
    if response.headers[.cacheControl] == nil { response.headers[.cacheControl] = "no-store" }
    return response
  }
}
