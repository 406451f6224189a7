-- P5, who goes where in the plan, and each employer's balance: reciprocity is watched. The small cells an employer may
-- not read were never published for it (stage_flows).

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.flux WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE line.kind WHEN 'commission' THEN 'secrétariat' ELSE line.kind END AS destinataire,
    line.nature, origin.name AS employeur_origine, host.name AS employeur_accueil, line.agents,
    line.departs, line.arrivees, line.arrivees - line.departs AS solde,
    CASE line.kind WHEN 'commission' THEN 'complète'
      ELSE 'cases de moins de 5 masquées entre les autres employeurs' END AS lecture,
    band.lower AS bande_min, band.upper AS bande_max, band.ledger AS solde_reporte,
    CASE WHEN band.is_saturated THEN 'oui' WHEN NOT band.is_saturated THEN 'non' END AS bande_atteinte
  FROM current_run AS run
  JOIN (
    SELECT flow.run_id, me.commission, me.kind, 'flux' AS nature, flow.origin, flow.host, flow.placed AS agents,
      NULL::bigint AS departs, NULL::bigint AS arrivees
    FROM published_flow AS flow
    JOIN my_recipient AS me ON me.id = flow.recipient_id

    UNION ALL
    SELECT ends.run_id, me.commission, me.kind, 'solde', ends.siret, NULL, NULL, sum(ends.departs), sum(ends.arrivees)
    FROM (
      SELECT run_id, recipient_id, origin AS siret, placed AS departs, 0 AS arrivees FROM published_flow
      UNION ALL
      SELECT run_id, recipient_id, host, 0, placed FROM published_flow
    ) AS ends
    JOIN my_recipient AS me ON me.id = ends.recipient_id AND me.kind = 'commission'
    GROUP BY ends.run_id, me.commission, me.kind, ends.siret

    UNION ALL
    -- An employer's own balance: its departures as origin, the seats taken on its posts as host.
    SELECT run.run_id, me.commission, me.kind, 'solde', me.employer, NULL, NULL,
      (SELECT coalesce(sum(placed), 0) FROM published_flow
       WHERE published_flow.run_id = run.run_id AND recipient_id = me.id AND origin = me.employer),
      (SELECT coalesce(sum(placed), 0) FROM published_post
       JOIN my_recipient AS hosting ON hosting.id = published_post.recipient_id
       WHERE published_post.run_id = run.run_id AND hosting.kind = 'accueil' AND hosting.employer = me.employer)
    FROM current_run AS run
    JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'origine'
  ) AS line ON line.run_id = run.run_id AND line.commission = run.commission
  LEFT JOIN employer AS origin ON origin.siret = line.origin
  LEFT JOIN employer AS host ON host.siret = line.host
  -- The band of the employer as a whole; that of a service or of a versant is in regles.
  LEFT JOIN LATERAL (
    SELECT lower, upper, ledger, is_saturated FROM published_structure AS rule
    JOIN my_recipient AS reader ON reader.id = rule.recipient_id AND reader.kind = line.kind
    WHERE rule.run_id = run.run_id AND rule.kind = 'reciprocite' AND rule.class <> 'sans_objet'
      AND rule.employer = line.origin AND num_nonnulls(rule.convention, rule.versant, rule.service, rule.category) = 0
    ORDER BY rule.place LIMIT 1
  ) AS band ON line.nature = 'solde';

COMMENT ON VIEW rapports_v1.flux IS
  'P5 — Flux du plan d''un employeur à l''autre, et solde de chaque employeur.';
COMMENT ON COLUMN rapports_v1.flux.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.flux.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.flux.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.flux.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.flux.destinataire IS 'À quel titre la ligne est lue : secrétariat ou origine.';
COMMENT ON COLUMN rapports_v1.flux.nature IS
  'flux : d''un employeur à un autre ; solde : un employeur, tous flux confondus.';
COMMENT ON COLUMN rapports_v1.flux.employeur_origine IS 'Employeur d''origine ; l''employeur concerné pour un solde.';
COMMENT ON COLUMN rapports_v1.flux.employeur_accueil IS 'Employeur d''accueil ; vide pour un solde.';
COMMENT ON COLUMN rapports_v1.flux.agents IS 'Agents placés par le plan ; vide pour un solde.';
COMMENT ON COLUMN rapports_v1.flux.departs IS
  'Agents qui partent de leur poste, mouvements internes compris ; vide pour un flux.';
COMMENT ON COLUMN rapports_v1.flux.arrivees IS 'Agents qui arrivent, mouvements internes compris ; vide pour un flux.';
COMMENT ON COLUMN rapports_v1.flux.solde IS 'Arrivées moins départs ; vide pour un flux.';
COMMENT ON COLUMN rapports_v1.flux.lecture IS
  'complète, ou masquée : entre employeurs, une case de moins de 5 et son complément n''apparaissent pas.';
COMMENT ON COLUMN rapports_v1.flux.bande_min IS 'Solde le plus bas que la bande de réciprocité permet cette nuit ; vide sans bande.';
COMMENT ON COLUMN rapports_v1.flux.bande_max IS 'Solde le plus haut que la bande permet cette nuit ; vide sans bande.';
COMMENT ON COLUMN rapports_v1.flux.solde_reporte IS
  'Arrivées moins départs des années passées, quand la bande vise à le ramener à zéro ; secrétariat seul.';
COMMENT ON COLUMN rapports_v1.flux.bande_atteinte IS 'oui : le plan est à une borne de la bande ; secrétariat seul.';
