-- The dictionary of the editions, read from their comments; then who may open them. Last of the files.

SET LOCAL search_path = passerelle, rapports_v1;

CREATE OR REPLACE VIEW rapports_v1.dictionnaire WITH (security_barrier) AS
  SELECT class.relname AS vue, coalesce(attribute.attnum, 0) AS position, attribute.attname AS colonne,
    format_type(attribute.atttypid, attribute.atttypmod) AS type,
    CASE WHEN attribute.attnum IS NULL THEN obj_description(class.oid, 'pg_class')
      ELSE col_description(class.oid, attribute.attnum) END AS description
  FROM pg_catalog.pg_class AS class
  CROSS JOIN LATERAL (
    SELECT NULL::smallint AS attnum, NULL::name AS attname, NULL::oid AS atttypid, NULL::integer AS atttypmod
    UNION ALL
    SELECT attnum, attname, atttypid, atttypmod
    FROM pg_catalog.pg_attribute
    WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped
  ) AS attribute
  WHERE class.relnamespace = 'rapports_v1'::regnamespace AND class.relkind = 'v';

COMMENT ON VIEW rapports_v1.dictionnaire IS 'Dictionnaire des éditions : chaque vue (position 0) et chaque colonne.';
COMMENT ON COLUMN rapports_v1.dictionnaire.vue IS 'Nom de la vue.';
COMMENT ON COLUMN rapports_v1.dictionnaire.position IS 'Place de la colonne ; 0 pour la vue elle-même.';
COMMENT ON COLUMN rapports_v1.dictionnaire.colonne IS 'Nom de la colonne ; vide pour la vue elle-même.';
COMMENT ON COLUMN rapports_v1.dictionnaire.type IS 'Type PostgreSQL.';
COMMENT ON COLUMN rapports_v1.dictionnaire.description IS 'Sens, unité, valeurs possibles, source.';

GRANT USAGE ON SCHEMA rapports_v1 TO passerelle_drh, passerelle_secretariat, passerelle_dpo, passerelle_auditeur,
  passerelle_engine;
-- Which rows each login reads is not decided here but by its recipients.
GRANT SELECT ON ALL TABLES IN SCHEMA rapports_v1 TO passerelle_drh, passerelle_secretariat;
REVOKE ALL ON rapports_v1.journal FROM passerelle_drh, passerelle_secretariat;
-- Control, without any row about a person.
GRANT SELECT ON rapports_v1.nuit, rapports_v1.regles, rapports_v1.mentions, rapports_v1.dictionnaire,
  rapports_v1.journal, rapports_v1.mise_en_service TO passerelle_dpo, passerelle_auditeur;
