-- The nights: every run of the commissions the login may read, the latest first. Figures that would tell of a person
-- (agents without agreement, out of scope) show only from five up.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.nuit WITH (security_barrier) AS
  SELECT run.id AS run_id, date_trunc('second', run.published_at AT TIME ZONE 'Europe/Paris') AS calcule_le,
    run.business_date AS donnees_du, run.commission,
    CASE run.state
      WHEN 'claimed' THEN 'en cours'
      WHEN 'published' THEN 'publiée'
      WHEN 'unchanged' THEN 'sans changement'
      WHEN 'failed' THEN 'en échec'
      WHEN 'dry' THEN 'à blanc'
    END AS etat,
    CASE WHEN publication.run_id IS NOT NULL THEN 'oui' ELSE 'non' END AS en_vigueur,
    run.seance, run.agents, run.posts AS postes, run.pairs AS paires, run.proposable AS proposables,
    run.sous_condition, run.a_instruire, run.non_recevable AS non_recevables, run.placed AS placements,
    petit_effectif(run.excluded) AS sans_accord, petit_effectif(run.out_of_scope) AS hors_perimetre,
    run.controlled AS postes_en_controle,
    run.engine_version AS version_moteur, run.rule_version AS version_regles, run.charte_version AS version_charte,
    run.baseline AS comparee_a, date_trunc('second', run.started_at AT TIME ZONE 'Europe/Paris') AS commencee_le,
    extract(epoch FROM run.published_at - run.started_at)::integer AS duree_secondes,
    run.fingerprint AS empreinte_entrees, run.content_hash AS empreinte_publication, run.failure AS motif_echec
  FROM run
  LEFT JOIN publication ON publication.run_id = run.id;

COMMENT ON VIEW rapports_v1.nuit IS
  'Les nuits de calcul de chaque commission, leur état, leurs chiffres et leurs empreintes.';
COMMENT ON COLUMN rapports_v1.nuit.run_id IS 'Numéro de la nuit de calcul.';
COMMENT ON COLUMN rapports_v1.nuit.calcule_le IS 'Date et heure de publication, heure de Paris ; vide si non publiée.';
COMMENT ON COLUMN rapports_v1.nuit.donnees_du IS 'Date des données et des règles appliquées.';
COMMENT ON COLUMN rapports_v1.nuit.commission IS 'Code de la commission.';
COMMENT ON COLUMN rapports_v1.nuit.etat IS 'en cours, publiée, sans changement, en échec ou à blanc.';
COMMENT ON COLUMN rapports_v1.nuit.en_vigueur IS 'oui : c''est la publication que lisent les éditions.';
COMMENT ON COLUMN rapports_v1.nuit.seance IS 'Prochaine séance prise en compte.';
COMMENT ON COLUMN rapports_v1.nuit.agents IS 'Agents lus, accord écrit en cours.';
COMMENT ON COLUMN rapports_v1.nuit.postes IS 'Postes lus.';
COMMENT ON COLUMN rapports_v1.nuit.paires IS 'Paires agent-poste examinées.';
COMMENT ON COLUMN rapports_v1.nuit.proposables IS 'Paires proposables.';
COMMENT ON COLUMN rapports_v1.nuit.sous_condition IS 'Paires proposables sous condition.';
COMMENT ON COLUMN rapports_v1.nuit.a_instruire IS 'Paires à instruire.';
COMMENT ON COLUMN rapports_v1.nuit.non_recevables IS 'Paires non recevables.';
COMMENT ON COLUMN rapports_v1.nuit.placements IS 'Agents placés par le plan.';
COMMENT ON COLUMN rapports_v1.nuit.sans_accord IS
  'Agents sans accord écrit en cours ; « moins de 5 » au-dessous de 5, zéro compris.';
COMMENT ON COLUMN rapports_v1.nuit.hors_perimetre IS
  'Agents hors périmètre ; « moins de 5 » au-dessous de 5, zéro compris.';
COMMENT ON COLUMN rapports_v1.nuit.postes_en_controle IS 'Postes clos ou en double, non examinés.';
COMMENT ON COLUMN rapports_v1.nuit.version_moteur IS 'Version du programme.';
COMMENT ON COLUMN rapports_v1.nuit.version_regles IS 'Version du catalogue de règles.';
COMMENT ON COLUMN rapports_v1.nuit.version_charte IS 'Version de la charte.';
COMMENT ON COLUMN rapports_v1.nuit.comparee_a IS 'Nuit publiée antérieure à laquelle les changements sont comptés.';
COMMENT ON COLUMN rapports_v1.nuit.commencee_le IS 'Début, heure de Paris.';
COMMENT ON COLUMN rapports_v1.nuit.duree_secondes IS 'Durée jusqu''à la publication, en secondes.';
COMMENT ON COLUMN rapports_v1.nuit.empreinte_entrees IS 'SHA-256 de tout ce qui a été lu.';
COMMENT ON COLUMN rapports_v1.nuit.empreinte_publication IS 'SHA-256 de tout ce qui a été publié, références à part.';
COMMENT ON COLUMN rapports_v1.nuit.motif_echec IS 'Motif d''un échec.';
