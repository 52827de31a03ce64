/// Puts what stands in a closure, line by line, into one fragment; conditions and loops are Swift's own.
@resultBuilder package enum HTMLBuilder {
  package static func buildExpression(_ text: String) -> HTML { HTML(.text(text)) }
  package static func buildExpression(_ text: String?) -> HTML { text.map { HTML(.text($0)) } ?? .nothing }
  package static func buildExpression(_ fragment: HTML) -> HTML { fragment }
  package static func buildExpression(_ fragment: HTML?) -> HTML { fragment ?? .nothing }
  package static func buildExpression(_ fragments: [HTML]) -> HTML { HTML(.list(fragments)) }

  package static func buildBlock() -> HTML { .nothing }
  package static func buildBlock(_ part: HTML) -> HTML { part }
  package static func buildBlock(_ parts: HTML...) -> HTML { HTML(.list(parts)) }

  package static func buildOptional(_ part: HTML?) -> HTML { part ?? .nothing }
  package static func buildEither(first part: HTML) -> HTML { part }
  package static func buildEither(second part: HTML) -> HTML { part }
  package static func buildArray(_ parts: [HTML]) -> HTML { HTML(.list(parts)) }
  package static func buildLimitedAvailability(_ part: HTML) -> HTML { part }
}
