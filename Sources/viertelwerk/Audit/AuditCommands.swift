import ArgumentParser
import Domain
import Store

/// Everything about the audit trail: who did what, and the proof that nobody has changed it since.
struct AuditGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    "audit", Phrase("Protokoll lesen, versiegeln und nachprüfen", en: "Read, seal and verify the audit trail"),
    subcommands: [AuditList.self, AuditShow.self, AuditSeal.self, AuditHeadShow.self, AuditVerify.self])
}

/// Lists events, the newest first.
struct AuditList: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "list", Phrase("Ereignisse auflisten, die neuesten zuerst", en: "List events, the newest first"))
  @OptionGroup var shared: SharedOptions
  @Option(
    help: .phrase(
      "Nur von dieser Person (ein Teil des Namens genügt).", en: "Only by this person (part of the name will do).",
      value: .userName))
  var actor: String?
  @Option(
    help: .phrase(
      "Nur diese Vorgänge, am Anfang verglichen: stage. meint alle an Bauphasen.",
      en: "Only these operations, compared at their beginning: stage. means all about stages.",
      value: Phrase("vorgang", en: "operation")))
  var operation: String?
  @Option(
    help: .phrase("Nur was diesen Code enthält.", en: "Only what contains this code.", value: .code))
  var subject: String?
  @Option(help: .phrase("Vom ersten Tag an.", en: "From this day on.", value: .day), transform: Reading.day)
  var from: LocalDate?
  @Option(help: .phrase("Bis zum letzten Tag.", en: "Until this day.", value: .day), transform: Reading.day)
  var until: LocalDate?
  @Option(
    help: .phrase(
      "Höchstens so viele (sonst 50).", en: "At most so many (else 50).", value: Phrase("anzahl", en: "count")))
  var limit = 50

  func run(in context: Context) async throws {
    let filter = AuditFilter(
      actor: actor, operation: operation, subject: subject, period: try Reading.period(from: from, until: until))
    let limit = max(1, limit)
    let found = try await context.read { tx in try AuditQueries.page(filter, limit: limit, tx) }
    context.show(json: .list(found.map(\.json))) {
      Table(
        [
          .figure("Nr.", en: "No."), .text("Wann", en: "When"), .text("Wer", en: "Who"), .text("Rolle", en: "Role"),
          .text("Vorgang", en: "Operation"), .text("Woran", en: "Subject"), .figure("Block", en: "Block"),
        ],
        rows: found.map {
          [
            String($0.number), $0.happenedAt.description, $0.actor, $0.role?.name.text() ?? "–", $0.operation, $0.subject,
            $0.block.cell,
          ]
        })
    }
  }
}

/// Shows one event with what was before and after it.
struct AuditShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "show", Phrase("Ein Ereignis mit Vorher und Nachher zeigen", en: "Show one event with what was before and after"))
  @OptionGroup var shared: SharedOptions
  @Argument(help: .phrase("Nummer des Ereignisses.", en: "The event's number.", value: Phrase("nummer", en: "number")))
  var number: Int64

  func run(in context: Context) async throws {
    let number = number
    let (entry, kept) = try await context.read { tx in
      (try AuditQueries.one(number, tx), try AuditQueries.kept(of: number, tx))
    }
    guard let entry else {
      throw Problem(
        code: "audit.event_unknown",
        message: Phrase("Ein Ereignis \(number) gibt es nicht.", en: "There is no event \(number)."),
        hint: Phrase("Was es gibt, zeigt: viertelwerk audit list", en: "To see what there is: viertelwerk audit list"))
    }
    if context.json { return Terminal.line(entry.json(with: kept).pretty) }
    Terminal.heading(Phrase("Ereignis \(number)", en: "Event \(number)"))
    var facts = FactList()
    facts.add(Phrase("Wann", en: "When"), entry.happenedAt.description)
    facts.add(Phrase("Wer", en: "Who"), entry.actor)
    facts.add(Phrase("Rolle", en: "Role"), entry.role?.name.text())
    facts.add(Phrase("Vorgang", en: "Operation"), entry.operation)
    facts.add(Phrase("Woran", en: "Subject"), entry.subject)
    facts.add(Phrase("Anfrage", en: "Request"), entry.requestID)
    facts.add(Phrase("Block", en: "Block"), entry.block.cell)
    facts.add(Phrase("Angaben", en: "Facts"), entry.facts == [:] ? nil : entry.facts.compact)
    Terminal.facts(facts)
    switch kept {
    case .none: break
    case .erased:
      context.warn(
        Phrase("Vorher und Nachher sind nach Ablauf der Frist gelöscht.", en: "Before and after were erased in time."))
    case .change(let before, let after):
      Terminal.table(
        Table(
          [.text("Angabe", en: "Fact"), .text("vorher", en: "before"), .text("nachher", en: "after")],
          rows: before.keys.sorted().map {
            [$0, before[$0, default: .null].compact, after[$0, default: .null].compact]
          }))
    }
  }
}

extension AuditEntry {
  var json: JSONValue { json(with: nil) }

  func json(with kept: AuditKept?) -> JSONValue {
    var members: [String: JSONValue] = [
      "number": .integer(number), "at": .text(happenedAt.iso), "actor": .text(actor), "role": .text(role?.rawValue),
      "operation": .text(operation), "subject": .text(subject), "facts": facts, "request_id": .text(requestID),
      "block": .integer(block),
    ]
    switch kept {
    case nil, .none?: break
    case .erased?: members["erased"] = true
    case .change(let before, let after)?:
      members["before"] = .object(before)
      members["after"] = .object(after)
    }
    return .object(members)
  }
}
