import Foundation
import Testing

/// The real reference files, when they stand beside the checkout (`../shared/data`) or where PASSERELLE_SHARED says.
enum SharedData {
  static let folder: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["PASSERELLE_SHARED"] ?? root.deletingLastPathComponent().path(
        percentEncoded: false) + "shared"
    let data = shared + "/data"
    return FileManager.default.fileExists(atPath: data + "/rome") ? data : nil
  }()

  static var isHere: Bool { folder != nil }
}

extension Trait where Self == ConditionTrait {
  static var realFiles: Self { .enabled(if: SharedData.isHere, "the reference files are not beside this checkout") }
}

/// A folder of its own for a test, removed with it.
final class ScratchFolder {
  let path: String

  init() throws {
    path = NSTemporaryDirectory() + "intake-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  /// Makes the files of another folder readable here, those named apart.
  func link(folder: String, except left: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != left {
      try FileManager.default.createSymbolicLink(
        atPath: path + "/" + name, withDestinationPath: folder + "/" + name)
    }
  }
}

func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
