package import Domain
import Store

/// Something that a reader of a report must know: stable code, sentence, and the amount or the rows it is about.
package struct ReportFinding: Sendable {
  package let code: String
  /// What makes it this one among others of its code, such as the pot's code.
  package let subject: String
  package let sentence: Phrase
  package let amount: Money?
  package let lines: [TracedFigure.Line]

  package init(_ code: String, _ subject: String, _ sentence: Phrase, amount: Money? = nil, lines: [TracedFigure.Line] = []) {
    self.code = code
    self.subject = subject
    self.sentence = sentence
    self.amount = amount
    self.lines = lines
  }

  var key: String { subject.isEmpty ? code : code + "/" + subject }

  var figures: JSONValue {
    var members: [String: JSONValue] = ["key": .text(key), "code": .text(code), "text": .text(sentence.german)]
    if let amount { members["amount_cents"] = .cents(amount) }
    return .object(members)
  }

  var trace: TracedFigure {
    TracedFigure("findings." + key, sentence, amount.map(\.description) ?? "", lines)
  }
}
