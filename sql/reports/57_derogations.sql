-- Where the commission retained another proposal than the plan's, and what the charte's weights have to do with it.
-- From thirty avis on, the smallest change of one weight after which most avis would have had the points on their side:
-- an advice, that no night applies.

SET LOCAL search_path = passerelle, rapports_v1;

-- Each « retenir » against what the plan had for that agent; where the plan had the same, against the next of the list.
-- Differences of points by criterion, in the order of charte_weight's list.
CREATE OR REPLACE VIEW judged_avis WITH (security_barrier) AS
  SELECT given.commission, given.id AS avis_id, NOT chosen.is_planned AS is_override, diff.criterion::integer,
    diff.points
  FROM visible_avis AS given
  JOIN my_recipient AS me ON me.commission = given.commission AND me.kind = 'commission'
  JOIN recipient_reference AS known ON known.recipient_id = me.id AND known.agent_id = given.agent_id
  JOIN post ON post.id = given.post_id
  JOIN published_pair AS chosen ON chosen.run_id = given.run_id AND chosen.recipient_id = me.id
    AND chosen.reference = known.reference AND chosen.post = post.code AND cardinality(chosen.criteria) = 9
  CROSS JOIN LATERAL (
    SELECT rival.criteria FROM published_pair AS rival
    WHERE rival.run_id = given.run_id AND rival.recipient_id = me.id AND rival.reference = known.reference
      AND rival.post <> chosen.post AND cardinality(rival.criteria) = 9
    ORDER BY rival.is_planned DESC, rival.agent_rank LIMIT 1
  ) AS rival
  CROSS JOIN LATERAL (
    SELECT place AS criterion, mine::integer - theirs::integer AS points
    FROM unnest(chosen.criteria, rival.criteria) WITH ORDINALITY AS both_sides (mine, theirs, place)
  ) AS diff
  WHERE given.kind = 'retenir' AND (chosen.is_planned OR EXISTS (
    SELECT FROM published_pair AS planned
    WHERE planned.run_id = given.run_id AND planned.recipient_id = me.id AND planned.reference = known.reference
      AND planned.is_planned));
COMMENT ON VIEW judged_avis IS 'Avis that retained a proposal, against the one they were preferred to, by criterion';

CREATE OR REPLACE VIEW rapports_v1.derogations WITH (security_barrier) AS
  WITH weights AS (
    SELECT run.run_id, run.commission, parameter.rank::integer AS criterion, parameter.name,
      parameter.value::integer AS weight
    FROM current_run AS run
    JOIN published_parameter AS parameter ON parameter.run_id = run.run_id AND parameter.kind = 'poids'
  ), totals AS (
    SELECT judged.commission, judged.avis_id, bool_or(judged.is_override) AS is_override,
      sum(judged.points * weights.weight) AS lead
    FROM judged_avis AS judged JOIN weights USING (commission, criterion) GROUP BY judged.commission, judged.avis_id
  ), summed AS (
    SELECT commission, count(*) AS judged, count(*) FILTER (WHERE is_override) AS overrides,
      count(*) FILTER (WHERE lead > 0) AS followed
    FROM totals GROUP BY commission
  ), candidates AS (
    -- The change of one weight that would just turn one avis, up or down.
    SELECT DISTINCT weights.commission, weights.criterion, weights.weight
        + CASE WHEN judged.points > 0 THEN ceil((1 - totals.lead)::numeric / judged.points)
            ELSE floor((1 - totals.lead)::numeric / judged.points) END::integer AS weight
    FROM judged_avis AS judged JOIN totals USING (commission, avis_id) JOIN weights USING (commission, criterion)
    JOIN summed USING (commission)
    WHERE judged.points <> 0 AND totals.lead <= 0 AND summed.judged >= 30
  ), advised AS (
    SELECT DISTINCT ON (tried.commission) tried.commission, tried.criterion, tried.weight, tried.followed
    FROM (
      SELECT candidates.commission, candidates.criterion, candidates.weight,
        abs(candidates.weight - weights.weight) AS step,
        count(*) FILTER (WHERE totals.lead + judged.points * (candidates.weight - weights.weight) > 0) AS followed
      FROM candidates
      JOIN weights USING (commission, criterion)
      JOIN judged_avis AS judged USING (commission, criterion)
      JOIN totals USING (commission, avis_id)
      WHERE candidates.weight BETWEEN 0 AND 1000
      GROUP BY candidates.commission, candidates.criterion, candidates.weight, weights.weight
    ) AS tried
    JOIN summed USING (commission)
    WHERE tried.followed > summed.followed
    ORDER BY tried.commission, tried.followed DESC, tried.step, tried.criterion
  )
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, weights.criterion AS ordre,
    weights.name AS critere,
    weights.weight AS poids, coalesce(summed.judged, 0) AS avis_retenus, coalesce(summed.overrides, 0) AS derogations,
    coalesce(spoke.for_choice, 0) AS en_faveur, coalesce(spoke.against_choice, 0) AS contre,
      advised.weight AS poids_conseille,
    summed.followed AS avis_suivis, advised.followed AS avis_suivis_apres,
    CASE WHEN coalesce(summed.judged, 0) < 30 THEN 'moins de trente avis : aucun conseil'
      WHEN advised.weight IS NOT NULL THEN 'conseil, que seul un vote de la charte appliquerait' END AS lecture
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN weights ON weights.run_id = run.run_id
  LEFT JOIN summed ON summed.commission = run.commission
  LEFT JOIN advised ON advised.commission = run.commission AND advised.criterion = weights.criterion
  LEFT JOIN LATERAL (
    SELECT count(*) FILTER (WHERE judged.points > 0) AS for_choice,
      count(*) FILTER (WHERE judged.points < 0) AS against_choice
    FROM judged_avis AS judged
    WHERE judged.commission = run.commission AND judged.criterion = weights.criterion AND judged.is_override
  ) AS spoke ON true;

COMMENT ON VIEW rapports_v1.derogations IS
  'Propositions retenues contre le plan, critère par critère ; à partir de trente avis, un conseil sur un poids. Les niveaux '
  'du plan passent avant les points : le conseil ne vaut qu''entre propositions du même agent. Au secrétariat.';
COMMENT ON COLUMN rapports_v1.derogations.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.derogations.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.derogations.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.derogations.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.derogations.ordre IS 'Rang du critère.';
COMMENT ON COLUMN rapports_v1.derogations.critere IS 'Critère de la charte.';
COMMENT ON COLUMN rapports_v1.derogations.poids IS 'Poids en vigueur.';
COMMENT ON COLUMN rapports_v1.derogations.avis_retenus IS
  'Avis « retenir » comparés à une autre proposition du même agent, la même nuit.';
COMMENT ON COLUMN rapports_v1.derogations.derogations IS 'Parmi eux, ceux qui ont préféré une autre proposition que celle du plan.';
COMMENT ON COLUMN rapports_v1.derogations.en_faveur IS 'Dérogations où le choix de la commission a plus de points sur ce critère.';
COMMENT ON COLUMN rapports_v1.derogations.contre IS 'Dérogations où il en a moins.';
COMMENT ON COLUMN rapports_v1.derogations.poids_conseille IS
  'Plus petit changement d''un seul poids qui donnerait raison au plus grand nombre d''avis ; vide ailleurs et sous trente avis.';
COMMENT ON COLUMN rapports_v1.derogations.avis_suivis IS 'Avis à qui les points donnent raison avec les poids en vigueur.';
COMMENT ON COLUMN rapports_v1.derogations.avis_suivis_apres IS 'Avis à qui ils donneraient raison avec le poids conseillé.';
COMMENT ON COLUMN rapports_v1.derogations.lecture IS 'Ce que vaut la ligne.';
