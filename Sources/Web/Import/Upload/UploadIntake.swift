import Documents
import Domain
import Hummingbird
import Import

/// Reads an upload from a request into a folder, as it arrives: the fields first, then the files, under limits.
struct UploadIntake: ~Copyable {
  private let limits: UploadLimits
  private let isBelieved: (FormValues) -> Bool
  private(set) var fields = FormValues()
  private(set) var upload: UploadFolder
  private var taken: Set<String> = []
  private var partCount = 0
  private var part = Part.nothing
  private var file: WorkFile?

  /// What the present part is.
  private enum Part {
    case nothing, file
    case field(String, [UInt8])
  }

  private init(_ limits: UploadLimits, isBelieved: @escaping (FormValues) -> Bool) throws {
    self.limits = limits
    self.isBelieved = isBelieved
    upload = try UploadFolder()
  }

  /// Reads all of it; whoever asks removes the folder.
  ///
  /// - Parameter isBelieved: asked about the fields before the first file is kept.
  /// - Throws: `Problem` `request.forged`, `upload.too_large`, `upload.too_many`, `upload.head_too_long`, `upload.unreadable`.
  static func read(
    _ request: Request, limits: UploadLimits, isBelieved: @escaping (FormValues) -> Bool
  ) async throws -> (fields: FormValues, upload: UploadFolder) {
    // Said before most of it has come.
    if let length = request.headers[.contentLength].flatMap({ Int($0) }), length > limits.total_bytes {
      throw WebProblem.uploadTooLarge(limits)
    }
    guard
      var parser = MultipartParser(mediaType: request.headers[.contentType] ?? "", head_bytes_max: limits.head_bytes)
    else { throw WebProblem.uploadUnreadable }
    var intake = try UploadIntake(limits, isBelieved: isBelieved)
    do {
      var received_bytes = 0
      for try await piece in request.body {
        received_bytes += piece.readableBytes
        guard received_bytes <= limits.total_bytes else { throw WebProblem.uploadTooLarge(limits) }
        try parser.take(piece.readableBytesView) { event in try intake.take(event) }
      }
      try parser.finish()
      guard isBelieved(intake.fields) else { throw WebProblem.forged }
    } catch {
      intake.upload.remove()
      switch error {
      case MultipartParser.Failure.headTooLong: throw WebProblem.uploadHeadTooLong(limits)
      case MultipartParser.Failure.malformed: throw WebProblem.uploadUnreadable
      default: throw error
      }
    }
    return (intake.fields, intake.upload)
  }

  private mutating func take(_ event: MultipartParser.Event) throws {
    switch event {
    case .head(let head): try begin(head)
    case .content(let bytes): try take(bytes)
    case .end:
      if case .field(let name, let bytes) = part { fields.append(String(decoding: bytes, as: UTF8.self), to: name) }
      part = .nothing
      file = nil
    }
  }

  private mutating func begin(_ head: MultipartHead) throws {
    partCount += 1
    guard partCount <= limits.files else { throw WebProblem.uploadOfTooMany(limits) }
    guard let sent = head.fileName else { return part = .field(head.field, []) }
    guard isBelieved(fields) else { throw WebProblem.forged }
    // Where no file was chosen, browsers send one without a name.
    guard let name = UploadName.cleaned(sent), !UploadName.isPassedOver(name) else { return }
    let free = UploadName.free(name, among: taken)
    taken.insert(free)
    let next = try WorkFile(in: upload.folder)
    upload.files.append(UploadFolder.File(name: free, path: next.path))
    file = consume next
    part = .file
  }

  private mutating func take(_ bytes: ArraySlice<UInt8>) throws {
    switch part {
    case .nothing: break
    case .file: try file?.write(bytes)
    case .field(let name, let before):
      guard before.count + bytes.count <= limits.field_bytes else { throw WebProblem.uploadUnreadable }
      part = .field(name, before + bytes)
    }
  }
}
