// swift-tools-version: 6.2
import PackageDescription

/// Strict everywhere: Swift 6 language mode comes with the tools version; a warning is an error.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let package = Package(
  name: "viertelwerk",
  products: [.executable(name: "viertelwerk", targets: ["viertelwerk"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // Reads settings from the environment and a file; without the traits that would bring further packages.
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-nio-ssl", from: "2.37.6"),
    // Without its default traits, which bring Foundation and costs every command milliseconds.
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1", traits: []),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    // Without its default trait, which brings Foundation and costs every command milliseconds.
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
  ],
  targets: [
    // The rooms, from the ground up. Who may import whom is checked by tools/tidy.
    .systemLibrary(name: "CLibPQ", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .target(name: "Migrations", path: "migrations", exclude: ["README.md", "schema.sql"], publicHeadersPath: "include"),
    .target(
      name: "Postgres",
      dependencies: [
        "CLibPQ",
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "NIOPosix", package: "swift-nio"),
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(name: "Domain", swiftSettings: strict),
    .target(
      name: "Store",
      dependencies: ["Domain", "Postgres", "Migrations", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Operations",
      dependencies: [
        "Domain", "Store", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"), .product(name: "NIOPosix", package: "swift-nio"),
      ],
      swiftSettings: strict),
    .target(name: "ShippedProfiles", publicHeadersPath: "include"),
    .target(
      name: "Import",
      dependencies: [
        "Domain", "Store", "Documents", "ShippedProfiles", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Yams", package: "Yams"),
      ],
      swiftSettings: strict),
    .target(
      name: "Reports",
      dependencies: ["Domain", "Store", "Markup", "Documents", .product(name: "Crypto", package: "swift-crypto")],
      swiftSettings: strict),
    .target(
      name: "Documents",
      dependencies: [
        "Domain", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      swiftSettings: strict),
    .target(name: "Demo", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "Markup", exclude: ["README.md"], swiftSettings: strict),
    .target(name: "WebAssets", exclude: ["files", "README.md"], publicHeadersPath: "include"),
    .target(
      name: "Web",
      dependencies: [
        "Domain", "Store", "Operations", "Import", "Reports", "Markup", "Documents", "WebAssets",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdCore", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "viertelwerk",
      dependencies: [
        "Postgres", "Domain", "Store", "Operations", "Import", "Reports", "Documents", "Demo", "Web",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    // What tools/bench measures inside one process.
    .executableTarget(
      name: "bench", dependencies: ["Markup", "Documents", "Domain", "Import"], path: "tools/benching",
      exclude: ["csv_bench.py", "diary_bench.py", "http_bench.py", "import_bench.py", "security_bench.py", "today_bench.py"],
      swiftSettings: strict),
    // Tests: one target a room, over a throw-away cluster (Harness).
    .target(
      name: "Harness",
      dependencies: [
        "Domain", "Documents", "Postgres", "Store", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], path: "Tests/Harness", swiftSettings: strict),
    .testTarget(name: "PostgresTests", dependencies: ["Postgres", "Harness"], swiftSettings: strict),
    .testTarget(name: "DomainTests", dependencies: ["Domain"], swiftSettings: strict),
    .testTarget(
      name: "StoreTests", dependencies: ["Store", "Domain", "Postgres", "Harness"], exclude: ["Roles/Expected"],
      swiftSettings: strict),
    .testTarget(
      name: "OperationsTests",
      dependencies: [
        "Operations", "Reports", "Store", "Domain", "Postgres", "Harness", .product(name: "Crypto", package: "swift-crypto"),
      ],
      exclude: ["Site/replay"], swiftSettings: strict),
    .testTarget(
      name: "ImportTests",
      dependencies: [
        "Import", "Demo", "Documents", "Store", "Domain", "Postgres", "Harness",
        .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      exclude: ["Fuzz/corpus"], swiftSettings: strict),
    .testTarget(
      name: "ReportsTests",
      dependencies: [
        "Reports", "Import", "Demo", "Documents", "Operations", "Store", "Domain", "Postgres", "Harness",
        .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["Snapshots"], swiftSettings: strict),
    .testTarget(
      name: "DocumentsTests",
      dependencies: [
        "Documents", "Domain", "Harness", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], swiftSettings: strict),
    .testTarget(name: "MarkupTests", dependencies: ["Markup"], swiftSettings: strict),
    .testTarget(
      name: "WebTests",
      dependencies: [
        "Web", "Operations", "Import", "Reports", "Store", "Domain", "Documents", "Markup", "Postgres", "Harness",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ],
      swiftSettings: strict),
    .testTarget(name: "DemoTests", dependencies: ["Demo", "Domain"], swiftSettings: strict),
    .testTarget(
      name: "CommandsTests",
      dependencies: [
        "Domain", "Documents", "Postgres", "Store", "Harness", .product(name: "Subprocess", package: "swift-subprocess"),
      ],
      exclude: ["help"], swiftSettings: strict),
  ]
)
