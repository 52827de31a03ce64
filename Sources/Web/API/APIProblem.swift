import Domain

/// What goes wrong between a program and the API, before any rule of the work is asked.
enum APIProblem {
  static let tokenRefused = Problem(
    code: "token.refused",
    message: Phrase("Dieser Schlüssel gilt nicht.", en: "This token is not valid."),
    hint: Phrase(
      "Er ist unbekannt, abgelaufen, widerrufen, oder das Konto hat die Rolle nicht mehr. Einen neuen ausstellen lassen.",
      en: "It is unknown, has run out, was revoked, or the account has lost the role. Have a new one made."))

  static let readOnly = Problem(
    code: "token.read_only",
    message: Phrase("Dieser Schlüssel darf nur lesen.", en: "This token may only read."),
    hint: Phrase("Einen mit dem Umfang „write“ ausstellen lassen.", en: "Have one made with the scope “write”."))

  static let unknown = Problem(
    code: "resource.unknown",
    message: Phrase("Das gibt es hier nicht.", en: "There is no such thing here."),
    hint: Phrase(
      "Was es gibt, steht in /api/v1/openapi.json. Verborgenes sieht genauso aus wie etwas, das es nicht gibt.",
      en: "What there is stands in /api/v1/openapi.json. What is hidden looks just like what does not exist."))

  static let wrongMediaType = Problem(
    code: "request.media_type",
    message: Phrase("Angenommen wird JSON (application/json).", en: "JSON is accepted (application/json)."), exit: .usage)

  static func unreadable(_ error: UnreadableJSON) -> Problem {
    Problem(
      code: "json.unreadable",
      message: Phrase(
        "Das JSON ist ab Byte \(error.offset_bytes) nicht lesbar: ",
        en: "The JSON cannot be read from byte \(error.offset_bytes) on: ")
        + error.reason + Phrase(".", en: "."),
      hint: Phrase("UTF-8, ganze Zahlen, jeder Name einmal.", en: "UTF-8, whole numbers, each name once."), exit: .usage)
  }

  static let invalid = Problem(
    code: "request.invalid",
    message: Phrase("Die Anfrage passt nicht.", en: "The request does not fit."),
    hint: Phrase("Was genau, steht in „errors“.", en: "What exactly is said in “errors”."))

  static let parameterInvalid = Problem(
    code: "parameter.invalid",
    message: Phrase("Ein Parameter der Adresse passt nicht.", en: "A parameter of the address does not fit."),
    hint: Phrase("Welcher, steht in „errors“.", en: "Which one is said in “errors”."), exit: .usage)

  static let conditionMissing = Problem(
    code: "precondition.missing",
    message: Phrase("Eine Änderung braucht den Kopf If-Match.", en: "A change needs the header If-Match."),
    hint: Phrase(
      "Erst lesen und den ETag der Antwort mitschicken: So überschreibt niemand, was er nicht gesehen hat.",
      en: "Read first and send the ETag of the answer along: then nobody overwrites what they have not seen."))

  static let conditionFailed = Problem(
    code: "precondition.failed",
    message: Phrase("Das wurde in der Zwischenzeit geändert.", en: "This has been changed in the meantime."),
    hint: Phrase("Noch einmal lesen, vergleichen und neu senden.", en: "Read again, compare and send anew."), exit: .retry)

  static let keyMissing = Problem(
    code: "idempotency_key.missing",
    message: Phrase("Anlegen braucht den Kopf Idempotency-Key.", en: "Creating needs the header Idempotency-Key."),
    hint: Phrase(
      "Ein eigenes Wort für jeden Vorgang, etwa eine UUID: Wer dieselbe Anfrage noch einmal schickt, bekommt dieselbe Antwort.",
      en: "A word of its own for each undertaking, such as a UUID: sending the same again is answered the same again."),
    exit: .usage)

  static let keyReused = Problem(
    code: "idempotency_key.reused",
    message: Phrase(
      "Mit diesem Idempotency-Key kam schon eine andere Anfrage.", en: "Another request came with this Idempotency-Key before."),
    hint: Phrase("Für etwas anderes einen neuen Schlüssel nehmen.", en: "Take a new key for something else."))

  static let cursorInvalid = Problem(
    code: "cursor.invalid",
    message: Phrase("Dieser cursor gehört nicht zu dieser Liste.", en: "This cursor does not belong to this list."),
    hint: Phrase("Von vorn lesen, ohne cursor.", en: "Read from the beginning, without a cursor."), exit: .usage)

  static func notForRole(_ role: Role) -> Problem { WebProblem.notForRole(role, hasOthers: false) }
}
