import Domain
import Hummingbird
import Markup
import Operations
import Store

/// Notes from the site: on the start page of those they are to, and on the day of the diary they were written from.
struct OfficeNoteList {
  let notes: [OfficeNote]
  let t: Words

  /// What waits for whoever looks, each with the button that settles it; nothing where nothing waits.
  func waiting(for visitor: Visitor) -> HTML {
    guard !notes.isEmpty else { return .nothing }
    return section(.class("card")) {
      h2 { t("Mitteilungen von der Baustelle: \(notes.count) offen", en: "Notes from the site: \(notes.count) open") }
      ul(.class("trace")) {
        for note in notes {
          li {
            div(.class("row")) {
              span {
                a(.href(SiteURL.property(note.property).path)) { note.propertyName }
                " · \(note.day.german) · \(note.author)"
              }
              strong { note.text }
              span(.class("number")) {
                PostButton(
                  title: t("Erledigt", en: "Done"), url: .under(.officeNotes, String(note.number), "erledigt"),
                  visitor: visitor,
                  label: t("Erledigt: \(note.text)", en: "Done: \(note.text)")
                ).html
              }
            }
          }
        }
      }
    }
  }

  /// What was told from one day, and what has become of it.
  func onDay(_ frame: PropertyFrame, _ day: LocalDate) -> HTML {
    let mayTell = frame.runsSite && day <= frame.today
    guard mayTell || !notes.isEmpty else { return .nothing }
    return section(.class("card")) {
      h2 { t("Mitteilungen an Finanzen und Jobcoach", en: "Notes to finance and job coach") }
      if notes.isEmpty { p(.class("quiet")) { t("Von diesem Tag keine.", en: "None of this day.") } }
      ul(.class("trace")) {
        for note in notes {
          li {
            div(.class("row")) {
              span(.class("tag")) { t("an ", en: "to ") + t(note.addressee.name) }
              span { note.text }
              span(.class("quiet small")) { "\(note.author), \(note.writtenAt)" }
              state(note)
            }
          }
        }
      }
      if mayTell {
        p {
          a(.class("button"), .href(SiteURL.diary(frame.code, day, "mitteilung").path)) { "+ \(t("Mitteilung", en: "Note"))" }
        }
      }
    }
  }

  private func state(_ note: OfficeNote) -> HTML {
    guard let name = note.doneBy, let moment = note.doneAt else {
      return span(.class("tag warn")) { t("offen", en: "open") }
    }
    return span(.class("tag good")) { t("erledigt: \(name), \(moment)", en: "done: \(name), \(moment)") }
  }
}

/// `/mitteilungen`: where those whom a note is to settle it.
enum OfficeNoteRoutes {
  static func add(to routes: Routes) {
    routes.post("/mitteilungen/{number}/erledigt", for: [.finance, .coach]) { visit in
      guard let number = Int64(try visit.parameter("number")) else { throw WebProblem.notFound }
      let said: Phrase
      do {
        _ = try await visit.write { tx in try orNotFound { try SettleOfficeNote(number).run(tx) } }
        said = Phrase("Als erledigt vermerkt.", en: "Marked as done.")
      } catch let problem as Problem where problem.code == "office_note.done_already" {
        said = problem.message
      }
      return visit.redirect(to: Area.start(of: visit.person.role), saying: said)
    }
  }
}
