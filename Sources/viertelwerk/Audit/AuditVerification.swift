import ArgumentParser
import Domain
import FoundationEssentials
import Store

/// Seals by hand what the service would seal by itself.
struct AuditSeal: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "seal", Phrase("Wartende Ereignisse versiegeln", en: "Seal the events that wait"),
    discussion: Phrase(
      "Der Dienst tut das alle paar Sekunden. Was noch läuft, wartet auf das nächste Mal.",
      en: "The service does this every few seconds. What is still under way waits for the next time."))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    var count = 0
    while true {
      let sealed = try await context.write { tx in try AuditSeals.seal(tx) }
      if sealed == 0 { break }
      count += sealed
    }
    let total = count
    let state = try await context.read { tx in try AuditSeals.state(tx) }
    context.done(
      Phrase(
        "\(total) Ereignisse versiegelt, \(state.unsealedCount) warten; letzter Block \(state.head?.block ?? 0).",
        en: "\(total) events sealed, \(state.unsealedCount) wait; last block \(state.head?.block ?? 0)."),
      json: ["sealed": .integer(total), "waiting": .integer(state.unsealedCount), "block": .integer(state.head?.block)])
  }
}

/// Prints the head of the chain, to be kept where whoever runs the database cannot write.
struct AuditHeadShow: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "head",
    Phrase("Den Kopf der Kette ausgeben, zum Aufbewahren anderswo", en: "Print the head of the chain, to keep elsewhere"),
    discussion: Phrase(
      "Eine Zeile JSON. Regelmäßig an eine Datei außerhalb dieses Rechners angehängt, zeigt sie mit „audit verify --head“ auch, ob das Ende abgeschnitten oder die Kette neu gemacht wurde, und ab welchem der Köpfe.",
      en:
        "One line of JSON. Appended regularly to a file off this machine, it shows with 'audit verify --head' also whether the end was cut off or the chain made anew, and from which of the heads on."
    ))
  @OptionGroup var shared: SharedOptions

  func run(in context: Context) async throws {
    guard let head = try await context.read({ tx in try AuditSeals.head(tx) }) else {
      throw Problem(
        code: "audit.nothing_sealed",
        message: Phrase("Es ist noch nichts versiegelt.", en: "Nothing is sealed yet."),
        hint: Phrase("Zuerst: viertelwerk audit seal", en: "First: viertelwerk audit seal"))
    }
    Terminal.line(head.json.compact)
  }
}

/// Computes every hash of the audit trail again and names the first row that is not what was sealed.
struct AuditVerify: DatabaseCommand {
  static let configuration = CommandConfiguration(
    "verify", Phrase("Das ganze Protokoll nachrechnen", en: "Compute the whole audit trail again"),
    discussion: Phrase(
      "Rechnet jede Prüfsumme aus den Zeilen neu und nennt die erste falsche. Endet mit 1, wenn etwas gefunden wurde. Ohne --head sieht eine Kette heil aus, deren Ende abgeschnitten oder die ganz neu gemacht wurde.",
      en:
        "Computes every checksum from the rows again and names the first wrong one. Ends with 1 where something was found. Without --head a chain looks whole whose end was cut off or which was made anew altogether."
    ))
  @OptionGroup var shared: SharedOptions
  @Option(
    help: .phrase(
      "Aufbewahrte Köpfe, einer je Zeile, wie „audit head“ sie ausgibt.",
      en: "Heads that were kept, one a line, as 'audit head' prints them.",
      value: Phrase("datei", en: "file")), completion: .file())
  var head: String?

  func run(in context: Context) async throws {
    let heads = try head.map(Self.heads) ?? []
    let proof = try await context.read { tx in try AuditProof.of(tx, heads: heads) }
    if context.json { Terminal.line(proof.json.pretty) }
    if let first = proof.findings.first {
      if !context.json {
        Terminal.table(
          Table(
            [.text("Tabelle", en: "Table"), .text("Zeile", en: "Row"), .text("Was ist", en: "What is wrong")],
            rows: proof.findings.map { [$0.relation, $0.row, $0.meaning.text()] }))
      }
      Terminal.say(
        Phrase(
          "Erste falsche Zeile: \(first.relation) \(first.row). Gefunden: \(proof.findingCount).",
          en: "First wrong row: \(first.relation) \(first.row). Found: \(proof.findingCount)."))
      throw ExitCode(ExitKind.findings.rawValue)
    }
    Terminal.say(
      Phrase(
        "Das Protokoll ist unverändert: \(proof.sealedCount) Ereignisse in \(proof.blockCount) Blöcken, \(proof.unsealedCount) warten.",
        en:
          "The audit trail is unchanged: \(proof.sealedCount) events in \(proof.blockCount) blocks, \(proof.unsealedCount) wait."
      ))
    if heads.isEmpty {
      context.warn(
        Phrase(
          "Ohne aufbewahrten Kopf (--head) bliebe ein abgeschnittenes Ende unbemerkt.",
          en: "Without a head that was kept (--head) an end that was cut off would go unnoticed."))
    }
  }

  /// - Throws: `Problem` `file.unreadable`, `audit.head_unreadable`.
  static func heads(in path: String) throws -> [AuditHead] {
    let text: String
    do {
      text = String(decoding: try Data(contentsOf: URL(filePath: path)), as: UTF8.self)
    } catch {
      throw Problem(
        code: "file.unreadable", message: Phrase("\(path) ist nicht lesbar.", en: "\(path) cannot be read."),
        hint: Phrase("Pfad und Rechte prüfen.", en: "Check the path and its permissions."))
    }
    let lines = text.split(whereSeparator: \.isNewline).enumerated().filter { !$0.element.allSatisfy(\.isWhitespace) }
    let heads = try lines.map { number, line in
      guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(line.utf8)), let head = AuditHead(value) else {
        throw unreadable(path, line: number + 1)
      }
      return head
    }
    // An empty file would prove nothing and look as if it did.
    guard !heads.isEmpty else { throw unreadable(path, line: 1) }
    return heads
  }

  private static func unreadable(_ path: String, line: Int) -> Problem {
    Problem(
      code: "audit.head_unreadable",
      message: Phrase(
        "\(path), Zeile \(line), ist kein Kopf der Kette.", en: "\(path), line \(line), is no head of the chain."),
      hint: Phrase(
        "Erwartet wird die Ausgabe von: viertelwerk audit head", en: "Expected is the output of: viertelwerk audit head"))
  }
}

extension AuditHead {
  var json: JSONValue {
    ["block": .integer(block), "hash": .text(hash), "events": .integer(eventCount), "sealed_at": .text(sealedAt.iso)]
  }

  /// Nil for what `audit head` did not print.
  init?(_ value: JSONValue) {
    guard case .object(let members) = value, case .integer(let block)? = members["block"], block > 0,
      case .text(let hash)? = members["hash"], hash.utf8.count == 64, case .integer(let events)? = members["events"],
      case .text(let at)? = members["sealed_at"], let sealedAt = try? Moment.parse(at)
    else { return nil }
    self.init(block: block, hash: hash, eventCount: Int(events), sealedAt: sealedAt)
  }
}

extension AuditProof {
  var json: JSONValue {
    [
      "blocks": .integer(blockCount), "sealed": .integer(sealedCount), "waiting": .integer(unsealedCount),
      "head": head?.json ?? .null, "findings": .integer(findingCount),
      "first": .list(
        findings.map { ["relation": .text($0.relation), "row": .text($0.row), "meaning": .text($0.meaning.text())] }),
    ]
  }
}
