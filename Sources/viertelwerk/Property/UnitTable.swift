import Domain
import Store

/// Units for people and for programs.
enum UnitTable {
  static func table(of units: [UnitRecord]) -> Table {
    Table(
      [
        .text("Einheit", en: "Unit"), .text("Art", en: "Kind"), .text("Geschoss", en: "Floor"), .figure("m²", en: "m²"),
        .figure("Zimmer", en: "Rooms"), .text("besteht", en: "exists"),
      ],
      rows: units.map { unit in
        [
          unit.code, unit.kind.name.text(), unit.floor ?? "–", unit.area_m2?.description ?? "–",
          unit.rooms?.description ?? "–", unit.existence.description,
        ]
      })
  }
}
