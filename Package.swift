// swift-tools-version: 6.2
import PackageDescription

/// Every Swift target is built the same way: warnings are errors, unsafe code is marked, imports are explicit.
let strict: [SwiftSetting] = [
  .treatAllWarnings(as: .error),
  .strictMemorySafety(),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

func room(_ name: String, _ imports: [Target.Dependency] = [], pages: [String] = []) -> Target {
  .target(name: name, dependencies: imports, exclude: pages, swiftSettings: strict)
}

func tests(_ name: String, _ imports: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: imports, swiftSettings: strict)
}

let package = Package(
  name: "passerelle",
  products: [
    .executable(name: "passerelle", targets: ["passerelle"]),
    .library(name: "Circulation", targets: ["Circulation"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
  ],
  targets: [
    .target(name: "CLibPQ"),
    room("PQ", ["CLibPQ"]),
    room("Circulation"),
    room("Mobility"),
    room("Matching", ["Mobility", "Circulation"]),
    room("Cohort", ["Mobility", "Circulation"]),
    room("Intake", ["Mobility"], pages: ["README.md"]),
    room("Registry", ["PQ", "Mobility", "Intake"], pages: ["README.md"]),
    room("Edition", ["Mobility"]),
    .executableTarget(
      name: "passerelle",
      dependencies: [
        "Circulation", "Mobility", "Matching", "Cohort", "Intake", "Registry", "Edition", "PQ",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: strict),
    .target(
      name: "TestSupport", dependencies: ["PQ", "Registry"], path: "Tests/TestSupport", swiftSettings: strict),
    tests("PQTests", ["PQ"]),
    tests("CirculationTests", ["Circulation", "TestSupport"]),
    tests("MobilityTests", ["Mobility"]),
    tests("MatchingTests", ["Matching", "Mobility", "Circulation", "TestSupport"]),
    tests("CohortTests", ["Cohort", "Mobility", "TestSupport"]),
    tests("IntakeTests", ["Intake", "Mobility", "TestSupport"]),
    tests("RegistryTests", ["passerelle", "Registry", "Matching", "PQ", "Mobility", "Intake", "TestSupport"]),
    .testTarget(
      name: "NightTests", dependencies: ["passerelle", "PQ", "Registry", "Mobility", "Intake", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
