import Crypto
import HTTPTypes
import Hummingbird
import NIOCore
import WebAssets

/// The files that browsers fetch, under addresses that hold a hash of their content, so that they may be kept for ever.
struct Assets: Sendable {
  private struct File: Sendable {
    let mediaType: String
    let bytes: ByteBuffer
    /// The same, compressed beforehand; nothing that holds data of people is ever compressed.
    var gzip: ByteBuffer?
  }

  private let files: [String: File]
  private let addresses: [String: String]

  /// What is embedded in the program.
  static let embedded = Assets()

  private init() {
    var files: [String: File] = [:]
    var addresses: [String: String] = [:]
    var compressed: [String: ByteBuffer] = [:]
    // Scripts fetch each other by their names, so all of them stand in one folder, which is another when any of them is.
    var scripts = SHA256()
    for index in 0..<vw_asset_count where String(cString: vw_assets[index].name).hasSuffix(".js") {
      scripts.update(bufferPointer: UnsafeRawBufferPointer(start: vw_assets[index].bytes, count: vw_assets[index].count))
    }
    let folder = Self.short(scripts.finalize())
    for index in 0..<vw_asset_count {
      let asset = vw_assets[index]
      let name = String(cString: asset.name)
      let bytes = UnsafeBufferPointer(start: asset.bytes, count: asset.count)
      if name.hasSuffix(".gz") {
        compressed[String(name.dropLast(3))] = ByteBuffer(bytes: bytes)
        continue
      }
      let hash = name.hasSuffix(".js") ? folder : Self.shortHash(of: Array(bytes))
      let address = "/assets/\(hash)/\(name)"
      addresses[name] = address
      files[address] = File(mediaType: String(cString: asset.media_type), bytes: ByteBuffer(bytes: bytes))
    }
    for (name, bytes) in compressed {
      if let address = addresses[name] { files[address]?.gzip = bytes }
    }
    self.files = files
    self.addresses = addresses
  }

  /// Stands for a content in an address.
  static func shortHash(of bytes: [UInt8]) -> String { short(SHA256.hash(data: bytes)) }

  private static func short(_ digest: SHA256.Digest) -> String {
    digest.prefix(6).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The content of a file; nil where there is none of this name.
  func bytes(of name: String) -> ByteBuffer? { addresses[name].flatMap { files[$0]?.bytes } }

  /// Where a file is fetched; a name that there is not leads nowhere.
  func address(of name: String) -> String { addresses[name] ?? "/assets/\(name)" }

  func address(ifThere name: String) -> String? { addresses[name] }

  /// The file, or nil where there is none under this path.
  func response(to request: Request) -> Response? {
    guard let file = files[request.uri.path] else { return nil }
    var headers: HTTPFields = [
      .contentType: file.mediaType, .cacheControl: "public, max-age=31536000, immutable", .vary: "Accept-Encoding",
    ]
    if let gzip = file.gzip, request.headers[.acceptEncoding]?.contains("gzip") == true {
      headers[.contentEncoding] = "gzip"
      return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: gzip))
    }
    return Response(status: .ok, headers: headers, body: ResponseBody(byteBuffer: file.bytes))
  }
}
