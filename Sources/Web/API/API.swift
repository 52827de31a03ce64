import Domain
import HTTPTypes
import Hummingbird
import NIOCore
import Operations

/// `/api/v1`: what people do at the pages and by commands, for programs.
struct API: Sendable {
  let service: WebParts

  static let descriptionPath = APIPath.prefix + "/openapi.json"

  /// Everything a program can do; the routes and their description are made from it.
  static let operations: [APIOperation] =
    PropertyAPI.operations + UnitAPI.operations + StageAPI.operations + DefectAPI.operations
    + WorkAPI.operations + DiaryAPI.operations + OfficeDiaryAPI.operations + SiteDayAPI.operations + PhotoAPI.operations
    + ParticipantAPI.operations
    + PlacementAPI.operations
    + PotAPI.operations + VoucherAPI.operations + GiftAPI.operations + ReportAPI.operations

  private static let description = ByteBuffer(string: APIDocument(operations: operations).json.compact)

  func add(to router: RouteMap) {
    router.get(RouterPath(Self.descriptionPath)) { _, _ in
      Response(
        status: .ok, headers: [.contentType: "application/json; charset=utf-8"],
        body: ResponseBody(byteBuffer: Self.description))
    }
    for operation in Self.operations {
      router.on(RouterPath(APIPath.prefix + operation.path), method: operation.method, for: operation.roles) {
        [service] request, context in
        try await APIRun(operation: operation, service: service).respond(to: request, context)
      }
    }
  }
}
