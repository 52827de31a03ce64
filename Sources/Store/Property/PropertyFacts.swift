package import Domain

/// What is known of a house; what nobody knows is nil, and `source` says where the rest comes from.
package struct PropertyFacts: Sendable, Hashable {
  package var code: String
  package var name: String
  package var street: String
  package var houseNumber: String
  package var postalCode: String?
  package var city: String
  /// Code of the statistical district.
  package var district: String?
  package var yearBuilt: Int?
  package var constructionBeganOn: LocalDate?
  package var livingArea_m2: ExactDecimal?
  package var flatsBefore: Int?
  package var flatsAfter: Int?
  package var cadastralID: String?
  package var status: PropertyStatus
  package var rentPerSquareMetre: Money?
  package var handedOverOn: LocalDate?
  package var isInvented: Bool
  package var source: String?
  package var note: String?

  package init(
    code: String, name: String, street: String, houseNumber: String, postalCode: String? = nil, city: String = "Dortmund",
    district: String? = nil, yearBuilt: Int? = nil, constructionBeganOn: LocalDate? = nil,
    livingArea_m2: ExactDecimal? = nil, flatsBefore: Int? = nil, flatsAfter: Int? = nil, cadastralID: String? = nil,
    status: PropertyStatus = .planned, rentPerSquareMetre: Money? = nil, handedOverOn: LocalDate? = nil,
    isInvented: Bool = false, source: String? = nil, note: String? = nil
  ) {
    self.code = code
    self.name = name
    self.street = street
    self.houseNumber = houseNumber
    self.postalCode = postalCode
    self.city = city
    self.district = district
    self.yearBuilt = yearBuilt
    self.constructionBeganOn = constructionBeganOn
    self.livingArea_m2 = livingArea_m2
    self.flatsBefore = flatsBefore
    self.flatsAfter = flatsAfter
    self.cadastralID = cadastralID
    self.status = status
    self.rentPerSquareMetre = rentPerSquareMetre
    self.handedOverOn = handedOverOn
    self.isInvented = isInvented
    self.source = source
    self.note = note
  }
}

/// How a house changed hands once; `position` counts the times.
package struct AcquisitionFacts: Sendable, Hashable {
  package var position: Int?
  package var form: AcquisitionForm
  package var acquiredOn: LocalDate?
  /// Codes of organisations.
  package var seller: String?
  package var acquirer: String?
  package var price: Money?
  package var term: DateRange?
  package var groundRentPerYear: Money?
  package var indexClause: String?
  package var reversionClause: String?
  package var source: String?
  package var evidence: String?
  package var note: String?

  package init(
    position: Int? = nil, form: AcquisitionForm, acquiredOn: LocalDate? = nil, seller: String? = nil,
    acquirer: String? = nil, price: Money? = nil, term: DateRange? = nil, groundRentPerYear: Money? = nil,
    indexClause: String? = nil, reversionClause: String? = nil, source: String? = nil, evidence: String? = nil,
    note: String? = nil
  ) {
    self.position = position
    self.form = form
    self.acquiredOn = acquiredOn
    self.seller = seller
    self.acquirer = acquirer
    self.price = price
    self.term = term
    self.groundRentPerYear = groundRentPerYear
    self.indexClause = indexClause
    self.reversionClause = reversionClause
    self.source = source
    self.evidence = evidence
    self.note = note
  }
}

/// An expert's survey of a house for asbestos.
package struct SurveyFacts: Sendable, Hashable {
  package var result: SurveyResult
  package var surveyedOn: LocalDate
  package var source: String

  package init(result: SurveyResult, surveyedOn: LocalDate, source: String) {
    self.result = result
    self.surveyedOn = surveyedOn
    self.source = source
  }
}
