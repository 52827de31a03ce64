import Domain

@testable import Import

/// What holds for any text that somebody gives out as a profile, and for the list that is read by it.
struct ProfileProperties {
  let bytes: [UInt8]
  let path: String

  private static let separator = Array("\n=====\n".utf8)

  func check() throws {
    let (profile, list) = parts
    let read: MappingProfile
    do throws(Problem) {
      read = try ProfileDocument(file: "profil.yaml").read(String(decoding: profile, as: UTF8.self))
    } catch {
      try BrokenProperty.demand(error.code == "profile.invalid", "refused: \(error.code)")
      try BrokenProperty.demand(error.message.english.hasPrefix("profil.yaml:"), "nobody knows which profile is meant")
      return
    }
    try ScratchFile.write(list, to: path)
    guard let file = try? SourceFile(examining: path) else { return }
    let text = PlainCSV.decoded(Array(list), as: file.encoding, markLength: file.markLength)
    let staged = try StagedList(
      PreparedFile(name: "liste.csv", source: file, kind: read.kind, profile: read, month: nil, number: 0),
      lineCount: 1 + text.count { $0 == 0x0A || $0 == 0x0D })
    // Of a grid each cell is a row, so that one line may hold many.
    try BrokenProperty.demand(
      read.grid == nil
        ? staged.soundCount + staged.refusedCount == staged.rowCount
        : staged.soundCount + staged.refusedCount <= staged.rowCount,
      "of \(staged.rowCount) rows \(staged.soundCount) are sound and \(staged.refusedCount) refused")
  }

  private var parts: (profile: ArraySlice<UInt8>, list: ArraySlice<UInt8>) {
    guard let place = bytes.firstRange(of: Self.separator) else { return (bytes[...], []) }
    return (bytes[..<place.lowerBound], bytes[place.upperBound...])
  }
}
