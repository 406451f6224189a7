-- Checks in psql alone, from what the secretariat reads, that the published plan is the best one under the charte:
--
--   psql -X -d passerelle -f scripts/verify.sql        (any login of a secretariat)
--
-- One line a check and a commission; the first wrong row is named, and psql ends with 3. The network is first shown to
-- be the charte and the published pairs, and nothing else; then its flow is shown to be the best, and every other case of
-- the rules of all or nothing to hold none that is better. What is taken as published, because only the inputs hold it:
-- the answer of each rule on a pair, the points of each criterion, the keys of the fairness levels, the moves that make a
-- chain too long, and the decisions taken before the night, which are printed. A night that says itself that a level is
-- not proved is « non prouvé, comme la nuit le dit », and psql ends with 3 too.
\set ON_ERROR_STOP on
\set QUIET on
\pset footer off
\pset null ''
SET client_min_messages = warning;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SET LOCAL jit = off;

\ir verify/1_read.sql
\ir verify/2_inputs.sql
\ir verify/3_rules.sql
\ir verify/4_flow.sql
\ir verify/5_cases.sql
\ir verify/6_trees.sql

-- What was found -----------------------------------------------------------------------------------------------------

\echo 'Décisions prises avant la nuit, à comparer au registre :'
SELECT night.commission, coalesce(string_agg(agent || ' → ' || post, ' ; ' ORDER BY agent), 'aucune') AS decisions
FROM night LEFT JOIN move ON move.run_id = night.run_id AND move.kind = 'paire' AND move.lower = 1
GROUP BY night.commission ORDER BY 1;

SELECT night.commission, night.run_id AS nuit, step.step AS n, step.label AS verification,
  CASE WHEN found.faults > 0 THEN 'FAUX (' || found.faults || ') : ' || found.first
    WHEN its.unproved IS NOT NULL THEN 'non prouvé, comme la nuit le dit : ' || its.unproved
    WHEN step.step = 16 AND its.cases = 1 THEN 'sans objet : un seul cas'
    WHEN step.for_whole AND NOT night.is_whole THEN 'non publié au-dessus du plafond : passerelle verify'
    WHEN step.step = 14 AND NOT night.is_whole AND night.proof = 'prix'
      THEN 'conforme sur les arcs publiés ; les autres : passerelle verify'
    WHEN step.step = 14 AND NOT night.is_whole THEN 'arbres au-dessus du plafond : passerelle verify'
    WHEN step.step = 14 AND its.gaps > 0 THEN 'conforme aux bornes publiées, que le plan n''atteint pas toutes'
    WHEN step.step = 15 AND night.proof = 'arbres' THEN 'sans objet : arbres'
    ELSE 'conforme' END AS resultat
FROM night CROSS JOIN step
LEFT JOIN LATERAL (
  SELECT count(*) AS faults, min(what) AS first FROM fault WHERE fault.run_id = night.run_id AND fault.step = step.step
) AS found ON true
CROSS JOIN LATERAL (
  SELECT (SELECT min(what) FROM unproved WHERE unproved.run_id = night.run_id AND unproved.step = step.step) AS unproved,
    (SELECT count(*) FROM plan_case WHERE plan_case.run_id = night.run_id) AS cases,
    (SELECT count(*) FROM level WHERE level.run_id = night.run_id AND value IS DISTINCT FROM bound) AS gaps
) AS its
ORDER BY night.commission, step.step;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM night) THEN
    RAISE EXCEPTION 'aucune publication à vérifier : ce compte n''est celui d''aucun secrétariat, ou rien n''est publié';
  END IF;
  IF EXISTS (SELECT FROM fault) THEN
    RAISE EXCEPTION 'le certificat est faux : %', (SELECT what FROM fault ORDER BY step, what LIMIT 1);
  END IF;
  IF EXISTS (SELECT FROM unproved) THEN
    RAISE EXCEPTION 'rien de faux, mais non prouvé, comme la nuit le dit : %',
      (SELECT what FROM unproved ORDER BY step, what LIMIT 1);
  END IF;
END
$$;
COMMIT;
