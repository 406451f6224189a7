-- sql/schema.sql is the schema: what a reviewer reads of a change to the migrations is what the database will have.
\set made `psql -XAtq -f scripts/schema.sql`
\set kept `cat sql/schema.sql`
BEGIN;
SELECT plan(3);

CREATE TEMPORARY TABLE line AS
  SELECT 'made' AS side, text FROM regexp_split_to_table(:'made', '\n') AS text
  UNION ALL
  SELECT 'kept', text FROM regexp_split_to_table(:'kept', '\n') AS text;

SELECT is_empty(
  $$SELECT text FROM line WHERE side = 'made' EXCEPT SELECT text FROM line WHERE side = 'kept'$$,
  'nothing of the schema is missing from sql/schema.sql; otherwise scripts/schema writes it again');
SELECT is_empty(
  $$SELECT text FROM line WHERE side = 'kept' EXCEPT SELECT text FROM line WHERE side = 'made'$$,
  'nothing in sql/schema.sql is gone from the schema');
SELECT ok(:'made' = :'kept', 'line by line, sql/schema.sql is the schema');

SELECT * FROM finish();
ROLLBACK;
