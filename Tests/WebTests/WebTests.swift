import HummingbirdTesting
import Testing
import Web
@Test func `placeholder`() { _ = WebServer.self }
