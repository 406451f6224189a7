-- What is read -------------------------------------------------------------------------------------------------------

CREATE TEMP TABLE night ON COMMIT DROP AS
  SELECT nuit.*, levels.depth, head.code_etendue = 'toutes' AS is_whole,
    head.code_preuve AS proof, former.placements AS former_placements,
    head.sel AS salt, string_to_array(head.regles_remplies, ' ') AS met
  FROM rapports_v1.nuit
  JOIN (SELECT run_id, count(*)::integer AS depth FROM rapports_v1.niveaux GROUP BY run_id) AS levels USING (run_id)
  JOIN rapports_v1.certificat AS head ON head.run_id = nuit.run_id AND head.ordre = 1
  LEFT JOIN rapports_v1.nuit AS former ON former.run_id = nuit.comparee_a
  WHERE nuit.en_vigueur = 'oui';
CREATE TEMP TABLE level ON COMMIT DROP AS
  SELECT run_id, ordre::integer AS place, niveau AS name, split_part(niveau, ':', 1) AS kind,
    nullif(substr(niveau, strpos(niveau, ':') + 1), niveau) AS subject, code_sens = 'maximum' AS is_maximised, valeur AS value,
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
CREATE TEMP TABLE rule ON COMMIT DROP AS SELECT *, NULL::integer AS seuils FROM rapports_v1.certificat_regles;
CREATE TEMP TABLE charte ON COMMIT DROP AS
  SELECT run_id, code_rubrique AS heading, code, valeur, ordre FROM rapports_v1.regles
  WHERE code_rubrique IN ('charte', 'poids', 'priorite');
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

-- The levels of employers count the first departures of each employer that has candidates, as a quota without bounds would.
CREATE TEMP TABLE employer ON COMMIT DROP AS
  SELECT pair.run_id, pair.origin AS siret, count(DISTINCT pair.agent) AS candidates
  FROM pair JOIN charte ON charte.run_id = pair.run_id AND charte.code = 'fairness'
  WHERE takes_seat AND 'employeurs' = ANY (string_to_array(charte.valeur, ' '))
  GROUP BY pair.run_id, pair.origin;
-- Above the cap, an employer without any published pair has its arcs nevertheless.
INSERT INTO employer
SELECT DISTINCT run_id, substr(arc.rule, 11), 0 FROM arc JOIN night USING (run_id)
WHERE NOT is_whole AND arc.rule LIKE 'EMPLOYEUR-%'
  AND (run_id, substr(arc.rule, 11)) NOT IN (SELECT run_id, siret FROM employer);
INSERT INTO rule (run_id, commission, regle, nature, siret, classe, externes_seules, tout_ou_rien, seuils)
SELECT run_id, commission, 'EMPLOYEUR-' || siret, 'departs', siret,
  CASE WHEN EXISTS (SELECT FROM node WHERE node.run_id = night.run_id AND node.rule = 'EMPLOYEUR-' || siret)
    THEN 'reseau' ELSE 'laterale' END, 'non', 'non',
  (SELECT count(*) FROM level WHERE level.run_id = night.run_id AND kind = 'employeurs')
FROM employer JOIN night USING (run_id);

CREATE TEMP TABLE fault (step integer, run_id bigint, what text) ON COMMIT DROP;
-- What is not proved, of a night that says so itself: neither right nor wrong.
CREATE TEMP TABLE unproved (LIKE fault) ON COMMIT DROP;
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
  (15, 'Prix canoniques : aucun autre certificat', true),
  (16, 'Aucun autre cas des règles de tout ou rien n''est meilleur', true);
