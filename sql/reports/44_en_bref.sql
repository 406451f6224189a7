-- The whole story of each agent in a few lines: what the plan retains and whether it is solid, what the first
-- alternatives would cost and whom they would displace, what would give a placement. For the secretariat.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.en_bref WITH (security_barrier) AS
  SELECT run_id, calcule_le, donnees_du, commission, agent, 0 AS ordre, poste_retenu AS poste,
    'retenu ; ' || lecture || ' quand un poids de la charte bouge de 5 %' AS lecture
  FROM rapports_v1.robustesse
  WHERE destinataire = 'secrétariat' AND poste_retenu IS NOT NULL
  UNION ALL
  SELECT run_id, calcule_le, donnees_du, commission, agent, rang_agent, poste,
    'à sa place, ' || lecture || coalesce(' ; ' || deplacements, '')
  FROM rapports_v1.alternatives
  WHERE rang_agent BETWEEN 2 AND 4
  UNION ALL
  SELECT run_id, calcule_le, donnees_du, commission, agent, 10 + rang, poste, 'pour y arriver : ' || levier || ' ; ' || effet
  FROM rapports_v1.leviers
  WHERE destinataire = 'secrétariat' AND pour <> 'poste sans candidat';

COMMENT ON VIEW rapports_v1.en_bref IS
  'L''histoire de chaque agent en quelques lignes : proposition retenue, coût des premières alternatives, leviers. Secrétariat.';
COMMENT ON COLUMN rapports_v1.en_bref.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.en_bref.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.en_bref.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.en_bref.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.en_bref.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.en_bref.ordre IS '0 : ce que le plan retient ; 2 à 4 : alternatives, par rang ; au-delà de 10 : leviers.';
COMMENT ON COLUMN rapports_v1.en_bref.poste IS 'Poste dont parle la ligne.';
COMMENT ON COLUMN rapports_v1.en_bref.lecture IS 'La ligne en clair.';
