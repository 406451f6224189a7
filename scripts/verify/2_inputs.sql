-- The inputs of the network ------------------------------------------------------------------------------------------

INSERT INTO fault
SELECT 1, run_id, 'un nœud d''agent n''a plus de nom : non vérifiable, retrait' FROM node
WHERE kind = 'agent' AND agent IS NULL
UNION ALL
SELECT 1, run_id, format('agent %s : son nœud manque', agent) FROM agent
WHERE NOT EXISTS (SELECT FROM node WHERE node.run_id = agent.run_id AND node.agent = agent.agent)
UNION ALL
SELECT 1, run_id, format('nœud %s : agent %s inconnu des fiches', node, agent) FROM node
WHERE kind = 'agent' AND agent IS NOT NULL AND (run_id, agent) NOT IN (SELECT run_id, agent FROM agent)
UNION ALL
SELECT 1, run_id, format('%s %s : deux nœuds', kind, coalesce(agent, post, rule)) FROM node
WHERE kind <> 'porte' AND (kind <> 'agent' OR agent IS NOT NULL)
GROUP BY run_id, kind, agent, post, rule HAVING count(*) > 1
UNION ALL
SELECT 1, known.run_id, format('poste %s : un nœud par poste examiné', coalesce(node.post, post.poste))
FROM (SELECT run_id, post FROM node WHERE kind = 'poste') AS node
FULL JOIN post ON post.run_id = node.run_id AND post.poste = node.post
CROSS JOIN LATERAL (SELECT coalesce(node.run_id, post.run_id) AS run_id) AS known
WHERE node.post IS NULL OR post.poste IS NULL;

CREATE TEMP TABLE counted ON COMMIT DROP AS
  SELECT run_id, agent, poste, verdict, count(*) AS pairs FROM pair
  GROUP BY GROUPING SETS ((run_id, verdict), (run_id, agent, verdict), (run_id, poste, verdict));
INSERT INTO fault
SELECT 2, run_id, format('%s : %s au lieu de %s', what, found, told)
FROM (
  SELECT run_id, 'agents' AS what, agents::bigint AS told,
    (SELECT count(*) FROM agent WHERE agent.run_id = night.run_id) AS found FROM night
  UNION ALL
  SELECT run_id, 'postes', postes, (SELECT count(*) FROM post WHERE post.run_id = night.run_id) FROM night
  UNION ALL
  SELECT run_id, 'placements', placements, (SELECT count(*) FROM pair WHERE pair.run_id = night.run_id AND retenue = 'oui')
  FROM night
  UNION ALL
  SELECT told.run_id, concat_ws(' ', 'paires', told.agent, told.poste, told.verdict), told.told, coalesce(counted.pairs, 0)
  FROM (
    SELECT run_id, NULL AS agent, NULL AS poste, verdict.name AS verdict, verdict.told::bigint
    FROM night CROSS JOIN LATERAL (VALUES ('PROPOSABLE', proposables), ('PROPOSABLE_SOUS_CONDITION', sous_condition),
      ('A_INSTRUIRE', a_instruire), ('NON_RECEVABLE', non_recevables)) AS verdict (name, told)
    UNION ALL
    SELECT run_id, agent.agent, NULL, verdict.name, verdict.told::bigint
    FROM agent CROSS JOIN LATERAL (VALUES ('PROPOSABLE', proposables), ('PROPOSABLE_SOUS_CONDITION', sous_condition),
      ('A_INSTRUIRE', a_instruire), ('NON_RECEVABLE', non_recevables)) AS verdict (name, told)
    UNION ALL
    SELECT run_id, NULL, post.poste, verdict.name, verdict.told::bigint
    FROM post CROSS JOIN LATERAL (VALUES ('PROPOSABLE', proposables), ('PROPOSABLE_SOUS_CONDITION', sous_condition),
      ('A_INSTRUIRE', a_instruire), ('NON_RECEVABLE', non_recevables)) AS verdict (name, told)
  ) AS told
  LEFT JOIN counted ON counted.run_id = told.run_id AND counted.verdict = told.verdict
    AND counted.agent IS NOT DISTINCT FROM told.agent AND counted.poste IS NOT DISTINCT FROM told.poste
  WHERE told.run_id IN (SELECT run_id FROM night WHERE is_whole)
) AS sums
WHERE told IS DISTINCT FROM found
UNION ALL
SELECT 2, night.run_id, format('%s paires pour un plafond de %s : leur publication dit le contraire', paires, cap.valeur)
FROM night LEFT JOIN charte AS cap ON cap.run_id = night.run_id AND cap.code = 'pair_cap'
WHERE is_whole IS DISTINCT FROM (paires <= cap.valeur::bigint);

-- Two employers of one convention, or one employer whose charte examines internal moves; never the agent's own post.
INSERT INTO fault
SELECT 3, coalesce(pair.run_id, expected.run_id), format('%s → %s : %s', coalesce(pair.agent, expected.agent),
  coalesce(pair.poste, expected.poste), CASE WHEN pair.agent IS NULL THEN 'paire manquante' ELSE 'paire que rien n''ouvre' END)
FROM (SELECT * FROM pair WHERE run_id IN (SELECT run_id FROM night WHERE is_whole)) AS pair
FULL JOIN (
  SELECT agent.run_id, agent.agent, post.poste
  FROM night JOIN agent USING (run_id) JOIN post USING (run_id)
  WHERE is_whole AND agent.poste_tenu IS DISTINCT FROM post.poste AND CASE
    WHEN agent.siret = post.siret THEN EXISTS (
      SELECT FROM charte WHERE charte.run_id = agent.run_id AND code = 'allows_internal_moves' AND valeur = 'oui')
    ELSE EXISTS (
      SELECT FROM party AS one JOIN party AS other USING (run_id, convention)
      WHERE one.run_id = agent.run_id AND one.siret = agent.siret AND other.siret = post.siret) END
) AS expected ON expected.run_id = pair.run_id AND expected.agent = pair.agent AND expected.poste = pair.poste
WHERE pair.agent IS NULL OR expected.agent IS NULL;

INSERT INTO fault
SELECT 4, run_id, format('%s → %s : %s', agent, poste, verdict) FROM pair
WHERE verdict IS DISTINCT FROM ('{PROPOSABLE,PROPOSABLE_SOUS_CONDITION,A_INSTRUIRE,NON_RECEVABLE}'::text[])[pire_axe + 1]
  OR takes_seat IS DISTINCT FROM (points IS NOT NULL);

-- Levels -------------------------------------------------------------------------------------------------------------

INSERT INTO fault
SELECT 5, known.run_id, format('rang %s : « %s » au lieu de « %s »', coalesce(level.place, expected.place), level.name, expected.name)
FROM level
FULL JOIN (
  SELECT run_id, row_number() OVER (PARTITION BY run_id ORDER BY part, rank, half) AS place, name
  FROM (
    SELECT run_id, 1 AS part, rang::numeric AS rank, 0 AS half, 'manque:' || regle AS name FROM rule
    WHERE nature IN ('departs', 'arrivees', 'presence') AND borne_basse IS NOT NULL AND tout_ou_rien = 'non'
    UNION ALL
    SELECT charte.run_id, 2, charte.ordre, half, kind || charte.code
    FROM charte CROSS JOIN (VALUES (1, 'membres:'), (2, 'points:')) AS two (half, kind)
    WHERE heading = 'priorite' AND EXISTS (
      SELECT FROM pair WHERE pair.run_id = charte.run_id AND takes_seat
        AND charte.code = ANY (string_to_array(priorites, ' '))
      -- Above the cap, a pair that holds it may not be published.
      UNION ALL SELECT FROM level JOIN night USING (run_id)
      WHERE level.run_id = charte.run_id AND NOT is_whole AND level.subject = charte.code)
    UNION ALL SELECT run_id, 3, 1, 0, 'placements' FROM night
    UNION ALL SELECT run_id, 3, 2, 0, 'points' FROM night
    UNION ALL
    SELECT run_id, 4, voted.rank, named.half, named.name
    FROM charte CROSS JOIN string_to_table(valeur, ' ') WITH ORDINALITY AS voted (level, rank)
    JOIN (VALUES ('voeux', 1, 'premiers_voeux'), ('voeux', 2, 'seconds_voeux'), ('attente', 1, 'attente'),
      ('tension', 1, 'tension')) AS named (level, half, name) USING (level)
    WHERE code = 'fairness'
    UNION ALL
    -- Five at most, and no more than the candidates of the employer that has most.
    SELECT charte.run_id, 4, voted.rank, half, 'employeurs:' || half
    FROM charte JOIN night USING (run_id)
    CROSS JOIN string_to_table(valeur, ' ') WITH ORDINALITY AS voted (level, rank)
    CROSS JOIN LATERAL generate_series(1, CASE
      WHEN is_whole THEN (SELECT least(5, max(candidates)) FROM employer WHERE employer.run_id = charte.run_id)
      ELSE (SELECT least(5, count(*)) FROM level WHERE level.run_id = charte.run_id AND level.kind = 'employeurs')
      END::integer) AS half
    WHERE code = 'fairness' AND voted.level = 'employeurs'
    UNION ALL
    SELECT run_id, 5, 1, 0, 'stabilite' FROM night JOIN charte USING (run_id)
    WHERE code = 'is_stable' AND valeur = 'oui' AND former_placements > 0
    UNION ALL SELECT run_id, 6, 1, 0, 'departage' FROM night
  ) AS named
) AS expected ON expected.run_id = level.run_id AND expected.place = level.place
CROSS JOIN LATERAL (SELECT coalesce(level.run_id, expected.run_id) AS run_id) AS known
WHERE level.name IS DISTINCT FROM expected.name
  OR level.is_maximised IS DISTINCT FROM (level.kind NOT IN ('manque', 'stabilite', 'departage'));

-- Arcs of pairs ------------------------------------------------------------------------------------------------------

-- Doors lead to one post.
CREATE TEMP TABLE place ON COMMIT DROP AS
  WITH RECURSIVE way (run_id, node, at, doors) AS (
    SELECT run_id, node, node, '{}'::text[] COLLATE "C" FROM node WHERE kind IN ('poste', 'porte')
    UNION ALL
    SELECT way.run_id, way.node, arc.head, way.doors || arc.rule
    FROM way JOIN arc ON arc.run_id = way.run_id AND arc.tail = way.at AND arc.kind = 'porte'
    WHERE cardinality(way.doors) < 10
  )
  SELECT way.run_id, way.node, post.post, way.doors FROM way
  JOIN node AS post ON post.run_id = way.run_id AND post.node = way.at AND post.kind = 'poste';
CREATE TEMP TABLE move ON COMMIT DROP AS
  SELECT arc.*, tail.agent, place.post, place.doors
  FROM arc
  LEFT JOIN node AS tail ON tail.run_id = arc.run_id AND tail.node = arc.tail AND tail.kind = 'agent'
  LEFT JOIN place ON place.run_id = arc.run_id AND place.node = arc.head
  WHERE arc.kind IN ('paire', 'maintien');
CREATE INDEX ON move (run_id, agent, post);
ANALYZE move;

INSERT INTO fault
SELECT 6, run_id, format('%s → %s : arc sans paire recevable (arc %s)', agent, post, arc) FROM move
WHERE kind = 'paire' AND NOT EXISTS (
  SELECT FROM pair WHERE pair.run_id = move.run_id AND pair.agent = move.agent AND pair.poste = move.post AND takes_seat)
UNION ALL
SELECT 6, run_id, format('%s → %s : paire recevable sans arc', agent, poste) FROM pair
WHERE takes_seat AND (retenue = 'oui' OR run_id IN (SELECT run_id FROM night WHERE is_whole)) AND NOT EXISTS (
  SELECT FROM move WHERE move.run_id = pair.run_id AND move.agent = pair.agent AND move.post = pair.poste
    AND move.kind = 'paire')
UNION ALL
SELECT 6, run_id, format('%s → %s : deux arcs', agent, post) FROM move WHERE kind = 'paire'
GROUP BY run_id, agent, post HAVING count(*) > 1;

-- FNV-1a over salt, agent and post, 64 bits by halves, then its finaliser.
CREATE FUNCTION pg_temp.mixed(hash numeric, word text) RETURNS numeric LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  bytes bytea := convert_to(word, 'UTF8');
  low bigint;
BEGIN
  FOR place IN 0 .. length(bytes) - 1 LOOP
    low := hash % 256;
    hash := (hash - low + (low # get_byte(bytes, place))) * 1099511628211 % 18446744073709551616;
  END LOOP;
  RETURN hash;
END
$$;
CREATE FUNCTION pg_temp.shifted(hash numeric) RETURNS numeric LANGUAGE sql IMMUTABLE
  RETURN hash - hash % 4294967296 + ((hash % 4294967296)::bigint # (div(hash, 8589934592))::bigint);
CREATE FUNCTION pg_temp.salted_hash(prefix numeric, post text) RETURNS bigint LANGUAGE sql IMMUTABLE
  RETURN div(pg_temp.shifted(pg_temp.shifted(pg_temp.mixed(prefix * 1099511628211 % 18446744073709551616, post))
    * 18397679294719823053 % 18446744073709551616), 4294967296)::bigint;

CREATE TEMP TABLE weighed ON COMMIT DROP AS
  SELECT move.run_id, move.arc, move.agent, move.post, move.costs, pair.points, weighed.points AS expected_points,
    string_to_array(pair.priorites, ' ') AS priorities, agent.poste_precedent AS former,
    coalesce(bonus.valeur::integer, 0) AS bonus, night.depth, prefix.hash AS prefix
  FROM move
  JOIN night USING (run_id)
  JOIN pair ON pair.run_id = move.run_id AND pair.agent = move.agent AND pair.poste = move.post
  JOIN agent ON agent.run_id = move.run_id AND agent.agent = move.agent
  LEFT JOIN charte AS bonus ON bonus.run_id = move.run_id AND bonus.code = 'keep_bonus'
  LEFT JOIN (
    SELECT agent.run_id, agent.agent, pg_temp.mixed(
      pg_temp.mixed(14695981039346656037, night.salt::text) * 1099511628211 % 18446744073709551616, agent.agent) AS hash
    FROM agent JOIN night USING (run_id)
  ) AS prefix ON prefix.run_id = move.run_id AND prefix.agent = move.agent
  LEFT JOIN LATERAL (
    SELECT sum(criterion.points::bigint * weight.valeur::bigint) AS points
    FROM string_to_table(pair.criteres, ' ') WITH ORDINALITY AS criterion (points, place)
    JOIN (SELECT run_id, valeur, row_number() OVER (PARTITION BY run_id ORDER BY ordre) AS place FROM charte
          WHERE heading = 'poids') AS weight
      ON weight.run_id = pair.run_id AND weight.place = criterion.place
  ) AS weighed ON true
  WHERE move.kind = 'paire';
INSERT INTO fault
SELECT 7, run_id, format('%s → %s : %s points au lieu de %s', agent, post, points, expected_points) FROM weighed
WHERE points IS DISTINCT FROM expected_points
UNION ALL
SELECT 7, weighed.run_id, format('%s → %s : coût %s au niveau « %s », attendu %s', agent, post,
  costs[level.place], level.name, expected.cost)
FROM weighed JOIN level USING (run_id)
CROSS JOIN LATERAL (SELECT CASE level.kind
  WHEN 'manque' THEN 0
  WHEN 'membres' THEN CASE WHEN level.subject = ANY (priorities) THEN -1 ELSE 0 END
  WHEN 'placements' THEN -1
  WHEN 'points' THEN CASE
    WHEN level.subject IS NULL THEN -expected_points - CASE WHEN former = weighed.post THEN bonus ELSE 0 END
    WHEN level.subject = ANY (priorities) THEN -expected_points
    ELSE 0 END
  WHEN 'stabilite' THEN CASE WHEN former = weighed.post THEN -1 WHEN former IS NULL THEN 1 ELSE 0 END
  WHEN 'departage' THEN pg_temp.salted_hash(prefix, weighed.post)
  WHEN 'attente' THEN least(costs[level.place], 0)
  WHEN 'employeurs' THEN 0
  ELSE greatest(least(costs[level.place], 0), -1) END AS cost) AS expected
WHERE costs[level.place] IS DISTINCT FROM expected.cost OR cardinality(costs) <> depth
UNION ALL
SELECT 7, run_id, format('agent %s : attente différente d''un poste à l''autre', agent)
FROM weighed JOIN level USING (run_id) WHERE level.kind = 'attente'
GROUP BY run_id, agent, level.place HAVING count(DISTINCT costs[level.place]) > 1
UNION ALL
SELECT 7, run_id, format('poste %s : tension différente d''un agent à l''autre', post)
FROM weighed JOIN level USING (run_id) WHERE level.kind = 'tension'
GROUP BY run_id, post, level.place HAVING count(DISTINCT costs[level.place]) > 1
UNION ALL
SELECT 7, run_id, format('arc %s : seules une paire et une unité de minimum ont un coût', arc)
FROM arc WHERE kind NOT IN ('paire', 'minimum') AND (0 <> ANY (costs) OR cardinality(costs) <> (
  SELECT depth FROM night WHERE night.run_id = arc.run_id))
UNION ALL
SELECT 7, arc.run_id, format('règle %s : coût d''une unité de son minimum', arc.rule)
FROM (
  SELECT arc.*, rule.seuils, row_number() OVER (PARTITION BY arc.run_id, arc.rule ORDER BY arc.arc) AS rank
  FROM arc LEFT JOIN rule ON rule.run_id = arc.run_id AND rule.regle = arc.rule WHERE arc.kind = 'minimum'
) AS arc JOIN level USING (run_id)
-- An employer has one unit a level, its first departures.
WHERE costs[level.place] IS DISTINCT FROM CASE level.name
    WHEN 'manque:' || arc.rule THEN -1 WHEN 'employeurs:' || CASE WHEN arc.seuils > 0 THEN arc.rank END THEN -1 ELSE 0 END
  OR arc.seuils > 0 AND (arc.lower <> 0 OR arc.upper <> 1)
UNION ALL
SELECT 7, run_id, format('sel %s : ni l''année ni l''un des sept suivants', salt) FROM night
WHERE salt IS NULL OR salt NOT IN (
  SELECT extract(year FROM donnees_du)::integer + 10000 * step FROM generate_series(0, 7) AS step);

-- Seats, right to stay, refusals -------------------------------------------------------------------------------------

CREATE TEMP TABLE holder ON COMMIT DROP AS
  SELECT run_id, poste_tenu AS post, count(*) AS holders FROM agent WHERE peut_rester = 'oui' GROUP BY 1, 2;
-- A cap on arrivals stands on the arc out of a post that nobody holds, on a door before a post that is held.
CREATE TEMP TABLE cap ON COMMIT DROP AS
  SELECT rule.run_id, rule.regle AS rule, rule.poste AS post, rule.borne_haute AS arrivals, rule.partants AS leavers,
    post.places, coalesce(holder.holders, 0) AS holders,
    (SELECT count(*) FROM move WHERE move.run_id = rule.run_id AND move.kind = 'paire' AND move.lower = 1
      AND EXISTS (SELECT FROM agent WHERE agent.run_id = rule.run_id AND agent.agent = move.agent
        AND agent.peut_rester = 'oui' AND agent.poste_tenu = rule.poste)) AS gone
  FROM rule JOIN post ON post.run_id = rule.run_id AND post.poste = rule.poste
  LEFT JOIN holder ON holder.run_id = rule.run_id AND holder.post = rule.poste
  WHERE rule.nature = 'plafonds' AND rule.classe = 'reseau';
INSERT INTO fault
SELECT 8, run_id, format('agent %s : un arc d''entrée, de 0 ou 1 (tenu de rester ou de bouger) à 1', agent.agent)
FROM agent JOIN node USING (run_id, agent)
LEFT JOIN LATERAL (
  SELECT count(*) AS arcs, min(arc.lower) AS lower, max(arc.upper) AS upper,
    bool_and(arc.kind = 'agent' AND tail.kind IN ('pivot', 'regle')) AS is_right
  FROM arc JOIN node AS tail ON tail.run_id = arc.run_id AND tail.node = arc.tail
  WHERE arc.run_id = node.run_id AND arc.head = node.node
) AS way ON true
WHERE (way.arcs, way.lower, way.upper, way.is_right) IS DISTINCT FROM
  (1::bigint, CASE WHEN peut_rester = 'oui' THEN 1 ELSE 0 END::bigint, 1::bigint, true)
UNION ALL
SELECT 8, post.run_id, format('poste %s : %s places au lieu de %s', post.poste, way.upper, expected.room)
FROM post JOIN node ON node.run_id = post.run_id AND node.post = post.poste AND node.kind = 'poste'
LEFT JOIN holder ON holder.run_id = post.run_id AND holder.post = post.poste
CROSS JOIN LATERAL (
  SELECT least(post.places + coalesce(holders, 0), (
    SELECT min(arrivals) FROM cap WHERE cap.run_id = post.run_id AND cap.post = post.poste AND cap.holders = 0)) AS room
) AS expected
LEFT JOIN LATERAL (
  SELECT count(*) AS arcs, min(arc.lower) AS lower, max(arc.upper) AS upper,
    bool_and(arc.kind = 'poste' AND head.kind IN ('pivot', 'regle')) AS is_right
  FROM arc JOIN node AS head ON head.run_id = arc.run_id AND head.node = arc.head
  WHERE arc.run_id = node.run_id AND arc.tail = node.node
) AS way ON true
WHERE (way.arcs, way.lower, way.upper, way.is_right) IS DISTINCT FROM (1::bigint, 0::bigint, expected.room::bigint, true)
UNION ALL
SELECT 8, move.run_id, format('%s → %s : borné de %s à %s', move.agent, move.post, move.lower, move.upper)
FROM move JOIN pair ON pair.run_id = move.run_id AND pair.agent = move.agent AND pair.poste = move.post
WHERE move.kind = 'paire' AND (move.upper <> CASE WHEN is_closed THEN 0 ELSE 1 END
  OR move.lower NOT IN (0, 1) OR move.lower = 1 AND pair.retenue <> 'oui')
UNION ALL
SELECT 8, agent.run_id, format('agent %s : arc de maintien sur %s', agent.agent, agent.poste_tenu)
FROM agent
LEFT JOIN LATERAL (
  SELECT count(*) AS arcs, bool_and(move.post = agent.poste_tenu AND move.lower = 0 AND move.upper = 1) AS is_right
  FROM move WHERE move.run_id = agent.run_id AND move.agent = agent.agent AND move.kind = 'maintien'
) AS stay ON true
WHERE (stay.arcs, coalesce(stay.is_right, true))
  <> (CASE WHEN peut_rester = 'oui' THEN 1 ELSE 0 END, true)
UNION ALL
SELECT 8, move.run_id, format('arc %s : part d''un nœud qui n''est pas un agent, ou ne mène à aucun poste', arc)
FROM move WHERE agent IS NULL OR post IS NULL
UNION ALL
SELECT 8, arc.run_id, format('arc %s : de nature « %s », il part d''un nœud %s vers un nœud %s', arc, arc.kind, tail.kind, head.kind)
FROM arc
JOIN node AS tail ON tail.run_id = arc.run_id AND tail.node = arc.tail
JOIN node AS head ON head.run_id = arc.run_id AND head.node = arc.head
WHERE arc.kind = 'agent' AND head.kind <> 'agent' OR arc.kind IN ('poste', 'porte') AND tail.kind <> arc.kind
UNION ALL
-- Every move passes the doors of arrivals, every stay those of leavers; each door has the bounds of its rule.
SELECT 8, move.run_id, format('%s → %s : portes de la règle %s', move.agent, move.post, cap.rule)
FROM move JOIN cap ON cap.run_id = move.run_id AND cap.post = move.post AND cap.holders > 0
WHERE (cap.rule = ANY (move.doors)) <> (CASE move.kind WHEN 'paire' THEN cap.arrivals ELSE cap.leavers END IS NOT NULL)
UNION ALL
SELECT 8, arc.run_id, format('règle %s : porte bornée de %s à %s', arc.rule, arc.lower, arc.upper)
FROM arc LEFT JOIN cap USING (run_id, rule)
WHERE arc.kind = 'porte' AND cap.rule IS NULL
UNION ALL
SELECT 8, arc.run_id, format('règle %s : porte bornée de %s à %s', arc.rule, arc.lower, arc.upper)
FROM (SELECT DISTINCT move.run_id, move.kind AS served, arc.* FROM move
      CROSS JOIN LATERAL (
        WITH RECURSIVE way AS (
          SELECT arc, rule, head, lower, upper FROM arc
          WHERE arc.run_id = move.run_id AND arc.tail = move.head AND arc.kind = 'porte'
          UNION ALL
          SELECT arc.arc, arc.rule, arc.head, arc.lower, arc.upper FROM way
          JOIN arc ON arc.run_id = move.run_id AND arc.tail = way.head AND arc.kind = 'porte'
        ) SELECT way.arc, way.rule, way.lower, way.upper FROM way
      ) AS arc
      WHERE cardinality(move.doors) > 0) AS arc
JOIN cap USING (run_id, rule)
WHERE (lower, upper) <> CASE served
  WHEN 'paire' THEN (0::bigint, least(places + holders, arrivals)::bigint)
  ELSE (greatest(0, holders - greatest(leavers, gone))::bigint, holders::bigint) END;
