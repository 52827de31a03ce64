package import Domain

/// The number of the request that the current task answers: the same in the response, the log and every audit event of it.
package enum RequestID {
  /// Nil outside of a request; then each transaction makes its own.
  @TaskLocal package static var current: UniqueID?
}
