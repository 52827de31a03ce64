import Domain
import Markup
import Store

/// What whoever accompanies participants sees of a house: where it is, how far it is, and what their own people did there.
struct PropertyBriefModel: Sendable {
  let head: PropertyHead
  let stages: [PropertyStageDates]
  let work: ListPage<TracedWork>
  let worked: Minutes

  init(_ tx: Transaction, _ code: String, _ request: ListRequest) throws {
    head = try PropertyHead.find(code, tx)
    stages = try PropertyPageQueries.stageDates(of: head.id, tx)
    (work, worked) = try PropertyTraceQueries.workOfOwnPeople(on: head.id, request, tx)
  }
}

/// A house for whoever accompanies participants.
struct PropertyBriefView {
  let model: PropertyBriefModel
  let frame: PropertyFrame
  let state: TableState

  private var t: Words { frame.t }

  var html: HTML {
    frame.html(.overview) {
      div(.class("split")) {
        section(.class("card")) {
          h2 { t("Angaben", en: "Facts") }
          FactsView(
            [
              (Phrase("Adresse", en: "Address"), model.head.address),
              (Phrase("Bezirk", en: "District"), model.head.district),
              (Phrase("Baujahr", en: "Year built"), model.head.yearBuilt.map(String.init)),
            ], t
          ).html
        }
        section(.class("card")) {
          h2 { t(PropertyTab.stages.name) }
          ol(.class("timeline")) {
            for stage in model.stages {
              li(.class(stage.state == .accepted || stage.state == .skipped ? "past" : stage.state == .planned ? nil : "now")) {
                strong { t(stage.name) + (stage.occurrence > 1 ? " (\(stage.occurrence).)" : "") }
                " "
                span(.class(stage.state.tag)) { t(stage.state.name) }
                br()
                span(.class("quiet small")) {
                  [
                    stage.planned.map { t("Plan ", en: "plan ") + t($0) },
                    stage.startedOn.map { t("Beginn \($0.german)", en: "started \($0.german)") },
                    stage.completedOn.map { t("fertig \($0.german)", en: "done \($0.german)") },
                  ].compactMap { $0 }.joined(separator: " · ")
                }
              }
            }
          }
        }
      }
      section {
        h2 { t("Arbeit Ihrer Teilnehmenden", en: "Work of your participants") }
      }
      table.html(t)
    }
  }

  var table: DataTable<TracedWork> {
    let frame = frame
    return DataTable(
      caption: Phrase("Arbeit Ihrer Teilnehmenden an diesem Objekt", en: "Work of your participants on this property"),
      columns: [
        DataColumn("tag", Phrase("Tag", en: "Day")) { .day($0.day) },
        DataColumn("wer", Phrase("Wer", en: "Who")) {
          .text($0.who)
        } view: { row, _ in
          frame.participant(row.who)
        },
        DataColumn("paket", Phrase("Arbeitspaket", en: "Work package")) { .text($0.workPackage) },
        DataColumn("zeit", Phrase("Zeit", en: "Time"), figure: true) { .minutes($0.minutes) },
      ],
      rows: .page(model.work), url: .property(frame.code), state: state,
      total: ["zeit": .minutes(model.worked)])
  }
}
