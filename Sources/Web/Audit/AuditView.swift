import Domain
import Markup
import Store

/// The audit trail as a list, newest first.
struct AuditView {
  let model: AuditModel
  let t: Words

  var html: HTML {
    HTML {
      div(.class("title")) {
        h1 { t(Area.audit.name) }
        span(.class("quiet")) { t("wer wann was getan hat", en: "who did what and when") }
      }
      state
      filters
      if model.query.hasUnreadableDay {
        p(.class("note warn"), .role("alert")) {
          t(
            "Der Zeitraum ist nicht lesbar oder endet, bevor er beginnt. Tage wie 08.10.2026 schreiben.",
            en: "The period cannot be read or ends before it begins. Write days like 08.10.2026.")
        }
      }
      table
      pages
    }
  }

  /// How far the chain reaches, in a sentence.
  private var state: HTML {
    let state = model.state
    return dl(.class("facts card")) {
      dt { t("Versiegelt", en: "Sealed") }
      dd {
        if let head = state.head {
          t(
            "bis \(head.sealedAt.description), \(head.eventCount) Ereignisse in \(head.block) Blöcken",
            en: "until \(head.sealedAt.description), \(head.eventCount) events in \(head.block) blocks")
        } else {
          t("noch nichts", en: "nothing yet")
        }
      }
      dt { t("Wartend", en: "Waiting") }
      dd {
        switch (state.unsealedCount, state.unsealedSince) {
        case (0, _), (_, nil): t("nichts", en: "nothing")
        case (let count, let since?):
          t(
            count == 1 ? "1 Ereignis seit \(since.description)" : "\(count) Ereignisse seit \(since.description)",
            en: count == 1 ? "1 event since \(since.description)" : "\(count) events since \(since.description)")
        }
      }
      if let head = state.head {
        dt { t("Kopf der Kette", en: "Head of the chain") }
        dd { code { head.hash } }
      }
    }
  }

  private var filters: HTML {
    let query = model.query
    return form(.class("filters"), .method(.get), .action(SiteURL.audit.path)) {
      field("wer", t("Wer", en: "Who"), query.actor)
      div(.class("field")) {
        label(.for("vorgang")) { t("Vorgang", en: "Operation") }
        select(.id("vorgang"), .name("vorgang")) {
          option(.value("")) { t("alle", en: "all") }
          for choice in AuditWording.choices(t) {
            option(.value(choice.operation), .selected(choice.operation == query.operation)) { choice.name }
          }
        }
      }
      field("woran", t("Woran (Code)", en: "Subject (code)"), query.subject)
      day("von", t("Von", en: "From"), query.from)
      day("bis", t("Bis", en: "Until"), query.until)
      button(.class("button"), .type("submit")) { t("Filtern", en: "Filter") }
      if query.isFiltered { a(.class("button"), .href(SiteURL.audit.path)) { t("Alle", en: "All") } }
      a(.class("button"), .href(SiteURL.audit.with(query.parameters.merging(["als": "csv"])).path), .rel("nofollow")) { "CSV" }
      a(.class("button"), .href(SiteURL.audit.with(query.parameters.merging(["als": "xlsx"])).path), .rel("nofollow")) {
        "XLSX"
      }
    }
  }

  private func field(_ name: String, _ title: String, _ value: String?) -> HTML {
    div(.class("field")) {
      label(.for(name)) { title }
      input(.type("text"), .id(name), .name(name), .value(value))
    }
  }

  private func day(_ name: String, _ title: String, _ value: LocalDate?) -> HTML {
    div(.class("field")) {
      label(.for(name)) { title }
      input(
        .type("text"), .inputmode("numeric"), .maxlength(10), .id(name), .name(name), .value(value?.german),
        .placeholder(t("TT.MM.JJJJ", en: "DD.MM.YYYY")), .autocomplete("off"))
    }
  }

  private var table: HTML {
    let title = t("Ereignisse, die neuesten zuerst", en: "Events, the newest first")
    let headings = [
      t("Wann", en: "When"), t("Wer", en: "Who"), t("Vorgang", en: "Operation"), t("Woran", en: "Subject"),
      t("Siegel", en: "Seal"),
    ]
    return div(.class("table"), .tabindex(0), .role("region"), .aria("label", title)) {
      Markup.table(.class("rows")) {
        caption(.class("skip")) { title }
        thead { tr { for heading in headings { th(.scope(.col)) { heading } } } }
        tbody {
          if model.entries.isEmpty {
            tr {
              td(.colspan(headings.count), .class("wide quiet")) {
                model.query.isFiltered
                  ? t("Der Filter lässt nichts übrig.", en: "The filter leaves nothing.")
                  : t("Noch nichts vorhanden.", en: "Nothing here yet.")
              }
            }
          }
          for entry in model.entries { row(entry, headings) }
        }
      }
    }
  }

  private func row(_ entry: AuditEntry, _ headings: [String]) -> HTML {
    tr {
      td(.data("label", headings[0])) { a(.href(SiteURL.auditEvent(entry.number).path)) { entry.happenedAt.description } }
      td(.data("label", headings[1])) {
        entry.actor
        if let role = entry.role {
          br()
          span(.class("quiet small")) { t(role.name) }
        }
      }
      td(.data("label", headings[2])) { AuditWording.name(of: entry.operation, t) }
      td(.data("label", headings[3])) { AuditWording.subject(entry.subject, t) }
      td(.data("label", headings[4])) {
        if let block = entry.block {
          t("Block \(block)", en: "block \(block)")
        } else {
          span(.class("tag")) { t("wartet", en: "waits") }
        }
      }
    }
  }

  @HTMLBuilder private var pages: HTML {
    let isFirst = model.query.before == nil
    if !isFirst || model.hasMore {
      nav(.class("pages"), .aria("label", t("Seiten", en: "Pages"))) {
        if !isFirst {
          a(.class("button"), .href(SiteURL.audit.with(model.query.parameters).path)) { t("Neueste", en: "Newest") }
        }
        if model.hasMore, let last = model.entries.last {
          a(
            .class("button"), .rel("next"),
            .href(SiteURL.audit.with(model.query.parameters.merging(["vor": String(last.number)])).path)
          ) { t("Ältere", en: "Older") }
        }
      }
    }
  }

  /// The same events for a spreadsheet.
  static func file(_ entries: [AuditEntry], state: TableState) -> DataTable<AuditEntry> {
    DataTable(
      caption: Area.audit.name,
      columns: [
        DataColumn("nummer", Phrase("Nr.", en: "No."), figure: true) { .integer(Int($0.number)) },
        DataColumn("wann", Phrase("Wann", en: "When")) { .text($0.happenedAt.iso) },
        DataColumn("wer", Phrase("Wer", en: "Who")) { .text($0.actor) },
        DataColumn("rolle", Phrase("Rolle", en: "Role")) { $0.role.map { .phrase($0.name) } ?? .none },
        DataColumn("vorgang", Phrase("Vorgang", en: "Operation")) { .text($0.operation) },
        DataColumn("woran", Phrase("Woran", en: "Subject")) { .text($0.subject) },
        DataColumn("angaben", Phrase("Angaben", en: "Facts")) { .text($0.facts.compact) },
        DataColumn("anfrage", Phrase("Anfrage", en: "Request")) { .text($0.requestID) },
        DataColumn("block", Phrase("Block", en: "Block"), figure: true) { .integer($0.block.map { Int($0) }) },
      ], rows: .all(entries), url: .audit, state: state)
  }
}
