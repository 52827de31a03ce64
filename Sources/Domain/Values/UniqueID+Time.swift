import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes UUIDs of version 7 that sort by the time they were made, strictly within one generator.
///
/// Reading the clock is the one input `Domain` has; a test gives its own.
package final class UniqueIDSource: Sendable {
  private struct State {
    var millisecond: UInt64 = 0
    var counter: UInt64 = 0
  }

  private let state = Mutex(State())
  private let milliseconds_now: @Sendable () -> UInt64

  package init(milliseconds_now: @escaping @Sendable () -> UInt64 = systemMilliseconds) {
    self.milliseconds_now = milliseconds_now
  }

  /// The next identity. Within one millisecond, or when the clock steps back, a counter of 12 bits goes on from where it
  /// was (RFC 9562, 6.2, method 1); when it is used up the millisecond is taken forward.
  package func make() -> UniqueID {
    let now = milliseconds_now()
    let (millisecond, counter) = state.withLock { state in
      if now > state.millisecond {
        state.millisecond = now
        state.counter = UInt64.random(in: 0..<0x800)
      } else if state.counter == 0xFFF {
        state.millisecond += 1
        state.counter = 0
      } else {
        state.counter += 1
      }
      return (state.millisecond, state.counter)
    }
    return UniqueID(high: millisecond << 16 | 0x7000 | counter, low: UInt64.random(in: 0..<(1 << 62)) | (0b10 << 62))
  }

  private static let shared = UniqueIDSource()

  fileprivate static func next() -> UniqueID { shared.make() }
}

extension UniqueID {
  /// A fresh identity (version 7), later than every one made before in this process.
  package static func make() -> UniqueID { UniqueIDSource.next() }
}

/// Milliseconds since 1970-01-01 UTC by the machine's clock.
package func systemMilliseconds() -> UInt64 {
  var time = timespec()
  clock_gettime(CLOCK_REALTIME, &time)
  return UInt64(time.tv_sec) * 1000 + UInt64(time.tv_nsec) / 1_000_000
}
