-- What each scenario of the commission would change in the plan of the night: levels, then agents. No scenario is a plan.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.scenarios WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, line.scenario, line.nature, line.sujet,
    line.plan, line.hypothese, line.ecart
  FROM current_run AS run
  JOIN my_recipient AS me ON me.commission = run.commission AND me.kind = 'commission'
  JOIN (
    SELECT run_id, recipient_id, scenario, 'niveau' AS nature, level AS sujet, plan_value::text AS plan,
      scenario_value::text AS hypothese, scenario_value - plan_value AS ecart
    FROM published_scenario_level
    UNION ALL
    SELECT run_id, recipient_id, scenario, 'agent', reference, plan_post, scenario_post, NULL
    FROM published_scenario_move
    JOIN live_reference USING (recipient_id, reference)
  ) AS line ON line.run_id = run.run_id AND line.recipient_id = me.id;

COMMENT ON VIEW rapports_v1.scenarios IS
  'Ce que chaque scénario changerait au plan de la nuit ; un scénario n''est jamais publié comme plan.';
COMMENT ON COLUMN rapports_v1.scenarios.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.scenarios.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.scenarios.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.scenarios.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.scenarios.scenario IS 'Nom du scénario.';
COMMENT ON COLUMN rapports_v1.scenarios.nature IS 'niveau : valeur d''un niveau du plan ; agent : poste d''un agent.';
COMMENT ON COLUMN rapports_v1.scenarios.sujet IS 'Code du niveau, ou référence de l''agent.';
COMMENT ON COLUMN rapports_v1.scenarios.plan IS 'Valeur ou poste dans le plan de la nuit ; vide si aucun.';
COMMENT ON COLUMN rapports_v1.scenarios.hypothese IS 'Valeur ou poste sous le scénario ; vide si aucun.';
COMMENT ON COLUMN rapports_v1.scenarios.ecart IS 'Scénario moins plan, pour un niveau.';
