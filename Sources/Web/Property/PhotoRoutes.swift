import Documents
import Domain
import HTTPTypes
import Hummingbird
import Markup
import Store

/// `/objekte/{code}/fotos`: the photos of a house, and the bytes of each for those who run the site.
enum PhotoRoutes {
  static func add(to routes: Routes) {
    let roles = PropertyTab.photos.roles
    routes.get("/objekte/{code}/fotos", for: roles) { visit in
      let (code, day, unit) = (try visit.parameter("code"), visit.today, visit.query("einheit"))
      let page = try await visit.read { tx in try PhotosPage(tx, code, unit: unit, on: day) }
      return visit.page("\(page.head.name): \(visit.t(PropertyTab.photos.name))", in: .properties) {
        page.html(PropertyFrame(page.head, visit))
      }
    }
    routes.get("/objekte/{code}/fotos/{hash}", for: roles) { visit in
      let found = try await received(visit)
      return file(found.bytes, found.mediaType)
    }
    routes.get("/objekte/{code}/fotos/{hash}/klein", for: roles) { visit in
      switch try await thumbnail(visit) {
      case .picture(let bytes): return file(bytes, "image/jpeg")
      case .refused: throw WebProblem.notFound
      }
    }
  }

  private static func hash(_ visit: Visit) throws -> PhotoHash {
    guard let hash = try? PhotoHash.parse(try visit.parameter("hash")) else { throw WebProblem.notFound }
    return hash
  }

  private static func received(_ visit: Visit) async throws -> (mediaType: String, bytes: [UInt8]) {
    let (code, hash) = (try visit.parameter("code"), try hash(visit))
    let found = try await visit.read { tx in
      try PhotoContents.received(hash, on: PropertyHead.find(code, tx).id, tx)
    }
    guard let found else { throw WebProblem.notFound }
    return found
  }

  /// Made by the documents process when somebody looks for the first time, and kept; where that is not installed the photo itself is
  /// what there is to see.
  private static func thumbnail(_ visit: Visit) async throws -> PhotoContents.Thumbnail {
    let (code, hash) = (try visit.parameter("code"), try hash(visit))
    let kept = try await visit.read { tx in
      // Whether it may be seen is asked first: what is kept is kept for every house.
      let arrival = try PhotoContents.arrival(of: hash, on: PropertyHead.find(code, tx).id, tx)
      guard arrival?.isComplete == true else { throw WebProblem.notFound }
      return try PhotoContents.thumbnail(of: hash, tx)
    }
    if let kept { return kept }
    let photo = try await received(visit)
    guard let documents = visit.service.documents else { return .picture(photo.bytes) }
    let thumbnail: PhotoContents.Thumbnail
    do {
      thumbnail = .picture(try await documents.picture(.bytes(photo.bytes)).thumbnail)
    } catch let problem as Problem where ["documents.damaged", "documents.no_picture"].contains(problem.code) {
      thumbnail = .refused(problem.code)
    }
    try await visit.write { tx in try PhotoContents.keep(thumbnail, of: hash, tx) }
    return thumbnail
  }

  private static func file(_ bytes: [UInt8], _ type: String) -> Response {
    Response(
      // What is in the file is said by its first bytes alone; nosniff and the policy of every answer keep a browser to that.
      status: .ok, headers: [.contentType: type, .contentDisposition: "inline"],
      body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
  }
}

extension SiteURL {
  /// A photo of a house; as `klein` for lists.
  static func photo(_ property: String, _ hash: PhotoHash, _ rest: String...) -> SiteURL {
    rest.reduce(.property(property, "fotos", hash.description)) { .under($0, $1) }
  }
}
