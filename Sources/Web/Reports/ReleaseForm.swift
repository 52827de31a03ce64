import Domain
import Markup
import Operations
import Reports
import Store

/// Releases a draft as it was looked at: where its figures have changed since, it is shown again instead.
struct ReleaseForm: FormPage {
  static let discloses = true

  private let request: ReportRequest
  private let trace: String?
  private let visitor: Visitor
  private let day: LocalDate

  init(_ visit: Visit) throws {
    guard let request = try DraftAddress.request(visit) else { throw WebProblem.notFound }
    guard request.kind.releasers.contains(visit.person.role) else {
      throw WebProblem.notForRole(visit.person.role, hasOthers: visit.person.roles.count > 1)
    }
    self.request = request
    trace = visit.query("spur")
    visitor = visit.visitor
    day = visit.today
  }

  func form(_ tx: Transaction) throws -> Form {
    let model = try DraftModel(tx, request, trace: trace, language: visitor.language, on: day)
    let view = DraftView(model: model, t: Words(language: visitor.language), mayRelease: true)
    var fields = [FormField("figures", Phrase("Zahlen", en: "Figures"), .hidden, value: model.hash)]
    if request.kind != .participants {
      fields.append(
        FormField(
          "recipient", Phrase("Empfänger", en: "Recipient"),
          .choice(try OrganisationQueries.all(tx).map { FormChoice(code: $0.code, name: $0.name) }),
          hint: Phrase("Wer den Bericht bekommt, etwa der Geldgeber.", en: "Who gets the report, such as the funder.")))
    }
    var form = Form(
      title: view.title,
      action: Phrase("Unwiderruflich freigeben", en: "Release for good"), cancel: .reports, area: .reports,
      isIrreversible: true,
      guardsVersion: true, fields: fields)
    form.preview = HTML {
      view.html
      section(.id("freigabe")) {
        h2 { Words(language: visitor.language)("Freigeben", en: "Release") }
        p { Words(language: visitor.language)(Self.warning(request)) }
      }
    }
    return form
  }

  /// What a release means, before anybody presses the button.
  private static func warning(_ request: ReportRequest) -> Phrase {
    let receiver: Phrase =
      if case .participants(let jobcenter, _, _, _) = request {
        Phrase("Der Bericht geht an \(jobcenter). ", en: "The report goes to \(jobcenter). ")
      } else {
        Phrase("", en: "")
      }
    return receiver
      + Phrase(
        "Eine Freigabe lässt sich nicht zurücknehmen: Der Bericht bekommt eine Nummer und bleibt, wie er ist. Was sich danach ändert, "
          + "wird als neue Fassung mit Grund berichtigt.",
        en:
          "A release cannot be undone: the report gets a number and stays as it is. What changes afterwards is corrected as a new version "
          + "with its reason.")
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let recipient = entries.text("recipient")
    try entries.check()
    let release = try ReleaseReport(try request.compute(tx), recipient: recipient).run(tx)
    return FormOutcome(
      .report(release.number),
      saying: Phrase(
        "Freigegeben als \(release.number), Fassung \(release.version).",
        en: "Released as \(release.number), version \(release.version)."))
  }
}
