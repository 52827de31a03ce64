import Domain
import HTTPTypes
import Hummingbird
import Markup
import Reports
import Store

/// `/meine-akte/auskunft`: a participant gets a copy of everything held about them (Art. 15 and 20 GDPR), to print and for programs.
enum OwnCopyRoutes {
  static func add(to routes: Routes) {
    routes.get("/meine-akte/auskunft", for: Area.ownRecord.roles) { visit in
      visit.page(visit.t("Meine Daten", en: "My data"), in: .ownRecord) { page(visit.t) }
    }
    routes.get("/meine-akte/auskunft/html", for: Area.ownRecord.roles) { visit in
      let export = try await export(visit)
      let bytes = Language.$override.withValue(visit.visitor.language) { export.page.render() }
      return file(bytes, "text/html; charset=utf-8", named: "auskunft-\(export.code).html")
    }
    routes.get("/meine-akte/auskunft/json", for: Area.ownRecord.roles) { visit in
      let export = try await export(visit)
      return file(Array((export.json.pretty + "\n").utf8), "application/json", named: "auskunft-\(export.code).json")
    }
  }

  /// On record before it leaves the process.
  private static func export(_ visit: Visit) async throws -> ParticipantExport {
    let day = visit.today
    return try await visit.disclose { tx in try ParticipantExport(tx, ParticipantSubject.own(tx).code, on: day) }
  }

  private static func file(_ bytes: [UInt8], _ type: String, named name: String) -> Response {
    Response(
      status: .ok,
      headers: [
        .contentType: type, .contentDisposition: "attachment; filename=\"\(name)\"", .cacheControl: "no-store",
      ], body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }

  private static func page(_ t: Words) -> HTML {
    HTML {
      div(.class("title")) { h1 { t("Meine Daten", en: "My data") } }
      section(.class("card")) {
        h2 { t("Alles, was hier zu Ihnen gespeichert ist", en: "Everything held about you here") }
        p {
          t(
            "Sie können jederzeit eine Kopie bekommen: was gespeichert ist, warum, wie lange, und wer es bekommen hat (Art. 15 und 20 DSGVO). Im Protokoll steht danach, dass Sie eine Kopie geholt haben.",
            en:
              "You can get a copy at any time: what is held, why, how long, and who got it (Art. 15 and 20 GDPR). The audit trail then says that you got a copy."
          )
        }
        div(.class("filters")) {
          a(.class("button main"), .rel("nofollow"), .href(RecordAddress.own.page("auskunft", "html").path)) {
            t("Zum Lesen und Drucken (HTML)", en: "To read and print (HTML)")
          }
          a(.class("button"), .rel("nofollow"), .href(RecordAddress.own.page("auskunft", "json").path)) {
            t("Für Programme (JSON)", en: "For programs (JSON)")
          }
        }
      }
      p { a(.href(SiteURL.ownRecord.path)) { t("Zurück zur Akte", en: "Back to the record") } }
    }
  }
}
