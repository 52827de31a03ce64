package import Domain
import Postgres

/// One house in a list of many.
package struct PropertySummary: Sendable, Hashable {
  package let code: String
  package let name: String
  package let address: String
  package let district: String?
  package let status: PropertyStatus
  /// Names of the stages that run on the day.
  package let activeStages: [Phrase]
  package let unitCount: Int
  package let openHazardCount: Int
  package let isInvented: Bool
}

/// What a pot means for a house, in one line.
package struct PropertyPot: Sendable, Hashable {
  package let code: String
  package let name: String
  package let kind: String
  /// What the pot holds for this house; nil where the amount is not known.
  package let committed: Money?
  /// What its allocations cover of this house's voucher lines.
  package let covered: Money
  package let bindingUntil: LocalDate?
}

/// Reads houses.
package enum PropertyQueries {
  /// Every house by code, as it stands on a day.
  package static func all(status: PropertyStatus? = nil, on day: LocalDate, _ tx: Transaction) throws -> [PropertySummary] {
    try tx.query(
      """
      select p.code, p.name, p.street || ' ' || p.house_number, d.name, p.status,
             coalesce((select array_agg(k.name_de order by k.position) from stages s join stage_kinds k on k.code = s.stage_code
                        where s.property_id = p.id and s.state = 'active'), '{}'),
             coalesce((select array_agg(k.name_en order by k.position) from stages s join stage_kinds k on k.code = s.stage_code
                        where s.property_id = p.id and s.state = 'active'), '{}'),
             (select count(*) from units u where u.property_id = p.id and u.existence @> \(day)),
             (select count(*) from defects f where f.property_id = p.id and f.is_hazard and f.closed_on is null),
             p.is_invented
        from properties p left join districts d on d.code = p.district_code
       where \(status)::text is null or p.status = \(status)
       order by p.code
      """
    ).map {
      (
        code: String, name: String, address: String, district: String?, status: PropertyStatus, german: [String],
        english: [String], units: Int, hazards: Int, isInvented: Bool
      ) in
      PropertySummary(
        code: code, name: name, address: address, district: district, status: status,
        activeStages: zip(german, english).map { Phrase($0, en: $1) }, unitCount: units, openHazardCount: hazards,
        isInvented: isInvented)
    }
  }

  /// What is known of a house.
  package static func facts(_ property: Property.ID) -> Question<PropertyFacts?> {
    .first(
      """
      select code, name, street, house_number, postal_code, city, district_code, year_built, construction_began_on,
             living_area_m2::text, flats_before, flats_after, cadastral_id, status, rent_cents_per_m2::bigint, handed_over_on,
             is_invented, source, note
        from properties where id = \(property)
      """
    ) {
      (
        code: String, name: String, street: String, houseNumber: String, postalCode: String?, city: String,
        district: String?, yearBuilt: Int?, began: LocalDate?, area: ExactDecimal?, before: Int?, after: Int?,
        cadastralID: String?, status: PropertyStatus, rent: Money?, handedOver: LocalDate?, isInvented: Bool,
        source: String?, note: String?
      ) in
      PropertyFacts(
        code: code, name: name, street: street, houseNumber: houseNumber, postalCode: postalCode, city: city,
        district: district, yearBuilt: yearBuilt, constructionBeganOn: began, livingArea_m2: area, flatsBefore: before,
        flatsAfter: after, cadastralID: cadastralID, status: status, rentPerSquareMetre: rent, handedOverOn: handedOver,
        isInvented: isInvented, source: source, note: note)
    }
  }

  /// How a house changed hands, in order; sellers and acquirers by their codes.
  package static func acquisitions(_ property: Property.ID, _ tx: Transaction) throws -> [AcquisitionFacts] {
    try tx.ask(PropertyReportQueries.acquisitions(of: property)).map(\.facts)
  }

  /// The surveys of a house, the newest first.
  package static func surveys(_ property: Property.ID) -> Question<[SurveyFacts]> {
    .rows(
      """
      select result, surveyed_on, source from property_surveys
       where property_id = \(property) and kind = 'asbestos' order by surveyed_on desc
      """
    ) { (result: SurveyResult, day: LocalDate, source: String) in
      SurveyFacts(result: result, surveyedOn: day, source: source)
    }
  }

  /// Whether asbestos is presumed in the house on a day (§ 11a (1) GefStoffV); the database's own rule, which the gates use.
  package static func isAsbestosPresumed(_ property: Property.ID, on day: LocalDate) -> Question<Bool> {
    Question("select asbestos_presumed(\(property), \(day))") { try $0.first(as: Bool.self) ?? true }
  }

  /// The pots that hold something for a house or pay for it.
  package static func pots(_ property: Property.ID, _ tx: Transaction) throws -> [PropertyPot] {
    try tx.query(
      """
      with paid as (
        select a.pot_id, sum(a.cover_cents)::bigint as cents
          from allocations a join voucher_lines l on l.id = a.voucher_line_id
         where l.property_id = \(property) group by a.pot_id)
      select p.code, p.name, p.kind, c.amount_cents, coalesce(paid.cents, 0), p.binding_until
        from funding_pots p
        left join pot_commitments c on c.pot_id = p.id and c.property_id = \(property)
        left join paid on paid.pot_id = p.id
       where c.id is not null or paid.pot_id is not null
       order by p.code
      """
    ).map { (code: String, name: String, kind: String, committed: Money?, covered: Money, binding: LocalDate?) in
      PropertyPot(code: code, name: name, kind: kind, committed: committed, covered: covered, bindingUntil: binding)
    }
  }
}
