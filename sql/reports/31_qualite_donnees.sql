-- What is wrong or missing in the data, and how to mend it. Each employer reads its own; the secretariat, all.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.qualite_donnees WITH (security_barrier) AS
  SELECT run.run_id, run.calcule_le, run.donnees_du, run.commission, line.gravite, employer.name AS employeur,
    line.objet, line.cle, line.colonne, line.valeur, line.anomalie, line.remede, line.controle
  FROM current_run AS run
  -- A night that was refused kept the publication before it: what there is to mend is then its own defects.
  CROSS JOIN LATERAL (
    SELECT coalesce(max(last.id) FILTER (WHERE last.state = 'failed' AND last.failure = 'exit 65'), run.run_id)
      AS checked_run
    FROM run AS last
    WHERE last.id = (SELECT max(id) FROM run AS ended
      WHERE ended.commission = run.commission AND ended.state <> 'claimed')
  ) AS night
  CROSS JOIN LATERAL (
    SELECT quarantine.severity, quarantine.employer, quarantine.table_name, quarantine.row_key,
      quarantine.column_name, quarantine.value, quarantine.label, quarantine.remedy, quarantine.check_code
    FROM quarantine
    WHERE quarantine.commission = run.commission AND (quarantine.run_id = night.checked_run OR quarantine.run_id IS NULL)

    UNION ALL
    SELECT 'avertissement', source.siret, 'load', source.siret, 'loaded_on', jour(source.loaded_on),
      'Données de l''employeur en retard : celles du dernier chargement réussi sont conservées.',
      'Relancer le chargement des agents et des postes.', 'IMP-RETARD'
    FROM published_employer AS source
    JOIN my_recipient AS me ON me.id = source.recipient_id
    WHERE source.run_id = run.run_id AND source.is_late

    UNION ALL
    -- A login may read a post both as secretariat and as host: one line is enough.
    SELECT DISTINCT 'avertissement', post.employer, 'demand', posts.post, 'code',
      posts.demands_percent || U&'\00A0%', 'Grille des contraintes du poste incomplète : la santé reste à instruire.',
      'Renseigner toute la grille : demande présente ou absente, niveau, possibilité d''aménagement.', 'SAN-INCONNU'
    FROM visible_post AS posts
    JOIN post ON post.commission = posts.commission AND post.code = posts.post
    WHERE posts.run_id = run.run_id AND posts.kind IN ('commission', 'accueil')
      AND posts.control IS NULL AND posts.demands_percent < 100
  ) AS line (gravite, siret, objet, cle, colonne, valeur, anomalie, remede, controle)
  LEFT JOIN employer ON employer.siret = line.siret;

COMMENT ON VIEW rapports_v1.qualite_donnees IS
  'Anomalies des données : lignes mises à l''écart, employeurs en retard, grilles incomplètes, avec le remède.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.run_id IS 'Numéro de la nuit de calcul publiée.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.calcule_le IS 'Date et heure de publication, heure de Paris.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.gravite IS 'bloquant, quarantaine ou avertissement.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.employeur IS 'Employeur qui a fourni la donnée.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.objet IS 'Table concernée.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.cle IS 'Clé de la ligne : pseudonyme, code de poste, ligne de fichier.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.colonne IS 'Colonne concernée.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.valeur IS 'Valeur refusée ; jamais celle d''une donnée sensible.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.anomalie IS 'Ce qui ne va pas.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.remede IS 'Comment le corriger.';
COMMENT ON COLUMN rapports_v1.qualite_donnees.controle IS 'Code du contrôle.';
