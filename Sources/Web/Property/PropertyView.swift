import Domain
import Markup
import Store

/// The first page of a house.
struct PropertyView {
  let model: PropertyModel
  let frame: PropertyFrame

  private var t: Words { frame.t }
  private var code: String { frame.code }

  var html: HTML {
    frame.html(.overview, actions: actions) {
      attention
      figures
      stageCard
      div(.class("split")) {
        div(.class("stack")) {
          hazardCard
          if PropertyTab.diary.roles.contains(frame.role) { diaryCard }
        }
        div(.class("stack")) {
          factsCard
          acquisitionCard
        }
      }
      div(.class("split")) {
        potCard
        costCard
      }
    }
  }

  private var actions: HTML {
    HTML {
      if frame.isOffice {
        frame.button(Phrase("Angaben ändern", en: "Change the facts"), to: .property(code, "aendern"))
      }
      if frame.runsSite {
        frame.button(Phrase("Gefahr melden", en: "Report a hazard"), to: .property(code, "maengel", "neu"))
        frame.button(Phrase("Heute eintragen", en: "Write today's diary"), to: .diary(code, frame.today), main: true)
      }
    }
  }

  // MARK: What waits

  private var attention: HTML {
    let overdue = (model.hazards + model.defects).filter { $0.deadlineOn.map { $0 < model.day } ?? false }
    let notes: [HTML] = [
      model.hazards.isEmpty ? .nothing : hazardNote,
      overdue.isEmpty || !model.hazards.isEmpty
        ? .nothing
        : note(
          "note warn",
          overdue.count == 1
            ? Phrase("1 Frist ist abgelaufen", en: "1 deadline has passed")
            : Phrase("\(overdue.count) Fristen sind abgelaufen", en: "\(overdue.count) deadlines have passed"),
          Phrase("Mängel, die schon behoben sein müssten. ", en: "Defects that should have been put right. "),
          PropertyTab.defects.url(code), Phrase("Zu den Mängeln", en: "To the defects")),
      model.breachCount == 0
        ? .nothing
        : note(
          "note warn",
          model.breachCount == 1
            ? Phrase("1 Verstoß ist nicht geklärt", en: "1 breach is not settled")
            : Phrase("\(model.breachCount) Verstöße sind nicht geklärt", en: "\(model.breachCount) breaches are not settled"),
          Phrase("Arbeit ohne nötigen Nachweis. ", en: "Work without a needed certificate. "),
          .property(code, "arbeit"), Phrase("Zu den Verstößen", en: "To the breaches")),
      unsignedNote,
    ].filter { !$0.isNothing }
    guard !notes.isEmpty else { return .nothing }
    return section(.class("cards"), .aria("label", t("Was wartet", en: "What waits"))) { notes }
  }

  private var hazardNote: HTML {
    let deadline = model.hazards.compactMap(\.deadlineOn).min()
    let isOverdue = deadline.map { $0 < model.day } ?? false
    let count = model.hazards.count
    return note(
      isOverdue ? "note bad" : "note warn",
      count == 1
        ? Phrase("1 offene Gefahr", en: "1 open hazard") : Phrase("\(count) offene Gefahren", en: "\(count) open hazards"),
      deadline.map {
        isOverdue
          ? Phrase("Frist war am \($0.german). ", en: "Deadline was \($0.german). ")
          : Phrase("Frist \($0.german). ", en: "Deadline \($0.german). ")
      } ?? Phrase("Keine Frist gesetzt. ", en: "No deadline is set. "), PropertyTab.defects.url(code),
      Phrase("Zu den Gefahren", en: "To the hazards"))
  }

  private var unsignedNote: HTML {
    guard let first = model.unsigned.last else { return .nothing }
    let count = model.unsigned.count
    return note(
      "note",
      count == 1
        ? Phrase("1 Tag ist nicht unterschrieben", en: "1 day is not signed")
        : Phrase("\(count) Tage sind nicht unterschrieben", en: "\(count) days are not signed"),
      Phrase("Der älteste ist der \(first.german). ", en: "The oldest is \(first.german). "), .diary(code, first),
      Phrase("Zu diesem Tag", en: "To that day"))
  }

  private func note(_ style: String, _ title: Phrase, _ text: Phrase, _ url: SiteURL, _ link: Phrase) -> HTML {
    div(.class(style)) {
      strong { t(title) }
      t(text)
      a(.href(url.path)) { t(link) }
    }
  }

  // MARK: Figures

  private var figures: HTML {
    section(.class("cards figures"), .aria("label", t("Zahlen", en: "Figures"))) {
      figure(
        Phrase("Stand", en: "Progress"), model.progress.map { "\($0.value / 100) %" } ?? "–",
        Phrase(
          "\(model.stages.count { $0.state == .accepted || $0.state == .skipped }) von \(model.stages.count) Bauphasen abgenommen",
          en: "\(model.stages.count { $0.state == .accepted || $0.state == .skipped }) of \(model.stages.count) stages accepted"
        ),
        PropertyTab.stages.url(code))
      figure(
        Phrase("Arbeitszeit", en: "Time worked"), model.worked.description,
        Phrase("der Teilnehmenden, laut Bautagebuch", en: "by participants, as the site diary says"), .trace(code, "arbeit"))
      figure(
        Phrase("Ausgaben", en: "Spent"), model.expenditure.description,
        Phrase("davon gedeckt \(model.allocated)", en: "of it covered \(model.allocated)"), .trace(code, "ausgaben"))
      figure(
        Phrase("Für das Objekt bewilligt", en: "Granted for the property"),
        model.committed?.description ?? t("unbekannt", en: "unknown"),
        Phrase(
          "\(model.pots.count) \(model.pots.count == 1 ? "Topf" : "Töpfe")",
          en: "\(model.pots.count) \(model.pots.count == 1 ? "pot" : "pots")"),
        PropertyTab.money.url(code))
    }
  }

  private func figure(_ title: Phrase, _ value: String, _ detail: Phrase, _ url: SiteURL) -> HTML {
    div(.class("card")) {
      h2 { t(title) }
      a(.class("figure"), .href(url.path)) { value }
      br()
      span(.class("quiet small")) { t(detail) }
    }
  }

  // MARK: Stages

  private var stageCard: HTML {
    section(.class("card")) {
      h2 { a(.href(PropertyTab.stages.url(code).path)) { t(PropertyTab.stages.name) } }
      if model.stages.isEmpty {
        p(.class("quiet")) { t("Noch keine Bauphase geplant.", en: "No stage is planned yet.") }
      } else {
        StageTimelineCard(stages: model.stages, frame: frame).chart
        details {
          summary { t("Tage und Stand als Liste", en: "Days and progress as a list") }
          StageTimelineCard(stages: model.stages, frame: frame).list(withActions: false)
        }
      }
    }
  }

  // MARK: Facts

  private var factsCard: HTML {
    section(.class("card")) {
      h2 { t("Angaben", en: "Facts") }
      FactsView(facts, t).html
      if frame.isOffice {
        div(.class("filters")) {
          frame.button(Phrase("Gutachten eintragen", en: "Record a survey"), to: .property(code, "gutachten"))
        }
      }
    }
  }

  private var acquisitionCard: HTML {
    section(.class("card")) {
      h2 { t("Erwerb", en: "Acquisition") }
      if model.acquisitions.isEmpty { p(.class("quiet")) { t("Noch nichts eingetragen.", en: "Nothing recorded yet.") } }
      ul(.class("trace")) { for one in model.acquisitions { li { acquisition(one) } } }
      if frame.isOffice {
        div(.class("filters")) {
          frame.button(Phrase("Erwerb eintragen", en: "Record an acquisition"), to: .property(code, "erwerb"))
          frame.button(Phrase("Organisationen", en: "Organisations"), to: .organisations)
        }
      }
    }
  }

  private var facts: [(Phrase, String?)] {
    let house = model.facts
    let flats =
      house.flatsBefore == nil && house.flatsAfter == nil
      ? nil
      : t(
        "vorher \(house.flatsBefore.map(String.init) ?? "?"), nachher \(house.flatsAfter.map(String.init) ?? "?")",
        en: "before \(house.flatsBefore.map(String.init) ?? "?"), after \(house.flatsAfter.map(String.init) ?? "?")")
    return [
      (Phrase("Adresse", en: "Address"), model.head.address),
      (Phrase("Bezirk", en: "District"), model.head.district),
      (Phrase("Baujahr", en: "Year built"), house.yearBuilt.map(String.init)),
      (Phrase("Baubeginn", en: "Building began"), house.constructionBeganOn?.german),
      (Phrase("Wohnfläche", en: "Living area"), house.livingArea_m2.map { "\($0) m²" }),
      (Phrase("Wohnungen", en: "Flats"), flats),
      (
        Phrase("Einheiten heute", en: "Units today"),
        model.units.isEmpty ? nil : String(model.currentUnits.count)
      ),
      (Phrase("Flurstück", en: "Cadastral id"), house.cadastralID),
      (Phrase("Miete", en: "Rent"), house.rentPerSquareMetre.map { "\($0)/m²" }),
      (Phrase("Übergeben", en: "Handed over"), house.handedOverOn?.german),
      (Phrase("Asbest", en: "Asbestos"), t(model.asbestos)),
      (Phrase("Quelle", en: "Source"), house.source),
      (Phrase("Bemerkung", en: "Note"), house.note),
    ]
  }

  private func acquisition(_ one: ReportedAcquisition) -> HTML {
    let facts = one.facts
    let parties = [
      one.seller.map { t("von \($0)", en: "from \($0)") }, one.acquirer.map { t("an \($0)", en: "to \($0)") },
    ].compactMap { $0 }.joined(separator: " ")
    let terms = [
      facts.term.map { t("Laufzeit ", en: "term ") + t($0) },
      facts.groundRentPerYear.map { t("Erbbauzins \($0) im Jahr", en: "ground rent \($0) a year") },
      facts.indexClause, facts.reversionClause.map { t("Heimfall: \($0)", en: "reversion: \($0)") }, facts.note,
      facts.source.map { t("Quelle: \($0)", en: "source: \($0)") },
    ].compactMap { $0 }.joined(separator: "; ")
    return HTML {
      div(.class("row")) {
        span {
          strong { t(facts.form.name) }
          " \(t(facts.acquiredOn)) \(parties)"
        }
        if let price = facts.price { span(.class("number")) { price.description } }
      }
      if !terms.isEmpty { span(.class("quiet small")) { terms } }
    }
  }

  // MARK: Hazards and diary

  private var hazardCard: HTML {
    section(.class("card")) {
      h2 { a(.href(PropertyTab.defects.url(code).path)) { t(PropertyTab.defects.name) } }
      if model.hazards.isEmpty, model.defects.isEmpty {
        p { span(.class("tag good")) { t("nichts offen", en: "nothing open") } }
      } else {
        ul(.class("trace")) {
          for one in (model.hazards + model.defects).prefix(6) {
            li {
              div(.class("row")) {
                span {
                  DefectTag(one, t).html
                  " "
                  a(.href(SiteURL.defect(code, one.code).path)) { one.description }
                }
                span(.class("number quiet small")) {
                  one.deadlineOn.map { t("Frist \($0.german)", en: "due \($0.german)") } ?? ""
                }
              }
            }
          }
        }
        if model.hazards.count + model.defects.count > 6 {
          p(.class("quiet small")) {
            t(
              "und \(model.hazards.count + model.defects.count - 6) weitere",
              en: "and \(model.hazards.count + model.defects.count - 6) more")
          }
        }
      }
    }
  }

  private var diaryCard: HTML {
    section(.class("card")) {
      h2 { a(.href(PropertyTab.diary.url(code).path)) { t(PropertyTab.diary.name) } }
      if model.diary.isEmpty {
        p(.class("quiet")) { t("Noch kein Eintrag.", en: "No entry yet.") }
      }
      ul(.class("trace")) {
        for day in model.diary {
          li {
            div(.class("row")) {
              a(.href(SiteURL.diary(code, day.day).path)) { "\(t(day.day.weekday.shortName)) \(day.day.german)" }
              span(.class("small")) { DiarySentence.of(day, t) }
              span(.class("number")) {
                span(.class(day.signedBy == nil ? "tag warn" : "tag good")) {
                  day.signedBy == nil ? t("offen", en: "open") : t("unterschrieben", en: "signed")
                }
              }
            }
          }
        }
      }
    }
  }

  // MARK: Money

  private var potCard: HTML {
    section(.class("card")) {
      h2 { a(.href(PropertyTab.money.url(code).path)) { t("Förderung", en: "Funding") } }
      if model.pots.isEmpty {
        p(.class("quiet")) { t("Noch kein Topf für dieses Objekt.", en: "No pot for this property yet.") }
      } else {
        PotList(pots: model.pots, frame: frame).html
      }
    }
  }

  private var costCard: HTML {
    section(.class("card")) {
      h2 { a(.href(PropertyTab.money.url(code).path)) { t("Kosten nach DIN 276", en: "Cost by DIN 276") } }
      if model.costGroups.isEmpty {
        p(.class("quiet")) { t("Noch kein Beleg gebucht.", en: "No voucher is booked yet.") }
      } else {
        CostGroupBar(groups: model.costGroups, t: t).html
        CostGroupList(groups: model.costGroups, frame: frame).html
      }
    }
  }
}
