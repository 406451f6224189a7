import Foundation

/// The real reference files, when they stand beside the checkout (`../shared/data`) or where PASSERELLE_SHARED says.
public enum SharedData {
  public static let folder: String? = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let shared =
      ProcessInfo.processInfo.environment["PASSERELLE_SHARED"] ?? root.deletingLastPathComponent().path(
        percentEncoded: false) + "shared"
    let data = shared + "/data"
    return FileManager.default.fileExists(atPath: data + "/rome") ? data : nil
  }()

  public static var isHere: Bool { folder != nil }
}

/// A folder of its own for a test, removed with it.
public final class ScratchFolder {
  public let path: String

  public init() throws {
    path = NSTemporaryDirectory() + "passerelle-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  @discardableResult
  public func write(_ name: String, _ text: String) throws -> String { try write(name, Array(text.utf8)) }

  @discardableResult
  public func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    try Data(bytes).write(to: URL(filePath: path + "/" + name))
    return path + "/" + name
  }

  /// Makes the files of another folder readable here, those named apart.
  public func link(folder: String, except left: String) throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name != left {
      try FileManager.default.createSymbolicLink(
        atPath: path + "/" + name, withDestinationPath: folder + "/" + name)
    }
  }
}

public func bytes(of path: String) throws -> [UInt8] { Array(try Data(contentsOf: URL(filePath: path))) }
