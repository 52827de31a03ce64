package import Documents
package import Domain
package import Store

/// Files on their way between a browser, the database and an import: under harmless names on disk, each with the name that people gave.
package struct UploadFolder: Sendable {
  /// One file.
  package struct File: Sendable {
    /// As people named it.
    package let name: String
    package let path: String

    package init(name: String, path: String) {
      self.name = name
      self.path = path
    }

    /// All of it, for what is small enough to be held.
    ///
    /// - Throws: `Problem` `import.unreadable`.
    package func bytes() throws -> [UInt8] {
      let source = try ByteSource(path: path)
      var bytes: [UInt8] = []
      while let chunk = try source.next() { bytes += chunk }
      return bytes
    }
  }

  package let folder: WorkFolder
  package var files: [File] = []

  /// An empty one.
  ///
  /// - Throws: `Problem` `documents.no_folder`.
  package init() throws { folder = try WorkFolder(in: nil) }

  /// Lists that go back, where they were written to.
  package init(folder: WorkFolder, files: [ReturnedList]) {
    self.folder = folder
    self.files = files.map { File(name: $0.name, path: $0.path) }
  }

  /// The names that findings call the files.
  var names: [String: String] { Dictionary(files.map { ($0.path, $0.name) }, uniquingKeysWith: { first, _ in first }) }

  package func remove() { folder.remove() }

  /// Keeps the files in the database.
  ///
  /// - Parameter areReturned: they go back, and are not to be imported.
  package func keep(in upload: UniqueID, areReturned: Bool = false, _ tx: Transaction) throws {
    for file in files {
      let position = try ImportUploads.add(file.name, isReturned: areReturned, to: upload, tx)
      let bytes = try ByteSource(path: file.path, chunk_bytes: ImportContents.part_bytes)
      var part = 0
      while let chunk = try bytes.next() {
        part += 1
        try ImportUploads.keep(Array(chunk), part: part, of: position, in: upload, tx)
      }
    }
  }

  /// Writes out what the database keeps.
  package mutating func write(_ upload: ImportUpload, _ tx: Transaction) throws {
    files = []
    for kept in upload.files {
      var file = try WorkFile(in: folder)
      try ImportUploads.fetch(kept.position, of: upload.id, tx) { part in try file.write(part[...]) }
      files.append(File(name: kept.name, path: file.path))
    }
  }
}

extension ImportRun {
  /// Looks at files that were uploaded.
  ///
  /// - Parameters:
  ///   - back: where lists go back to.
  ///   - language: that of whoever uploaded them.
  /// - Throws: `Problem` where what was chosen or a profile among the files is wrong; and what every run throws.
  package init(
    _ upload: UploadFolder, _ choices: ImportChoices, isRehearsal: Bool, returningTo back: WorkFolder, language: Language,
    documents: @escaping @Sendable () throws -> DocumentProcess
  ) async throws {
    var options = try choices.options()
    let profiles = try UploadProfiles(upload)
    let lists = upload.files.filter { !profiles.names.contains($0.name) }
    options.isRehearsal = isRehearsal
    // Whoever commits has seen the warnings of the rehearsal.
    options.acceptsWarnings = true
    options.names = upload.names
    options.findingsFolder = back.path
    options.language = language
    options.isOnPages = true
    if options.profile == nil {
      for list in lists { options.profiles[list.path] = profiles.profile(of: list.name) }
    }
    try await self.init(paths: lists.map(\.path), options: options, documents: documents)
  }
}
