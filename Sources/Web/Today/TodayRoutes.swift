import Domain
import HTTPTypes
import Hummingbird
import Markup
import NIOCore

/// `/heute`: the day on a site, on a phone that may have no reception. What is served here holds nobody's data, so that it may stay on
/// the phone: the data come by the API, and are kept by the page itself.
struct TodayRoutes: Sendable {
  let service: WebParts

  private static let worker = "/heute.sw.js"
  private static let manifest = "/heute/manifest.webmanifest"
  private static let scripts = [
    "heute.js", "heute-crew.js", "heute-day.js", "heute-photos.js", "heute-picture.js", "heute-store.js", "heute-sync.js",
    "heute-view.js", "heute-work.js",
  ]

  func add(to map: RouteMap) {
    map.get("/heute") { _, _ in shell }
    map.get("/heute.sw.js") { _, _ in workerScript }
    map.get("/heute/manifest.webmanifest") { _, _ in
      Self.file(application.compact, type: "application/manifest+json")
    }
    // The page asks who is signed in, and for the secret that its requests must show.
    map.get("/heute/sitzung") { _, context in
      let visitor = context.visitor.value
      guard let person = visitor.signedIn, let token = visitor.forgeryToken else { throw WebProblem.signInNeeded }
      let found: JSONValue = [
        "token": .text(token), "role": .text(person.role.rawValue), "name": .text(person.displayName),
        "language": .text(visitor.language.rawValue),
      ]
      return Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: ByteBuffer(string: found.compact)))
    }
  }

  /// The same for everybody: without it nothing of a person could stand in it.
  private var shell: Response {
    let assets = service.assets
    let page = document(.lang(Language.german.rawValue)) {
      head {
        meta(.charset("utf-8"))
        meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
        title(.data("en", "Today · Viertelwerk")) { "Heute · Viertelwerk" }
        link(.rel("stylesheet"), .href(assets.address(of: "viertelwerk.css")))
        for script in Self.scripts.dropFirst() { link(.rel("modulepreload"), .href(assets.address(of: script))) }
        Markup.script(.type("module"), .src(assets.address(of: "heute.js")))
        link(.rel("icon"), .href(assets.address(of: "icon.svg")))
        link(.rel("manifest"), .href(Self.manifest))
      }
      body(.class("site")) {
        a(.class("skip"), .href("#inhalt"), .data("en", "To the content")) { "Zum Inhalt" }
        header(.class("top")) {
          a(.class("brand"), .href(SiteURL.today.path)) {
            b { "Viertel" }
            "werk"
          }
          nav(.class("nav"), .aria("label", "Bereiche")) {
            a(.href(SiteURL.today.path), .aria("current", "page"), .data("en", Area.today.name.english)) {
              Area.today.name.german
            }
            a(.href(SiteURL.properties.path), .data("en", Area.properties.name.english)) { Area.properties.name.german }
          }
        }
        main(.id("inhalt"), .tabindex(-1)) {
          h1 { "Heute" }
          p(.class("quiet")) { "Wird geladen; ohne JavaScript geht es im Bautagebuch des Objekts." }
        }
        footer(.class("bar"), .id("leiste"), .hidden(true)) {}
      }
    }
    var response = Response.html(page, status: .ok)
    // Asked for again whenever the service is reached: the worker keeps it for when it is not.
    response.headers[.cacheControl] = "no-cache"
    return response
  }

  /// The worker with what it keeps: another one as soon as any file is another.
  private var workerScript: Response {
    let assets = service.assets
    let files =
      ["/heute", Self.manifest, assets.address(of: "viertelwerk.css"), assets.address(of: "icon.svg")]
      + Self.scripts.map(assets.address(of:))
    let version = "viertelwerk-" + Assets.shortHash(of: Array(files.joined(separator: "\n").utf8))
    let constants =
      "const VERSION = \(JSONValue.text(version).compact);\nconst FILES = \(JSONValue.list(files.map { .text($0) }).compact);\n"
    let body = assets.bytes(of: "heute-sw.js").map { String(buffer: $0) } ?? ""
    return Self.file(constants + body, type: "text/javascript; charset=utf-8")
  }

  private static func file(_ text: String, type: String) -> Response {
    Response(
      status: .ok, headers: [.contentType: type, .cacheControl: "no-cache"],
      body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// How the phone shows it among its programs.
  private var application: JSONValue {
    [
      "name": "Viertelwerk", "short_name": "Viertelwerk", "description": "Der Tag auf der Baustelle", "lang": "de",
      "start_url": "/heute", "scope": "/heute", "id": "/heute", "display": "standalone", "background_color": "#ffffff",
      "theme_color": "#9a3412",
      "icons": [["src": .text(service.assets.address(of: "icon.svg")), "sizes": "any", "type": "image/svg+xml"]],
    ]
  }
}
