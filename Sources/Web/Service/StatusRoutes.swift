import Domain
import Glibc
import HTTPTypes
import Hummingbird
import Store

/// What machines ask: is the process alive, may it get requests, what does it count; and the files that browsers fetch.
struct StatusRoutes: Sendable {
  let service: WebParts

  func add(to router: RouteMap) {
    router.get("/healthz") { _, _ in Self.text("ok\n") }
    router.get("/readyz") { _, _ in
      do {
        try await service.database.requireReady()
        return Self.text("ready\n")
      } catch {
        let problem = Problem.known(error)
        return Self.text("\(problem?.code ?? "internal")\n", status: .serviceUnavailable)
      }
    }
    router.get("/metrics") { _, _ in
      let load = service.database.load
      let text = service.metrics.text(
        poolSize: load.size, poolBusy: load.busy, poolWaiting: load.waiting, residentBytes: Self.residentBytes)
      return Self.text(text, type: "text/plain; version=0.0.4; charset=utf-8")
    }
    router.get("/robots.txt") { _, _ in Self.text("User-agent: *\nDisallow: /\n") }
    router.get("/assets/:hash/:name") { request, _ in
      guard let response = service.assets.response(to: request) else { throw WebProblem.notFound }
      return response
    }
  }

  private static func text(
    _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
  ) -> Response {
    Response(status: status, headers: [.contentType: type], body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
  }

  /// The second figure of /proc/self/statm, in pages.
  private static var residentBytes: Int {
    guard let file = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(file) }
    var buffer = [CChar](repeating: 0, count: 128)
    guard fgets(&buffer, Int32(buffer.count), file) != nil else { return 0 }
    let text = String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    let parts = text.split(separator: " ")
    return parts.count > 1 ? (Int(parts[1]) ?? 0) * Int(sysconf(Int32(_SC_PAGESIZE))) : 0
  }
}
