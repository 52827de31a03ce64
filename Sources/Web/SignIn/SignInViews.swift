import Domain
import Markup
import Operations

/// Name and password.
struct SignInView {
  let visitor: Visitor
  var userName: String?
  var next: String?
  var problem: Problem?

  var html: HTML {
    let t = Words(language: visitor.language)
    return SignInFrame(visitor: visitor, problem: problem).html(t("Anmelden", en: "Sign in")) {
      input(.type("hidden"), .name("_next"), .value(next))
      SignInFrame.field("user_name", t("Anmeldename", en: "User name")) {
        input(
          .type("text"), .id("user_name"), .name("user_name"), .value(userName), .required, .autocomplete("username"),
          .autocapitalize("none"), .spellcheck(false), .maxlength(63), .autofocus(userName == nil))
      }
      SignInFrame.field("password", t("Kennwort", en: "Password")) {
        input(
          .type("password"), .id("password"), .name("password"), .required, .autocomplete("current-password"), .maxlength(200),
          .autofocus(userName != nil))
      }
      button(.class("button main"), .type("submit")) { t("Anmelden", en: "Sign in") }
      p(.class("quiet small")) {
        t(
          "Kennwort vergessen? Die Verwaltung gibt einen Einmal-Link aus.",
          en: "Forgotten the password? The administrator hands out a one-time link.")
      }
    }
  }
}

/// The code of the second factor.
struct SecondFactorView {
  let visitor: Visitor
  var problem: Problem?

  var html: HTML {
    let t = Words(language: visitor.language)
    return SignInFrame(visitor: visitor, problem: problem).html(t("Zweiter Faktor", en: "Second factor")) {
      SignInFrame.codeField(t("Code aus der App, oder ein Wiederherstellungscode", en: "Code of the app, or a recovery code"))
      button(.class("button main"), .type("submit")) { t("Weiter", en: "Continue") }
    }
  }
}

/// Setting up a second factor.
struct EnrolmentView {
  let visitor: Visitor
  let enrolment: TOTPEnrolment
  var problem: Problem?

  var html: HTML {
    let t = Words(language: visitor.language)
    return SignInFrame(visitor: visitor, problem: problem).html(t("Zweiten Faktor einrichten", en: "Set up a second factor")) {
      p {
        t(
          "Ihre Rolle braucht einen zweiten Faktor. Tragen Sie diesen Schlüssel in eine Authenticator-App ein und geben Sie den Code ein, den sie zeigt.",
          en: "Your role needs a second factor. Enter this key into an authenticator app and type the code that it shows.")
      }
      p { code(.class("secret")) { Self.grouped(enrolment.secretBase32) } }
      p(.class("small")) { a(.href(enrolment.uri)) { t("In der App dieses Geräts öffnen", en: "Open in this device's app") } }
      SignInFrame.codeField(t("Code aus der App", en: "Code of the app"))
      button(.class("button main"), .type("submit")) { t("Einrichten", en: "Set up") }
    }
  }

  /// In groups of four, as people copy it.
  private static func grouped(_ secret: String) -> String {
    var text = ""
    for (index, character) in secret.enumerated() {
      if index > 0, index.isMultiple(of: 4) { text += " " }
      text.append(character)
    }
    return text
  }
}

/// The codes for the day on which the phone is lost, shown once.
struct RecoveryCodesView {
  let visitor: Visitor
  let codes: [String]

  var html: HTML {
    let t = Words(language: visitor.language)
    return section(.class("card sign-in")) {
      h1 { t("Wiederherstellungscodes", en: "Recovery codes") }
      p {
        t(
          "Jeder gilt einmal, wenn die App nicht zur Hand ist. Sie werden nur jetzt gezeigt: bitte ausdrucken oder abschreiben.",
          en: "Each is good once when the app is not at hand. They are shown only now: please print or copy them.")
      }
      ul(.class("codes")) { for text in codes { li { code { text } } } }
      a(.class("button main"), .href(SiteURL.start.path)) { t("Notiert, weiter", en: "Noted, continue") }
    }
  }
}

/// Choosing a password by a one-time link.
struct LinkView {
  let visitor: Visitor
  let link: OneTimeLink
  var problem: Problem?

  var html: HTML {
    let t = Words(language: visitor.language)
    return SignInFrame(visitor: visitor, problem: problem).html(t("Kennwort wählen", en: "Choose a password")) {
      p {
        t("Für das Konto ", en: "For the account ")
        strong { link.userName }
        t(". Mindestens 12 Zeichen; ein Satz merkt sich gut.", en: ". At least 12 characters; a sentence is easy to remember.")
      }
      input(.type("text"), .name("user_name"), .value(link.userName), .autocomplete("username"), .hidden)
      SignInFrame.field("password", t("Neues Kennwort", en: "New password")) {
        input(.type("password"), .id("password"), .name("password"), .required, .autocomplete("new-password"), .maxlength(200))
      }
      SignInFrame.field("again", t("Noch einmal", en: "Once more")) {
        input(.type("password"), .id("again"), .name("again"), .required, .autocomplete("new-password"), .maxlength(200))
      }
      button(.class("button main"), .type("submit")) { t("Speichern", en: "Save") }
    }
  }
}

/// The card that all steps of signing in share.
struct SignInFrame {
  let visitor: Visitor
  var problem: Problem?

  func html(_ title: String, @HTMLBuilder _ content: () -> HTML) -> HTML {
    section(.class("card sign-in")) {
      h1 { title }
      if let problem { ProblemAnswer.note(problem, Words(language: visitor.language)) }
      form(.class("form"), .method(.post)) {
        input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
        content()
      }
    }
  }

  static func field(_ name: String, _ text: String, @HTMLBuilder _ control: () -> HTML) -> HTML {
    div(.class("field")) {
      label(.for(name)) { text }
      control()
    }
  }

  static func codeField(_ text: String) -> HTML {
    field("code", text) {
      input(
        .type("text"), .id("code"), .name("code"), .required, .inputmode("numeric"), .autocomplete("one-time-code"),
        .maxlength(24),
        .autofocus)
    }
  }
}
