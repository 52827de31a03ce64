/// One house with everything that hangs on it, sound in every row; tests add what is broken.
enum SmallTown {
  static var batch: Batch {
    var batch = Batch()
    batch.add(
      "organisationen.csv", "code;name;art", "FG;Muster-Fördergeber;geldgeber", "JC-MUSTER;Jobcenter Muster;jobcenter",
      "FIRMA;Muster Bau GmbH;firma")
    batch.add(
      "objekte.csv", "code;name;strasse;hausnummer;baujahr;wohnflaeche_m2", "HA-1;Musterhaus;Musterstraße;1;1904;412,50",
      "HA-2;Zweites Haus;Musterstraße;3;;")
    batch.add(
      "einheiten.csv", "objekt;code;art;von;bis;zimmer", "HA-1;W1;wohnung;;31.05.2026;2", "HA-1;W2;wohnung;;31.05.2026;1,5",
      "HA-1;W3;wohnung;01.06.2026;;3,5")
    batch.add(
      "einheitenaenderungen.csv", "objekt;art;am;vorher;nachher", "HA-1;zusammenlegung;01.06.2026;W1, W2;W3")
    batch.add(
      "bauphasen.csv", "objekt;phase;nr", "HA-1;schaedlingsbekaempfung;", "HA-1;sicherung;1", "HA-1;sanierung;",
      "HA-2;sanierung;")
    batch.add(
      "arbeitspakete.csv", "objekt;code;titel;phase;ausfuehrung;kostengruppe;gewerk;plan_minuten",
      "HA-1;AP-1;Putz abschlagen;sanierung;teilnehmende;330;18350;4800")
    batch.add(
      "bauphasenereignisse.csv", "objekt;phase;zustand;am;grund", "HA-1;sanierung;begonnen;02.03.2026;",
      "HA-1;schaedlingsbekaempfung;uebersprungen;01.02.2026;kein Befall", "HA-1;sicherung;uebersprungen;01.02.2026;gesichert")
    batch.add(
      "teilnehmende.csv", "code;nachname;vorname;geboren_am;kundennummer", "TN-1;Muster;Alex;1980-02-29;347D123456",
      "TN-2;Beispiel;Kim;;")
    batch.add(
      "zuweisungen.csv", "code;teilnehmende;art;jobcenter;von;bis;minuten_mo;minuten_di;instrumente;mehraufwand_eur_stunde",
      "ZW-1;TN-1;arbeit;JC-MUSTER;01.03.2026;31.08.2026;360;360;16d;2,00")
    batch.add(
      "anwesenheit.csv", "teilnehmende;tag;art;minuten;bemerkung", "TN-1;02.03.2026;anwesend;360;Werkstatt",
      "TN-1;03.03.2026;krank-erst;;")
    batch.add(
      "arbeitszeilen.csv", "objekt;tag;teilnehmende;paket;nr;minuten;taetigkeit", "HA-1;09.03.2026;TN-1;AP-1;;240;Putz",
      "HA-1;09.03.2026;TN-1;AP-1;2;120;Schutt")
    batch.add("fortschritt.csv", "objekt;tag;paket;fortschritt", "HA-1;09.03.2026;AP-1;7,5")
    batch.add(
      "bautagebuch.csv", "objekt;tag;temperatur_min;temperatur_max;himmel;unterschrieben_von",
      "HA-1;09.03.2026;3;11;wolkig;b.leitung")
    batch.add(
      "toepfe.csv", "code;name;art;geldgeber;bewilligt_eur", "TOPF-1;Mustertopf;zuwendung;FG;1.000,00")
    batch.add("einzelansaetze.csv", "topf;code;name;ansatz_eur", "TOPF-1;EA-1;Bauwerk;5000")
    batch.add(
      "belege.csv", "nummer;art;empfaenger;rechnungsnummer;grund", "R-1;rechnung;FIRMA;2026/17;Gerüst",
      "R-2;rechnung;FIRMA;2026/18;Gerüst")
    batch.add(
      "belegpositionen.csv", "beleg;position;objekt;kostenart;zweck;netto_eur;mwst_eur;brutto_eur",
      "R-1;1;HA-1;firma;Gerüst stellen;800,00;152,00;952,00", "R-2;1;HA-1;firma;Gerüst abbauen;100,00;19,00;119,00")
    batch.add(
      "zuordnungen.csv", "kennung;beleg;position;topf;ansatz;foerderfaehig_eur;gedeckt_eur",
      "Z-1;R-1;1;TOPF-1;EA-1;952,00;952,00")
    return batch
  }

  /// How many rows that is.
  static let rowCount = 33
}

extension Batch {
  /// Adds lines to a file that is there.
  mutating func append(_ name: String, _ lines: String...) {
    for index in files.indices where files[index].name == name {
      files[index].bytes += Array((lines.joined(separator: "\n") + "\n").utf8)
    }
  }

  /// Writes another text for the first occurrence of one.
  mutating func replace(_ name: String, _ old: String, with new: String) {
    for index in files.indices where files[index].name == name {
      let text = String(decoding: files[index].bytes, as: UTF8.self)
      guard let range = text.firstRange(of: old) else { continue }
      files[index].bytes = Array(text.replacingCharacters(in: range, with: new).utf8)
    }
  }
}

extension String {
  fileprivate func replacingCharacters(in range: Range<String.Index>, with new: String) -> String {
    String(self[..<range.lowerBound]) + new + String(self[range.upperBound...])
  }
}
