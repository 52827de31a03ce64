import Domain
import HTTPTypes

/// What goes wrong between a browser and the service, before any rule of the work is asked.
enum WebProblem {
  static let unreadableForm = Problem(
    code: "form.unreadable",
    message: Phrase("Die Eingaben sind nicht lesbar angekommen.", en: "The entries did not arrive in a readable form."),
    hint: Phrase("Zurückgehen, die Seite neu laden und noch einmal senden.", en: "Go back, reload the page and send it again."),
    exit: .usage)

  static let forged = Problem(
    code: "request.forged",
    message: Phrase(
      "Diese Anfrage kam nicht von einer Seite dieses Dienstes, oder die Seite war zu alt.",
      en: "This request did not come from a page of this service, or the page was too old."),
    hint: Phrase(
      "Zurückgehen, die Seite neu laden und noch einmal senden.", en: "Go back, reload the page and send it again."))

  static let sessionOver = Problem(
    code: forged.code, message: Phrase("Ihre Anmeldung ist abgelaufen.", en: "Your session has expired."),
    hint: Phrase("Neu anmelden und noch einmal senden.", en: "Sign in again and send it once more."))

  static let databaseAway = Problem(
    code: "database.unavailable",
    message: Phrase("Die Datenbank ist gerade nicht erreichbar.", en: "The database cannot be reached right now."),
    hint: Phrase(
      "In einer Minute noch einmal versuchen; hält es an, weiß die Verwaltung Rat.",
      en: "Try again in a minute; if it lasts, tell your administrator."), exit: .unavailable)

  static let notFound = Problem(
    code: "page.unknown",
    message: Phrase("Das gibt es hier nicht.", en: "There is no such thing here."),
    hint: Phrase(
      "Die Adresse prüfen oder suchen. Was einer anderen Rolle gehört, sieht genauso aus wie etwas, das es nicht gibt.",
      en: "Check the address or search. What belongs to another role looks just like what does not exist."))

  static let wrongMethod = Problem(
    code: "request.method",
    message: Phrase("So lässt sich diese Adresse nicht aufrufen.", en: "This address cannot be called that way."), exit: .usage)

  static let tooLarge = Problem(
    code: "request.too_large",
    message: Phrase(
      "Das ist mehr, als auf einmal angenommen wird (1 MB).", en: "That is more than is accepted at once (1 MB)."),
    exit: .usage)

  static let wrongMediaType = Problem(
    code: "request.media_type",
    message: Phrase(
      "Diese Adresse nimmt Formulare (application/x-www-form-urlencoded) oder JSON (application/json) an.",
      en: "This address takes forms (application/x-www-form-urlencoded) or JSON (application/json)."), exit: .usage)

  static let tooSlow = Problem(
    code: "request.timeout",
    message: Phrase("Die Antwort dauerte zu lange.", en: "The answer took too long."),
    hint: Phrase("Später noch einmal versuchen.", en: "Try again later."), exit: .retry)

  static let signInNeeded = Problem(
    code: "sign_in.needed", message: Phrase("Bitte zuerst anmelden.", en: "Please sign in first."))

  /// A page that the acting role does not have.
  static func notForRole(_ role: Role, hasOthers: Bool) -> Problem {
    Problem(
      code: "role.not_allowed",
      message: Phrase(
        "Das gehört nicht zu den Aufgaben der Rolle „\(role.name.german)“.",
        en: "This is not among the tasks of the role “\(role.name.english)”."),
      hint: hasOthers
        ? Phrase("Oben rechts eine andere Ihrer Rollen wählen.", en: "Choose another of your roles at the top right.")
        : Phrase(
          "Wer die Rolle braucht, bekommt sie von der Verwaltung.",
          en: "Whoever needs the role gets it from the administrator."))
  }

  static let linkUsed = Problem(
    code: "link.unknown",
    message: Phrase("Dieser Link gilt nicht mehr.", en: "This link is no longer valid."),
    hint: Phrase(
      "Jeder Link gilt einmal und für begrenzte Zeit; die Verwaltung gibt einen neuen aus.",
      en: "Each link is good once and for a limited time; the administrator hands out a new one."))

  static let passwordsDiffer = Problem(
    code: "password.differs",
    message: Phrase("Die beiden Kennwörter sind verschieden.", en: "The two passwords differ."))

  static let changedMeanwhile = Problem(
    code: "form.stale",
    message: Phrase(
      "Jemand hat das in der Zwischenzeit geändert; Ihre Eingaben sind noch da.",
      en: "Somebody has changed this in the meantime; your entries are still there."),
    hint: Phrase(
      "Die neuen Werte stehen daneben: vergleichen und noch einmal senden.",
      en: "The new values stand beside them: compare and send again."), exit: .retry)
}

extension Problem {
  /// The status an answer about this problem has: who is told „unknown“ learns nothing about what is hidden.
  var status: HTTPResponse.Status {
    switch code {
    case WebProblem.forged.code, "role.not_allowed", "database.forbidden": return .forbidden
    case WebProblem.wrongMethod.code: return .methodNotAllowed
    case WebProblem.tooLarge.code, "upload.too_large", "upload.too_many": return .contentTooLarge
    case WebProblem.wrongMediaType.code: return .unsupportedMediaType
    case WebProblem.signInNeeded.code: return .unauthorized
    case WebProblem.changedMeanwhile.code: return .conflict
    case WebProblem.tooSlow.code: return .serviceUnavailable
    case "sign_in.refused", "token.refused": return .unauthorized
    case "token.read_only": return .forbidden
    case "precondition.missing": return .preconditionRequired
    case "precondition.failed": return .preconditionFailed
    case "sign_in.throttled": return .tooManyRequests
    default: break
    }
    if code.hasSuffix(".unknown") { return .notFound }
    switch exit {
    case .usage: return .badRequest
    case .unavailable, .retry: return .serviceUnavailable
    case .internal: return .internalServerError
    case .data, .findings: return .unprocessableContent
    }
  }
}

extension WebProblem {
  /// Finds what an address names: what there is not and what is hidden look the same, whatever it is.
  static func hidingUnknown<Found>(_ find: () throws -> Found) throws -> Found {
    do {
      return try find()
    } catch let problem as Problem where problem.code.hasSuffix(".unknown") {
      throw notFound
    }
  }
}
