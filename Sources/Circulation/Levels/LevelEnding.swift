/// How the solve of one level ended.
enum LevelEnding {
  case optimal
  /// The nodes that the units left over can reach: nothing more can leave them.
  case cut([Int])
  case cancelled
}

/// How a phase of scaling ended: `stuck` when units seem unable to come home, or prices to keep within their bounds.
enum PhaseEnd { case done, stuck, cancelled }
