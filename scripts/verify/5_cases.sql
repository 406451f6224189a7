-- The cases of the rules of all or nothing ---------------------------------------------------------------------------

-- Every plan belongs to one case: some of these rules are met, and hold their bounds; the others place nobody.
CREATE TEMP TABLE plan_case ON COMMIT DROP AS
  WITH RECURSIVE free AS (
    SELECT *, row_number() OVER (PARTITION BY run_id ORDER BY rank) AS place,
      count(*) OVER (PARTITION BY run_id) AS many
    FROM begun WHERE decided = 0
  ), choice (run_id, met, is_own, place) AS (
    SELECT run_id, '{}'::text[] COLLATE "C", true, 0::bigint FROM night
    UNION ALL
    SELECT choice.run_id, CASE WHEN meets THEN met || rule ELSE met END, is_own AND meets = is_met, free.place
    FROM choice JOIN free ON free.run_id = choice.run_id AND free.place = choice.place + 1
    CROSS JOIN (VALUES (true), (false)) AS either (meets)
  )
  SELECT run_id, met, is_own FROM choice
  WHERE place = coalesce((SELECT max(many) FROM free WHERE free.run_id = choice.run_id), 0);
-- What each rule of all or nothing holds in a case; the arc that carries one has a bound even without a maximum.
CREATE TEMP TABLE held ON COMMIT DROP AS
  SELECT run_id, plan_case.met, rule, its.lower, its.upper, its.lower AS least, least(its.upper, everyone) AS most
  FROM plan_case JOIN night USING (run_id) JOIN begun USING (run_id)
  CROSS JOIN LATERAL (SELECT CASE WHEN rule = ANY (plan_case.met) THEN begun.lower ELSE 0 END AS lower,
    CASE WHEN rule = ANY (plan_case.met) THEN begun.upper ELSE 0 END AS upper) AS its
  CROSS JOIN LATERAL (SELECT greatest(night.agents, its.lower) AS everyone) AS far
  WHERE decided = 0;
INSERT INTO fault
SELECT 12, night.run_id, format('règles de tout ou rien remplies : « %s »', array_to_string(night.met, ' '))
FROM night JOIN plan_case USING (run_id) WHERE is_own AND night.met IS DISTINCT FROM plan_case.met;
