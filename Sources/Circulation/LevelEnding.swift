/// How the solve of one level ended.
enum LevelEnding {
  case optimal
  /// The nodes that the units left over can reach: nothing more can leave them.
  case cut([Int])
  case cancelled
}
