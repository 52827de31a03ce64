import Domain
import Operations

/// The fields of a voucher line as they are typed (`property=DO-BRU-051,net=1.000,00`) or sent as JSON.
struct VoucherLineFields {
  /// What a line can name, by its English and its German word.
  private enum Name: String, CaseIterable {
    case property, unit, stage, occurrence, group, edition, kind, purpose, net, vat, gross, discount, deduct, paid, placement
    case month, minutes

    var german: String {
      switch self {
      case .property: "objekt"
      case .unit: "einheit"
      case .stage: "phase"
      case .occurrence: "nr"
      case .group: "kostengruppe"
      case .edition: "ausgabe"
      case .kind: "kostenart"
      case .purpose: "zweck"
      case .net: "netto"
      case .vat: "mwst"
      case .gross: "brutto"
      case .discount: "skonto"
      case .deduct: "vorsteuerabzug"
      case .paid: "bezahlt"
      case .placement: "zuweisung"
      case .month: "monat"
      case .minutes: "minuten"
      }
    }

    init?(word: some StringProtocol) {
      let word = word.lowercased()
      guard let found = Self.allCases.first(where: { $0.rawValue == word || $0.german == word }) else { return nil }
      self = found
    }

    static var list: Phrase {
      Phrase(allCases.map(\.german).joined(separator: ", "), en: allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  private var values: [Name: String] = [:]
  /// Which line it is, counted from 1, for messages.
  private let number: Int

  /// Reads `name=value` pairs. A comma separates two pairs only where a name follows it, so that amounts and sentences keep theirs.
  init(_ text: String, number: Int) throws {
    self.number = number
    var last: Name?
    for piece in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = piece.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let word = halves[0].drop { $0 == " " }
      if halves.count == 2, let name = Name(word: word) {
        values[name] = String(halves[1])
        last = name
      } else if let last {
        values[last, default: ""] += "," + piece
      } else {
        throw unreadable(String(word))
      }
    }
    for (name, value) in values { values[name] = Self.unquoted(value) }
  }

  /// Reads an object; amounts are texts (`1.000,00`) or whole numbers under a name that ends in `_cents`.
  init(_ value: JSONValue, number: Int) throws {
    self.number = number
    guard case .object(let members) = value else { throw unreadable(value.compact) }
    for (key, value) in members {
      let isCents = key.hasSuffix("_cents")
      guard let name = Name(word: isCents ? String(key.dropLast("_cents".count)) : key) else { throw unreadable(key) }
      switch value {
      case .text(let text): values[name] = text
      case .integer(let number): values[name] = isCents ? Money(cents: number).plain() : String(number)
      case .bool(let isTrue): values[name] = isTrue ? "ja" : "nein"
      case .null: break
      case .list, .object: throw unreadable(key)
      }
    }
  }

  /// The line; net, VAT and gross complete each other.
  func line() throws -> AddVoucher.Line {
    let (net, vat, gross) = try amounts()
    var line = AddVoucher.Line(costKind: try required(.kind), purpose: try required(.purpose), net: net, vat: vat, gross: gross)
    line.property = values[.property]
    line.unit = values[.unit]
    line.stage = values[.stage]
    line.occurrence = try wholeNumber(.occurrence) ?? 1
    line.costGroup = values[.group]
    line.costGroupEdition = try wholeNumber(.edition)
    line.discount = try values[.discount].map { try Money.parse($0) } ?? .zero
    line.hasInputTaxDeduction = try isYes(.deduct)
    line.paidOn = try values[.paid].map { try LocalDate.parse($0) }
    line.placement = values[.placement]
    line.month = try values[.month].map { try YearMonth.parse($0) }
    line.minutes = try values[.minutes].map { try Minutes.parse($0) }
    return line
  }

  private func amounts() throws -> (net: Money, vat: Money, gross: Money) {
    let net = try values[.net].map { try Money.parse($0) }
    let vat = try values[.vat].map { try Money.parse($0) }
    let gross = try values[.gross].map { try Money.parse($0) }
    switch (net, vat, gross) {
    case (let net?, _, nil): return (net, vat ?? .zero, net + (vat ?? .zero))
    case (nil, _, let gross?): return (gross - (vat ?? .zero), vat ?? .zero, gross)
    case (let net?, nil, let gross?): return (net, gross - net, gross)
    case (let net?, let vat?, let gross?): return (net, vat, gross)
    case (nil, _, nil): throw missing(.net)
    }
  }

  private func required(_ name: Name) throws -> String {
    guard let value = values[name], !value.isEmpty else { throw missing(name) }
    return value
  }

  private func wholeNumber(_ name: Name) throws -> Int? {
    try values[name].map { text in
      guard let number = Int(text) else { throw unreadable("\(name.german)=\(text)") }
      return number
    }
  }

  private func isYes(_ name: Name) throws -> Bool {
    switch values[name]?.lowercased() {
    case nil, "nein", "no": return false
    case "ja", "yes": return true
    case let text?: throw unreadable("\(name.german)=\(text)")
    }
  }

  private static func unquoted(_ text: String) -> String {
    text.count >= 2 && text.hasPrefix("\"") && text.hasSuffix("\"") ? String(text.dropFirst().dropLast()) : text
  }

  private func missing(_ name: Name) -> Problem {
    Problem(
      code: "voucher_line.incomplete",
      message: Phrase("Position \(number): es fehlt „\(name.german)“.", en: "Line \(number): “\(name.rawValue)” is missing."),
      hint: Phrase("Nötig sind kostenart, zweck und netto oder brutto.", en: "Needed are kind, purpose and net or gross."),
      exit: .usage)
  }

  private func unreadable(_ text: String) -> Problem {
    Problem(
      code: "voucher_line.unreadable",
      message: Phrase("Position \(number): „\(text)“ ist keine Angabe.", en: "Line \(number): “\(text)” is no field."),
      hint: Phrase("Möglich sind, durch Komma getrennt: ", en: "Possible, separated by commas: ") + Name.list, exit: .usage)
  }
}
