import Domain
import Glibc
import Import
import Synchronization

/// Says on stderr how far an import is: a bar that moves on a terminal, elsewhere a line every few seconds.
final class ImportProgressLine: Sendable {
  private struct State {
    var isShown = false
    var last: ContinuousClock.Instant?
    var progress: ImportProgress?
    /// When what is done now began.
    var phaseBegin: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) == 1 && CommandEnvironment.current.value("TERM") != "dumb"
  private let begin = ContinuousClock.now
  private static let widestBar = 20

  func show(_ progress: ImportProgress) {
    state.withLock { state in
      let isNew = state.progress.map { $0.phase != progress.phase || $0.kind.name != progress.kind.name } ?? true
      state.progress = progress
      if isNew { state.phaseBegin = .now }
      write(&state, atOnce: isNew)
    }
  }

  /// Says the same again every half second: while the database works nobody tells anything, and the time goes on.
  func keepShowing() async {
    while (try? await Task.sleep(for: .milliseconds(500))) != nil {
      state.withLock { write(&$0, atOnce: false) }
    }
  }

  private func write(_ state: inout State, atOnce: Bool) {
    guard let progress = state.progress else { return }
    let now = ContinuousClock.now
    let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
    let isDue = (state.last ?? (isTerminal ? begin - pause : begin)) + pause <= now
    guard isDue || (atOnce && isTerminal) else { return }
    state.last = now
    let text = Self.text(
      progress, taken: begin.duration(to: now), ofPhase: (state.phaseBegin ?? begin).duration(to: now),
      columns: isTerminal ? Terminal.errorColumns : nil)
    if isTerminal {
      // From the first column on, and without what a longer line before left behind.
      Terminal.overwrite("\r" + text + "\u{1B}[K")
      state.isShown = true
    } else {
      Terminal.complain(text)
    }
  }

  /// Leaves the terminal's line empty for what comes next.
  func clear() {
    state.withLock { state in
      if state.isShown { Terminal.overwrite("\r\u{1B}[K") }
      state.isShown = false
      state.progress = nil
    }
  }

  /// - Parameter columns: of the terminal; a line that is longer would begin a new one each time. Nil: no terminal, no bar.
  static func text(_ progress: ImportProgress, taken: Duration, ofPhase: Duration, columns: Int?) -> String {
    let list = Phrase(progress.kind.german, en: progress.kind.name)
    let act =
      switch progress.phase {
      case .reading: Phrase("liest ", en: "reads ") + list
      case .checking: Phrase("prüft ", en: "checks ") + list
      case .writing: Phrase("schreibt ", en: "writes ") + list
      }
    let share = progress.size_bytes > 0 ? min(1, Double(progress.read_bytes) / Double(progress.size_bytes)) : 1
    var parts = ["\(Int(share * 100)) %"]
    let rows = progress.rowCount.magnitude.groupedByThousands()
    parts.append(Phrase("\(rows) Zeilen", en: "\(rows) rows").text())
    let seconds = taken / .seconds(1)
    if progress.phase != .reading {
      let clock = clock(ofPhase / .seconds(1))
      parts.append(Phrase("seit \(clock)", en: "for \(clock)").text())
    } else if seconds >= 1, progress.rowCount > 0 {
      parts.append("\(UInt(Double(progress.rowCount) / seconds).groupedByThousands())/s")
      if share > 0.02 {
        let clock = clock((seconds / share - seconds).rounded(.up))
        parts.append(Phrase("noch \(clock)", en: "\(clock) left").text())
      }
    }
    if progress.errorCount > 0 {
      parts.append(Phrase("Fehler \(progress.errorCount)", en: "errors \(progress.errorCount)").text())
    }
    if progress.warningCount > 0 {
      parts.append(Phrase("Warnungen \(progress.warningCount)", en: "warnings \(progress.warningCount)").text())
    }
    guard let columns else { return ([act.text()] + parts).joined(separator: "  ") }
    return fitting(act.text(), share, parts, columns)
  }

  /// With as wide a bar as there is room for, and never longer than a line.
  private static func fitting(_ act: String, _ share: Double, _ parts: [String], _ columns: Int) -> String {
    for separator in ["  ", " "] {
      let words = ([act] + parts).joined(separator: separator)
      let width = min(widestBar, columns - 1 - words.count - separator.count)
      guard width >= 8 else { continue }
      let filled = Int((share * Double(width)).rounded(.down))
      let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      return ([act, bar] + parts).joined(separator: separator)
    }
    return String(([act] + parts).joined(separator: " ").prefix(max(1, columns - 1)))
  }

  private static func clock(_ seconds: Double) -> String {
    let whole = Int(seconds)
    return "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
  }
}
