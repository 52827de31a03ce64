import Domain

extension DiaryLine.Content {
  /// Whether it says that somebody was there or worked.
  var isTimeOfSomebody: Bool {
    switch self {
    case .work: true
    case .presence(let presence): presence.isPresent
    default: false
    }
  }
}

extension DiaryLine {
  /// What a line says of people whose number nobody has, kept as a note under the same identity: work that was done is never lost, and a
  /// phone that takes the line back takes the note back.
  func withoutNaming(_ strangers: Set<String>) -> DiaryLine {
    switch content {
    case .work(let work) where strangers.contains(work.participant):
      var said = "\(work.participant) (nicht zugeordnet): \(work.workPackage), \(work.minutes)"
      for part in [work.activity, work.breachReason, work.followUp] { said += part.map { ", \($0)" } ?? "" }
      return note(said)
    case .presence(let presence) where strangers.contains(presence.participant):
      let hours = presence.hours.map { ", \($0)" } ?? ""
      return note("\(presence.participant) (nicht zugeordnet): \(presence.isPresent ? "da" : "nicht da")\(hours)")
    case .briefing(let briefing) where !strangers.isDisjoint(with: briefing.participants):
      let unknown = briefing.participants.filter(strangers.contains).joined(separator: ", ")
      return DiaryLine(
        .briefing(
          SiteBriefing(
            "\(briefing.topic) (bestätigt auch von \(unknown), nicht zugeordnet)",
            participants: briefing.participants.filter { !strangers.contains($0) })), id: id, writtenAt: writtenAt)
    default: return self
    }
  }

  private func note(_ text: String) -> DiaryLine {
    DiaryLine(.note(DiaryNote(kind: .note, text: text)), id: id, writtenAt: writtenAt)
  }
}
