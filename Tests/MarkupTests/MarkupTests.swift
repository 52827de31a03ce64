import Markup
import Testing
@Test func `placeholder`() { _ = HTMLBytes() }
