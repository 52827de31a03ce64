import Domain
package import Store

/// Writes down what an expert's survey found; it takes the place of the presumption of asbestos (§ 11a (1) GefStoffV).
package struct SurveyProperty: UseCase {
  package let property: String
  package let survey: SurveyFacts

  package init(_ property: String, _ survey: SurveyFacts) {
    self.property = property
    self.survey = survey
  }

  package func run(_ tx: Transaction) throws {
    try PropertyWrites.insert(survey, of: try Lookup.property(property, tx), tx)
    try AuditEvents.record(
      tx, operation: "property.survey", subject: "property:\(property)",
      facts: ["result": .text(survey.result.rawValue), "on": .day(survey.surveyedOn)])
  }
}
