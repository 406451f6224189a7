import Glibc
import PQ

/// The SQL that is shipped beside the binary: numbered migrations, and files that may be run again.
public struct SQLFiles: Sendable {
  public struct File: Sendable, Equatable {
    /// Path below the `sql` directory: `migrations/0001_foundation.sql`.
    public let name: String
    public let text: String
  }

  public let migrations: [File]
  /// Files of the folders of `repeatableFolders`: run again whenever their text has changed.
  public let repeatable: [File]

  /// The rule catalogue, the functions of the night, those of the commission, then the pages: each may name what stands
  /// in a folder before it.
  static let repeatableFolders = ["catalogue", "engine", "commission", "reports"]

  /// Reads the directory that `locate()` finds, or the one given.
  public init(directory: String) throws(RegistryError) {
    migrations = try SQLFiles.read(directory, "migrations")
    var repeatable: [File] = []
    for folder in SQLFiles.repeatableFolders { repeatable += try SQLFiles.read(directory, folder) }
    self.repeatable = repeatable
    // Gaps are allowed: branches of the work take their numbers beforehand.
    for (index, file) in migrations.enumerated() {
      let least = index == 0 ? 1 : (migrations[index - 1].version ?? 0) + 1
      guard let version = file.version, version >= least else {
        throw RegistryError(.configuration, "\(file.name) breaks the numbering: \(least) or more was expected")
      }
    }
  }

  /// `PASSERELLE_SQL`, else `share/passerelle/sql` beside the binary's folder, else the `sql` of the checkout that holds
  /// the binary.
  public static func locate() throws(RegistryError) -> String {
    if let named = unsafe getenv("PASSERELLE_SQL") { return unsafe String(cString: named) }
    var folder = executableFolder()
    while !folder.isEmpty {
      for candidate in ["\(folder)/share/passerelle/sql", "\(folder)/sql"] {
        if unsafe access("\(candidate)/migrations", R_OK) == 0 { return candidate }
      }
      folder = String(folder[..<(folder.lastIndex(of: "/") ?? folder.startIndex)])
    }
    throw RegistryError(.configuration, "the sql directory was not found beside the program; set PASSERELLE_SQL to it")
  }

  private static func executableFolder() -> String {
    let buffer = unsafe [UInt8](unsafeUninitializedCapacity: 4096) { bytes, count in
      count = unsafe bytes.withMemoryRebound(to: CChar.self) { path in
        unsafe max(0, readlink("/proc/self/exe", path.baseAddress!, 4096))
      }
    }
    let path = String(decoding: buffer, as: UTF8.self)
    return String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
  }

  private static func read(_ directory: String, _ folder: String) throws(RegistryError) -> [File] {
    guard let handle = unsafe opendir("\(directory)/\(folder)") else {
      throw RegistryError(.configuration, "\(folder) is missing from the sql directory")
    }
    defer { unsafe closedir(handle) }
    var names: [String] = []
    while let entry = unsafe readdir(handle) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
        unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(".sql") { names.append(name) }
    }
    var files: [File] = []
    for name in names.sorted() {
      files.append(File(name: "\(folder)/\(name)", text: try text(of: "\(directory)/\(folder)/\(name)")))
    }
    return files
  }

  private static func text(of path: String) throws(RegistryError) -> String {
    guard let file = unsafe fopen(path, "r") else { throw RegistryError(.configuration, "\(path) cannot be read") }
    defer { unsafe fclose(file) }
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = unsafe fread(&chunk, 1, chunk.count, file)
      if count == 0 { break }
      bytes += chunk[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension SQLFiles.File {
  /// The number a migration begins with, or nil.
  var version: Int? { Int(name.drop { $0 != "/" }.dropFirst().prefix(4)) }
}
