import Synchronization

/// Where the language of this process is kept: one value for all threads, because a pool's threads carry no task locals.
private let processLanguage = Atomic<Bool>(false)

extension Language {
  /// Overrides the process's language for one task, as a test of both languages does.
  @TaskLocal package static var override: Language?

  /// The language that `Phrase.text()` speaks: the task's own, else what the command chose at start-up.
  package static var current: Language {
    override ?? (processLanguage.load(ordering: .relaxed) ? .english : .german)
  }

  /// Chooses the language of this process; called once at start-up, before anything is said.
  package static func choose(_ language: Language) {
    processLanguage.store(language == .english, ordering: .relaxed)
  }
}
