import Domain
import HTTPTypes
import Hummingbird
import Markup
import Operations
import Store

/// One request of somebody who has signed in, with everything that a page needs: who, in which language, and the way to the data as
/// that person in that role.
struct Visit: Sendable {
  let request: Request
  let context: WebContext
  let service: WebParts
  let person: SignedIn

  var visitor: Visitor { context.visitor.value }
  var t: Words { Words(language: visitor.language) }
  /// The day it is in Germany.
  var today: LocalDate { service.today() }

  /// Reads from one snapshot, as whoever asks.
  func read<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await service.database.read(as: person.actor, body)
  }

  /// Writes in one transaction, as whoever asks; also for reads that leave a record of themselves.
  func write<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await service.database.write(as: person.actor, body)
  }

  /// Reads what is sensitive from one snapshot; the record of who looked has committed before anything is returned.
  func disclose<Output: Sendable>(_ body: @escaping @Sendable (Transaction) throws -> Output) async throws -> Output {
    try await service.database.disclose(as: person.actor, body)
  }

  /// A part of the path, such as the code of a house; a slash in a code arrives escaped.
  ///
  /// - Throws: `Problem` `page.unknown`.
  func parameter(_ name: String) throws -> String {
    guard let text = context.parameters.get(name)?[...].removingPercentEncoding else { throw WebProblem.notFound }
    return text
  }

  /// A parameter of the address; nil where it is empty. Read from the address as it came: the router's own parameters are unescaped
  /// already, and a „%“ or „+“ that was typed does not survive a second time.
  func query(_ name: String) -> String? {
    for pair in (request.uri.query ?? "").split(separator: "&") {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2, parts[0] == name, !parts[1].isEmpty { return parts[1].removingPercentEncoding }
    }
    return nil
  }

  /// A path as people pass it on: with the address of the service before it.
  func passedOn(_ path: String) -> String { (service.settings.origin(of: request) ?? "") + path }

  /// Whether the acting role is one of these.
  func acts(as roles: Role...) -> Bool { roles.contains(person.role) }

  /// A page in the frame of the application.
  func page(
    _ title: String, in area: Area? = nil, status: HTTPResponse.Status = .ok, @HTMLBuilder _ content: () -> HTML
  ) -> Response {
    let layout = Layout(visitor: visitor, assets: service.assets, area: area, notice: Notice.read(from: request))
    return layout.response(title: title, status: status, content: content())
  }

  /// Leads on to another page after something was done, which says so there.
  func redirect(to url: SiteURL, saying notice: Phrase? = nil) -> Response {
    Response.redirect(to: url, saying: notice.map { t($0) })
  }
}

extension Response {
  /// 303, so that reloading the next page repeats nothing.
  static func redirect(to url: SiteURL, saying notice: String? = nil) -> Response {
    var response = Response(status: .seeOther, headers: [.location: url.path])
    if let notice { response.headers[values: .setCookie].append(Notice.cookie(notice)) }
    return response
  }

  /// A page, as bytes.
  static func html(_ content: HTML, status: HTTPResponse.Status = .ok) -> Response {
    Response(
      status: status, headers: [.contentType: "text/html; charset=utf-8"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: content.render())))
  }
}
