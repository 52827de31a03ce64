package import Domain
package import Store

extension RetentionClass {
  /// The period in words: „60 Monate ab: Ende letzte Zuweisung“.
  package var sentence: Phrase {
    let from = isFromYearEnd ? Phrase(" ab Jahresende: ", en: " from the end of the year: ") : Phrase(" ab: ", en: " from: ")
    return Phrase("\(period_months) Monate", en: "\(period_months) months") + from + start.name
  }
}
