/// The words that invented houses, people and firms are named with: none of them can be taken for a real one.
enum Invention {
  /// What stands in every source column of a demo.
  static let source = "erfunden (Demo)"

  static let streets = [
    "Erfundene Straße", "Musterstraße", "Beispielweg", "Fantasieallee", "Erdachte Gasse", "Modellstraße", "Platzhalterweg",
    "Luftschlossstraße", "Nirgendwoplatz", "Wolkenkuckucksweg",
  ]

  static let familyNames = [
    "Erfunden-Ahorn", "Erfunden-Birke", "Erfunden-Buche", "Erfunden-Eiche", "Erfunden-Erle", "Erfunden-Esche",
    "Erfunden-Fichte", "Erfunden-Kiefer", "Erfunden-Linde", "Erfunden-Pappel", "Erfunden-Tanne", "Erfunden-Ulme",
    "Erfunden-Weide", "Erfunden-Eibe", "Erfunden-Hasel", "Erfunden-Holunder",
  ]

  static let givenNames = [
    "Muster-Amsel", "Muster-Drossel", "Muster-Fink", "Muster-Star", "Muster-Meise", "Muster-Spatz", "Muster-Lerche",
    "Muster-Zeisig", "Muster-Specht", "Muster-Elster", "Muster-Möwe", "Muster-Kiebitz",
  ]

  static let city = "Musterstadt (erfunden)"

  /// A firm or body that a demo deals with.
  struct Organisation {
    let code: String
    let name: String
    /// As the column `art` writes it.
    let kind: String
  }

  static let organisations: [Organisation] = [
    Organisation(code: "JC-MUSTER", name: "Jobcenter Muster (erfunden)", kind: "jobcenter"),
    Organisation(code: "JC-BEISPIEL", name: "Jobcenter Beispiel (erfunden)", kind: "jobcenter"),
    Organisation(code: "GG-LAND-ERFUNDEN", name: "Land Erfunden, Städtebauförderung", kind: "geldgeber"),
    Organisation(code: "GG-BANK-ERFUNDEN", name: "Förderbank Erfunden", kind: "geldgeber"),
    Organisation(code: "GG-STIFTUNG-MUSTER", name: "Musterstiftung Erdachtes Quartier (erfunden)", kind: "geldgeber"),
    Organisation(code: "MUSTERWERK", name: "Musterwerk gGmbH (erfunden)", kind: "arbeitgeber"),
    Organisation(code: "EIG-ERDACHT", name: "Erdachte Grundbesitz GbR (erfunden)", kind: "eigentuemer"),
    Organisation(code: "STADT-MUSTER", name: "Musterstadt, Liegenschaften (erfunden)", kind: "behoerde"),
    Organisation(code: "SP-WERKE-MUSTER", name: "Stadtwerke Musterstadt (erfunden)", kind: "spender"),
    Organisation(code: "LI-BAUSTOFF", name: "Baustoffe Beispiel (erfunden)", kind: "lieferant"),
    Organisation(code: "LI-FARBE", name: "Farben Fantasie (erfunden)", kind: "lieferant"),
    Organisation(code: "FA-ENTSORGUNG", name: "Entsorgung Muster (erfunden)", kind: "firma"),
    Organisation(code: "FA-SCHAEDLING", name: "Schädlingsbekämpfung Beispiel (erfunden)", kind: "firma"),
    Organisation(code: "FA-GERUEST", name: "Gerüstbau Luftschloss (erfunden)", kind: "firma"),
    Organisation(code: "FA-DACH", name: "Dachdecker Wolkenkuckuck (erfunden)", kind: "firma"),
    Organisation(code: "FA-ELEKTRO", name: "Elektro Fantasie (erfunden)", kind: "firma"),
    Organisation(code: "FA-SANITAER", name: "Heizung und Sanitär Muster (erfunden)", kind: "firma"),
    Organisation(code: "FA-FENSTER", name: "Fensterbau Beispiel (erfunden)", kind: "firma"),
    Organisation(code: "FA-ABBRUCH", name: "Rückbau Erdacht (erfunden)", kind: "firma"),
    Organisation(code: "PL-BUERO", name: "Planungsbüro Nirgendwo (erfunden)", kind: "firma"),
    Organisation(code: "AG-BETRIEB", name: "Beispielbetrieb (erfunden)", kind: "arbeitgeber"),
  ]

  static func write(to files: DemoFiles) throws {
    let file = files.organisations
    for organisation in organisations {
      file.text(organisation.code)
      file.text(organisation.name)
      file.text(organisation.kind)
      file.empty(2)
      file.text(city)
      file.text(source)
      try file.end()
    }
  }
}
