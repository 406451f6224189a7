-- The funnel: above the charte's cap of pairs, how many pairs of each agent and post each rule answered so.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.entonnoir WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission,
    CASE me.kind WHEN 'commission' THEN 'secrétariat' ELSE me.kind END AS destinataire,
    CASE funnel.side WHEN 'agent' THEN 'agent' ELSE 'poste' END AS cote, funnel.subject AS sujet,
    funnel.rule AS regle, rule.label AS libelle, reponse(funnel.answer) AS reponse, funnel.pairs AS paires
  FROM current_run AS run
  JOIN my_recipient AS me USING (commission)
  JOIN published_funnel AS funnel ON funnel.run_id = run.run_id AND funnel.recipient_id = me.id
  LEFT JOIN rule ON rule.code = funnel.rule
  WHERE funnel.side = 'post'
    OR (funnel.recipient_id, funnel.subject) IN (SELECT recipient_id, reference FROM live_reference);

COMMENT ON VIEW rapports_v1.entonnoir IS
  'Pour chaque agent et chaque poste, combien de paires chaque règle a laissées passer, réservées ou écartées.';
COMMENT ON COLUMN rapports_v1.entonnoir.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.entonnoir.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.entonnoir.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.entonnoir.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.entonnoir.destinataire IS 'À quel titre la ligne est lue.';
COMMENT ON COLUMN rapports_v1.entonnoir.cote IS 'agent ou poste.';
COMMENT ON COLUMN rapports_v1.entonnoir.sujet IS 'Référence de l''agent ou code du poste.';
COMMENT ON COLUMN rapports_v1.entonnoir.regle IS 'Code de la règle.';
COMMENT ON COLUMN rapports_v1.entonnoir.libelle IS 'Libellé de la règle.';
COMMENT ON COLUMN rapports_v1.entonnoir.reponse IS 'conforme, sous condition, à instruire ou bloquant.';
COMMENT ON COLUMN rapports_v1.entonnoir.paires IS 'Nombre de paires examinées.';
