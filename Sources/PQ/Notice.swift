import CLibPQ

/// A NOTICE or WARNING of the server, or a remark of libpq.
public struct Notice: Sendable {
  public let severity: String
  public let sqlState: SQLState?
  public let message: String
}

/// Carries the reader of notices through libpq, which only knows a pointer.
final class NoticeHandler {
  private let read: (Notice) -> Void

  init(_ read: @escaping (Notice) -> Void) { self.read = read }

  func install(on connection: OpaquePointer) {
    unsafe PQsetNoticeReceiver(
      connection,
      { context, result in
        guard let context = unsafe context, let result = unsafe result else { return }
        let handler = unsafe Unmanaged<NoticeHandler>.fromOpaque(context).takeUnretainedValue()
        handler.read(
          Notice(
            severity: unsafe ErrorField.severity.read(result) ?? "NOTICE",
            sqlState: unsafe ErrorField.sqlState.read(result).map(SQLState.init(rawValue:)),
            message: unsafe ErrorField.primary.read(result) ?? ""))
      }, Unmanaged.passUnretained(self).toOpaque())
  }
}
