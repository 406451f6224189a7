/// A 32-bit hash of public codes and a salt (FNV-1a, then a 64-bit finaliser): a last level that favours nobody and is
/// the same on every machine.
public func stableHash(_ words: [String], salt: Int) -> Int64 {
  var hash: UInt64 = 0xcbf2_9ce4_8422_2325
  func mix(_ byte: UInt8) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  for byte in "\(salt)".utf8 { mix(byte) }
  for word in words {
    mix(0)
    for byte in word.utf8 { mix(byte) }
  }
  hash ^= hash >> 33
  hash = hash &* 0xff51_afd7_ed55_8ccd
  hash ^= hash >> 33
  return Int64(hash >> 32)
}
