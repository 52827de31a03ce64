import Domain
import Testing

/// How texts are looked up and sorted.
@Suite struct FoldedTextTests {
  @Test(arguments: [
    ("Müller", "muller"), ("Mu\u{308}ller", "muller"), ("STRAẞE", "strasse"), ("Straße", "strasse"), ("Łódź", "lodz"),
    ("İstanbul", "istanbul"),
    ("Iğdır", "igdir"), ("Nguyễn", "nguyen"), ("Søren", "soren"), ("1.234,56 €", "1.234,56 €"), ("", ""), ("日本", "日本"),
    ("Ά", "α"),
  ])
  func `a text is folded to what people type for it`(_ original: String, _ folded: String) {
    #expect(FoldedText(original).text == folded)
  }

  @Test func `umlauts stand where their letters stand`() {
    let names = ["Zeynep", "Ömer", "Olga", "Öznur", "Anna", "Äneas", "straße", "Strasse 2", "Strand"]
    #expect(
      names.sorted { FoldedText($0) < FoldedText($1) }
        == ["Äneas", "Anna", "Olga", "Ömer", "Öznur", "Strand", "straße", "Strasse 2", "Zeynep"])
  }

  @Test(arguments: [
    ("Städtebau", "staedtebau", true), ("Städtebau", "stadt", true), ("Feuer", "feuer", true), ("Straße", "strasse", true),
    ("Müll", "muell", true), ("Müll", "mull", true), ("Mull", "moll", false),
    ("Neuemühle", "neuemuehle", true), ("Neuemühle", "neuamuehle", false), ("Blaue Löwengasse", "loewen", true),
  ])
  func `a word is found with umlauts, without them and written with two letters`(
    _ text: String, _ word: String, _ isFound: Bool
  ) {
    #expect(FoldedText.spellings(of: word).contains(where: FoldedText(text).text.contains) == isFound)
  }
}
