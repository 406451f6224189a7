import PQ
import TestSupport
import Testing

/// What the demonstration's secretariats read of the reasons, by plain SQL over what was published.
@Suite struct ReasonNights {
  private let database: TestDatabase

  init() throws {
    database = try TestDatabase.demonstration()
    let answer = try night(database)
    try #require(answer.status == 0, "\(answer.errors)")
  }

  private func texts(_ query: String) throws -> [String] {
    try database.connect(as: "secretariat_demo").rows(query) { row in try row[0] }
  }

  /// Examined = retained + set aside with one reason of the closed list, by agent, by post and by rule.
  @Test func everyPairHasItsAnswer() throws {
    let unanswered = try texts(
      """
      SELECT agent || ' ' || poste FROM rapports_v1.pourquoi_pas
      WHERE raison NOT IN ('retenue', 'règle', 'place à un agent devant', 'coût pour le plan', 'quota ou réciprocité',
          'occupant qui reste', 'départage', 'décision')
        OR raison <> 'retenue' AND (regle_decisive IS NULL OR explication IS NULL)
      """)
    #expect(unanswered.isEmpty)
    for side in ["agent", "poste"] {
      let apart = try texts(
        """
        WITH told AS (
          SELECT commission, \(side) AS subject, count(*) AS examined,
            count(*) FILTER (WHERE raison = 'retenue') AS retained,
            count(regle_decisive) AS set_aside
          FROM rapports_v1.pourquoi_pas WHERE destinataire = 'secrétariat' GROUP BY 1, 2
        ), counted AS (
          SELECT commission, \(side) AS subject, count(*) FILTER (WHERE retenue = 'oui') AS retained
          FROM rapports_v1.propositions WHERE destinataire = 'secrétariat' GROUP BY 1, 2
        )
        SELECT told.commission || ' ' || told.subject FROM told LEFT JOIN counted USING (commission, subject)
        WHERE examined <> told.retained + set_aside OR told.retained <> coalesce(counted.retained, 0)
        """)
      #expect(apart.isEmpty, "\(side)")
    }
    // The nights themselves say how many pairs they examined and how many they retained.
    let nights = try texts(
      """
      SELECT commission || ' ' || (
        (SELECT coalesce(sum(pairs), 0) FROM (
          SELECT count(*) AS pairs FROM rapports_v1.pourquoi_pas AS why
          WHERE why.commission = nuit.commission AND why.destinataire = 'secrétariat' AND raison <> 'retenue'
          GROUP BY regle_decisive) AS by_rule)
        + nuit.placements = nuit.paires)::text
      FROM rapports_v1.nuit WHERE en_vigueur = 'oui' ORDER BY 1
      """)
    #expect(nights == ["ANN true", "CHA true", "MUT true", "VAU true"])
  }

  /// Whatever is possible and not retained is among the alternatives, measured, and its first loss is a loss.
  @Test func everyAlternativeIsMeasured() throws {
    let wrong = try texts(
      """
      SELECT agent || ' ' || poste FROM rapports_v1.pourquoi_pas AS why
      FULL JOIN rapports_v1.alternatives AS other USING (run_id, agent, poste)
      WHERE (why.destinataire = 'secrétariat' AND why.raison <> 'retenue' AND why.regle_decisive LIKE ANY ('{CAP,PLAN-%}')
          AND why.regle_decisive NOT IN ('PLAN-VETO', 'PLAN-MOINS-QUE-RESTER'))
        IS DISTINCT FROM (other.agent IS NOT NULL) AND why.destinataire = 'secrétariat'
        OR other.mesure NOT IN ('exacte', 'aucun plan ne la permet')
        OR other.mesure = 'exacte' AND coalesce(other.perte, 0) <= 0 AND other.niveau_decisif NOT LIKE 'Départage%'
      """)
    #expect(wrong.isEmpty)
    #expect(try texts("SELECT DISTINCT mesure FROM rapports_v1.alternatives ORDER BY 1").count == 2)
  }

  /// An agent, or its origin, is never told which priority another one holds.
  @Test func prioritiesOfOthersAreNotTold() throws {
    let told: Int64 = try database.connect().value(
      """
      SELECT count(*) FROM passerelle.recipient, passerelle.published_pair, unnest(finding_codes, finding_values) AS finding (code, value)
      WHERE recipient.id = recipient_id AND recipient.kind IN ('origine', 'agent')
        AND finding.code ~ '^(CAP|PLAN)' AND finding.value ~ 'PRIO-'
      """)
    #expect(told == 0)
    let masked: Int64 = try database.connect().value(
      """
      SELECT count(*) FROM passerelle.published_pair, unnest(finding_values) AS value WHERE value LIKE '%priorites'
      """)
    #expect(masked > 0)
  }

  /// The audit prints a statement for each commission, and no claim is without its explanation.
  @Test func theAuditStatesThatNothingIsUnexplained() throws {
    #expect(
      try texts("SELECT commission || ' ' || sans_explication FROM rapports_v1.audit_constat ORDER BY 1")
        == ["ANN 0", "CHA 0", "MUT 0", "VAU 0"])
    #expect(try texts("SELECT constat FROM rapports_v1.audit_constat WHERE constat IS NULL OR constat = ''").isEmpty)
  }

  /// Weights are all tried, and each binding bound has its four steps.
  @Test func everyBindingRuleHasItsPriceAndEveryProposalItsReading() throws {
    let prices = try texts(
      "SELECT DISTINCT regle FROM rapports_v1.prix_des_regles WHERE commission = 'CHA' GROUP BY regle, borne "
        + "HAVING count(*) = 4 ORDER BY 1")
    #expect(prices == ["BANDE-LMV", "BANDE-SORGUES", "CHAINE-DE-TROIS", "DEPARTS-SORGUES"])
    let readings = try texts(
      """
      SELECT p.commission || ' ' || p.agent FROM rapports_v1.propositions AS p
      LEFT JOIN rapports_v1.robustesse AS r USING (run_id, destinataire, agent)
      WHERE p.retenue = 'oui' AND p.destinataire = 'secrétariat' AND r.lecture IS DISTINCT FROM 'solide'
        AND r.lecture IS DISTINCT FROM 'contestable'
      """)
    #expect(readings.isEmpty)
    #expect(try texts("SELECT lecture FROM rapports_v1.rarete WHERE ecart < 1 OR lecture IS NULL").isEmpty)
  }
}
