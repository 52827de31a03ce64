import Domain
import Markup
import Store

/// The photos of a house, or of one flat from clearance to letting: places before and after the work side by side, then all by stage.
struct PhotosPage: Sendable {
  /// One place before the work and after it.
  private struct Pair {
    let before: PhotoRecord
    let after: PhotoRecord
  }

  let head: PropertyHead
  let unit: String?
  let units: [String]
  let photos: [PhotoRecord]

  init(_ tx: Transaction, _ code: String, unit: String?, on day: LocalDate) throws {
    let head = try PropertyHead.find(code, tx)
    let wanted = unit.flatMap { $0.isEmpty ? nil : $0 }
    self.head = head
    self.unit = wanted
    units = try UnitQueries.all(of: head.id, on: day, tx).map(\.code)
    photos = try PhotoQueries.all(
      of: head.id, unit: wanted.map { code in try orNotFound { try Lookup.unit(code, of: head.id, tx) } }, tx)
  }

  /// Of each place the oldest before and the newest after.
  private var pairs: [Pair] {
    let places = Dictionary(grouping: photos.filter { $0.photo.place != nil && $0.isReceived }) {
      [$0.photo.unit ?? "", $0.photo.place ?? ""]
    }
    return places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { _, photos in
      guard let before = photos.first(where: { $0.photo.moment == .before }),
        let after = photos.last(where: { $0.photo.moment == .after })
      else { return nil }
      return Pair(before: before, after: after)
    }
  }

  /// Each stage with its photos, in the order of the first of them.
  private var stages: [(Phrase?, [PhotoRecord])] {
    var found: [(Phrase?, [PhotoRecord])] = []
    for photo in photos {
      if let place = found.firstIndex(where: { $0.0 == photo.stage }) {
        found[place].1.append(photo)
      } else {
        found.append((photo.stage, [photo]))
      }
    }
    return found
  }

  func html(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return frame.html(.photos) {
      choice(frame)
      if photos.isEmpty {
        p(.class("empty")) {
          t(
            "Hier ist noch kein Foto. Auf der Seite „Heute“ wird fotografiert, auch ohne Netz.",
            en: "There is no photo yet. They are taken on the page “Today”, without reception too.")
        }
      }
      let pairs = pairs
      if !pairs.isEmpty {
        section(.class("card")) {
          h2 { t("Vorher und nachher", en: "Before and after") }
          div(.class("photos wide")) { for pair in pairs { compare(pair, frame) } }
        }
      }
      for (stage, photos) in stages {
        section(.class("card")) {
          h2 { stage.map { t($0) } ?? t("Vor der ersten Bauphase", en: "Before the first stage") }
          PhotoList(photos: photos, frame: frame).html
        }
      }
    }
  }

  private func choice(_ frame: PropertyFrame) -> HTML {
    let t = frame.t
    return form(.class("filters"), .method(.get), .action(PropertyTab.photos.url(frame.code).path)) {
      label {
        t("Einheit", en: "Unit")
        " "
        select(.name("einheit")) {
          option(.value(""), .selected(unit == nil)) { t("ganzes Haus", en: "whole building") }
          for code in units { option(.value(code), .selected(code == unit)) { code } }
        }
      }
      button(.class("button"), .type("submit")) { t("Zeigen", en: "Show") }
    }
  }

  private func compare(_ pair: Pair, _ frame: PropertyFrame) -> HTML {
    let t = frame.t
    let place = [pair.before.photo.unit, pair.before.photo.place].compactMap { $0 }.joined(separator: " · ")
    return figure {
      // One over the other with a slider where there is a script (viertelwerk.js), else beside each other.
      div(.class("pair"), .data("compare", t("\(place): von nachher zu vorher", en: "\(place): from after to before"))) {
        for one in [pair.before, pair.after] {
          img(
            .src(SiteURL.photo(frame.code, one.photo.hash).path),
            .alt("\(one.photo.moment.map { t($0.name) } ?? ""): \(one.photo.alternativeText)"),
            .loading("lazy"))
        }
      }
      figcaption {
        strong { place }
        " "
        span(.class("quiet small")) { "\(pair.before.day.german) → \(pair.after.day.german)" }
      }
    }
  }
}

/// Photos small beside each other, each leading to itself.
struct PhotoList {
  let photos: [PhotoRecord]
  let frame: PropertyFrame

  var html: HTML {
    let t = frame.t
    return div(.class("photos")) {
      for one in photos {
        figure {
          if one.isReceived {
            a(.href(SiteURL.photo(frame.code, one.photo.hash).path)) {
              img(
                .src(SiteURL.photo(frame.code, one.photo.hash, "klein").path), .alt(one.photo.alternativeText), .loading("lazy")
              )
            }
          } else {
            p(.class("note")) {
              t("Noch auf dem Telefon; es kommt mit dem Netz.", en: "Still on the phone; it comes with reception.")
            }
          }
          figcaption(.class("small")) {
            frame.day(one.day)
            [one.photo.unit, one.photo.place, one.photo.moment.map { t($0.name) }].compactMap { $0 }.map { " · \($0)" }.joined()
            br()
            one.photo.alternativeText
          }
        }
      }
    }
  }
}
