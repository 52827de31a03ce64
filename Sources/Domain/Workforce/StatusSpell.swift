/// What somebody was on the labour market for a while; stored raw, because every clock below is computed from it.
package struct StatusSpell: Sendable, Hashable {
  /// The kinds that § 18 SGB III tells apart. The raw value is what files and the database carry.
  package enum Kind: String, Sendable, CaseIterable {
    /// Registered as unemployed (§ 16 SGB III, § 53a SGB II).
    case unemployed
    /// Activation and placement measure, § 45 SGB III.
    case activationMeasure = "measure_45"
    /// Other measure of active employment promotion or integration under SGB II; its participants are not unemployed (§ 16 (2) SGB III).
    case measure
    /// Illness, need of care of one's own, or prohibition of employment under the MuSchG.
    case illness = "ill"
    /// Bringing up children who need supervision, or caring for somebody.
    case care
    /// Integration course or vocational German (§§ 43, 45a AufenthG), recognition of a foreign qualification.
    case integrationCourse = "integration_course"
    case employment = "employed"
    case selfEmployment = "self_employed"
    /// Employment was not legally possible.
    case notPermitted = "not_permitted"
    /// Not in work for another reason, or without any proof.
    case otherNonEmployment = "other"
  }

  package let kind: Kind
  package let period: DateRange

  package init(_ kind: Kind, _ period: DateRange) {
    self.kind = kind
    self.period = period
  }
}
