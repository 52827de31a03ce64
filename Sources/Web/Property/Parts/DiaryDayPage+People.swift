import Domain
import Markup
import Store

extension DiaryDayPage {
  /// Who was there; where two phones say different things of somebody, both stand here until one is taken back.
  func presenceCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let t = frame.t
    let said = events.compactMap { event -> (DiaryEvent, SitePresence)? in
      if case .presence(let presence) = event.line.content { (event, presence) } else { nil }
    }
    guard !said.isEmpty else { return .nothing }
    let people = Dictionary(grouping: said, by: \.1.participant)
    let open = people.filter { Set($0.value.map(\.1)).count > 1 }.keys.sorted()
    return card(Phrase("Wer war da?", en: "Who was there?"), frame, add: nil, isEmpty: false) {
      if !open.isEmpty {
        div(.class("note warn")) {
          strong { t("Verschieden eingetragen: was gilt?", en: "Entered differently: which holds?") }
          t(
            "\(open.joined(separator: ", ")): was nicht gilt, zurücknehmen.",
            en: "\(open.joined(separator: ", ")): take back what does not hold.")
        }
      }
      ul(.class("trace")) {
        for (event, presence) in said.sorted(by: { $0.1.participant < $1.1.participant }) {
          line(event, frame, mayWrite, presence.participant) {
            span { frame.participant(presence.participant) }
            span(.class(presence.isPresent ? "tag good" : "tag")) {
              presence.isPresent ? t("da", en: "there") : t("nicht da", en: "not there")
            }
            span(.class("number")) { presence.hours?.description ?? "" }
            if open.contains(presence.participant) { span(.class("quiet small")) { event.author } }
          }
        }
      }
    }
  }

  /// What people were told about the dangers of the day, and who confirmed it.
  func briefingCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    let t = frame.t
    let held = events.compactMap { event -> (DiaryEvent, SiteBriefing)? in
      if case .briefing(let briefing) = event.line.content { (event, briefing) } else { nil }
    }
    guard !held.isEmpty else { return .nothing }
    return card(Phrase("Unterweisung des Tages", en: "Briefing of the day"), frame, add: nil, isEmpty: false) {
      ul(.class("trace")) {
        for (event, briefing) in held {
          line(event, frame, mayWrite, briefing.topic) {
            span { briefing.topic }
            span(.class("small")) {
              briefing.participants.isEmpty
                ? t("niemand hat bestätigt", en: "nobody confirmed")
                : t("bestätigt: ", en: "confirmed: ") + briefing.participants.joined(separator: ", ")
            }
            span(.class("quiet small")) { event.author }
          }
        }
      }
    }
  }

  /// The photos of the day, as long as nobody took them back.
  func photoCard(_ frame: PropertyFrame, _ mayWrite: Bool) -> HTML {
    card(
      Phrase("Fotos", en: "Photos"), frame, add: mayWrite ? (Phrase("Foto", en: "Photo"), "foto") : nil, isEmpty: photos.isEmpty
    ) { PhotoList(photos: photos, frame: frame).html }
  }
}
