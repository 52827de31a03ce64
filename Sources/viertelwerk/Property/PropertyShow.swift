import ArgumentParser
import Domain
import Reports
import Store

/// Shows a house on one page: facts with sources, acquisitions, stages, units, open hazards, and one line of money per pot.
struct PropertyShow: DatabaseCommand {
  static let configuration = CommandConfiguration("show", Phrase("Ein Haus auf einer Seite", en: "A house on one page"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Kürzel des Hauses.", en: "Code of the house.", value: .house)) var code: String

  func run(in context: Context) async throws {
    let code = code
    let found = try await context.read { tx in try PropertyDossier(code, on: Reading.today, tx) }
    guard let page = found else { return }
    if context.json { return Terminal.line(page.json.pretty) }
    show(page)
  }

  private func show(_ page: PropertyDossier) {
    Terminal.line("\(page.facts.code) · \(page.facts.name)")
    Terminal.facts(facts(page))
    if !page.acquisitions.isEmpty {
      Terminal.heading(Phrase("Erwerb", en: "Acquisition"))
      Terminal.table(acquisitionTable(page.acquisitions))
    }
    if !page.stages.isEmpty {
      Terminal.heading(Phrase("Bauphasen", en: "Stages"))
      Terminal.table(StageTable.table(of: page.stages))
    }
    if !page.units.isEmpty {
      Terminal.heading(Phrase("Einheiten", en: "Units"))
      Terminal.table(UnitTable.table(of: page.units))
    }
    Terminal.heading(Phrase("Offene Gefahren", en: "Open hazards"))
    if page.hazards.isEmpty {
      Terminal.line("  " + Phrase("keine", en: "none").text())
    } else {
      Terminal.table(HazardTable.table(of: page.hazards))
    }
    if !page.pots.isEmpty {
      Terminal.heading(Phrase("Geld", en: "Money"))
      Terminal.table(potTable(page.pots))
    }
  }

  private func facts(_ page: PropertyDossier) -> FactList {
    let house = page.facts
    var list = FactList()
    let place = [house.postalCode, house.city].compactMap { $0 }.joined(separator: " ")
    list.add(Phrase("Adresse", en: "Address"), "\(house.street) \(house.houseNumber), \(place)")
    list.add(Phrase("Bezirk", en: "District"), house.district)
    list.add(Phrase("Stand", en: "Status"), house.status.name.text())
    list.add(Phrase("Baujahr", en: "Year built"), house.yearBuilt.map(String.init))
    list.add(Phrase("Baubeginn", en: "Building began"), house.constructionBeganOn?.description)
    list.add(Phrase("Wohnfläche", en: "Living area"), house.livingArea_m2.map { "\($0) m²" })
    list.add(
      Phrase("Wohnungen", en: "Flats"),
      house.flatsBefore == nil && house.flatsAfter == nil
        ? nil : "\(house.flatsBefore.map(String.init) ?? "?") → \(house.flatsAfter.map(String.init) ?? "?")")
    list.add(Phrase("Flurstück", en: "Cadastral id"), house.cadastralID)
    list.add(Phrase("Miete", en: "Rent"), house.rentPerSquareMetre.map { "\($0)/m²" })
    list.add(Phrase("Übergeben", en: "Handed over"), house.handedOverOn?.description)
    list.add(Phrase("Asbest", en: "Asbestos"), asbestos(page).text())
    list.add(Phrase("Quelle", en: "Source"), house.source)
    list.add(Phrase("Bemerkung", en: "Note"), house.note)
    if house.isInvented { list.add(Phrase("Hinweis", en: "Mind"), Phrase("erfunden", en: "invented").text()) }
    return list
  }

  /// Whether asbestos is presumed, and why (§ 11a (1) GefStoffV).
  private func asbestos(_ page: PropertyDossier) -> Phrase {
    if let survey = page.surveys.first(where: { $0.surveyedOn <= Reading.today }) {
      return Phrase(
        "\(survey.result.name.german) (Gutachten vom \(survey.surveyedOn), \(survey.source))",
        en: "\(survey.result.name.english) (survey of \(survey.surveyedOn), \(survey.source))")
    }
    let reason: Phrase =
      if let began = page.facts.constructionBeganOn {
        Phrase("Baubeginn \(began)", en: "building began \(began)")
      } else if let year = page.facts.yearBuilt {
        Phrase("Baujahr \(String(year))", en: "built \(String(year))")
      } else {
        Phrase("Baubeginn nicht bekannt", en: "start of building not known")
      }
    return
      (page.isAsbestosPresumed
      ? Phrase("wird vermutet (", en: "is presumed (") : Phrase("wird nicht vermutet (", en: "is not presumed ("))
      + reason + Phrase(", kein Gutachten)", en: ", no survey)")
  }

  private func acquisitionTable(_ acquisitions: [AcquisitionFacts]) -> Table {
    Table(
      [
        .text("Form", en: "Form"), .text("am", en: "on"), .text("von", en: "from"), .text("an", en: "to"),
        .figure("Preis", en: "Price"), .text("Laufzeit", en: "Term"), .text("Quelle", en: "Source"),
      ],
      rows: acquisitions.map { one in
        let rent = one.groundRentPerYear.map { rent in
          Phrase(", Erbbauzins \(rent) im Jahr", en: ", ground rent \(rent) a year").text()
        }
        let term = one.term.map { $0.description + (rent ?? "") }
        return [
          one.form.name.text(), one.acquiredOn?.description ?? "–", one.seller ?? "–", one.acquirer ?? "–",
          one.price?.description ?? "–", term ?? "–",
          [one.source, one.evidence.map { "[\($0)]" }].compactMap { $0 }.joined(separator: " "),
        ]
      })
  }

  private func potTable(_ pots: [PropertyPot]) -> Table {
    Table(
      [
        .text("Topf", en: "Pot"), .text("Name", en: "Name"), .text("Art", en: "Kind"),
        .figure("für das Haus", en: "for the house"), .figure("gedeckt", en: "covered"),
        .text("gebunden bis", en: "bound until"),
      ],
      rows: pots.map { pot in
        [
          pot.code, pot.name, PotKind(rawValue: pot.kind)?.name.text() ?? pot.kind,
          pot.committed?.description ?? Phrase("nicht bekannt", en: "not known").text(), pot.covered.description,
          pot.bindingUntil?.description ?? "–",
        ]
      })
  }
}
