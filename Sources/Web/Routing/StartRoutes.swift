import Domain
import Hummingbird

/// `/`: leads everybody to the page their day begins with.
enum StartRoutes {
  static func add(to routes: Routes) {
    routes.get("/", for: Set(Role.allCases)) { visit in visit.redirect(to: Area.start(of: visit.person.role)) }
  }
}
