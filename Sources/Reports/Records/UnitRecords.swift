package import Domain
package import Store

// What programs read of units and their genealogy.

extension UnitRecord {
  package var json: JSONValue {
    [
      "code": .text(code), "kind": .text(kind.rawValue), "floor": .text(floor), "area_m2": .text(area_m2?.text),
      "rooms": .text(rooms?.text), "existence": .period(existence), "source": .text(source), "note": .text(note),
    ]
  }
}
