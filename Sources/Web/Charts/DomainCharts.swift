import Domain
import Markup
import Store

extension StageStrip {
  /// The stages of a house; the label says in words what the shapes show.
  init(_ stages: [PortfolioStage], _ t: Words) {
    self.init(
      stages.map { stage in
        Stage("\(t(stage.name)): \(t(stage.state.name))", stage.state.shape(stage.progress))
      })
  }
}

extension MoneyBar {
  /// What pots hold for something, what of it is allocated, and what of that is paid.
  init(granted: Money?, allocated: Money, paid: Money, _ t: Words) {
    let label =
      granted.map {
        t(
          "\(allocated) von \($0) zugeordnet, \(paid) bezahlt", en: "\(allocated) of \($0) allocated, \(paid) paid")
      }
      ?? t(
        "\(allocated) zugeordnet, \(paid) bezahlt; Bewilligung unbekannt",
        en: "\(allocated) allocated, \(paid) paid; grant unknown")
    // Without a known grant the frame is as wide as what is allocated.
    self.init(
      granted_cents: granted?.cents ?? allocated.cents, allocated_cents: allocated.cents, paid_cents: paid.cents, label: label)
  }
}
