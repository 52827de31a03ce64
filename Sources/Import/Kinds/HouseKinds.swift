import Domain
import Store

/// Organisations, houses, flats, stages, work packages and defects.
extension Kind {
  static let houses: [Kind] = [
    Kind(
      "organisations", "organisationen", Phrase("Organisationen", en: "organisations"),
      [
        .code("code", "code").required, .text("name", "name").required,
        .choice(
          "kind", "art",
          [
            Choice("geldgeber", "funder"), Choice("jobcenter", "jobcenter"), Choice("firma", "firm"),
            Choice("spender", "donor"),
            Choice("eigentuemer", "owner"), Choice("lieferant", "supplier"), Choice("behoerde", "authority"),
            Choice("arbeitgeber", "employer"), Choice("partner", "partner"),
          ]
        ).required, .text("street", "strasse"), .text("postal_code", "plz"), .text("city", "ort"), .source,
      ], .organisations),
    Kind(
      "properties", "objekte", Phrase("Objekte", en: "properties"),
      [
        .code("code", "code").required, .text("name", "name").required, .text("street", "strasse").required,
        .text("house_number", "hausnummer").required, .text("postal_code", "plz"), .text("city", "ort"),
        .reference("district", "bezirk", to: "districts"), .small("year_built", "baujahr"),
        .date("construction_began", "baubeginn"),
        Column("living_area_m2", "wohnflaeche_m2", .decimal(digits: 8, places: 2)), .small("flats_before", "wohnungen_vorher"),
        .small("flats_after", "wohnungen_nachher"), .text("cadastral_id", "flurstueck"),
        .choice(
          "status", "status",
          [
            Choice("geplant", "planned"), Choice("erworben", "acquired"), Choice("im_bau", "in_works"),
            Choice("vermietet", "let"),
            Choice("verkauft", "sold"),
          ]), .amount("rent", "miete_eur_m2"), .date("handed_over_on", "uebergeben_am"), .isInvented, .source, .note,
      ], .properties),
    Kind(
      "acquisitions", "erwerbe", Phrase("Erwerbsvorgänge", en: "acquisitions"),
      [
        .property, .small("position", "position").required,
        .choice(
          "form", "form",
          [
            Choice("kauf", "purchase"), Choice("erbbaurecht", "ground_lease"), Choice("vorkauf", "pre_emption"),
            Choice("verwaltung", "management"), Choice("schenkung", "gift"), Choice("unklar", "unclear"),
          ]
        ).required, .date("on", "am"), .reference("seller", "von_wem", to: "organisations"),
        .reference("acquirer", "an_wen", to: "organisations"), .amount("price", "preis_eur"),
        .date("term_since", "laufzeit_von", en: "term_from"), .date("term_until", "laufzeit_bis"),
        .amount("ground_rent", "erbbauzins_eur_jahr"), .text("index_clause", "anpassungsklausel"),
        .text("reversion_clause", "heimfall"), .source, .evidence, .note,
      ], .acquisitions),
    Kind(
      "property_surveys", "gutachten", Phrase("Gutachten", en: "surveys"),
      [
        .property, .choice("kind", "art", [Choice("asbest", "asbestos")]).required,
        .choice("result", "ergebnis", [Choice("frei", "free"), Choice("gefunden", "found")]).required,
        .date("on", "am").required, .source.required,
      ], .surveys),
    Kind(
      "units", "einheiten", Phrase("Einheiten", en: "units"),
      [
        .property, .code("code", "code").required,
        .choice("kind", "art", [Choice("wohnung", "flat"), Choice("laden", "shop"), Choice("sonstige", "other")]).required,
        .text("floor", "geschoss"), Column("area_m2", "flaeche_m2", .decimal(digits: 6, places: 2)),
        Column("rooms", "zimmer", .decimal(digits: 3, places: 1)), .since, .until, .source, .note,
      ], .units),
    Kind(
      "unit_changes", "einheitenaenderungen", Phrase("Zusammenlegungen und Teilungen", en: "merges and splits of units"),
      [
        .property,
        .choice(
          "kind", "art", [Choice("zusammenlegung", "merge"), Choice("teilung", "split"), Choice("neuaufteilung", "redivision")]
        ).required, .date("on", "am").required, .list("predecessors", "vorher", of: "units").required,
        .list("successors", "nachher", of: "units").required, .note,
      ], .unitChanges),
    Kind(
      "stages", "bauphasen", Phrase("Bauphasen", en: "stages"),
      [
        .property, .stage.required, .occurrence, Column("since", "von", en: "planned_from", .date),
        Column("until", "bis", en: "planned_until", .date), .source, .note,
      ], .stages),
    Kind(
      "work_packages", "arbeitspakete", Phrase("Arbeitspakete", en: "work packages"),
      [
        .property, .code("code", "code").required, .text("title", "titel").required, .stage.required, .occurrence,
        .reference("unit", "einheit", to: "units"), .reference("trade", "gewerk", to: "trades"),
        .reference("cost_group", "kostengruppe", to: "cost_groups"),
        .choice(
          "performer", "ausfuehrung",
          [Choice("teilnehmende", "participants"), Choice("firma", "firm"), Choice("beide", "both")]
        ).required, .reference("firm", "firma", to: "organisations"), .whole("planned_minutes", "plan_minuten"),
        .amount("planned_cost", "plankosten_eur"), .list("work_kinds", "arbeitsarten", of: "work_kinds"), .note,
      ], .workPackages),
    Kind(
      "defects", "maengel", Phrase("Mängel und Gefahrenstellen", en: "defects and hazards"),
      [
        .property, .code("code", "code").required, .flag("hazard", "gefahr").required,
        .choice(
          "severity", "schwere",
          [Choice("gering", "low"), Choice("mittel", "medium"), Choice("hoch", "high"), Choice("akut", "acute")]
        ).required, .text("description", "beschreibung").required, .date("reported", "gemeldet_am").required,
        .date("deadline", "frist"), .reference("unit", "einheit", to: "units"), .text("room", "raum"),
        .choice(
          "state", "zustand",
          [
            Choice("gemeldet", "reported"), Choice("frist_gesetzt", "deadline_set"), Choice("nachfrist", "extended"),
            Choice("beseitigt", "fixed"), Choice("geprueft", "verified"), Choice("abgelehnt", "rejected"),
            Choice("ersatzvornahme", "substitute"), Choice("gemindert", "price_reduced"),
          ]), .date("closed_on", "erledigt_am"), .text("closing_note", "erledigt_bemerkung"),
        .reference("trade", "gewerk", to: "trades"), .reference("responsible", "verantwortlich", to: "organisations"),
      ], .defects),
    Kind(
      "stage_events", "bauphasenereignisse", Phrase("Ereignisse der Bauphasen", en: "events of stages"),
      [
        .property, .stage.required, .occurrence, .date("on", "am").required,
        .choice(
          "state", "zustand",
          [
            Choice("begonnen", "active"), Choice("unterbrochen", "suspended"), Choice("abgeschlossen", "completed"),
            Choice("abgenommen", "accepted"), Choice("uebersprungen", "skipped"),
          ]
        ).required, .text("reason", "grund"), .text("override_reason", "tor_ueberwunden_weil"),
      ], .stageEvents),
  ]
}
