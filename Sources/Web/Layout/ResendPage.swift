import Domain
import Hummingbird
import Markup

/// The answer to a form that came too late or at a bad moment: says what happened, keeps everything that was typed, and sends it again.
struct ResendPage {
  let problem: Problem
  let visitor: Visitor
  let path: String
  let entries: FormValues
  /// Whether somebody has to sign in first; then in another tab, because this page holds the entries.
  let needsSignIn: Bool

  private var t: Words { Words(language: visitor.language) }

  /// Nil where there is nothing to keep, or where what was typed are passwords and codes, which no page repeats.
  init?(_ problem: Problem, for visitor: Visitor, path: String, entries: FormValues, needsSignIn: Bool) {
    let secretPaths = [SiteURL.signIn, .password, .oneTimeLink("")].map(\.path)
    guard !secretPaths.contains(where: { path.hasPrefix($0) }), !entries.entered.values.isEmpty else { return nil }
    self.problem = problem
    self.visitor = visitor
    self.path = path
    self.entries = entries
    self.needsSignIn = needsSignIn
  }

  func response(_ assets: Assets) -> Response {
    Layout(visitor: visitor, assets: assets).response(
      title: t("Noch nicht gespeichert", en: "Not stored yet"), status: problem.status, content: html)
  }

  private var html: HTML {
    HTML {
      div(.class("title")) { h1 { t("Noch nicht gespeichert", en: "Not stored yet") } }
      ProblemAnswer.note(problem, t)
      form(.class("form card"), .method(.post), .action(path)) {
        p {
          needsSignIn
            ? t(
              "Ihre Eingaben sind noch da. Melden Sie sich in einem neuen Tab an und senden Sie sie dann von hier.",
              en: "Your entries are still here. Sign in in a new tab, then send them from here.")
            : t("Ihre Eingaben sind noch da.", en: "Your entries are still here.")
        }
        input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
        for (name, values) in entries.values.sorted(by: { $0.key < $1.key }) where name != "_token" {
          for value in values { input(.type("hidden"), .name(name), .value(value)) }
        }
        // Without the form nobody knows what its fields are called for people; what they typed they know again.
        ul {
          for (_, values) in entries.entered.values.sorted(by: { $0.key < $1.key }) {
            for value in values where !value.isEmpty && value != "true" { li { value } }
          }
        }
        div(.class("buttons")) {
          if needsSignIn {
            a(.class("button main"), .href(SiteURL.signIn.path), .target("_blank"), .rel("noopener")) {
              t("Anmelden (neuer Tab)", en: "Sign in (new tab)")
            }
          }
          button(.class(needsSignIn ? "button" : "button main"), .type("submit")) {
            t("Noch einmal senden", en: "Send again")
          }
        }
      }
    }
  }
}
