import Domain
import HTTPTypes
import Hummingbird
import Markup
import Store

/// The answer to a request that went wrong: for a browser a page, for a program an RFC 9457 problem, both with the stable code.
enum ProblemAnswer {
  static func response(to request: Request, _ problem: Problem, for visitor: Visitor, assets: Assets = .embedded) -> Response {
    var response =
      wantsJSON(request)
      ? json(problem, visitor.language)
      : Layout(visitor: visitor, assets: assets).response(
        title: Words(language: visitor.language)(heading(problem)), status: problem.status, content: page(problem, visitor))
    if problem.status == .serviceUnavailable || problem.status == .tooManyRequests { response.headers[.retryAfter] = "5" }
    if problem.status == .unauthorized, wantsJSON(request) { response.headers[.wwwAuthenticate] = "Bearer" }
    return response
  }

  static func wantsJSON(_ request: Request) -> Bool {
    if request.uri.path.hasPrefix("/api/") { return true }
    let accept = request.headers[.accept] ?? ""
    return accept.contains("json") && !accept.contains("text/html")
  }

  /// What the browser's tab says: the kind of problem, not its content.
  private static func heading(_ problem: Problem) -> Phrase {
    switch problem.status {
    case .notFound: Phrase("Nicht gefunden", en: "Not found")
    case .forbidden: Phrase("Nicht erlaubt", en: "Not allowed")
    case .serviceUnavailable: Phrase("Gerade nicht erreichbar", en: "Not available right now")
    default: Phrase("Das ging nicht", en: "That did not work")
    }
  }

  private static func page(_ problem: Problem, _ visitor: Visitor) -> HTML {
    let t = Words(language: visitor.language)
    return HTML {
      div(.class("title")) { h1 { t(heading(problem)) } }
      note(problem, t)
      p { a(.class("button"), .href(SiteURL.start.path)) { t("Zur Startseite", en: "To the start page") } }
    }
  }

  /// The problem in a box, as pages and forms show it.
  static func note(_ problem: Problem, _ t: Words) -> HTML {
    div(.class("note bad"), .role("alert")) {
      strong { t(problem.message) }
      if let detail = problem.detail { p { t(detail) } }
      if let hint = problem.hint { p { t(hint.withoutCommands ?? forTheAdministrator) } }
      p(.class("quiet small")) { "\(problem.code) · \(RequestID.current?.description ?? "")" }
    }
  }

  /// What is left to do where only somebody at the console can help.
  private static let forTheAdministrator = Phrase(
    "Bitte der Verwaltung mit dieser Kennung melden.", en: "Please report it to the administrator with this code.")

  /// - Parameter more: members beside those that every problem has.
  static func json(
    _ problem: Problem, _ language: Language, status: HTTPResponse.Status? = nil, with more: [String: JSONValue] = [:]
  ) -> Response {
    let status = status ?? problem.status
    let t = Words(language: language)
    var members: [String: JSONValue] = [
      "type": .text("urn:viertelwerk:problem:\(problem.code)"), "title": .text(t(problem.message)),
      "status": .integer(status.code), "code": .text(problem.code),
    ]
    members.merge(more) { _, new in new }
    if let detail = problem.detail { members["detail"] = .text(t(detail)) }
    if let hint = problem.hint { members["hint"] = .text(t(hint)) }
    if let number = RequestID.current { members["instance"] = .text("urn:uuid:\(number)") }
    return Response(
      status: status,
      headers: [.contentType: "application/problem+json; charset=utf-8", .contentLanguage: language.rawValue],
      body: ResponseBody(byteBuffer: ByteBuffer(string: JSONValue.object(members).compact)))
  }
}
