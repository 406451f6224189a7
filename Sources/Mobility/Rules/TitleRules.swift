/// Titles, approvals and the ordre: functions the law reserves to those who hold them (L513-8, last paragraph).
func readTitles<R: Reading>(
  _ agent: borrowing AgentFacts, _ post: borrowing PostFacts, _ lookups: borrowing Lookups, _ reading: inout R
) {
  var lacksTitle = false
  if !post.diplomas.isEmpty {
    if let held = agent.diplomas {
      let missing = missingCodes(required: post.diplomas, held: held)
      if missing.isEmpty {
        reading.note(.diplomaOK, .conforme)
      } else {
        lacksTitle = true
        reading.note(.diploma, .bloquant, missing.map { .code(lookups.codes.code($0)) })
      }
    } else {
      reading.note(.diplomaUnknown, .aInstruire, post.diplomas.map { .code(lookups.codes.code($0)) })
    }
  }
  if !post.approvals.isEmpty {
    let missing = missingCodes(required: post.approvals, held: agent.approvals)
    reading.note(.approval, missing.isEmpty ? .conforme : .bloquant, missing.map { .code(lookups.codes.code($0)) })
  }
  // Registration follows the title: without it there is nothing to register.
  if post.needsOrdre, !lacksTitle {
    switch agent.ordreRegistered {
    case true?: reading.note(.ordre, .conforme)
    case false?: reading.note(.ordre, .sousCondition)
    case nil: reading.note(.ordre, .aInstruire)
    }
  }
}

/// Codes required and not held, both ascending.
func missingCodes(required: [Int32], held: [Int32]) -> [Int32] {
  required.isEmpty ? [] : required.filter { !held.contains($0) }
}
