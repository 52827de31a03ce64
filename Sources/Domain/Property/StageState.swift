/// Where a stage of a property stands: planned → active ⇄ suspended, active → completed → accepted; or planned → skipped.
/// A refused acceptance (§ 12 (3) VOB/B: essential defects) sends a completed stage back to work. The raw value is what files and the database carry.
package enum StageState: String, Sendable, CaseIterable {
  case planned
  case active
  case suspended
  case completed
  case accepted
  case skipped

  package var name: Phrase {
    switch self {
    case .planned: Phrase("geplant", en: "planned")
    case .active: Phrase("läuft", en: "active")
    case .suspended: Phrase("unterbrochen", en: "suspended")
    case .completed: Phrase("fertig gemeldet", en: "completed")
    case .accepted: Phrase("abgenommen", en: "accepted")
    case .skipped: Phrase("entfällt", en: "skipped")
    }
  }
}

/// What somebody does to a stage.
package enum StageAction: String, Sendable, CaseIterable {
  case start
  case suspend
  case resume
  case complete
  case accept
  /// Acceptance was refused.
  case reopen
  case skip

  package var name: Phrase {
    switch self {
    case .start: Phrase("beginnen", en: "start")
    case .suspend: Phrase("unterbrechen", en: "suspend")
    case .resume: Phrase("fortsetzen", en: "resume")
    case .complete: Phrase("fertig melden", en: "complete")
    case .accept: Phrase("abnehmen", en: "accept")
    case .reopen: Phrase("Abnahme verweigern", en: "refuse acceptance")
    case .skip: Phrase("entfallen lassen", en: "skip")
    }
  }

  /// Why a stage stands still, is not accepted or does not happen has to be said.
  package var needsReason: Bool { self == .suspend || self == .reopen || self == .skip }

  /// The only state this can be done in.
  package var from: StageState {
    switch self {
    case .start, .skip: .planned
    case .suspend, .complete: .active
    case .resume: .suspended
    case .accept, .reopen: .completed
    }
  }

  package var to: StageState {
    switch self {
    case .start, .resume, .reopen: .active
    case .suspend: .suspended
    case .complete: .completed
    case .accept: .accepted
    case .skip: .skipped
    }
  }
}

extension StageState {
  /// What can be done to a stage in this state.
  package var actions: [StageAction] { StageAction.allCases.filter { $0.from == self } }

  /// The state after `action`; nil where it cannot be done now.
  package func after(_ action: StageAction) -> StageState? { action.from == self ? action.to : nil }
}
