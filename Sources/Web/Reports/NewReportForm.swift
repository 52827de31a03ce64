import Domain
import Markup
import Operations
import Reports
import Store

/// Chooses which report, of what and which month; leads to its draft and changes nothing.
struct NewReportForm: FormPage {
  private let kind: ReportKind
  private let kinds: [ReportKind]
  private let jobcenter: String?
  private let month: YearMonth
  private let property: String?
  private let today: LocalDate
  private let t: Words

  init(_ visit: Visit) throws {
    kinds = ReportKind.kinds(for: visit.person.role)
    guard let kind = visit.query("art").map(DraftAddress.kind) ?? kinds.first, kinds.contains(kind) else {
      throw WebProblem.notForRole(visit.person.role, hasOthers: visit.person.roles.count > 1)
    }
    self.kind = kind
    jobcenter = visit.query("jobcenter")
    month = visit.query("monat").flatMap { try? YearMonth.parse($0) } ?? YearMonth(containing: visit.today).adding(months: -1)
    property = visit.query("objekt")
    today = visit.today
    t = visit.t
  }

  func form(_ tx: Transaction) throws -> Form {
    let day = FormField(
      "stand", Phrase("Stand", en: "As of"), .day,
      hint: Phrase("Der Tag, auf den sich der Bericht bezieht; leer: heute.", en: "The day the report speaks of; empty: today.")
    )
    let fields: [FormField] =
      switch kind {
      case .participants:
        [
          FormField(
            "jobcenter", Phrase("Jobcenter", en: "Job centre"),
            .choice(try OrganisationQueries.all(kind: .jobcenter, tx).map { FormChoice(code: $0.code, name: $0.name) }),
            required: true,
            value: jobcenter),
          FormField(
            "monat", Phrase("Monat", en: "Month"), .month, required: true,
            hint: Phrase("Etwa 03.2026.", en: "Such as 03.2026."),
            value: month.german),
          FormField(
            "namen",
            Phrase(
              "Mit Namen, für die Ausfertigung des Jobcenters (wird protokolliert)",
              en: "With names, for the job centre's own copy (on record)"), .checkbox), day,
        ]
      case .funding, .property:
        [
          FormField(
            "objekt", Phrase("Objekt", en: "Property"),
            .choice(try PropertyQueries.all(on: today, tx).map { FormChoice(code: $0.code, name: $0.name) }), required: true,
            value: property), day,
        ]
      }
    var form = Form(
      title: Phrase("Bericht erstellen", en: "Make a report"),
      introduction: Phrase(
        "Zuerst entsteht ein Entwurf zum Prüfen; freigegeben wird erst dort.",
        en: "First there is a draft to check; it is released only from there."),
      action: Phrase("Entwurf ansehen", en: "Look at the draft"), cancel: .reports, area: .reports, fields: fields)
    if kinds.count > 1 { form.preview = tabs }
    return form
  }

  private var tabs: HTML {
    nav(.class("tabs"), .aria("label", t("Art des Berichts", en: "Kind of report"))) {
      ul {
        for other in kinds {
          li { a(.href(DraftAddress.new(other).path), .aria("current", other == kind ? "page" : nil)) { t(other.name) } }
        }
      }
    }
  }

  func submit(_ entries: FormReader, _ tx: Transaction) throws -> FormOutcome {
    let day = entries.day("stand") ?? today
    let request: ReportRequest
    switch kind {
    case .participants:
      let (jobcenter, month) = (entries.requiredText("jobcenter"), entries.requiredMonth("monat"))
      request = .participants(jobcenter: jobcenter, month: month, withNames: entries.flag("namen"), asOf: day)
    case .funding: request = .funding(property: entries.requiredText("objekt"), asOf: day)
    case .property: request = .property(entries.requiredText("objekt"), asOf: day)
    }
    try entries.check()
    switch request {
    case .participants(let jobcenter, _, _, _): _ = try Lookup.organisation(jobcenter, kind: "jobcenter", tx)
    case .funding(let property, _), .property(let property, _): _ = try Lookup.property(property, tx)
    }
    return FormOutcome(DraftAddress.url(request))
  }
}
