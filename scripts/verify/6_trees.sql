-- Optimality by trees ------------------------------------------------------------------------------------------------

-- Every flow belongs to a leaf, and the duals of the leaf bound what it costs: with
-- r = denominator × cost + price(tail) − price(head) + Σ multiplier × coefficient, at least
-- Σ r × (r > 0 ? lower : upper) − Σ multiplier × (multiplier < 0 ? lower : upper of its row).
CREATE TEMP TABLE branch ON COMMIT DROP AS
  SELECT run_id, string_to_array(regles_remplies, ' ') AS met, ordre::integer AS place, branche AS branch, parent, arc,
    code_sens = 'au_plus' AS is_at_most, valeur AS value, etat AS fate, string_to_array(prix, ' ')::bigint[] AS prices,
    string_to_array(multiplicateurs, ' ')::bigint[] AS multipliers, denominateur AS denominator,
    string_to_array(lignes, ' ')::integer[] AS side_rows
  FROM rapports_v1.certificat_branches WHERE run_id IN (SELECT run_id FROM night WHERE is_whole);
CREATE UNIQUE INDEX ON branch (run_id, met, place, branch);
ANALYZE branch;
INSERT INTO fault
SELECT 16, run_id, format('preuve d''un cas qui n''existe pas : %s', array_to_string(met, ' ')) FROM branch
WHERE NOT EXISTS (SELECT FROM plan_case WHERE (plan_case.run_id, plan_case.met) = (branch.run_id, branch.met));
-- The range of each arc and of each row at one level: what the levels before leave.
CREATE TEMP TABLE range (arc integer PRIMARY KEY, tail integer, head integer, cost numeric, lower numeric, upper numeric)
  ON COMMIT DROP;
CREATE TEMP TABLE better (LIKE range) ON COMMIT DROP;
CREATE TEMP TABLE kept (origin integer PRIMARY KEY, place integer, lower numeric, upper numeric) ON COMMIT DROP;
CREATE TEMP TABLE better_kept (LIKE kept) ON COMMIT DROP;
CREATE TEMP TABLE coefficient (origin integer, arc integer, coefficient numeric) ON COMMIT DROP;

CREATE FUNCTION pg_temp.narrow(dual branch, most numeric) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  least numeric;
BEGIN
  CREATE TEMP TABLE dual_arc ON COMMIT DROP AS
    SELECT range.*, dual.denominator * cost + coalesce(dual.prices[tail + 1], 0)
      - coalesce(dual.prices[head + 1], 0) + coalesce(moved.sum, 0) AS r
    FROM range LEFT JOIN (
      SELECT arc, sum(coefficient * dual.multipliers[kept.place]) AS sum FROM coefficient JOIN kept USING (origin)
      WHERE kept.place <= cardinality(dual.multipliers) GROUP BY arc
    ) AS moved USING (arc);
  SELECT (SELECT coalesce(sum(r * CASE WHEN r > 0 THEN lower ELSE upper END), 0) FROM dual_arc)
    - (SELECT coalesce(sum(m * CASE WHEN m < 0 THEN lower ELSE upper END), 0)
       FROM kept CROSS JOIN LATERAL (SELECT dual.multipliers[kept.place]::numeric AS m) AS its WHERE m IS NOT NULL)
  INTO least;
  DELETE FROM better; DELETE FROM better_kept;
  INSERT INTO better
    SELECT arc, tail, head, cost,
      CASE WHEN r < 0 THEN greatest(lower, upper - div(most - least, -r)) ELSE lower END,
      CASE WHEN r > 0 THEN least(upper, lower + div(most - least, r)) ELSE upper END
    FROM dual_arc WHERE least <= most;
  INSERT INTO better_kept
    SELECT origin, place,
      CASE WHEN m > 0 THEN greatest(lower, upper - div(most - least, m)) ELSE lower END,
      CASE WHEN m < 0 THEN least(upper, lower + div(most - least, -m)) ELSE upper END
    FROM kept CROSS JOIN LATERAL (SELECT dual.multipliers[kept.place]::numeric AS m) AS its;
  DROP TABLE dual_arc;
  RETURN least <= most;
END
$$;

-- What the duals of a leaf prove; NULL where its own bounds cross, and nothing is left of it.
CREATE FUNCTION pg_temp.leaf_bound(leaf branch) RETURNS numeric LANGUAGE sql AS $$
  WITH RECURSIVE path AS (
    SELECT branch.* FROM branch WHERE (run_id, met, place, branch) = (leaf.run_id, leaf.met, leaf.place, leaf.branch)
    UNION ALL
    SELECT branch.* FROM path JOIN branch
      ON (branch.run_id, branch.met, branch.place, branch.branch) = (leaf.run_id, leaf.met, leaf.place, path.parent)
    WHERE path.parent >= 0
  ), cut AS (
    SELECT arc, max(value) FILTER (WHERE NOT is_at_most) AS least, min(value) FILTER (WHERE is_at_most) AS most
    FROM path WHERE parent >= 0 GROUP BY arc
  ), here AS (
    SELECT arc, tail, head, cost, greatest(lower, least) AS lower, least(upper, most) AS upper
    FROM better LEFT JOIN cut USING (arc)
  ), moved AS (
    SELECT arc, sum(coefficient * leaf.multipliers[better_kept.place]) AS sum
    FROM coefficient JOIN better_kept USING (origin) WHERE better_kept.place <= cardinality(leaf.multipliers) GROUP BY arc
  )
  SELECT CASE WHEN NOT bool_or(lower > upper) THEN
    coalesce(sum(r * CASE WHEN r > 0 THEN lower ELSE upper END), 0)
    - (SELECT coalesce(sum(m * CASE WHEN m < 0 THEN lower ELSE upper END), 0)
       FROM better_kept CROSS JOIN LATERAL (SELECT leaf.multipliers[better_kept.place]::numeric AS m) AS its
       WHERE m IS NOT NULL) END
  FROM here LEFT JOIN moved USING (arc)
  CROSS JOIN LATERAL (SELECT leaf.denominator * cost + coalesce(leaf.prices[tail + 1], 0)
    - coalesce(leaf.prices[head + 1], 0) + coalesce(moved.sum, 0) AS r) AS its
$$;

-- The trees of one case, level by level, each within what the levels before it leave. Of the plan's own case they prove
-- each level's bound; of another, that no flow which keeps the values before is better than the plan's, and at the last
-- level that has a tree, unless it is the last of all, that none is as good.
CREATE FUNCTION pg_temp.check_case(its plan_case) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  number CONSTANT integer := CASE WHEN its.is_own THEN 14 ELSE 16 END;
  said CONSTANT text := CASE WHEN its.is_own THEN '' WHEN its.met = '{}' THEN 'cas où personne n''est placé, '
    ELSE format('cas où %s est rempli, ', array_to_string(its.met, ' ')) END;
  nodes CONSTANT bigint := (SELECT count(*) FROM node WHERE node.run_id = its.run_id);
  level record;
  root branch;
  leaf branch;
  target numeric;
  proved numeric;
  is_last boolean;
BEGIN
  DELETE FROM range; DELETE FROM kept;
  INSERT INTO range
    SELECT arc.arc, tail, head, 0, coalesce(held.least, arc.lower), coalesce(held.most, arc.upper)
    FROM arc LEFT JOIN held ON (held.run_id, held.met, held.rule) = (its.run_id, its.met, arc.rule) AND arc.kind = 'regle'
    WHERE arc.run_id = its.run_id;
  FOR level IN SELECT * FROM objective WHERE run_id = its.run_id ORDER BY place LOOP
    UPDATE range SET cost = costs[level.place] FROM arc WHERE arc.run_id = its.run_id AND arc.arc = range.arc;
    SELECT * INTO root FROM branch
    WHERE run_id = its.run_id AND met = its.met AND place = level.place AND branch = -1;
    IF root IS NULL OR root.denominator < 0 OR cardinality(root.prices) <> nodes
      OR cardinality(root.multipliers) > cardinality(root.side_rows)
      OR EXISTS (SELECT FROM unnest(root.side_rows) AS origin GROUP BY origin HAVING count(*) > 1)
      OR EXISTS (SELECT FROM unnest(root.side_rows) AS origin WHERE origin <= -level.place
        OR origin >= 0 AND origin NOT IN (SELECT line FROM side WHERE side.run_id = its.run_id)) THEN
      INSERT INTO fault VALUES (number, its.run_id, format('%sniveau « %s » : %s', said, level.name,
        CASE WHEN root IS NULL THEN 'aucune preuve n''est publiée' ELSE 'son arbre n''a pas de racine' END));
      RETURN;
    END IF;
    -- The rows of the level: those the levels before left, or as they are, within what their arcs can reach.
    DELETE FROM kept WHERE origin <> ALL (root.side_rows);
    UPDATE kept SET place = array_position(root.side_rows, origin);
    DELETE FROM coefficient;
    INSERT INTO coefficient
      SELECT line, arc, coefficient FROM term WHERE run_id = its.run_id AND line = ANY (root.side_rows)
      UNION ALL
      SELECT origin, arc, costs[-origin] FROM arc CROSS JOIN unnest(root.side_rows) AS origin
      WHERE run_id = its.run_id AND origin < 0 AND costs[-origin] <> 0;
    INSERT INTO kept
      SELECT origins.origin, origins.place,
        CASE WHEN origin < 0 THEN cost WHEN limits.lower > most THEN limits.lower WHEN limits.upper < least THEN limits.upper
          ELSE greatest(least, limits.lower) END,
        CASE WHEN origin < 0 THEN cost WHEN limits.lower > most THEN limits.lower WHEN limits.upper < least THEN limits.upper
          ELSE least(most, limits.upper) END
      FROM unnest(root.side_rows) WITH ORDINALITY AS origins (origin, place)
      LEFT JOIN (
        SELECT side.line, CASE WHEN held.rule IS NULL THEN side.lower ELSE held.lower END AS lower,
          CASE WHEN held.rule IS NULL THEN side.upper ELSE held.upper END AS upper
        FROM side LEFT JOIN held ON (held.run_id, held.met, held.rule) = (its.run_id, its.met, side.rule)
        WHERE side.run_id = its.run_id
      ) AS limits ON limits.line = origin
      LEFT JOIN objective ON objective.run_id = its.run_id AND objective.place = -origin
      LEFT JOIN LATERAL (
        SELECT coalesce(sum(coefficient * CASE WHEN coefficient > 0 THEN arc.lower ELSE arc.upper END), 0) AS least,
          coalesce(sum(coefficient * CASE WHEN coefficient > 0 THEN arc.upper ELSE arc.lower END), 0) AS most
        FROM coefficient JOIN arc ON arc.run_id = its.run_id AND arc.arc = coefficient.arc
        WHERE coefficient.origin = origins.origin
      ) AS reach ON true
      WHERE origin NOT IN (SELECT kept.origin FROM kept);
    is_last := NOT its.is_own AND NOT EXISTS (
      SELECT FROM branch WHERE run_id = its.run_id AND met = its.met AND place = level.place + 1 AND branch = -1);
    target := CASE
      WHEN NOT its.is_own THEN level.cost
        + CASE WHEN is_last AND level.place < (SELECT depth FROM night WHERE night.run_id = its.run_id) THEN 1 ELSE 0 END
      WHEN level.is_maximised THEN level.lead - level.bound ELSE level.bound - level.lead END;
    IF target IS NULL THEN
      INSERT INTO unproved VALUES (number, its.run_id, format('niveau « %s »', level.name));
      RETURN;
    END IF;
    -- A flow better than the target stands within what the root's duals leave; a leaf must refuse it.
    IF pg_temp.narrow(root, (target - 1) * root.denominator) THEN
      INSERT INTO fault
      SELECT number, its.run_id, format('%sniveau « %s », branche %s : l''arbre ne couvre pas tout', said, level.name, node.branch)
      FROM branch AS node
      LEFT JOIN LATERAL (
        SELECT count(*) AS children, count(DISTINCT child.arc) AS arcs, count(*) FILTER (WHERE is_at_most) AS lows,
          max(value) FILTER (WHERE NOT is_at_most) - max(value) FILTER (WHERE is_at_most) AS step,
          bool_and(child.arc IN (SELECT arc FROM range)) AS known
        FROM branch AS child
        WHERE child.run_id = its.run_id AND child.met = its.met AND child.place = level.place
          AND child.parent = node.branch AND child.branch > 0
      ) AS below ON true
      WHERE node.run_id = its.run_id AND node.met = its.met AND node.place = level.place AND node.branch >= 0 AND (
        CASE WHEN node.fate = 'separe' THEN (children, arcs, lows, step, known) IS DISTINCT FROM
          (2::bigint, 1::bigint, 1::bigint, 1::bigint, true) ELSE children > 0 END
        OR (node.parent < 0) <> (node.branch = 0) OR node.parent >= node.branch);
      IF NOT EXISTS (SELECT FROM branch
        WHERE run_id = its.run_id AND met = its.met AND place = level.place AND branch = 0) THEN
        INSERT INTO fault VALUES (number, its.run_id, format('%sniveau « %s » : ses prix ne suffisent pas', said, level.name));
      END IF;
      FOR leaf IN SELECT * FROM branch
        WHERE run_id = its.run_id AND met = its.met AND place = level.place AND branch >= 0 AND fate <> 'separe' LOOP
        proved := pg_temp.leaf_bound(leaf);
        IF proved IS NOT NULL AND (leaf.fate = 'vide' OR cardinality(leaf.prices) <> nodes
          OR cardinality(leaf.multipliers) > cardinality(root.side_rows)
          OR CASE leaf.denominator WHEN 0 THEN proved <= 0 ELSE proved <= (target - 1) * leaf.denominator END) THEN
          INSERT INTO fault VALUES (number, its.run_id,
            format('%sniveau « %s », branche %s : ses prix ne prouvent pas la borne', said, level.name, leaf.branch));
        END IF;
      END LOOP;
    END IF;
    EXIT WHEN is_last;
    IF NOT pg_temp.narrow(root, level.cost * root.denominator) THEN
      -- No flow of another case may be as good so far, and then none is; the plan itself is such a flow.
      IF its.is_own THEN
        INSERT INTO fault VALUES (number, its.run_id, format('niveau « %s » : la racine contredit sa valeur', level.name));
      END IF;
      RETURN;
    END IF;
    UPDATE range SET lower = better.lower, upper = better.upper FROM better WHERE better.arc = range.arc;
    UPDATE kept SET lower = better_kept.lower, upper = better_kept.upper FROM better_kept
      WHERE better_kept.origin = kept.origin;
  END LOOP;
END
$$;

-- A night that says itself that a level is not proved may leave a case without any proof.
CREATE TEMP TABLE left_open ON COMMIT DROP AS
  SELECT run_id, plan_case.met, is_own FROM plan_case JOIN night USING (run_id)
  WHERE EXISTS (SELECT FROM level WHERE level.run_id = plan_case.run_id AND value IS DISTINCT FROM bound)
    AND CASE WHEN is_own THEN proof NOT IN ('prix', 'arbres') ELSE is_whole
      AND NOT EXISTS (SELECT FROM branch WHERE (branch.run_id, branch.met) = (plan_case.run_id, plan_case.met)) END;
INSERT INTO unproved
SELECT CASE WHEN is_own THEN 14 ELSE 16 END, run_id, 'aucune preuve n''est publiée' FROM left_open;
INSERT INTO fault
SELECT 14, run_id, 'aucune preuve n''est publiée' FROM night
WHERE proof NOT IN ('prix', 'arbres') AND run_id NOT IN (SELECT run_id FROM left_open)
UNION ALL
SELECT 14, night.run_id, format('niveau « %s » : sa borne n''est pas sa valeur', name)
FROM objective JOIN night USING (run_id)
WHERE proof = 'prix' AND bound IS DISTINCT FROM value AND night.run_id NOT IN (SELECT run_id FROM left_open)
  AND (is_whole OR NOT EXISTS (SELECT FROM plan_case WHERE plan_case.run_id = night.run_id AND NOT is_own));

DO $$
DECLARE
  its plan_case;
BEGIN
  FOR its IN
    SELECT plan_case.* FROM plan_case JOIN night USING (run_id)
    WHERE is_whole AND (NOT is_own OR proof = 'arbres')
      AND NOT EXISTS (SELECT FROM left_open WHERE (left_open.run_id, left_open.met) = (plan_case.run_id, plan_case.met))
    ORDER BY run_id, is_own DESC, plan_case.met
  LOOP
    PERFORM pg_temp.check_case(its);
  END LOOP;
END
$$;
