internal import CLibPQ
internal import Glibc

/// The bytes under the statements: sending without blocking, and waiting for what the server answers.
extension Connection {
  /// Pipelining needs the connection non-blocking: were both sides to wait for the other to read, neither would go on.
  func enterPipeline() throws {
    guard PQpipelineStatus(handle) == PQ_PIPELINE_OFF else { return }
    try check(PQsetnonblocking(handle, 1) == 0 && PQenterPipelineMode(handle) == 1)
  }

  func leavePipeline() throws {
    guard PQpipelineStatus(handle) != PQ_PIPELINE_OFF else { return }
    try check(PQexitPipelineMode(handle) == 1 && PQsetnonblocking(handle, 0) == 0)
  }

  /// Sends what is queued and reads in turn what the server already answers.
  func flush() throws {
    while true {
      let state = PQflush(handle)
      if state == 0 { return }
      try check(state > 0)
      if try wait(for: Int32(POLLIN | POLLOUT)) & Int32(POLLIN) != 0 {
        try check(PQconsumeInput(handle) == 1)
      }
    }
  }

  func nextResult() throws -> OpaquePointer? {
    while PQisBusy(handle) == 1 {
      _ = try wait(for: Int32(POLLIN))
      if PQconsumeInput(handle) == 0, PQisBusy(handle) == 1 { throw brokenError() }
    }
    return PQgetResult(handle)
  }

  func wait(for events: Int32) throws -> Int32 {
    var descriptor = pollfd(fd: PQsocket(handle), events: Int16(events), revents: 0)
    guard descriptor.fd >= 0 else { throw brokenError() }
    while true {
      let ready = poll(&descriptor, 1, -1)
      if ready > 0 { return Int32(descriptor.revents) }
      if ready < 0, errno != EINTR { throw brokenError() }
    }
  }

  /// - Throws: the reason libpq gives where a call was refused.
  func check(_ succeeded: Bool) throws {
    guard !succeeded else { return }
    if PQstatus(handle) != CONNECTION_OK { throw brokenError() }
    throw PostgresError(
      kind: .misuse, reason: "the connection refused a request",
      detailForFindings: PQerrorMessage(handle).map { String(cString: $0) })
  }

  func brokenError() -> PostgresError {
    .unavailable("the connection was lost", detail: PQerrorMessage(handle).map { String(cString: $0) })
  }
}
