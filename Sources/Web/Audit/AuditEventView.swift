import Domain
import Markup
import Store

/// One event: who, what, in which request, and what it changed.
struct AuditEventView {
  let model: AuditEventModel
  let t: Words
  let role: Role

  var title: String { t("Ereignis \(model.entry.number)", en: "Event \(model.entry.number)") }

  var html: HTML {
    let entry = model.entry
    return HTML {
      Crumbs.html([(t(Area.audit.name), .audit)], here: title, t)
      div(.class("title")) {
        h1 { AuditWording.name(of: entry.operation, t) }
        span(.class("quiet")) { AuditWording.subject(entry.subject, t) }
      }
      dl(.class("facts card")) {
        fact(t("Wann", en: "When"), entry.happenedAt.description)
        dt { t("Wer", en: "Who") }
        dd {
          if role == .administrator {
            a(.href(SiteURL.audit.with(["wer": entry.actor]).path)) { entry.actor }
          } else {
            entry.actor
          }
          entry.role.map { t(" als \($0.name.german)", en: " as \($0.name.english)") } ?? ""
        }
        dt { t("Vorgang", en: "Operation") }
        dd { code { entry.operation } }
        dt { t("Woran", en: "Subject") }
        dd { a(.href(SiteURL.audit.with(["woran": entry.subject]).path)) { AuditWording.subject(entry.subject, t) } }
        if let request = entry.requestID {
          dt { t("Anfrage", en: "Request") }
          dd { code { request } }
        }
        fact(
          t("Siegel", en: "Seal"),
          entry.block.map { t("Block \($0)", en: "block \($0)") }
            ?? t("wartet auf den nächsten Block", en: "waits for the next block"))
      }
      if case .object(let facts) = entry.facts, !facts.isEmpty {
        section(.class("card")) {
          h2 { t("Angaben", en: "Facts") }
          dl(.class("facts")) {
            for name in facts.keys.sorted() {
              fact(AuditWording.fact(name, t), AuditWording.value(facts[name, default: .null], of: name, t))
            }
          }
        }
      }
      change
    }
  }

  private func fact(_ name: String, _ value: String) -> HTML {
    HTML {
      dt { name }
      dd { value }
    }
  }

  @HTMLBuilder private var change: HTML {
    switch model.kept {
    case .none:
      if model.entry.hasChange {
        p(.class("note")) {
          t(
            "Vorher und Nachher stehen bei der Person und sind hier nicht zu lesen.",
            en: "What was before and after stands with the person and is not read here.")
        }
      }
    case .erased:
      p(.class("note")) {
        t(
          "Vorher und Nachher sind nach Ablauf der Frist gelöscht; die versiegelte Prüfsumme bleibt.",
          en: "What was before and after was erased when its time was up; the sealed checksum stays.")
      }
    case .change(let before, let after):
      let headings = [t("Angabe", en: "Fact"), t("Vorher", en: "Before"), t("Nachher", en: "After")]
      section(.class("card")) {
        h2(.id("aenderung")) { t("Was sich geändert hat", en: "What changed") }
        div(.class("table"), .tabindex(0), .role("region"), .aria("labelledby", "aenderung")) {
          table(.class("rows")) {
            thead { tr { for heading in headings { th(.scope(.col)) { heading } } } }
            tbody {
              for name in before.keys.sorted() {
                tr {
                  th(.scope(.row)) { AuditWording.fact(name, t) }
                  td(.data("label", headings[1])) { AuditWording.value(before[name, default: .null], of: name, t) }
                  td(.data("label", headings[2])) { AuditWording.value(after[name, default: .null], of: name, t) }
                }
              }
            }
          }
        }
      }
    }
  }
}
