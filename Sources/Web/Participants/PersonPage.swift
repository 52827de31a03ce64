import Domain
import Markup
import Store

/// Who a participant is and what they were on the labour market: sensitive, read by disclosure.
struct PersonModel: Sendable {
  let participant: ListedParticipant
  let sight: ParticipantSight
  let day: LocalDate
  let person: PersonRecord?
  let customerNumbers: [CustomerNumberFacts]
  let spells: [StatusSpell]
  /// Nil without any spell; which limits are missing where it could not be computed.
  let unemployment: Result<LongTermUnemployment, LegalValuesMissing>?

  /// A customer number and its period.
  struct CustomerNumberFacts: Sendable {
    let number: String
    let valid: DateRange
  }

  /// Needs a transaction that may write: who looked is put on record.
  init(_ tx: Transaction, _ participant: ListedParticipant, on day: LocalDate, _ sight: ParticipantSight) throws {
    self.participant = participant
    self.sight = sight
    self.day = day
    person = try Disclosures.persons(of: [participant.id], for: .record, tx)[participant.id]
    let benefits = try Disclosures.benefitData(of: participant.id, for: .record, tx)
    customerNumbers = benefits.customerNumbers.map { CustomerNumberFacts(number: $0.number, valid: $0.valid) }
    let spells = benefits.spells
    self.spells = spells
    unemployment =
      spells.isEmpty
      ? nil
      : try LegalValueQueries.longTermUnemployment(on: day, tx).map { LongTermUnemployment(spells: spells, on: day, terms: $0) }
  }
}

/// The person, the long-term unemployment with how it was counted, and the spells it was counted from.
struct PersonView {
  let model: PersonModel
  let address: RecordAddress
  let t: Words

  var html: HTML {
    HTML {
      RecordFrame(participant: model.participant, sight: model.sight, address: address, page: .person, t: t).html(
        actions: actions)
      p(.class("quiet")) {
        t("Wer diese Seite ansieht, wird im Protokoll vermerkt.", en: "Whoever looks at this page is put on record.")
      }
      section(.class("card form wide"), .id("person")) {
        h2 { t("Person", en: "Person") }
        person
      }
      section(.class("card form wide"), .id("langzeitarbeitslos")) {
        h2 { t("Langzeitarbeitslosigkeit am \(model.day.german)", en: "Long-term unemployment on \(model.day.german)") }
        unemployment
      }
      section(.class("card form wide"), .id("statuszeiten")) {
        h2 { t("Statuszeiten", en: "Spells of status") }
        RecordTable(
          caption: Phrase("Statuszeiten", en: "Spells of status"),
          columns: [.text(Phrase("Status", en: "Status")), .text(Phrase("Zeitraum", en: "Period"))],
          rows: model.spells.reversed().map { [.text(t($0.kind.name)), .text(t($0.period))] }
        ).html(t)
        if model.sight.keepsRecord {
          p {
            a(.class("button"), .href(address.page("statuszeiten", "neu").path)) {
              t("Statuszeit festhalten", en: "Record a spell")
            }
          }
        }
      }
    }
  }

  private var actions: [HTML] {
    guard model.sight.keepsRecord else { return [] }
    return [a(.class("button"), .href(address.page("aendern").path)) { t("Angaben ändern", en: "Change details") }]
  }

  private var person: HTML {
    guard let person = model.person else {
      return p(.class("quiet")) { t("Zur Person ist nichts eingetragen.", en: "Nothing is entered about the person.") }
    }
    let place = [person.postalCode, person.city].compactMap { $0 }.joined(separator: " ")
    return dl(.class("facts")) {
      fact(t("Name", en: "Name"), "\(person.givenName) \(person.familyName)")
      fact(t("Geboren", en: "Born"), t(person.bornOn))
      fact(t("Geschlecht", en: "Gender"), person.gender.map { t($0.inFull) } ?? "–")
      fact(
        t("Anschrift", en: "Address"), [person.street, place.isEmpty ? nil : place].compactMap { $0 }.joined(separator: ", "))
      fact(t("Telefon", en: "Phone"), person.phone ?? "–")
      for number in model.customerNumbers {
        fact(t("Kundennummer", en: "Customer number"), "\(number.number) (\(t(number.valid)))")
      }
    }
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    HTML {
      dt { name }
      dd { value.isEmpty ? "–" : value }
    }
  }

  private var unemployment: HTML {
    switch model.unemployment {
    case nil:
      return p(.class("quiet")) {
        t("Ohne Statuszeiten lässt sich nichts berechnen.", en: "Without spells nothing can be computed.")
      }
    case .failure(let missing):
      let codes = missing.codes.joined(separator: ", ")
      return p {
        t("Nicht berechnet: Rechtswerte fehlen (\(codes)).", en: "Not computed: legal values are missing (\(codes)).")
      }
    case .success(let found):
      guard found.isUnemployed else { return p { t("An diesem Tag nicht arbeitslos.", en: "Not unemployed on this day.") } }
      return HTML {
        dl(.class("facts")) {
          fact(t("§ 18 Abs. 1 SGB III", en: "§ 18 (1) SGB III"), answer(found.isLongTerm, days: found.continuous_days))
          fact(
            t("für Leistungen, Abs. 2", en: "for benefits, (2)"),
            answer(found.isLongTermForBenefits, days: found.benefit_days))
        }
        RecordTable(
          caption: Phrase("Wie gezählt wurde", en: "How it was counted"),
          columns: [
            .text(Phrase("Zeitraum", en: "Period")), .text(Phrase("Status", en: "Status")),
            .text(Phrase("Wertung", en: "Counts")),
          ],
          rows: found.steps.map { step in
            [
              .text(t(step.period)), .text(step.kind.map { t($0.name) } ?? t("ohne Nachweis", en: "without proof")),
              .text(t(step.treatment.name)),
            ]
          }
        ).html(t)
      }
    }
  }

  private func answer(_ holds: Bool, days: Int) -> String {
    holds ? t("ja, \(days) Tage", en: "yes, \(days) days") : t("nein, \(days) Tage", en: "no, \(days) days")
  }
}

extension LongTermUnemployment.Step.Treatment {
  var name: Phrase {
    switch self {
    case .counted: Phrase("zählt", en: "counts")
    case .bridged: Phrase("unterbricht nicht, zählt mit", en: "does not break, counts")
    case .leftOut: Phrase("unschädlich, zählt nicht", en: "harmless, does not count")
    case .broke: Phrase("unterbricht", en: "breaks")
    }
  }
}
