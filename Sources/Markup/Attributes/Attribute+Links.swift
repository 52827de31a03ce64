/// Attributes of links, pictures and what the head holds. An address goes through `Address`.
extension Attribute {
  /// Where the link leads.
  package static func href(_ address: String?) -> Attribute { Attribute("href", address: address) }

  /// Where the picture or script is.
  package static func src(_ address: String?) -> Attribute { Attribute("src", address: address) }

  /// What the linked thing is to this page.
  package static func rel(_ value: String?) -> Attribute { Attribute("rel", text: value) }

  /// Where the linked page opens.
  package static func target(_ value: String?) -> Attribute { Attribute("target", text: value) }

  /// The language of what is linked.
  package static func hreflang(_ value: String?) -> Attribute { Attribute("hreflang", text: value) }

  /// The name under which the linked file is kept.
  package static func download(_ value: String?) -> Attribute { Attribute("download", text: value) }

  /// For which media it is meant.
  package static func media(_ value: String?) -> Attribute { Attribute("media", text: value) }

  /// The words in place of the picture.
  package static func alt(_ value: String?) -> Attribute { Attribute("alt", text: value) }

  /// When a picture is fetched: `lazy` or `eager`.
  package static func loading(_ value: String?) -> Attribute { Attribute("loading", text: value) }

  /// The width in pixels.
  package static func width(_ number: Int?) -> Attribute { Attribute("width", number: number) }

  /// The height in pixels.
  package static func height(_ number: Int?) -> Attribute { Attribute("height", number: number) }

  /// The sizes of an icon.
  package static func sizes(_ value: String?) -> Attribute { Attribute("sizes", text: value) }

  /// The encoding of the page.
  package static func charset(_ value: String?) -> Attribute { Attribute("charset", text: value) }

  /// The value of a fact about the page.
  package static func content(_ value: String?) -> Attribute { Attribute("content", text: value) }

  /// The hash of what is fetched.
  package static func integrity(_ value: String?) -> Attribute { Attribute("integrity", text: value) }

  /// Run after the page is there.
  package static var `defer`: Attribute { Attribute("defer", holds: true) }
  package static func `defer`(_ holds: Bool) -> Attribute { Attribute("defer", holds: holds) }

  /// The moment, day or period for programs.
  package static func datetime(_ value: String?) -> Attribute { Attribute("datetime", text: value) }
}
