-- A loader sees and replaces what its own files had refused, and nothing that a night set aside nor another's.
BEGIN;
\ir fixture/commission.sql
SELECT plan(8);

INSERT INTO quarantine (commission, run_id, employer, file, severity, check_code, table_name, row_key, label, remedy)
SELECT 'TEST', run_id, employer, file, 'quarantaine', 'ESSAI', 'post', row_key, 'x', 'x'
FROM (VALUES
  (NULL, '21840035000011', 'posts', 'mine'), (NULL, '24740000100019', 'posts', 'theirs'),
  ((SELECT run_id FROM published), '21840035000011', NULL, 'night')) AS rows (run_id, employer, file, row_key);
INSERT INTO employer_file (commission, employer, kind)
VALUES ('TEST', '21840035000011', 'posts'), ('TEST', '24740000100019', 'posts');

SELECT set_eq($$SELECT pg_temp.read_as('chargeur_a', 'SELECT row_key FROM passerelle.quarantine')$$, ARRAY['(mine)'],
  'a loader reads the lines its files had refused');
SELECT set_eq($$SELECT pg_temp.read_as('chargeur_a', 'SELECT employer FROM passerelle.employer_file')$$,
  ARRAY['(21840035000011)'], 'and the state of its files');
SELECT is(pg_temp.write_as('chargeur_a', 'DELETE FROM passerelle.quarantine'), '1', 'it removes its own only');
SELECT is(pg_temp.write_as('chargeur_a',
    'INSERT INTO passerelle.employer_file (commission, employer, kind) VALUES (''TEST'', ''24740000100019'', ''agents'')'),
  '42501', 'it says nothing of another''s file');
SELECT is(pg_temp.write_as('chargeur_a',
    'INSERT INTO passerelle.employer_alias (name, employer) VALUES (''Mairie'', ''21840035000011'')'),
  '42501', 'it names no employer');
SELECT throws_ok($$INSERT INTO employer_alias (name, employer) VALUES
    ('Mairie d''Été', '21840035000011'), ('MAIRIE D ETE', '24740000100019')$$,
  '23505', NULL, 'a name is of one employer');
SELECT is(search_key('L''Haÿ-les-Roses, Œuvre n° 3'), 'L HAY LES ROSES OEUVRE N 3', 'names are typed without care');
SELECT ok((SELECT bool_and(NOT stale) FROM employer_file), 'a file never refused is not stale');

SELECT * FROM finish();
ROLLBACK;
