-- What is on record before a commission goes live, and what is missing; for the secretariat, the DPO and the auditors.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.mise_en_service WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, commission.code AS commission,
    CASE WHEN commission.demonstration THEN 'démonstration' ELSE 'réelle' END AS nature,
    piece.rank AS ordre, piece.code AS piece, piece.label AS libelle, piece.article,
    CASE WHEN latest.dated_on <= today_paris() THEN 'fournie'
      WHEN latest.dated_on IS NOT NULL THEN 'datée dans l''avenir' ELSE 'manquante' END AS etat,
    latest.dated_on AS date_piece, latest.reference, latest.enregistree_le, latest.enregistree_par,
    CASE WHEN latest.dated_on <= today_paris() THEN NULL ELSE piece.remedy END AS a_faire
  FROM commission
  CROSS JOIN golive_piece AS piece
  LEFT JOIN current_run AS run ON run.commission = commission.code
  LEFT JOIN LATERAL (
    SELECT record.dated_on, record.reference,
      date_trunc('second', record.recorded_at AT TIME ZONE 'Europe/Paris') AS enregistree_le,
      record.recorded_by AS enregistree_par
    FROM golive_record AS record
    WHERE record.commission = commission.code AND record.piece = piece.code
    ORDER BY record.id DESC LIMIT 1
  ) AS latest ON true
  WHERE commission.code IN (SELECT commission FROM my_recipient WHERE kind = 'commission')
    OR EXISTS (SELECT FROM my_control);

COMMENT ON VIEW rapports_v1.mise_en_service IS
  'Pièces de la mise en service : sans elles, une commission qui n''est pas une démonstration n''est pas calculée.';
COMMENT ON COLUMN rapports_v1.mise_en_service.run_id IS
  'Numéro de la nuit de calcul publiée ; vide avant la première.';
COMMENT ON COLUMN rapports_v1.mise_en_service.calcule_le IS
  'Date et heure de publication, heure de Paris ; vide avant la première.';
COMMENT ON COLUMN rapports_v1.mise_en_service.donnees_du IS
  'Date des données et des règles appliquées ; vide avant la première publication.';
COMMENT ON COLUMN rapports_v1.mise_en_service.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.mise_en_service.nature IS
  'réelle, ou démonstration : personnes inventées, à laquelle aucune pièce n''est demandée.';
COMMENT ON COLUMN rapports_v1.mise_en_service.ordre IS 'Ordre d''impression.';
COMMENT ON COLUMN rapports_v1.mise_en_service.piece IS 'Code de la pièce.';
COMMENT ON COLUMN rapports_v1.mise_en_service.libelle IS 'La pièce attendue.';
COMMENT ON COLUMN rapports_v1.mise_en_service.article IS 'Texte qui la demande.';
COMMENT ON COLUMN rapports_v1.mise_en_service.etat IS 'fournie, manquante, ou datée dans l''avenir.';
COMMENT ON COLUMN rapports_v1.mise_en_service.date_piece IS 'Date de la pièce.';
COMMENT ON COLUMN rapports_v1.mise_en_service.reference IS 'Où se trouve la pièce.';
COMMENT ON COLUMN rapports_v1.mise_en_service.enregistree_le IS 'Date et heure de l''enregistrement, heure de Paris.';
COMMENT ON COLUMN rapports_v1.mise_en_service.enregistree_par IS 'Compte qui l''a enregistrée.';
COMMENT ON COLUMN rapports_v1.mise_en_service.a_faire IS 'Ce qui reste à faire.';
