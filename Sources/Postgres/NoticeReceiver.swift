internal import CLibPQ

/// Hands the server's notices to a closure; they are never printed.
final class NoticeReceiver {
  private let deliver: (@Sendable (PostgresNotice) -> Void)?

  init(deliver: (@Sendable (PostgresNotice) -> Void)?) {
    self.deliver = deliver
  }

  func receive(_ result: OpaquePointer?) {
    guard let deliver else { return }
    func field(_ character: Unicode.Scalar) -> String {
      PQresultErrorField(result, Int32(character.value)).map { String(cString: $0) } ?? ""
    }
    deliver(PostgresNotice(severity: field("V"), sqlState: field("C"), message: field("M")))
  }
}
