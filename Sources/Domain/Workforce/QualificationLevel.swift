/// How far somebody has come with a qualification.
package enum QualificationLevel: String, Choice {
  case introduced, guided, independent, certified

  package var name: Phrase {
    switch self {
    case .introduced: Phrase("eingeführt", en: "introduced")
    case .guided: Phrase("angeleitet", en: "guided")
    case .independent: Phrase("selbstständig", en: "independent")
    case .certified: Phrase("zertifiziert", en: "certified")
    }
  }

  package static var subject: Phrase { Phrase("Stufe", en: "Level") }
}
