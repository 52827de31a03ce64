import Domain
import HTTPTypes
import Hummingbird
import Import

/// Lets nothing unsafe in that another site could have sent: the origin must be ours, and the form must carry the browser's token.
///
/// API clients authorise themselves with a token in a header, which no other site can make a browser send, so they are exempt.
struct ForgeryGuard: RouterMiddleware {
  let settings: WebSettings

  func handle(
    _ request: Request, context: WebContext, next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    guard ![.get, .head, .options].contains(request.method) else { return try await next(request, context) }
    if request.uri.path.hasPrefix("/api/"), request.headers[.authorization] != nil { return try await next(request, context) }
    guard Self.isOurs(request, settings) else { throw WebProblem.forged }
    var request = request
    var context = context
    let mediaType = request.headers[.contentType].map { $0.prefix { $0 != ";" }.lowercased() } ?? ""
    if mediaType == "application/x-www-form-urlencoded" {
      let body = try await request.collectBody(upTo: WebContext.bodyLimit_bytes)
      context.form = try FormValues.parse(String(buffer: body))
      // It came from a page of ours, so whoever answers may give it back.
      context.visitor.form = context.form
    }
    if let role = context.visitor.value.signedIn?.role, let limits = UploadLimits.of(request, by: role, settings) {
      return try await takeUpload(request, limits, context, next)
    }
    guard context.visitor.value.believes(context.form["_token"] ?? request.headers[.csrf]) else { throw WebProblem.forged }
    guard mediaType == "application/x-www-form-urlencoded" || request.uri.path.hasPrefix("/api/") else {
      throw WebProblem.wrongMediaType
    }
    return try await next(request, context)
  }

  /// An upload is read as it arrives; its token comes before the first file, and without it none is kept.
  private func takeUpload(
    _ request: Request, _ limits: UploadLimits, _ context: WebContext, _ next: (Request, WebContext) async throws -> Response
  ) async throws -> Response {
    let visitor = context.visitor.value
    let (fields, upload) = try await UploadIntake.read(request, limits: limits) { fields in
      visitor.believes(fields["_token"] ?? request.headers[.csrf])
    }
    defer { upload.remove() }
    var context = context
    context.form = fields
    context.upload = upload
    return try await next(request, context)
  }

  /// Browsers send Origin with every unsafe request, and Sec-Fetch-Site beside it where they are newer.
  static func isOurs(_ request: Request, _ settings: WebSettings) -> Bool {
    if let site = request.headers[.fetchSite], site != "same-origin" { return false }
    guard let sent = request.headers[.origin] else { return false }
    return sent == settings.origin(of: request)
  }
}
