-- Every write of an input leaves who, when, what and how many; never a value; and the trace cannot be changed.
BEGIN;
\ir fixture/commission.sql
SELECT plan(8);

SELECT is(pg_temp.write_as('chargeur_a',
  'UPDATE passerelle.agent SET closed_on = ''2026-11-01'' WHERE code = ''A-002'''), '1', 'a loader closes a file');
SELECT is(
  (SELECT format('%s %s %s %s %s', login, operation, table_name, rows, subjects) FROM journal ORDER BY id DESC LIMIT 1),
  (SELECT format('chargeur_a UPDATE agent 1 {%s}', id) FROM agent WHERE code = 'A-002'), 'the journal says who and what');
SELECT is(
  (SELECT rows FROM journal WHERE table_name = 'agent' AND operation = 'INSERT' ORDER BY id DESC LIMIT 1), 4::bigint,
  'one row a statement, with its count');

SELECT throws_ok('UPDATE journal SET rows = 2', '42501', NULL, 'no change');
SELECT throws_ok('DELETE FROM journal', '42501', NULL, 'no removal');
SELECT throws_ok('TRUNCATE journal', '42501', NULL, 'no truncation');
INSERT INTO journal (at, table_name, operation, rows, subjects) VALUES (now() - interval '13 months', 'x', 'INSERT', 1, '{}');
SELECT lives_ok($$DELETE FROM journal WHERE at < now() - interval '12 months'$$, 'but at the end of its twelve months');

-- The engine sends row_security=off: its move of the pointer must still be journalled.
SET LOCAL row_security = off;
SELECT is(pg_temp.write_as('passerelle_engine', 'UPDATE passerelle.publication SET moved_at = now()'), '1',
  'the engine moves the pointer');

SELECT * FROM finish();
ROLLBACK;
