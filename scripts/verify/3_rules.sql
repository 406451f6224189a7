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
-- A rule of all or nothing holds its bounds when it places someone, and forbids everyone when it does not; a group that
-- decisions have begun may stay as it is, and has one case only.
CREATE TEMP TABLE begun ON COMMIT DROP AS
  SELECT rule.run_id, rule.regle AS rule, rule.rang AS rank, rule.borne_basse AS lower, rule.borne_haute AS upper,
    rule.valeur <> 0 AS is_met, count(decided.arc) AS decided
  FROM rule LEFT JOIN LATERAL (
    SELECT move.arc FROM move
    JOIN agent ON agent.run_id = move.run_id AND agent.agent = move.agent
    JOIN post ON post.run_id = move.run_id AND post.poste = move.post
    JOIN concerned ON concerned.run_id = rule.run_id AND concerned.rule = rule.regle
      AND node_kind = CASE rule.nature WHEN 'departs' THEN 'agent' ELSE 'poste' END
      AND subject = CASE rule.nature WHEN 'departs' THEN move.agent ELSE move.post END
    WHERE move.run_id = rule.run_id AND move.kind = 'paire' AND move.lower = 1
      AND (rule.externes_seules = 'non' OR agent.siret <> post.siret)
  ) AS decided ON true
  WHERE rule.tout_ou_rien = 'oui' AND rule.classe <> 'sans_objet'
  GROUP BY rule.run_id, rule.regle, rule.rang, rule.borne_basse, rule.borne_haute, rule.valeur;
UPDATE rule SET borne_basse = CASE WHEN decided > 0 THEN least(borne_basse, decided) WHEN is_met THEN borne_basse ELSE 0 END,
  borne_haute = CASE WHEN decided > 0 OR is_met THEN borne_haute ELSE 0 END
FROM begun WHERE begun.run_id = rule.run_id AND begun.rule = rule.regle;
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
  way.is_right AND way.arcs = 1 AND CASE
    WHEN rule.nature = 'reciprocite' THEN way.minimums = 0
      AND way.lower = greatest(-night.agents, coalesce(rule.borne_basse, -night.agents))
      AND way.upper = least(night.agents, coalesce(rule.borne_haute, night.agents))
    WHEN rule.tout_ou_rien = 'oui' THEN way.minimums = 0 AND way.lower = coalesce(rule.borne_basse, 0)
      AND way.upper = least(coalesce(rule.borne_haute, night.agents), night.agents)
    WHEN rule.seuils IS NOT NULL THEN way.minimums = rule.seuils AND way.lower = 0
      AND way.upper = rule.seuils + night.agents
    ELSE way.minimums = CASE WHEN rule.borne_basse IS NULL THEN 0 ELSE 1 END AND way.lower = 0
      AND coalesce(way.counted, 0) = least(coalesce(rule.borne_basse, 0), night.agents, coalesce(rule.borne_haute, night.agents))
      AND way.upper = coalesce(rule.borne_haute, coalesce(way.counted, 0) + night.agents) END, false)
UNION ALL
-- Of a rule beside the network, units of its minimum alone, which run round one node.
SELECT 9, arc.run_id, format('arc %s : règle %s sans arc à porter', arc.arc, arc.rule)
FROM arc LEFT JOIN rule ON rule.run_id = arc.run_id AND rule.regle = arc.rule
  AND rule.nature IN ('reciprocite', 'departs', 'arrivees', 'presence')
WHERE arc.kind IN ('regle', 'minimum') AND coalesce(rule.classe, '') <> 'reseau'
  AND NOT (arc.kind = 'minimum' AND arc.tail = arc.head AND coalesce(rule.classe, '') = 'laterale')
UNION ALL
SELECT 9, rule.run_id, format('règle %s : dite sans objet, elle concerne quelqu''un', rule.regle)
FROM rule WHERE rule.classe = 'sans_objet' AND (
  rule.nature NOT IN ('reciprocite', 'departs', 'arrivees', 'presence', 'plafonds')
  OR rule.nature = 'plafonds' AND (run_id, poste) IN (SELECT run_id, poste FROM post)
  OR rule.nature <> 'plafonds' AND EXISTS (
    SELECT FROM concerned WHERE concerned.run_id = rule.run_id AND concerned.rule = rule.regle
      AND CASE rule.nature WHEN 'reciprocite' THEN true WHEN 'departs' THEN node_kind = 'agent'
        ELSE node_kind = 'poste' END));

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
        AND (arc IN (SELECT arc FROM arc WHERE arc.run_id = term.run_id)
          OR run_id IN (SELECT run_id FROM night WHERE is_whole))
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
    min(upper) FILTER (WHERE NOT feeds) AS upper, count(*) FILTER (WHERE feeds) AS minimums,
    bool_and(side.lower IS NOT DISTINCT FROM 0 AND side.upper IS NULL) FILTER (WHERE feeds) AS only_feeds
  FROM side CROSS JOIN LATERAL (
    SELECT EXISTS (SELECT FROM term JOIN arc ON arc.run_id = term.run_id AND arc.arc = term.arc AND arc.kind = 'minimum'
      WHERE term.run_id = side.run_id AND term.line = side.line AND arc.rule = side.rule AND term.coefficient = -1
        AND arc.tail = arc.head AND arc.lower = 0 AND arc.upper = CASE WHEN rule.seuils > 0 THEN 1 ELSE rule.borne_basse END) AS feeds
  ) AS its
  WHERE side.run_id = rule.run_id AND side.rule = rule.regle
) AS way ON true
CROSS JOIN LATERAL (
  SELECT nature IN ('departs', 'arrivees', 'presence') AND tout_ou_rien = 'non' AS is_quota,
    coalesce(seuils, borne_basse, 0) > 0 AS has_minimum
) AS its
WHERE rule.classe = 'laterale' AND rule.nature <> 'longueur' AND (
  way.limits <> CASE WHEN rule.borne_haute IS NOT NULL OR NOT is_quota AND rule.borne_basse IS NOT NULL THEN 1 ELSE 0 END
  OR way.limits = 1 AND (way.lower IS DISTINCT FROM CASE WHEN NOT is_quota THEN rule.borne_basse END
    OR way.upper IS DISTINCT FROM rule.borne_haute)
  OR way.minimums <> CASE WHEN is_quota AND has_minimum THEN 1 ELSE 0 END OR NOT way.only_feeds)
UNION ALL
SELECT 10, rule.run_id, format('règle %s : une unité par niveau', rule.regle)
FROM rule WHERE rule.classe = 'laterale' AND rule.seuils <> (
  SELECT count(*) FROM term JOIN arc ON arc.run_id = term.run_id AND arc.arc = term.arc AND arc.kind = 'minimum'
  WHERE term.run_id = rule.run_id AND term.rule = rule.regle AND arc.rule = rule.regle)
UNION ALL
SELECT 10, term.run_id, format('ligne %s : unité de minimum d''une autre règle', term.line)
FROM term JOIN arc ON arc.run_id = term.run_id AND arc.arc = term.arc AND arc.kind = 'minimum'
WHERE arc.rule <> term.rule OR term.coefficient <> -1
UNION ALL
SELECT 10, side.run_id, format('ligne %s : règle %s inconnue ou portée par le réseau', line, side.rule)
FROM side LEFT JOIN rule ON rule.run_id = side.run_id AND rule.regle = side.rule
WHERE coalesce(rule.classe, '') <> 'laterale'
UNION ALL
-- A chain too long: not all of these moves, unless others free a seat among them. Such a row may only forbid, one unit
-- less than all of its moves; its minimum is none, or what its moves have in any case.
SELECT 10, side.run_id, format('ligne %s : ce n''est pas une chaîne trop longue', line)
FROM side JOIN rule ON rule.run_id = side.run_id AND rule.regle = side.rule AND rule.nature = 'longueur'
CROSS JOIN LATERAL (
  SELECT sum(term.coefficient * CASE WHEN term.coefficient > 0 THEN coalesce(arc.lower, 0) ELSE coalesce(arc.upper, 1) END) AS least
  FROM term LEFT JOIN arc USING (run_id, arc) WHERE term.run_id = side.run_id AND term.line = side.line
) AS reach
WHERE side.lower > reach.least OR side.run_id IN (SELECT run_id FROM night WHERE is_whole) AND side.upper < least(rule.borne_haute, (
    SELECT sum(arc.upper) FROM term JOIN arc USING (run_id, arc)
    WHERE term.run_id = side.run_id AND term.line = side.line AND term.coefficient > 0))
  OR EXISTS (SELECT FROM term WHERE term.run_id = side.run_id AND term.line = side.line AND (abs(term.coefficient) <> 1
    OR term.arc NOT IN (SELECT move.arc FROM move WHERE move.run_id = side.run_id AND move.kind = 'paire')
      AND side.run_id IN (SELECT run_id FROM night WHERE is_whole)))
UNION ALL
SELECT 10, side.run_id, format('règle %s : le flux en fait %s', side.rule, sum(term.coefficient * arc.flow))
FROM side JOIN term USING (run_id, line) JOIN arc ON arc.run_id = side.run_id AND arc.arc = term.arc
GROUP BY side.run_id, side.line, side.rule, side.lower, side.upper
HAVING sum(term.coefficient * arc.flow) NOT BETWEEN coalesce(side.lower, -9223372036854775807)
  AND coalesce(side.upper, 9223372036854775807);
