-- Solid or contestable: whether each proposal survives every weight moved by five per cent, one at a time.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.robustesse WITH (security_barrier) AS
  SELECT agents.run_id, agents.calcule_le, agents.donnees_du, agents.commission,
    CASE agents.kind WHEN 'commission' THEN 'secrétariat' ELSE agents.kind END AS destinataire,
    agents.reference AS agent, agents.planned_post AS poste_retenu,
    CASE
      WHEN trials.made = 0 THEN 'non calculé'
      WHEN contest.times > 0 THEN 'contestable'
      WHEN trials.made < 2 * trials.weights OR NOT trials.proved THEN 'non prouvé'
      ELSE 'solide'
    END AS lecture,
    trials.made AS essais, coalesce(contest.times, 0) AS essais_contraires, contest.words AS detail
  FROM visible_agent AS agents
  LEFT JOIN LATERAL (
    SELECT count(*) AS made, coalesce(bool_and(is_proved), false) AS proved,
      (SELECT count(*) FROM published_parameter AS weight
       WHERE weight.run_id = agents.run_id AND weight.kind = 'poids' AND weight.value <> '0') AS weights
    FROM published_trial AS trial
    WHERE trial.run_id = agents.run_id
  ) AS trials ON true
  LEFT JOIN LATERAL (
    SELECT count(*) AS times, string_agg(
      label_of('CRIT-' || upper(criterion)) || CASE WHEN step > 0 THEN ' +5 % : ' ELSE ' -5 % : ' END
        || coalesce(other_post, 'sans placement'), ' ; ' ORDER BY criterion, step) AS words
    FROM published_contested AS contest
    WHERE contest.run_id = agents.run_id AND contest.recipient_id = agents.recipient_id
      AND contest.reference = agents.reference
  ) AS contest ON true
  WHERE agents.kind <> 'accueil' AND agents.is_in_scope
    AND (agents.planned_post IS NOT NULL OR contest.times > 0);

COMMENT ON VIEW rapports_v1.robustesse IS
  'Chaque proposition retenue tient-elle quand un poids de la charte bouge de 5 %, un à la fois ? Recalcul entier du plan à chaque essai.';
COMMENT ON COLUMN rapports_v1.robustesse.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.robustesse.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.robustesse.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.robustesse.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.robustesse.destinataire IS 'À quel titre la ligne est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.robustesse.agent IS 'Référence de l''agent.';
COMMENT ON COLUMN rapports_v1.robustesse.poste_retenu IS
  'Poste retenu par le plan ; vide si l''agent n''est placé que par un essai.';
COMMENT ON COLUMN rapports_v1.robustesse.lecture IS
  'solide : le placement tient à tous les essais ; contestable : un essai au moins le change ; non prouvé ou non calculé sinon.';
COMMENT ON COLUMN rapports_v1.robustesse.essais IS 'Nombre de recalculs : deux par poids non nul de la charte.';
COMMENT ON COLUMN rapports_v1.robustesse.essais_contraires IS 'Recalculs où le placement de l''agent change.';
COMMENT ON COLUMN rapports_v1.robustesse.detail IS 'Poids en cause, et ce que l''agent aurait alors.';
