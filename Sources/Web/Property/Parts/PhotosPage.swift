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
  private let changes: [UnitChangeRecord]

  init(_ tx: Transaction, _ code: String, unit: String?, on day: LocalDate) throws {
    let head = try PropertyHead.find(code, tx)
    let wanted = unit.flatMap { $0.isEmpty ? nil : $0 }
    self.head = head
    self.unit = wanted
    units = try UnitQueries.all(of: head.id, on: day, tx).map(\.code)
    changes = try UnitQueries.changes(in: head.id, tx)
    photos = try PhotoQueries.all(
      of: head.id, unit: wanted.map { code in try orNotFound { try Lookup.unit(code, of: head.id, tx) } }, tx)
  }

  /// Of each place the oldest before and the newest after, which may be in the flat that this one was merged into.
  private var pairs: [Pair] {
    let received = photos.filter { $0.photo.place != nil && $0.isReceived }
    let places = Dictionary(grouping: received.filter { $0.photo.moment == .before }) {
      [$0.photo.unit ?? "", $0.photo.place ?? ""]
    }
    return places.sorted { $0.key.lexicographicallyPrecedes($1.key) }.compactMap { place, photos in
      let units = Self.units(from: place[0], by: changes)
      guard let before = photos.first,
        let after = received.last(where: {
          $0.photo.moment == .after && $0.photo.place == place[1] && units.contains($0.photo.unit ?? "")
        })
      else { return nil }
      return Pair(before: before, after: after)
    }
  }

  /// A unit and all that came out of it by merging and splitting; the changes come in order of time.
  private static func units(from unit: String, by changes: [UnitChangeRecord]) -> Set<String> {
    changes.reduce(into: [unit]) { units, change in
      if !units.isDisjoint(with: change.predecessors) { units.formUnion(change.successors) }
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
    let units = [pair.before.photo.unit, pair.after.photo.unit].compactMap { $0 }
    let unit = units.first == units.last ? units.first : units.joined(separator: " → ")
    let place = [unit, pair.before.photo.place].compactMap { $0 }.joined(separator: " · ")
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
  /// On paper what nobody has scrolled to must be there as well.
  var isPrinted = false

  var html: HTML {
    let t = frame.t
    return div(.class("photos")) {
      for one in photos {
        figure {
          if one.isReceived {
            a(.href(SiteURL.photo(frame.code, one.photo.hash).path)) {
              img(
                .src(SiteURL.photo(frame.code, one.photo.hash, "klein").path), .alt(one.photo.alternativeText),
                .loading(isPrinted ? "eager" : "lazy"))
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
