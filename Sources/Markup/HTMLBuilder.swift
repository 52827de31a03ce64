/// Puts what stands in a closure, line by line, into one fragment; conditions and loops are Swift's own.
@usableFromInline @resultBuilder package enum HTMLBuilder {
  @inlinable package static func buildExpression(_ text: String) -> HTML { HTML(.text(text)) }
  @inlinable package static func buildExpression(_ text: String?) -> HTML { text.map { HTML(.text($0)) } ?? .nothing }
  @inlinable package static func buildExpression(_ fragment: HTML) -> HTML { fragment }
  @inlinable package static func buildExpression(_ fragment: HTML?) -> HTML { fragment ?? .nothing }
  @inlinable package static func buildExpression(_ fragments: [HTML]) -> HTML { HTML(.list(fragments)) }

  @inlinable package static func buildBlock() -> HTML { .nothing }
  @inlinable package static func buildBlock(_ part: HTML) -> HTML { part }
  @inlinable package static func buildBlock(_ parts: HTML...) -> HTML { HTML(.list(parts)) }

  @inlinable package static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
  @inlinable package static func buildEither(first part: HTML) -> HTML { part }
  @inlinable package static func buildEither(second part: HTML) -> HTML { part }
  @inlinable package static func buildArray(_ parts: [HTML]) -> HTML { HTML(.list(parts)) }
  @inlinable package static func buildLimitedAvailability(_ part: HTML) -> HTML { part }
}
