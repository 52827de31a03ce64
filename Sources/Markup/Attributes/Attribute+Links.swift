/// Attributes of links, pictures and what the head holds. An address goes through `Address`.
extension Attribute {
  /// Where the link leads.
  @inlinable package static func href(_ address: String?) -> Attribute { Attribute("href", address: address) }

  /// Where the picture or script is.
  @inlinable package static func src(_ address: String?) -> Attribute { Attribute("src", address: address) }

  /// What the linked thing is to this page.
  @inlinable package static func rel(_ value: String?) -> Attribute { Attribute("rel", text: value) }

  /// Where the linked page opens.
  @inlinable package static func target(_ value: String?) -> Attribute { Attribute("target", text: value) }

  /// The language of what is linked.
  @inlinable package static func hreflang(_ value: String?) -> Attribute { Attribute("hreflang", text: value) }

  /// The name under which the linked file is kept.
  @inlinable package static func download(_ value: String?) -> Attribute { Attribute("download", text: value) }

  /// For which media it is meant.
  @inlinable package static func media(_ value: String?) -> Attribute { Attribute("media", text: value) }

  /// The words in place of the picture.
  @inlinable package static func alt(_ value: String?) -> Attribute { Attribute("alt", text: value) }

  /// When a picture is fetched: `lazy` or `eager`.
  @inlinable package static func loading(_ value: String?) -> Attribute { Attribute("loading", text: value) }

  /// The width in pixels.
  @inlinable package static func width(_ number: Int?) -> Attribute { Attribute("width", number: number) }

  /// The height in pixels.
  @inlinable package static func height(_ number: Int?) -> Attribute { Attribute("height", number: number) }

  /// The sizes of an icon.
  @inlinable package static func sizes(_ value: String?) -> Attribute { Attribute("sizes", text: value) }

  /// The encoding of the page.
  @inlinable package static func charset(_ value: String?) -> Attribute { Attribute("charset", text: value) }

  /// The value of a fact about the page.
  @inlinable package static func content(_ value: String?) -> Attribute { Attribute("content", text: value) }

  /// The hash of what is fetched.
  @inlinable package static func integrity(_ value: String?) -> Attribute { Attribute("integrity", text: value) }

  /// Run after the page is there.
  @inlinable package static var `defer`: Attribute { Attribute("defer", holds: true) }
  @inlinable package static func `defer`(_ holds: Bool) -> Attribute { Attribute("defer", holds: holds) }

  /// The moment, day or period for programs.
  @inlinable package static func datetime(_ value: String?) -> Attribute { Attribute("datetime", text: value) }
}
