/// An attribute of an element. There are only those that this room names: no handlers of events, no styles.
///
/// A value of nil leaves the attribute out; of two attributes with one name, browsers heed the first.
@usableFromInline package struct Attribute: Sendable {
  /// How name and text are written.
  @usableFromInline enum Kind: Sendable { case absent, flag, text, aria, data }

  @usableFromInline let text: String
  @usableFromInline let name: StaticString
  @usableFromInline let kind: Kind

  @inlinable init(_ name: StaticString, _ kind: Kind, _ text: String) {
    self.name = name
    self.kind = kind
    self.text = text
  }

  @inlinable init(_ name: StaticString, text: String?) { self.init(name, text == nil ? .absent : .text, text ?? "") }

  @usableFromInline init(_ name: StaticString, address: String?) {
    self.init(name, text: address.map { Address($0).text })
  }

  @usableFromInline init(_ name: StaticString, number: Int?) { self.init(name, text: number.map { String($0) }) }

  @inlinable init(_ name: StaticString, holds: Bool) { self.init(name, holds ? .flag : .absent, "") }

  /// An attribute of a family, `aria-` or `data-`: a name with anything but small letters, digits and dashes is left out.
  @usableFromInline init(_ family: Kind, _ name: StaticString, text: String?) {
    self.init(name, text != nil && Self.isName(name) ? family : .absent, text ?? "")
  }

  /// Nothing, for the other branch of a condition.
  @inlinable package static var absent: Attribute { Attribute("", .absent, "") }

  private static func isName(_ name: StaticString) -> Bool {
    // A literal of one character is kept as that character.
    guard name.hasPointerRepresentation, name.utf8CodeUnitCount > 0 else { return false }
    return UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount).allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
      default: false
      }
    }
  }
}
