import Domain

extension RuleSentence {
  /// Accounts, roles and what is entrusted to whom.
  static let accounts: [String: RuleSentence] = [
    "accounts_user_name_is_plain": RuleSentence(
      "Ein Anmeldename besteht aus 2 bis 63 Kleinbuchstaben, Ziffern, Punkt, Binde- und Unterstrich und beginnt mit Buchstabe oder Ziffer.",
      en:
        "A user name is 2 to 63 small letters, digits, dots, hyphens and underscores and begins with a letter or digit."),
    "accounts_of_one_kind": RuleSentence(
      "Ein Konto gehört zu einer Organisation oder zu einer teilnehmenden Person, nicht zu beidem.",
      en: "An account belongs to an organisation or to a participant, not to both."),
    "accounts_one_for_a_participant": RuleSentence(
      "Diese teilnehmende Person hat schon ein Konto.", en: "This participant has an account already."),
    "role_grants_period_has_a_start": startMissing,
    "property_assignments_period_has_a_start": startMissing,
    "participant_assignments_period_has_a_start": startMissing,
    "role_grants_do_not_overlap": RuleSentence(
      "Diese Rolle hat das Konto in diesem Zeitraum schon.", en: "The account has this role already in this period."),
    "role_grants_auditors_end": RuleSentence(
      "Der Zugang einer Prüfung endet an einem Tag.", en: "An auditor's access ends on a day.",
      hint: Phrase("Den letzten Tag angeben.", en: "Give the last day.")),
    "role_grants_fit_the_account": RuleSentence(
      { facts in
        Phrase(
          "Die Rolle „\(facts.text("role"))“ passt nicht zum Konto \(facts.text("account")).",
          en: "The role “\(facts.text("role"))” does not fit the account \(facts.text("account")).")
      },
      hint: Phrase(
        "Jobcenter brauchen ein Konto mit ihrer Organisation, Teilnehmende eines mit ihrem Kürzel; alle anderen keines von beiden.",
        en: "A job centre needs an account with its organisation, a participant one with the own code; others neither.")),
    "property_assignments_do_not_overlap": RuleSentence(
      "Dieses Objekt ist dem Konto in diesem Zeitraum schon anvertraut.",
      en: "This property is entrusted to the account already in this period."),
    "participant_assignments_do_not_overlap": RuleSentence(
      "Diese Person ist dem Konto in diesem Zeitraum schon anvertraut.",
      en: "This participant is entrusted to the account already in this period."),
  ]

  private static let startMissing = RuleSentence(
    "Der Zeitraum braucht einen ersten Tag.", en: "The period needs a first day.")
}
