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

  /// Passwords, second factors, links, sessions and tokens. Most of them nobody ever reads: the program does not break them.
  static let identity: [String: RuleSentence] = [
    "credentials_hash_is_whole": damagedSecret, "credentials_salt_is_long_enough": damagedSecret,
    "second_factors_secret_is_long_enough": damagedSecret, "recovery_codes_hash_is_sha256": damagedSecret,
    "one_time_links_hash_is_sha256": damagedSecret, "sessions_hash_is_sha256": damagedSecret,
    "sessions_enrolment_secret_is_long_enough": damagedSecret, "sign_in_throttles_hash_is_sha256": damagedSecret,
    "api_tokens_hash_is_sha256": damagedSecret,
    "credentials_cost_is_high_enough": RuleSentence(
      "Ein Kennwort wird nicht schwächer gespeichert als mit scrypt N=32768, r=8, p=3.",
      en: "No password is stored with less than scrypt N=32768, r=8, p=3."),
    "second_factors_take_a_code_once": RuleSentence(
      "Dieser Code oder ein späterer wurde schon benutzt.", en: "This code or a later one was used before.",
      hint: Phrase("Den nächsten abwarten.", en: "Wait for the next one.")),
    "recovery_codes_open_once": RuleSentence(
      "Dieser Wiederherstellungscode wurde schon benutzt.", en: "This recovery code was used before.",
      hint: Phrase("Einen anderen nehmen.", en: "Take another one.")),
    "one_time_links_open_once": RuleSentence(
      "Dieser Link wurde schon benutzt.", en: "This link has been used.",
      hint: Phrase("Einen neuen machen lassen.", en: "Have a new one made.")),
    "one_time_links_expire_after_they_begin": endsBeforeItBegins,
    "sessions_expire_after_they_begin": endsBeforeItBegins,
    "sessions_stay_ended": RuleSentence(
      "Eine beendete Anmeldung bleibt beendet.", en: "A session that has ended stays so.",
      hint: Phrase("Neu anmelden.", en: "Sign in again.")),
    "sessions_open_with_a_second_factor": RuleSentence(
      "In dieser Rolle handelt nur, wer den zweiten Faktor gezeigt hat.",
      en: "Only who has shown the second factor acts in this role.",
      hint: Phrase("Den Code der App eingeben.", en: "Enter the app's code.")),
    "sign_in_throttles_tries_are_not_negative": damagedSecret,
    "sign_in_throttles_never_lock_out": RuleSentence(
      "Niemand wird länger als eine Minute ausgesperrt.", en: "Nobody is kept out for longer than a minute."),
    "api_tokens_end_within_a_year": RuleSentence(
      "Ein Token gilt höchstens ein Jahr.", en: "A token holds for at most a year.",
      hint: Phrase("Einen früheren letzten Tag nennen.", en: "Name an earlier last day.")),
    "api_tokens_stay_revoked": RuleSentence(
      "Ein widerrufenes Token bleibt widerrufen.", en: "A revoked token stays so.",
      hint: Phrase("Ein neues machen.", en: "Make a new one.")),
  ]

  private static let damagedSecret = RuleSentence(
    "Die Angaben zur Anmeldung sind beschädigt.", en: "What is kept for signing in is damaged.",
    hint: Phrase("Bitte melden.", en: "Please report it."))

  private static let endsBeforeItBegins = RuleSentence(
    "Etwas endet, bevor es beginnt.", en: "Something ends before it begins.",
    hint: Phrase("Die Uhr des Rechners prüfen.", en: "Check the machine's clock."))

  private static let startMissing = RuleSentence(
    "Der Zeitraum braucht einen ersten Tag.", en: "The period needs a first day.")
}
