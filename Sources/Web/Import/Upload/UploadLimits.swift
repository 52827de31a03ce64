import Domain
import Hummingbird

/// How much an upload may bring: more than any other request, and never without end.
package struct UploadLimits: Sendable {
  /// Of all its files together.
  package var total_bytes = 256 << 20
  package var files = 500
  /// Of the lines before a part's content.
  package var head_bytes = 8 << 10
  /// Of what is no file.
  package var field_bytes = 64 << 10
  package var duration: Duration = .seconds(15 * 60)
  /// What to do with more than that.
  var excessHint = Phrase(
    "Auf mehrere Uploads verteilen oder als ZIP packen.", en: "Send them in several uploads, or pack them as a ZIP.")

  package init() {}

  /// A form with one file of so many bytes, and some fields.
  static func file(of size_bytes: Int) -> UploadLimits {
    var limits = UploadLimits()
    limits.total_bytes = size_bytes + 1 << 20
    limits.files = 30
    limits.excessHint = Phrase(
      "Die Datei verkleinern und noch einmal wählen.", en: "Make the file smaller and choose it again.")
    return limits
  }

  /// Whether a request brings lists for the import: a new upload, or files that replace others.
  static func apply(to request: Request) -> Bool {
    let path = request.uri.path
    return request.method == .post && path.hasPrefix(SiteURL.imports.path) && isMultipart(request)
      && (path == SiteURL.imports.path || path.hasSuffix("/dateien"))
  }

  /// Whether a request brings a photo of a house.
  static func isPhoto(_ request: Request) -> Bool {
    let path = request.uri.path
    return request.method == .post && path.hasPrefix(SiteURL.properties.path) && path.hasSuffix("/foto") && isMultipart(request)
  }

  /// What somebody of a role may bring with a request; nil where it is no upload that the role may make.
  static func of(_ request: Request, by role: Role, _ settings: WebSettings) -> UploadLimits? {
    if ImportRoutes.importers.contains(role), apply(to: request) { return settings.uploads }
    if PropertyTab.siteRoles.contains(role), isPhoto(request) { return .file(of: SitePhoto.size_bytes_max) }
    return nil
  }

  static func isMultipart(_ request: Request) -> Bool {
    request.headers[.contentType]?.prefix { $0 != ";" }.lowercased() == "multipart/form-data"
  }
}

extension WebProblem {
  static func uploadTooLarge(_ limits: UploadLimits) -> Problem {
    let size = "\(limits.total_bytes >> 20) MB"
    return Problem(
      code: "upload.too_large",
      message: Phrase(
        "Die Dateien sind zusammen größer als \(size); so viel wird auf einmal angenommen.",
        en: "The files are larger than \(size) together, which is what is accepted at once."),
      hint: limits.excessHint)
  }

  static func uploadOfTooMany(_ limits: UploadLimits) -> Problem {
    Problem(
      code: "upload.too_many",
      message: Phrase(
        "Das sind mehr als \(limits.files) Dateien; so viele werden auf einmal angenommen.",
        en: "These are more than \(limits.files) files, which is what is accepted at once."),
      hint: Phrase(
        "Auf mehrere Uploads verteilen oder als ZIP packen.", en: "Send them in several uploads, or pack them as a ZIP."))
  }

  static let uploadUnreadable = Problem(
    code: "upload.unreadable",
    message: Phrase("Der Upload ist nicht lesbar angekommen.", en: "The upload did not arrive in a readable form."),
    hint: Phrase("Zurückgehen und noch einmal senden.", en: "Go back and send it again."), exit: .usage)

  static func uploadHeadTooLong(_ limits: UploadLimits) -> Problem {
    Problem(
      code: "upload.head_too_long",
      message: Phrase(
        "Vor einer Datei stehen mehr als \(limits.head_bytes >> 10) KB Angaben.",
        en: "More than \(limits.head_bytes >> 10) KB of headers stand before a file."),
      hint: Phrase("Die Datei kürzer benennen.", en: "Give the file a shorter name."), exit: .usage)
  }

  static let uploadEmpty = Problem(
    code: "upload.empty", message: Phrase("Es war keine Datei dabei.", en: "There was no file in it."),
    hint: Phrase(
      "Zurückgehen und eine Datei wählen: CSV, XLSX, XLS, ODS, ZIP oder gzip.",
      en: "Go back and choose a file: CSV, XLSX, XLS, ODS, ZIP or gzip."))
}
