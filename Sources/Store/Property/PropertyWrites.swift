package import Domain
import Postgres

/// Writes houses, how they were acquired, and what experts found in them.
package enum PropertyWrites {
  package static func insert(_ facts: PropertyFacts, _ tx: Transaction) throws {
    if let district = facts.district { try requireDistrict(district, tx) }
    try tx.execute(
      """
      insert into properties (code, name, street, house_number, postal_code, city, district_code, year_built,
        construction_began_on, living_area_m2, flats_before, flats_after, cadastral_id, status, rent_cents_per_m2,
        handed_over_on, is_invented, source, note)
      values (\(facts.code), \(facts.name), \(facts.street), \(facts.houseNumber), \(facts.postalCode), \(facts.city),
        \(facts.district), \(facts.yearBuilt), \(facts.constructionBeganOn), \(facts.livingArea_m2)::numeric,
        \(facts.flatsBefore), \(facts.flatsAfter), \(facts.cadastralID), \(facts.status), \(facts.rentPerSquareMetre),
        \(facts.handedOverOn), \(facts.isInvented), \(facts.source), \(facts.note))
      """)
  }

  /// Overwrites what is known of a house; its code stays.
  package static func update(_ property: Property.ID, _ facts: PropertyFacts, _ tx: Transaction) throws {
    if let district = facts.district { try requireDistrict(district, tx) }
    try tx.execute(
      """
      update properties set
        name = \(facts.name), street = \(facts.street), house_number = \(facts.houseNumber),
        postal_code = \(facts.postalCode), city = \(facts.city), district_code = \(facts.district),
        year_built = \(facts.yearBuilt), construction_began_on = \(facts.constructionBeganOn),
        living_area_m2 = \(facts.livingArea_m2)::numeric, flats_before = \(facts.flatsBefore),
        flats_after = \(facts.flatsAfter), cadastral_id = \(facts.cadastralID), status = \(facts.status),
        rent_cents_per_m2 = \(facts.rentPerSquareMetre), handed_over_on = \(facts.handedOverOn), source = \(facts.source),
        note = \(facts.note)
       where id = \(property)
      """)
  }

  /// Adds how the house changed hands; without a position it is the next one. Returns the position.
  package static func insert(_ facts: AcquisitionFacts, of property: Property.ID, _ tx: Transaction) throws -> Int {
    let seller = try facts.seller.map { try Lookup.organisation($0, tx) }
    let acquirer = try facts.acquirer.map { try Lookup.organisation($0, tx) }
    // The house's row keeps two people from taking the same position.
    try tx.execute("select lock_property(\(property))")
    return try tx.query(
      """
      insert into acquisitions (property_id, position, form, acquired_on, seller_id, acquirer_id, price_cents, term,
        ground_rent_cents_per_year, index_clause, reversion_clause, source, evidence, note)
      values (\(property),
        coalesce(\(facts.position),
                 (select max(position) + 1 from acquisitions where property_id = \(property)), 1),
        \(facts.form), \(facts.acquiredOn), \(seller), \(acquirer), \(facts.price), \(facts.term),
        \(facts.groundRentPerYear), \(facts.indexClause), \(facts.reversionClause), \(facts.source), \(facts.evidence),
        \(facts.note))
      returning position
      """
    ).first(as: Int.self) ?? 1
  }

  package static func insert(_ survey: SurveyFacts, of property: Property.ID, _ tx: Transaction) throws {
    try tx.execute(
      """
      insert into property_surveys (property_id, kind, result, surveyed_on, source)
      values (\(property), 'asbestos', \(survey.result), \(survey.surveyedOn), \(survey.source))
      """)
  }

  /// A house that was only planned is acquired now; one that is further on stays where it is.
  package static func markAcquired(_ property: Property.ID, _ tx: Transaction) throws {
    try tx.execute("update properties set status = 'acquired' where id = \(property) and status = 'planned'")
  }

  private static func requireDistrict(_ code: String, _ tx: Transaction) throws {
    let noun = CodeNoun("district", Phrase("Den statistischen Bezirk", en: "The statistical district"))
    guard try tx.query("select from districts where code = \(code)").isEmpty else { return }
    throw try Lookup.unknown(code, noun, tx, "select code from districts order by code")
  }
}
