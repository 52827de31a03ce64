import Domain
import Markup
import Store

/// How a day stands, in a word that colour only repeats.
enum AttendanceTag {
  static func html(_ state: AttendanceState, _ t: Words) -> HTML {
    switch state {
    case .worked: span(.class("tag good")) { t(state.name) }
    case .absent: span(.class("tag bad")) { t(state.name) }
    case .unknown: span(.class("tag warn")) { t(state.name) }
    }
  }
}
