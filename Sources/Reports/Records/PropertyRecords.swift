package import Domain
package import Store

// What programs read of houses.

extension PropertySummary {
  package var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "address": .text(address), "district": .text(district),
      "status": .text(status.rawValue), "active_stages": .list(activeStages.map { .text($0.text()) }),
      "units": .integer(unitCount), "open_hazards": .integer(openHazardCount), "is_invented": .bool(isInvented),
    ]
  }
}

extension PropertyFacts {
  package var json: [String: JSONValue] {
    [
      "code": .text(code), "name": .text(name), "street": .text(street), "house_number": .text(houseNumber),
      "postal_code": .text(postalCode), "city": .text(city), "district": .text(district),
      "year_built": .integer(yearBuilt), "construction_began_on": .day(constructionBeganOn),
      "living_area_m2": .text(livingArea_m2?.text), "flats_before": .integer(flatsBefore),
      "flats_after": .integer(flatsAfter), "cadastral_id": .text(cadastralID), "status": .text(status.rawValue),
      "rent_cents_per_m2": .cents(rentPerSquareMetre), "handed_over_on": .day(handedOverOn),
      "is_invented": .bool(isInvented), "source": .text(source), "note": .text(note),
    ]
  }
}

extension AcquisitionFacts {
  package var json: JSONValue {
    [
      "position": .integer(position), "form": .text(form.rawValue), "on": .day(acquiredOn), "seller": .text(seller),
      "acquirer": .text(acquirer), "price_cents": .cents(price), "term": .period(term),
      "ground_rent_cents_per_year": .cents(groundRentPerYear), "index_clause": .text(indexClause),
      "reversion_clause": .text(reversionClause), "source": .text(source), "evidence": .text(evidence),
      "note": .text(note),
    ]
  }
}

extension SurveyFacts {
  package var json: JSONValue {
    ["result": .text(result.rawValue), "on": .day(surveyedOn), "source": .text(source)]
  }
}

extension PropertyPot {
  package var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "kind": .text(kind), "committed_cents": .cents(committed),
      "covered_cents": .cents(covered), "binding_until": .day(bindingUntil),
    ]
  }
}
