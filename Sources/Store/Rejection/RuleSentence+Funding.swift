import Domain

extension RuleSentence {
  /// Pots, vouchers and allocations.
  static let funding: [String: RuleSentence] = [
    "allocations_cover_within_the_line": RuleSentence(
      { facts in
        let excess = facts.money("cover_cents") - facts.money("amount_cents")
        return Phrase(
          "Beleg \(line(facts).german) beträgt \(facts.money("amount_cents")); gedeckt wären \(facts.money("cover_cents")), \(excess) zu viel.",
          en:
            "Voucher \(line(facts).english) amounts to \(facts.money("amount_cents")); \(facts.money("cover_cents")) would be covered, \(excess) too much."
        )
      },
      hint: Phrase(
        "Jeder Cent hat höchstens einen Zahler: weniger decken oder eine andere Zuordnung zurücknehmen.",
        en: "A cent has at most one payer: cover less or reverse another allocation.")),
    "allocations_eligible_within_the_line": RuleSentence(
      { facts in
        Phrase(
          "Beleg \(line(facts).german) beträgt \(facts.money("amount_cents")); im Topf \(facts.text("pot")) stünden davon \(facts.money("eligible_cents")).",
          en:
            "Voucher \(line(facts).english) amounts to \(facts.money("amount_cents")); \(facts.money("eligible_cents")) of it would stand in pot \(facts.text("pot"))."
        )
      },
      hint: Phrase(
        "In einem Topf steht eine Ausgabe höchstens einmal ganz, und gedeckt wird höchstens, was darin steht.",
        en: "An expenditure stands in a pot at most once as a whole, and no more is covered than stands there.")),
    "allocations_shares_of_a_minute_within_100_percent": RuleSentence(
      { facts in
        facts.number("share") > 10_000
          ? Phrase(
            "Von den Minuten in Beleg \(line(facts).german) wären \(BasisPoints(Int(facts.number("share")))) bezahlt.",
            en: "\(BasisPoints(Int(facts.number("share")))) of the minutes in voucher \(line(facts).english) would be paid.")
          : Phrase(
            "Beleg \(line(facts).german): einen Anteil je Minute haben Löhne und Mehraufwand, und nur sie.",
            en: "Voucher \(line(facts).english): pay has a share of each minute, and nothing else has.")
      },
      hint: Phrase(
        "Die Anteile aller Töpfe an einer Minute ergeben höchstens 100 %.",
        en: "The shares of all pots in a minute are at most 100 %.")),
    "allocations_cover_within_the_pot": RuleSentence(
      { facts in
        facts.text("granted_cents") == "–"
          ? Phrase(
            "Der Betrag des Topfes \(facts.text("pot")) ist nicht bekannt; aus ihm kann nichts gedeckt werden.",
            en: "The amount of pot \(facts.text("pot")) is not known; nothing can be covered from it.")
          : Phrase(
            "Der Topf \(facts.text("pot")) hält \(facts.money("granted_cents")); gedeckt wären \(facts.money("cover_cents")), \(facts.money("cover_cents") - facts.money("granted_cents")) zu viel.",
            en:
              "Pot \(facts.text("pot")) holds \(facts.money("granted_cents")); \(facts.money("cover_cents")) would be covered, \(facts.money("cover_cents") - facts.money("granted_cents")) too much."
          )
      },
      hint: Phrase(
        "Den Rest des Topfes ansehen (viertelwerk pot show); seinen Betrag ändert nur ein neuer Bescheid.",
        en: "See what is left of the pot (viertelwerk pot show); only a new decision changes its amount.")),
    "allocations_spend_credits_once_they_are_in": RuleSentence(
      { facts in
        let spent = facts.money("cover_cents") + facts.money("awaited_cents")
        return Phrase(
          "Der Topf \(facts.text("pot")) hält \(facts.money("granted_cents")); ohne die Gutschriften, die noch nicht da sind, wären \(spent) gedeckt.",
          en:
            "Pot \(facts.text("pot")) holds \(facts.money("granted_cents")); without the credit notes that are not in yet, \(spent) would be covered."
        )
      },
      hint: Phrase(
        "Warten, bis die Gutschrift da ist, und ihren Zahlungstag eintragen (viertelwerk voucher pay).",
        en: "Wait until the credit note is in, and enter its day of payment (viertelwerk voucher pay).")),
    "allocations_cover_within_their_share": RuleSentence(
      { facts in
        let (share, amount) = (BasisPoints(Int(facts.number("share"))), facts.money("amount_cents"))
        return Phrase(
          "\(share) von \(amount) (Beleg \(line(facts).german)) sind \(share.of(amount)); der Topf \(facts.text("pot")) zahlte \(facts.money("cover_cents")).",
          en:
            "\(share) of \(amount) (voucher \(line(facts).english)) are \(share.of(amount)); pot \(facts.text("pot")) would pay \(facts.money("cover_cents"))."
        )
      },
      hint: Phrase(
        "Weniger decken oder den Anteil an jeder Minute nennen, der es ist.",
        en: "Cover less, or name the share of each minute that it is.")),
    "voucher_lines_sign_is_that_of_the_kind": RuleSentence(
      { facts in
        facts.text("kind") == "credit_note"
          ? Phrase(
            "Die Gutschrift \(line(facts).german) hat mit \(facts.money("gross_cents")) kein Minus.",
            en: "Credit note \(line(facts).english) has no minus: \(facts.money("gross_cents")).")
          : Phrase(
            "Der Beleg \(line(facts).german) hat mit \(facts.money("gross_cents")) ein Minus und ist keine Gutschrift.",
            en: "Voucher \(line(facts).english) has a minus and is no credit note: \(facts.money("gross_cents")).")
      },
      hint: Phrase(
        "Eine Gutschrift nimmt zurück und hat Beträge mit Minus, alles andere kostet.",
        en: "A credit note takes back and has amounts with a minus; everything else costs.")),
    "voucher_lines_pay_is_of_a_month_of_the_placement": RuleSentence(
      { facts in
        Phrase(
          "Die Zuweisung \(facts.text("placement")) hat keinen Tag in dem Monat, für den Beleg \(line(facts).german) zahlt.",
          en: "Placement \(facts.text("placement")) has no day in the month that voucher \(line(facts).english) pays for.")
      },
      hint: Phrase("Monat und Zuweisung prüfen.", en: "Check month and placement.")),
    "voucher_lines_minutes_fit_into_the_month": RuleSentence(
      { facts in
        Phrase(
          "Für die Zuweisung \(facts.text("placement")) wären in einem Monat \(Minutes(Int(facts.number("minutes")))) Stunden bezahlt: mehr, als er hat.",
          en:
            "For placement \(facts.text("placement")), \(Minutes(Int(facts.number("minutes")))) hours of one month would be paid: more than it has."
        )
      },
      hint: Phrase(
        "Ist der Monat zweimal gebucht? Eine Nachzahlung zählt keine Minuten.",
        en: "Is the month booked twice? A supplement counts no minutes.")),
    "voucher_lines_minutes_are_not_negative": RuleSentence(
      "Die Minuten von Lohn und Mehraufwand sind negativ.", en: "The minutes of pay are negative.",
      hint: Phrase("Minuten ohne Vorzeichen eintragen.", en: "Enter minutes without a sign.")),
    "paid_money_is_never_edited": RuleSentence(
      { facts in
        Phrase(
          "Der Beleg \(facts.text("voucher")) ist bezahlt; Beträge, Empfänger, Haus und Zahlungstag bleiben, wie sie sind.",
          en: "Voucher \(facts.text("voucher")) has been paid; its amounts, payee, house and day of payment stay as they are.")
      },
      hint: Phrase(
        "Was falsch ist, nimmt eine Gutschrift zurück; dann den richtigen Beleg eintragen.",
        en: "A credit note takes back what is wrong; then enter the right voucher.")),
    "allocations_within_the_budget_line": RuleSentence(
      { facts in
        let limit =
          facts.money("planned_cents") + BasisPoints(Int(facts.number("line_overrun"))).of(facts.money("planned_cents"))
        return Phrase(
          "Einzelansatz \(facts.text("budget_line")) des Topfes \(facts.text("pot")): geplant \(facts.money("planned_cents")), mit \(BasisPoints(Int(facts.number("line_overrun")))) Überschreitung höchstens \(limit); es wären \(facts.money("eligible_cents")).",
          en:
            "Budget line \(facts.text("budget_line")) of pot \(facts.text("pot")): \(facts.money("planned_cents")) planned, at most \(limit) with \(BasisPoints(Int(facts.number("line_overrun")))) overrun; it would be \(facts.money("eligible_cents"))."
        )
      },
      hint: Phrase(
        "Einem anderen Einzelansatz zuordnen; verlangt eine Behörde mehr, den Grund am Einzelansatz eintragen.",
        en: "Allocate to another budget line; where an authority demands more, enter the reason at the line.")),
    "allocations_within_the_plan": RuleSentence(
      { facts in
        Phrase(
          "Der Finanzierungsplan des Topfes \(facts.text("pot")) beträgt \(facts.money("planned_cents")); es wären \(facts.money("eligible_cents")).",
          en:
            "The plan of pot \(facts.text("pot")) totals \(facts.money("planned_cents")); it would be \(facts.money("eligible_cents"))."
        )
      },
      hint: Phrase(
        "Das Gesamtergebnis des Finanzierungsplans ist verbindlich.", en: "The total of the funding plan is binding.")),
    "allocations_paid_inside_the_eligible_period": RuleSentence(
      { facts in
        Phrase(
          "Beleg \(line(facts).german) wurde am \(facts.day("paid_on")) bezahlt, außerhalb des Bewilligungszeitraums von \(facts.text("pot")) (ab \(facts.day("from")), bis vor \(facts.day("until"))).",
          en:
            "Voucher \(line(facts).english) was paid on \(facts.day("paid_on")), outside the eligible period of \(facts.text("pot")) (from \(facts.day("from")), until before \(facts.day("until")))."
        )
      },
      hint: Phrase(
        "Dieser Bescheid schließt solche Zahlungen aus: aus einem anderen Topf decken.",
        en: "This decision excludes such payments: cover them from another pot.")),
    "allocations_follow_the_eligibility_rules": RuleSentence(
      { facts in
        Phrase(
          "Beleg \(line(facts).german) ist im Topf \(facts.text("pot")) nicht förderfähig: \(facts.text("clause")).",
          en: "Voucher \(line(facts).english) is not eligible in pot \(facts.text("pot")): \(facts.text("clause")).")
      },
      hint: Phrase(
        "Einen anderen Topf oder Einzelansatz wählen (die Regeln nennt: viertelwerk pot show).",
        en: "Choose another pot or budget line (to see the rules: viertelwerk pot show).")),
    "allocations_reverse_exactly": RuleSentence(
      { facts in
        Phrase(
          "Zuordnung zu Beleg \(line(facts).german): eine Rücknahme hebt genau eine Zuordnung ganz auf, und nur eine Rücknahme ist negativ.",
          en:
            "Allocation of voucher \(line(facts).english): a reversal takes back exactly one allocation as a whole, and only a reversal is negative."
        )
      }),
    "allocations_reversed_once": RuleSentence(
      "Diese Zuordnung ist schon zurückgenommen.", en: "This allocation has already been reversed."),
    "allocations_reference_is_unique": RuleSentence(
      "Eine Zuordnung mit dieser Kennung gibt es schon.", en: "There already is an allocation with this reference."),
    "allocations_reversals_name_a_reason": RuleSentence(
      "Eine Rücknahme nennt ihren Grund.", en: "A reversal names its reason.",
      hint: Phrase("Den Grund angeben (--reason).", en: "Give the reason (--reason).")),
    "allocations_cover_is_part_of_eligible": RuleSentence(
      "Gedeckt wird höchstens, was förderfähig ist.", en: "No more is covered than is eligible."),
    "allocations_share_is_a_share": RuleSentence(
      "Ein Anteil liegt zwischen 0 und 100 %.", en: "A share lies between 0 and 100 %."),
    "allocations_are_append_only": RuleSentence(
      "Zuordnungen werden nie geändert oder gelöscht.", en: "Allocations are never changed or deleted.",
      hint: Phrase(
        "Mit Grund zurücknehmen (viertelwerk allocation reverse … --reason).",
        en: "Take it back with a reason (viertelwerk allocation reverse … --reason).")),
    "funding_pots_refusal_needs_a_period": RuleSentence(
      "Ein Topf, der Zahlungen außerhalb des Bewilligungszeitraums ablehnt, nennt diesen Zeitraum.",
      en: "A pot that refuses payments outside its eligible period names that period.",
      hint: Phrase("Den Bewilligungszeitraum angeben.", en: "Give the eligible period.")),
    "vouchers_same_invoice_once": RuleSentence(
      "Diese Rechnung dieses Empfängers ist schon als Beleg erfasst.",
      en: "This invoice of this payee has already been entered.",
      hint: Phrase(
        "Die Belege nach der Rechnungsnummer durchsehen (viertelwerk voucher list).",
        en: "Look for the invoice number among the vouchers (viertelwerk voucher list).")),
    "vouchers_have_a_payee": RuleSentence(
      "Ein Beleg nennt seinen Empfänger; nur Lohn und Mehraufwand haben keinen.",
      en: "A voucher names its payee; only wages and allowances have none."),
    "voucher_lines_gross_is_net_plus_vat": RuleSentence(
      "Brutto ist nicht netto plus Mehrwertsteuer.", en: "Gross is not net plus VAT."),
    "voucher_lines_signs_agree": RuleSentence(
      "Netto, Mehrwertsteuer, Brutto und Skonto haben dasselbe Vorzeichen, und der Skonto ist höchstens der Bruttobetrag.",
      en: "Net, VAT, gross and discount have the same sign, and the discount is at most the gross amount."),
    "voucher_lines_cost_group_is_whole": RuleSentence(
      "Eine Kostengruppe braucht Ausgabe und Nummer der DIN 276.", en: "A cost group needs edition and number of DIN 276."),
    "voucher_lines_place_is_in_a_property": RuleSentence(
      "Einheit und Bauphase brauchen ihr Objekt.", en: "Unit and stage need their property."),
    "voucher_lines_pay_has_placement_month_and_minutes": RuleSentence(
      "Lohn und Mehraufwand nennen Zuweisung, Monat und Minuten, anderes keines davon.",
      en: "Pay names placement, month and minutes, anything else none of them."),
    "voucher_lines_month_is_its_first_day": RuleSentence(
      "Ein Monat wird als sein erster Tag geführt.", en: "A month is kept as its first day."),
    "cost_statements_one_total": RuleSentence(
      "Für dieses Objekt steht schon eine Kostenangabe für das Ganze.",
      en: "This property already has a cost statement for the whole."),
    "funding_pots_grant_number_is_unique": RuleSentence(
      "Diesen Bescheid dieses Geldgebers gibt es schon als Topf.",
      en: "There already is a pot for this decision of this funder."),
    "eligibility_rules_prefix_is_digits": RuleSentence(
      "Eine Kostengruppe in einer Regel hat ein bis drei Ziffern.", en: "A cost group in a rule has one to three digits."),
  ]

  /// The voucher line that a sum is about, behind the word for a voucher.
  private static func line(_ facts: RuleFacts) -> Phrase {
    let (voucher, position) = (facts.text("voucher"), facts.number("position"))
    return Phrase("\(voucher), Position \(position)", en: "\(voucher), line \(position)")
  }
}
