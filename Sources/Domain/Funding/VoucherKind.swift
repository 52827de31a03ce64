/// What a voucher (Beleg) is; pay has no payee, because the payee is a participant.
package enum VoucherKind: String, Choice {
  case invoice, receipt, wage, allowance, fee
  case creditNote = "credit_note"

  package var name: Phrase {
    switch self {
    case .invoice: Phrase("Rechnung", en: "invoice")
    case .receipt: Phrase("Quittung", en: "receipt")
    case .wage: Phrase("Lohn", en: "wage")
    case .allowance: Phrase("Mehraufwand", en: "allowance")
    case .fee: Phrase("Gebühr", en: "fee")
    case .creditNote: Phrase("Gutschrift", en: "credit note")
    }
  }

  package static var subject: Phrase { Phrase("Belegart", en: "Kind of voucher") }
}
