/// One way of reading the rules of a pair.
///
/// A rule is declared once, as a function over the facts of both sides that notes its answers. The fast reading keeps
/// the worst answer of each axis and never builds the values; the full reading keeps everything. The same declaration
/// serves both, so the verdict that fills a seat and the one that is explained cannot differ.
public protocol Reading {
  mutating func note(_ rule: Rule, _ answer: Answer, _ values: @autoclosure () -> [Value])
  func worst(_ axis: Axis) -> Answer
}

extension Reading {
  @inline(__always)
  mutating func note(_ rule: Rule, _ answer: Answer) { note(rule, answer, []) }
}

/// The worst answer of each axis.
public struct Answers: Hashable, Sendable {
  /// Two bits an axis, in the order of `Axis.allCases`.
  private var bits: UInt16 = 0

  public init() {}

  public subscript(axis: Axis) -> Answer {
    @inline(__always) get { Answer(rawValue: UInt8((bits >> Answers.shift(axis)) & 3)) ?? .bloquant }
  }

  @inline(__always)
  mutating func keep(_ axis: Axis, _ answer: Answer) {
    let shift = Answers.shift(axis)
    let kept = UInt16(answer.rawValue)
    if kept > (bits >> shift) & 3 { bits = (bits & ~(3 << shift)) | kept << shift }
  }

  /// The worst of all axes: the verdict.
  public var worst: Answer {
    max(max(self[.statut], self[.sante]), max(max(self[.souhaits], self[.competences]), self[.commission]))
  }

  @inline(__always)
  private static func shift(_ axis: Axis) -> UInt16 {
    switch axis {
    case .statut: 0
    case .sante: 2
    case .souhaits: 4
    case .competences: 6
    case .commission: 8
    case .priorite: 10
    case .plan: 12
    }
  }
}

/// The reading of millions of pairs: answers only.
public struct FastReading: Reading {
  public private(set) var answers = Answers()

  public init() {}

  @inline(__always)
  public mutating func note(_ rule: Rule, _ answer: Answer, _ values: @autoclosure () -> [Value]) {
    if answer != .conforme { answers.keep(rule.axis, answer) }
  }

  @inline(__always)
  public func worst(_ axis: Axis) -> Answer { answers[axis] }
}

/// The reading that counts, for the funnel of a large commission: which rules answered otherwise than ✓.
public struct CountingReading: Reading {
  public private(set) var answers = Answers()
  /// One entry a rule that did not answer ✓: the rule's index × 4 + the answer.
  public private(set) var noted: [Int] = []

  public init() {}

  public mutating func reset() {
    answers = Answers()
    noted.removeAll(keepingCapacity: true)
  }

  public mutating func note(_ rule: Rule, _ answer: Answer, _ values: @autoclosure () -> [Value]) {
    guard answer != .conforme else { return }
    answers.keep(rule.axis, answer)
    // A pair counts once, however many of its restrictions the rule refuses.
    let entry = rule.index * 4 + Int(answer.rawValue)
    if !noted.contains(entry) { noted.append(entry) }
  }

  public func worst(_ axis: Axis) -> Answer { answers[axis] }
}

/// The reading that explains: every rule, its answer and its values.
public struct FullReading: Reading {
  public private(set) var answers = Answers()
  public private(set) var findings: [Finding] = []

  public init() {}

  public mutating func note(_ rule: Rule, _ answer: Answer, _ values: @autoclosure () -> [Value]) {
    answers.keep(rule.axis, answer)
    findings.append(Finding(rule, answer, values()))
  }

  public func worst(_ axis: Axis) -> Answer { answers[axis] }
}
