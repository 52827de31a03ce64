import Domain

/// What stands in a cell: enough to show it, to sort by it, to find it, and to hand it to a spreadsheet.
enum TableValue: Sendable, Hashable {
  case text(String)
  case phrase(Phrase)
  case integer(Int)
  case money(Money)
  case day(LocalDate)
  case minutes(Minutes)
  case share(BasisPoints)
  case none

  static func text(_ text: String?) -> TableValue { text.map { .text($0) } ?? .none }
  static func integer(_ number: Int?) -> TableValue { number.map { .integer($0) } ?? .none }
  static func money(_ amount: Money?) -> TableValue { amount.map { .money($0) } ?? .none }
  static func day(_ day: LocalDate?) -> TableValue { day.map { .day($0) } ?? .none }
  static func share(_ share: BasisPoints?) -> TableValue { share.map { .share($0) } ?? .none }

  /// As people read it; a dash where there is nothing.
  func shown(_ t: Words) -> String {
    switch self {
    case .text(let text): text
    case .phrase(let phrase): t(phrase)
    case .integer(let number): String(number)
    case .money(let amount): amount.description
    case .day(let day): day.german
    case .minutes(let minutes): minutes.description
    case .share(let share): share.description
    case .none: "–"
    }
  }

  /// Whether figures stand below each other, right-aligned.
  var isFigure: Bool {
    switch self {
    case .integer, .money, .minutes, .share: true
    case .text, .phrase, .day, .none: false
    }
  }

  /// Orders what is there; what is missing comes last whichever way.
  func precedes(_ other: TableValue, _ t: Words) -> Bool {
    switch (self, other) {
    case (.integer(let left), .integer(let right)): left < right
    case (.money(let left), .money(let right)): left < right
    case (.day(let left), .day(let right)): left < right
    case (.minutes(let left), .minutes(let right)): left < right
    case (.share(let left), .share(let right)): left < right
    default: FoldedText(shown(t)) < FoldedText(other.shown(t))
    }
  }
}
