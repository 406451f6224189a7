-- The certificate: what proves the plan, so that the secretariat checks it with plain SQL (scripts/verify.sql). Vectors
-- are texts of whole numbers between spaces, one a level, in the order of niveaux.

SET LOCAL search_path = passerelle, rapports_v1;

-- The published run of each commission the login is the secretariat of.
CREATE OR REPLACE VIEW proved_run WITH (security_barrier) AS
  SELECT current_run.run_id, current_run.calcule_le, current_run.donnees_du, current_run.commission,
    current_run.baseline, my_recipient.id AS recipient_id
  FROM current_run
  JOIN my_recipient USING (commission)
  WHERE my_recipient.kind = 'commission';
COMMENT ON VIEW proved_run IS 'The published run of each commission the login is the secretariat of';

CREATE OR REPLACE VIEW rapports_v1.certificat WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, level.place + 1 AS ordre, level.name AS niveau,
    level.value AS valeur, level.bound AS borne,
    CASE head.proof
      WHEN 'prix' THEN 'prix des nœuds : le réseau prouve seul'
      WHEN 'arbres' THEN 'arbre : ' || nombre(tree.feuilles, 'feuille')
      ELSE 'aucune preuve publiée : budget épuisé ou arbre trop grand'
    END AS preuve,
    CASE WHEN head.is_whole THEN 'toutes les paires recevables'
      ELSE 'les paires du plan ; au-dessus du plafond de la charte, « passerelle verify » examine toutes les autres'
    END AS etendue,
    head.nodes AS noeuds, head.arcs, coalesce(tree.feuilles, 0) AS feuilles, head.salt AS sel,
    array_to_string(head.met, ' ') AS regles_remplies, head.proof AS code_preuve,
    CASE WHEN head.is_whole THEN 'toutes' ELSE 'plan' END AS code_etendue
  FROM proved_run AS run
  JOIN published_certificate AS head USING (run_id, recipient_id)
  JOIN published_level AS level USING (run_id)
  LEFT JOIN LATERAL (
    SELECT count(*) AS feuilles FROM published_certificate_branch AS branch
    WHERE branch.run_id = run.run_id AND branch.recipient_id = run.recipient_id AND branch.met = head.met
      AND branch.level = level.place
      AND branch.fate IN ('clos', 'ouvert', 'vide')
  ) AS tree ON true;

-- A node of an agent who withdrew has no name any more, and the night can no longer be checked.
CREATE OR REPLACE VIEW rapports_v1.certificat_noeuds WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, node.node AS noeud, node.kind AS nature,
    live.reference AS agent, node.post AS poste, node.rule AS regle, array_to_string(node.prices, ' ') AS prix
  FROM proved_run AS run
  JOIN published_certificate_node AS node USING (run_id, recipient_id)
  LEFT JOIN live_reference AS live ON live.recipient_id = run.recipient_id AND live.reference = node.agent;

CREATE OR REPLACE VIEW rapports_v1.certificat_arcs WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, arc.arc, arc.kind AS nature, arc.tail AS depart,
    arc.head AS arrivee, arc.lower AS borne_basse, arc.upper AS borne_haute, arc.flow AS flux,
    array_to_string(arc.costs, ' ') AS couts, arc.rule AS regle
  FROM proved_run AS run
  JOIN published_certificate_arc AS arc USING (run_id, recipient_id);

CREATE OR REPLACE VIEW rapports_v1.certificat_lignes WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, line.side_row AS ligne, line.rule AS regle,
    line.lower AS borne_basse, line.upper AS borne_haute, array_to_string(line.arcs, ' ') AS arcs,
    array_to_string(line.coefficients, ' ') AS coefficients
  FROM proved_run AS run
  JOIN published_certificate_row AS line USING (run_id, recipient_id);

CREATE OR REPLACE VIEW rapports_v1.certificat_branches WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, branch.level + 1 AS ordre,
    branch.branch AS branche, branch.parent, branch.arc,
    CASE WHEN branch.is_at_most THEN 'au plus' ELSE 'au moins' END AS sens, branch.value AS valeur,
    branch.fate AS etat, array_to_string(branch.prices, ' ') AS prix,
    array_to_string(branch.multipliers, ' ') AS multiplicateurs, branch.denominator AS denominateur,
    array_to_string(branch.side_rows, ' ') AS lignes, array_to_string(branch.met, ' ') AS regles_remplies,
    CASE WHEN branch.is_at_most THEN 'au_plus' ELSE 'au_moins' END AS code_sens
  FROM proved_run AS run
  JOIN published_certificate_branch AS branch USING (run_id, recipient_id);

CREATE OR REPLACE VIEW rapports_v1.certificat_agents WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, agents.reference AS agent, agents.siret,
    agents.versant, agents.category AS categorie, agents.service, agents.weekly_minutes AS minutes,
    agents.held_post AS poste_tenu, CASE WHEN agents.may_stay THEN 'oui' ELSE 'non' END AS peut_rester,
    agents.proposable AS proposables, agents.sous_condition, agents.a_instruire,
    agents.non_recevable AS non_recevables, agents.planned_post AS poste_retenu,
    before.planned_post AS poste_precedent
  FROM proved_run AS run
  JOIN visible_agent AS agents USING (run_id, recipient_id)
  LEFT JOIN published_agent AS before
    ON before.run_id = run.baseline AND before.recipient_id = run.recipient_id
    AND before.reference = agents.reference
  WHERE agents.is_in_scope;

CREATE OR REPLACE VIEW rapports_v1.certificat_postes WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, posts.post AS poste, posts.siret, posts.versant,
    posts.category AS categorie, posts.service, posts.seats AS places, posts.proposable AS proposables,
    posts.sous_condition, posts.a_instruire, posts.non_recevable AS non_recevables, posts.placed AS retenus
  FROM proved_run AS run
  JOIN published_post AS posts USING (run_id, recipient_id)
  WHERE coalesce(posts.control, 'IMP-9999') = 'IMP-9999';

CREATE OR REPLACE VIEW rapports_v1.certificat_paires WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, pairs.reference AS agent, pairs.post AS poste,
    pairs.verdict, greatest(pairs.statut, pairs.sante, pairs.souhaits, pairs.competences, pairs.commission) AS pire_axe,
    CASE WHEN pairs.is_planned THEN 'oui' ELSE 'non' END AS retenue, pairs.points,
    array_to_string(pairs.criteria, ' ') AS criteres, array_to_string(pairs.priorities, ' ') AS priorites,
    array_to_string(pairs.finding_codes, ' ') AS regles
  FROM proved_run AS run
  JOIN visible_pair AS pairs USING (run_id, recipient_id);

CREATE OR REPLACE VIEW rapports_v1.certificat_regles WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, rule.place AS rang, rule.code AS regle,
    rule.kind AS nature, rule.convention, rule.versant, rule.employer AS siret, rule.service,
    rule.category AS categorie, rule.other_employer AS autre_siret, rule.post AS poste, rule.class AS classe,
    rule.lower AS borne_basse, rule.upper AS borne_haute, rule.value AS valeur,
    CASE WHEN rule.external_only THEN 'oui' ELSE 'non' END AS externes_seules, rule.leavers AS partants,
    first.reference AS premier_agent, second.reference AS second_agent,
    CASE WHEN rule.all_or_nothing THEN 'oui' ELSE 'non' END AS tout_ou_rien
  FROM proved_run AS run
  JOIN published_structure AS rule USING (run_id, recipient_id)
  LEFT JOIN live_reference AS first ON first.recipient_id = run.recipient_id AND first.reference = rule.first_agent
  LEFT JOIN live_reference AS second ON second.recipient_id = run.recipient_id AND second.reference = rule.second_agent;

COMMENT ON VIEW rapports_v1.certificat IS
  'Ce qui prouve le plan, niveau par niveau, et ce qui en est publié. scripts/verify.sql le vérifie dans psql.';
COMMENT ON VIEW rapports_v1.certificat_noeuds IS 'Certificat : nœuds du réseau et leurs prix.';
COMMENT ON VIEW rapports_v1.certificat_arcs IS 'Certificat : arcs du réseau, bornes, coûts par niveau et flux du plan.';
COMMENT ON VIEW rapports_v1.certificat_lignes IS 'Certificat : règles que le réseau ne porte pas, sommes pondérées de flux.';
COMMENT ON VIEW rapports_v1.certificat_branches IS
  'Certificat : arbre de chaque niveau quand une règle latérale lie le plan ; la branche −1 en donne la racine duale. Et, pour chaque autre cas des règles de tout ou rien, les arbres qui prouvent qu''aucun de ses plans n''est meilleur.';
COMMENT ON VIEW rapports_v1.certificat_agents IS 'Certificat : agents examinés et ce que les règles du plan en lisent.';
COMMENT ON VIEW rapports_v1.certificat_postes IS 'Certificat : postes examinés et ce que les règles du plan en lisent.';
COMMENT ON VIEW rapports_v1.certificat_paires IS 'Certificat : paires publiées, points par critère et priorités.';
COMMENT ON VIEW rapports_v1.certificat_regles IS 'Certificat : règles structurelles telles que le plan les applique.';

DO $$
DECLARE
  name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['certificat', 'certificat_noeuds', 'certificat_arcs', 'certificat_lignes',
    'certificat_branches', 'certificat_agents', 'certificat_postes', 'certificat_paires', 'certificat_regles']
  LOOP
    EXECUTE format('COMMENT ON COLUMN rapports_v1.%I.run_id IS %L', name, 'Numéro de la nuit de calcul publiée.');
    EXECUTE format('COMMENT ON COLUMN rapports_v1.%I.calcule_le IS %L', name,
      'Date et heure de publication, heure de Paris.');
    EXECUTE format('COMMENT ON COLUMN rapports_v1.%I.donnees_du IS %L', name,
      'Date des données et des règles appliquées.');
    EXECUTE format('COMMENT ON COLUMN rapports_v1.%I.commission IS %L', name, 'Code de la commission.');
  END LOOP;
END
$$;
COMMENT ON COLUMN rapports_v1.certificat.ordre IS 'Rang du niveau : chacun est optimal à valeur égale des précédents.';
COMMENT ON COLUMN rapports_v1.certificat.niveau IS 'Code du niveau, voir niveaux.';
COMMENT ON COLUMN rapports_v1.certificat.valeur IS 'Valeur atteinte par le plan.';
COMMENT ON COLUMN rapports_v1.certificat.borne IS 'Aucun plan qui garde les niveaux précédents ne fait mieux ; vide si inconnue.';
COMMENT ON COLUMN rapports_v1.certificat.preuve IS 'Ce qui le prouve : prix des nœuds, arbre, ou rien.';
COMMENT ON COLUMN rapports_v1.certificat.etendue IS 'Paires dont l''arc est publié.';
COMMENT ON COLUMN rapports_v1.certificat.noeuds IS 'Nœuds du réseau.';
COMMENT ON COLUMN rapports_v1.certificat.arcs IS 'Arcs publiés.';
COMMENT ON COLUMN rapports_v1.certificat.feuilles IS 'Feuilles de l''arbre du niveau ; 0 quand le réseau prouve seul.';
COMMENT ON COLUMN rapports_v1.certificat.sel IS
  'Sel de l''empreinte qui départage : l''année, plus 10 000 autant de fois qu''une égalité restait, sept au plus.';
COMMENT ON COLUMN rapports_v1.certificat.regles_remplies IS
  'Règles de tout ou rien que le plan remplit, dans l''ordre voté ; les autres ne placent personne, sauf ce que des décisions ont commencé.';
COMMENT ON COLUMN rapports_v1.certificat.code_preuve IS 'Code de la preuve : prix, arbres ou aucune.';
COMMENT ON COLUMN rapports_v1.certificat.code_etendue IS
  'Code de l''étendue : toutes les paires recevables, ou celles du plan (plan).';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.noeud IS 'Numéro du nœud, de 0.';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.nature IS 'agent, poste, pivot, regle ou porte (d''un poste à plafonds).';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.agent IS 'Pseudonyme ; vide si l''accord a été retiré depuis la nuit.';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.regle IS 'Code de la règle structurelle.';
COMMENT ON COLUMN rapports_v1.certificat_noeuds.prix IS 'Un prix par niveau ; vide quand la preuve est un arbre.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.arc IS 'Numéro de l''arc, de 0.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.nature IS
  'agent, poste, paire, maintien (l''agent reste), regle, minimum (ce qui compte pour lui) ou porte.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.depart IS 'Nœud de départ.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.arrivee IS 'Nœud d''arrivée.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.borne_basse IS 'Flux au moins.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.borne_haute IS 'Flux au plus.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.flux IS 'Flux du plan.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.couts IS 'Un coût par niveau, à minimiser.';
COMMENT ON COLUMN rapports_v1.certificat_arcs.regle IS 'Code de la règle structurelle.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.ligne IS 'Numéro de la ligne, de 0.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.regle IS 'Code de la règle structurelle.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.borne_basse IS 'Somme au moins ; vide : sans borne.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.borne_haute IS 'Somme au plus ; vide : sans borne.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.arcs IS 'Numéros des arcs.';
COMMENT ON COLUMN rapports_v1.certificat_lignes.coefficients IS 'Leurs coefficients, dans le même ordre.';
COMMENT ON COLUMN rapports_v1.certificat_branches.ordre IS 'Rang du niveau.';
COMMENT ON COLUMN rapports_v1.certificat_branches.branche IS 'Numéro du nœud de l''arbre ; −1 pour les prix de tout le niveau.';
COMMENT ON COLUMN rapports_v1.certificat_branches.parent IS 'Nœud parent ; −1 pour la racine.';
COMMENT ON COLUMN rapports_v1.certificat_branches.arc IS 'Arc que le nœud resserre ; −1 pour la racine.';
COMMENT ON COLUMN rapports_v1.certificat_branches.sens IS 'au plus ou au moins.';
COMMENT ON COLUMN rapports_v1.certificat_branches.code_sens IS 'Code du sens : au_plus ou au_moins.';
COMMENT ON COLUMN rapports_v1.certificat_branches.valeur IS 'Valeur de la borne.';
COMMENT ON COLUMN rapports_v1.certificat_branches.etat IS 'racine (branche −1), separe, clos, ouvert ou vide.';
COMMENT ON COLUMN rapports_v1.certificat_branches.prix IS 'Un prix par nœud du réseau, sur le dénominateur.';
COMMENT ON COLUMN rapports_v1.certificat_branches.multiplicateurs IS 'Un multiplicateur par ligne du niveau, sur le dénominateur.';
COMMENT ON COLUMN rapports_v1.certificat_branches.denominateur IS 'Dénominateur commun ; 0 prouve qu''aucun flux n''existe.';
COMMENT ON COLUMN rapports_v1.certificat_branches.lignes IS
  'De la branche −1 : lignes du niveau, k pour la ligne k, −k − 1 pour la valeur du niveau de rang k + 1.';
COMMENT ON COLUMN rapports_v1.certificat_branches.regles_remplies IS
  'Le cas : règles de tout ou rien qu''il remplit, dans l''ordre voté ; celui de certificat, ou un autre, écarté.';
COMMENT ON COLUMN rapports_v1.certificat_agents.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.certificat_agents.siret IS 'SIRET de l''employeur d''origine.';
COMMENT ON COLUMN rapports_v1.certificat_agents.versant IS 'FPT, FPH ou FPE.';
COMMENT ON COLUMN rapports_v1.certificat_agents.categorie IS 'A, B ou C.';
COMMENT ON COLUMN rapports_v1.certificat_agents.service IS 'Service, si une règle structurelle en nomme un.';
COMMENT ON COLUMN rapports_v1.certificat_agents.minutes IS 'Minutes de travail par semaine.';
COMMENT ON COLUMN rapports_v1.certificat_agents.poste_tenu IS 'Poste que l''agent tient, jamais une proposition.';
COMMENT ON COLUMN rapports_v1.certificat_agents.peut_rester IS 'oui : ce poste serait rouvert, l''agent y reste ou bouge.';
COMMENT ON COLUMN rapports_v1.certificat_agents.proposables IS 'Paires proposables.';
COMMENT ON COLUMN rapports_v1.certificat_agents.sous_condition IS 'Paires proposables sous condition.';
COMMENT ON COLUMN rapports_v1.certificat_agents.a_instruire IS 'Paires à instruire.';
COMMENT ON COLUMN rapports_v1.certificat_agents.non_recevables IS 'Paires non recevables.';
COMMENT ON COLUMN rapports_v1.certificat_agents.poste_retenu IS 'Poste que le plan retient.';
COMMENT ON COLUMN rapports_v1.certificat_agents.poste_precedent IS 'Poste retenu par la publication à laquelle la nuit se compare.';
COMMENT ON COLUMN rapports_v1.certificat_postes.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.certificat_postes.siret IS 'SIRET de l''employeur d''accueil.';
COMMENT ON COLUMN rapports_v1.certificat_postes.versant IS 'FPT, FPH ou FPE.';
COMMENT ON COLUMN rapports_v1.certificat_postes.categorie IS 'A, B ou C.';
COMMENT ON COLUMN rapports_v1.certificat_postes.service IS 'Service, si une règle structurelle en nomme un.';
COMMENT ON COLUMN rapports_v1.certificat_postes.places IS 'Places vacantes.';
COMMENT ON COLUMN rapports_v1.certificat_postes.proposables IS 'Paires proposables.';
COMMENT ON COLUMN rapports_v1.certificat_postes.sous_condition IS 'Paires proposables sous condition.';
COMMENT ON COLUMN rapports_v1.certificat_postes.a_instruire IS 'Paires à instruire.';
COMMENT ON COLUMN rapports_v1.certificat_postes.non_recevables IS 'Paires non recevables.';
COMMENT ON COLUMN rapports_v1.certificat_postes.retenus IS 'Agents que le plan y place.';
COMMENT ON COLUMN rapports_v1.certificat_paires.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.certificat_paires.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.certificat_paires.verdict IS 'Code du verdict.';
COMMENT ON COLUMN rapports_v1.certificat_paires.pire_axe IS '0 conforme, 1 sous condition, 2 à instruire, 3 bloquant.';
COMMENT ON COLUMN rapports_v1.certificat_paires.retenue IS 'oui : le plan retient la paire.';
COMMENT ON COLUMN rapports_v1.certificat_paires.points IS 'Points pondérés ; vide si la paire ne prend pas de place.';
COMMENT ON COLUMN rapports_v1.certificat_paires.criteres IS 'Points de 0 à 100 de chaque critère, dans l''ordre de regles.';
COMMENT ON COLUMN rapports_v1.certificat_paires.priorites IS 'Codes des priorités que la paire porte.';
COMMENT ON COLUMN rapports_v1.certificat_paires.regles IS 'Codes des constats publiés.';
COMMENT ON COLUMN rapports_v1.certificat_regles.rang IS 'Rang voté.';
COMMENT ON COLUMN rapports_v1.certificat_regles.regle IS 'Code de la règle.';
COMMENT ON COLUMN rapports_v1.certificat_regles.nature IS 'reciprocite, departs, arrivees, presence, plafonds, …';
COMMENT ON COLUMN rapports_v1.certificat_regles.convention IS 'Portée : les parties de cette convention.';
COMMENT ON COLUMN rapports_v1.certificat_regles.versant IS 'Portée : ce versant.';
COMMENT ON COLUMN rapports_v1.certificat_regles.siret IS 'Portée : cet employeur.';
COMMENT ON COLUMN rapports_v1.certificat_regles.service IS 'Portée : ce service.';
COMMENT ON COLUMN rapports_v1.certificat_regles.categorie IS 'Portée : cette catégorie.';
COMMENT ON COLUMN rapports_v1.certificat_regles.autre_siret IS 'L''autre employeur d''une réciprocité à deux.';
COMMENT ON COLUMN rapports_v1.certificat_regles.poste IS 'Poste d''une règle de plafonds.';
COMMENT ON COLUMN rapports_v1.certificat_regles.classe IS 'reseau, laterale ou sans_objet.';
COMMENT ON COLUMN rapports_v1.certificat_regles.borne_basse IS 'Au moins, telle qu''appliquée.';
COMMENT ON COLUMN rapports_v1.certificat_regles.borne_haute IS 'Au plus, telle qu''appliquée.';
COMMENT ON COLUMN rapports_v1.certificat_regles.valeur IS 'Ce que le plan en fait.';
COMMENT ON COLUMN rapports_v1.certificat_regles.externes_seules IS 'oui : seules les mobilités entre employeurs comptent.';
COMMENT ON COLUMN rapports_v1.certificat_regles.partants IS 'Plafonds : départs du poste au plus.';
COMMENT ON COLUMN rapports_v1.certificat_regles.premier_agent IS 'Couple : le premier agent.';
COMMENT ON COLUMN rapports_v1.certificat_regles.second_agent IS 'Couple : le second agent.';
COMMENT ON COLUMN rapports_v1.certificat_regles.tout_ou_rien IS 'Son minimum, ou personne.';
