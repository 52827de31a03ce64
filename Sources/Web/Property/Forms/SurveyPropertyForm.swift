import Domain
import Operations
import Store

/// Writes down what an expert's survey for asbestos found.
struct SurveyPropertyForm: FormPage {
  let code: String

  init(_ visit: Visit) throws { code = try visit.parameter("code") }

  func form(_ tx: Transaction) throws -> Form {
    let head = try PropertyHead.find(code, tx)
    return Form(
      title: Phrase("Asbestgutachten zu \(head.name)", en: "Survey of \(head.name) for asbestos"),
      introduction: Phrase(
        "Das Gutachten ersetzt ab seinem Tag die Vermutung nach dem Baujahr (§ 11a GefStoffV).",
        en: "From its day on the survey takes the place of the presumption by the year (§ 11a GefStoffV)."),
      action: Phrase("Gutachten eintragen", en: "Record the survey"), cancel: .property(code), area: .properties,
      fields: [
        .choice("ergebnis", Phrase("Ergebnis", en: "Result"), SurveyResult.self, required: true),
        FormField("tag", Phrase("Tag des Gutachtens", en: "Day of the survey"), .day, required: true),
        FormField(
          "quelle", Phrase("Wer es erstellt hat, mit Aktenzeichen", en: "Who made it, with its reference"), .text(),
          required: true),
      ])
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let survey = SurveyFacts(
      result: entries.requiredChoice("ergebnis", or: .found), surveyedOn: entries.requiredDay("tag"),
      source: entries.requiredText("quelle"))
    try entries.check()
    try SurveyProperty(code, survey).run(tx)
    return FormOutcome(.property(code), saying: Phrase("Das Gutachten ist eingetragen.", en: "The survey is recorded."))
  }
}
