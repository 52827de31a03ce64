/// A Flurstückskennzeichen: exactly 20 characters, Land 2, Gemarkung 4, Flur 3, numerator 5, denominator 4, sequence 2;
/// right-aligned with leading zeros, a missing Flur, denominator or sequence filled with underscores (GeoInfoDok 6.0). Never
/// reused once issued.
package struct CadastralID: Sendable, Hashable {
  package let text: String

  package static func parse(_ text: some StringProtocol) throws(UnreadableValue) -> CadastralID {
    let bytes = Array(text.utf8).trimmed()
    guard bytes.count == 20 else { throw unreadable(text) }
    // Widths in order; whether the field may be missing.
    let fields = [(2, false), (4, false), (3, true), (5, false), (4, true), (2, true)]
    var rest = bytes[...]
    for (width, mayBeMissing) in fields {
      let field = rest.prefix(width)
      rest = rest.dropFirst(width)
      let isMissing = field.allSatisfy { $0 == UInt8(ascii: "_") }
      guard field.decimalValue() != nil || (mayBeMissing && isMissing) else { throw unreadable(text) }
    }
    return CadastralID(text: String(decoding: bytes, as: UTF8.self))
  }

  private static func unreadable(_ text: some StringProtocol) -> UnreadableValue {
    UnreadableValue(
      code: "cadastral_id.unreadable",
      message: Phrase("„\(text)“ ist kein Flurstückskennzeichen.", en: "“\(text)” is not a cadastral id."),
      hint: Phrase(
        "Es hat 20 Zeichen: Land 2, Gemarkung 4, Flur 3, Zähler 5, Nenner 4, Folge 2; fehlende Flur, Nenner oder Folge mit „_“.",
        en: "It has 20 characters: Land 2, district 4, Flur 3, numerator 5, denominator 4, sequence 2; missing ones as “_”."))
  }
}

extension CadastralID: CustomStringConvertible {
  package var description: String { text }
}
