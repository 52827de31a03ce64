/// A thing with a key of its own; `Property.ID` and `FundingPot.ID` are different types, so they cannot be mixed up.
package protocol Entity {}

extension Entity {
  package typealias ID = Identifier<Self>
}

/// The database's key of an `Entity`: never shown to people, who know things by their codes.
package struct Identifier<Of: Entity>: RawRepresentable, Sendable, Hashable {
  package let rawValue: Int64

  package init(rawValue: Int64) { self.rawValue = rawValue }
  package init(_ rawValue: Int64) { self.rawValue = rawValue }
}

extension Identifier: Comparable {
  package static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
}

extension Identifier: CustomStringConvertible {
  package var description: String { String(rawValue) }
}
