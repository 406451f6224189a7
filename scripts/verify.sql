-- Checks in psql alone, from what the secretariat reads, that the published plan is the best one under the charte:
--
--   psql -X -d passerelle -f scripts/verify.sql        (any login of a secretariat)
--
-- One line a check and a commission; the first wrong row is named, and psql ends with 3. The network is first shown to
-- be the charte and the published pairs, and nothing else; then its flow is shown to be the best. What is taken as
-- published, because only the inputs hold it: the answer of each rule on a pair, the points of each criterion, the
-- keys of the fairness levels, and the decisions taken before the night, which are printed.
\set ON_ERROR_STOP on
\set QUIET on
\pset footer off
\pset null ''
SET client_min_messages = warning;
BEGIN ISOLATION LEVEL REPEATABLE READ;
SET LOCAL jit = off;

-- What is read -------------------------------------------------------------------------------------------------------

CREATE TEMP TABLE night ON COMMIT DROP AS
  SELECT nuit.*, levels.depth, head.etendue = 'toutes les paires recevables' AS is_whole,
    split_part(head.preuve, ' ', 1) AS proof, former.placements AS former_placements,
    extract(year FROM nuit.donnees_du)::integer AS salt
  FROM rapports_v1.nuit
  JOIN (SELECT run_id, count(*)::integer AS depth FROM rapports_v1.niveaux GROUP BY run_id) AS levels USING (run_id)
  JOIN rapports_v1.certificat AS head ON head.run_id = nuit.run_id AND head.ordre = 1
  LEFT JOIN rapports_v1.nuit AS former ON former.run_id = nuit.comparee_a
  WHERE nuit.en_vigueur = 'oui';
CREATE TEMP TABLE level ON COMMIT DROP AS
  SELECT run_id, ordre::integer AS place, niveau AS name, split_part(niveau, ':', 1) AS kind,
    nullif(substr(niveau, strpos(niveau, ':') + 1), niveau) AS subject, sens = 'le plus possible' AS is_maximised, valeur AS value,
    borne AS bound
  FROM rapports_v1.niveaux JOIN night USING (run_id);
CREATE TEMP TABLE node ON COMMIT DROP AS
  SELECT run_id, noeud AS node, nature AS kind, agent, poste AS post, regle AS rule,
    string_to_array(prix, ' ')::bigint[] AS prices
  FROM rapports_v1.certificat_noeuds;
CREATE TEMP TABLE arc ON COMMIT DROP AS
  SELECT run_id, arc, nature AS kind, depart AS tail, arrivee AS head, borne_basse AS lower, borne_haute AS upper,
    flux AS flow, string_to_array(couts, ' ')::bigint[] AS costs, regle AS rule
  FROM rapports_v1.certificat_arcs;
CREATE TEMP TABLE agent ON COMMIT DROP AS SELECT * FROM rapports_v1.certificat_agents;
CREATE TEMP TABLE post ON COMMIT DROP AS SELECT * FROM rapports_v1.certificat_postes;
CREATE TEMP TABLE rule ON COMMIT DROP AS SELECT * FROM rapports_v1.certificat_regles;
CREATE TEMP TABLE charte ON COMMIT DROP AS
  SELECT run_id, rubrique, code, valeur, ordre FROM rapports_v1.regles
  WHERE rubrique IN ('Charte', 'Poids des critères', 'Ordre des priorités');
CREATE TEMP TABLE party ON COMMIT DROP AS
  SELECT run_id, split_part(code, ':', 2) AS convention, siret
  FROM charte, string_to_table(valeur, ' ') AS siret WHERE code LIKE 'convention:%';
CREATE TEMP TABLE pair ON COMMIT DROP AS
  SELECT pairs.*, agent.siret AS origin, post.siret AS host,
    pairs.verdict IN ('PROPOSABLE', 'PROPOSABLE_SOUS_CONDITION')
      OR pairs.verdict = 'A_INSTRUIRE' AND instructs.valeur = 'oui' AS takes_seat,
    string_to_array(regles, ' ') && ARRAY['PLAN-VETO', 'PLAN-MOINS-QUE-RESTER'] AS is_closed
  FROM rapports_v1.certificat_paires AS pairs
  LEFT JOIN agent USING (run_id, agent)
  LEFT JOIN post USING (run_id, poste)
  LEFT JOIN charte AS instructs ON instructs.run_id = pairs.run_id AND instructs.code = 'seats_pairs_to_instruct';
CREATE UNIQUE INDEX ON node (run_id, node);
CREATE UNIQUE INDEX ON arc (run_id, arc);
CREATE UNIQUE INDEX ON pair (run_id, agent, poste);
ANALYZE node; ANALYZE arc; ANALYZE pair; ANALYZE agent; ANALYZE post;

CREATE TEMP TABLE fault (step integer, run_id bigint, what text) ON COMMIT DROP;
CREATE TEMP TABLE step (step integer PRIMARY KEY, label text, for_whole boolean) ON COMMIT DROP;
INSERT INTO step VALUES
  (1, 'Aucun agent de la nuit n''a retiré son accord depuis', false),
  (2, 'Sommes : agents, postes et paires de la nuit', false),
  (3, 'Toute paire que les conventions ouvrent est publiée', true),
  (4, 'Le verdict de chaque paire est sa pire réponse', false),
  (5, 'Niveaux : ceux de la charte, dans l''ordre voté', false),
  (6, 'Un arc par paire recevable, et aucun autre', false),
  (7, 'Coûts des paires : points × poids, priorités, stabilité, empreinte', false),
  (8, 'Places, droit au maintien, placements écartés', false),
  (9, 'Règles portées par le réseau : groupes et bornes', false),
  (10, 'Règles hors du réseau : sommes et bornes', false),
  (11, 'Le flux tient dans les bornes et se conserve', false),
  (12, 'Le plan publié est ce flux', false),
  (13, 'Valeur de chaque niveau', false),
  (14, 'Rien de meilleur n''existe', false),
  (15, 'Prix canoniques : aucun autre certificat', false);

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
SELECT 1, known.run_id, format('poste %s : un nœud et un seul par poste examiné', coalesce(node.post, post.poste))
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
WHERE told IS DISTINCT FROM found;

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
    WHERE nature IN ('departs', 'arrivees', 'presence') AND borne_basse IS NOT NULL
    UNION ALL
    SELECT charte.run_id, 2, charte.ordre, half, kind || charte.code
    FROM charte CROSS JOIN (VALUES (1, 'membres:'), (2, 'points:')) AS two (half, kind)
    WHERE rubrique = 'Ordre des priorités' AND EXISTS (
      SELECT FROM pair WHERE pair.run_id = charte.run_id AND takes_seat
        AND charte.code = ANY (string_to_array(priorites, ' ')))
    UNION ALL SELECT run_id, 3, 1, 0, 'placements' FROM night
    UNION ALL SELECT run_id, 3, 2, 0, 'points' FROM night
    UNION ALL
    SELECT run_id, 4, voted.rank, named.half, named.name
    FROM charte CROSS JOIN string_to_table(valeur, ' ') WITH ORDINALITY AS voted (level, rank)
    JOIN (VALUES ('voeux', 1, 'premiers_voeux'), ('voeux', 2, 'seconds_voeux'), ('attente', 1, 'attente'),
      ('tension', 1, 'tension')) AS named (level, half, name) USING (level)
    WHERE code = 'fairness'
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
          WHERE rubrique = 'Poids des critères') AS weight
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
FROM arc JOIN level USING (run_id)
WHERE arc.kind = 'minimum' AND costs[level.place] IS DISTINCT FROM
  CASE WHEN level.name = 'manque:' || arc.rule THEN -1 ELSE 0 END;

-- Seats, right to stay, refusals -------------------------------------------------------------------------------------

CREATE TEMP TABLE holder ON COMMIT DROP AS
  SELECT run_id, poste_tenu AS post, count(*) AS holders FROM agent WHERE peut_rester = 'oui' GROUP BY 1, 2;
-- Above nobody's head: a cap of a post nobody holds is on the arc out of it, another on its doors.
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

-- Rules of the whole plan --------------------------------------------------------------------------------------------

-- Whom a rule is about: everyone whose criteria all agree.
CREATE TEMP TABLE concerned ON COMMIT DROP AS
  SELECT rule.run_id, rule.regle AS rule, side.node_kind, side.subject
  FROM rule
  CROSS JOIN LATERAL (
    SELECT 'agent' AS node_kind, agent AS subject, siret, versant, service, categorie FROM agent
    WHERE agent.run_id = rule.run_id
    UNION ALL
    SELECT 'poste', poste, siret, versant, service, categorie FROM post WHERE post.run_id = rule.run_id
  ) AS side
  WHERE (rule.versant IS NULL OR rule.versant = side.versant) AND (rule.siret IS NULL OR rule.siret = side.siret)
    AND (rule.service IS NULL OR rule.service = side.service)
    AND (rule.categorie IS NULL OR rule.categorie = side.categorie)
    AND (rule.convention IS NULL OR side.siret IN (
      SELECT siret FROM party WHERE party.run_id = rule.run_id AND party.convention = rule.convention));
CREATE INDEX ON concerned (run_id, rule, node_kind, subject);
-- The group around each agent, post and group: the other end of its arc towards the pivot.
CREATE TEMP TABLE around ON COMMIT DROP AS
  WITH RECURSIVE up (run_id, node, parent) AS (
    SELECT arc.run_id, arc.head, arc.tail FROM arc WHERE arc.kind = 'agent'
    UNION SELECT arc.run_id, arc.tail, arc.head FROM arc WHERE arc.kind = 'poste'
    UNION SELECT arc.run_id, node.node, CASE WHEN arc.tail = node.node THEN arc.head ELSE arc.tail END
    FROM arc JOIN node ON node.run_id = arc.run_id AND node.kind = 'regle' AND node.rule = arc.rule
      AND node.node IN (arc.tail, arc.head)
    WHERE arc.kind IN ('regle', 'minimum')
  ), all_up (run_id, node, parent, steps) AS (
    SELECT run_id, node, parent, 1 FROM up
    UNION
    SELECT all_up.run_id, all_up.node, up.parent, steps + 1 FROM all_up
    JOIN up ON up.run_id = all_up.run_id AND up.node = all_up.parent WHERE steps < 100
  )
  SELECT DISTINCT all_up.run_id, inner_node.kind AS node_kind, coalesce(inner_node.agent, inner_node.post) AS subject,
    parent.rule
  FROM all_up
  JOIN node AS inner_node ON inner_node.run_id = all_up.run_id AND inner_node.node = all_up.node
    AND inner_node.kind IN ('agent', 'poste')
  JOIN node AS parent ON parent.run_id = all_up.run_id AND parent.node = all_up.parent AND parent.kind = 'regle';
INSERT INTO fault
SELECT 9, coalesce(around.run_id, expected.run_id), format('règle %s : %s %s %s', coalesce(around.rule, expected.rule),
  coalesce(around.node_kind, expected.node_kind), coalesce(around.subject, expected.subject),
  CASE WHEN around.rule IS NULL THEN 'n''est pas dans son groupe' ELSE 'est à tort dans son groupe' END)
FROM around
FULL JOIN (
  SELECT concerned.* FROM concerned JOIN rule ON rule.run_id = concerned.run_id AND rule.regle = concerned.rule
  WHERE rule.classe = 'reseau' AND CASE rule.nature WHEN 'reciprocite' THEN true
    WHEN 'departs' THEN node_kind = 'agent' WHEN 'arrivees' THEN node_kind = 'poste'
    WHEN 'presence' THEN node_kind = 'poste' ELSE false END
) AS expected ON expected.run_id = around.run_id AND expected.rule = around.rule
  AND expected.node_kind = around.node_kind AND expected.subject = around.subject
WHERE around.rule IS NULL OR expected.rule IS NULL
UNION ALL
SELECT 9, rule.run_id, format('règle %s : ses arcs ne la disent pas', rule.regle)
FROM rule JOIN night USING (run_id)
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE arc.kind = 'regle') AS arcs, count(*) FILTER (WHERE arc.kind = 'minimum') AS minimums,
    min(arc.lower) AS lower, sum(arc.upper) AS upper,
    sum(arc.upper) FILTER (WHERE arc.kind = 'minimum') AS counted,
    bool_and(CASE WHEN rule.nature = 'departs' THEN head.rule = rule.regle AND head.kind = 'regle' AND tail.kind IN ('pivot', 'regle')
      ELSE tail.rule = rule.regle AND tail.kind = 'regle' AND head.kind IN ('pivot', 'regle') END
      AND arc.tail <> arc.head) AS is_right
  FROM arc
  JOIN node AS tail ON tail.run_id = arc.run_id AND tail.node = arc.tail
  JOIN node AS head ON head.run_id = arc.run_id AND head.node = arc.head
  WHERE arc.run_id = rule.run_id AND arc.rule = rule.regle AND arc.kind IN ('regle', 'minimum')
) AS way ON true
WHERE rule.classe = 'reseau' AND rule.nature IN ('reciprocite', 'departs', 'arrivees', 'presence') AND NOT coalesce(
  way.is_right AND way.arcs = 1 AND CASE rule.nature
    WHEN 'reciprocite' THEN way.minimums = 0
      AND way.lower = greatest(-night.agents, coalesce(rule.borne_basse, -night.agents))
      AND way.upper = least(night.agents, coalesce(rule.borne_haute, night.agents))
    ELSE way.minimums = CASE WHEN rule.borne_basse IS NULL THEN 0 ELSE 1 END AND way.lower = 0
      AND coalesce(way.counted, 0) = least(coalesce(rule.borne_basse, 0), night.agents, coalesce(rule.borne_haute, night.agents))
      AND way.upper = coalesce(rule.borne_haute, coalesce(way.counted, 0) + night.agents) END, false)
UNION ALL
SELECT 9, arc.run_id, format('arc %s : règle %s sans arc à porter', arc.arc, arc.rule)
FROM arc LEFT JOIN rule ON rule.run_id = arc.run_id AND rule.regle = arc.rule
WHERE arc.kind = 'regle' AND coalesce(rule.classe, '') <> 'reseau';

-- What each move and stay counts for under a rule that is a row.
CREATE TEMP TABLE side ON COMMIT DROP AS
  SELECT run_id, ligne AS line, regle AS rule, borne_basse AS lower, borne_haute AS upper,
    string_to_array(arcs, ' ')::integer[] AS arcs, string_to_array(coefficients, ' ')::bigint[] AS coefficients
  FROM rapports_v1.certificat_lignes;
CREATE TEMP TABLE term ON COMMIT DROP AS
  SELECT side.run_id, side.line, side.rule, term.arc, sum(term.coefficient)::bigint AS coefficient
  FROM side CROSS JOIN unnest(arcs, coefficients) AS term (arc, coefficient) GROUP BY 1, 2, 3, 4;
CREATE TEMP TABLE counts ON COMMIT DROP AS
  SELECT rule.run_id, rule.regle AS rule, rule.nature AS kind, rule.classe AS class, move.arc, move.flow, counted.weight
  FROM rule JOIN move USING (run_id)
  JOIN agent ON agent.run_id = move.run_id AND agent.agent = move.agent
  JOIN post ON post.run_id = move.run_id AND post.poste = move.post
  CROSS JOIN LATERAL (SELECT
    EXISTS (SELECT FROM concerned WHERE concerned.run_id = rule.run_id AND concerned.rule = rule.regle
      AND node_kind = 'agent' AND subject = move.agent)::integer AS leaves,
    EXISTS (SELECT FROM concerned WHERE concerned.run_id = rule.run_id AND concerned.rule = rule.regle
      AND node_kind = 'poste' AND subject = move.post)::integer AS joins,
    CASE WHEN rule.externes_seules = 'oui' AND agent.siret = post.siret THEN 0 ELSE 1 END AS counted
  ) AS here
  CROSS JOIN LATERAL (SELECT CASE
    WHEN rule.nature = 'presence' THEN here.joins
    WHEN move.kind = 'maintien' THEN 0
    ELSE CASE rule.nature
      WHEN 'reciprocite' THEN here.joins - here.leaves
      WHEN 'departs' THEN here.leaves * here.counted
      WHEN 'arrivees' THEN here.joins * here.counted
      WHEN 'plafonds' THEN (move.post = rule.poste)::integer
      WHEN 'reciprocite_deux' THEN
        (agent.siret = rule.siret AND post.siret = rule.autre_siret)::integer
        - (post.siret = rule.siret AND agent.siret = rule.autre_siret)::integer
      WHEN 'temps_de_travail' THEN here.joins * agent.minutes
      WHEN 'couple' THEN (move.agent = rule.premier_agent)::integer - (move.agent = rule.second_agent)::integer
      ELSE 0 END
    END AS weight) AS counted
  WHERE rule.nature <> 'longueur' AND counted.weight <> 0;
INSERT INTO fault
SELECT 10, known.run_id, format('règle %s, ligne %s, arc %s : %s au lieu de %s', known.rule, known.line, known.arc,
  coalesce(term.coefficient, 0), coalesce(expected.weight, 0))
FROM (SELECT * FROM term WHERE arc NOT IN (SELECT arc FROM arc WHERE arc.run_id = term.run_id AND arc.kind = 'minimum')
        AND (run_id, rule) NOT IN (SELECT run_id, regle FROM rule WHERE nature = 'longueur')) AS term
FULL JOIN (
  SELECT side.run_id, side.line, side.rule, counts.arc, counts.weight FROM side JOIN counts USING (run_id, rule)
) AS expected ON expected.run_id = term.run_id AND expected.line = term.line AND expected.arc = term.arc
CROSS JOIN LATERAL (SELECT coalesce(term.run_id, expected.run_id) AS run_id, coalesce(term.rule, expected.rule) AS rule,
  coalesce(term.line, expected.line) AS line, coalesce(term.arc, expected.arc) AS arc) AS known
WHERE coalesce(term.coefficient, 0) <> coalesce(expected.weight, 0)
UNION ALL
-- One row of limits as applied; one more that feeds the arc of the minimum, unit by unit.
SELECT 10, rule.run_id, format('règle %s : ses lignes ne la disent pas', rule.regle)
FROM rule JOIN night USING (run_id)
LEFT JOIN LATERAL (
  SELECT count(*) FILTER (WHERE NOT feeds) AS limits, min(lower) FILTER (WHERE NOT feeds) AS lower,
    min(upper) FILTER (WHERE NOT feeds) AS upper, count(*) FILTER (WHERE feeds AND side.lower = 0 AND side.upper IS NULL) AS minimums
  FROM side CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM term JOIN arc ON arc.run_id = term.run_id AND arc.arc = term.arc AND arc.kind = 'minimum'
      WHERE term.run_id = side.run_id AND term.line = side.line AND arc.rule = side.rule AND term.coefficient = -1
        AND arc.tail = arc.head AND arc.lower = 0 AND arc.upper = rule.borne_basse) AS feeds
  ) AS its
  WHERE side.run_id = rule.run_id AND side.rule = rule.regle
) AS way ON true
CROSS JOIN LATERAL (
  SELECT nature IN ('departs', 'arrivees', 'presence') AS is_quota, coalesce(borne_basse, 0) > 0 AS has_minimum
) AS its
WHERE rule.classe = 'laterale' AND rule.nature <> 'longueur' AND (
  way.limits <> CASE WHEN rule.borne_haute IS NOT NULL OR NOT is_quota AND rule.borne_basse IS NOT NULL THEN 1 ELSE 0 END
  OR way.limits = 1 AND (way.lower IS DISTINCT FROM CASE WHEN NOT is_quota THEN rule.borne_basse END
    OR way.upper IS DISTINCT FROM rule.borne_haute)
  OR way.minimums <> CASE WHEN is_quota AND has_minimum THEN 1 ELSE 0 END)
UNION ALL
SELECT 10, term.run_id, format('ligne %s : unité de minimum d''une autre règle', term.line)
FROM term JOIN arc ON arc.run_id = term.run_id AND arc.arc = term.arc AND arc.kind = 'minimum'
WHERE arc.rule <> term.rule OR term.coefficient <> -1
UNION ALL
SELECT 10, side.run_id, format('ligne %s : règle %s inconnue ou portée par le réseau', line, side.rule)
FROM side LEFT JOIN rule ON rule.run_id = side.run_id AND rule.regle = side.rule
WHERE coalesce(rule.classe, '') <> 'laterale'
UNION ALL
-- A chain too long: not all of these moves. Such a row may only forbid, one unit less than all of its moves.
SELECT 10, side.run_id, format('ligne %s : ce n''est pas une chaîne trop longue', line)
FROM side JOIN rule ON rule.run_id = side.run_id AND rule.regle = side.rule AND rule.nature = 'longueur'
WHERE side.lower > 0 OR side.upper < least(rule.borne_haute, (
    SELECT sum(arc.upper) FROM term JOIN arc USING (run_id, arc) WHERE term.run_id = side.run_id AND term.line = side.line))
  OR EXISTS (SELECT FROM term WHERE term.run_id = side.run_id AND term.line = side.line AND (term.coefficient <> 1
    OR term.arc NOT IN (SELECT move.arc FROM move WHERE move.run_id = side.run_id AND move.kind = 'paire')))
UNION ALL
SELECT 10, side.run_id, format('règle %s : le flux en fait %s', side.rule, sum(term.coefficient * arc.flow))
FROM side JOIN term USING (run_id, line) JOIN arc ON arc.run_id = side.run_id AND arc.arc = term.arc
GROUP BY side.run_id, side.line, side.rule, side.lower, side.upper
HAVING sum(term.coefficient * arc.flow) NOT BETWEEN coalesce(side.lower, -9223372036854775807)
  AND coalesce(side.upper, 9223372036854775807);

-- The flow -----------------------------------------------------------------------------------------------------------

INSERT INTO fault
SELECT 11, run_id, format('arc %s : flux %s hors de %s … %s', arc, flow, lower, upper) FROM arc
WHERE flow NOT BETWEEN lower AND upper
UNION ALL
SELECT 11, run_id, format('nœud %s : il en sort %s de plus qu''il n''en entre', node, sum(units))
FROM arc CROSS JOIN LATERAL (VALUES (tail, flow), (head, -flow)) AS ends (node, units)
GROUP BY run_id, node HAVING sum(units) <> 0
UNION ALL
SELECT 11, run_id, format('arc %s : un bout n''est pas un nœud', arc) FROM arc
WHERE (run_id, tail) NOT IN (SELECT run_id, node FROM node) OR (run_id, head) NOT IN (SELECT run_id, node FROM node);

INSERT INTO fault
SELECT 12, pair.run_id, format('%s → %s : retenue « %s », flux %s', pair.agent, pair.poste, retenue, move.flow)
FROM pair LEFT JOIN move ON move.run_id = pair.run_id AND move.agent = pair.agent AND move.post = pair.poste
  AND move.kind = 'paire'
WHERE (retenue = 'oui') <> (coalesce(move.flow, 0) = 1)
UNION ALL
SELECT 12, agent.run_id, format('agent %s : poste retenu %s', agent.agent, poste_retenu)
FROM agent LEFT JOIN pair ON pair.run_id = agent.run_id AND pair.agent = agent.agent AND retenue = 'oui'
WHERE poste_retenu IS DISTINCT FROM pair.poste
UNION ALL
SELECT 12, post.run_id, format('poste %s : %s retenus', post.poste, retenus)
FROM post LEFT JOIN pair ON pair.run_id = post.run_id AND pair.poste = post.poste AND retenue = 'oui'
GROUP BY post.run_id, post.poste, retenus HAVING retenus <> count(pair.agent)
UNION ALL
SELECT 12, rule.run_id, format('règle %s : valeur %s, le plan fait %s', rule.regle, rule.valeur, done.units)
FROM rule CROSS JOIN LATERAL (
  SELECT coalesce(sum(weight * flow), 0) AS units FROM counts WHERE counts.run_id = rule.run_id AND counts.rule = rule.regle
) AS done
WHERE rule.nature <> 'longueur' AND rule.valeur IS DISTINCT FROM done.units;

-- What each level's minimised cost is read as.
CREATE TEMP TABLE objective ON COMMIT DROP AS
  SELECT level.run_id, level.place, level.name, level.value, level.bound, level.is_maximised, coalesce(
    (SELECT sum(costs[level.place]::numeric * flow) FROM arc WHERE arc.run_id = level.run_id AND flow <> 0), 0) AS cost,
    CASE level.kind
      WHEN 'manque' THEN (SELECT borne_basse FROM rule WHERE rule.run_id = level.run_id AND rule.regle = level.subject)
      WHEN 'stabilite' THEN (SELECT count(poste_precedent) FROM agent WHERE agent.run_id = level.run_id)
      ELSE 0
    END::numeric AS lead
  FROM level;
INSERT INTO fault
SELECT 13, run_id, format('niveau « %s » : %s au lieu de %s', name, value, read)
FROM objective CROSS JOIN LATERAL (SELECT lead + CASE WHEN is_maximised THEN -cost ELSE cost END AS read) AS its
WHERE value IS DISTINCT FROM read
UNION ALL
SELECT 13, run_id, format('niveau « %s » : borne %s en deçà de %s', name, bound, value) FROM objective
WHERE CASE WHEN is_maximised THEN bound < value ELSE bound > value END;

-- Optimality by prices: r = cost + price(tail) − price(head), compared as arrays are ---------------------------------

CREATE TEMP TABLE reduced ON COMMIT DROP AS
  SELECT arc.run_id, arc.arc, arc.tail, arc.head, arc.lower, arc.upper, arc.flow, arc.costs, vector.r, night.depth,
    array_fill(0::bigint, ARRAY[night.depth]) AS zero
  FROM arc
  JOIN night ON night.run_id = arc.run_id AND night.proof = 'prix'
  JOIN node AS tail ON tail.run_id = arc.run_id AND tail.node = arc.tail
  JOIN node AS head ON head.run_id = arc.run_id AND head.node = arc.head
  CROSS JOIN LATERAL (
    SELECT array_agg(cost + one - other ORDER BY place) AS r
    FROM unnest(arc.costs, tail.prices, head.prices) WITH ORDINALITY AS at (cost, one, other, place)
  ) AS vector;
INSERT INTO fault
SELECT 14, run_id, format('arc %s : un flux meilleur y passe (coût réduit %s, flux %s de %s à %s)', arc, r, flow, lower, upper)
FROM reduced WHERE cardinality(r) <> depth OR flow < upper AND r < zero OR flow > lower AND r > zero
UNION ALL
SELECT 14, dual.run_id, format('niveau « %s » : le dual vaut %s, le plan %s', objective.name, dual.value, objective.cost)
FROM (
  SELECT run_id, place, sum(value * CASE WHEN r < zero THEN upper ELSE lower END) AS value
  FROM reduced CROSS JOIN unnest(r) WITH ORDINALITY AS at (value, place) GROUP BY run_id, place
) AS dual
JOIN objective ON objective.run_id = dual.run_id AND objective.place = dual.place
WHERE dual.value <> objective.cost
UNION ALL
SELECT 14, objective.run_id, format('niveau « %s » : sa borne n''est pas sa valeur', name)
FROM objective JOIN night USING (run_id) WHERE proof = 'prix' AND bound IS DISTINCT FROM value
UNION ALL
SELECT 14, run_id, 'aucune preuve n''est publiée' FROM night WHERE proof NOT IN ('prix', 'arbre');

-- The greatest prices nowhere above zero: each is zero, or reached from a zero one along arcs of reduced cost zero.
INSERT INTO fault
SELECT 15, node.run_id, format('nœud %s : son prix %s n''est pas le prix canonique', node.node, prices)
FROM node JOIN night USING (run_id)
WHERE proof = 'prix' AND (prices > array_fill(0::bigint, ARRAY[depth]) OR (node.run_id, node.node) NOT IN (
  WITH RECURSIVE way (run_id, tail, head) AS (
    SELECT run_id, tail, head FROM reduced WHERE r = zero AND tail <> head AND flow < upper
    UNION ALL SELECT run_id, head, tail FROM reduced WHERE r = zero AND tail <> head AND flow > lower
  ), reached (run_id, node) AS (
    SELECT node.run_id, node.node FROM node JOIN night USING (run_id)
    WHERE prices = array_fill(0::bigint, ARRAY[depth])
    UNION
    SELECT way.run_id, way.head FROM reached JOIN way ON way.run_id = reached.run_id AND way.tail = reached.node
  )
  SELECT run_id, node FROM reached));

-- Optimality by trees ------------------------------------------------------------------------------------------------

-- Every flow belongs to a leaf, and the duals of the leaf bound what it costs: with
-- r = denominator × cost + price(tail) − price(head) + Σ multiplier × coefficient, at least
-- Σ r × (r > 0 ? lower : upper) − Σ multiplier × (multiplier < 0 ? lower : upper of its row).
CREATE TEMP TABLE branch ON COMMIT DROP AS
  SELECT run_id, ordre::integer AS place, branche AS branch, parent, arc, sens = 'au plus' AS is_at_most, valeur AS value,
    etat AS fate, string_to_array(prix, ' ')::bigint[] AS prices,
    string_to_array(multiplicateurs, ' ')::bigint[] AS multipliers, denominateur AS denominator,
    string_to_array(lignes, ' ')::integer[] AS side_rows
  FROM rapports_v1.certificat_branches WHERE run_id IN (SELECT run_id FROM night WHERE proof = 'arbre');
CREATE INDEX ON branch (run_id, place, branch);
-- The range of each arc and of each row at one level: what the levels before leave.
CREATE TEMP TABLE range (arc integer PRIMARY KEY, tail integer, head integer, cost numeric, lower numeric, upper numeric)
  ON COMMIT DROP;
CREATE TEMP TABLE better (LIKE range) ON COMMIT DROP;
CREATE TEMP TABLE kept (origin integer PRIMARY KEY, place integer, lower numeric, upper numeric) ON COMMIT DROP;
CREATE TEMP TABLE better_kept (LIKE kept) ON COMMIT DROP;
CREATE TEMP TABLE coefficient (origin integer, arc integer, coefficient numeric) ON COMMIT DROP;

CREATE FUNCTION pg_temp.narrow(dual branch, most numeric, is_better boolean) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  least numeric;
BEGIN
  CREATE TEMP TABLE dual_arc ON COMMIT DROP AS
    SELECT range.*, dual.denominator * cost + dual.prices[tail + 1] - dual.prices[head + 1] + coalesce(moved.sum, 0) AS r
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
    SELECT branch.* FROM branch WHERE (run_id, place, branch) = (leaf.run_id, leaf.place, leaf.branch)
    UNION ALL
    SELECT branch.* FROM path JOIN branch
      ON (branch.run_id, branch.place, branch.branch) = (leaf.run_id, leaf.place, path.parent) WHERE path.parent >= 0
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

DO $$
DECLARE
  level record;
  root branch;
  leaf branch;
  target numeric;
  proved numeric;
  run bigint := 0;
BEGIN
  FOR level IN
    SELECT objective.*, (SELECT count(*) FROM node WHERE node.run_id = objective.run_id) AS nodes
    FROM objective JOIN night USING (run_id) WHERE proof = 'arbre' ORDER BY run_id, place
  LOOP
    IF level.run_id <> run THEN
      run := level.run_id;
      DELETE FROM range; DELETE FROM kept;
      INSERT INTO range SELECT arc, tail, head, 0, lower, upper FROM arc WHERE run_id = run;
    END IF;
    UPDATE range SET cost = costs[level.place] FROM arc WHERE arc.run_id = run AND arc.arc = range.arc;
    SELECT * INTO root FROM branch WHERE run_id = run AND place = level.place AND branch = -1;
    IF root IS NULL OR root.denominator <= 0 OR cardinality(root.prices) <> level.nodes
      OR cardinality(root.multipliers) > cardinality(root.side_rows)
      OR EXISTS (SELECT FROM unnest(root.side_rows) AS origin GROUP BY origin HAVING count(*) > 1)
      OR EXISTS (SELECT FROM unnest(root.side_rows) AS origin WHERE origin < 0 AND -origin >= level.place) THEN
      INSERT INTO fault VALUES (14, run, format('niveau « %s » : son arbre n''a pas de racine', level.name));
      CONTINUE;
    END IF;
    -- The rows of the level: those the levels before left, or as they are, within what their arcs can reach.
    DELETE FROM kept WHERE origin <> ALL (root.side_rows);
    UPDATE kept SET place = array_position(root.side_rows, origin);
    DELETE FROM coefficient;
    INSERT INTO coefficient
      SELECT line, arc, coefficient FROM term WHERE run_id = run AND line = ANY (root.side_rows)
      UNION ALL
      SELECT origin, arc, costs[-origin] FROM arc CROSS JOIN unnest(root.side_rows) AS origin
      WHERE run_id = run AND origin < 0 AND costs[-origin] <> 0;
    INSERT INTO kept
      SELECT origins.origin, origins.place,
        CASE WHEN origin < 0 THEN cost WHEN side.lower > most THEN side.lower WHEN side.upper < least THEN side.upper
          ELSE greatest(least, side.lower) END,
        CASE WHEN origin < 0 THEN cost WHEN side.lower > most THEN side.lower WHEN side.upper < least THEN side.upper
          ELSE least(most, side.upper) END
      FROM unnest(root.side_rows) WITH ORDINALITY AS origins (origin, place)
      LEFT JOIN side ON side.run_id = run AND side.line = origin
      LEFT JOIN objective ON objective.run_id = run AND objective.place = -origin
      LEFT JOIN LATERAL (
        SELECT coalesce(sum(coefficient * CASE WHEN coefficient > 0 THEN arc.lower ELSE arc.upper END), 0) AS least,
          coalesce(sum(coefficient * CASE WHEN coefficient > 0 THEN arc.upper ELSE arc.lower END), 0) AS most
        FROM coefficient JOIN arc ON arc.run_id = run AND arc.arc = coefficient.arc WHERE coefficient.origin = origins.origin
      ) AS reach ON true
      WHERE origin NOT IN (SELECT kept.origin FROM kept);
    target := CASE WHEN level.is_maximised THEN level.lead - level.bound ELSE level.bound - level.lead END;
    IF target IS NULL THEN
      INSERT INTO fault VALUES (14, run, format('niveau « %s » : non prouvé', level.name));
      CONTINUE;
    END IF;
    -- A flow better than the bound stands within what the root's duals leave; a leaf must refuse it.
    IF pg_temp.narrow(root, (target - 1) * root.denominator, true) THEN
      INSERT INTO fault
      SELECT 14, run, format('niveau « %s », branche %s : l''arbre ne couvre pas tout', level.name, node.branch)
      FROM branch AS node
      LEFT JOIN LATERAL (
        SELECT count(*) AS children, count(DISTINCT child.arc) AS arcs, count(*) FILTER (WHERE is_at_most) AS lows,
          max(value) FILTER (WHERE NOT is_at_most) - max(value) FILTER (WHERE is_at_most) AS step,
          bool_and(child.arc IN (SELECT arc FROM range)) AS known
        FROM branch AS child
        WHERE child.run_id = run AND child.place = level.place AND child.parent = node.branch AND child.branch > 0
      ) AS its ON true
      WHERE node.run_id = run AND node.place = level.place AND node.branch >= 0 AND (
        CASE WHEN node.fate = 'separe' THEN (children, arcs, lows, step, known) IS DISTINCT FROM
          (2::bigint, 1::bigint, 1::bigint, 1::bigint, true) ELSE children > 0 END
        OR (node.parent < 0) <> (node.branch = 0) OR node.parent >= node.branch);
      IF NOT EXISTS (SELECT FROM branch WHERE run_id = run AND place = level.place AND branch = 0) THEN
        INSERT INTO fault VALUES (14, run, format('niveau « %s » : son arbre est vide', level.name));
      END IF;
      FOR leaf IN SELECT * FROM branch WHERE run_id = run AND place = level.place AND branch >= 0 AND fate <> 'separe' LOOP
        proved := pg_temp.leaf_bound(leaf);
        IF proved IS NOT NULL AND (leaf.fate = 'vide' OR cardinality(leaf.prices) <> level.nodes
          OR cardinality(leaf.multipliers) > cardinality(root.side_rows)
          OR CASE leaf.denominator WHEN 0 THEN proved <= 0 ELSE proved <= (target - 1) * leaf.denominator END) THEN
          INSERT INTO fault VALUES (14, run,
            format('niveau « %s », branche %s : ses prix ne prouvent pas la borne', level.name, leaf.branch));
        END IF;
      END LOOP;
    END IF;
    IF NOT pg_temp.narrow(root, level.cost * root.denominator, false) THEN
      INSERT INTO fault VALUES (14, run, format('niveau « %s » : la racine contredit sa valeur', level.name));
    END IF;
    UPDATE range SET lower = better.lower, upper = better.upper FROM better WHERE better.arc = range.arc;
    UPDATE kept SET lower = better_kept.lower, upper = better_kept.upper FROM better_kept
      WHERE better_kept.origin = kept.origin;
  END LOOP;
END
$$;

-- What was found -----------------------------------------------------------------------------------------------------

\echo 'Décisions prises avant la nuit, à comparer au registre :'
SELECT night.commission, coalesce(string_agg(agent || ' → ' || post, ' ; ' ORDER BY agent), 'aucune') AS decisions
FROM night LEFT JOIN move ON move.run_id = night.run_id AND move.kind = 'paire' AND move.lower = 1
GROUP BY night.commission ORDER BY 1;

SELECT night.commission, night.run_id AS nuit, step.step AS n, step.label AS verification,
  CASE WHEN found.faults > 0 THEN 'FAUX (' || found.faults || ') : ' || found.first
    WHEN step.for_whole AND NOT night.is_whole THEN 'non publié au-dessus du plafond : passerelle verify'
    WHEN step.step = 15 AND night.proof = 'arbre' THEN 'sans objet : arbres'
    ELSE 'conforme' END AS resultat
FROM night CROSS JOIN step
LEFT JOIN LATERAL (
  SELECT count(*) AS faults, min(what) AS first FROM fault WHERE fault.run_id = night.run_id AND fault.step = step.step
) AS found ON true
ORDER BY night.commission, step.step;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM night) THEN
    RAISE EXCEPTION 'aucune publication à vérifier : ce compte n''est celui d''aucun secrétariat, ou rien n''est publié';
  END IF;
  IF EXISTS (SELECT FROM fault) THEN
    RAISE EXCEPTION 'le certificat est faux : %', (SELECT what FROM fault ORDER BY step, what LIMIT 1);
  END IF;
END
$$;
COMMIT;
