import Domain
import Markup
import Store

/// What every page of a record has above its content: the way back, whose record it is, and its other pages.
struct RecordFrame {
  /// The pages of a record.
  enum Page: CaseIterable {
    case record, attendance, person
  }

  let participant: ListedParticipant
  let sight: ParticipantSight
  let address: RecordAddress
  let page: Page
  let t: Words

  private var isOwn: Bool { address.area == .ownRecord }

  func html(actions: [HTML] = []) -> HTML {
    HTML {
      if !isOwn {
        let list = (name: t("Teilnehmende", en: "Participants"), url: SiteURL.participants)
        if page == .record {
          Crumbs.html([list], here: participant.code, t)
        } else {
          Crumbs.html([list, (participant.code, address.base)], here: t(name(of: page)), t)
        }
      }
      div(.class("title")) {
        h1 { isOwn ? t("Meine Akte", en: "My record") : participant.name ?? participant.code }
        if !subtitle.isEmpty { span(.class("quiet")) { subtitle } }
        if participant.isInvented { span(.class("tag")) { t("Beispiel", en: "example") } }
        if !actions.isEmpty { div(.class("actions")) { actions } }
      }
      nav(.class("tabs"), .aria("label", t("Seiten der Akte", en: "Pages of the record"))) {
        ul {
          for page in Page.allCases where page != .person || sight.opensSensitiveFacts {
            li { a(.href(url(of: page).path), .aria("current", page == self.page ? "page" : nil)) { t(name(of: page)) } }
          }
        }
      }
    }
  }

  private var subtitle: String {
    let name = isOwn ? participant.name : nil
    let code = isOwn || participant.name != nil ? participant.code : nil
    return [name, code].compactMap { $0 }.joined(separator: " · ")
  }

  private func url(of page: Page) -> SiteURL {
    switch page {
    case .record: address.base
    case .attendance: address.page("anwesenheit")
    case .person: address.page("person")
    }
  }

  private func name(of page: Page) -> Phrase {
    switch page {
    case .record: Phrase("Akte", en: "Record")
    case .attendance: Phrase("Anwesenheit", en: "Attendance")
    case .person: Phrase("Person und Status", en: "Person and status")
    }
  }
}
