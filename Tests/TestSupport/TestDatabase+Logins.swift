import Foundation
import PQ

extension TestDatabase {
  /// Makes a login of the cluster, member of a group, and lets the user who runs the tests log in as it.
  ///
  /// The cluster asks the operating system who is there, and its map lists who may be whom: the login is added to it.
  public func makeLogin(_ name: String, in group: String) throws {
    let server = try connect()
    try server.script(
      """
      DO $$ BEGIN
        IF NOT EXISTS (SELECT FROM pg_catalog.pg_roles WHERE rolname = '\(name)') THEN
          CREATE ROLE \(name) LOGIN IN ROLE \(group);
        END IF;
      END $$;
      COPY (SELECT 'passerelle "\(NSUserName())" "\(name)"') TO PROGRAM 'cat >> pg_ident.conf';
      """)
    let before: String = try server.value("SELECT clock_timestamp()::text")
    try server.script("SELECT pg_reload_conf()")
    for _ in 0..<200 {
      let isRead: Bool = try server.value("SELECT pg_conf_load_time() > $1::timestamptz", [before])
      if isRead { return }
      Thread.sleep(forTimeInterval: 0.02)
    }
  }
}
