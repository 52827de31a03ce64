import Domain
import Glibc
import Import
import Synchronization

/// Says on stderr how far an import is: a bar that moves on a terminal, elsewhere a line every few seconds.
final class ImportProgressLine: Sendable {
  private struct State {
    var isShown = false
    var last: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isTerminal = isatty(STDERR_FILENO) == 1 && CommandEnvironment.current.value("TERM") != "dumb"
  private let begin = ContinuousClock.now
  private static let barWidth = 20

  func show(_ progress: ImportProgress) {
    state.withLock { state in
      let now = ContinuousClock.now
      let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
      guard (state.last ?? (isTerminal ? begin - pause : begin)) + pause <= now else { return }
      state.last = now
      let text = Self.text(progress, taken: begin.duration(to: now), withBar: isTerminal)
      if isTerminal {
        // From the first column on, and without what a longer line before left behind.
        Terminal.overwrite("\r" + text + "\u{1B}[K")
        state.isShown = true
      } else {
        Terminal.complain(text)
      }
    }
  }

  /// Leaves the terminal's line empty for what comes next.
  func clear() {
    state.withLock { state in
      if state.isShown { Terminal.overwrite("\r\u{1B}[K") }
      state.isShown = false
    }
  }

  static func text(_ progress: ImportProgress, taken: Duration, withBar: Bool) -> String {
    let list = Phrase(progress.kind.german, en: progress.kind.name)
    var parts: [String] = []
    switch progress.phase {
    case .reading: parts.append((Phrase("liest ", en: "reads ") + list).text())
    case .checking: parts.append((Phrase("prüft ", en: "checks ") + list).text())
    case .writing: parts.append((Phrase("schreibt ", en: "writes ") + list).text())
    }
    let share = progress.size_bytes > 0 ? min(1, Double(progress.read_bytes) / Double(progress.size_bytes)) : 1
    let filled = Int((share * Double(barWidth)).rounded(.down))
    if withBar { parts.append(String(repeating: "█", count: filled) + String(repeating: "░", count: barWidth - filled)) }
    parts.append("\(Int(share * 100)) %")
    let rows = progress.rowCount.magnitude.groupedByThousands()
    parts.append(Phrase("\(rows) Zeilen", en: "\(rows) rows").text())
    let seconds = Double(taken.components.seconds) + Double(taken.components.attoseconds) / 1e18
    if seconds >= 1, progress.rowCount > 0 {
      let rate = UInt(Double(progress.rowCount) / seconds).groupedByThousands()
      parts.append("\(rate)/s")
      if progress.phase == .reading, share > 0.02 { parts.append(left(seconds / share - seconds)) }
    }
    if progress.errorCount > 0 {
      parts.append(Phrase("Fehler \(progress.errorCount)", en: "errors \(progress.errorCount)").text())
    }
    if progress.warningCount > 0 {
      parts.append(Phrase("Warnungen \(progress.warningCount)", en: "warnings \(progress.warningCount)").text())
    }
    return parts.joined(separator: "  ")
  }

  private static func left(_ seconds: Double) -> String {
    let whole = Int(seconds.rounded(.up))
    let clock = "\(whole / 60):" + (whole % 60 < 10 ? "0" : "") + "\(whole % 60)"
    return Phrase("noch \(clock)", en: "\(clock) left").text()
  }
}
