package import Domain
import Postgres

/// What sensitive facts are read for; the database knows which role may have which of them for it.
package enum DisclosurePurpose: Sendable, Hashable {
  /// Looking at somebody's record: the participant, or whoever accompanies the participant.
  case record
  /// The monthly report to a Jobcenter.
  case participantsReport
  /// Paying somebody, by the number of the voucher of pay.
  case voucher(String)

  var word: String {
    switch self {
    case .record: "record"
    case .participantsReport: "participants_report"
    case .voucher(let number): "voucher:\(number)"
    }
  }
}

/// Why somebody was absent on a day.
package struct DisclosedAbsence: Sendable, Hashable {
  package let attendanceDayID: Int64
  package let participantID: Participant.ID
  package let day: LocalDate
  /// Code of the absence kind.
  package let kind: String
  package let name: Phrase
  package let certifiedUntil: LocalDate?
  package let note: String?
}

/// What a participant has to do with the Agentur and the Jobcenter.
package struct BenefitData: Sendable {
  package var customerNumbers: [(number: String, valid: DateRange)] = []
  package var spells: [StatusSpell] = []

  /// The customer number of a day.
  package func customerNumber(on day: LocalDate) -> String? {
    customerNumbers.first { $0.valid.contains(day) }?.number
  }
}

/// Reads what is sensitive about participants. The database writes down who looked in the same transaction, so this needs
/// `Database.disclose` or `Database.write`, and what it returns is shown only after they have returned.
///
/// Participants that the acting role may not know of are left out without a word; a role that may not have such facts for
/// such a purpose at all is refused.
package enum Disclosures {
  /// Who they are: all that is known for the record, names alone for other purposes.
  package static func persons(
    of participants: [Participant.ID], for purpose: DisclosurePurpose, _ tx: Transaction
  ) throws -> [Participant.ID: PersonRecord] {
    let rows = try tx.query(
      """
      select participant_id, family_name, given_name, born_on, gender, street, postal_code, city, phone
        from disclose_persons(\(participants.map(\.rawValue)), \(purpose.word))
      """
    ).map {
      (
        id: Participant.ID, family: String, given: String, born: LocalDate?, gender: Gender?, street: String?,
        postalCode: String?, city: String?, phone: String?
      ) in
      var person = PersonRecord(familyName: family, givenName: given)
      person.bornOn = born
      person.gender = gender
      person.street = street
      person.postalCode = postalCode
      person.city = city
      person.phone = phone
      return (id, person)
    }
    return Dictionary(rows) { first, _ in first }
  }

  /// Why they were absent on the days of a period that has both ends; for a participants' report only the kinds that the
  /// Jobcenter may have.
  package static func absences(
    of participants: [Participant.ID], in period: DateRange, for purpose: DisclosurePurpose, _ tx: Transaction
  ) throws -> [DisclosedAbsence] {
    guard let first = period.lower, let end = period.upper else { return [] }
    return try tx.query(
      """
      select a.attendance_day_id, a.participant_id, a.day, k.code, k.name_de, k.name_en, a.certified_until, a.note
        from disclose_absences(\(participants.map(\.rawValue)), \(first), \(end), \(purpose.word)) a
        join absence_kinds k on k.code = a.absence_kind_code
       order by a.participant_id, a.day
      """
    ).map {
      (
        id: Int64, participantID: Participant.ID, day: LocalDate, kind: String, german: String, english: String,
        certifiedUntil: LocalDate?, note: String?
      ) in
      DisclosedAbsence(
        attendanceDayID: id, participantID: participantID, day: day, kind: kind, name: Phrase(german, en: english),
        certifiedUntil: certifiedUntil, note: note)
    }
  }

  /// Customer numbers and spells of one participant, in order of time.
  package static func benefitData(
    of participant: Participant.ID, for purpose: DisclosurePurpose, _ tx: Transaction
  ) throws -> BenefitData {
    var data = BenefitData()
    let rows = try tx.query(
      "select fact, value, valid from disclose_benefit_data(\([participant.rawValue]), \(purpose.word)) order by valid"
    ).decode((String, String, DateRange).self)
    for (fact, value, valid) in rows {
      switch fact {
      case "customer_number": data.customerNumbers.append((value, valid))
      default: if let kind = StatusSpell.Kind(rawValue: value) { data.spells.append(StatusSpell(kind, valid)) }
      }
    }
    return data
  }
}
