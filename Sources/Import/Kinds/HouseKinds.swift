import Domain
import Store

/// Organisations, houses, flats, stages, work packages and defects.
extension Kind {
  static let houses: [Kind] = [
    Kind(
      "organisations", "organisationen", Phrase("Organisationen", en: "organisations"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen die Organisation nennen, etwa JC-DO",
          en: "Code by which other lists name the organisation, such as JC-DO"),
        .text("name", "name").required.means("Voller Name der Organisation", en: "Full name of the organisation"),
        .choice(
          "kind", "art",
          [
            Choice("geldgeber", "funder"), Choice("jobcenter", "jobcenter"), Choice("firma", "firm"),
            Choice("spender", "donor"),
            Choice("eigentuemer", "owner"), Choice("lieferant", "supplier"), Choice("behoerde", "authority"),
            Choice("arbeitgeber", "employer"), Choice("partner", "partner"),
          ]
        ).required.means("Was die Organisation für uns vor allem ist", en: "What the organisation mainly is for us"),
        .text("street", "strasse").means(
          "Straße und Hausnummer der Organisation", en: "Street and house number of the organisation"),
        .text("postal_code", "plz").means("Postleitzahl der Organisation", en: "Postal code of the organisation"),
        .text("city", "ort").means("Ort, an dem die Organisation sitzt", en: "Town where the organisation is"),
        .source,
      ], .organisations),
    Kind(
      "properties", "objekte", Phrase("Objekte", en: "properties"),
      [
        .code("code", "code").required.means(
          "Kürzel, unter dem andere Listen das Haus nennen, etwa DO-BRU-051",
          en: "Code by which other lists name the house, such as DO-BRU-051"),
        .text("name", "name").required.means(
          "Wie das Haus genannt wird, meist Straße und Hausnummer", en: "What the house is called, mostly street and number"),
        .text("street", "strasse").required.means("Straße, ohne Hausnummer", en: "Street, without the house number"),
        .text("house_number", "hausnummer").required.means(
          "Hausnummer mit Zusatz, etwa 12 a", en: "House number with its suffix, such as 12 a"),
        .text("postal_code", "plz").means(
          "Postleitzahl des Hauses, fünf Ziffern; leer: unbekannt", en: "Postal code of the house, five digits; empty: unknown"),
        .text("city", "ort").means(
          "Ort, in dem das Haus steht; leer: Dortmund", en: "Town where the house stands; empty: Dortmund"),
        .reference("district", "bezirk", to: "districts").means(
          "Statistischer Bezirk, in dem das Haus liegt", en: "Statistical district in which the house lies"),
        .small("year_built", "baujahr").means(
          "Jahr, in dem das Haus gebaut wurde; leer: unbekannt", en: "Year in which the house was built; empty: unknown"),
        .date("construction_began", "baubeginn").means(
          "Tag, an dem der Bau des Hauses begann; wichtig für den Asbestverdacht",
          en: "Day on which the house began to be built; it matters for presumed asbestos"),
        Column("living_area_m2", "wohnflaeche_m2", .decimal(digits: 8, places: 2)).means(
          "Wohnfläche des ganzen Hauses in Quadratmetern", en: "Living area of the whole house in square metres"),
        .small("flats_before", "wohnungen_vorher").means(
          "Zahl der Wohnungen vor der Sanierung; leer: unbekannt", en: "Number of flats before the renovation; empty: unknown"),
        .small("flats_after", "wohnungen_nachher").means(
          "Zahl der Wohnungen nach der Sanierung; leer: unbekannt", en: "Number of flats after the renovation; empty: unknown"),
        .text("cadastral_id", "flurstueck").means(
          "Flurstückskennzeichen aus dem Kataster, 20 Zeichen; jedes nur einmal",
          en: "Identifier of the plot in the land register, 20 characters; each only once"),
        .choice(
          "status", "status",
          [
            Choice("geplant", "planned"), Choice("erworben", "acquired"), Choice("im_bau", "in_works"),
            Choice("vermietet", "let"),
            Choice("verkauft", "sold"),
          ]
        ).means("Wie weit es mit dem Haus ist; leer: geplant", en: "How far the house has come; empty: planned"),
        .amount("rent", "miete_eur_m2").means(
          "Miete in Euro je Quadratmeter; leer: unbekannt", en: "Rent in euros per square metre; empty: unknown"),
        .date("handed_over_on", "uebergeben_am").means(
          "Tag, an dem das fertige Haus übergeben wurde; leer: noch nicht",
          en: "Day on which the finished house was handed over; empty: not yet"),
        .isInvented,
        .source,
        .note,
      ], .properties),
    Kind(
      "acquisitions", "erwerbe", Phrase("Erwerbsvorgänge", en: "acquisitions"),
      [
        .property,
        .small("position", "position").required.means(
          "Der wievielte Erwerb dieses Hauses es ist; der erste ist 1",
          en: "Which acquisition of this house it is; the first is 1"),
        .choice(
          "form", "form",
          [
            Choice("kauf", "purchase"), Choice("erbbaurecht", "ground_lease"), Choice("vorkauf", "pre_emption"),
            Choice("verwaltung", "management"), Choice("schenkung", "gift"), Choice("unklar", "unclear"),
          ]
        ).required.means("Auf welchem Weg das Haus in andere Hände kam", en: "By which way the house changed hands"),
        .date("on", "am").means(
          "Tag, an dem das Haus in andere Hände kam; leer: unbekannt",
          en: "Day on which the house changed hands; empty: unknown"),
        .reference("seller", "von_wem", to: "organisations").means(
          "Wer das Haus abgegeben hat; leer: unbekannt", en: "Who gave the house away; empty: unknown"),
        .reference("acquirer", "an_wen", to: "organisations").means(
          "Wer das Haus bekommen hat; leer: unbekannt", en: "Who got the house; empty: unknown"),
        .amount("price", "preis_eur").means(
          "Preis des Hauses, ohne Gebühren und Steuern; leer: unbekannt",
          en: "Price of the house, without fees and taxes; empty: unknown"),
        .date("term_since", "laufzeit_von", en: "term_from").means(
          "Erster Tag des Erbbaurechts; bei einem Kauf leer", en: "First day of the ground lease; empty for a purchase"),
        .date("term_until", "laufzeit_bis").means(
          "Letzter Tag des Erbbaurechts; bei einem Kauf leer", en: "Last day of the ground lease; empty for a purchase"),
        .amount("ground_rent", "erbbauzins_eur_jahr").means(
          "Erbbauzins für ein ganzes Jahr; bei einem Kauf leer", en: "Ground rent for a whole year; empty for a purchase"),
        .text("index_clause", "anpassungsklausel").means(
          "Wie der Erbbauzins mit der Zeit angepasst wird, laut Vertrag",
          en: "How the ground rent is adjusted over time, by the contract"),
        .text("reversion_clause", "heimfall").means(
          "Wann das Haus nach dem Vertrag zurückgegeben werden muss (Heimfall)",
          en: "When the house must be given back by the contract (reversion)"),
        .source,
        .evidence,
        .note.means("Was zum Erwerb sonst noch wichtig ist", en: "Whatever else matters about the acquisition"),
      ], .acquisitions),
    Kind(
      "property_surveys", "gutachten", Phrase("Gutachten", en: "surveys"),
      [
        .property,
        .choice("kind", "art", [Choice("asbest", "asbestos")]).required.means(
          "Worauf das Haus untersucht wurde", en: "What the house was examined for"),
        .choice("result", "ergebnis", [Choice("frei", "free"), Choice("gefunden", "found")]).required.means(
          "Was bei der Untersuchung herauskam", en: "What the examination showed"),
        .date("on", "am").required.means(
          "Tag des Gutachtens; von mehreren zählt das neueste", en: "Day of the survey; of several the newest counts"),
        .source.required.means(
          "Wer das Gutachten geschrieben hat und wo es liegt", en: "Who wrote the survey and where it is kept"),
      ], .surveys),
    Kind(
      "units", "einheiten", Phrase("Einheiten", en: "units"),
      [
        .property,
        .code("code", "code").required.means(
          "Kürzel der Wohnung oder des Ladens in diesem Haus, etwa WE-01",
          en: "Code of the flat or shop in this house, such as WE-01"),
        .choice("kind", "art", [Choice("wohnung", "flat"), Choice("laden", "shop"), Choice("sonstige", "other")]).required
          .means("Ob es eine Wohnung, ein Laden oder etwas anderes ist", en: "Whether it is a flat, a shop or something else"),
        .text("floor", "geschoss").means("Geschoss, etwa EG oder 2. OG", en: "Floor, such as ground floor or 2nd floor"),
        Column("area_m2", "flaeche_m2", .decimal(digits: 6, places: 2)).means(
          "Fläche der Einheit in Quadratmetern; leer: unbekannt", en: "Area of the unit in square metres; empty: unknown"),
        Column("rooms", "zimmer", .decimal(digits: 3, places: 1)).means(
          "Zahl der Zimmer, auch halbe; leer: unbekannt", en: "Number of rooms, also half ones; empty: unknown"),
        .since.means(
          "Erster Tag, an dem es die Einheit gab; leer: von Anfang an",
          en: "First day on which the unit was there; empty: from the beginning"),
        .until.means(
          "Letzter Tag, an dem es die Einheit gab; leer: es gibt sie noch",
          en: "Last day on which the unit was there; empty: it still is"),
        .source,
        .note,
      ], .units),
    Kind(
      "unit_changes", "einheitenaenderungen", Phrase("Zusammenlegungen und Teilungen", en: "merges and splits of units"),
      [
        .property,
        .choice(
          "kind", "art", [Choice("zusammenlegung", "merge"), Choice("teilung", "split"), Choice("neuaufteilung", "redivision")]
        ).required.means("Was mit den Einheiten geschah", en: "What happened to the units"),
        .date("on", "am").required.means(
          "Erster Tag der neuen Einheiten; die alten enden am Tag davor",
          en: "First day of the new units; the old ones end the day before"),
        .list("predecessors", "vorher", of: "units").required.means(
          "Die Einheiten, die es vorher gab", en: "The units that were there before"),
        .list("successors", "nachher", of: "units").required.means(
          "Die Einheiten, die daraus geworden sind", en: "The units that came out of them"),
        .note,
      ], .unitChanges),
    Kind(
      "stages", "bauphasen", Phrase("Bauphasen", en: "stages"),
      [
        .property,
        .stage.required,
        .occurrence,
        Column("since", "von", en: "planned_from", .date).means(
          "Erster Tag der Bauphase, wie er geplant ist; leer: nicht geplant",
          en: "First day of the stage as it is planned; empty: not planned"),
        Column("until", "bis", en: "planned_until", .date).means(
          "Letzter Tag der Bauphase, wie er geplant ist; leer: nicht geplant",
          en: "Last day of the stage as it is planned; empty: not planned"),
        .source,
        .note,
      ], .stages),
    Kind(
      "work_packages", "arbeitspakete", Phrase("Arbeitspakete", en: "work packages"),
      [
        .property,
        .code("code", "code").required.means(
          "Kürzel des Arbeitspakets in diesem Haus, etwa AP-08", en: "Code of the work package in this house, such as AP-08"),
        .text("title", "titel").required.means("Was zu tun ist, in wenigen Worten", en: "What is to be done, in a few words"),
        .stage.required.means("Bauphase, zu der das Arbeitspaket gehört", en: "Stage that the work package belongs to"),
        .occurrence,
        .reference("unit", "einheit", to: "units").means(
          "Wohnung oder Laden, wo gearbeitet wird; leer: keine bestimmte Einheit",
          en: "Flat or shop where the work is done; empty: no certain one"),
        .reference("trade", "gewerk", to: "trades").means(
          "Gewerk, zu dem die Arbeit gehört", en: "Trade that the work belongs to"),
        .reference("cost_group", "kostengruppe", to: "cost_groups").means(
          "Kostengruppe der DIN 276 in der Ausgabe 2018, etwa 340",
          en: "Cost group of DIN 276 in its edition of 2018, such as 340"),
        .choice(
          "performer", "ausfuehrung",
          [Choice("teilnehmende", "participants"), Choice("firma", "firm"), Choice("beide", "both")]
        ).required.means("Wer die Arbeit macht", en: "Who does the work"),
        .reference("firm", "firma", to: "organisations").means(
          "Firma, die damit beauftragt ist; leer: keine", en: "Firm that is charged with it; empty: none"),
        .whole("planned_minutes", "plan_minuten").means(
          "Geplante Arbeitszeit aller Teilnehmenden zusammen, in Minuten; leer: 0",
          en: "Planned working time of all participants together, in minutes; empty: 0"),
        .amount("planned_cost", "plankosten_eur").means(
          "Geplante Kosten der Firma für dieses Paket; leer: 0", en: "Planned cost of the firm for this package; empty: 0"),
        .list("work_kinds", "arbeitsarten", of: "work_kinds").means(
          "Besondere Arbeiten darin, für die Nachweise nötig sind; leer: keine",
          en: "Special work in it that asks for certificates; empty: none"),
        .note,
      ], .workPackages),
    Kind(
      "defects", "maengel", Phrase("Mängel und Gefahrenstellen", en: "defects and hazards"),
      [
        .property,
        .code("code", "code").required.means(
          "Kürzel des Mangels in diesem Haus, etwa GF-01", en: "Code of the defect in this house, such as GF-01"),
        .flag("hazard", "gefahr").required.means(
          "Ob jemand dadurch zu Schaden kommen kann", en: "Whether it can do somebody harm"),
        .choice(
          "severity", "schwere",
          [Choice("gering", "low"), Choice("mittel", "medium"), Choice("hoch", "high"), Choice("akut", "acute")]
        ).required.means("Wie schlimm der Mangel oder die Gefahr ist", en: "How bad the defect or hazard is"),
        .text("description", "beschreibung").required.means("Was nicht in Ordnung ist", en: "What is wrong"),
        .date("reported", "gemeldet_am").required.means(
          "Tag, an dem der Mangel gemeldet wurde", en: "Day on which the defect was reported"),
        .date("deadline", "frist").means(
          "Tag, bis zu dem er beseitigt sein muss; leer: keine Frist", en: "Day by which it must be fixed; empty: no deadline"),
        .reference("unit", "einheit", to: "units").means(
          "Wohnung oder Laden mit dem Mangel; leer: keine bestimmte Einheit",
          en: "Flat or shop with the defect; empty: no certain one"),
        .text("room", "raum").means(
          "Raum oder Stelle im Haus, etwa Keller oder Balkon", en: "Room or place in the house, such as cellar or balcony"),
        .choice(
          "state", "zustand",
          [
            Choice("gemeldet", "reported"), Choice("frist_gesetzt", "deadline_set"), Choice("nachfrist", "extended"),
            Choice("beseitigt", "fixed"), Choice("geprueft", "verified"), Choice("abgelehnt", "rejected"),
            Choice("ersatzvornahme", "substitute"), Choice("gemindert", "price_reduced"),
          ]
        ).means("Wie weit die Sache ist; leer: gemeldet", en: "How far the matter is; empty: reported"),
        .date("closed_on", "erledigt_am").means(
          "Tag, an dem er geprüft, abgelehnt oder der Preis gemindert war; sonst leer",
          en: "Day on which it was verified, rejected or the price reduced; else empty"),
        .text("closing_note", "erledigt_bemerkung").means("Wie die Sache ausgegangen ist", en: "How the matter ended"),
        .reference("trade", "gewerk", to: "trades").means(
          "Gewerk, zu dem der Mangel gehört", en: "Trade that the defect belongs to"),
        .reference("responsible", "verantwortlich", to: "organisations").means(
          "Wer den Mangel beseitigen muss; leer: noch offen", en: "Who must fix the defect; empty: still open"),
      ], .defects),
    Kind(
      "stage_events", "bauphasenereignisse", Phrase("Ereignisse der Bauphasen", en: "events of stages"),
      [
        .property,
        .stage.required,
        .occurrence,
        .date("on", "am").required.means(
          "Tag, an dem das geschah; nicht vor dem Ereignis davor",
          en: "Day on which it happened; not before the event before it"),
        .choice(
          "state", "zustand",
          [
            Choice("begonnen", "active"), Choice("unterbrochen", "suspended"), Choice("abgeschlossen", "completed"),
            Choice("abgenommen", "accepted"), Choice("uebersprungen", "skipped"),
          ]
        ).required.means("Wie es mit der Bauphase von diesem Tag an steht", en: "How the stage stands from that day on"),
        .text("reason", "grund").means(
          "Warum sie unterbrochen, übersprungen oder wieder aufgenommen wurde",
          en: "Why it was suspended, skipped or opened again"),
        .text("override_reason", "tor_ueberwunden_weil").means(
          "Warum sie begann, obwohl eine Bauphase davor nicht abgenommen war; sonst leer",
          en: "Why it began although a stage before it was not accepted; else empty"),
      ], .stageEvents),
  ]
}
