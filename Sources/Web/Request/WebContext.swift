import Domain
import Hummingbird
import Import
import NIOCore
import Synchronization

/// What travels with a request through the middleware to its handler.
struct WebContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  /// The other end of the connection: a browser, or the proxy in front.
  let peer: String
  /// Who asks, once the recognition knows.
  let visitor = VisitorHolder()
  /// The fields of a form that was sent, once they were read for the guard against forgery.
  var form = FormValues()

  /// The files of an upload, as long as the request lasts.
  var upload: UploadFolder?

  init(source: Source) {
    coreContext = CoreRequestContextStorage(source: source)
    peer = source.channel.remoteAddress?.ipAddress ?? "local"
  }

  /// What a request may bring in its body: forms and JSON are small.
  static let bodyLimit_bytes = 1_048_576
  var maxUploadSize: Int { Self.bodyLimit_bytes }
}

/// Holds who asks, and what was typed, for those who answer before the handler does, such as the page of an error.
final class VisitorHolder: Sendable {
  private let held = Mutex((visitor: Visitor(), form: FormValues()))

  var value: Visitor {
    get { held.withLock { $0.visitor } }
    set { held.withLock { $0.visitor = newValue } }
  }

  /// The fields that arrived, once they were read from a page of ours.
  var form: FormValues {
    get { held.withLock { $0.form } }
    set { held.withLock { $0.form = newValue } }
  }
}
