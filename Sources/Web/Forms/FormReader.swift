import Domain
import Import

/// Reads the entries of a form as values and collects everything that is wrong with them, so that all of it is said at once.
///
/// Where a required entry is missing or unreadable a filler is returned: `check()` throws before anybody uses it.
final class FormReader {
  let values: FormValues
  /// The files that were sent along, in their order.
  private let upload: UploadFolder?
  private(set) var errors: [String: Phrase] = [:]

  init(_ values: FormValues, upload: UploadFolder? = nil) {
    self.values = values
    self.upload = upload
  }

  /// - Throws: `FormErrors` where anything is wrong.
  func check() throws {
    if !errors.isEmpty { throw FormErrors(byField: errors) }
  }

  /// Says what is wrong with a field by a rule of the page's own.
  func refuse(_ name: String, _ phrase: Phrase) { if errors[name] == nil { errors[name] = phrase } }

  func text(_ name: String) -> String? { values[name] }
  func flag(_ name: String) -> Bool { values[name] != nil }
  func texts(_ name: String) -> [String] { values.all(name) }
  func day(_ name: String) -> LocalDate? { read(name) { try LocalDate.parse($0) } }
  func month(_ name: String) -> YearMonth? { read(name) { try YearMonth.parse($0) } }
  func money(_ name: String) -> Money? { read(name) { try Money.parse($0) } }
  func duration(_ name: String) -> Minutes? { read(name) { try Minutes.parse($0) } }
  func percent(_ name: String) -> BasisPoints? { read(name) { try BasisPoints.parse($0) } }
  func decimal(_ name: String) -> ExactDecimal? { read(name) { try ExactDecimal.parse($0) } }
  func choice<Word: Domain.Choice>(_ name: String, _: Word.Type = Word.self) -> Word? { read(name) { try Word.parse($0) } }

  func integer(_ name: String) -> Int? {
    read(name) { text in
      guard let number = Int(text) else {
        throw UnreadableValue(
          code: "number.unreadable",
          message: Phrase("„\(text)“ ist keine ganze Zahl.", en: "“\(text)” is not a whole number."),
          hint: Phrase("Nur Ziffern schreiben: 3.", en: "Write digits only: 3."))
      }
      return number
    }
  }

  /// The bytes of the file of a form that asks for one.
  func requiredFile(_ name: String) -> [UInt8] {
    guard let file = upload?.files.first, let bytes = try? file.bytes(), !bytes.isEmpty else {
      refuse(name, Phrase("Eine Datei wählen, die nicht leer ist.", en: "Choose a file that is not empty."))
      return []
    }
    return bytes
  }

  func requiredText(_ name: String) -> String { require(name, text(name), or: "") }
  func requiredDay(_ name: String) -> LocalDate { require(name, day(name), or: LocalDate(daysSinceEpoch: 0)) }
  func requiredMonth(_ name: String) -> YearMonth {
    require(name, month(name), or: YearMonth(containing: LocalDate(daysSinceEpoch: 0)))
  }
  func requiredMoney(_ name: String) -> Money { require(name, money(name), or: .zero) }
  func requiredDuration(_ name: String) -> Minutes { require(name, duration(name), or: .zero) }
  func requiredPercent(_ name: String) -> BasisPoints { require(name, percent(name), or: .zero) }
  func requiredInteger(_ name: String) -> Int { require(name, integer(name), or: 0) }
  func requiredChoice<Word: Domain.Choice>(_ name: String, or filler: Word) -> Word { require(name, choice(name), or: filler) }

  /// A period by its first and last day; nil where neither is given.
  func period(from first: String, until last: String) -> DateRange? {
    let (lower, through) = (day(first), day(last))
    guard lower != nil || through != nil else { return nil }
    guard let period = DateRange(lower: lower, upper: through.map { $0.adding(days: 1) }), !period.isEmpty else {
      refuse(last, Phrase("Der letzte Tag liegt vor dem ersten.", en: "The last day lies before the first."))
      return nil
    }
    return period
  }

  /// The same with a first day that is already known where none is given.
  func period(from first: String, until last: String, beginning day: LocalDate) -> DateRange {
    let lower = self.day(first) ?? day
    let through = self.day(last)
    let period = through.map { DateRange(from: lower, through: $0) } ?? DateRange(from: lower)
    if period.isEmpty {
      refuse(last, Phrase("Der letzte Tag liegt vor dem ersten.", en: "The last day lies before the first."))
    }
    return period
  }

  private func read<Value>(_ name: String, _ parse: (String) throws -> Value) -> Value? {
    guard let text = values[name] else { return nil }
    do {
      return try parse(text)
    } catch let error as UnreadableValue {
      refuse(name, error.message + Phrase(" ", en: " ") + error.hint)
    } catch {
      refuse(name, Phrase("Das ist nicht lesbar.", en: "This cannot be read."))
    }
    return nil
  }

  private func require<Value>(_ name: String, _ value: Value?, or filler: Value) -> Value {
    if let value { return value }
    refuse(name, Phrase("Diese Angabe fehlt.", en: "This is missing."))
    return filler
  }
}

/// What is wrong with the entries of a form, by field.
struct FormErrors: Error {
  let byField: [String: Phrase]
}
