import Domain
import Markup
import Store

/// Where a voucher line could go: what it still needs, and beside each budget line what is left and what speaks against it.
struct AllocationChoiceModel: Sendable {
  let voucher: String
  let line: VoucherLineFacts
  let choices: [AllocationChoice]

  /// - Throws: `Problem` `page.unknown`.
  init(_ tx: Transaction, voucher number: String, position: Int) throws {
    voucher = number
    let id = try WebProblem.hidingUnknown { try Lookup.voucher(number, tx) }
    guard let line = try VoucherQueries.lines(of: id, tx).first(where: { $0.position == position }) else {
      throw WebProblem.notFound
    }
    self.line = line
    choices = try AllocationQueries.choices(for: line.id, tx)
  }

  var rest: Money { line.amount - line.covered }
}

/// The page on which a pot and a budget line are chosen for a voucher line.
struct AllocationChoiceView {
  let model: AllocationChoiceModel
  let t: Words
  let state: TableState

  var html: HTML {
    HTML {
      Crumbs.html(
        [(t(Area.vouchers.name), .vouchers), (model.voucher, .voucher(model.voucher))],
        here: t("Position \(model.line.position) zuordnen", en: "Allocate line \(model.line.position)"), t)
      div(.class("title")) {
        h1 { t("Position \(model.line.position) zuordnen", en: "Allocate line \(model.line.position)") }
        span(.class("quiet")) { model.line.purpose }
      }
      section(.class("cards figures"), .aria("label", t("Was die Position braucht", en: "What the line needs"))) {
        FundingParts.figure(t("Förderbar", en: "Fundable"), model.line.amount.description)
        FundingParts.figure(t("Gedeckt", en: "Covered"), model.line.covered.description)
        FundingParts.figure(t("Ohne Deckung", en: "Uncovered"), model.rest.description)
      }
      p(.class("quiet")) {
        t("Woraus soll sie bezahlt werden?", en: "What shall it be paid from?")
      }
      table.html(t)
    }
  }

  var table: DataTable<AllocationChoice> {
    let (voucher, line) = (model.voucher, model.line)
    return DataTable(
      caption: Phrase("Töpfe und Einzelansätze", en: "Pots and budget lines"),
      columns: [
        DataColumn("topf", Phrase("Topf", en: "Pot")) {
          .text("\($0.pot) \($0.potName)")
        } view: { choice, t in
          HTML {
            a(.class("main"), .href(SiteURL.pot(choice.pot).path)) { choice.potName }
            br()
            span(.class("quiet small")) { "\(choice.pot) · \(t(choice.kind.name))" }
            if choice.isCommitted {
              " "
              span(.class("tag info")) { t("für dieses Objekt", en: "for this property") }
            }
          }
        },
        DataColumn("ansatz", Phrase("Einzelansatz", en: "Budget line")) { .text("\($0.budgetLine) \($0.budgetLineName)") },
        DataColumn("topfrest", Phrase("Topf hält noch", en: "pot still holds"), figure: true) {
          .money($0.potRest)
        } view: { choice, t in
          .text(t(choice.potRest))
        },
        DataColumn("ansatzrest", Phrase("im Ansatz frei", en: "free in the line"), figure: true) { .money($0.lineRest) },
        DataColumn("hinweis", Phrase("Förderfähig", en: "Eligible"), wide: true) {
          .phrase($0.judgement(of: line))
        } view: { choice, t in
          let kind = choice.isImpossible(for: line) ? "bad" : choice.isDoubtful(for: line) ? "warn" : "good"
          return span(.class("tag \(kind)")) { t(choice.judgement(of: line)) }
        },
        DataColumn("waehlen", Phrase("Auswahl", en: "Choice"), wide: true) {
          .text($0.budgetLine)
        } view: { choice, t in
          a(
            .class("button"),
            .href(
              SiteURL.voucher(
                voucher, "positionen", String(line.position), "zuordnen", choice.pot, choice.budgetLine
              ).path),
            .aria(
              "label",
              t("wählen: \(choice.pot), \(choice.budgetLine)", en: "choose: \(choice.pot), \(choice.budgetLine)"))
          ) { t("wählen", en: "choose") }
        },
      ],
      rows: .all(model.choices), url: .voucher(voucher, "positionen", String(line.position), "zuordnen"), state: state,
      empty: Phrase(
        "Kein Topf hat einen Einzelansatz, dem sich etwas zuordnen ließe.",
        en: "No pot has a budget line that something could be allocated to."))
  }
}

extension AllocationChoice {
  /// Whether the database would refuse it.
  func isImpossible(for line: VoucherLineFacts) -> Bool {
    isRefused || refusesOutsidePeriod && isOutside(line.paidOn) || potRest == nil || isUsedUp(for: line)
  }

  /// Whether the pot has nothing left for it; a credit note gives back and takes nothing.
  private func isUsedUp(for line: VoucherLineFacts) -> Bool {
    guard let potRest, !line.amount.isNegative else { return false }
    return potRest.cents <= 0
  }

  /// Whether something speaks against it that is not certain enough to refuse.
  func isDoubtful(for line: VoucherLineFacts) -> Bool {
    !clauses.isEmpty || isOutside(line.paidOn) || isForOthers(than: line)
  }

  /// Whether the pot is set aside for houses, and this is none of them.
  private func isForOthers(than line: VoucherLineFacts) -> Bool { hasCommitments && !isCommitted && line.property != nil }

  /// Whether the voucher line may stand there, and why not.
  func judgement(of line: VoucherLineFacts) -> Phrase {
    var reasons: [Phrase] = []
    if !clauses.isEmpty {
      let list = clauses.joined(separator: "; ")
      reasons.append(
        isRefused
          ? Phrase("nicht förderfähig: \(list)", en: "not eligible: \(list)")
          : Phrase("vielleicht nicht förderfähig: \(list)", en: "perhaps not eligible: \(list)"))
    }
    if isOutside(line.paidOn) {
      reasons.append(Phrase("außerhalb des Zeitraums bezahlt", en: "paid outside the eligible period"))
    }
    if isForOthers(than: line) {
      reasons.append(Phrase("für andere Objekte vorgesehen", en: "set aside for other properties"))
    }
    if potRest == nil {
      reasons.append(Phrase("Betrag des Topfes unbekannt", en: "the pot's amount is unknown"))
    } else if isUsedUp(for: line) {
      reasons.append(Phrase("Topf verbraucht", en: "pot used up"))
    }
    guard let first = reasons.first else { return Phrase("ja", en: "yes") }
    return reasons.dropFirst().reduce(first) { $0 + Phrase(", ", en: ", ") + $1 }
  }
}
