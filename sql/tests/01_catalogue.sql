-- What the catalogue must show, whatever the data: forced row security everywhere, nothing to PUBLIC, barrier views
-- only, no reader near a table, the engine blind to names, a contract commented to the last column.
BEGIN;
SET LOCAL search_path = public, pg_catalog;
SELECT plan(25);

CREATE TEMPORARY VIEW tables AS
  SELECT oid, relname, relacl, relrowsecurity, relforcerowsecurity
  FROM pg_class WHERE relnamespace = 'passerelle'::regnamespace AND relkind IN ('r', 'p');
CREATE TEMPORARY VIEW views AS
  SELECT oid, relname, relnamespace, relowner, relacl, reloptions
  FROM pg_class WHERE relnamespace IN ('passerelle'::regnamespace, 'rapports_v1'::regnamespace) AND relkind = 'v';
CREATE TEMPORARY VIEW routines AS
  SELECT oid, proname, prosecdef, proconfig, coalesce(proacl, acldefault('f', proowner)) AS acl
  FROM pg_proc WHERE pronamespace IN
    ('passerelle'::regnamespace, 'rapports_v1'::regnamespace, 'commission_v1'::regnamespace);
CREATE TEMPORARY VIEW readers AS
  SELECT unnest(ARRAY['passerelle_drh', 'passerelle_secretariat', 'passerelle_dpo', 'passerelle_auditeur']) AS name;

SELECT cmp_ok((SELECT count(*) FROM tables), '>', 50::bigint, 'the schema is there');
SELECT is_empty('SELECT relname FROM tables WHERE NOT (relrowsecurity AND relforcerowsecurity)',
  'every table is under forced row security');
SELECT is_empty('SELECT relname FROM tables WHERE oid NOT IN (SELECT polrelid FROM pg_policy)',
  'every table has a policy');
SELECT is_empty('SELECT polname FROM pg_policy WHERE 0 = ANY (polroles)', 'no policy is to PUBLIC');
SELECT is_empty($$
  SELECT relname FROM (SELECT relname, relacl FROM tables UNION ALL SELECT relname, relacl FROM views) AS relations,
    aclexplode(relacl) WHERE grantee = 0$$, 'no right to PUBLIC on a table or a view');
SELECT is_empty('SELECT proname FROM routines, aclexplode(acl) WHERE grantee = 0',
  'no function is executable by PUBLIC');
SELECT is_empty($$
  SELECT nspname FROM pg_namespace, aclexplode(nspacl)
  WHERE nspname IN ('passerelle', 'rapports_v1', 'commission_v1') AND grantee = 0$$, 'no right to PUBLIC on a schema');
SELECT is_empty($$
  SELECT proname FROM routines
  WHERE prosecdef AND NOT EXISTS (SELECT FROM unnest(proconfig) AS setting WHERE setting LIKE 'search_path=%')$$,
  'every SECURITY DEFINER function pins search_path');

SELECT is_empty($$SELECT relname FROM views WHERE NOT coalesce('security_barrier=true' = ANY (reloptions), false)$$,
  'every view is a barrier');
SELECT is_empty($$SELECT relname FROM views WHERE relowner <> 'passerelle_owner'::regrole$$,
  'every view runs with the owner''s rights');
SELECT is_empty($$
  SELECT views.relname, tables.relname
  FROM views
  JOIN pg_rewrite ON ev_class = views.oid
  JOIN pg_depend ON classid = 'pg_rewrite'::regclass AND objid = pg_rewrite.oid
  JOIN tables ON tables.oid = refobjid
  WHERE tables.relname IN ('agent_identity', 'agent_health', 'restriction', 'agent_exposure', 'agent_situation',
    'agent_wish', 'agent_pay', 'agent_profile', 'demand')$$,
  'no view reads a fact about an agent but what was published, nor a post''s demands');
SELECT is_empty($$
  SELECT indexrelid::regclass FROM pg_index
  JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
  WHERE indrelid = 'passerelle.restriction'::regclass AND attname NOT IN ('id', 'agent_id')$$,
  'no index on what a restriction says');

SELECT is_empty($$
  SELECT readers.name, relname FROM readers, tables
  WHERE has_any_column_privilege(readers.name, tables.oid, 'SELECT, INSERT, UPDATE, REFERENCES')
    OR has_table_privilege(readers.name, tables.oid, 'DELETE, TRUNCATE, TRIGGER')$$,
  'readers have no right on any table');
SELECT is_empty($$
  SELECT readers.name, relname FROM readers, views
  WHERE relnamespace = 'passerelle'::regnamespace AND has_table_privilege(readers.name, views.oid, 'SELECT')$$,
  'nor on the views behind the pages');
SELECT ok(
  NOT has_any_column_privilege('passerelle_engine', 'passerelle.agent_identity', 'SELECT, INSERT, UPDATE, REFERENCES'),
  'the engine is blind to names');
SELECT is_empty($$
  SELECT relname FROM tables
  WHERE has_any_column_privilege('passerelle_engine', oid, 'INSERT, UPDATE')
    AND relname NOT LIKE 'published\_%'
    AND relname NOT IN ('run', 'night_input', 'night_bilan', 'night_deadline', 'publication', 'quarantine', 'recipient',
      'recipient_reference', 'cohort_run',
      'cohort_publication', 'cohort_published_agent', 'cohort_published_day', 'cohort_published_cause',
      'cohort_published_year', 'sealed_part', 'sealed_payload', 'sealed_run', 'change_since')$$,
  'the engine writes no input');
SELECT is_empty($$
  SELECT proname FROM pg_proc WHERE pronamespace = 'commission_v1'::regnamespace
    AND (NOT prosecdef OR NOT 'row_security=on' = ANY (proconfig) OR obj_description(oid) IS NULL)$$,
  'what people call runs as the owner, under its policies, and says what it does');
SELECT is_empty($$
  SELECT name, proname FROM pg_proc, readers
  WHERE pronamespace = 'passerelle'::regnamespace AND prosecdef AND provolatile = 'v'
    AND has_function_privilege(name, oid, 'EXECUTE')$$,
  'and no reader may call what writes behind it');
SELECT is_empty($$
  SELECT rolname FROM pg_roles
  WHERE rolname LIKE 'passerelle\_%' AND (rolsuper OR rolcreaterole OR rolbypassrls AND rolname <> 'passerelle_engine')$$,
  'no role is more than it needs');

SELECT is_empty('SELECT relname FROM tables WHERE obj_description(oid) IS NULL AND relname <> ''migration''',
  'every table says what it is');
SELECT is_empty('SELECT vue, colonne FROM rapports_v1.dictionnaire WHERE description IS NULL',
  'every page and every column of it is commented');
SELECT is_empty($$
  SELECT vue, colonne, type FROM rapports_v1.dictionnaire
  WHERE colonne !~ '^[a-z][a-z0-9_]*$' OR type LIKE '%[]' OR type LIKE '%json%' OR type LIKE '%range'$$,
  'columns are flat, their names plain');
SELECT is_empty($$
  SELECT vue FROM rapports_v1.dictionnaire
  WHERE vue NOT IN ('dictionnaire', 'mentions', 'journal')
  GROUP BY vue
  HAVING array_agg(colonne::text ORDER BY position) FILTER (WHERE position BETWEEN 1 AND 3)
    <> '{run_id,calcule_le,donnees_du}'$$,
  'every row says its run, when it was computed and the date of its data');
SELECT is_empty($$
  SELECT attrelid::regclass, attname FROM pg_attribute
  WHERE attrelid IN ('passerelle.agent_health'::regclass, 'passerelle.restriction'::regclass)
    AND atttypid IN ('passerelle.label'::regtype, 'passerelle.prose'::regtype)$$,
  'health takes no free text');

SELECT is_empty($$
  SELECT rolname FROM pg_roles
  WHERE NOT rolsuper AND rolname NOT LIKE 'pg\_%' AND rolname NOT IN ('passerelle_owner', 'passerelle_migration', 'passerelle_engine')
    AND has_any_column_privilege(oid, 'passerelle.sealed_payload', 'SELECT, INSERT, UPDATE, REFERENCES')
  UNION ALL
  SELECT polname FROM pg_policy WHERE polrelid = 'passerelle.sealed_payload'::regclass AND polcmd <> 'd'$$,
  'sealed inputs are the engine''s alone: their owner may only erase them');

SELECT * FROM finish();
ROLLBACK;
