import Intake
import Matching
import Mobility
import PQ
import Registry
import TestSupport
import Testing

/// The words of an enum that is stored are those its column takes. Every list of words of the schema is here: a new one
/// fails until it is said whose words they are.
@Suite struct StoredWordsTests {
  /// By the column, or the domain, whose constraint lists them.
  static let stored: [String: [String]] = [
    "versant": words(Versant.self),
    "category": words(Category.self),
    "agent_health.inaptitude": words(Inaptitude.self),
    "agent_situation.statut": words(Statut.self),
    "change_since.change": words(ChangeRow.Change.self),
    "change_since.side": words(ChangeRow.Side.self),
    "charte_fairness.level": words(ChosenLevels.Fairness.self),
    "charte_weight.criterion": words(Criterion.self),
    "cohort_choice.kind": words(GroupChoice.Kind.self),
    "cohort_published_cause.kind": words(CohortShortage.Kind.self),
    "competence.kind": words(Rome.Competence.Kind.self),
    "convention.etat": words(Founding.Convention.State.self),
    "corps.category": words(CorpsEtat.Category.self),
    "decision.avis": words(AvisInForce.Avis.self),
    "demand.frequency": words(Frequency.self),
    "demand.unit": words(LevelUnit.self),
    "employer_file.kind": words(EmployerFile.Kind.self),
    "grade.scale": words(Scale.self),
    "immersion_demand.frequency": words(Frequency.self),
    "immersion_demand.unit": words(LevelUnit.self),
    "metier_competence.coeur": words(Rome.MetierCompetence.Heart.self),
    "post.nature": words(Nature.self),
    "published_alternative.knowledge": words(AlternativeRow.Knowledge.self),
    "published_certificate.proof": words(CertificateHead.Proof.self),
    "published_certificate_arc.kind": words(CertificateArc.Kind.self),
    "published_certificate_branch.fate": words(CertificateBranch.Fate.self),
    "published_certificate_node.kind": words(CertificateNode.Kind.self),
    "published_claim.cause": words(PriorityClaimRow.Cause.self),
    "published_funnel.side": words(FunnelRow.Side.self),
    "published_immersion.verdict": words(Verdict.self),
    "published_lever.grade": words(LeverRow.Grade.self),
    "published_lever.side": words(LeverRow.Side.self),
    "published_pair.verdict": words(Verdict.self),
    "published_price.bound": words(RuleBound.self),
    "published_scarcity.side": words(Scarcity.Side.self),
    "published_structure.class": words(AppliedRule.Class.self),
    "quarantine.file": words(EmployerFile.Kind.self) + ["csp"],
    "quarantine.severity": words(InputDefect.Severity.self),
    "restriction.frequency": words(Frequency.self),
    "restriction.unit": words(LevelUnit.self),
    "rule.axis": words(Axis.self),
    "rule_wording.answer": Answer.allCases.map(\.name),
    "structural_rule.kind": words(StructuralRule.Demand.Kind.self),
    "travel_time.mode": words(TravelMode.self),
    "work_context.kind": words(Rome.Context.Kind.self),
  ]

  /// Words that no enum holds: SQL alone decides on them, or the program writes them as they are.
  static let unenumerated: Set<String> = [
    "action.actor", "action_end.kind", "agenda_item.reason", "agent_agreement.kind", "avis.kind", "avis_input.input",
    "bilan_indicator.unit", "change_since.cause", "cohort_assessment.author", "cohort_attendance.kind",
    "cohort_choice.reason", "cohort_published_agent.change", "cohort_published_agent.situation",
    "cohort_published_cause.nature", "file_state.waits_for", "journal.operation", "night_deadline.kind",
    "night_input.side", "outcome.kind", "plan_decision.kind", "post_notice.origin", "published_agent.deadline",
    "published_parameter.kind", "published_scarcity_member.kind", "recipient.kind", "reference_source.name",
    "restriction.source", "restriction_code.comparison", "restriction_code.parameter", "rule_wording.actor",
    "rule_wording.confidence", "rule_wording.remedy_readers", "run.state", "seance_actor.body", "seance_actor.presence",
    "step.act", "step.as_whom", "step.reason", "step.result",
  ]

  @Test func eachListOfTheSchemaIsThatOfItsEnum() throws {
    let lists = try StoredWordsTests.lists(of: TestDatabase())
    #expect(lists.count > 70)
    for (column, words) in lists {
      if let own = StoredWordsTests.stored[column] {
        #expect(words.sorted() == own.sorted(), "\(column)")
      } else {
        #expect(
          StoredWordsTests.unenumerated.contains(column),
          "\(column) takes \(words): say above which enum has these words, or that none has")
      }
    }
    let named = StoredWordsTests.unenumerated.union(StoredWordsTests.stored.keys)
    #expect(named.subtracting(lists.keys) == [], "named above, and no list of the schema")
  }

  private static func words<Enum: CaseIterable & RawRepresentable>(_: Enum.Type) -> [String]
  where Enum.RawValue == String { Enum.allCases.map(\.rawValue) }

  /// The constraints that are nothing but the list of what a column, or a domain, may say.
  private static func lists(of database: TestDatabase) throws -> [String: [String]] {
    let rows = try database.connect().rows(
      #"""
      SELECT coalesce(nullif(conrelid, 0)::regclass::text || '.' || parts[1], contypid::regtype::text),
        (SELECT string_agg(word[1], ' ') FROM regexp_matches(parts[2], '''([^'']+)''::text', 'g') AS word)
      FROM pg_constraint,
        regexp_match(pg_get_constraintdef(oid),
          '^CHECK \(\(\(?(\w+)\)?(?:::text)? = ANY \(ARRAY\[((?:''[^'']+''::text(?:, )?)+)\]\)\)\)$') AS parts
      WHERE connamespace = 'passerelle'::regnamespace AND contype = 'c' AND parts IS NOT NULL
      """#
    ) { row in (column: try row[0] as String, words: try row[1] as String) }
    return Dictionary(
      uniqueKeysWithValues: rows.map { row in
        (String(row.column.trimmingPrefix("passerelle.")), row.words.split(separator: " ").map(String.init))
      })
  }
}
