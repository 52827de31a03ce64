import Domain
import Markup

/// How a form looks: labels above, hints below them, errors at their fields and listed on top, what was typed kept.
struct FormView {
  let form: Form
  var entries: FormValues?
  var errors: [String: Phrase] = [:]
  var problem: Problem?
  let submission: UniqueID
  let version: String
  let visitor: Visitor

  private var t: Words { Words(language: visitor.language) }

  var html: HTML {
    HTML {
      div(.class("title")) { h1 { t(form.title) } }
      if let introduction = form.introduction { p(.class("quiet")) { t(introduction) } }
      if !form.facts.isEmpty {
        dl(.class("facts card")) {
          for fact in form.facts {
            dt { t(fact.name) }
            dd { t(fact.value) }
          }
        }
      }
      for warning in form.warnings { p(.class("note warn")) { t(warning) } }
      if let problem { ProblemAnswer.note(problem, t) }
      if !errors.isEmpty { errorList }
      if let preview = form.preview { preview }
      Markup.form(
        .class(form.isWide ? "form wide card" : "form card"), .method(.post), .novalidate,
        .enctype(form.asksForFile ? .multipart : nil),
        .data(
          "confirm",
          form.isIrreversible
            ? t("Das lässt sich nicht zurücknehmen. Wirklich?", en: "This cannot be undone. Really do it?") : nil),
        .data("confirm-yes", form.isIrreversible ? t(form.action) : nil),
        .data("confirm-no", form.isIrreversible ? t("Abbrechen", en: "Cancel") : nil)
      ) {
        input(.type("hidden"), .name("_token"), .value(visitor.forgeryToken))
        input(.type("hidden"), .name("_submission"), .value(submission.description))
        if form.guardsVersion { input(.type("hidden"), .name("_version"), .value(version)) }
        for group in groups { view(of: group) }
        div(.class("buttons")) {
          button(.class("button main"), .type("submit")) { t(form.action) }
          a(.class("button"), .href(form.cancel.path)) { t("Abbrechen", en: "Cancel") }
        }
      }
    }
  }

  private var errorList: HTML {
    div(.class("problems"), .role("alert"), .tabindex(-1), .id("fehler"), .autofocus) {
      strong {
        errors.count == 1
          ? t("Eine Angabe stimmt noch nicht.", en: "One entry is not right yet.")
          : t("\(errors.count) Angaben stimmen noch nicht.", en: "\(errors.count) entries are not right yet.")
      }
      ul {
        for field in form.fields {
          if let error = errors[field.name] { li { a(.href("#\(id(field))")) { "\(name(field)): \(t(error))" } } }
        }
      }
    }
  }

  /// What the browser's tab says, and a screen reader first: also that something is wrong.
  static func title(of form: Form, isRefused: Bool, _ t: Words) -> String {
    isRefused ? t("Fehler: ", en: "Error: ") + t(form.title) : t(form.title)
  }

  /// What a field is called in the list of errors: where several are called the same, with the title they stand under.
  private func name(_ field: FormField) -> String {
    let label = t(field.label)
    guard let section = field.section, form.fields.count(where: { t($0.label) == label }) > 1 else { return label }
    return "\(t(section.title)), \(label)"
  }

  /// The fields in their order, neighbours of one section together.
  private var groups: [[FormField]] {
    var groups: [[FormField]] = []
    for field in form.fields {
      if let section = field.section, groups.last?.last?.section == section {
        groups[groups.count - 1].append(field)
      } else {
        groups.append([field])
      }
    }
    return groups
  }

  private func view(of group: [FormField]) -> HTML {
    guard let section = group.first?.section else { return HTML { for field in group { view(of: field) } } }
    let boxes = div(.class("fields")) { for field in group { view(of: field) } }
    guard section.isFolded else {
      return fieldset {
        legend { t(section.title) }
        boxes
      }
    }
    return details(.open(group.contains { errors[$0.name] != nil || !values($0).isEmpty })) {
      summary { t(section.title) }
      boxes
    }
  }

  private func id(_ field: FormField) -> String { "feld-" + field.name.filter { $0 != "[" && $0 != "]" } }

  private func values(_ field: FormField) -> [String] {
    guard let entries else { return field.values }
    if case .choices = field.kind { return entries.all(field.name) }
    return entries[field.name].map { [$0] } ?? []
  }

  private func describedBy(_ field: FormField) -> String? {
    let ids = [errors[field.name] == nil ? nil : "\(id(field))-fehler", field.hint == nil ? nil : "\(id(field))-hinweis"]
    let joined = ids.compactMap { $0 }.joined(separator: " ")
    return joined.isEmpty ? nil : joined
  }

  private func view(of field: FormField) -> HTML {
    switch field.kind {
    case .hidden: input(.type("hidden"), .name(field.name), .value(values(field).first))
    case .checkbox:
      div(.class("choice")) {
        input(
          .type("checkbox"), .id(id(field)), .name(field.name), .value("true"), .checked(!values(field).isEmpty),
          .aria("describedby", describedBy(field)))
        label(.for(id(field))) { t(field.label) }
        notes(field)
      }
    case .choices(let choices):
      fieldset(.class("field"), .id(id(field)), .aria("describedby", describedBy(field))) {
        legend { t(field.label) }
        notes(field)
        for (index, choice) in choices.enumerated() {
          div(.class("choice")) {
            input(
              .type("checkbox"), .id("\(id(field))-\(index)"), .name(field.name), .value(choice.value),
              .checked(values(field).contains(choice.value)))
            label(.for("\(id(field))-\(index)")) { t(choice.label) }
          }
        }
      }
    default:
      div(.class("field")) {
        label(.for(id(field))) {
          t(field.label)
          if !field.isRequired { span(.class("optional")) { t(" (freiwillig)", en: " (optional)") } }
        }
        notes(field)
        control(field)
      }
    }
  }

  private func notes(_ field: FormField) -> HTML {
    HTML {
      if let hint = field.hint { span(.class("hint"), .id("\(id(field))-hinweis")) { t(hint) } }
      if let error = errors[field.name] { span(.class("error"), .id("\(id(field))-fehler")) { t(error) } }
    }
  }

  private func control(_ field: FormField) -> HTML {
    let value = values(field).first
    let isWrong = errors[field.name] == nil ? nil : "true"
    func line(
      _ type: String, mode: String? = nil, placeholder: String? = nil, maxLength: Int? = 200, autocomplete: String = "off",
      list: String? = nil
    ) -> HTML {
      input(
        .type(type), .id(id(field)), .name(field.name), .value(value), .required(field.isRequired), .inputmode(mode),
        .placeholder(placeholder), .maxlength(maxLength), .autocomplete(autocomplete), .list(list), .aria("invalid", isWrong),
        .aria("describedby", describedBy(field)))
    }
    switch field.kind {
    case .text(let maxLength): return line("text", maxLength: maxLength)
    case .code: return line("text", maxLength: 40)
    case .day: return line("text", mode: "numeric", placeholder: t("TT.MM.JJJJ", en: "DD.MM.YYYY"), maxLength: 20)
    case .month: return line("text", mode: "numeric", placeholder: t("MM.JJJJ", en: "MM.YYYY"), maxLength: 20)
    case .money: return line("text", mode: "decimal", placeholder: "0,00", maxLength: 20)
    case .duration: return line("text", placeholder: "7:30", maxLength: 10)
    case .integer: return line("text", mode: "numeric", maxLength: 12)
    case .percent, .decimal: return line("text", mode: "decimal", maxLength: 20)
    case .password(let isNew):
      return input(
        .type("password"), .id(id(field)), .name(field.name), .required(field.isRequired),
        .autocomplete(isNew ? "new-password" : "current-password"), .maxlength(200), .aria("invalid", isWrong),
        .aria("describedby", describedBy(field)))
    case .longText:
      return textarea(
        .id(id(field)), .name(field.name), .rows(4), .required(field.isRequired), .maxlength(4_000), .aria("invalid", isWrong),
        .aria("describedby", describedBy(field))
      ) { value ?? "" }
    case .choice(let choices):
      // With something chosen already there is no way to choose nothing, and nothing to ask for.
      return select(
        .id(id(field)), .name(field.name), .required(field.isRequired && value == nil), .aria("invalid", isWrong),
        .aria("describedby", describedBy(field))
      ) {
        if !field.isRequired || value == nil { option(.value("")) { t("– bitte wählen –", en: "– please choose –") } }
        for choice in choices { option(.value(choice.value), .selected(choice.value == value)) { t(choice.label) } }
      }
    case .suggested(let choices):
      return HTML {
        line("text", maxLength: 80, list: "\(id(field))-liste")
        datalist(.id("\(id(field))-liste")) { for choice in choices { option(.value(choice.value)) { t(choice.label) } } }
      }
    case .file(let accept):
      return input(
        .type("file"), .id(id(field)), .name(field.name), .required(field.isRequired), .accept(accept),
        .aria("invalid", isWrong),
        .aria("describedby", describedBy(field)))
    case .checkbox, .choices, .hidden: return .nothing
    }
  }
}
