/// Bytes that never change again. An array of bytes costs a search for its type each time one is made.
///
/// It may be shared: only `init` writes, before anybody else knows the buffer.
@usableFromInline struct Bytes: @unchecked Sendable {
  private let buffer: ManagedBuffer<Int, UInt8>

  init(_ source: UnsafeBufferPointer<UInt8>) {
    buffer = ManagedBuffer.create(minimumCapacity: source.count) { _ in source.count }
    guard let start = source.baseAddress else { return }
    buffer.withUnsafeMutablePointerToElements { $0.initialize(from: start, count: source.count) }
  }

  var count: Int { buffer.header }

  @inline(__always) func withUnsafeBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    buffer.withUnsafeMutablePointers { read(UnsafeBufferPointer(start: $1, count: $0.pointee)) }
  }
}
