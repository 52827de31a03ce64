/// What people were told about the dangers of the day, and who confirmed that they understood it (§ 12 ArbSchG).
package struct SiteBriefing: Sendable, Hashable {
  package let topic: String
  /// Codes of those who confirmed, in order.
  package let participants: [String]

  package init(_ topic: String, participants: [String]) {
    self.topic = topic
    self.participants = participants.sorted()
  }
}
