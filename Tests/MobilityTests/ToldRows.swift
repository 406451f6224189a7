import Mobility

private let secretariat = Recipient.secretariat
private let origin = Recipient.origine(siret: "O")
private let host = Recipient.accueil(siret: "H")
private let someone = Recipient.agent(code: "A")
private let day = Day(20_000)

extension ToldRow {
  static let all: [ToldRow] = [
    ToldRow(
      "agent", agent, AgentRow.told,
      """
      SOHA agent isInScope versant
      SOhA metier
      SO.A siret statut category grade commune weeklyMinutes service heldPost mayStay deadline deadlineOn
      SO.A internalSearchOn counts plannedPost
      """, partly: ["metier": [host: String?.some("K18") as any Sendable]]),
    ToldRow(
      "agent out of scope", with(agent) { $0.isInScope = false }, AgentRow.told,
      """
      SO.A agent isInScope versant metier siret statut category grade commune weeklyMinutes service heldPost mayStay
      SO.A deadline deadlineOn internalSearchOn counts plannedPost
      """),
    ToldRow(
      "post", post, PostRow.told,
      """
      S.H. post siret versant category service seats control duplicateOf demandsPercent vacantDays placed
      S.h. counts
      """, partly: ["counts": [host: [1, 2, 3, 0]]]),
    ToldRow(
      "pair", pair, PairRow.told, pairTable,
      partly: [
        "answers": [host: [nil, nil, nil, .aInstruire, nil] as [Answer?]],
        "findings": [
          secretariat: [
            Finding(.healthBlocked, .bloquant), Finding(.distanceOK, .conforme, [.metres(9)]),
            Finding(.capacity, .conforme, [.number(2), .code("membres:PRIO-L442"), .number(1)]),
          ],
          origin: health + [Finding(.capacity, .conforme, [.number(2), .code("priorites")])],
          someone: health + [Finding(.capacity, .conforme, [.number(2), .code("priorites")])],
        ],
      ]),
    ToldRow(
      "pair whose host is the origin", with(pair) { $0.reason?.isInternal = true }, PairRow.told, pairTable,
      partly: [
        "answers": [host: [nil, nil, nil, .aInstruire, nil] as [Answer?]],
        "findings": [
          secretariat: [
            Finding(.healthBlocked, .bloquant), Finding(.distanceOK, .conforme, [.metres(9)]),
            Finding(.capacity, .conforme, [.number(2), .code("membres:PRIO-L442"), .number(1)]),
          ],
          origin: health + [Finding(.capacity, .conforme, [.number(2)])],
          someone: health + [Finding(.capacity, .conforme, [.number(2), .code("priorites")])],
        ],
      ]),
    ToldRow(
      "pair on a seat still held",
      with(pair) { $0.reason = PlanReason(.stillHeld, level: .placements, amount: 1) }, PairRow.told, pairTable,
      partly: [
        "answers": [host: [nil, nil, nil, .aInstruire, nil] as [Answer?]],
        "findings": [
          secretariat: [
            Finding(.healthBlocked, .bloquant), Finding(.distanceOK, .conforme, [.metres(9)]),
            Finding(.stillHeld, .conforme, [.code("placements"), .number(1)]),
          ],
          origin: health + [Finding(.stillHeld, .conforme)], someone: health + [Finding(.stillHeld, .conforme)],
        ],
      ]),
    ToldRow(
      "pair on a full post, by points", with(pair) { $0.reason?.level = .points }, PairRow.told, pairTable,
      partly: [
        "answers": [host: [nil, nil, nil, .aInstruire, nil] as [Answer?]],
        "findings": [
          secretariat: [
            Finding(.healthBlocked, .bloquant), Finding(.distanceOK, .conforme, [.metres(9)]),
            Finding(.capacity, .conforme, [.number(2), .code("points"), .number(1)]),
          ],
          origin: health + [Finding(.capacity, .conforme, [.number(2), .code("points")])],
          someone: health + [Finding(.capacity, .conforme, [.number(2), .code("points")])],
        ],
      ]),
    ToldRow(
      "pair refused",
      with(pair) {
        ($0.verdict, $0.reason, $0.findings) = (.nonRecevable, nil, [Finding(.healthBlocked, .bloquant, [.code("R1")])])
      }, PairRow.told,
      pairTable.replacing("SOhA", with: "SO.A").replacing("SOHA", with: "SO.A").replacing("....", with: "SO.A"),
      partly: [
        "findings": [
          secretariat: [Finding(.healthBlocked, .bloquant)],
          origin: [Finding(.healthBlocked, .bloquant, [.code("R1")])],
          someone: [Finding(.healthBlocked, .bloquant, [.code("R1")])],
        ]
      ]),
    ToldRow(
      "funnel of an agent",
      FunnelRow(recipient: secretariat, side: .agent, subject: "A", rule: .distance, answer: .bloquant, pairs: 3),
      FunnelRow.told, "SO.A side subject rule answer pairs"),
    ToldRow(
      "funnel of a post",
      FunnelRow(recipient: secretariat, side: .post, subject: "P", rule: .distance, answer: .bloquant, pairs: 3),
      FunnelRow.told, "S... side subject rule answer pairs"),
    ToldRow(
      "structural rule", rule, StructuralRuleRow.told,
      """
      SO.. rank rule class lower upper
      S... ledger value isSaturated couple
      """),
    ToldRow(
      "link",
      LinkRow(
        recipient: secretariat, chain: 1, link: 1, links: 2, isExchange: true, agent: "A", from: "P", to: "Q"),
      LinkRow.told, "SO.. chain link links isExchange agent from to"),
    ToldRow(
      "contested",
      ContestedRow(
        recipient: secretariat, criterion: .paie, step: 5, move: MovedAgent(agent: "A", lost: "P", gained: "Q")),
      ContestedRow.told, "SO.A criterion step move"),
    ToldRow(
      "lever", lever([LeverChange(.amenagement, [.code("R1")]), LeverChange(.nature)]), LeverRow.told,
      """
      SO.A side agent post rank grade placements points
      sO.A changes
      """, partly: ["changes": [secretariat: [LeverChange(.amenagement), LeverChange(.nature)]]]),
    ToldRow(
      "lever on a wish", lever([LeverChange(.rayon, [.number(5)])]), LeverRow.told,
      "...A side agent post rank changes grade placements points"),
    ToldRow(
      "immersion", immersion, ImmersionRow.told, immersionTable, partly: ["findings": [secretariat: masked]]),
    ToldRow(
      "immersion refused", with(immersion) { $0.verdict = .nonRecevable }, ImmersionRow.told,
      immersionTable.replacing("SOHA", with: "SO.A"), partly: ["findings": [secretariat: masked]]),
    ToldRow(
      "change by one's health", change(.agent(code: "A", groups: [.sante, .paie])), ChangeRow.told,
      """
      SO.A side subject change before after
      sO.A cause
      """,
      partly: [
        "cause": [secretariat: ChangeRow.Cause?.some(.agent(code: "A", groups: [.dossier, .paie])) as any Sendable]
      ]),
    ToldRow(
      "change by another agent", change(.agent(code: "B", groups: [.paie])), ChangeRow.told,
      """
      SO.A side subject change before after
      So.a cause
      """,
      partly: [
        "cause": [
          origin: ChangeRow.Cause?.some(.agent(code: "", groups: [])) as any Sendable,
          someone: ChangeRow.Cause?.some(.agent(code: "", groups: [])) as any Sendable,
        ]
      ]),
    ToldRow(
      "change of a post", with(change(.charte)) { ($0.side, $0.subject) = (.poste, "P") }, ChangeRow.told,
      "S... side subject change before after cause"),
    ToldRow(
      "member of a cohort", member, CohortAgentRow.told,
      """
      SOHA agent situation change thresholdPercent
      SO.A origin rank theory practice missing assessed
      S... points replaced
      """),
    ToldRow(
      "agent who waits for a cohort", with(member) { $0.situation = .attente }, CohortAgentRow.told,
      """
      SO.A agent situation change thresholdPercent origin rank theory practice missing assessed
      S... points replaced
      """),
    ToldRow(
      "half-day at the host's place", halfDay("H"), CohortDayRow.told, "SOHA agent halfDay place period host"),
    ToldRow(
      "half-day elsewhere", halfDay("I"), CohortDayRow.told, "SO.A agent halfDay place period host"),
  ]

  private static let agent = with(AgentRow(recipient: secretariat, agent: "A", counts: [1, 2, 3, 4])) {
    ($0.siret, $0.versant, $0.statut, $0.category, $0.grade) = ("O", .fpt, .titulaire, .c, "adjoint")
    ($0.metier, $0.commune, $0.weeklyMinutes, $0.service) = ("K1801", "84007", 2_100, "S")
    ($0.heldPost, $0.mayStay, $0.deadline, $0.deadlineOn) = ("P", true, "PPR", day)
    ($0.internalSearchOn, $0.plannedPost) = (day, "Q")
  }

  private static let post = with(
    PostRow(
      recipient: secretariat, post: "P", siret: "H", seats: 1, control: .noEnd, duplicateOf: "Q", demandsPercent: 50,
      vacantDays: 9, counts: [1, 2, 3, 4], placed: 1)
  ) { ($0.versant, $0.category, $0.service) = (.fpt, .c, "S") }

  private static let health = [
    Finding(.healthBlocked, .bloquant, [.code("R1")]), Finding(.healthBlocked, .bloquant, [.code("R2")]),
    Finding(.distanceOK, .conforme, [.metres(9)]),
  ]
  /// Once, and without the codes of restrictions.
  private static let masked = [Finding(.healthBlocked, .bloquant), Finding(.distanceOK, .conforme, [.metres(9)])]

  private static let pair = with(
    PairRow(recipient: secretariat, agent: "A", post: "P", verdict: .proposableSousCondition)
  ) {
    for axis in PairRow.axes { $0[axis] = .aInstruire }
    ($0.routes, $0.allowsMiseADisposition, $0.isPlanned) = (Routes(.mutation), true, true)
    ($0.agentRank, $0.postRank, $0.points, $0.criteria, $0.priorities) = (1, 2, 3, [4], [.fpt])
    ($0.metres, $0.distanceBand, $0.payBefore, $0.payAfter) = (5, 1, 6, 7)
    ($0.payIsAtLeast, $0.payBand, $0.earliestOn, $0.gapDays) = (true, 1, day, 8)
    ($0.theoryDays, $0.practiceDays, $0.findings) = (9, 10, health)
    $0.reason = PlanReason(.capacity, detail: .number(2), level: .members(.restructuration), amount: 1)
  }
  private static let pairTable = """
    SOHA agent post verdict isPlanned postRank distanceBand payBand theoryDays practiceDays
    SOhA answers
    SO.A routes allowsMiseADisposition agentRank points criteria priorities metres payBefore payAfter payIsAtLeast
    SO.A earliestOn gapDays
    so.a findings
    .... reason
    """

  private static let rule = with(
    StructuralRuleRow(
      recipient: secretariat, rank: 1,
      rule: StructuralRule(
        code: "R", scope: StructuralRule.Scope(employer: "O"), demand: .couple(first: "A", second: "B")),
      class: "laterale", lower: 1, upper: 2)
  ) { ($0.ledger, $0.value, $0.isSaturated) = (3, 4, true) }

  private static func lever(_ changes: [LeverChange]) -> LeverRow {
    LeverRow(
      recipient: secretariat, side: .agent, agent: "A", post: "P", rank: 1, changes: changes, grade: .propose,
      placements: 1, points: 2)
  }

  private static let immersion = with(ImmersionRow(recipient: secretariat, agent: "A", place: "L")) {
    $0.verdict = .proposable
    var answers = FastReading()
    for rule in [Rule.distance, .healthBlocked, .category, .immersionMetier] { answers.note(rule, .aInstruire, []) }
    $0.keep(answers.answers)
    ($0.isPlanned, $0.agentRank, $0.placeRank, $0.points, $0.priorities) = (true, 1, 2, 3, [.suppression])
    ($0.metres, $0.distanceBand, $0.earliestOn, $0.findings) = (4, 1, day, health)
  }
  private static let immersionTable = """
    SOHA agent place isPlanned placeRank distanceBand
    SO.A verdict answers agentRank points priorities metres earliestOn
    sO.A findings
    """

  private static func change(_ cause: ChangeRow.Cause) -> ChangeRow {
    ChangeRow(
      recipient: secretariat, side: .agent, subject: "A", change: .deplace, before: "P", after: "Q", cause: cause)
  }

  private static let member = with(
    CohortAgentRow(recipient: secretariat, agent: "A", situation: .membre, change: .entree)
  ) {
    ($0.origin, $0.rank, $0.points, $0.replaced, $0.missing) = ("O", 1, 2, ["B"], 3)
    $0.thresholdPercent = 80
    ($0.theory, $0.practice) = (.init(planned: 4, done: 5), .init(planned: 6, done: 7))
    $0.assessed = .init(byOrigin: day, byHost: day, byAgent: day)
  }

  private static func halfDay(_ host: String) -> CohortDayRow {
    CohortDayRow(
      recipient: secretariat, agent: "A", halfDay: HalfDay(day, half: 0), place: "L", period: 1, host: host)
  }
}
