-- The journal of writes, for the DPO and the auditors: keys and counts, never a value.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.journal WITH (security_barrier) AS
  SELECT id AS numero, at AT TIME ZONE 'Europe/Paris' AS ecrit_le, login AS compte, application,
    table_name AS objet,
    CASE operation WHEN 'INSERT' THEN 'ajout' WHEN 'UPDATE' THEN 'modification' ELSE 'suppression' END AS operation,
    rows AS lignes, array_to_string(subjects, ' ') AS cles
  FROM passerelle.journal;

COMMENT ON VIEW rapports_v1.journal IS 'Journal des écritures, pour le DPO et les auditeurs.';
COMMENT ON COLUMN rapports_v1.journal.numero IS 'Numéro d''ordre.';
COMMENT ON COLUMN rapports_v1.journal.ecrit_le IS 'Date et heure, heure de Paris.';
COMMENT ON COLUMN rapports_v1.journal.compte IS 'Compte de connexion.';
COMMENT ON COLUMN rapports_v1.journal.application IS 'Programme déclaré par la connexion.';
COMMENT ON COLUMN rapports_v1.journal.objet IS 'Table écrite.';
COMMENT ON COLUMN rapports_v1.journal.operation IS 'ajout, modification ou suppression.';
COMMENT ON COLUMN rapports_v1.journal.lignes IS 'Nombre de lignes écrites.';
COMMENT ON COLUMN rapports_v1.journal.cles IS 'Les cent premières clés écrites.';
