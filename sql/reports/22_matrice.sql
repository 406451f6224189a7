-- P4, agents × posts, one row a cell: \crosstabview agent poste verdict draws it in psql, a pivot table elsewhere.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.matrice WITH (security_barrier) AS
  SELECT pairs.run_id, pairs.calcule_le, pairs.donnees_du, pairs.commission_code AS commission,
    CASE pairs.kind WHEN 'commission' THEN 'secrétariat' ELSE pairs.kind END AS destinataire,
    pairs.reference AS agent, pairs.post AS poste, post.title AS intitule,
    CASE pairs.verdict
      WHEN 'PROPOSABLE' THEN 'V'
      WHEN 'PROPOSABLE_SOUS_CONDITION' THEN 'O'
      WHEN 'A_INSTRUIRE' THEN '?'
      ELSE '—'
    END AS verdict,
    CASE WHEN pairs.is_planned THEN 'oui' ELSE 'non' END AS retenue
  FROM visible_pair AS pairs
  LEFT JOIN post ON post.commission = pairs.commission_code AND post.code = pairs.post
  WHERE pairs.kind <> 'accueil';

COMMENT ON VIEW rapports_v1.matrice IS
  'P4 — Matrice agents × postes : une ligne par case examinée ; une case absente n''a pas été examinée.';
COMMENT ON COLUMN rapports_v1.matrice.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.matrice.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.matrice.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.matrice.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.matrice.destinataire IS 'À quel titre la case est lue : secrétariat, origine ou agent.';
COMMENT ON COLUMN rapports_v1.matrice.agent IS 'Pseudonyme de l''agent.';
COMMENT ON COLUMN rapports_v1.matrice.poste IS 'Code du poste.';
COMMENT ON COLUMN rapports_v1.matrice.intitule IS 'Intitulé du poste.';
COMMENT ON COLUMN rapports_v1.matrice.verdict IS
  'V proposable ; O proposable sous condition ; ? à instruire ; — non recevable.';
COMMENT ON COLUMN rapports_v1.matrice.retenue IS 'oui : retenue par le plan d''ensemble.';
