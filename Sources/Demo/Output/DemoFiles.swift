import Domain
import Glibc

/// The files of a demo, one a kind, with the columns that the importer reads.
final class DemoFiles {
  let organisations, properties, acquisitions, surveys, units, unitChanges, stages, stageEvents, packages, defects: RowFile
  let participants, spells, placements, attendance, certificates, qualifications, outcomes, plans: RowFile
  let diary, workLines, firms, notes, progress: RowFile
  let pots, commitments, budgetLines, rules, vouchers, voucherLines, allocations, statements, gifts: RowFile

  /// Makes the folder where there is none, and opens every file in it.
  /// - Throws: `Problem` where the folder or a file cannot be made.
  init(directory: String) throws {
    try Self.makeFolder(directory)
    func file(_ name: String, _ columns: String) throws -> RowFile {
      try RowFile(directory: directory, name: name, columns: columns)
    }
    organisations = try file("organisationen", "code;name;art;strasse;plz;ort;quelle")
    properties = try file(
      "objekte",
      "code;name;strasse;hausnummer;plz;ort;bezirk;baujahr;baubeginn;wohnflaeche_m2;wohnungen_vorher;wohnungen_nachher;"
        + "flurstueck;status;miete_eur_m2;uebergeben_am;erfunden;quelle;bemerkung")
    acquisitions = try file(
      "erwerbe",
      "objekt;position;form;am;von_wem;an_wen;preis_eur;laufzeit_von;laufzeit_bis;erbbauzins_eur_jahr;anpassungsklausel;"
        + "heimfall;quelle;beleg;bemerkung")
    surveys = try file("gutachten", "objekt;art;ergebnis;am;quelle")
    units = try file("einheiten", "objekt;code;art;geschoss;flaeche_m2;zimmer;von;bis;quelle;bemerkung")
    unitChanges = try file("einheitenaenderungen", "objekt;art;am;vorher;nachher;bemerkung")
    stages = try file("bauphasen", "objekt;phase;nr;von;bis;quelle;bemerkung")
    stageEvents = try file("bauphasenereignisse", "objekt;phase;nr;am;zustand;grund;tor_ueberwunden_weil")
    packages = try file(
      "arbeitspakete",
      "objekt;code;titel;phase;nr;einheit;gewerk;kostengruppe;ausfuehrung;firma;plan_minuten;plankosten_eur;arbeitsarten;bemerkung"
    )
    defects = try file(
      "maengel",
      "objekt;code;gefahr;schwere;beschreibung;gemeldet_am;frist;einheit;raum;zustand;erledigt_am;erledigt_bemerkung;gewerk;"
        + "verantwortlich")

    participants = try file(
      "teilnehmende", "code;nachname;vorname;geboren_am;geschlecht;strasse;plz;ort;telefon;kundennummer;erfunden")
    spells = try file("statuszeiten", "teilnehmende;status;von;bis;quelle")
    placements = try file(
      "zuweisungen",
      "code;teilnehmende;art;massnahme;massnahmenummer;jobcenter;von;bis;minuten_mo;minuten_di;minuten_mi;minuten_do;minuten_fr;"
        + "minuten_sa;minuten_so;mehraufwand_eur_stunde;lohn_eur_stunde;instrumente;beruf;zwischenbericht_am;abschlussbericht_am;"
        + "quelle")
    attendance = try file("anwesenheit", "teilnehmende;tag;art;minuten;krank_bis;bemerkung")
    certificates = try file("nachweise", "teilnehmende;art;von;bis;nummer;aussteller;quelle")
    qualifications = try file("qualifizierungen", "teilnehmende;qualifikation;stufe;nachweis_minuten;zertifikat;am;bemerkung")
    outcomes = try file("ergebnisse", "teilnehmende;art;am;organisation;beruf;bemerkung")
    plans = try file("einsatzplan", "teilnehmende;objekt;paket;von;bis;bemerkung")

    diary = try file(
      "bautagebuch",
      "objekt;tag;temperatur_min;temperatur_max;himmel;niederschlag;bemerkung;verfasser;unterschrieben_von")
    workLines = try file("arbeitszeilen", "objekt;tag;teilnehmende;paket;nr;minuten;taetigkeit;verstoss_grund;folge")
    firms = try file("firmeneinsaetze", "objekt;tag;firma;paket;nr;personen;qualifikation;minuten;taetigkeit")
    notes = try file("tagesnotizen", "objekt;tag;art;nr;text;menge;einheit")
    progress = try file("fortschritt", "objekt;tag;paket;fortschritt")

    pots = try file(
      "toepfe",
      "code;name;art;geldgeber;programm;finanzierungsart;bescheid_nummer;bescheid_am;nebenbestimmungen;satz;bewilligt_eur;"
        + "eigenanteil_eur;andere_deckung_eur;von;bis;ausserhalb_abgelehnt;ueberschreitung;verausgaben_tage;zweckbindung_bis;"
        + "zweckbindung_regel;erfunden;quelle;beleg;bemerkung")
    commitments = try file("topfobjekte", "topf;objekt;betrag_eur;quelle")
    budgetLines = try file("einzelansaetze", "topf;code;name;ansatz_eur;ueberschreitung_grund")
    rules = try file("foerderregeln", "topf;position;ansatz;wirkung;objekt;phase;kostengruppe;kostenart;klausel;von;bis;beleg")
    vouchers = try file(
      "belege", "nummer;art;empfaenger;rechnungsnummer;rechnungsdatum;grund;vergabevermerk;erfunden;bemerkung;quelle")
    voucherLines = try file(
      "belegpositionen",
      "beleg;position;objekt;einheit;phase;nr;kostengruppe;kostenart;zweck;netto_eur;mwst_eur;brutto_eur;skonto_eur;"
        + "vorsteuerabzug;bezahlt_am;zuweisung;monat;minuten")
    allocations = try file(
      "zuordnungen", "kennung;beleg;position;topf;ansatz;foerderfaehig_eur;gedeckt_eur;anteil;am")
    statements = try file("kostenangaben", "objekt;code;betrag_eur;umfang;gerundet;gesamt;am;quelle;beleg;bemerkung")
    gifts = try file("sachspenden", "objekt;spender;beschreibung;wert_eur;von;bis;quelle")
  }

  var all: [RowFile] {
    [
      organisations, properties, acquisitions, surveys, units, unitChanges, stages, stageEvents, packages, defects,
      participants, spells, placements, attendance, certificates, qualifications, outcomes, plans,
      diary, workLines, firms, notes, progress,
      pots, commitments, budgetLines, rules, vouchers, voucherLines, allocations, statements, gifts,
    ]
  }

  func finish() throws {
    for file in all { try file.finish() }
  }

  private static func makeFolder(_ path: String) throws {
    var built = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
      guard mkdir(built, 0o755) == 0 || errno == EEXIST else {
        let reason = String(cString: strerror(errno))
        throw Problem(
          code: "demo.cannot_write",
          message: Phrase(
            "Der Ordner \(built) lässt sich nicht anlegen: \(reason).", en: "The folder \(built) cannot be made: \(reason)."),
          hint: Phrase("Einen anderen Ordner mit --output nennen.", en: "Name another folder with --output."),
          exit: .unavailable)
      }
    }
  }
}
