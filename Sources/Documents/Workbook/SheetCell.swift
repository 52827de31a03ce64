package import Domain

/// A value on its way into a spreadsheet or a CSV file, with its type, so that figures stay figures there.
package enum SheetCell: Sendable, Hashable, ExpressibleByStringLiteral {
  case text(String)
  case integer(Int64)
  case money(Money)
  case day(LocalDate)
  case minutes(Minutes)
  case share(BasisPoints)
  case empty

  package init(stringLiteral value: String) { self = .text(value) }

  package static func text(_ text: String?) -> SheetCell { text.map { .text($0) } ?? .empty }
  package static func integer(_ number: (some BinaryInteger)?) -> SheetCell { number.map { .integer(Int64($0)) } ?? .empty }
  package static func money(_ amount: Money?) -> SheetCell { amount.map { .money($0) } ?? .empty }
  package static func day(_ day: LocalDate?) -> SheetCell { day.map { .day($0) } ?? .empty }
  package static func minutes(_ count: Int) -> SheetCell { .minutes(Minutes(count)) }
  package static func share(_ share: BasisPoints?) -> SheetCell { share.map { .share($0) } ?? .empty }
}

extension SheetCell {
  /// What the cells of a column are; where nothing stands yet, what is filled in later looks like it.
  package enum Kind: String, Sendable, CaseIterable {
    case text = "s"
    case integer = "i"
    case money = "m"
    case day = "d"
    case minutes = "h"
    case share = "p"
  }

  /// Nil where nothing stands in it.
  package var kind: Kind? {
    switch self {
    case .text: .text
    case .integer: .integer
    case .money: .money
    case .day: .day
    case .minutes: .minutes
    case .share: .share
    case .empty: nil
    }
  }

  /// Writes the cell as the protocol has it: the letter of its kind, then the value; a text with its tabs and line ends escaped.
  func write(into bytes: inout [UInt8]) {
    func number(_ kind: Kind, _ number: some BinaryInteger) {
      bytes += kind.rawValue.utf8
      bytes += String(number).utf8
    }
    switch self {
    case .empty: break
    case .integer(let value): number(.integer, value)
    case .money(let amount): number(.money, amount.cents)
    case .day(let day): number(.day, day.daysSinceEpoch)
    case .minutes(let minutes): number(.minutes, minutes.count)
    case .share(let share): number(.share, share.value)
    case .text(let text):
      bytes += Kind.text.rawValue.utf8
      for byte in text.utf8 {
        switch byte {
        case UInt8(ascii: "\\"): bytes += "\\\\".utf8
        case UInt8(ascii: "\t"): bytes += "\\t".utf8
        case UInt8(ascii: "\n"): bytes += "\\n".utf8
        case UInt8(ascii: "\r"): bytes += "\\r".utf8
        default: bytes.append(byte)
        }
      }
    }
  }
}
