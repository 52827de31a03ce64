package import Domain
package import Store

// What programs read of organisations.

extension OrganisationRecord {
  /// What a program reads.
  package var json: JSONValue {
    [
      "code": .text(code), "name": .text(name), "kind": .text(kind.rawValue), "street": .text(street),
      "postal_code": .text(postalCode), "city": .text(city), "source": .text(source),
    ]
  }
}
