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
WHERE rule.nature <> 'longueur' AND rule.seuils IS NULL AND rule.valeur IS DISTINCT FROM done.units;

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
WHERE dual.value <> objective.cost;

-- The greatest prices nowhere above zero: each is zero, or reached from a zero one along arcs of reduced cost zero.
INSERT INTO fault
SELECT 15, node.run_id, format('nœud %s : son prix %s n''est pas le prix canonique', node.node, prices)
FROM node JOIN night USING (run_id)
WHERE proof = 'prix' AND is_whole AND (prices > array_fill(0::bigint, ARRAY[depth]) OR (node.run_id, node.node) NOT IN (
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
