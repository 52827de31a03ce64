import Synchronization

/// What the service counts about itself, printed in the text format of Prometheus.
package final class Metrics: Sendable {
  /// A finished request by what does not identify anybody.
  private struct Key: Hashable {
    let method: String
    let route: String
    let status: Int
  }

  private struct Tally {
    var count = 0
    var seconds = 0.0
    var buckets = [Int](repeating: 0, count: Metrics.bounds_seconds.count)
  }

  private struct State {
    var requests: [Key: Tally] = [:]
    var active = 0
    var databaseErrors: [String: Int] = [:]
    var signIns: [String: Int] = [:]
    var sealingFailures = 0
  }

  private static let bounds_seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private let state = Mutex(State())

  package init() {}

  package func requestBegan() { state.withLock { $0.active += 1 } }

  /// - Parameter route: the pattern (`/objekte/{code}`), never the path, which holds codes.
  package func requestEnded(method: String, route: String, status: Int, after duration: Duration) {
    let seconds = duration / .seconds(1)
    state.withLock { state in
      state.active -= 1
      let key = Key(method: method, route: route, status: status)
      state.requests[key, default: Tally()].count += 1
      state.requests[key, default: Tally()].seconds += seconds
      for (index, bound) in Self.bounds_seconds.enumerated() where seconds <= bound {
        state.requests[key, default: Tally()].buckets[index] += 1
      }
    }
  }

  /// - Parameter kind: the kind of error (`unavailable`, `retryable`), never its text.
  package func databaseFailed(_ kind: String) { state.withLock { $0.databaseErrors[kind, default: 0] += 1 } }

  /// - Parameter outcome: `accepted`, `refused` or `throttled`.
  package func signInEnded(_ outcome: String) { state.withLock { $0.signIns[outcome, default: 0] += 1 } }

  /// The audit trail could not be sealed this time.
  package func sealingFailed() { state.withLock { $0.sealingFailures += 1 } }

  /// - Parameters:
  ///   - poolBusy: transactions that run now.
  ///   - poolWaiting: callers that wait for one.
  package func text(poolSize: Int, poolBusy: Int, poolWaiting: Int, residentBytes: Int) -> String {
    let (requests, active, errors, signIns) = state.withLock { ($0.requests, $0.active, $0.databaseErrors, $0.signIns) }
    let sealingFailures = state.withLock { $0.sealingFailures }
    var lines: [String] = []
    func family(_ name: String, _ type: String, _ help: String) {
      lines.append("# HELP \(name) \(help)")
      lines.append("# TYPE \(name) \(type)")
    }
    family("viertelwerk_http_request_duration_seconds", "histogram", "Time from a request's head to the end of its answer.")
    let ordered = requests.sorted {
      ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
    }
    for (key, tally) in ordered {
      let labels = "method=\"\(key.method)\",route=\"\(key.route)\",status=\"\(key.status)\""
      for (index, bound) in Self.bounds_seconds.enumerated() {
        lines.append("viertelwerk_http_request_duration_seconds_bucket{\(labels),le=\"\(bound)\"} \(tally.buckets[index])")
      }
      lines.append("viertelwerk_http_request_duration_seconds_bucket{\(labels),le=\"+Inf\"} \(tally.count)")
      lines.append("viertelwerk_http_request_duration_seconds_sum{\(labels)} \(tally.seconds)")
      lines.append("viertelwerk_http_request_duration_seconds_count{\(labels)} \(tally.count)")
    }
    family("viertelwerk_http_requests_active", "gauge", "Requests under way.")
    lines.append("viertelwerk_http_requests_active \(active)")
    family("viertelwerk_database_pool_size", "gauge", "Transactions that may run at once.")
    lines.append("viertelwerk_database_pool_size \(poolSize)")
    family("viertelwerk_database_pool_busy", "gauge", "Transactions that run.")
    lines.append("viertelwerk_database_pool_busy \(poolBusy)")
    family("viertelwerk_database_pool_waiting", "gauge", "Callers that wait for a connection.")
    lines.append("viertelwerk_database_pool_waiting \(poolWaiting)")
    family("viertelwerk_database_errors_total", "counter", "Errors of the database by kind.")
    for (kind, count) in errors.sorted(by: { $0.key < $1.key }) {
      lines.append("viertelwerk_database_errors_total{kind=\"\(kind)\"} \(count)")
    }
    family("viertelwerk_sign_ins_total", "counter", "Attempts to sign in by outcome.")
    for (outcome, count) in signIns.sorted(by: { $0.key < $1.key }) {
      lines.append("viertelwerk_sign_ins_total{outcome=\"\(outcome)\"} \(count)")
    }
    family("viertelwerk_audit_seal_failures_total", "counter", "Times that the audit trail could not be sealed.")
    lines.append("viertelwerk_audit_seal_failures_total \(sealingFailures)")
    family("process_resident_memory_bytes", "gauge", "Memory of the process.")
    lines.append("process_resident_memory_bytes \(residentBytes)")
    return lines.joined(separator: "\n") + "\n"
  }
}
